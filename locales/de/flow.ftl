## Waiting and trying again

loading = Wird geladen …
loading-slowly = Es dauert länger als sonst. Wir versuchen es weiter.
retry = Noch einmal versuchen
open-again = Seite neu öffnen
block-again = Noch einmal sperren
block-another = Etwas anderes sperren
open-again-failed = Wir bekommen noch keine Verbindung. Versuchen Sie es gleich noch einmal, oder rufen Sie an.
profile-title = Ihr Profil
activity-title = Ihre Aktivitäten
part-lost-title = Die Seite kann gerade nicht angezeigt werden
part-lost-text = Der Inhalt konnte nicht geladen werden. Das sagt nichts darüber, was gesperrt ist. Versuchen Sie es noch einmal, oder öffnen Sie die Seite neu. Wenn es eilt, rufen Sie an.
rest-lost = Der Rest der Bestätigung konnte nicht geladen werden. Was oben über die Sperrung steht, gilt weiterhin. Kann jemand Ihre { -eid-name } missbraucht haben? Rufen Sie Ihre Bank an.
pressed = Wird gesendet …

## Login

login-text = Benutzen Sie eine App, eine Codeanzeige, einen Codevorleser oder einen Chip, den Sie noch haben. Danach kommen Sie hierher zurück.
login-button = Anmelden
login-cannot = Können Sie sich nicht anmelden? Rufen Sie den Support an. Er kann Ihnen beim Sperren helfen. Ist dort geschlossen, rufen Sie Ihre Bank an.
login-title = Melden Sie sich an, damit es weitergeht
login-over-title = Sie wurden abgemeldet
login-over-text = Melden Sie sich wieder an, damit es weitergeht. Dann kommen Sie hierher zurück.
out-failed-title = Wir wissen nicht, ob die andere Person abgemeldet ist
out-failed-text = Vielleicht ist hier noch jemand mit einer anderen { -eid-name } angemeldet. Versuchen Sie es noch einmal, oder rufen Sie an.

## What went wrong

problem-title = Wir können Ihre Daten nicht laden
problem-unreachable = Wir haben keine Antwort bekommen. Prüfen Sie, ob Sie online sind, und versuchen Sie es noch einmal. Wenn es eilt, rufen Sie an.
problem-later = Wir bekommen gerade keine Antwort. Warten Sie ein wenig, und versuchen Sie es noch einmal. Wenn es eilt, rufen Sie an.
problem-back-end = Etwas ist schiefgegangen. Versuchen Sie es gleich noch einmal. Wenn es eilt, rufen Sie an.
problem-not-understood = Wir haben eine Antwort bekommen, die wir nicht verstehen. Versuchen Sie es noch einmal, oder rufen Sie an.
problem-intercepted = Die Antwort kommt anscheinend nicht von { -eid-name } selbst. Öffnen Sie die Seite neu, oder rufen Sie an.
problem-session = Ihre Anmeldung gilt hier nicht mehr. Melden Sie sich wieder an.
problem-wrong-person = Jetzt ist jemand mit einer anderen { -eid-name } angemeldet, vielleicht in einem anderen Tab. Drücken Sie auf „{ finish }“, und melden Sie sich noch einmal an.
problem-not-offered = Diese Daten können Sie hier nicht sehen.

## What one logs in with, and how it stands

kind-app = { -eid-name }-App
kind-code-display = Codeanzeige
kind-audio-code-reader = Codevorleser
kind-chip = Chip
kind-other = Anmeldemittel
no-label = Ohne Namen
short-id = ID { $id }
status-active = Aktiv
status-locked = Für eine Weile pausiert
status-blocked = Gesperrt
status-revoked = Für immer entfernt
status-other = Status unbekannt
blocked-since = Wurde gesperrt am { $when }
# { $day } in the next two: "today", "on 23 November 2026"
registered = Hinzugefügt { $day }
last-used = Zuletzt benutzt { $day }
last-used-unknown = Zuletzt benutzt: unbekannt
opened-this-session = Für diese Anmeldung benutzt
list-as-of = So sah es am { $when } aus.

## How the whole identity stands

devices-useless = App, Codeanzeige, Codevorleser und Chip kann man nicht benutzen, solange Ihre ganze { -eid-name } gesperrt ist.

## Ways back

back-heading = So können Sie reaktivieren (entsperren)
way-online = Reaktivieren (entsperren) Sie im Internet.
way-app-id-scan = Scannen Sie Pass oder Ausweis und Ihr Gesicht in der App.
way-phone = Rufen Sie den Support an. Geben Sie Ihre Codes nie weiter.
way-order-new = Bestellen Sie Ersatz.
way-add-again = Fügen Sie dasselbe Gerät neu hinzu.
way-in-person = Gehen Sie persönlich hin, meistens zum Bürgerservice (Borgerservice). Machen Sie zuerst einen Termin.
way-other = Rufen Sie an. Fragen Sie, wie Sie Ihre { -eid-name } wieder nutzen können.
way-bring = Sie brauchen: { $things }
way-and = und
# { $days }: a number, never 0
way-days =
    Wartezeit: etwa { $days ->
        [one] ein Tag
       *[other] { $days } Tage
    }.
way-link = Mehr lesen

## What to bring: { $things } in way-bring

