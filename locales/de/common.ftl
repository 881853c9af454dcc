## Where one is, and in which language

app-name = Spær
skip-link = Zum Inhalt
sandbox-banner = Testversion. Nichts hier ist echt.
languages-label = Sprache
home-link = Spær, zur Startseite
logged-in-as = Angemeldet als

## Help, the same on every page. Hours are whole hours of the Danish clock.

help-label = Hilfe
call-support = { $name } anrufen
way-to-block = { -eid-name } sperren
hours = Montag bis Freitag { $from }–{ $to } Uhr. Am Wochenende und an Feiertagen { $weekend_from }–{ $weekend_to } Uhr. Dänische Zeit.
hours-weekdays = Montag bis Freitag { $from }–{ $to } Uhr, dänische Zeit. Am Wochenende und an Feiertagen geschlossen.
# Of hours such as 22–6
hours-nights = Zeiten über Mitternacht gehören zu dem Tag, an dem sie beginnen.
# { $date }: a day in full
hours-checked = Die Zeiten wurden am { $date } geprüft. Am 5. Juni und am 24. und 31. Dezember können sie anders sein.
# { $when }: a time of day, or a day and a time: "20:00 Uhr", "morgen um 8:00 Uhr"
open-until = Jetzt geöffnet. Schließt am { $when }.
opens = Jetzt geschlossen. Öffnet am { $when }.
# For readers whose clock is not the Danish one: the same moment, by their clock
your-time = Das entspricht { $when } auf Ihrem Gerät.

## The two ways to block, as links from anywhere

act-authenticator = App, Codeanzeige, Codevorleser oder Chip sperren
act-identity = Die ganze { -eid-name } sperren

## The bottom of every page

footer-about = Hier können Sie Ihre { -eid-name } sperren.
footer-help = Hilfe
footer-reactivation = Reaktivierung
footer-privacy = Datenschutz
footer-accessibility = Barrierefreiheit

## When something does not work

silent = Wenn hier nichts passiert, rufen Sie an.
needs-script = Dieser Teil der Seite braucht JavaScript. Sie können stattdessen anrufen.
reads-without-script = Diese Seiten können Sie ohne JavaScript lesen:
app-failed = Etwas auf der Seite funktioniert in Ihrem Browser nicht. Rufen Sie an, und lassen Sie sich beim Sperren helfen.
app-lost = Die Seite konnte nicht starten. Vielleicht ließ sich ein Teil nicht laden. Prüfen Sie, ob Sie online sind, und versuchen Sie es noch einmal.
app-browser = Die Seite kann in diesem Browser nicht starten. Ein neuerer Browser kann helfen: Chrome oder Edge 97, Firefox 79, Safari 16 oder neuer. Ist Ihrer neu genug, liegt es vielleicht an einer Einstellung. Wenn es eilt, rufen Sie an.
away = Die Seite muss neu geladen werden, bevor sie etwas über Sie zeigt.
no-answer = Wir bekommen keine Antwort. Wir versuchen es immer wieder, solange die Seite offen ist. Wenn es eilt, rufen Sie an.
try-again = Noch einmal versuchen

## A block that was asked for and has not been answered

open-block = Sie haben um eine Sperrung gebeten. Wir wissen noch nicht, wie es ausgegangen ist.
answered-block = Zu einer Sperrung, um die Sie gebeten haben, gibt es eine Antwort.
open-block-link = Nachsehen, wie es um die Sperrung steht

## The press that ends the session and clears this browser

finish = Beenden und hier löschen
finishing = Sie werden abgemeldet …
finish-failed = Wir konnten Sie nicht abmelden. Versuchen Sie es noch einmal. Hilft das nicht, dann löschen Sie im Browser die Cookies dieser Seite, oder rufen Sie an.
finish-heading = Wir wissen noch nicht, wie eine Sperrung ausgegangen ist
finish-text = Wenn Sie jetzt beenden, wird vielleicht nicht gesperrt. Die Seite merkt sich die Sperrung dann auch nicht mehr. Sehen Sie erst die Bestätigung der Sperrung an, und speichern Sie den Link.
finish-anyway = Trotzdem beenden
finish-stay = Hier bleiben
finish-write-heading = Wenn Sie beenden, merkt sich die Seite Ihre Sperrung nicht mehr
finish-write-text = Schreiben Sie erst die Referenznummer auf, wenn es eine gibt. Sie brauchen sie vielleicht, wenn Sie anrufen.
finish-receipt = Bestätigung ansehen
finished = Sie sind abgemeldet. Die Seite hat gelöscht, was sie sich in diesem Tab über Sie gemerkt hat.
finished-eid = { -eid-name } hat sich Ihre Anmeldung vielleicht noch gemerkt. Melden Sie sich auch dort ab.
finished-eid-link = Bei { -eid-name } abmelden

