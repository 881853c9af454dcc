## Where one is, and in which language

app-name = Spær
skip-link = Go to the content
sandbox-banner = Test version. The people and blocks are not real.
languages-label = Language
home-link = Spær, go to the front page
logged-in-as = Logged in as

## Help, the same on every page. Hours are whole hours of the Danish clock.

help-label = Help
call-support = Call { $name }
way-to-block = Block { -eid-name }
hours = Monday to Friday { $from }:00–{ $to }:00. Weekends and public holidays { $weekend_from }:00–{ $weekend_to }:00. Danish time.
hours-weekdays = Monday to Friday { $from }:00–{ $to }:00, Danish time. Closed at weekends and on public holidays.
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

needs-script = This part of the page needs JavaScript. You can call instead.
app-failed = Part of this page does not work in your browser. Call to get help with blocking.

## A block that was asked for and has not been answered

open-block = You asked for a block. We do not know yet how it went.
answered-block = There is an answer about a block that you asked for.
open-block-link = See how the block is going

## The press that ends the session and clears this browser

finish = Finish and clear
finishing = Logging you out …
finish-failed = We could not log you out. Try again, or close the browser completely.
finish-heading = We do not know yet how a block went
finish-text = If you finish now, it may not get blocked. This page also forgets the block. See the receipt first, and save its link.
finish-anyway = Finish anyway
finish-stay = Stay here

## The end of the session, and somebody else's

session-heading = You will soon be logged out
session-until = It happens on { $when }.
session-stay = Stay logged in
session-staying = One moment …
session-stay-failed = It did not work. Try again.
session-no-stay = You cannot get more time. Log in again if you need it. What you have chosen is kept.
newcomer = Someone has logged in here with a different { -eid-name } than before. The page shows the details of whoever is logged in now.

## Days in full: 1. november 2026

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
