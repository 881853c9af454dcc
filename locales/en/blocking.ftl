title = Blocking
description = Block your app, code display, audio code reader or chip, or your whole { -eid-name }. Find help and the phone number.
heading = Blocking
intro = Have you lost something, or is someone misusing your { -eid-name }? Then block now.
cannot-log-in = I cannot log in

authenticator-heading = Block app, code display, audio code reader or chip
authenticator-when = Your phone, code display, audio code reader or chip is lost. Or you have a new phone.
authenticator-means = Then no one can log in or approve anything with what you block. Not even you. If you have something else that works, you can still use your { -eid-name }.
authenticator-reasons = What has happened?
reason-stolen-phone = My phone is stolen or lost
reason-stolen-phone-hint = Ask your phone company to block the SIM card too.
reason-lost-device = My code display, audio code reader or chip is gone
reason-new-phone = I have a new phone
reason-new-phone-hint = Set up the new phone first. Then block the app on the old phone.
new-phone-link = How to change to a new phone

identity-heading = Block your whole { -eid-name } temporarily
identity-when = Someone is misusing your { -eid-name }, or you think that someone is.
identity-means = Then no one can log in or approve anything with your { -eid-name }. Not even you. The block lasts until your { -eid-name } is reactivated (opened again).
identity-reasons = What has happened?
reason-user-id-changed = Someone else has changed my user ID
reason-approved-request = I approved something that I did not ask for
reason-told-code = I gave my user ID or a code to someone who is probably a fraudster
reason-told-code-hint = Are you on the phone with that person now? Hang up.
requests-link = I am getting requests that I did not ask for

cannot-heading = Can you not log in?
cannot-text = Then call support and get help with blocking. Have your user ID ready if you know it. Never give your codes to anyone. If support is closed, call your bank. The bank may be able to block your accounts and cards.

check-heading = Not sure if something is wrong?
check-text = See your latest activities. They show where your { -eid-name } was used only if you have turned that on. If something is gone, or you gave someone a code, block first.
check-link = See your latest activities
check-doubt = If you are still not sure, block. It is better to block once too often.

support-heading = Get help
support-text = If you are not sure, or want help with blocking, call.
support-link = Get help, or help someone

after-heading = When you want to use { -eid-name } again
after-authenticator = If you blocked an app, code display, audio code reader or chip, you can usually get a new one. Some can also be reactivated (opened again).
after-identity = If you blocked your whole { -eid-name }, Citizen Service (Borgerservice) can usually reactivate it (open it again).
after-link = How to reactivate (open again)
