## The receipt and what can be done with it

title = Bestätigung der Sperrung
very-slow = Es dauert lange. Sie können inzwischen anrufen.

heading = Ihre Sperrung
back-to-list = Zurück zu Ihren Aktivitäten
ask-again = Jetzt noch einmal fragen
send-again = Sperrung noch einmal senden

## Links that do not lead to it

bad-link-heading = Wir können den Link nicht lesen
bad-link-text = Vielleicht fehlt ein Teil vom Link, oder er ist falsch geschrieben. Suchen Sie den Link noch einmal, oder rufen Sie an.
no-link-heading = Der Link zur Bestätigung fehlt
no-link-text = Öffnen Sie die Bestätigung mit dem Link, den Sie gespeichert haben. Ohne ihn stehen Ihre Sperrungen in Ihrem Profil.

not-yours-heading = Das ist nicht Ihre Bestätigung
not-yours-text = Die Bestätigung gehört zu einer anderen { -eid-name }, die hier vorher benutzt wurde. Haben Sie selbst etwas gesperrt und können es nicht sehen, dann rufen Sie an.
not-known-yours = Wir können nicht sehen, dass diese Sperrung Ihre ist. Ihre eigenen Sperrungen stehen in Ihrem Profil.
whose-unknown = Wir wissen nicht, wessen Sperrung das ist. Ist es Ihre, dann steht sie meistens auch in Ihrem Profil.
to-profile = Ihr Profil ansehen

## Several blocks at once

several-heading = Mehrere Sperrungen
failed-again = Alle Sperrungen ohne Antwort noch einmal versuchen
cut = Wir können nicht den ganzen Link lesen. Es kann mehr Sperrungen geben, als Sie hier sehen.
block-identity-instead = Stattdessen Ihre ganze { -eid-name } sperren
one-receipt = Bestätigung öffnen
