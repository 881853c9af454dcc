## Waiting and trying again

loading = Loading …
loading-slowly = It is taking longer than usual. We are still trying.
retry = Try again
open-again = Open the page again
block-again = Block again
block-another = Block something else
open-again-failed = We cannot connect yet. Try again in a moment, or call.
profile-title = Your profile
activity-title = Your activities
part-lost-title = The page cannot be shown right now
part-lost-text = The content could not be loaded. That says nothing about what is blocked. Try again, or open the page again. If it is urgent, call.
rest-lost = The rest of the receipt could not be loaded. What is said above about the block still holds. Could someone have misused your { -eid-name }? Call your bank.
pressed = Sending …

## Login

login-text = Use an app, code display, audio code reader or chip that you still have. You then come back here.
login-button = Log in
login-cannot = Can you not log in? Call support. They can help you block. If they are closed, call your bank.
login-title = Log in to continue
login-over-title = You have been logged out
login-over-text = Log in again to continue. You then come back here.
out-failed-title = We do not know if the other person is logged out
out-failed-text = Someone may still be logged in here with a different { -eid-name }. Try again, or call.

## What went wrong

problem-title = We cannot load your details
problem-unreachable = We have not got an answer. Check that you are online, and try again. If it is urgent, call.
problem-later = We cannot get an answer right now. Wait a little and try again. If it is urgent, call.
problem-back-end = Something went wrong. Try again soon. If it is urgent, call.
problem-not-understood = We got an answer that we do not understand. Try again, or call.
problem-intercepted = The answer does not seem to come from { -eid-name } itself. Open the page again, or call.
problem-session = Your login is no longer valid here. Log in again.
problem-wrong-person = A different { -eid-name } is logged in now, perhaps in another tab. Press “{ finish }”, and log in again.
problem-not-offered = You cannot see these details here.

## What one logs in with, and how it stands

kind-app = { -eid-name } app
kind-code-display = Code display
kind-audio-code-reader = Audio code reader
kind-chip = Chip
kind-other = Authenticator
no-label = No name
short-id = ID { $id }
status-active = Active
status-locked = Locked for a while
status-blocked = Blocked
status-revoked = Removed for good
status-other = Unknown state
blocked-since = Was blocked on { $when }
# { $day } in the next two: "today", "on 23 November 2026"
registered = Added { $day }
last-used = Last used { $day }
last-used-unknown = Last used: not known
opened-this-session = Used for this login
list-as-of = As it was on { $when }.

## How the whole identity stands

devices-useless = App, code display, audio code reader and chip cannot be used while your whole { -eid-name } is blocked.

## Ways back

back-heading = How to reactivate (open again)
way-online = Reactivate (open again) online.
way-app-id-scan = Scan your passport or ID card and your face in the app.
way-phone = Call support. Never give your codes to anyone.
way-order-new = Order a replacement.
way-add-again = Add the same device again.
way-in-person = Go in person, usually to Citizen Service (Borgerservice). Book an appointment first.
way-other = Call and ask how you can use your { -eid-name } again.
way-bring = You need: { $things }
way-and = and
way-days =
    Waiting time: about { $days ->
        [one] one day
       *[other] { $days } days
    }.
way-link = Read more

## What to bring: { $things } in way-bring

bring-photo-id = valid photo ID
bring-passport-or-id-card = passport or ID card with a chip
bring-phone-with-nfc = phone that can read the chip
bring-temporary-pin = temporary PIN code that support gives you
bring-password = your password

## Whose it is, what it is about, and who did it

whose = Belongs to
not-you = Not you? Log in as yourself.
what-identity = Your whole { -eid-name }
by-you = you, or someone logged in as you
by-support = support
by-authority = an authority
by-system = { -eid-name } (automatically)

## How a block stands

# What is blocked, at the beginning of a sentence: { $what } in blocked-heading and in target-blocked
the-app = The { -eid-name } app
the-code-display = The code display
the-audio-code-reader = The audio code reader
the-chip = The chip
the-thing = What this block is for
the-identity = Your { -eid-name }
the-identity-of-somebody = A { -eid-name }
# With the name that its holder has given it
the-named = { $subject } “{ $name }”

sending-heading = We are sending your block now
sending-text = Stay on this page until you see how it went.
blocked-heading = { $what } is blocked
blocked-text = No one can use what is blocked to log in or approve anything.
blocked-text-identity = No one can use your { -eid-name } to log in or approve anything. Not even you.
checked-at = Last checked on { $when }.
already-text = It was blocked before. That happened on { $when }.
pending-heading = { -eid-name } has the block, but it does not apply yet
pending-text = Others may be able to log in until the block applies. Do not close the page, and do not log out. Call if it is urgent.
unknown-heading = We do not know if the block applies
unknown-text = We have no answer about the block. It may be blocked, or it may not. Call if it is urgent.
unknown-asking = We ask { -eid-name } again and again, as long as this page is open.
unknown-asked-wait = { -eid-name } has asked us to wait. We ask again within a few minutes, if this page is open.
checking-heading = We are asking if the block applies
checking-text = Wait a little. We are getting the answer from { -eid-name }.
never-text = { -eid-name } says that your block has not arrived. Send the block again, or call.
never-turned-away = { -eid-name } says that your block has not arrived. Open the page again, then send the block again. If that does not help, call.
never-login = Log in again to send the block.
never-link = { -eid-name } knows of no block with this link. The block may not have arrived. If it is yours, block again, or call.
link-refused = This link does not fit any block. It may be misspelt. Find the link again, or call.
own-missing = That is due to another block. Your own block has not arrived.
contradicted-text = We get answers that do not fit together. Call support. You can also block again.
ended-heading = The block has been lifted
ended-text = The block no longer applies. If you did not lift it yourself, call now.

## An order was refused, and how its target stands beside that

refused-heading = The block was refused
refused-text = { -eid-name } said no to the block. The refused block has not blocked anything.
refused-at = The answer came on { $when }.
refused-somebodys = If this is your block, call support.
target-blocked = { $what } is blocked, but by another block.
target-in-use = { $what } was not blocked when we checked.
refused-session-too-new = What you logged in with is too new to block anything else. This is to protect you. You can still block your whole { -eid-name }.
refused-target-not-found = What you wanted to block is not on your list. Choose something else, or call.
refused-target-revoked = What you wanted to block has been removed for good. No one can use it.
refused-identity-closed = Your { -eid-name } is closed for good. Call if that is wrong.
refused-not-permitted = You cannot block this yourself. Call instead.
refused-other = Call to ask why, and to get help with blocking.
