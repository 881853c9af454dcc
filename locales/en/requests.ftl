title = Unexpected requests
description = Do you get requests or codes that you did not ask for? Say no. See what to do, and when to block.
heading = I am getting requests or codes that I did not ask for
lead = Say no every time. Only approve what you are doing yourself.
hang-up = Is someone on the phone who wants you to approve? Hang up now.

do-heading = What to do
do-decline = Decline the request. Never approve it just to make it stop.
do-codes = Never give your codes to anyone. Do not write them to anyone either.
do-look = See your latest activities. If something there was not done by you, block your whole { -eid-name }.
do-look-link = See your latest activities

did-heading = Have you approved something you did not ask for, or given someone a code?
did-text = Then block your whole { -eid-name } now. Then call your bank.
did-approved-link = Block because I approved something
did-told-link = Block because I gave someone a code or my user ID
did-after-link = What to do afterwards

not-heading = Have you said no every time?
not-text = Then others have probably not been able to log in. But someone may know your user ID.
not-user-id = Do the requests keep coming? Then choose a new user ID.
not-password = If you use a password, change that too.
not-change-link = Go to your profile at { -eid-name }
not-changed = Has your user ID been changed, and not by you? Then block your whole { -eid-name } now.
not-changed-link = Block because my user ID has been changed
not-doubt = If you are not sure, call. Or block. It is better to block once too often.

innocent-heading = It may also be an accident
innocent-typo = Someone may have mistyped and hit your user ID.
innocent-tab = You may have an old tab open where you were logging in.
innocent-anyway = Say no all the same. If it was you, just begin again.
