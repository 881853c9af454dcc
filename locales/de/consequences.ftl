## What blocking the whole identity stops, and what it does not

stops-heading = Was geht dann nicht mehr?
stops-bank = Bank: sich beim Online-Banking anmelden und Zahlungen bestätigen, mit { -eid-name }.
stops-health = Arzt und Gesundheit im Internet: Testergebnisse, Rezepte und Krankenakte.
stops-public = Ämter im Internet: Steuern, Digital Post und andere Dienste.
stops-other = Alles andere, wo Sie sich mit { -eid-name } anmelden oder etwas unterschreiben.
inside-heading = Was geht trotzdem weiter?
inside-text = Wer schon irgendwo angemeldet ist, wird vielleicht nicht abgemeldet.
inside-call = Rufen Sie Ihre Bank an. Sie kann vielleicht Ihr Online-Banking, Ihre Konten und Ihre Karten sperren.
credit-heading = Kreditwarnung
credit-text = Eine Kreditwarnung (kreditadvarsel) macht es schwerer, in Ihrem Namen Geld zu leihen. Dazu müssen Sie sich anmelden. Nach der Sperrung können Sie im Internet keine anlegen. Schieben Sie die Sperrung deshalb nicht auf.
credit-link = Mehr über Kreditwarnungen

## For whoever cannot log in

cannot-heading = Können Sie sich nicht anmelden?
cannot-text = Rufen Sie an, und sagen Sie, dass Ihre ganze { -eid-name } gesperrt werden soll. Geben Sie Ihre Codes nie weiter.