bring-photo-id = einen gültigen Ausweis mit Foto
bring-passport-or-id-card = einen Pass oder Ausweis mit Chip
bring-phone-with-nfc = ein Telefon, das den Chip lesen kann
bring-temporary-pin = eine vorläufige PIN, die Ihnen der Support gibt
bring-password = Ihr Passwort

## Whose it is, what it is about, and who did it

whose = Gehört
not-you = Sind Sie das nicht? Melden Sie sich mit Ihrer eigenen { -eid-name } an.
what-identity = Ihre ganze { -eid-name }
by-you = Ihnen oder jemandem, der mit Ihrer { -eid-name } angemeldet war
by-support = dem Support
by-authority = einer Behörde
by-system = { -eid-name } (automatisch)

## How a block stands

# What is blocked, at the beginning of a sentence: { $what } in blocked-heading and in target-blocked
the-app = Die { -eid-name }-App
the-code-display = Die Codeanzeige
the-audio-code-reader = Der Codevorleser
the-chip = Der Chip
the-thing = Das, wofür diese Sperrung gilt,
the-identity = Ihre { -eid-name }
the-identity-of-somebody = Eine { -eid-name }
# With the name that its holder has given it
the-named = { $subject } „{ $name }“

sending-heading = Wir senden jetzt Ihre Sperrung
sending-text = Bleiben Sie auf der Seite, bis Sie sehen, wie es ausgegangen ist.
blocked-heading = { $what } ist gesperrt
blocked-text = Mit dem, was gesperrt ist, kann sich niemand anmelden oder etwas bestätigen.
blocked-text-identity = Niemand kann sich mit Ihrer { -eid-name } anmelden oder etwas bestätigen. Auch Sie nicht.
checked-at = Zuletzt geprüft am { $when }.
already-text = Das war schon vorher gesperrt. Das geschah am { $when }.
pending-heading = { -eid-name } hat die Sperrung bekommen, aber sie gilt noch nicht
pending-text = Bis die Sperrung gilt, können sich andere vielleicht noch anmelden. Schließen Sie die Seite nicht, und melden Sie sich nicht ab. Rufen Sie an, wenn es eilt.
unknown-heading = Wir wissen nicht, ob die Sperrung gilt
unknown-text = Wir haben zu der Sperrung keine Antwort bekommen. Vielleicht gilt sie, vielleicht nicht. Rufen Sie an, wenn es eilt.
unknown-asking = Wir fragen { -eid-name } immer wieder, solange die Seite offen ist.
unknown-asked-wait = { -eid-name } hat uns gebeten zu warten. Wir fragen in den nächsten Minuten wieder, falls die Seite noch offen ist.
checking-heading = Wir fragen, ob die Sperrung gilt
checking-text = Warten Sie ein wenig. Wir holen die Antwort von { -eid-name }.
never-text = { -eid-name } sagt, dass Ihre Sperrung nicht angekommen ist. Senden Sie die Sperrung noch einmal, oder rufen Sie an.
never-turned-away = { -eid-name } sagt, dass Ihre Sperrung nicht angekommen ist. Öffnen Sie die Seite neu, und senden Sie die Sperrung dann noch einmal. Hilft das nicht, dann rufen Sie an.
never-login = Melden Sie sich wieder an, um die Sperrung zu senden.
never-link = { -eid-name } kennt keine Sperrung mit diesem Link. Vielleicht ist die Sperrung nicht angekommen. Ist es Ihre, dann sperren Sie noch einmal, oder rufen Sie an.
link-refused = Dieser Link passt zu keiner Sperrung. Vielleicht ist er falsch geschrieben. Suchen Sie den Link noch einmal, oder rufen Sie an.
own-missing = Das liegt an einer anderen Sperrung. Ihre eigene Sperrung ist nicht angekommen.
contradicted-text = Wir bekommen Antworten, die nicht zueinander passen. Rufen Sie den Support an. Sie können auch noch einmal sperren.
ended-heading = Die Sperrung ist aufgehoben
ended-text = Diese Sperrung gilt nicht mehr. Haben Sie sie nicht selbst aufgehoben, dann rufen Sie jetzt an.

## An order was refused, and how its target stands beside that

refused-heading = Die Sperrung wurde abgelehnt
refused-text = { -eid-name } hat die Sperrung abgelehnt. Mit dieser Sperrung wurde nichts gesperrt.
refused-at = Die Antwort kam am { $when }.
refused-somebodys = Ist es Ihre Sperrung, dann rufen Sie den Support an.
target-blocked = { $what } ist gesperrt, aber durch eine andere Sperrung.
target-in-use = { $what } war nicht gesperrt, als wir nachgesehen haben.
refused-session-too-new = Das, womit Sie angemeldet sind, ist zu neu, um anderes zu sperren. Das ist zu Ihrem Schutz. Sie können trotzdem Ihre ganze { -eid-name } sperren.
refused-target-not-found = Was Sie sperren wollten, steht nicht auf Ihrer Liste. Wählen Sie etwas anderes, oder rufen Sie an.
refused-target-revoked = Was Sie sperren wollten, ist für immer entfernt. Niemand kann es benutzen.
refused-identity-closed = Ihre { -eid-name } ist für immer geschlossen. Rufen Sie an, wenn das nicht stimmt.
refused-not-permitted = Das können Sie nicht selbst sperren. Rufen Sie stattdessen an.
refused-other = Rufen Sie an, und fragen Sie, warum. Lassen Sie sich auch beim Sperren helfen.
