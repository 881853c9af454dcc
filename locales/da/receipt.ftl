## The receipt and what can be done with it

title = Kvittering for spærring
very-slow = Det tager lang tid. Du kan ringe imens.

heading = Din spærring
back-to-list = Tilbage til dine aktiviteter
ask-again = Spørg igen nu
send-again = Send spærringen igen

## Links that do not lead to it

bad-link-heading = Vi kan ikke læse linket
bad-link-text = Måske mangler noget af linket, eller det er skrevet forkert. Find linket igen, eller ring.
no-link-heading = Linket til kvitteringen mangler
no-link-text = Åbn kvitteringen med det link, du har gemt. Har du ikke linket, så se dine spærringer på din profil.

not-yours-heading = Kvitteringen er ikke din
not-yours-text = Den hører til et andet { -eid-name }, som blev brugt her før. Har du selv spærret noget og kan ikke se det, så ring.
not-known-yours = Vi kan ikke se, at spærringen er din. Dine egne spærringer står på din profil.
whose-unknown = Vi ved ikke, hvis spærring det er. Er den din, kan du som regel også se den på din profil.
to-profile = Se din profil

## Several blocks at once

several-heading = Flere spærringer
failed-again = Prøv igen med de spærringer, vi ikke har fået svar på
cut = Vi kan ikke læse hele linket. Der kan være flere spærringer end dem, du ser her.
block-identity-instead = Spær hele dit { -eid-name } i stedet
one-receipt = Åbn kvitteringen
