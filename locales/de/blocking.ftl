title = Sperrung
description = Sperren Sie App, Codeanzeige, Codeleser oder Chip oder Ihre ganze { -eid-name }. Hier finden Sie Hilfe und die Telefonnummer.
heading = Sperrung
intro = Haben Sie etwas verloren, oder missbraucht jemand Ihre { -eid-name }? Dann sperren Sie sofort.
cannot-log-in = Ich kann mich nicht anmelden

authenticator-heading = Nur eine Sache sperren
authenticator-when = Ihr Telefon, Ihre Codeanzeige (kodeviser), Ihr Codeleser (kodeoplæser) oder Ihr Chip ist weg. Oder Sie haben ein neues Telefon.
authenticator-means = Dann kann niemand es für { -eid-name } benutzen. Auch Sie nicht. Haben Sie noch etwas, das geht, bleibt Ihre { -eid-name } offen.
authenticator-reasons = Was ist passiert?
reason-stolen-phone = Mein Telefon ist gestohlen oder weg
reason-stolen-phone-hint = Lassen Sie auch die SIM-Karte sperren.
reason-lost-device = Meine Codeanzeige, mein Codeleser oder mein Chip ist weg
reason-new-phone = Ich habe ein neues Telefon
reason-new-phone-hint = Richten Sie erst das neue ein. Sperren Sie dann die App auf dem alten.
new-phone-link = So wechseln Sie zu einem neuen Telefon

identity-heading = Die ganze { -eid-name } eine Zeit lang sperren
identity-when = Jemand missbraucht Ihre { -eid-name }, oder Sie haben Angst davor.
identity-means = Dann geht mit Ihrer { -eid-name } nichts mehr. Auch für Sie nicht. Sie öffnet sich nicht von selbst wieder.
identity-reasons = Was ist passiert?
reason-user-id-changed = Jemand hat meine Benutzer-ID geändert
reason-approved-request = Ich habe etwas bestätigt, das nicht von mir kam
reason-told-code = Ich habe meine Benutzer-ID oder einen Code einem Betrüger gesagt
reason-told-code-hint = Haben Sie ihn gerade am Telefon? Legen Sie auf.
requests-link = Ich bekomme Anfragen, die nicht von mir kommen

cannot-heading = Sie können sich nicht anmelden?
cannot-text = Dann rufen Sie den Support an. Er kann Ihnen beim Sperren helfen. Halten Sie Ihre Benutzer-ID bereit, wenn Sie sie wissen. Sagen Sie am Telefon nie einen Code.

check-heading = Sehen Sie erst nach, ob etwas nicht stimmt
check-text = Sind Sie nicht sicher? Sehen Sie unten in Ihrem Profil nach, was zuletzt geschah. Wo Ihre { -eid-name } benutzt wurde, steht dort nur, wenn Sie das so gewählt haben.
check-link = Ihr Profil ansehen
check-doubt = Sind Sie dann noch nicht sicher, so sperren Sie. Lieber einmal zu viel.

support-heading = Hilfe holen
support-text = Sind Sie nicht sicher, oder wollen Sie Hilfe beim Sperren? Dann rufen Sie an.
support-link = Andere Wege zur Hilfe

after-heading = Wenn Sie wieder anfangen wollen
after-authenticator = Haben Sie nur eine Sache gesperrt? Dann können Sie eine neue bekommen. Manche kann man auch wieder öffnen.
after-identity = Haben Sie die ganze { -eid-name } gesperrt? Dann kann der Bürgerservice (Borgerservice) sie wieder öffnen.
after-link = So fangen Sie wieder an
