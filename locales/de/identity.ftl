## The press

title = Die ganze { -eid-name } sperren
heading = Die ganze { -eid-name } vorübergehend sperren
hang-up = Hat Sie gerade jemand angerufen? Legen Sie auf.
lead = Nach der Sperrung kann sich niemand mit Ihrer { -eid-name } anmelden oder etwas bestätigen. Auch Sie nicht.
block = Ganze { -eid-name } jetzt sperren
log-in = Zum Sperren anmelden
open = Sie haben um die Sperrung Ihrer ganzen { -eid-name } gebeten. Wir wissen noch nicht, wie es ausgegangen ist.
no-need = Im Zweifel können Sie noch einmal sperren.
profile = Mehr dazu in Ihrem Profil.

## The way back, and looking first

back-usual = Der Bürgerservice (Borgerservice) kann Ihre { -eid-name } meistens reaktivieren (entsperren). Gibt es andere Wege, stehen sie hier, wenn Sie angemeldet sind, und nach der Sperrung auf Ihrer Bestätigung.
look = Sind Sie nicht sicher? Sie können Ihre letzten Aktivitäten ansehen.
