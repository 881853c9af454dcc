title = Privacy
description = What this site keeps in your browser, and why. And how you clear it again on a borrowed phone.
heading = What this site remembers about you
lead = It remembers as little as it can. That is kept in the browser you are using now, and you can clear it.

never-heading = What this site does not remember
never-name = Your name, your CPR number, your user ID and what you search for are not kept in the browser.
never-count = The site does not count your visits and does not follow you.
never-others = The site loads nothing from other companies.

tab-heading = As long as the tab is open
tab-text = This is gone when you press “Finish and clear”. Do not just close the tab. Some browsers can open it again.
intents-name = Your blocks
intents-text = For each block it remembers a number, what, when and why. It also keeps whether there is an answer, and a key to it. A code tells whose block it is. Then it can find out how it went.
choice-name = Your choice
choice-text = What you have chosen to block, and why. Then you need not choose again once you have logged in in the same tab.
done-name = Your ticks
done-text = What you have ticked off on your list.
whose-name = Who was logged in
whose-text = A code that tells you apart from others. No one can read your name in it. Then others do not get to see your blocks.
notice-name = A language that is missing
notice-text = The language that you wanted, and if you have seen that it is missing. Then the note is short next time.
place-name = Your place in the list
place-text = This is kept if you leave your activities to block something. It is the row that you were at, and how you had narrowed the list. The words that you searched for are not kept. Then you come back to the same place.
mine-name = What you answered was you
mine-text = The activities to which you answered yes. Then you are not asked again.
stranger-name = When it is not you who is logged in
stranger-text = A code for the login that you say is not yours. Then the site shows nothing from it.
finished-name = That you have pressed “Finish and clear”
finished-text = Then the next page can say that you are logged out, and where else you may have to log out. It deletes this at once.

stays-heading = Also when the tab is closed
stays-text = This stays until you press “Finish and clear” or delete your browser’s data.
language-name = Your language
language-text = The language that you have chosen. Then you get the same one next time.
begun-name = Logins that you have begun
begun-text = Up to four random words. Then the site only believes an answer about a login that began in your browser.

login-heading = When you log in
login-text = Then the login sets a cookie. It shows that you are logged in. The site itself cannot read it.
login-end = It works only while you are logged in.

history-heading = Links to receipts
history-text = When you open a receipt, its address stays in the history of your browser. Anyone who has the link can read the receipt. Your name is not in it.

borrowed-heading = On a borrowed phone or computer
borrowed-window = Use a private window if you can.
borrowed-write = Write down the reference number before you go.
borrowed-file = Delete the files that you have saved.
borrowed-finish = Press “{ finish }”.
borrowed-close = Make sure that the site says that you are logged out. Then close the private window. If you did not have one, delete the browser’s history.

eid-heading = What { -eid-name } itself keeps
eid-text = { -eid-name } also keeps what you have blocked and done. This site does not decide that.
eid-link = Ask support about it
