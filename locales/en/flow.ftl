## Waiting and trying again

loading = Loading …
loading-slowly = It is taking longer than usual. We are still trying.
retry = Try again
pressed = Sending …

## Login

login-text = Log in with whatever you still have. You then come back here.
login-button = Log in
login-cannot = Can you not log in? Call support. They can help you block.
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
login-lost-title = Your browser did not keep your login
login-lost-text = Allow cookies for this site, and log in again. Or call.

## What went wrong

problem-title = We cannot load your details
problem-unreachable = We have not got an answer. Check that you are online, and try again. If it is urgent, call.
problem-later = We cannot get an answer right now. Wait a little and try again. If it is urgent, call.
problem-back-end = Something went wrong. Try again soon. If it is urgent, call.
problem-not-understood = We got an answer that we do not understand. Try again, or call.
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
registered = Added on { $when }
last-used = Last used { $when }
never-used = Not used yet
opened-this-session = Used for this login
list-as-of = This is how it stood on { $when }.

## How the whole identity stands

whole-active = Active
whole-blocked = Blocked
whole-closed = Closed for good
whole-other = Unknown state
since = Since
blocked-by = Blocked by
devices-useless = App, code display, audio code reader and chip cannot be used while your whole { -eid-name } is blocked.
complaint = If you did not ask for the block yourself, you can complain.
complaint-link = How to complain

## Ways back

back-heading = How to reactivate (open again)
way-online = Reactivate (open again) online.
way-app-id-scan = Scan your passport or ID card and your face in the app.
way-phone = Call support. Never give your codes to anyone.
way-order-new = Order a replacement.
way-add-again = Add the same device again.
way-in-person = Go in person, usually to Citizen Service (Borgerservice). Book a time first.
way-other = Call and ask how you can use your { -eid-name } again.
way-bring = You need: { $things }
way-days =
    Waiting time: about { $days ->
        [one] one day
       *[other] { $days } days
    }.
way-link = Read more

## What to bring: { $things } in way-bring

bring-photo-id = valid picture ID
bring-passport-or-id-card = passport or ID card with a chip
bring-phone-with-nfc = phone that can read the chip
bring-temporary-pin = temporary PIN code
bring-password = your password

## Whose it is, what it is about, and who did it

whose = Belongs to
not-you = Not you? Log in as yourself.
user-id = User ID
what = The block is for
what-identity = Your whole { -eid-name }
reference = Reference number
reference-hint = Read the number out when you call.
by-you = you, or someone logged in as you
by-support = support
by-authority = an authority
by-system = { -eid-name } (automatically)

## How a block stands

sending-heading = We are sending your block now
sending-text = Stay on this page until you see how it went.
blocked-heading = It is blocked
blocked-text-authenticator = No one can use it to log in or approve.
blocked-text-identity = No one can use your { -eid-name } to log in or approve.
blocked-text-linked = No one can use what is blocked to log in or approve.
blocked-at = Last checked on { $when }.
already-text = It was already blocked. That happened on { $when }.
pending-heading = We have your block, but it does not apply yet
pending-text = The system is not done. Until then others may still be able to log in. Do not close the page, and do not log out. Call if it is urgent.
pending-at = Last checked on { $when }.
unknown-heading = We do not know if it is blocked
unknown-text = We have no answer about the block. It may be blocked, or it may not. Call if it is urgent.
unknown-asking = We ask the system again and again, as long as this page is open.
unknown-asked-wait = The system has asked us to wait a little. Then we ask again, if this page is open.
checking-heading = We are asking if it is blocked
checking-text = Wait a little. We are getting the answer from the system.
never-heading = We do not know if it is blocked
never-text = The system says that it did not get your block. Send it again, or call.
never-login = Log in again to send it.
never-link = We cannot find a block with this link. Check that you have the whole link, or call.
own-missing = Your own block has not arrived. Send it again.
contradicted-heading = We do not know if it is blocked
contradicted-text = The system gives answers that do not fit together. Call support.
ended-heading = The block has been lifted
ended-text = This block no longer applies. If you did not lift it yourself, call now.
ended-at = Last checked on { $when }.

## The system refused

not-blocked-heading = It is not blocked
not-blocked-text = The system said no to your block.
not-blocked-at = The answer came on { $when }.
refused-session-too-new = What you logged in with is too new to block anything else. This is to protect you. You can still block your whole { -eid-name }.
refused-target-not-found = It is not on your list. Choose another one, or call.
refused-target-revoked = It has been removed for good, and no one can use it.
refused-identity-closed = Your { -eid-name } is closed for good. Call if that is wrong.
refused-not-permitted = You cannot block it yourself. Call instead.
refused-other = Call to ask why, and to get help with blocking.

## Links out

credit-link = Read about credit warnings
