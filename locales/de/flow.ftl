## Waiting and trying again

loading = Wird geladen …
loading-slowly = Es dauert länger als sonst. Wir versuchen es weiter.
retry = Noch einmal versuchen
pressed = Wird gesendet …

## Login

login-text = Melden Sie sich mit dem an, was Sie noch haben. Danach kommen Sie hierher zurück.
login-button = Anmelden
login-cannot = Können Sie sich nicht anmelden? Rufen Sie den Support an. Er kann Ihnen beim Sperren helfen.
login-title = Melden Sie sich an, damit es weitergeht
login-over-title = Sie wurden abgemeldet
login-over-text = Melden Sie sich wieder an, damit es weitergeht. Was Sie gewählt haben, bleibt erhalten.
login-cancelled-title = Sie sind nicht angemeldet
login-cancelled-text = Die Anmeldung wurde abgebrochen. Melden Sie sich noch einmal an, oder rufen Sie an.
login-failed-title = Die Anmeldung hat nicht geklappt
login-failed-text = Versuchen Sie es noch einmal. Können Sie sich auf mehr als eine Art anmelden, dann versuchen Sie eine andere.
login-locked-title = Was Sie gewählt haben, ist eine Zeit lang zu
login-locked-text = Es gab zu viele falsche Versuche. Es öffnet sich von selbst wieder. Rufen Sie an, wenn Sie jetzt sperren wollen. Oder melden Sie sich mit etwas anderem an.
login-blocked-title = Mit dem, was Sie gewählt haben, konnten Sie sich nicht anmelden
login-blocked-text = Vielleicht ist es gesperrt. Melden Sie sich mit etwas anderem an, wenn Sie es haben. Sonst rufen Sie an.
login-unavailable-title = Man kann sich gerade nicht anmelden
login-unavailable-text = Rufen Sie an, wenn Sie jetzt sperren wollen. Sonst versuchen Sie es in ein paar Minuten noch einmal.
login-lost-title = Ihr Browser hat sich nicht gemerkt, dass Sie sich angemeldet haben
login-lost-text = Erlauben Sie Cookies für diese Seite, und melden Sie sich noch einmal an. Oder rufen Sie an.

## What went wrong

problem-title = Wir können Ihre Daten nicht laden
problem-unreachable = Wir haben keine Antwort bekommen. Sehen Sie nach, ob Sie im Internet sind, und versuchen Sie es noch einmal. Eilt es, dann rufen Sie an.
problem-later = Wir bekommen gerade keine Antwort. Warten Sie ein wenig, und versuchen Sie es noch einmal. Eilt es, dann rufen Sie an.
problem-back-end = Etwas ist schiefgegangen. Versuchen Sie es bald noch einmal. Eilt es, dann rufen Sie an.
problem-not-understood = Wir haben eine Antwort bekommen, die wir nicht verstehen. Versuchen Sie es noch einmal, oder rufen Sie an.
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
status-locked = Für kurze Zeit pausiert
status-blocked = Gesperrt
status-revoked = Für immer entfernt
status-other = Stand nicht bekannt
registered = Hinzugefügt am { $when }
last-used = Zuletzt benutzt am { $when }
never-used = Noch nicht benutzt
opened-this-session = Für diese Anmeldung benutzt
list-as-of = So sah es am { $when } aus.

## How the whole identity stands

whole-active = Aktiv
whole-blocked = Gesperrt
whole-closed = Für immer geschlossen
whole-other = Stand nicht bekannt
since = Gilt seit
blocked-by = Gesperrt von
devices-useless = App, Codeanzeige, Codevorleser und Chip kann man nicht benutzen, solange Ihre ganze { -eid-name } gesperrt ist.
complaint = Haben Sie nicht selbst um die Sperrung gebeten, dann können Sie sich beschweren.
complaint-link = So beschweren Sie sich

## Ways back

back-heading = So können Sie reaktivieren (entsperren)
way-online = Im Internet reaktivieren (entsperren).
way-app-id-scan = Pass oder Ausweis und Ihr Gesicht in der App scannen.
way-phone = Rufen Sie den Support an. Geben Sie Ihre Codes nie weiter.
way-order-new = Ersatz bestellen.
way-add-again = Dasselbe Gerät neu hinzufügen.
way-in-person = Gehen Sie hin, meistens zum Bürgerservice (Borgerservice). Machen Sie zuerst einen Termin.
way-other = Rufen Sie an. Fragen Sie, wie Sie Ihre { -eid-name } wieder nutzen können.
way-bring = Sie brauchen: { $things }
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
bring-temporary-pin = einen vorläufigen PIN-Code
bring-password = Ihr Passwort

