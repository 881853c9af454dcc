## What blocking the whole identity stops, and what it does not

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
credit-link = Read about credit warnings

## For whoever cannot log in

cannot-heading = Can you not log in?
cannot-text = Call, and say that your whole { -eid-name } must be blocked. Never give your codes to anyone.
