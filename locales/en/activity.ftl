## The list of activities

heading = What has your { -eid-name } been used for?
lead = Look for something that you did not do. Press “See more” to see what happened.
back-to-profile = To your profile
all = View all activity

## What deserves a look, before everything else

look-label = Activities to look at
look-heading = { $count ->
    [one] You should look at { $count } activity
   *[other] You should look at { $count } activities
}
# { $moment }: "today at 3:15", "on 23 November 2026 at 3:15"
look-when = It happened { $moment }
look-all = { $count ->
    [one] Show the one activity
   *[other] Show all { $count } activities
}
look-calm = Among your newest activities there is nothing you should look at first.
mine = Yes, that was me
mine-all = Yes, all of it was me
# { $count } in the next two: more than one
look-question = Did you do all { $count } of these yourself?
look-count = { $count } activities
confirmed = You have answered that it was you.

## What one is looking for

find-heading = Find an activity
find-text = Search for
find-text-hint = Place, device, service provider or the name of an app
find-more = More ways to search
find-group = What
find-group-all = Everything
group-logins = Logins
group-approvals = Approvals and requests
group-codes = Codes
group-authenticators = App, code display, audio code reader and chip
group-details = User ID, password and contact
group-identity = The whole of your { -eid-name }
find-outcome = How it went
find-outcome-all = Any result
outcome-succeeded = It worked
outcome-failed = It did not work
outcome-declined = It was declined
outcome-expired = No one answered
outcome-other = Unknown
find-with = App, code display, audio code reader or chip
find-with-all = Any
find-period = When
period-all = Any time
period-hours = Last 24 hours
period-week = Last 7 days
period-month = Last 30 days
period-days = From one day to another
period-from = From
period-to = Up to and including
period-backwards = The first day is after the last one. Choose again.
find-marked = Only what to check first
find-clear = Clear the search

## What the list shows, in one sentence

list-heading = Activities
# { $number }: the same count as people write it, "10.001"
shown = { $count ->
    [one] We have found { $number } activity
   *[other] We have found { $number } activities
}
shown-none = We have found none yet
part-text = with “{ $text }”
part-period-days = from { $from } up to and including { $to }
part-from = from { $from }
part-to = up to and including { $to }
part-marked = only what to check first
maybe-more = There may be older activities.
looking-further = We are looking further back …
fetched-so-far = Fetched so far: { $number }
recorded-since = { -eid-name } has nothing from before { $when }.
recorded-all = { -eid-name } shows nothing older.
nothing-at-all = { -eid-name } shows no activities.
nothing-fits = No activities fit your search
nothing-fits-yet = Nothing fetched so far fits your search
circle = We cannot get the older ones. Some may be missing. Call if you are not sure.
failed-what-is-there = What you see above was fetched before that.
older = Show older ones
newer = Show newer ones
all-older = Fetch all older ones
stop = Stop fetching
news = { $count ->
    [one] There is { $count } new activity
   *[other] There are { $count } new activities
}
news-more = { $count ->
    [one] There is at least { $count } new activity
   *[other] There are at least { $count } new activities
}
news-show = Show what is new
zone = All times and days here are Danish time. Your device shows another time.
danish-time = { $time } Danish time

## One row, and the columns of the table

column-time = Time
column-what = What
column-device = Device
column-place = Place
column-provider = Service provider
column-pick = Choose
pick = Choose: { $what }, { $when }
open = See more
open-of = See more: { $what }, { $when }
day-unknown = Day unknown
unknown = Unknown
not-shown = Not given by { -eid-name }.
time-short = Time unknown
profile-elsewhere = Go to your profile at { -eid-name }
perhaps = Perhaps { $place }

