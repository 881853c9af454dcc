title = Neues Telefon
description = Haben Sie ein neues Telefon? Richten Sie es zuerst ein. Sperren Sie dann die App auf dem alten Telefon. Ist das alte Telefon weg, sperren Sie zuerst.
heading = Ich habe ein neues Telefon
lead = Haben Sie das alte Telefon noch? Dann richten Sie erst das neue ein. Ist das alte Telefon weg, sperren Sie zuerst.

lost-heading = Das alte Telefon ist weg oder gestohlen
lost-text = Sperren Sie jetzt die App. Lassen Sie auch die SIM-Karte bei Ihrem Telefonanbieter sperren.
lost-link = App auf einem Telefon sperren, das weg ist

setup-heading = 1. Das neue Telefon einrichten
setup-get = Laden Sie die { -eid-name }-App auf das neue Telefon.
setup-with = Richten Sie das neue mit der App auf dem alten Telefon ein. Meistens können Sie auch etwas anderes benutzen, das funktioniert.
setup-wait = Kopieren Sie die App, müssen Sie meistens eine Stunde warten, bis sie funktioniert. Behalten Sie das alte Telefon so lange.

block-heading = 2. Die App auf dem alten Telefon sperren
block-when = Tun Sie es, bevor Sie das Telefon verkaufen, weggeben oder wegwerfen.
block-keep = Behalten Sie das Telefon, kann die App Ihre Reserve sein. Sind Sie nicht sicher, dann sperren Sie die App.
block-link = App auf dem alten Telefon sperren

stuck-heading = Ich kann mich mit dem neuen Telefon nicht anmelden
stuck-text = Meistens gibt es einen anderen Weg.
stuck-link = So können Sie reaktivieren (entsperren)
