heading = This page does not exist in the language that you chose
text = Here are the languages that it has, and below you see it in one of them.
line = You see this page in another language than the one you chose.
