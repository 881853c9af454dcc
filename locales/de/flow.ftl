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
login-over-text = Melden Sie sich wieder an, damit es weitergeht. Dann kommen Sie hierher zurück.
out-failed-title = Wir konnten nicht abmelden
out-failed-text = Vielleicht ist hier noch eine andere { -eid-name } angemeldet. Versuchen Sie es noch einmal, oder rufen Sie an.

## What went wrong

problem-title = Wir können Ihre Daten nicht laden
problem-unreachable = Wir bekommen keine Verbindung. Sehen Sie nach, ob Sie im Internet sind, und versuchen Sie es noch einmal. Eilt es, dann rufen Sie an.
problem-later = Das System hat viel zu tun. Warten Sie ein wenig, und versuchen Sie es noch einmal. Eilt es, dann rufen Sie an.
problem-back-end = Im System ist ein Fehler. Versuchen Sie es bald noch einmal. Eilt es, dann rufen Sie an.
problem-not-understood = Das System hat etwas geantwortet, das wir nicht verstehen. Versuchen Sie es noch einmal, oder rufen Sie an.
problem-session = Sie sind nicht mehr angemeldet. Melden Sie sich wieder an.
problem-wrong-person = In einem anderen Tab ist eine andere { -eid-name } angemeldet. Drücken Sie auf „Beenden und Spuren löschen“, und melden Sie sich noch einmal an.
problem-not-offered = Das können Sie hier nicht sehen.

## What one logs in with, and how it stands

kind-app = { -eid-name }-App
kind-code-display = Codeanzeige
kind-audio-code-reader = Codevorleser
kind-chip = Chip
kind-other = Etwas anderes
no-label = Ohne Namen
short-id = ID { $id }
status-active = Aktiv
status-locked = Eine Zeit lang zu
status-blocked = Gesperrt
status-revoked = Für immer entfernt
status-other = Stand nicht bekannt
registered = Dabei seit dem { $when }
last-used = Zuletzt benutzt am { $when }
never-used = Noch nicht benutzt
opened-this-session = Sie sind jetzt damit angemeldet
list-as-of = So sah es am { $when } aus.

## How the whole identity stands

whole-active = Aktiv
whole-blocked = Gesperrt
whole-closed = Für immer geschlossen
whole-other = Stand nicht bekannt
since = Gilt seit
blocked-by = Gesperrt von
devices-useless = Man kann nichts davon benutzen, solange Ihre ganze { -eid-name } gesperrt ist.
complaint = Haben Sie nicht selbst um die Sperrung gebeten, dann können Sie sich beschweren.
complaint-link = So beschweren Sie sich

## Ways back

back-heading = So kommen Sie wieder hinein
way-online = Im Internet wieder öffnen.
way-app-id-scan = Pass oder Ausweis und Ihr Gesicht in der App scannen.
way-phone = Den Support anrufen. Sagen Sie nie einen Code.
way-order-new = Ersatz bestellen.
way-add-again = Neu hinzufügen.
way-in-person = Zum Bürgerservice (Borgerservice) gehen. Machen Sie zuerst einen Termin.
way-other = Anrufen und fragen, wie Sie wieder hineinkommen.
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
by-you = Ihnen
by-support = dem Support
by-authority = einer Behörde
by-system = dem System

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
