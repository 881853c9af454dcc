title = Unerwartete Anfragen
description = Bekommen Sie Anfragen oder Codes, die nicht von Ihnen kommen? Sagen Sie Nein. Was Sie tun, und wann Sie sperren.
heading = Ich bekomme Anfragen oder Codes, die nicht von mir kommen
lead = Sagen Sie jedes Mal Nein. Bestätigen Sie nur, was Sie gerade selbst tun.
hang-up = Sagt Ihnen jemand am Telefon, Sie sollen bestätigen? Legen Sie jetzt auf.

do-heading = Das tun Sie
do-decline = Lehnen Sie die Anfrage ab. Bestätigen Sie nie, nur damit Ruhe ist.
do-codes = Sagen Sie niemandem einen Code. Schreiben Sie ihn auch niemandem.
do-look = Sehen Sie im Profil nach, was zuletzt geschah. Steht dort etwas, das Sie nicht getan haben, dann sperren Sie.
do-look-link = Im Profil nachsehen

did-heading = Haben Sie etwas bestätigt oder einen Code gesagt?
did-text = Dann sperren Sie jetzt die ganze { -eid-name }. Rufen Sie danach Ihre Bank an.
did-approved-link = Sperren, weil ich etwas bestätigt habe
did-told-link = Sperren, weil ich einen Code oder meine Benutzer-ID gesagt habe
did-after-link = Das tun Sie danach

not-heading = Haben Sie jedes Mal Nein gesagt?
not-text = Dann kam meistens niemand hinein. Aber vielleicht weiß jemand Ihre Benutzer-ID.
not-user-id = Hört es nicht auf? Dann wählen Sie eine neue Benutzer-ID.
not-password = Haben Sie ein Passwort, dann ändern Sie auch das.
not-change-link = Zu Ihrem Profil bei { -eid-name }
not-changed = Ist Ihre Benutzer-ID anders, und Sie waren es nicht? Dann sperren Sie jetzt.
not-changed-link = Sperren, weil meine Benutzer-ID geändert wurde
not-doubt = Sind Sie nicht sicher, dann rufen Sie an. Oder sperren Sie. Lieber einmal zu viel.

innocent-heading = Es kann auch ein Versehen sein
innocent-typo = Jemand hat sich vertippt und Ihre Benutzer-ID getroffen.
innocent-tab = Sie haben noch einen alten Tab offen, in dem Sie sich anmelden wollten.
innocent-anyway = Sagen Sie trotzdem Nein. Waren Sie es selbst, fangen Sie neu an.
