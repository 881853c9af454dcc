## Waiting and trying again

loading = Henter …
loading-slowly = Det tager længere tid end normalt. Vi prøver stadig.
retry = Prøv igen
open-again = Åbn siden igen
block-again = Spær igen
block-another = Spær noget andet
open-again-failed = Vi kan ikke få forbindelse endnu. Prøv igen om lidt, eller ring.
profile-title = Din profil
activity-title = Dine aktiviteter
part-lost-title = Siden kan ikke vises lige nu
part-lost-text = Indholdet kunne ikke hentes. Det siger ikke noget om, hvad der er spærret. Prøv igen, eller åbn siden igen. Haster det, så ring.
rest-lost = Resten af kvitteringen kunne ikke hentes. Det, der står ovenfor om spærringen, gælder stadig. Kan nogen have misbrugt dit { -eid-name }? Ring til din bank.
pressed = Sender …

## Login

login-text = Brug en app, kodeviser, kodeoplæser eller chip, som du stadig har. Bagefter kommer du tilbage hertil.
login-button = Log på
login-cannot = Kan du ikke logge på? Ring til support, og få hjælp til at spærre. Er der lukket, så ring til din bank.
login-title = Log på for at fortsætte
login-over-title = Du er blevet logget af
login-over-text = Log på igen for at fortsætte. Så kommer du tilbage hertil.
out-failed-title = Vi ved ikke, om den anden er logget af
out-failed-text = Måske er der stadig logget på her med et andet { -eid-name }. Prøv igen, eller ring.

## What went wrong

problem-title = Vi kan ikke hente dine oplysninger
problem-unreachable = Vi har ikke fået svar. Tjek, om du er på nettet, og prøv igen. Haster det, så ring.
problem-later = Vi kan ikke få svar lige nu. Vent lidt, og prøv igen. Haster det, så ring.
problem-back-end = Noget gik galt. Prøv igen om lidt. Haster det, så ring.
problem-not-understood = Vi har fået et svar, vi ikke forstår. Prøv igen, eller ring.
problem-intercepted = Svaret ser ikke ud til at komme fra { -eid-name } selv. Åbn siden igen, eller ring.
problem-session = Dit login gælder ikke længere her. Log på igen.
problem-wrong-person = Der er nu logget på med et andet { -eid-name }, måske i en anden fane. Tryk på »{ finish }«, og log på igen.
problem-not-offered = Disse oplysninger kan du ikke se her.

## What one logs in with, and how it stands

kind-app = { -eid-name }-app
kind-code-display = Kodeviser
kind-audio-code-reader = Kodeoplæser
kind-chip = Chip
kind-other = Identifikationsmiddel
no-label = Uden navn
short-id = ID { $id }
status-active = Aktiv
status-locked = Låst for en tid
status-blocked = Spærret
status-revoked = Fjernet for altid
status-other = Ukendt tilstand
blocked-since = Spærret fra den { $when }
# { $day } in the next two: "today", "on 23 November 2026"
registered = Tilføjet { $day }
last-used = Sidst brugt { $day }
last-used-unknown = Sidst brugt: ukendt
opened-this-session = Brugt til dette login
list-as-of = Sådan så det ud den { $when }.

## How the whole identity stands

devices-useless = App, kodeviser, kodeoplæser og chip kan ikke bruges, så længe hele dit { -eid-name } er spærret.

## Ways back

back-heading = Sådan genaktiverer du (åbner igen)
way-online = Genaktivér (åbn igen) på nettet.
way-app-id-scan = Scan dit pas eller ID-kort og dit ansigt i appen.
way-phone = Ring til support. Giv aldrig dine koder til nogen.
way-order-new = Bestil en erstatning.
way-add-again = Tilføj den samme enhed på ny.
way-in-person = Mød op, som regel hos Borgerservice. Bestil tid først.
way-other = Ring, og spørg, hvordan du kan bruge dit { -eid-name } igen.
way-bring = Du skal bruge: { $things }
way-and = og
# { $days }: a number, never 0
way-days =
    Ventetid: cirka { $days ->
        [one] én dag
       *[other] { $days } dage
    }.
way-link = Læs mere

## What to bring: { $things } in way-bring

