title = Seite nicht gefunden
description = Vielleicht ist die Adresse falsch, oder es gibt die Seite nicht in dieser Sprache. Sperren können Sie trotzdem hier.
heading = Diese Seite gibt es nicht
text = Die Adresse ist vielleicht falsch. Oder es gibt die Seite nicht in der Sprache, die Sie gewählt haben. Sperren können Sie trotzdem hier.
home-link = Zur Startseite
help-link = Hilfe holen
