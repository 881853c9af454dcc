title = Sperrung
description = Sperren Sie App, Codeanzeige, Codevorleser oder Chip oder Ihre ganze { -eid-name }. Wählen Sie zuerst eine Sprache.
heading = Sprache wählen
go = Auf Deutsch weiter
