## The list of activities

title = Your activities
heading = What has your { -eid-name } been used for?
lead = Look for something that you did not do. Press a row to see more.
back-to-profile = To your profile
all = View all activity

## What one is looking for

find-heading = Search your activities
find-text = Search for
find-text-hint = Place, device, service provider or name
find-more = More ways to find
find-group = What
find-group-all = Everything
group-logins = Logins
group-approvals = Approvals and requests
group-codes = Codes
group-authenticators = App, code display, reader and chip
group-details = User ID, password and contact
group-whole = The whole of your { -eid-name }
find-outcome = How it went
find-outcome-all = However it went
outcome-succeeded = It worked
outcome-failed = It failed
outcome-declined = It was refused
outcome-expired = No one answered
outcome-other = Unknown
find-with = With
find-with-all = Anything
find-period = When
period-all = All of the time
period-hours = Last 24 hours
period-week = Last 7 days
period-month = Last 30 days
period-days = From one day to another
period-from = From
period-to = To
period-backwards = The first day is after the last one. Choose again.
find-marked = Only what deserves a look
find-clear = Clear the search

## What the list shows, in one sentence

list-heading = Activities
shown = { $count ->
    [one] Shows { $count } activity
   *[other] Shows { $count } activities
}
shown-none = Shows no activities
part-text = with “{ $text }”
part-period-days = from { $from } to { $to }
part-from = from { $from }
part-to = up to { $to }
part-marked = that deserve a look
maybe-more = There can be older ones.
looking-further = Looking further back …
fetched-so-far = Fetched so far: { $count }
recorded-since = This is all. The system has kept it since { $when }.
recorded-all = This is all that the system has.
nothing-at-all = Nothing has been done with your { -eid-name }, as far as the system shows.
nothing-fits = Nothing fits what you are looking for.
nothing-fits-yet = Nothing fits in what has been fetched so far.
circle = We cannot get the older ones. The system sends the same ones again and again. Call if you miss something.
failed-what-is-there = What you see below was fetched before that.
older = Show older ones
newer = Show newer ones
all-older = Fetch all older ones
stop = Stop fetching
news = { $count ->
    [one] { $count } new activity has come
   *[other] { $count } new activities have come
}
news-show = Show
zone = Times are shown in this time zone: { $zone }.

## One row, and the columns of the table

column-time = Time
column-what = What
column-device = Device
column-place = Place
column-provider = Service provider
column-pick = Pick
pick = Pick: { $what }, { $when }
open = See more
day-unknown = Day unknown
unknown = Unknown
perhaps = Perhaps { $place }

did-login = Your { -eid-name } was used to log in
did-approval = Something was approved with your { -eid-name }
did-login-failed = Someone tried to log in, but it did not work
did-approval-declined = A request was not approved
did-simultaneous = More than one request came at the same time
did-code-sent = A code was sent
did-added = Added: { $what }
did-blocked = Blocked: { $what }
did-reactivated = Opened again: { $what }
did-user-id = Your user ID was changed
did-password = Your password was changed
did-contact = Your contact details were changed
did-whole-blocked = Your whole { -eid-name } was blocked
did-whole-reactivated = Your whole { -eid-name } was opened again
did-other = Other activity
time-unknown = We do not know when it was

## Why a row deserves a look

mark = Deserves a look
mark-user-id = The user ID was changed. If you did not do it, someone else may be in control.
mark-contact = The contact details were changed. Notices may now go to someone else.
mark-added = Something new was added that one can log in with.
mark-failures = Three or more attempts in a row did not work.
mark-new-device = A device that we have not seen before, and a change within the hour.
mark-night = It was at night. We have not seen that before.
mark-basis = This is said of the activities that have been fetched here. It is no proof of anything.

## Was it you? Four questions

ask-heading = Was it you?
ask-action = Did you do this?
ask-action-hint = You may have forgotten it. Some services ask for a login when you pay or sign something.
ask-device = Do you know the device?
ask-device-hint = It can be your own under another name, for instance after an update or in a new browser.
ask-time = Did you do it at that time?
ask-time-hint = Some services log you in again by themselves.
ask-place = Can you have been there?
ask-place-hint = The place is a guess. On a phone or at work it can be far off.
ask-provider = Do you know the service provider?
ask-with = Used for it
outcome-of-it = The system says: { $outcome }
whole-text = Show all of the text
close = Close

## This wasn't me

wrong = This wasn’t me
wrong-picked = { $count ->
    [one] This { $count } wasn’t me
   *[other] These { $count } weren’t me
}
picked = { $count ->
    [one] { $count } picked
   *[other] { $count } picked
}
unpick = Pick none
sending = Reporting …
sending-some = Reporting: { $left } left
reported-on = You reported this on { $when }. Number: { $number }.
reported-number = You have reported this. Number: { $number }.
reported-heading = { $count ->
    [one] { $count } activity is reported
   *[other] { $count } activities are reported
}
reported-next = A report blocks nothing. Now stop it:
reported-keep = Write the number down. Support will ask for it.
not-reported = This was not reported:
not-reported-again = Try these again
not-reported-hint = You can safely try again. You get the same number.
cannot-report = This one cannot be reported here. Call support.
block-used = Block:
block-whole = Block your whole { -eid-name }
block-whole-why = Someone has changed how you log in or are reached. Then the whole has to be blocked.
block-other = Or choose yourself what to block
is-blocked = is blocked already.

## Where the service provider is not shown

hidden-heading = You cannot see where your { -eid-name } was used
hidden-why = Without that it is hard to see if someone else has used it. You can turn it on here.
hidden-turn-on = Show the service provider
hidden-asking = Turning it on …
hidden-on = The service provider is shown from now on. Older activities may still lack it.
hidden-failed = It could not be turned on.

## Taking it along

take-heading = Take it along
take-text = You get what the list shows now.
print = Print
csv = Save as a file (CSV)
csv-name = activities
csv-time-zone = Time with offset
csv-outcome = How it went
csv-with = Used for it
csv-mark = Deserves a look because
csv-reported = Report
