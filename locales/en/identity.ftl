## The press

title = Block your whole { -eid-name }
heading = Block your whole { -eid-name } temporarily
hang-up = Are you on the phone with someone who called you? Hang up now.
lead = After the block no one can log in or approve with your { -eid-name }. Not even you.
block = Block my whole { -eid-name } now
log-in = Log in to block
open = You have asked to block your whole { -eid-name }. We do not know yet how it went.
no-need = If you are not sure, you can block again.
profile = See more on your profile.

## The way back, and looking first

back-usual = Citizen Service (Borgerservice) can usually reactivate your { -eid-name } (open it again). If there are other ways, they are here when you are logged in. After the block they are on your receipt.
look = Not sure? You can see your latest activities.
