title = We cannot find this page
description = The address may be wrong, or the page does not exist in that language. You can still block here.
heading = We cannot find this page
text = The address may be wrong. Or the page does not exist in the language that you chose. You can still block here.
link-text = Is it the link to a receipt, with %23 in the address? Then write # instead.
home-link = Go to the front page
help-link = Get help
