title = New phone
description = Do you have a new phone? Set it up first. Then block the app on the old phone. If the old phone is lost, block first.
heading = I have a new phone
lead = Do you still have the old phone? Set up the new one first. If the old phone is lost, block first.

lost-heading = The old phone is lost or stolen
lost-text = Block the app now. Ask your phone company to block the SIM card too.
lost-link = Block the app on a phone that is gone

setup-heading = 1. Set up the new phone
setup-get = Get the { -eid-name } app on the new phone.
setup-with = Use the app on the old phone to set up the new one. Usually you can also use something else that works.
setup-wait = If you copy the app, you must usually wait one hour before it works. Keep the old phone until then.

block-heading = 2. Block the app on the old phone
block-when = Do it before you sell the phone, give it away or throw it out.
block-keep = If you keep the phone, the app can be your spare. If you are not sure, block it.
block-link = Block the app on the old phone

stuck-heading = I cannot log in with the new phone
stuck-text = There is usually another way.
stuck-link = How to reactivate (open again)