## Whose it is, what it is about, and who did it

whose = Gehört
not-you = Sind Sie das nicht? Melden Sie sich selbst an.
user-id = Benutzer-ID
what = Die Sperrung gilt für
what-identity = Ihre ganze { -eid-name }
reference = Referenznummer
reference-hint = Lesen Sie die Nummer vor, wenn Sie anrufen.
by-you = Ihnen oder jemandem, der als Sie angemeldet war
by-support = dem Support
by-authority = einer Behörde
by-system = { -eid-name } (automatisch)

## How a block stands

sending-heading = Wir senden jetzt Ihre Sperrung
sending-text = Bleiben Sie auf der Seite, bis Sie sehen, wie es ausgegangen ist.
blocked-heading = Es ist gesperrt
blocked-text-authenticator = Niemand kann sich damit anmelden oder etwas bestätigen.
blocked-text-identity = Niemand kann sich mit Ihrer { -eid-name } anmelden oder etwas bestätigen.
blocked-text-linked = Mit dem, was gesperrt ist, kann sich niemand anmelden oder etwas bestätigen.
blocked-at = Zuletzt geprüft am { $when }.
already-text = Es war schon gesperrt. Das geschah am { $when }.
pending-heading = Wir haben Ihre Sperrung bekommen, aber sie gilt noch nicht
pending-text = Das System ist noch nicht fertig. So lange können sich andere vielleicht noch anmelden. Schließen Sie die Seite nicht, und melden Sie sich nicht ab. Rufen Sie an, wenn es eilt.
pending-at = Zuletzt geprüft am { $when }.
unknown-heading = Wir wissen nicht, ob es gesperrt ist
unknown-text = Wir haben zu der Sperrung keine Antwort bekommen. Vielleicht ist es gesperrt, vielleicht nicht. Rufen Sie an, wenn es eilt.
unknown-asking = Wir fragen das System immer wieder, solange die Seite offen ist.
unknown-asked-wait = Das System hat uns gebeten, ein wenig zu warten. Dann fragen wir wieder, wenn die Seite offen ist.
checking-heading = Wir fragen, ob es gesperrt ist
checking-text = Warten Sie ein wenig. Wir holen die Antwort vom System.
never-heading = Wir wissen nicht, ob es gesperrt ist
never-text = Das System sagt, dass es Ihre Sperrung nicht bekommen hat. Senden Sie sie noch einmal, oder rufen Sie an.
never-login = Melden Sie sich wieder an, um sie zu senden.
never-link = Wir können mit diesem Link keine Sperrung finden. Sehen Sie nach, ob der Link ganz ist, oder rufen Sie an.
own-missing = Ihre eigene Sperrung ist nicht angekommen. Senden Sie sie noch einmal.
contradicted-heading = Wir wissen nicht, ob es gesperrt ist
contradicted-text = Das System gibt Antworten, die nicht zueinander passen. Rufen Sie den Support an.
ended-heading = Die Sperrung ist aufgehoben
ended-text = Diese Sperrung gilt nicht mehr. Haben Sie das nicht selbst getan, dann rufen Sie jetzt an.
ended-at = Zuletzt geprüft am { $when }.

## The system refused

not-blocked-heading = Es ist nicht gesperrt
not-blocked-text = Das System hat zu Ihrer Sperrung Nein gesagt.
not-blocked-at = Die Antwort kam am { $when }.
refused-session-too-new = Das, womit Sie angemeldet sind, ist zu neu, um anderes zu sperren. Das ist zu Ihrem Schutz. Sie können trotzdem Ihre ganze { -eid-name } sperren.
refused-target-not-found = Das steht nicht auf Ihrer Liste. Wählen Sie etwas anderes, oder rufen Sie an.
refused-target-revoked = Es ist für immer entfernt, und niemand kann es benutzen.
refused-identity-closed = Ihre { -eid-name } ist für immer geschlossen. Rufen Sie an, wenn das nicht stimmt.
refused-not-permitted = Das können Sie nicht selbst sperren. Rufen Sie stattdessen an.
refused-other = Rufen Sie an, und fragen Sie, warum. Lassen Sie sich auch beim Sperren helfen.

## Links out

credit-link = Lesen Sie mehr über Kreditwarnungen