## The end of the session, and somebody else's

session-heading = Sie werden bald abgemeldet.
# { $when }: day and time
session-until = Das geschieht am { $when }.
session-stay = Angemeldet bleiben
session-staying = Einen Moment …
session-stay-failed = Das ging nicht. Versuchen Sie es noch einmal.
session-no-stay = Mehr Zeit gibt es nicht. Melden Sie sich wieder an, wenn Sie weitermachen wollen. Dann kommen Sie hierher zurück.
newcomer = Hier hat sich jemand mit einer anderen { -eid-name } angemeldet als vorher. Die Seite zeigt die Daten der Person, die jetzt angemeldet ist.

## How a login ended, on whatever page one comes back to

login-cancelled-title = Die Anmeldung wurde abgebrochen
login-cancelled-text = Melden Sie sich noch einmal an, oder rufen Sie an.
login-failed-title = Die Anmeldung hat nicht geklappt
login-failed-text = Versuchen Sie es noch einmal. Können Sie sich auf mehr als eine Art anmelden, dann versuchen Sie eine andere.
login-locked-title = Ihre App oder Codeanzeige ist vielleicht für eine Weile pausiert
login-locked-text = Es gab zu viele falsche Versuche. Meistens können Sie es später wieder versuchen. Rufen Sie an, wenn Sie jetzt sperren wollen. Oder melden Sie sich mit etwas anderem an.
login-blocked-title = Mit dem, was Sie gewählt haben, konnten Sie sich nicht anmelden
login-blocked-text = Vielleicht ist gesperrt, was Sie gewählt haben. Melden Sie sich mit etwas anderem an, wenn Sie es haben. Sonst rufen Sie an.
login-unavailable-title = Man kann sich gerade nicht anmelden
login-unavailable-text = Rufen Sie an, wenn Sie jetzt sperren wollen. Sonst versuchen Sie es in ein paar Minuten noch einmal.
login-lost-title = Die Anmeldung hat geklappt, aber Sie sind hier nicht angemeldet
login-lost-text = Vielleicht speichert Ihr Browser keine Cookies. Erlauben Sie Cookies für diese Seite, und melden Sie sich noch einmal an. Oder rufen Sie an.
login-none-title = Sie sind nicht angemeldet
login-none-text = Melden Sie sich an, oder rufen Sie an.
login-elsewhere-title = Sie sind hier nicht angemeldet
login-elsewhere-text = Vielleicht sind Sie in einem anderen Browser oder Tab angemeldet. Gehen Sie dorthin zurück, oder melden Sie sich hier an.
blocked-link = So können Sie reaktivieren (entsperren)

## A block's number

reference = Referenznummer
reference-hint = Lesen Sie die Nummer vor, wenn Sie anrufen.

## Days and times: Dienstag, 24. November 2026 um 14:02 Uhr

day = { $day }. { $month } { $year }
# A day of this year or so
day-of-week = { $weekday }, { $day }. { $month }
# { $day }: a day with its month and year
day-in-full = { $weekday }, { $day }
clock = { $hour }:{ $minute }
today = heute
yesterday = gestern
# { $day }: a day with its month and year
on-day = am { $day }
# { $day }: any of the days above
moment = { $day } um { $clock } Uhr
month-1 = Januar
month-2 = Februar
month-3 = März
month-4 = April
month-5 = Mai
month-6 = Juni
month-7 = Juli
month-8 = August
month-9 = September
month-10 = Oktober
month-11 = November
month-12 = Dezember
weekday-0 = Sonntag
weekday-1 = Montag
weekday-2 = Dienstag
weekday-3 = Mittwoch
weekday-4 = Donnerstag
weekday-5 = Freitag
weekday-6 = Samstag
