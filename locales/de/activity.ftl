## The list of activities

heading = Wofür wurde Ihre { -eid-name } benutzt?
lead = Suchen Sie nach etwas, das Sie nicht selbst getan haben. Drücken Sie auf „Mehr ansehen“, um zu sehen, was passiert ist.
back-to-profile = Zu Ihrem Profil
all = Alle Aktivitäten ansehen

## What deserves a look, before everything else

look-label = Aktivitäten, die Sie ansehen sollten
look-heading = { $count ->
    [one] Sie sollten { $count } Aktivität ansehen
   *[other] Sie sollten { $count } Aktivitäten ansehen
}
# { $moment }: "today at 3:15", "on 23 November 2026 at 3:15"
look-when = Das war { $moment }
look-all = { $count ->
    [one] Die eine Aktivität anzeigen
   *[other] Alle { $count } Aktivitäten anzeigen
}
look-calm = Unter Ihren neuesten Aktivitäten ist nichts, was Sie zuerst ansehen sollten.
mine = Ja, das war ich
mine-all = Ja, das alles war ich
# { $count } in the next two: more than one
look-question = Haben Sie alle { $count } Dinge selbst getan?
look-count = { $count } Aktivitäten
confirmed = Sie haben geantwortet, dass Sie das waren.

## What one is looking for

find-heading = Aktivität suchen
find-text = Suchen nach
find-text-hint = Ort, Gerät, Anbieter oder Name einer App
find-more = Weitere Wege zu suchen
find-group = Was
find-group-all = Alles
group-logins = Anmeldungen
group-approvals = Bestätigtes und Anfragen
group-codes = Gesendete Codes
group-authenticators = App, Codeanzeige, Codevorleser und Chip
group-details = Benutzer-ID, Passwort und Kontaktdaten
group-identity = Ihre ganze { -eid-name }
find-outcome = Wie es ausging
find-outcome-all = Egal, wie es ausging
outcome-succeeded = Es hat geklappt
outcome-failed = Es hat nicht geklappt
outcome-declined = Es wurde abgelehnt
outcome-expired = Keine Antwort
outcome-other = Unbekannt
find-with = App, Codeanzeige, Codevorleser oder Chip
find-with-all = Egal, womit
find-period = Wann
period-all = Egal, wann
period-hours = Die letzten 24 Stunden
period-week = Die letzten 7 Tage
period-month = Die letzten 30 Tage
period-days = Von einem Tag bis zu einem anderen
period-from = Von
period-to = Bis einschließlich
period-backwards = Der erste Tag liegt nach dem letzten. Wählen Sie noch einmal.
find-marked = Nur, was Sie zuerst prüfen sollten
find-clear = Suche löschen

## What the list shows, in one sentence

list-heading = Aktivitäten
# { $number }: the same count as people write it, "10.001"
shown = { $count ->
    [one] Wir haben { $number } Aktivität gefunden
   *[other] Wir haben { $number } Aktivitäten gefunden
}
shown-none = Wir haben noch keine gefunden
part-text = mit „{ $text }“
part-period-days = vom { $from } bis einschließlich { $to }
part-from = ab { $from }
part-to = bis einschließlich { $to }
part-marked = nur, was Sie zuerst prüfen sollten
maybe-more = Vielleicht gibt es ältere Aktivitäten.
looking-further = Wir sehen nach, was davor war …
fetched-so-far = Bisher geladen: { $number }
recorded-since = { -eid-name } hat nichts aus der Zeit vor dem { $when }.
recorded-all = { -eid-name } zeigt nichts Älteres.
nothing-at-all = { -eid-name } zeigt keine Aktivitäten.
nothing-fits = Keine Aktivität passt zu Ihrer Suche
nothing-fits-yet = Bisher haben wir nichts geladen, was zu Ihrer Suche passt
circle = Wir können die älteren Aktivitäten nicht laden. Vielleicht fehlt etwas. Rufen Sie an, wenn Sie nicht sicher sind.
failed-what-is-there = Was Sie oben sehen, konnten wir noch laden.
older = Ältere Aktivitäten anzeigen
newer = Neuere Aktivitäten anzeigen
all-older = Alle älteren Aktivitäten laden
stop = Nicht weiter laden
news = { $count ->
    [one] Es gibt { $count } neue Aktivität
   *[other] Es gibt { $count } neue Aktivitäten
}
news-more = { $count ->
    [one] Es gibt mindestens { $count } neue Aktivität
   *[other] Es gibt mindestens { $count } neue Aktivitäten
}
news-show = Neues anzeigen
zone = Alle Zeiten und Tage sind in dänischer Zeit. Ihr Gerät zeigt eine andere Zeit.
danish-time = { $time } dänischer Zeit

