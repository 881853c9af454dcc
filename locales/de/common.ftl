## Where one is, and in which language

app-name = Spær
skip-link = Zum Inhalt
sandbox-banner = Testversion. Personen und Sperrungen sind nicht echt.
languages-label = Sprache
home-link = Spær, zur Startseite
logged-in-as = Angemeldet als

## Help, the same on every page. Hours are whole hours of the Danish clock.

help-label = Hilfe
call-support = { $name } anrufen
way-to-block = { -eid-name } sperren
hours = Montag bis Freitag { $from }–{ $to } Uhr. Am Wochenende und an Feiertagen { $weekend_from }–{ $weekend_to } Uhr. Dänische Zeit.
hours-weekdays = Montag bis Freitag { $from }–{ $to } Uhr, dänische Zeit. Am Wochenende und an Feiertagen geschlossen.
# { $date }: a day in full
hours-checked = Die Zeiten wurden am { $date } geprüft. Am 5. Juni und am 24. und 31. Dezember können sie anders sein.
# { $when }: a time of day, or a day and a time: "20:00", "morgen um 8:00"
open-until = Jetzt geöffnet. Schließt am { $when }.
opens = Jetzt geschlossen. Öffnet am { $when }.
# For readers whose clock is not the Danish one: the same moment, by their clock
your-time = Auf Ihrem Gerät ist das { $when }.

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

needs-script = Dieser Teil der Seite braucht JavaScript. Sie können stattdessen anrufen.
app-failed = Etwas auf der Seite funktioniert in Ihrem Browser nicht. Rufen Sie an, und lassen Sie sich beim Sperren helfen.

## A block that was asked for and has not been answered

open-block = Sie haben um eine Sperrung gebeten. Wir wissen noch nicht, wie es ausgegangen ist.
answered-block = Zu einer Sperrung, um die Sie gebeten haben, gibt es eine Antwort.
open-block-link = Nachsehen, wie es um die Sperrung steht

## The press that ends the session and clears this browser

finish = Beenden und Spuren löschen
finishing = Sie werden abgemeldet …
finish-failed = Wir konnten Sie nicht abmelden. Versuchen Sie es noch einmal, oder schließen Sie den Browser ganz.
finish-heading = Wir wissen noch nicht, wie eine Sperrung ausgegangen ist
finish-text = Wenn Sie jetzt beenden, wird vielleicht nicht gesperrt. Die Seite merkt sich die Sperrung dann auch nicht mehr. Sehen Sie erst die Quittung an, und speichern Sie den Link.
finish-anyway = Trotzdem beenden
finish-stay = Hier bleiben

## The end of the session, and somebody else's

session-heading = Sie werden bald abgemeldet
# { $when }: day and time
session-until = Das geschieht am { $when }.
session-stay = Angemeldet bleiben
session-staying = Einen Moment …
session-stay-failed = Das ging nicht. Versuchen Sie es noch einmal.
session-no-stay = Mehr Zeit gibt es nicht. Melden Sie sich wieder an, wenn Sie es brauchen. Was Sie gewählt haben, bleibt erhalten.
newcomer = Hier hat sich jemand mit einer anderen { -eid-name } angemeldet als vorher. Die Seite zeigt die Daten der Person, die jetzt angemeldet ist.

## Days in full: 1. November 2026

day = { $day }. { $month } { $year }
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
