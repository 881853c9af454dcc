## How everything stands

heading = How things stand with your { -eid-name }
identity-heading = Your whole { -eid-name }
devices-heading = App, code display, audio code reader and chip
devices-none = { -eid-name } shows nothing that you can log in with.
found = How you can use it again
found-warning = Is someone on the phone asking you to reactivate it (open it again)? Hang up. Then call support yourself.
blocks-heading = Latest blocks
blocks-none = { -eid-name } shows no recent blocks.
report-first = Received on { $when }.
blocks-unread = Here is a block that we cannot read. Call and ask about it.
activity-heading = Latest activities
activity-wrong = Is there something that you did not do yourself? Then block.

## How the whole identity stands

identity-active = Active
identity-blocked = Blocked
identity-closed = Closed for good
identity-other = Unknown state
since = Since
blocked-by = Blocked by
complaint = If you did not ask for the block yourself, you can complain.
complaint-link = How to complain
