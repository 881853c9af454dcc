## The receipt and what can be done with it

title = Kvittering for spærring
slow = Det tager længere tid end normalt. Vi prøver stadig.
very-slow = Det tager lang tid. Du kan ringe imens.

heading = Din spærring
back-to-list = Tilbage til dine aktiviteter
ask-again = Spørg igen nu
send-again = Send spærringen igen

## About the block

details-heading = Om spærringen
received = Modtaget
in-effect = Spærret siden
ended-when = Ophævet
ended-by = Ophævet af
times = Tidszone: { $zone }.
notified-heading = Vi har givet besked via
channel-sms = sms
channel-email = e-mail
channel-post = brev
channel-app = app
channel-other = en anden vej
left-none = Du har ikke andet, der virker. Se nedenfor, hvordan du kommer ind igen.
left-some = Du kan stadig bruge dit { -eid-name } med det andet, du har.

sessions-all = Systemet har logget alle andre af, hvor det kan. Ring til din bank, hvis du er i tvivl.
sessions-some = Nogle er logget af. Andre kan stadig være inde.
sessions-none = Ingen er logget af. Den, der var logget på et sted, kan stadig være inde.
sessions-unknown = Den, der allerede er logget på et sted, kan stadig være inde.

## Keeping it, and links that do not lead to it

keep-heading = Gem kvitteringen
keep-text = Gem linket. Så kan du senere se, hvordan det står til. Del det kun med en, du stoler på.
print = Udskriv
print-nothing = Browseren ser ikke ud til at udskrive. Kopiér linket, og åbn det i en anden browser.
copy-link = Kopiér link
copied = Linket er kopieret.
copy-failed = Linket kunne ikke kopieres. Kopiér adressen øverst i browseren.

bad-link-heading = Vi kan ikke læse linket
bad-link-text = Måske mangler noget af linket, eller det er skrevet forkert. Find linket igen, eller ring.
no-link-heading = Her ser du en kvittering
no-link-text = Åbn kvitteringen med det link, du har gemt. Har du ikke linket, så se dine spærringer på din profil.
block-another = Spær noget andet

not-yours-heading = Kvitteringen er ikke din
not-yours-text = Den hører til et andet { -eid-name }, som blev brugt her før. Har du selv spærret noget og kan ikke se det, så ring.
not-known-yours = Vi kan ikke se, at spærringen er din. Dine egne spærringer står på din profil.
whose-unknown = Vi ved ikke, hvis spærring det er. Er den din, så står den også på din profil.
to-profile = Se din profil

## Several blocks at once

several-heading = Dine spærringer
failed-again = Prøv igen med dem, der ikke er svar på
cut = Vi kan ikke læse hele linket. Der kan være flere spærringer end dem, du ser her.
block-whole-instead = Spær hele dit { -eid-name } i stedet
one-receipt = Åbn kvitteringen
share = Del link

## What to do now

next-heading = Gør det her nu
next-heading-somebodys = Er det dit { -eid-name }, så gør det her nu
next-look-link = Se dine seneste aktiviteter
next-hint = Sæt flueben ved det, du har gjort. Det bliver kun husket i denne fane.
stage-stop = 1. Stop skaden
stage-overview = 2. Få overblik
stage-protect = 3. Beskyt dig selv
stage-loss = 4. Tag dig af tabet
todo-bank = Kan nogen have misbrugt dit { -eid-name }? Ring til din bank. Bed den om at lukke netbank, konti og kort.
todo-sim = Bed dit teleselskab om at spærre SIM-kortet.
todo-look = Se efter, om andre har brugt dit { -eid-name }.
todo-write = Skriv ned, hvad der er sket, og hvornår.
todo-credit = Opret en kreditadvarsel. Det kræver, at du kan logge på.
todo-credit-whole = Spørg Borgerservice om en kreditadvarsel. Du kan ikke oprette den på nettet nu.
todo-passwords = Skift de adgangskoder, som andre måske kender. Begynd med din e-mail.
todo-police = Er noget stjålet eller misbrugt? Anmeld det til politiet. Tag kvitteringen med.
todo-creditors = Har nogen købt eller lånt i dit navn? Skriv til firmaet, at det ikke var dig.
todo-tax = Tjek hos Skat, om nogen har ændret din konto eller dine oplysninger.
