title = Reaktivierung
description = So reaktivieren (entsperren) Sie nach einer Sperrung. Was meistens möglich ist, und warum etwas gesperrt sein kann.
heading = Reaktivieren (entsperren)
lead = Hier steht, wie Sie Ihre { -eid-name } wieder nutzen können oder etwas Neues zum Anmelden bekommen.
warning = Sagt Ihnen jemand am Telefon, Sie sollen reaktivieren? Legen Sie jetzt auf.
warning-then = Sind Sie nicht sicher, dann rufen Sie selbst den Support an.

one-heading = Haben Sie App, Codeanzeige, Codevorleser oder Chip gesperrt?
one-text = Der Weg hängt davon ab, was Sie haben. Hier steht, was meistens möglich ist. In Ihrem Profil steht, was für Sie gilt.
profile-link = Ihr Profil ansehen (anmelden)
other-heading = Ich habe noch etwas anderes, das funktioniert
other-text = Melden Sie sich damit an. Meistens können Sie dann eine neue App hinzufügen. Oder Sie bestellen eine neue Codeanzeige, einen neuen Codevorleser oder einen neuen Chip.
found-heading = Ich habe wiedergefunden, was weg war
found-text = Melden Sie sich mit etwas anderem an, das funktioniert. Ihr Profil zeigt, ob man das Gefundene reaktivieren kann. Sonst bekommen Sie meistens etwas Neues.
found-doubt = Kann jemand anderes das Gefundene benutzt haben? Dann lassen Sie es gesperrt.
passport-heading = Ich habe ein Telefon und einen Pass oder Ausweis mit Chip
passport-text = Vielleicht können Sie dann Pass oder Ausweis und Ihr Gesicht in der App scannen. Das Telefon muss den Chip lesen können.
nothing-heading = Ich habe nichts mehr, das funktioniert
nothing-text = Dann hilft meistens der Bürgerservice (Borgerservice). Machen Sie zuerst einen Termin. Bringen Sie einen gültigen Ausweis mit Foto mit.
nothing-id = Fragen Sie, wenn Sie den Termin machen, ob Ihr Ausweis reicht.

identity-heading = Haben Sie die ganze { -eid-name } gesperrt?
identity-text = Die Sperrung gilt, bis Ihre { -eid-name } reaktiviert wird. Meistens macht das der Bürgerservice (Borgerservice).
identity-book = Machen Sie einen Termin, bevor Sie hingehen.
identity-bring = Bringen Sie einen gültigen Ausweis mit Foto mit.
identity-receipt = Gibt es andere Wege, stehen sie auf Ihrer Bestätigung der Sperrung. Haben Sie den Link gespeichert? Dann öffnen Sie ihn.

why-heading = Meine { -eid-name } oder meine App ist gesperrt, und ich weiß nicht warum
why-who = Vielleicht waren Sie es selbst. Oder der Support, eine Behörde oder jemand, der mit Ihrer { -eid-name } angemeldet war. Oder { -eid-name } hat automatisch gesperrt.
why-profile = Können Sie sich anmelden, zeigt Ihr Profil meistens, wer gesperrt hat.
why-locked = Pausiert ist nicht gesperrt. Nach zu vielen falschen Versuchen kann die App für eine Weile pausiert sein. Meistens geht sie von selbst wieder. Vielleicht brauchen Sie eine neue PIN.
why-call = Können Sie sich gar nicht anmelden? Dann rufen Sie den Support an.

complaint-heading = Wenn Sie sich beschweren wollen
complaint-text = Wurde etwas gesperrt, und Sie hatten nicht darum gebeten? Dann können Sie sich beschweren.
complaint-link = So beschweren Sie sich