## One row, and the columns of the table

column-time = Zeit
column-what = Was
column-device = Gerät
column-place = Ort
column-provider = Anbieter
column-pick = Wählen
pick = Wählen: { $what }, { $when }
open = Mehr ansehen
open-of = Mehr ansehen: { $what }, { $when }
day-unknown = Tag unbekannt
unknown = Unbekannt
not-shown = Von { -eid-name } nicht angegeben.
time-short = Zeit unbekannt
profile-elsewhere = Zu Ihrem Profil bei { -eid-name }
perhaps = Vielleicht { $place }

did-login = Ihre { -eid-name } wurde zum Anmelden benutzt
did-approval = Mit Ihrer { -eid-name } wurde etwas bestätigt
did-login-failed = Ein Versuch, sich anzumelden, hat nicht geklappt
did-approval-declined = Eine Anfrage wurde nicht bestätigt
did-simultaneous = Mehrere Anfragen kamen zur gleichen Zeit
did-code-sent = Ein Code wurde gesendet
did-added = Hinzugefügt: { $what }
did-blocked = Gesperrt: { $what }
did-reactivated = Reaktiviert (entsperrt): { $what }
did-user-id = Ihre Benutzer-ID wurde geändert
did-password = Ihr Passwort wurde geändert
did-contact = Ihre Kontaktdaten wurden geändert
did-identity-blocked = Ihre ganze { -eid-name } wurde gesperrt
did-identity-reactivated = Ihre ganze { -eid-name } wurde reaktiviert (entsperrt)
did-other = Andere Aktivität
time-unknown = Wir wissen nicht, wann das war

## Why a row deserves a look

mark = Prüfen Sie diese Aktivität zuerst
mark-user-id = Eine geänderte Benutzer-ID kann bedeuten, dass jemand anderes Zugang hat.
mark-contact = Geänderte Kontaktdaten können bedeuten, dass Nachrichten an jemand anderen gehen.
mark-added = Es kam etwas Neues dazu, mit dem man sich anmelden kann.
mark-failures = Drei oder mehr Versuche nacheinander haben nicht geklappt.
mark-new-device = Ein Gerät, das wir vorher nicht gesehen haben, und eine Änderung innerhalb einer Stunde.
mark-night = Es war nachts, in dänischer Zeit. Das haben wir vorher nicht gesehen.
mark-beside = Es geschah am selben Ort oder mit demselben Gerät wie etwas anderes, das Sie ansehen sollten.
mark-basis = Wir haben nur die Aktivitäten angesehen, die hier geladen sind. Das beweist nicht, dass etwas nicht stimmt.

## Was it you? Four questions

ask-heading = Waren Sie das?
ask-action = Haben Sie das getan?
ask-action-hint = Vielleicht haben Sie es vergessen. Manchmal müssen Sie sich anmelden, wenn Sie bezahlen oder etwas unterschreiben.
ask-device = Kennen Sie das Gerät?
ask-device-hint = Es kann Ihr eigenes unter anderem Namen sein, zum Beispiel nach einem Update oder in einem neuen Browser.
ask-time = Haben Sie es zu dieser Zeit getan?
ask-time-hint = Überlegen Sie, was Sie um diese Zeit gemacht haben.
ask-place = Können Sie hier gewesen sein?
ask-place-hint = Der Ort ist geschätzt. Er kann weit daneben liegen, besonders auf dem Telefon oder bei der Arbeit.
ask-provider = Kennen Sie den Anbieter?
ask-with = App, Codeanzeige, Codevorleser oder Chip
outcome-of-it = So ging es aus: { $outcome }
full-text = Ganzen Text anzeigen
close = Schließen

