title = Reactivation
description = How you get back in after a block. See what you can usually do, and why something may be blocked.
heading = Get back in
lead = Here you see how to open it again (reactivate it), or get something new.
warning = Is someone on the phone asking you to open it again? Hang up now.
warning-then = If you are not sure, call support yourself.

one-heading = You blocked an app, code display, audio code reader or chip
one-text = The way depends on what you have. Here is what people can usually do. Your profile shows what applies to you.
profile-link = See your profile (log in)
other-heading = I have something else that works
other-text = Log in with it. Then you can usually add a new app, or order a new code display, audio code reader or chip.
found-heading = I have found it again
found-text = Log in with something else that works. Your profile shows if it can be opened again. If not, you usually get a new one.
found-doubt = Could someone else have had it? Then leave it blocked.
passport-heading = I have a phone and a passport or ID card with a chip
passport-text = Then you may be able to scan your passport or ID card and your face in the app. The phone must be able to read the chip.
nothing-heading = I have nothing that works
nothing-text = Then Citizen Service (Borgerservice) can usually help. Book a time first. Bring valid picture ID.
nothing-id = When you book, ask if your picture ID is good enough.

whole-heading = You blocked your whole { -eid-name }
whole-text = It does not open again by itself. Usually Citizen Service (Borgerservice) opens it.
whole-book = Book a time before you go.
whole-bring = Bring valid picture ID.
whole-receipt = If there are other ways, they are on your receipt. Did you save its link? Then open it.

why-heading = It is blocked, and I do not know why
why-who = You may have done it yourself. It may also be support, an authority or the system.
why-profile = If you can log in, your profile usually shows who blocked it.
why-locked = Locked is not the same as blocked. After too many wrong PIN codes it is locked for a while. Then it opens by itself.
why-call = Can you not log in at all? Then call support.

complaint-heading = If you want to complain
complaint-text = If it was blocked and you did not ask for it, you can complain.
complaint-link = How to complain
