## The press

title = Spær hele dit { -eid-name }
heading = Spær hele dit { -eid-name } midlertidigt
hang-up = Taler du i telefon med en, der ringede til dig? Læg på nu.
lead = Efter spærringen kan ingen logge på eller godkende med dit { -eid-name }. Heller ikke du selv.
block = Spær hele mit { -eid-name } nu
log-in = Log på for at spærre
open = Du har bedt om at spærre hele dit { -eid-name }. Vi ved endnu ikke, hvordan det gik.
no-need = Sådan så det ud, da vi sidst spurgte. Er du i tvivl, kan du spærre igen.
closed = Dit { -eid-name } er lukket for altid. Ring, hvis det ikke passer.

## What it stops, what it does not, and the way back

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
back-usual = Borgerservice kan som regel genaktivere dit { -eid-name } (åbne det igen). Er der andre måder, står de her, når du er logget på. Efter spærringen står de på din kvittering.
look = Er du i tvivl? Du kan se dine seneste aktiviteter.
cannot-heading = Kan du ikke logge på?
cannot-text = Ring, og sig, at hele dit { -eid-name } skal spærres. Giv aldrig dine koder til nogen.
