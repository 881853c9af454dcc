title = Reaktivierung
description = So kommen Sie nach einer Sperrung wieder hinein. Was meistens möglich ist, und warum etwas gesperrt sein kann.
heading = Wieder hineinkommen
lead = Hier steht, wie Sie wieder öffnen (reaktivieren) oder etwas Neues bekommen.
warning = Sagt Ihnen jemand am Telefon, Sie sollen wieder öffnen? Legen Sie jetzt auf.
warning-then = Sind Sie nicht sicher, dann rufen Sie selbst den Support an.

one-heading = Sie haben App, Codeanzeige, Codevorleser oder Chip gesperrt
one-text = Der Weg hängt davon ab, was Sie haben. Hier steht, was meistens möglich ist. In Ihrem Profil steht, was für Sie gilt.
profile-link = Ihr Profil ansehen (anmelden)
other-heading = Ich habe noch etwas anderes, das funktioniert
other-text = Melden Sie sich damit an. Meistens können Sie dann eine neue App hinzufügen. Oder Sie bestellen eine neue Codeanzeige, einen Codevorleser oder Chip.
found-heading = Ich habe es wiedergefunden
found-text = Melden Sie sich mit etwas anderem an, das funktioniert. Ihr Profil zeigt, ob man es wieder öffnen kann. Sonst bekommen Sie meistens etwas Neues.
found-doubt = Kann es ein anderer gehabt haben? Dann lassen Sie es gesperrt.
passport-heading = Ich habe ein Telefon und einen Pass oder Ausweis mit Chip
passport-text = Vielleicht können Sie dann Pass oder Ausweis und Ihr Gesicht in der App scannen. Das Telefon muss den Chip lesen können.
nothing-heading = Ich habe nichts mehr, das funktioniert
nothing-text = Dann hilft meistens der Bürgerservice (Borgerservice). Machen Sie zuerst einen Termin. Bringen Sie einen gültigen Ausweis mit Foto mit.
nothing-id = Fragen Sie, wenn Sie den Termin machen, ob Ihr Ausweis reicht.

whole-heading = Sie haben die ganze { -eid-name } gesperrt
whole-text = Sie öffnet sich nicht von selbst wieder. Meistens öffnet der Bürgerservice (Borgerservice) sie.
whole-book = Machen Sie einen Termin, bevor Sie hingehen.
whole-bring = Bringen Sie einen gültigen Ausweis mit Foto mit.
whole-receipt = Gibt es andere Wege, stehen sie auf Ihrer Quittung. Haben Sie den Link aufgehoben? Dann öffnen Sie ihn.

why-heading = Es ist gesperrt, und ich weiß nicht warum
why-who = Vielleicht waren Sie es selbst. Oder der Support, eine Behörde oder das System.
why-profile = Können Sie sich anmelden, zeigt Ihr Profil meistens, wer gesperrt hat.
why-locked = Nach zu vielen falschen PIN-Codes ist es nicht gesperrt, sondern nur für kurze Zeit zu. Dann öffnet es sich von selbst wieder.
why-call = Sie können sich gar nicht anmelden? Dann rufen Sie den Support an.

complaint-heading = Wenn Sie sich beschweren wollen
complaint-text = Wurde gesperrt, ohne dass Sie es wollten? Dann können Sie sich beschweren.
complaint-link = So beschweren Sie sich
