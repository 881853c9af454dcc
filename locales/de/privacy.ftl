title = Datenschutz
description = Was diese Seite in Ihrem Browser speichert und warum. Und wie Sie es auf einem geliehenen Telefon wieder löschen.
heading = Was sich diese Seite merkt
lead = Die Seite merkt sich so wenig wie möglich. Das steht in dem Browser, den Sie gerade benutzen, und Sie können es löschen.

never-heading = Was sich diese Seite nicht merkt
never-name = Ihr Name, Ihre CPR-Nummer, Ihre Benutzer-ID und Ihre Suchwörter bleiben nicht im Browser.
never-count = Die Seite zählt Ihre Besuche nicht und verfolgt nicht, was Sie tun.
never-others = Die Seite holt nichts von anderen Firmen.

tab-heading = Solange der Tab offen ist
tab-text = Das ist weg, wenn Sie auf „{ finish }“ drücken. Schließen Sie nicht nur den Tab. Manche Browser können ihn wieder öffnen.
intents-name = Ihre Sperrungen
intents-text = Zu jeder Sperrung merkt sich die Seite eine Nummer und was, wann und warum. Dazu, ob eine Antwort da ist, und einen Schlüssel zu ihr. Ein Code zeigt, wessen Sperrung es ist. So kann die Seite nachsehen, wie es ausging.
choice-name = Ihre Wahl
choice-text = Was Sie sperren wollen, und warum. So müssen Sie nicht noch einmal wählen, wenn Sie sich im selben Tab angemeldet haben.
done-name = Ihre Haken
done-text = Was Sie auf Ihrer Liste abgehakt haben.
whose-name = Wer angemeldet war
whose-text = Ein Code, der Sie von anderen unterscheidet. Niemand kann darin Ihren Namen lesen. So bekommt kein anderer Ihre Sperrungen zu sehen.
notice-name = Eine Sprache, die fehlt
notice-text = Die Sprache, die Sie wollten, und ob Sie gesehen haben, dass sie fehlt. So ist der Hinweis das nächste Mal kurz.
place-name = Ihre Stelle in der Liste
place-text = Das bleibt, wenn Sie von Ihren Aktivitäten aus etwas sperren. Es ist die Zeile, bei der Sie waren, und was Sie sehen wollten. Die Wörter, nach denen Sie gesucht haben, sind nicht dabei. So kommen Sie an dieselbe Stelle zurück.
mine-name = Was Sie selbst waren
mine-text = Die Aktivitäten, bei denen Sie mit Ja geantwortet haben. So fragt die Seite nicht noch einmal.
stranger-name = Wenn nicht Sie angemeldet sind
stranger-text = Ein Code für die Anmeldung, die nicht Ihre ist. So zeigt die Seite nichts von ihr.
finished-name = Dass Sie „{ finish }“ gedrückt haben
finished-text = So kann die nächste Seite sagen, dass Sie abgemeldet sind, und wo Sie sich vielleicht noch abmelden müssen. Sie löscht das gleich.

stays-heading = Auch wenn der Tab zu ist
stays-text = Das bleibt, bis Sie auf „{ finish }“ drücken oder die Daten Ihres Browsers löschen.
language-name = Ihre Sprache
language-text = Die Sprache, die Sie gewählt haben. So bekommen Sie das nächste Mal dieselbe.
begun-name = Anmeldungen, die Sie begonnen haben
begun-text = Bis zu vier zufällige Wörter. So glaubt die Seite nur einer Antwort zu einer Anmeldung, die in Ihrem Browser begonnen hat.

login-heading = Wenn Sie sich anmelden
login-text = Dann setzt die Anmeldung ein Cookie. Es zeigt, dass Sie angemeldet sind. Die Seite selbst kann es nicht lesen.
login-end = Es gilt nur, solange Sie angemeldet sind.

history-heading = Links zu Bestätigungen
history-text = Öffnen Sie die Bestätigung einer Sperrung, bleibt der Link im Verlauf des Browsers. Wer den Link hat, kann die Bestätigung lesen. Ihr Name ist nicht dabei.

borrowed-heading = Auf einem geliehenen Telefon oder Computer
borrowed-window = Nehmen Sie ein privates Fenster, wenn das geht.
borrowed-write = Schreiben Sie die Referenznummer auf, bevor Sie gehen.
borrowed-file = Löschen Sie Dateien, die Sie gespeichert haben.
borrowed-finish = Drücken Sie auf „{ finish }“.
borrowed-close = Sehen Sie nach, ob die Seite sagt, dass Sie abgemeldet sind. Schließen Sie dann das private Fenster. Hatten Sie keines, dann löschen Sie den Verlauf des Browsers.

eid-heading = Was { -eid-name } selbst speichert
eid-text = Auch { -eid-name } speichert, was Sie gesperrt und getan haben. Darüber bestimmt diese Seite nicht.
eid-link = Den Support danach fragen
