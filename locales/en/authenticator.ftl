## What to block

title = Block app, code display, audio code reader or chip
choose-heading = What do you want to block?
choose-hint = Choose one or more. You see them again before anything is blocked.
choose-error = First choose what you want to block.
choose-next = Continue
choose-new-phone = Is the old phone gone? Then block the app on it now. If you still have it, set up the new one first.
cannot-here = You cannot block this one here. Call instead.
others-heading = You cannot choose these
empty-heading = We found nothing that you can block here
empty-text = Is your app, code display, audio code reader or chip gone? Then call, or block your whole { -eid-name }.

## Where nothing else is left to log in with

last-heading = After this you have no way in
last-text = After the block you cannot use your { -eid-name } until you have something to log in with again.
last-why-still = If it is lost or stolen, block it all the same. Then no one else can use it.
last-back-heading = How you get back in
last-next = Go on to block
last-other = Choose something else

## The check before it is sent

check-heading = Check before you block
check-target = You want to block
check-means = Then no one can use what you block. Nor can you.
check-left = You can still use your { -eid-name } with the others that you have.
check-inside = Someone who is already logged in somewhere may still be inside. Call your bank if you are worried about that.
check-block = Block now
check-other = Choose more, or something else
check-open = You have asked to block some of this. We do not know yet how it went.

## Nothing fits the reason

already-heading = You do not need to block again
already-text = There is nothing more to do here. This is how it stands.
none-heading = We found nothing that fits
none-text = What you want to block cannot be blocked here. If it is gone, call.
already-other = Block something else
