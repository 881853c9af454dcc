## What to block

title = Block app, code display, audio code reader or chip
choose-heading = What do you want to block?
choose-hint = Choose one or more. You see your choice again before anything is blocked.
choose-error = First choose what you want to block.
choose-next = Continue
choose-new-phone = Is the old phone gone? Then block the app on it now. If you still have it, set up the new one first.
cannot-here = Blocking is not possible here. Call instead.
others-heading = The rest of the list cannot be chosen
empty-heading = We found nothing that you can block here
empty-text = Is your app, code display, audio code reader or chip gone? Then call, or block your whole { -eid-name }.

## Where nothing else is left to log in with

last-heading = After this you may not be able to log in
last-text = We see nothing else on the list that works. After the block you may not be able to log in until you have something new.
last-why-still = If what you have chosen is lost or stolen, block it all the same. Then no one else can use it.
last-next = Continue to block
last-other = Choose something else
last-not-now = Do not block it now

## The check before it is sent

check-heading = Check and block
check-means = After the block no one can log in or approve anything with what you have chosen. Not even you.
check-left = You still have something else to log in with.
check-inside = Someone who is already logged in somewhere may not be logged out. Call your bank if you are not sure.
check-block = Block now
check-other = Choose more, or something else
check-open = You have asked to block some of what you have chosen. We do not know yet how it went.

## Nothing fits the reason

already-heading = We found nothing more that fits
already-text = If this is what you wanted to block, you need not block again. If it is something else, call.
none-heading = We found nothing that fits
none-text = What you want to block cannot be blocked here. If it is gone, call.
