## How everything stands

title = Your profile
heading = How things stand with your { -eid-name }
whole-heading = Your whole { -eid-name }
devices-heading = App, code display, audio code reader and chip
devices-none = The system shows nothing that you can log in with.
found = I have found it again
found-warning = Is someone on the phone asking you to open it again? Hang up. Then call support yourself.
blocks-heading = Latest blocks
blocks-none = The system shows no recent blocks.
report-first = Received on { $when }.
blocks-unread = Here is a block that we cannot read. Call and ask about it.
activity-heading = Latest activities
activity-none = The system shows no activities.
activity-hidden = This does not show where your { -eid-name } was used. You have not turned that on. You can turn it on in your profile at { -eid-name }.
activity-all = View all activity
activity-wrong = Is there something that you did not do yourself? Then block.

## Latest activities: what was done, where, and with what

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
at-provider = At { $provider }
by-device = Device: { $device }
from-place = Probably from { $place }
time-unknown = We do not know when it was
