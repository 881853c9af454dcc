## The receipt and what can be done with it

title = Receipt for a block
very-slow = It is taking a long time. You can call meanwhile.

heading = Your block
back-to-list = Back to your activities
ask-again = Ask again now
send-again = Send the block again

## Links that do not lead to it

bad-link-heading = We cannot read the link
bad-link-text = Part of the link may be missing, or it may be misspelt. Find the link again, or call.
no-link-heading = The link to the receipt is missing
no-link-text = Open the receipt with the link that you have kept. If you do not have the link, see your blocks on your profile.

not-yours-heading = This receipt is not yours
not-yours-text = It belongs to a different { -eid-name } that was used here before. If you have blocked something and cannot see it, call.
not-known-yours = We cannot see that this block is yours. Your own blocks are on your profile.
whose-unknown = We do not know whose block this is. If it is yours, you can usually see it on your profile too.
to-profile = See your profile

## Several blocks at once

several-heading = Several blocks
failed-again = Try the blocks without an answer again
cut = We cannot read the whole link. There may be more blocks than you see here.
block-identity-instead = Block your whole { -eid-name } instead
one-receipt = Open the receipt
