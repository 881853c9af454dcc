heading = This page does not exist in the language that you chose
text = Here are the languages that the page exists in, and below you see the page in one of them.
line = You see this page in a different language from the one you chose.
