## The press

title = Block your whole { -eid-name }
heading = Block your whole { -eid-name } temporarily
hang-up = Are you on the phone with someone who called you? Hang up now.
lead = After the block no one can log in or approve with your { -eid-name }. Nor can you.
block = Block my whole { -eid-name } now
log-in = Log in to block
open = You have asked to block your whole { -eid-name }. We do not know yet how it went.
no-need = This is how it stood when we last asked. If you are not sure, you can block again.
closed = Your { -eid-name } is closed for good. Call if that is wrong.

## What it stops, what it does not, and the way back

stops-heading = What stops?
stops-bank = Bank: logging in to online banking, and approving payments, with { -eid-name }.
stops-health = Doctor and health online: test results, prescriptions and records.
stops-public = Public services online: tax, Digital Post and self-service.
stops-other = Everything else that you log in to or sign with { -eid-name }.
inside-heading = What does not stop?
inside-text = Someone who is already logged in somewhere may not be logged out.
inside-call = Call your bank. The bank may be able to block your online banking, your accounts and your cards.
credit-heading = Credit warning
credit-text = A credit warning makes it harder to borrow money in your name. You must log in for it. After the block you cannot create one online. Do not let it delay the block.
back-usual = Citizen Service (Borgerservice) can usually reactivate your { -eid-name } (open it again). If there are other ways, they are here when you are logged in. After the block they are on your receipt.
look = Not sure? You can see your latest activities.
cannot-heading = Can you not log in?
cannot-text = Call, and say that your whole { -eid-name } must be blocked. Never give your codes to anyone.
