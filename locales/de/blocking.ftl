title = Sperrung
description = Sperren Sie App, Codeanzeige, Codevorleser oder Chip oder Ihre ganze { -eid-name }. Hier finden Sie Hilfe und die Telefonnummer.
heading = Sperrung
intro = Haben Sie etwas verloren, oder missbraucht jemand Ihre { -eid-name }? Sperren Sie sofort.
cannot-log-in = Ich kann mich nicht anmelden

authenticator-heading = App, Codeanzeige, Codevorleser oder Chip sperren
authenticator-when = Ihr Telefon, Ihre Codeanzeige (kodeviser), Ihr Codevorleser (kodeoplæser) oder Ihr Chip ist weg. Oder Sie haben ein neues Telefon.
authenticator-means = Mit dem, was Sie sperren, kann sich dann niemand mehr anmelden oder etwas bestätigen. Auch Sie nicht. Haben Sie noch etwas anderes, das funktioniert, können Sie Ihre { -eid-name } weiter benutzen.
authenticator-reasons = Was ist passiert?
reason-stolen-phone = Mein Telefon ist gestohlen oder weg
reason-stolen-phone-hint = Lassen Sie auch die SIM-Karte bei Ihrem Telefonanbieter sperren.
reason-lost-device = Meine Codeanzeige, mein Codevorleser oder mein Chip ist weg
reason-new-phone = Ich habe ein neues Telefon
reason-new-phone-hint = Richten Sie erst das neue Telefon ein. Sperren Sie dann die App auf dem alten Telefon.
new-phone-link = So wechseln Sie zu einem neuen Telefon

identity-heading = Die ganze { -eid-name } vorübergehend sperren
identity-when = Jemand missbraucht Ihre { -eid-name }, oder Sie vermuten das.
identity-means = Dann kann sich niemand mit Ihrer { -eid-name } anmelden oder etwas bestätigen. Auch Sie nicht. Die Sperrung gilt, bis Ihre { -eid-name } reaktiviert (entsperrt) wird.
identity-reasons = Was ist passiert?
reason-user-id-changed = Jemand anderes hat meine Benutzer-ID geändert
reason-approved-request = Ich habe etwas bestätigt, um das ich nicht gebeten hatte
reason-told-code = Ich habe meine Benutzer-ID oder einen Code jemandem gegeben, der wohl ein Betrüger ist
reason-told-code-hint = Haben Sie diese Person gerade am Telefon? Legen Sie auf.
requests-link = Ich bekomme Anfragen, um die ich nicht gebeten habe

cannot-heading = Können Sie sich nicht anmelden?
cannot-text = Dann rufen Sie den Support an. Er kann Ihnen beim Sperren helfen. Halten Sie Ihre Benutzer-ID bereit, wenn Sie sie wissen. Geben Sie Ihre Codes nie weiter. Ist dort geschlossen, dann rufen Sie Ihre Bank an. Sie kann vielleicht Konten und Karten sperren.

check-heading = Sind Sie nicht sicher, ob etwas passiert ist?
check-text = Sehen Sie Ihre letzten Aktivitäten an. Wo Ihre { -eid-name } benutzt wurde, steht dort nur, wenn Sie die Anzeige eingeschaltet haben. Ist etwas weg, oder haben Sie einen Code weitergegeben, dann sperren Sie zuerst.
check-link = Ihre letzten Aktivitäten ansehen
check-doubt = Sind Sie dann noch nicht sicher, so sperren Sie. Lieber einmal zu viel.

support-heading = Hilfe holen
support-text = Sind Sie nicht sicher, oder wollen Sie Hilfe beim Sperren? Dann rufen Sie an.
support-link = Hilfe holen oder jemandem helfen

after-heading = Wenn Sie { -eid-name } wieder nutzen wollen
after-authenticator = Haben Sie App, Codeanzeige, Codevorleser oder Chip gesperrt? Dann bekommen Sie meistens Ersatz. Manches kann man auch reaktivieren (entsperren).
after-identity = Haben Sie die ganze { -eid-name } gesperrt? Dann kann der Bürgerservice (Borgerservice) sie meistens reaktivieren (entsperren).
after-link = So können Sie reaktivieren (entsperren)
