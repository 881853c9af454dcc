title = Page not found
heading = This page does not exist
text = The address may be wrong, or the page has moved. You can still block here.