## This wasn't me

wrong = Nein, das war ich nicht
wrong-picked = { $count ->
    [one] Die gewählte Aktivität ist nicht von mir
   *[other] Die { $count } gewählten Aktivitäten sind nicht von mir
}
picked = { $count ->
    [one] { $count } gewählt
   *[other] { $count } gewählt
}
unpick = Alle Haken entfernen
sending = Ihre Meldung wird gesendet …
sending-some = Meldungen werden gesendet: noch { $left }
reported-on = Sie haben das am { $when } gemeldet. Nummer: { $number }.
reported-number = Sie haben das gemeldet. Nummer: { $number }.
reported-heading = { $count ->
    [one] Sie haben { $count } Aktivität gemeldet
   *[other] Sie haben { $count } Aktivitäten gemeldet
}
reported-next = Ihre Meldung sperrt nichts. Sperren Sie jetzt. Wer schon irgendwo angemeldet war, ist es vielleicht noch.
reported-keep = { $count ->
    [one] Schreiben Sie die Nummer auf. Sie brauchen sie vielleicht beim Support oder bei der Polizei.
   *[other] Schreiben Sie die Nummern auf. Sie brauchen sie vielleicht beim Support oder bei der Polizei.
}
copy-numbers = Alle Nummern kopieren
numbers-copied = Die Nummern sind kopiert.
numbers-not-copied = Die Nummern konnten nicht kopiert werden. Schreiben Sie sie auf.
not-reported = Diese Meldungen sind vielleicht nicht angekommen:
not-reported-again = Meldungen noch einmal senden
not-reported-hint = Sie können ruhig noch einmal senden. Ihre Meldung zählt nur einmal.
cannot-report = Diese Aktivität können Sie hier nicht melden. Rufen Sie den Support an.
block-used = Sperren:
block-identity = Die ganze { -eid-name } sperren
block-identity-why = Anscheinend hat jemand geändert, wie Sie sich anmelden oder wohin Ihre Nachrichten gehen. Am sichersten ist es, Ihre ganze { -eid-name } zu sperren.
block-other = Oder selbst wählen, was gesperrt werden soll
seen-blocked = War gesperrt, als wir am { $when } nachgesehen haben.
seen-removed = War für immer entfernt, als wir am { $when } nachgesehen haben.

## Where the service provider is not shown

hidden-heading = Sie können nicht sehen, wo Ihre { -eid-name } benutzt wurde
hidden-why = Die Anzeige des Anbieters ist ausgeschaltet. Deshalb ist schwer zu sehen, ob jemand anderes Ihre { -eid-name } benutzt hat.
hidden-turn-on = Anbieter anzeigen
hidden-asking = Wird eingeschaltet …
hidden-on = Der Anbieter wird ab jetzt angezeigt. Bei älteren Aktivitäten kann er noch fehlen.
hidden-failed = Die Anzeige ließ sich nicht einschalten.

## Taking it along

take-heading = Speichern oder drucken
take-text = Sie bekommen alles, was geladen ist und zu Ihrer Suche passt.
take-nothing = Dieser Browser kann nicht drucken und keine Datei speichern. Öffnen Sie die Seite in einem anderen Browser, wenn Sie das brauchen.
print-nothing = Der Browser druckt anscheinend nicht. Öffnen Sie die Seite in einem anderen Browser, und versuchen Sie es dort.
csv-nothing = Haben Sie keine Datei bekommen? Dann öffnen Sie die Seite in einem anderen Browser, und versuchen Sie es dort.
print = Drucken
csv = Als Datei speichern (CSV)
csv-name = aktivitaeten
csv-time-zone = Zeit mit Zeitzone
csv-outcome = Wie es ausging
csv-with = App, Codeanzeige, Codevorleser oder Chip
csv-mark = Warum zuerst prüfen
csv-reported = Ihre Meldung
