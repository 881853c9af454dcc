heading = This page does not exist in the language that you chose
text = Here are the languages that it exists in, and below you see it in one of them.
line = You see this page in a different language from the one you chose.
