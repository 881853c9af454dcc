title = Receipt for a block
sending-heading = We are blocking it now
sending-text = We are sending your block. Wait until you see that it is blocked.
slow = It is taking longer than usual. We are still trying.
very-slow = It is taking a long time. You can call meanwhile.

blocked-heading = It is blocked
blocked-text-authenticator = No one can use it to log in or approve.
blocked-text-identity = No one can use your { -eid-name } to log in or approve.
blocked-at = Last checked on { $when }.
already-text = It was already blocked. That happened on { $when }.
pending-heading = We have your block, but it does not work yet
pending-text = The system has it, but is not done. We ask again until there is an answer.
unknown-heading = We do not know if it is blocked
unknown-text = We sent your block, but got no answer. It may be blocked. Call if it is urgent.
unknown-asking = We ask the system again and again, as long as this page is open.
unknown-asked-wait = The system has asked us to wait a little. Then we ask again.
checking-heading = We are asking if it is blocked
checking-text = Wait a little. We are getting the answer from the system.
never-heading = We do not know if it is blocked
never-text = The system says that it did not get your block. Send it again, or call.
never-login = Log in again to send it.
never-link = The system does not know this block. Check that you have the whole link, or call.
pending-at = Last checked on { $when }.
heading = Your block
contradicted-heading = We do not know if it is blocked
contradicted-text = The system gives answers that do not fit together. Call support.
not-blocked-heading = It is not blocked
not-blocked-text = The system said no to your block.
not-blocked-at = The answer came on { $when }.
ended-heading = The block has been lifted
ended-text = It is no longer blocked. If you did not lift the block yourself, call now.
ended-at = Last checked on { $when }.
ask-again = Ask again now
send-again = Send the block again

refused-session-too-new = What you logged in with is too new to block anything else. This is to protect you. You can still block your whole { -eid-name }.
refused-target-not-found = It is no longer there. Choose another one, or call.
refused-target-revoked = It has been removed for good, and no one can use it.
refused-identity-closed = Your { -eid-name } is closed. Call if that is wrong.
refused-not-permitted = You cannot block it yourself. Call instead.
refused-other = Call to ask why, and to get help with blocking.

details-heading = About the block
whose = Belongs to
user-id = User ID
what = What you blocked
what-identity = Your whole { -eid-name }
reference = Reference number
reference-hint = Read it out when you call.
received = Received
in-effect = Blocked from
ended-when = Lifted
ended-by = Lifted by
by-you = you
by-support = support
by-authority = an authority
by-system = the system
times = Time zone: { $zone }.
notified-heading = We have sent notice to
channel-sms = text message
channel-email = e-mail
channel-post = letter
channel-app = app
channel-other = another way
left-none = You have nothing else that works. See below how you get back in.
left-some = You can still use your { -eid-name } with the others that you have.

sessions-all = Everyone else that the system can reach has been logged out.
sessions-some = Some have been logged out. Others may still be inside.
sessions-none = No one has been logged out. Anyone who was logged in somewhere may still be inside.
sessions-unknown = Someone who is already logged in somewhere may still be inside.

next-heading = Do this now

next-look-link = See your latest activities
back-heading = How you start again

keep-heading = Keep the receipt
keep-text = Save the link. Then you can check later where you stand. Share it only with someone you trust.
print = Print
copy-link = Copy link
copied = The link is copied.
copy-failed = The link could not be copied. Copy the address at the top of the browser.

bad-link-heading = The link is not complete
bad-link-text = We cannot read the receipt, because part of the link is missing. Find the whole link, or call.
block-another = Block something else

not-yours-heading = This receipt is not yours
not-yours-text = Someone else used this page before you. Log out if that was you under another login. Call if you are not sure.
own-missing = Your own block has not arrived. Send it again.

several-heading = Your blocks
failed-again = Try those again that have no answer
cut = Part of the link is missing. There may be more blocks than you see here.
block-whole-instead = Block your whole { -eid-name } instead
one-receipt = Open the receipt
share = Share link
report-first = Received on { $when }.

next-hint = Tick off what you have done. It is kept in this tab only.
stage-stop = 1. Stop the damage
stage-overview = 2. Get an overview
stage-protect = 3. Protect yourself
stage-loss = 4. Handle the loss
todo-bank = Call your bank. Ask it to close online banking, accounts and cards.
todo-sim = Ask your phone company to block the SIM card.
todo-look = See if your { -eid-name } was used without you.
todo-write = Write down what has happened, and when.
todo-credit = Make a credit warning. You must be able to log in for that.
todo-credit-whole = Ask Citizen Service (Borgerservice) about a credit warning. You cannot make one online now.
todo-passwords = Change the passwords that others may know. Begin with your e-mail.
todo-police = Report it to the police. Take the receipt along.
todo-creditors = Has someone bought or borrowed in your name? Write to the company that it was not you.
todo-tax = See with the tax office if someone has changed your account or your figures.
