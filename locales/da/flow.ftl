## Waiting and trying again

loading = Henter …
loading-slowly = Det tager længere tid end normalt. Vi prøver stadig.
retry = Prøv igen
pressed = Sender …

## Login

login-text = Log på med det, du stadig har. Bagefter kommer du tilbage hertil.
login-button = Log på
login-cannot = Kan du ikke logge på? Ring til support. De kan hjælpe dig med at spærre.
login-title = Log på for at fortsætte
login-over-title = Du er blevet logget af
login-over-text = Log på igen for at fortsætte. Det, du har valgt, bliver husket.
login-cancelled-title = Du er ikke logget på
login-cancelled-text = Login blev afbrudt. Log på igen, eller ring.
login-failed-title = Det lykkedes ikke at logge på
login-failed-text = Prøv igen. Har du mere end én måde at logge på, så prøv en anden.
login-locked-title = Det, du valgte, er låst for en tid
login-locked-text = Der var for mange forkerte forsøg. Det åbner igen af sig selv. Ring, hvis du vil spærre nu. Eller log på med noget andet.
login-blocked-title = Du kunne ikke logge på med det, du valgte
login-blocked-text = Det er måske spærret. Log på med noget andet, hvis du har det. Ring ellers.
login-unavailable-title = Man kan ikke logge på lige nu
login-unavailable-text = Ring, hvis du vil spærre nu. Prøv ellers igen om nogle minutter.
login-lost-title = Din browser huskede ikke, at du loggede på
login-lost-text = Tillad cookies for denne side, og log på igen. Eller ring.

## What went wrong

problem-title = Vi kan ikke hente dine oplysninger
problem-unreachable = Vi har ikke fået svar. Tjek, om du er på nettet, og prøv igen. Haster det, så ring.
problem-later = Vi kan ikke få svar lige nu. Vent lidt, og prøv igen. Haster det, så ring.
problem-back-end = Noget gik galt. Prøv igen om lidt. Haster det, så ring.
problem-not-understood = Vi har fået et svar, vi ikke forstår. Prøv igen, eller ring.
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
registered = Tilføjet den { $when }
last-used = Sidst brugt { $when }
never-used = Ikke brugt endnu
opened-this-session = Brugt til dette login
list-as-of = Sådan så det ud den { $when }.

## How the whole identity stands

whole-active = Aktivt
whole-blocked = Spærret
whole-closed = Lukket for altid
whole-other = Ukendt tilstand
since = Gælder fra
blocked-by = Spærret af
devices-useless = App, kodeviser, kodeoplæser og chip kan ikke bruges, så længe hele dit { -eid-name } er spærret.
complaint = Har du ikke selv bedt om spærringen, kan du klage.
complaint-link = Sådan klager du

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
bring-temporary-pin = midlertidig PIN-kode
bring-password = din adgangskode

## Whose it is, what it is about, and who did it

whose = Tilhører
not-you = Er det ikke dig? Log på som dig selv.
user-id = Bruger-ID
what = Spærringen gælder
what-identity = Hele dit { -eid-name }
reference = Referencenummer
reference-hint = Læs nummeret op, når du ringer.
by-you = dig, eller en, der var logget på som dig
by-support = support
by-authority = en myndighed
by-system = { -eid-name } (automatisk)

## How a block stands

sending-heading = Vi sender din spærring nu
sending-text = Bliv på siden, til du ser, hvordan det gik.
blocked-heading = Der er spærret
blocked-text-authenticator = Ingen kan bruge den til at logge på eller godkende.
blocked-text-identity = Ingen kan bruge dit { -eid-name } til at logge på eller godkende.
blocked-text-linked = Ingen kan bruge det, der er spærret, til at logge på eller godkende.
blocked-at = Senest tjekket { $when }.
already-text = Der var allerede spærret. Det skete { $when }.
pending-heading = Vi har fået din spærring, men den gælder ikke endnu
pending-text = Systemet er ikke færdigt. Imens kan andre måske stadig logge på. Luk ikke siden, og log ikke af. Ring, hvis det haster.
pending-at = Senest tjekket { $when }.
unknown-heading = Vi ved ikke, om der er spærret
unknown-text = Vi har ikke fået svar om spærringen. Måske er der spærret, måske ikke. Ring, hvis det haster.
unknown-asking = Vi spørger systemet igen og igen, så længe siden er åben.
unknown-asked-wait = Systemet har bedt os vente lidt. Så spørger vi igen, hvis siden er åben.
checking-heading = Vi spørger, om der er spærret
checking-text = Vent lidt. Vi henter svaret fra systemet.
never-heading = Vi ved ikke, om der er spærret
never-text = Systemet siger, at det ikke har fået din spærring. Send den igen, eller ring.
never-login = Log på igen for at sende den.
never-link = Vi kan ikke finde en spærring med dette link. Tjek, at hele linket er med, eller ring.
own-missing = Din egen spærring er ikke nået frem. Send den igen.
contradicted-heading = Vi ved ikke, om der er spærret
contradicted-text = Systemet giver svar, der ikke passer sammen. Ring til support.
ended-heading = Spærringen er ophævet
ended-text = Denne spærring gælder ikke mere. Har du ikke selv ophævet den, så ring nu.
ended-at = Senest tjekket { $when }.

## The system refused

not-blocked-heading = Der er ikke spærret
not-blocked-text = Systemet sagde nej til din spærring.
not-blocked-at = Svaret kom { $when }.
refused-session-too-new = Det, du er logget på med, er for nyt til at spærre andet. Det er for at beskytte dig. Du kan stadig spærre hele dit { -eid-name }.
refused-target-not-found = Den står ikke på din liste. Vælg en anden, eller ring.
refused-target-revoked = Den er fjernet for altid og kan ikke bruges af nogen.
refused-identity-closed = Dit { -eid-name } er lukket for altid. Ring, hvis det ikke passer.
refused-not-permitted = Det kan du ikke selv spærre. Ring i stedet.
refused-other = Ring, og spørg hvorfor. Få også hjælp til at spærre.

## Links out

credit-link = Læs om kreditadvarsler
