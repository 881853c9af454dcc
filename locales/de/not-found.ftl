title = Wir finden diese Seite nicht
description = Die Adresse ist vielleicht falsch, oder es gibt die Seite nicht in dieser Sprache. Sperren können Sie trotzdem hier.
heading = Wir finden diese Seite nicht
text = Die Adresse ist vielleicht falsch. Oder es gibt die Seite nicht in der Sprache, die Sie gewählt haben. Sperren können Sie trotzdem hier.
link-text = Ist es der Link zur Bestätigung einer Sperrung, und steht %23 in der Adresse? Dann schreiben Sie stattdessen #.
home-link = Zur Startseite
help-link = Hilfe holen
