title = Accessibility
description = How this site is made so that everyone can use it. Also what we have not tried yet, and where to report a fault.
heading = Everyone must be able to block
lead = Here is how the site is made, and what we do not know yet.

how-heading = How the site is made
how-keyboard = You can reach everything with a keyboard.
how-reader = All buttons, fields and sections have a name that a screen reader can read out.
how-zoom = You can make everything up to four times as large (400%). You only scroll up and down.
how-narrow = The site fits a small phone (320 points wide).
how-colour = Colours never say anything alone. Words say it too.
how-words = We use short words and avoid jargon.
how-time = You have the time that you need. Only your login ends. The site tells you before that, and you can usually get more time.

limits-heading = Good to know beforehand
limits-script = You can read advice and help without JavaScript. But it must be on for you to block and to see your receipt. Call if that does not work.
limits-login = The login is not part of this site. It is made by { -eid-name }.
limits-sign = There are no films in sign language.

tests-heading = What we have tried
tests-axe = A program (axe-core) looks for faults on all pages, in the browser Chromium. It also looks at the most used pages in Firefox and WebKit. It finds only some faults.
# { $states } and { $found }: numbers as they are written here
tests-count = It looked at { $states } views of the pages on { $date }. It found { $found } faults.
tests-people = No one with a disability has tried the site for us yet.
tests-tools = We have not tried the site with real screen readers, or with speech instead of a keyboard.

tell-heading = Is there something that you cannot use?
tell-text = Call, or write to support. Say what you wanted to do, and what happened.
tell-link = Write to support

official-heading = The official statement
official-text = It says what the law asks for, and how you can complain.
official-link = Read the accessibility statement
