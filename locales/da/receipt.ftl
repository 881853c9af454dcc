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
in-effect = Spærret fra
ended-when = Ophævet
ended-by = Ophævet af
times = Tidszone: { $zone }.
notified-heading = Sådan har { -eid-name } givet besked
channel-sms = sms
channel-email = e-mail
channel-post = Digital Post eller brev
channel-app = app
channel-other = på en anden måde
left-none = Du har ikke andet, du kan logge på med. Nedenfor står, hvordan du genaktiverer (åbner igen).
left-some = Du har stadig noget andet, du kan logge på med.

sessions-all = Andre, der var logget på med det, der er spærret, er logget af. Men { -eid-name } kan måske ikke nå alle steder. Ring til din bank, hvis du er i tvivl.
sessions-some = Nogle, der var logget på med det, der er spærret, er logget af. Andre er måske stadig logget på.
sessions-none = Ingen er blevet logget af. Andre er måske stadig logget på.
sessions-unknown = Vi ved ikke, om andre er blevet logget af. De er måske stadig logget på.

## Keeping it, and links that do not lead to it

keep-heading = Gem kvitteringen
keep-text = Gem linket. Så kan du senere se, hvordan det står til med spærringen. Del kun linket med en, du stoler på.
print = Udskriv
print-nothing = Browseren ser ikke ud til at udskrive. Kopiér linket, og åbn det i en anden browser.
copy-link = Kopiér link
copied = Linket er kopieret.
copy-failed = Linket kunne ikke kopieres. Kopiér adressen øverst i browseren.

bad-link-heading = Vi kan ikke læse linket
bad-link-text = Måske mangler noget af linket, eller det er skrevet forkert. Find linket igen, eller ring.
no-link-heading = Linket til kvitteringen mangler
no-link-text = Åbn kvitteringen med det link, du har gemt. Har du ikke linket, så se dine spærringer på din profil.
block-another = Spær noget andet

not-yours-heading = Kvitteringen er ikke din
not-yours-text = Den hører til et andet { -eid-name }, som blev brugt her før. Har du selv spærret noget og kan ikke se det, så ring.
not-known-yours = Vi kan ikke se, at spærringen er din. Dine egne spærringer står på din profil.
whose-unknown = Vi ved ikke, hvis spærring det er. Er den din, kan du som regel også se den på din profil.
to-profile = Se din profil

## Several blocks at once

several-heading = Flere spærringer
failed-again = Prøv igen med de spærringer, vi ikke har fået svar på
cut = Vi kan ikke læse hele linket. Der kan være flere spærringer end dem, du ser her.
block-whole-instead = Spær hele dit { -eid-name } i stedet
one-receipt = Åbn kvitteringen
share = Del link

## What to do now

next-heading = Gør det her nu
next-heading-somebodys = Er det dit { -eid-name }, så gør det her nu
next-look-link = Se dine seneste aktiviteter
next-hint = Sæt flueben ved det, du har gjort. Siden husker kun dine flueben i denne fane.
stage-stop = 1. Stop skaden
stage-overview = 2. Få overblik
stage-protect = 3. Beskyt dig selv
stage-loss = 4. Tag dig af tabet
todo-bank = Kan nogen have misbrugt dit { -eid-name }? Ring til din bank. Bed banken om at spærre netbank, konti og kort.
todo-sim = Bed dit teleselskab om at spærre SIM-kortet.
todo-look = Se efter, om andre har brugt dit { -eid-name }.
todo-look-whole = Kan andre have brugt dit { -eid-name }? Spørg support eller Borgerservice. Du kan ikke logge på og se efter nu.
todo-write = Skriv ned, hvad der er sket, og hvornår.
todo-credit = Opret en kreditadvarsel. Det kræver, at du kan logge på.
todo-credit-whole = Spørg Borgerservice om en kreditadvarsel. Du kan ikke oprette den på nettet nu.
todo-passwords = Skift de adgangskoder, som andre måske kender. Begynd med din e-mail.
todo-police = Er noget stjålet eller misbrugt? Anmeld det til politiet. Tag kvitteringen med.
todo-creditors = Har nogen købt eller lånt i dit navn? Skriv til firmaet, at det ikke var dig.
todo-tax = Spørg Skat, om nogen har ændret din konto eller dine oplysninger.
