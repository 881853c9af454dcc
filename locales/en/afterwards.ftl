## About the block

details-heading = About the block
what = The block is for
what-identity-somebodys = The whole of a { -eid-name }
received = Received
in-effect = Blocked since
ended-when = Lifted
ended-by = Lifted by
zone = Times follow your device
login-adds = Log in to see the name of what is blocked too, and where { -eid-name } has sent a message.
notified-heading = { -eid-name } has sent a message by
channel-sms = text message
channel-email = e-mail
channel-post = Digital Post or letter
channel-app = app
channel-other = other means
left-none = You have nothing else to log in with. See below how to reactivate (open again).
left-some = You still have something else to log in with.

sessions-all = Others who had logged in with what is blocked are logged out, as far as { -eid-name } can. Call your bank if you are not sure.
sessions-some = Some who had logged in with what is blocked are logged out. Others may still be logged in.
sessions-none = No one has been logged out. Anyone who had logged in with what is blocked may still be logged in.
sessions-unknown = We do not know if others are logged out. Anyone who had logged in with what is blocked may still be logged in.

## What to do now

next-heading = Do this now
next-heading-somebodys = If this is your { -eid-name }, do this now
next-look-link = See your latest activities
next-hint = Tick off what you have done. Your ticks are kept in this tab only.
stage-stop = 1. Stop the damage
stage-overview = 2. Get an overview
stage-protect = 3. Protect yourself
stage-loss = 4. Deal with the loss
todo-bank = Could someone have misused your { -eid-name }? Call your bank. Ask the bank to block online banking, accounts and cards.
bank-link = Find your bank’s number
todo-sim = Ask your phone company to block the SIM card.
todo-look = See if someone else has used your { -eid-name }.
todo-look-identity = Could someone else have used your { -eid-name }? Ask support or Citizen Service (Borgerservice). You cannot log in to look now.
todo-write = Write down what has happened, and when.
todo-credit = Create a credit warning. You must be able to log in for that.
todo-credit-identity = Ask Citizen Service (Borgerservice) about a credit warning. You cannot create one online now.
todo-passwords = Change the passwords that others may know. Begin with your e-mail.
todo-police = Was something stolen or misused? Report it to the police. Take the receipt with you.
todo-creditors = Has someone bought or borrowed in your name? Tell the company in writing that it was not you.
todo-tax = Ask the tax office (Skat) whether someone has changed your account or your details.
credit-link = Read about credit warnings

## Keeping it

keep-heading = Keep the receipt
keep-text = Save the link. Then you can see later how the block stands. Share the link only with someone you trust.
keep-borrowed = Is the phone borrowed? Write the reference number down. Then press “{ finish }”.
print = Print
print-nothing = The browser does not seem to print. Copy the link and open it in another browser.
copy-link = Copy link
copied = The link is copied.
copy-failed = The link could not be copied. Copy the address at the top of the browser.
share = Share link
