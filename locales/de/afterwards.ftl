## About the block

details-heading = Über die Sperrung
what = Die Sperrung gilt für
what-identity-somebodys = Eine ganze { -eid-name }
received = Eingegangen
in-effect = Gesperrt seit
ended-when = Aufgehoben
ended-by = Aufgehoben von
zone = Zeiten nach Ihrem Gerät
login-adds = Melden Sie sich an. Dann sehen Sie auch den Namen dessen, was gesperrt ist, und wohin { -eid-name } eine Nachricht geschickt hat.
notified-heading = So hat { -eid-name } Bescheid gegeben
channel-sms = SMS
channel-email = E-Mail
channel-post = Digital Post oder Brief
channel-app = App
channel-other = anderer Weg
left-none = Sie haben nichts anderes, mit dem Sie sich anmelden können. Unten steht, wie Sie reaktivieren (entsperren).
left-some = Sie haben noch etwas anderes, mit dem Sie sich anmelden können.

sessions-all = Andere, die damit angemeldet waren, sind abgemeldet, soweit { -eid-name } das kann. Rufen Sie Ihre Bank an, wenn Sie nicht sicher sind.
sessions-some = Einige, die mit dem angemeldet waren, was gesperrt ist, sind abgemeldet. Andere sind vielleicht noch angemeldet.
sessions-none = Niemand wurde abgemeldet. Andere sind vielleicht noch angemeldet.
sessions-unknown = Wir wissen nicht, ob andere abgemeldet wurden. Vielleicht sind sie noch angemeldet.

## What to do now

next-heading = Das sollten Sie jetzt tun
next-heading-somebodys = Ist es Ihre { -eid-name }, dann tun Sie das jetzt
next-look-link = Ihre letzten Aktivitäten ansehen
next-hint = Haken Sie ab, was Sie getan haben. Die Seite merkt sich Ihre Haken nur in diesem Tab.
stage-stop = 1. Den Schaden stoppen
stage-overview = 2. Überblick bekommen
stage-protect = 3. Sich schützen
stage-loss = 4. Den Verlust klären
todo-bank = Kann jemand Ihre { -eid-name } missbraucht haben? Rufen Sie Ihre Bank an. Lassen Sie Online-Banking, Konten und Karten sperren.
bank-link = Die Nummer Ihrer Bank finden
todo-sim = Lassen Sie bei Ihrem Telefonanbieter die SIM-Karte sperren.
todo-look = Sehen Sie nach, ob andere Ihre { -eid-name } benutzt haben.
todo-look-identity = Können andere Ihre { -eid-name } benutzt haben? Fragen Sie den Support oder den Bürgerservice (Borgerservice). Sie können sich jetzt nicht anmelden und nachsehen.
todo-write = Schreiben Sie auf, was passiert ist und wann.
todo-credit = Legen Sie eine Kreditwarnung (kreditadvarsel) an. Dazu müssen Sie sich anmelden können.
todo-credit-identity = Fragen Sie den Bürgerservice (Borgerservice) nach einer Kreditwarnung (kreditadvarsel). Im Internet können Sie jetzt keine anlegen.
todo-passwords = Ändern Sie Passwörter, die andere vielleicht kennen. Fangen Sie mit der E-Mail an.
todo-police = Wurde etwas gestohlen oder missbraucht? Zeigen Sie es bei der Polizei an. Nehmen Sie die Bestätigung der Sperrung mit.
todo-creditors = Hat jemand in Ihrem Namen etwas gekauft oder Geld geliehen? Schreiben Sie der Firma, dass Sie es nicht waren.
todo-tax = Fragen Sie die dänische Steuerbehörde (Skat), ob jemand Ihr Konto oder Ihre Daten geändert hat.
credit-link = Mehr über Kreditwarnungen

## Keeping it

keep-heading = Bestätigung speichern
keep-text = Speichern Sie den Link. Dann können Sie später sehen, wie es um die Sperrung steht. Teilen Sie den Link nur mit jemandem, dem Sie vertrauen.
keep-borrowed = Ist das Telefon geliehen? Schreiben Sie die Referenznummer auf. Drücken Sie dann auf „{ finish }“.
print = Drucken
print-nothing = Der Browser druckt anscheinend nicht. Kopieren Sie den Link, und öffnen Sie ihn in einem anderen Browser.
copy-link = Link kopieren
copied = Der Link ist kopiert.
copy-failed = Der Link ließ sich nicht kopieren. Kopieren Sie die Adresse oben im Browser.
share = Link teilen
