title = Kvittering for spærring
sending-heading = Vi spærrer nu
sending-text = Vi sender din spærring. Vent, til du ser, at der er spærret.
slow = Det tager længere tid end normalt. Vi prøver stadig.
very-slow = Det tager lang tid. Du kan ringe imens.

blocked-heading = Der er spærret
blocked-text-authenticator = Ingen kan bruge den til at logge på eller godkende.
blocked-text-identity = Ingen kan bruge dit { -eid-name } til at logge på eller godkende.
blocked-at = Senest tjekket { $when }.
already-text = Der var allerede spærret. Det skete { $when }.
pending-heading = Vi har fået din spærring, men den virker ikke endnu
pending-text = Systemet har den, men er ikke færdigt. Vi spørger igen, til der er svar.
unknown-heading = Vi ved ikke, om der er spærret
unknown-text = Vi har sendt din spærring, men ikke fået svar. Det kan være, at der er spærret. Ring, hvis det haster.
unknown-asking = Vi spørger systemet igen og igen, så længe siden er åben.
unknown-asked-wait = Systemet har bedt os vente lidt. Så spørger vi igen.
checking-heading = Vi spørger, om der er spærret
checking-text = Vent lidt. Vi henter svaret fra systemet.
never-heading = Vi ved ikke, om der er spærret
never-text = Systemet siger, at det ikke har fået din spærring. Send den igen, eller ring.
never-login = Log på igen for at sende den.
never-link = Systemet kender ikke denne spærring. Tjek, at hele linket er med, eller ring.
pending-at = Senest tjekket { $when }.
heading = Din spærring
contradicted-heading = Vi ved ikke, om der er spærret
contradicted-text = Systemet giver svar, der ikke passer sammen. Ring til support.
not-blocked-heading = Der er ikke spærret
not-blocked-text = Systemet sagde nej til din spærring.
not-blocked-at = Svaret kom { $when }.
ended-heading = Spærringen er ophævet
ended-text = Der er ikke spærret mere. Har du ikke selv ophævet spærringen, så ring nu.
ended-at = Senest tjekket { $when }.
ask-again = Spørg igen nu
send-again = Send spærringen igen

refused-session-too-new = Det, du er logget på med, er for nyt til at spærre andet. Det er for at beskytte dig. Du kan stadig spærre hele dit { -eid-name }.
refused-target-not-found = Den findes ikke mere. Vælg en anden, eller ring.
refused-target-revoked = Den er fjernet for altid og kan ikke bruges af nogen.
refused-identity-closed = Dit { -eid-name } er lukket. Ring, hvis det ikke passer.
refused-not-permitted = Du kan ikke selv spærre den. Ring i stedet.
refused-other = Ring, og spørg hvorfor. Få også hjælp til at spærre.

details-heading = Om spærringen
whose = Tilhører
user-id = Bruger-ID
what = Det, du spærrede
what-identity = Hele dit { -eid-name }
reference = Referencenummer
reference-hint = Læs det op, når du ringer.
received = Modtaget
in-effect = Spærret fra
ended-when = Ophævet
ended-by = Ophævet af
by-you = dig
by-support = support
by-authority = en myndighed
by-system = systemet
times = Tidszone: { $zone }.
notified-heading = Vi har givet besked til
channel-sms = sms
channel-email = e-mail
channel-post = brev
channel-app = app
channel-other = anden vej
left-none = Du har ikke andet, der virker. Se nedenfor, hvordan du kommer ind igen.
left-some = Du kan stadig bruge dit { -eid-name } med det andet, du har.

sessions-all = Alle andre, som systemet kan nå, er logget af.
sessions-some = Nogle er logget af. Andre kan stadig være inde.
sessions-none = Ingen er logget af. Den, der var logget på et sted, kan stadig være inde.
sessions-unknown = Den, der allerede er logget på et sted, kan stadig være inde.

next-heading = Gør det her nu

next-look-link = Se dine seneste aktiviteter
back-heading = Sådan kommer du i gang igen

keep-heading = Gem kvitteringen
keep-text = Gem linket. Så kan du se senere, hvordan det står. Del det kun med en, du stoler på.
print = Udskriv
copy-link = Kopiér link
copied = Linket er kopieret.
copy-failed = Linket kunne ikke kopieres. Kopiér adressen øverst i browseren.

bad-link-heading = Linket er ikke helt
bad-link-text = Vi kan ikke læse kvitteringen, for noget af linket mangler. Find hele linket, eller ring.
block-another = Spær noget andet

not-yours-heading = Kvitteringen er ikke din
not-yours-text = En anden end dig brugte denne side før. Log af, hvis det var dig selv under et andet navn. Ring, hvis du er i tvivl.
own-missing = Din egen spærring er ikke nået frem. Send den igen.

several-heading = Dine spærringer
failed-again = Prøv dem igen, som mangler svar
cut = Noget af linket mangler. Der kan være flere spærringer end dem, du ser her.
block-whole-instead = Spær hele dit { -eid-name } i stedet
one-receipt = Åbn kvitteringen
share = Del link
report-first = Modtaget { $when }.

next-hint = Sæt flueben ved det, du har gjort. Det bliver kun husket i denne fane.
stage-stop = 1. Stop skaden
stage-overview = 2. Få overblik
stage-protect = 3. Beskyt dig selv
stage-loss = 4. Tag dig af tabet
todo-bank = Ring til din bank. Bed den lukke for netbank, konti og kort.
todo-sim = Spær SIM-kortet hos dit teleselskab.
todo-look = Se efter, om dit { -eid-name } er brugt uden dig.
todo-write = Skriv ned, hvad der er sket, og hvornår.
todo-credit = Lav en kreditadvarsel. Det kræver, at du kan logge på.
todo-credit-whole = Spørg Borgerservice om en kreditadvarsel. Du kan ikke lave den på nettet nu.
todo-passwords = Skift de adgangskoder, som andre kan kende. Begynd med din e-mail.
todo-police = Anmeld det til politiet. Tag kvitteringen med.
todo-creditors = Har nogen købt eller lånt i dit navn? Skriv til firmaet, at det ikke var dig.
todo-tax = Se efter hos Skat, om nogen har ændret din konto eller dine tal.
