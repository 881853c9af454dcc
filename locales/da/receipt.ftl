title = Kvittering for spærring
slow = Det tager længere tid end normalt. Vi prøver stadig.
very-slow = Det tager lang tid. Du kan ringe imens.

heading = Din spærring
ask-again = Spørg igen nu
send-again = Send spærringen igen

details-heading = Om spærringen
received = Modtaget
in-effect = Spærret fra
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

sessions-all = Alle andre, som systemet kan nå, er logget af.
sessions-some = Nogle er logget af. Andre kan stadig være inde.
sessions-none = Ingen er logget af. Den, der var logget på et sted, kan stadig være inde.
sessions-unknown = Den, der allerede er logget på et sted, kan stadig være inde.

next-heading = Gør det her nu
next-look-link = Se dine seneste aktiviteter

keep-heading = Gem kvitteringen
keep-text = Gem linket. Så kan du senere se, hvordan det står til. Del det kun med en, du stoler på.
print = Udskriv
copy-link = Kopiér link
copied = Linket er kopieret.
copy-failed = Linket kunne ikke kopieres. Kopiér adressen øverst i browseren.

bad-link-heading = Linket er ikke komplet
bad-link-text = Vi kan ikke læse kvitteringen, for noget af linket mangler. Find hele linket, eller ring.
block-another = Spær noget andet

not-yours-heading = Kvitteringen er ikke din
not-yours-text = En anden end dig brugte denne side før. Afslut, hvis det var dig selv under et andet navn. Ring, hvis du er i tvivl.

several-heading = Dine spærringer
failed-again = Prøv dem uden svar igen
cut = Noget af linket mangler. Der kan være flere spærringer end dem, du ser her.
block-whole-instead = Spær hele dit { -eid-name } i stedet
one-receipt = Åbn kvitteringen
share = Del link

next-hint = Sæt flueben ved det, du har gjort. Det bliver kun husket i denne fane.
stage-stop = 1. Stop skaden
stage-overview = 2. Få overblik
stage-protect = 3. Beskyt dig selv
stage-loss = 4. Tag dig af tabet
todo-bank = Ring til din bank. Bed den lukke for netbank, konti og kort.
todo-sim = Spær SIM-kortet hos dit teleselskab.
todo-look = Se efter, om andre har brugt dit { -eid-name }.
todo-write = Skriv ned, hvad der er sket, og hvornår.
todo-credit = Opret en kreditadvarsel. Det kræver, at du kan logge på.
todo-credit-whole = Spørg Borgerservice om en kreditadvarsel. Du kan ikke oprette den på nettet nu.
todo-passwords = Skift de adgangskoder, som andre måske kender. Begynd med din e-mail.
todo-police = Anmeld det til politiet. Tag kvitteringen med.
todo-creditors = Har nogen købt eller lånt i dit navn? Skriv til firmaet, at det ikke var dig.
todo-tax = Tjek hos Skat, om nogen har ændret din konto eller dine oplysninger.
