## The press

title = Spær hele dit { -eid-name }
heading = Spær hele dit { -eid-name } midlertidigt
hang-up = Taler du i telefon med en, der ringede til dig? Læg på nu.
lead = Efter spærringen kan ingen logge på eller godkende med dit { -eid-name }. Heller ikke du selv.
block = Spær hele mit { -eid-name } nu
log-in = Log på for at spærre
open = Du har bedt om at spærre hele dit { -eid-name }. Vi ved endnu ikke, hvordan det gik.
no-need = Er du i tvivl, kan du spærre igen.
profile = Se mere på din profil.

## The way back, and looking first

back-usual = Borgerservice kan som regel genaktivere dit { -eid-name } (åbne det igen). Er der andre måder, står de her, når du er logget på. Efter spærringen står de på din kvittering.
look = Er du i tvivl? Du kan se dine seneste aktiviteter.