did-login = Your { -eid-name } was used to log in
did-approval = Something was approved with your { -eid-name }
did-login-failed = An attempt to log in did not work
did-approval-declined = A request was not approved
did-simultaneous = More than one request came at the same time
did-code-sent = A code was sent
did-added = Added: { $what }
did-blocked = Blocked: { $what }
did-reactivated = Reactivated (opened again): { $what }
did-user-id = Your user ID was changed
did-password = Your password was changed
did-contact = Your contact details were changed
did-identity-blocked = Your whole { -eid-name } was blocked
did-identity-reactivated = Your whole { -eid-name } was reactivated (opened again)
did-other = Other activity
time-unknown = We do not know when it was

## Why a row deserves a look

mark = Check this activity first
mark-user-id = A changed user ID can mean that someone else has access.
mark-contact = Changed contact details can mean that messages go to someone else.
mark-added = Something new was added that can be used to log in.
mark-failures = Three or more attempts in a row did not work.
mark-new-device = A device that we have not seen before, and a change within the hour.
mark-night = It was at night, Danish time. We have not seen that before.
mark-beside = It happened in the same place or on the same device as something else you should look at.
mark-basis = We have only looked at the activities fetched here. This does not prove that anything is wrong.

## Was it you? Four questions

ask-heading = Was it you?
ask-action = Did you do this?
ask-action-hint = You may have forgotten it. Some services ask for a login when you pay or sign something.
ask-device = Do you know the device?
ask-device-hint = It may be your own under another name, for example after an update or in a new browser.
ask-time = Did you do it at that time?
ask-time-hint = Think about what you did around that time.
ask-place = Could you have been here?
ask-place-hint = The place is a guess. It can be far off, especially on a phone or at work.
ask-provider = Do you know the service provider?
ask-with = App, code display, audio code reader or chip
outcome-of-it = How it went: { $outcome }
full-text = Show the whole text
close = Close

## This wasn't me

wrong = No, this wasn’t me
wrong-picked = { $count ->
    [one] This one wasn’t me
   *[other] These { $count } weren’t me
}
picked = { $count ->
    [one] { $count } chosen
   *[other] { $count } chosen
}
unpick = Clear all choices
sending = Reporting …
sending-some = Reporting: { $left } left
reported-on = You reported this on { $when }. Number: { $number }.
reported-number = You have reported this. Number: { $number }.
reported-heading = { $count ->
    [one] { $count } activity is reported
   *[other] { $count } activities are reported
}
reported-next = Your report does not block anything. Block now. Anyone who is logged in somewhere may still be logged in.
reported-keep = { $count ->
    [one] Write the number down. You may need it for support or the police.
   *[other] Write the numbers down. You may need them for support or the police.
}
copy-numbers = Copy all numbers
numbers-copied = The numbers are copied.
numbers-not-copied = The numbers could not be copied. Write them down.
not-reported = These reports may not have arrived:
not-reported-again = Send the reports again
not-reported-hint = You can safely send again. Your report only counts once.
cannot-report = This activity cannot be reported here. Call support.
block-used = Block:
block-identity = Block your whole { -eid-name }
block-identity-why = It looks as if someone has changed how you log in, or where your messages go. It is safest to block your whole { -eid-name }.
block-other = Or choose yourself what to block
seen-blocked = When we looked on { $when }, it was blocked.
seen-removed = When we looked on { $when }, it was removed for good.

## Where the service provider is not shown

hidden-heading = You cannot see where your { -eid-name } was used
hidden-why = Showing the service provider is turned off. So it is hard to see if someone else has used your { -eid-name }.
hidden-turn-on = Show the service provider
hidden-asking = Turning it on …
hidden-on = The service provider is shown from now on. Older activities may still lack it.
hidden-failed = Showing the service provider could not be turned on.

## Taking it along

take-heading = Save or print
take-text = You get everything that has been fetched and fits your search.
take-nothing = This browser cannot print or save a file. Open the page in another browser if you need to.
print-nothing = The browser does not seem to print. Open the page in another browser and try again.
csv-nothing = Did you get no file? Then open the page in another browser and try again.
print = Print
csv = Save as a file (CSV)
csv-name = activities
csv-time-zone = Time with time zone
csv-outcome = How it went
csv-with = App, code display, audio code reader or chip
csv-mark = Why to check it first
csv-reported = Your report
