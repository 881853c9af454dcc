title = Block app, code display, audio code reader or chip
choose-heading = What do you want to block?
choose-hint = Choose one or more. You see them again before anything is blocked.
choose-error = First choose what you want to block.
choose-next = Continue
choose-new-phone = Have you set up the new phone? Do that first. Then block the app on the old one.
cannot-here = You cannot block this one here. Call instead.
others-heading = Cannot be blocked now
empty-heading = There is nothing to block
empty-text = We found no app, code display, audio code reader or chip that you can block here. Call if you are not sure.

last-heading = After this you have no way in
last-text = After the block you cannot use your { -eid-name } until you have something to log in with again.
last-why-still = If it is lost or stolen, block it all the same. Then no one else can use it.
last-back-heading = How you get back in
last-next = Go on to block
last-other = Choose something else

check-heading = Check before you block
check-target = You want to block
check-means = Then no one can use what you block. Nor can you.
check-left = You can still use your { -eid-name } with the others that you have.
check-inside = Someone who is already logged in somewhere may still be inside. Call your bank if you are worried about that.
check-block = Block now
check-other = Choose more, or something else
check-open = You have asked to block some of this. We do not know yet how it went.
