## Where one is, and in which language

app-name = Spær
skip-link = Go to the content
sandbox-banner = Test version. Nothing here is real.
languages-label = Language
home-link = Spær, go to the front page
logged-in-as = Logged in as

## Help, the same on every page. Hours are whole hours of the Danish clock.

help-label = Help
call-support = Call { $name }
way-to-block = Block { -eid-name }
hours = Monday to Friday { $from }:00–{ $to }:00. Weekends and public holidays { $weekend_from }:00–{ $weekend_to }:00. Danish time.
hours-weekdays = Monday to Friday { $from }:00–{ $to }:00, Danish time. Closed at weekends and on public holidays.
# Of hours such as 22–6
hours-nights = Hours past midnight belong to the day on which they begin.
hours-checked = Hours checked on { $date }. They may differ on 5 June and 24 and 31 December.
open-until = Open now. Closes { $when }.
opens = Closed now. Opens { $when }.
your-time = That is { $when } on your device.

## The two ways to block, as links from anywhere

act-authenticator = Block app, code display, audio code reader or chip
act-identity = Block your whole { -eid-name }

## The bottom of every page

footer-about = Here you can block your { -eid-name }.
footer-help = Help
footer-reactivation = Reactivation
footer-privacy = Privacy
footer-accessibility = Accessibility

## When something does not work

silent = If nothing happens here, call.
needs-script = This part of the page needs JavaScript. You can call instead.
reads-without-script = You can read these pages without JavaScript:
app-failed = Part of this page does not work in your browser. Call to get help with blocking.
app-lost = This page could not start. Perhaps a part of it could not be loaded. Check that you are online, and try again.
app-browser = This page cannot start in this browser. A newer browser may help: Chrome or Edge 97, Firefox 79, Safari 16, or later. If yours is new enough, a security setting may be in the way. If it is urgent, call.
away = This page has to be loaded again before it shows anything about you.
no-answer = We get no answer. We keep trying for as long as this page is open. If it is urgent, call.
try-again = Try again

## A block that was asked for and has not been answered

open-block = You asked for a block. We do not know yet how it went.
answered-block = There is an answer about a block that you asked for.
open-block-link = See how the block is going

## The press that ends the session and clears this browser

finish = Finish and clear
finishing = Logging you out …
finish-failed = We could not log you out. Try again. If that does not help, delete the cookies of this site in the browser, or call.
finish-heading = We do not know yet how a block went
finish-text = If you finish now, it may not get blocked. This page also forgets the block. See the receipt first, and save its link.
finish-anyway = Finish anyway
finish-stay = Stay here
finish-write-heading = This page is about to forget your block
finish-write-text = Write the reference number down first, if there is one. You may need it when you call.
finish-receipt = See the receipt
finished = You are logged out, and this site has deleted what it remembered about you in this tab.
finished-eid = { -eid-name } may still remember your login. Log out there too.
finished-eid-link = Log out at { -eid-name }

## The end of the session, and somebody else's

session-heading = You will soon be logged out.
session-until = It happens on { $when }.
session-stay = Stay logged in
session-staying = One moment …
session-stay-failed = It did not work. Try again.
session-no-stay = You cannot get more time. Log in again if you need it. You then come back here.
newcomer = Someone has logged in here with a different { -eid-name } than before. The page shows the details of whoever is logged in now.

## How a login ended, on whatever page one comes back to

login-cancelled-title = The login was stopped
login-cancelled-text = Log in again, or call.
login-failed-title = The login did not work
login-failed-text = Try again. If you have more than one way to log in, try another.
login-locked-title = Your app or code display may be locked for a while
login-locked-text = There were too many wrong attempts. You can usually try again later. Call if you want to block now. Or log in with something else.
login-blocked-title = You could not log in with what you chose
login-blocked-text = What you chose may be blocked. Log in with something else, if you have it. Otherwise call.
login-unavailable-title = Login is not possible right now
login-unavailable-text = Call if you want to block now. If not, try again in a few minutes.
login-lost-title = The login worked, but you are not logged in here
login-lost-text = Your browser may not be keeping cookies. Allow cookies for this site, and log in again. Or call.
login-none-title = You are not logged in
login-none-text = Log in, or call.
login-elsewhere-title = You are not logged in here
login-elsewhere-text = You may be logged in in another browser or tab. Go back there, or log in here.
blocked-link = How to reactivate (open again)

## A block's number

reference = Reference number
reference-hint = Read the number out when you call.

## Days and times: Tuesday, 24 November 2026 at 14:02

day = { $day } { $month } { $year }
# A day of this year or so
day-of-week = { $weekday } { $day } { $month }
# { $day }: a day with its month and year
day-in-full = { $weekday }, { $day }
clock = { $hour }:{ $minute }
today = today
yesterday = yesterday
# { $day }: a day with its month and year
on-day = on { $day }
# { $day }: any of the days above
moment = { $day } at { $clock }
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
weekday-0 = Sunday
weekday-1 = Monday
weekday-2 = Tuesday
weekday-3 = Wednesday
weekday-4 = Thursday
weekday-5 = Friday
weekday-6 = Saturday
