title = Reactivation
description = How to reactivate (open again) after a block. See what you can usually do, and why something may be blocked.
heading = Reactivate (open again)
lead = Here you see how you can use your { -eid-name } again, or get something new to log in with.
warning = Is someone on the phone asking you to reactivate? Hang up now.
warning-then = If you are not sure, call support yourself.

one-heading = Have you blocked an app, code display, audio code reader or chip?
one-text = The way depends on what you have. Here is what people can usually do. Your profile shows what applies to you.
profile-link = See your profile (log in)
other-heading = I have something else that works
other-text = Log in with it. Then you can usually add a new app, or order a new code display, audio code reader or chip.
found-heading = I have found what was lost
found-text = Log in with something else that works. Your profile shows if what you have found can be reactivated. If not, you can usually get something new.
found-doubt = Could someone else have used what you have found? Then leave it blocked.
passport-heading = I have a phone and a passport or ID card with a chip
passport-text = Then you may be able to scan your passport or ID card and your face in the app. The phone must be able to read the chip.
nothing-heading = I have nothing that works
nothing-text = Then Citizen Service (Borgerservice) can usually help. Book an appointment first. Bring valid photo ID.
nothing-id = When you book, ask if your photo ID is good enough.

identity-heading = Have you blocked your whole { -eid-name }?
identity-text = The block lasts until your { -eid-name } is reactivated. Usually Citizen Service (Borgerservice) does that.
identity-book = Book an appointment before you go.
identity-bring = Bring valid photo ID.
identity-receipt = If there are other ways, they are on your receipt. Did you save its link? Then open it.

why-heading = My { -eid-name } or my app is blocked, and I do not know why
why-who = You may have blocked it yourself. It may also be support, an authority or someone logged in as you. Or { -eid-name } blocked it automatically.
why-profile = If you can log in, your profile usually shows who blocked it.
why-locked = Locked is not the same as blocked. After too many wrong attempts, the app may be locked for a while. It usually opens again by itself. You may need a new PIN code.
why-call = Can you not log in at all? Then call support.

complaint-heading = If you want to complain
complaint-text = If something was blocked and you did not ask for it, you can complain.
complaint-link = How to complain
