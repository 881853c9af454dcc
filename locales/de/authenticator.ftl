## What to block

title = App, Codeanzeige, Codevorleser oder Chip sperren
choose-heading = Was wollen Sie sperren?
choose-hint = Wählen Sie eins oder mehrere. Sie sehen Ihre Wahl noch einmal, bevor etwas gesperrt wird.
choose-error = Wählen Sie zuerst, was Sie sperren wollen.
choose-next = Weiter
choose-new-phone = Ist das alte Telefon weg? Dann sperren Sie jetzt die App darauf. Haben Sie es noch, dann richten Sie erst das neue ein.
cannot-here = Sperren geht hier nicht. Rufen Sie stattdessen an.
others-heading = Der Rest der Liste lässt sich nicht wählen
empty-heading = Wir finden hier nichts zum Sperren
empty-text = Ist App, Codeanzeige, Codevorleser oder Chip weg? Dann rufen Sie an, oder sperren Sie Ihre ganze { -eid-name }.

## Where nothing else is left to log in with

last-heading = Danach können Sie sich vielleicht nicht anmelden
last-text = Wir sehen auf der Liste nichts anderes, das funktioniert. Nach der Sperrung können Sie sich vielleicht nicht anmelden, bis Sie etwas Neues haben.
last-why-still = Ist weg oder gestohlen, was Sie gewählt haben? Sperren Sie es trotzdem. Dann kann es kein anderer benutzen.
last-next = Weiter zur Sperrung
last-other = Etwas anderes wählen
last-not-now = Jetzt nicht sperren

## The check before it is sent

check-heading = Prüfen und sperren
check-means = Nach der Sperrung kann sich niemand damit anmelden oder etwas bestätigen. Auch Sie nicht.
check-left = Sie haben noch etwas anderes, mit dem Sie sich anmelden können.
check-inside = Wer schon irgendwo angemeldet ist, wird vielleicht nicht abgemeldet. Rufen Sie Ihre Bank an, wenn Sie nicht sicher sind.
check-block = Jetzt sperren
check-other = Mehr oder etwas anderes wählen
check-open = Für etwas aus Ihrer Wahl haben Sie schon um eine Sperrung gebeten. Wir wissen noch nicht, wie es ausgegangen ist.

## Nothing fits the reason

already-heading = Wir finden nichts weiter, was passt
already-text = Wollten Sie das sperren? Dann müssen Sie nicht noch einmal sperren. Ist es etwas anderes, dann rufen Sie an.
none-heading = Wir finden nichts, was passt
none-text = Was Sie sperren wollen, kann man hier nicht sperren. Ist es weg, dann rufen Sie an.
