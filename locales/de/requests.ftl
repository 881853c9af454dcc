title = Unerwartete Anfragen
description = Bekommen Sie Anfragen oder Codes, um die Sie nicht gebeten haben? Sagen Sie Nein. Was Sie tun, und wann Sie sperren.
heading = Ich bekomme Anfragen oder Codes, um die ich nicht gebeten habe
lead = Sagen Sie jedes Mal Nein. Bestätigen Sie nur, was Sie gerade selbst tun.
hang-up = Sagt Ihnen jemand am Telefon, Sie sollen bestätigen? Legen Sie jetzt auf.

do-heading = So gehen Sie vor
do-decline = Lehnen Sie die Anfrage ab. Bestätigen Sie nie, nur damit Ruhe ist.
do-codes = Geben Sie Ihre Codes nie weiter. Schreiben Sie die Codes auch niemandem.
do-look = Sehen Sie Ihre letzten Aktivitäten an. Steht dort etwas, das Sie nicht getan haben, dann sperren Sie die ganze { -eid-name }.
do-look-link = Ihre letzten Aktivitäten ansehen

did-heading = Haben Sie etwas bestätigt, um das Sie nicht gebeten hatten, oder einen Code weitergegeben?
did-text = Dann sperren Sie jetzt die ganze { -eid-name }. Rufen Sie danach Ihre Bank an.
did-approved-link = Sperren, weil ich etwas bestätigt habe
did-told-link = Sperren, weil ich einen Code oder meine Benutzer-ID weitergegeben habe
did-after-link = Was Sie danach tun

not-heading = Haben Sie jedes Mal Nein gesagt?
not-text = Dann konnte sich wohl niemand anmelden. Aber vielleicht kennt jemand Ihre Benutzer-ID.
not-user-id = Kommen weiter Anfragen? Dann wählen Sie eine neue Benutzer-ID.
not-password = Haben Sie ein Passwort, dann ändern Sie auch das.
not-change-link = Zu Ihrem Profil bei { -eid-name }
not-changed = Wurde Ihre Benutzer-ID geändert, und Sie waren es nicht? Dann sperren Sie jetzt die ganze { -eid-name }.
not-changed-link = Sperren, weil meine Benutzer-ID geändert wurde
not-doubt = Sind Sie nicht sicher, dann rufen Sie an. Oder sperren Sie. Lieber einmal zu viel.

innocent-heading = Es kann auch ein Versehen sein
innocent-typo = Vielleicht hat sich jemand vertippt und aus Versehen Ihre Benutzer-ID eingegeben.
innocent-tab = Vielleicht haben Sie noch einen alten Tab offen, in dem Sie sich anmelden wollten.
innocent-anyway = Sagen Sie trotzdem Nein. Waren Sie es selbst, fangen Sie neu an.
