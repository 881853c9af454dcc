title = Page not found
description = The address may be wrong, or the page may not exist in that language. You can still block here.
heading = This page does not exist
text = The address may be wrong. Or the page does not exist in the language that you chose. You can still block here.
home-link = Go to the front page
help-link = Get help