bring-photo-id = gyldigt billed-ID
bring-passport-or-id-card = pas eller ID-kort med chip
bring-phone-with-nfc = telefon, der kan læse chippen
bring-temporary-pin = PIN-kode, som du får af support
bring-password = din adgangskode

## Whose it is, what it is about, and who did it

whose = Tilhører
not-you = Er det ikke dig? Log på som dig selv.
what-identity = Hele dit { -eid-name }
by-you = dig eller en, der var logget på som dig
by-support = support
by-authority = en myndighed
by-system = { -eid-name } (automatisk)

## How a block stands

# What is blocked, at the beginning of a sentence: { $what } in blocked-heading and in target-blocked
the-app = { -eid-name }-appen
the-code-display = Kodeviseren
the-audio-code-reader = Kodeoplæseren
the-chip = Chippen
the-thing = Det, spærringen gælder,
the-identity = Dit { -eid-name }
the-identity-of-somebody = Et { -eid-name }
# With the name that its holder has given it
the-named = { $subject } »{ $name }«

sending-heading = Vi sender din spærring nu
sending-text = Bliv på siden, til du ser, hvordan det gik.
blocked-heading = { $what } er spærret
blocked-text = Ingen kan bruge det, der er spærret, til at logge på eller godkende.
blocked-text-identity = Ingen kan bruge dit { -eid-name } til at logge på eller godkende. Heller ikke du.
checked-at = Senest tjekket den { $when }.
already-text = Der var spærret i forvejen. Det skete den { $when }.
pending-heading = { -eid-name } har fået spærringen, men den gælder ikke endnu
pending-text = Andre kan måske logge på, indtil spærringen gælder. Luk ikke siden, og log ikke af. Ring, hvis det haster.
unknown-heading = Vi ved ikke, om spærringen gælder
unknown-text = Vi har ikke fået svar om spærringen. Måske er der spærret, måske ikke. Ring, hvis det haster.
unknown-asking = Vi spørger { -eid-name } igen og igen, så længe siden er åben.
unknown-asked-wait = { -eid-name } har bedt os vente. Vi spørger igen inden for få minutter, hvis siden stadig er åben.
checking-heading = Vi spørger, om spærringen gælder
checking-text = Vent lidt. Vi henter svaret fra { -eid-name }.
never-text = { -eid-name } siger, at din spærring ikke er nået frem. Send spærringen igen, eller ring.
never-turned-away = { -eid-name } siger, at din spærring ikke er nået frem. Åbn siden igen, og send så spærringen igen. Hjælper det ikke, så ring.
never-login = Log på igen for at sende spærringen.
never-link = { -eid-name } kender ingen spærring med dette link. Måske er spærringen ikke nået frem. Er den din, så spær igen, eller ring.
link-refused = Linket passer ikke til en spærring. Måske er det skrevet forkert. Find linket igen, eller ring.
own-missing = Det skyldes en anden spærring. Din egen spærring er ikke nået frem.
contradicted-text = Vi får svar, der ikke passer sammen. Ring til support. Du kan også spærre igen.
ended-heading = Spærringen er ophævet
ended-text = Spærringen gælder ikke mere. Har du ikke selv ophævet den, så ring nu.

## An order was refused, and how its target stands beside that

refused-heading = Spærringen blev afvist
refused-text = { -eid-name } sagde nej til spærringen. Den har ikke spærret noget.
refused-at = Svaret kom den { $when }.
refused-somebodys = Er det din spærring, så ring til support.
target-blocked = { $what } er spærret, men af en anden spærring.
target-in-use = { $what } var ikke spærret, da vi så efter.
refused-session-too-new = Det, du er logget på med, er for nyt til at spærre andet. Det er for at beskytte dig. Du kan stadig spærre hele dit { -eid-name }.
refused-target-not-found = Det, du ville spærre, står ikke på din liste. Vælg noget andet, eller ring.
refused-target-revoked = Det, du ville spærre, er fjernet for altid. Ingen kan bruge det.
refused-identity-closed = Dit { -eid-name } er lukket for altid. Ring, hvis det ikke passer.
refused-not-permitted = Det kan du ikke selv spærre. Ring i stedet.
refused-other = Ring, og spørg hvorfor. Få også hjælp til at spærre.
