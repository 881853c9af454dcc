## About the block

details-heading = Om spærringen
what = Spærringen gælder
what-identity-somebodys = Hele et { -eid-name }
received = Modtaget
in-effect = Spærret fra
ended-when = Ophævet
ended-by = Ophævet af
zone = Tiderne følger din enhed
login-adds = Log på, så ser du også navnet på det, der er spærret, og hvor { -eid-name } har givet besked.
notified-heading = Sådan har { -eid-name } givet besked
channel-sms = sms
channel-email = e-mail
channel-post = Digital Post eller brev
channel-app = app
channel-other = på en anden måde
left-none = Du har ikke andet, du kan logge på med. Nedenfor står, hvordan du genaktiverer (åbner igen).
left-some = Du har stadig noget andet, du kan logge på med.

sessions-all = Andre, der var logget på med det spærrede, er logget af, så vidt { -eid-name } kan. Ring til din bank, hvis du er i tvivl.
sessions-some = Nogle, der var logget på med det, der er spærret, er logget af. Andre er måske stadig logget på.
sessions-none = Ingen er blevet logget af. Andre er måske stadig logget på.
sessions-unknown = Vi ved ikke, om andre er blevet logget af. De er måske stadig logget på.

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
bank-link = Find din banks nummer
todo-sim = Bed dit teleselskab om at spærre SIM-kortet.
todo-look = Se efter, om andre har brugt dit { -eid-name }.
todo-look-identity = Kan andre have brugt dit { -eid-name }? Spørg support eller Borgerservice. Du kan ikke logge på og se efter nu.
todo-write = Skriv ned, hvad der er sket, og hvornår.
todo-credit = Opret en kreditadvarsel. Det kræver, at du kan logge på.
todo-credit-identity = Spørg Borgerservice om en kreditadvarsel. Du kan ikke oprette den på nettet nu.
todo-passwords = Skift de adgangskoder, som andre måske kender. Begynd med din e-mail.
todo-police = Er noget stjålet eller misbrugt? Anmeld det til politiet. Tag kvitteringen med.
todo-creditors = Har nogen købt eller lånt i dit navn? Skriv til firmaet, at det ikke var dig.
todo-tax = Spørg Skat, om nogen har ændret din konto eller dine oplysninger.
credit-link = Læs om kreditadvarsler

## Keeping it

keep-heading = Gem kvitteringen
keep-text = Gem linket. Så kan du senere se, hvordan det står til med spærringen. Del kun linket med en, du stoler på.
keep-borrowed = Er telefonen lånt? Skriv referencenummeret ned. Tryk så på »{ finish }«.
print = Udskriv
print-nothing = Browseren ser ikke ud til at udskrive. Kopiér linket, og åbn det i en anden browser.
copy-link = Kopiér link
copied = Linket er kopieret.
copy-failed = Linket kunne ikke kopieres. Kopiér adressen øverst i browseren.
share = Del link
