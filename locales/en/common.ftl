app-name = Spær
skip-link = Go to the content
sandbox-banner = Test version. The people and blocks are not real.
languages-label = Language
help-label = Help right now
call = Call
call-support = Call { $name }
hours = Monday to Friday { $from }:00-{ $to }:00. Weekends and public holidays { $weekend_from }:00-{ $weekend_to }:00. Danish time.
hours-weekdays = Monday to Friday { $from }:00-{ $to }:00, Danish time. Closed at weekends and on public holidays.
hours-checked = Hours checked on { $date }.
way-to-block = Block
home-link = Spær, go to the front page
footer-about = Here you can block your { -eid-name }.
logged-in-as = Logged in as

loading = Loading …
loading-slowly = It is taking longer than usual. We are still trying.
retry = Try again
back = Back
needs-script = This part of the page needs JavaScript. You can call instead.
app-failed = Part of this page does not work in your browser. Call to get help with blocking.
open-block = You asked for a block. We do not know yet how it went.
open-block-link = See how it is going

login-text = Log in with whatever you still have. You then come back here.
login-button = Log in
login-cannot = Can't log in? Call support. They can help you block.

problem-title = We cannot load your details
problem-unreachable = We cannot connect. Check that you are online, and try again. If it is urgent, call.
problem-later = The system is busy. Wait a little and try again. If it is urgent, call.
problem-back-end = There is a fault in the system. Try again soon. If it is urgent, call.
problem-not-understood = The system gave an answer that we do not understand. Try again, or call.
problem-session = You are no longer logged in. Log in again.

kind-app = { -eid-name } app
kind-code-display = Code display
kind-audio-code-reader = Audio code reader
kind-chip = Chip
kind-other = Something else
no-label = No name
short-id = ID { $id }
status-active = Active
status-locked = Locked for a while
status-blocked = Blocked
status-revoked = Removed for good
status-other = Unknown state
registered = Added { $when }
last-used = Last used { $when }
never-used = Not used yet
opened-this-session = You are logged in with it now

way-online = Open it again online.
way-app-id-scan = Scan your passport or ID card and your face in the app.
way-phone = Call support.
way-order-new = Order a new one.
way-add-again = Add it again.
way-in-person = Go to Citizen Service (Borgerservice). Book a time first.
way-other = Call and ask how you get back in.
way-bring = Bring: { $things }
way-days = Waiting time in days: about { $days }.
way-link = Read more

bring-photo-id = valid picture ID
bring-passport-or-id-card = passport or ID card with a chip
bring-phone-with-nfc = phone that can read the chip
bring-temporary-pin = temporary PIN code
bring-password = your password

day = { $day } { $month } { $year }
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

list-as-of = This is how it stood on { $when }.
problem-wrong-person = Another tab is logged in as someone else. Finish, and log in again.

finish = Finish and clear
finishing = Logging you out …
finish-failed = We could not log you out. Try again, or close the browser completely.
finish-heading = We do not know yet how a block went
finish-text = If you finish now, this page no longer remembers it. See the receipt first, and save its link.
finish-anyway = Finish anyway
finish-stay = Stay here

session-heading = You will soon be logged out
session-until = It happens on { $when }.
session-stay = Stay logged in
session-staying = One moment …
session-stay-failed = It did not work. Try again.
session-no-stay = You cannot get more time. Log in again if you need it. What you have chosen is kept.
newcomer = Someone else is logged in now. You see their details.

login-title = Log in to continue
login-over-title = You have been logged out
login-over-text = Log in again to continue. What you have chosen is kept.
login-cancelled-title = You are not logged in
login-cancelled-text = The login was stopped. Log in again, or call.
login-failed-title = The login did not work
login-failed-text = Try again. If you have more than one way to log in, try another.
login-locked-title = What you chose is locked for a while
login-locked-text = There were too many wrong attempts. It opens again by itself. Call if you want to block now. Or log in with something else.
login-blocked-title = You could not log in with what you chose
login-blocked-text = It may be blocked. Log in with something else if you have it. If not, call.
login-unavailable-title = Login is not possible right now
login-unavailable-text = Call if you want to block now. If not, try again in a few minutes.
problem-not-offered = You cannot see this here.
login-lost-title = Your browser did not keep your login
login-lost-text = Allow cookies for this site, and log in again. Or call.
