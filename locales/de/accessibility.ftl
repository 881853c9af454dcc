title = Barrierefreiheit
description = So ist die Seite gemacht, damit alle sie benutzen können. Auch was wir nicht geprüft haben, und wo Sie Fehler melden.
heading = Alle müssen sperren können
lead = Hier steht, wie die Seite gemacht ist und was wir noch nicht wissen.

how-heading = So ist die Seite gemacht
how-keyboard = Sie erreichen alles mit einer Tastatur.
how-reader = Alle Knöpfe, Felder und Teile haben einen Namen. Den kann ein Vorleseprogramm vorlesen.
how-zoom = Sie können alles bis zu viermal so groß machen (400 %). Sie scrollen nur nach oben und unten.
how-narrow = Die Seite passt auf ein kleines Telefon (320 Punkte breit).
how-colour = Farben sagen nie etwas allein. Es steht auch in Worten da.
how-words = Wir benutzen kurze Wörter und vermeiden Fachwörter.
how-time = Sie haben so viel Zeit, wie Sie wollen. Nur Ihre Anmeldung endet. Das sagt die Seite vorher, und meistens bekommen Sie mehr Zeit.

limits-heading = Gut zu wissen
limits-script = Rat und Hilfe können Sie ohne JavaScript lesen. Zum Sperren und für die Bestätigung der Sperrung muss es an sein. Rufen Sie an, wenn es so nicht klappt.
limits-login = Die Anmeldung gehört nicht zu dieser Seite. Sie kommt von { -eid-name }.
limits-sign = Es gibt keine Videos in Gebärdensprache.

tests-heading = Was wir geprüft haben
tests-axe = Ein Programm (axe-core) sucht auf allen Seiten nach Fehlern, im Browser Chromium. Die wichtigsten Seiten prüft es auch in Firefox und WebKit. Es findet nur einige Fehler.
# { $states } and { $found }: numbers as they are written here
tests-count = Es hat am { $date } { $states } Ansichten der Seiten geprüft. Gefunden hat es { $found } Fehler.
tests-people = Noch hat niemand mit einer Behinderung die Seite für uns geprüft.
tests-tools = Wir haben die Seite nicht mit echten Vorleseprogrammen geprüft. Auch nicht mit Sprache statt Tastatur.

tell-heading = Können Sie etwas nicht benutzen?
tell-text = Rufen Sie an, oder schreiben Sie dem Support. Sagen Sie, was Sie tun wollten und was geschah.
tell-link = Dem Support schreiben

official-heading = Die amtliche Erklärung
official-text = Dort steht, was das Gesetz verlangt und wie Sie sich beschweren können.
official-link = Erklärung zur Barrierefreiheit lesen
