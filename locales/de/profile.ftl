## How everything stands

heading = Ihre { -eid-name } im Überblick
identity-heading = Ihre ganze { -eid-name }
devices-heading = App, Codeanzeige, Codevorleser und Chip
devices-none = { -eid-name } zeigt nichts, mit dem Sie sich anmelden können.
found = Wieder nutzen: So geht es
found-warning = Sagt Ihnen jemand am Telefon, Sie sollen reaktivieren (entsperren)? Legen Sie auf. Rufen Sie dann selbst den Support an.
blocks-heading = Letzte Sperrungen
blocks-none = { -eid-name } zeigt keine Sperrungen aus der letzten Zeit.
report-first = Eingegangen am { $when }.
blocks-unread = Eine Sperrung hier können wir nicht lesen. Rufen Sie an, und fragen Sie danach.
activity-heading = Letzte Aktivitäten
activity-wrong = Haben Sie etwas davon nicht selbst getan? Dann sperren Sie.

## How the whole identity stands

identity-active = Aktiv
identity-blocked = Gesperrt
identity-closed = Für immer geschlossen
identity-other = Status unbekannt
since = Gilt seit
blocked-by = Gesperrt von
complaint = Haben Sie nicht selbst um die Sperrung gebeten, dann können Sie sich beschweren.
complaint-link = So beschweren Sie sich
