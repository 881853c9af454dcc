## What blocking the whole identity stops, and what it does not

stops-heading = Hvad stopper?
stops-bank = Bank: at logge på netbank og godkende betalinger med { -eid-name }.
stops-health = Læge og sundhed på nettet: prøvesvar, recepter og journal.
stops-public = Det offentlige på nettet: skat, Digital Post og selvbetjening.
stops-other = Alt andet, hvor du logger på eller skriver under med { -eid-name }.
inside-heading = Hvad stopper ikke?
inside-text = Den, der allerede er logget på et sted, bliver måske ikke logget af.
inside-call = Ring til din bank. Banken kan måske spærre din netbank, dine konti og dine kort.
credit-heading = Kreditadvarsel
credit-text = En kreditadvarsel gør det sværere at låne penge i dit navn. Den kræver, at du logger på. Efter spærringen kan du ikke oprette den på nettet. Lad den ikke forsinke spærringen.
credit-link = Læs om kreditadvarsler

## For whoever cannot log in

cannot-heading = Kan du ikke logge på?
cannot-text = Ring, og sig, at hele dit { -eid-name } skal spærres. Giv aldrig dine koder til nogen.
