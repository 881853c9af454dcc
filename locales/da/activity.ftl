## The list of activities

title = Dine aktiviteter
heading = Hvad er dit { -eid-name } brugt til?
lead = Kig efter noget, du ikke selv har gjort. Tryk på en linje for at se mere.
back-to-profile = Til din profil
all = Se al aktivitet

## What one is looking for

find-heading = Søg i dine aktiviteter
find-text = Søg efter
find-text-hint = Sted, udstyr, tjenesteudbyder eller navn
find-more = Flere måder at finde på
find-group = Hvad
find-group-all = Alt
group-logins = Login
group-approvals = Godkendelser og anmodninger
group-codes = Koder
group-authenticators = App, kodeviser, kodeoplæser og chip
group-details = Bruger-ID, adgangskode og kontakt
group-whole = Hele dit { -eid-name }
find-outcome = Hvordan det gik
find-outcome-all = Uanset hvordan det gik
outcome-succeeded = Det lykkedes
outcome-failed = Det mislykkedes
outcome-declined = Det blev afvist
outcome-expired = Ingen svarede
outcome-other = Ukendt
find-with = Med
find-with-all = Hvad som helst
find-period = Hvornår
period-all = Hele tiden
period-hours = De seneste 24 timer
period-week = De seneste 7 dage
period-month = De seneste 30 dage
period-days = Fra en dag til en anden
period-from = Fra
period-to = Til
period-backwards = Den første dag ligger efter den sidste. Vælg igen.
find-marked = Kun det, der er værd at se på
find-clear = Ryd søgningen

## What the list shows, in one sentence

list-heading = Aktiviteter
shown = { $count ->
    [one] Viser { $count } aktivitet
   *[other] Viser { $count } aktiviteter
}
shown-none = Viser ingen aktiviteter
part-text = med »{ $text }«
part-period-days = fra { $from } til { $to }
part-from = fra { $from }
part-to = til { $to }
part-marked = der er værd at se på
maybe-more = Der kan være ældre.
looking-further = Kigger længere tilbage …
fetched-so-far = Hentet indtil nu: { $count }
recorded-since = Det er alt. Systemet har gemt det siden { $when }.
recorded-all = Det er alt, hvad systemet har.
nothing-at-all = Der er ikke sket noget med dit { -eid-name }, så vidt systemet viser.
nothing-fits = Intet passer til det, du søger.
nothing-fits-yet = Intet passer i det, der er hentet indtil nu.
circle = Vi kan ikke hente de ældre. Systemet sender de samme igen og igen. Ring, hvis du mangler noget.
failed-what-is-there = Det, du ser herunder, blev hentet inden da.
older = Vis ældre
newer = Vis nyere
all-older = Hent alle ældre
stop = Stands hentning
news = { $count ->
    [one] Der er kommet { $count } ny aktivitet
   *[other] Der er kommet { $count } nye aktiviteter
}
news-show = Vis
zone = Tiderne vises i denne tidszone: { $zone }.

## One row, and the columns of the table

column-time = Tid
column-what = Hvad
column-device = Udstyr
column-place = Sted
column-provider = Tjenesteudbyder
column-pick = Vælg
pick = Vælg: { $what }, { $when }
open = Se mere
day-unknown = Ukendt dag
unknown = Ukendt
perhaps = Måske { $place }

did-login = Dit { -eid-name } blev brugt til at logge på
did-approval = Noget blev godkendt med dit { -eid-name }
did-login-failed = Nogen prøvede at logge på, men det lykkedes ikke
did-approval-declined = En anmodning blev ikke godkendt
did-simultaneous = Der kom flere anmodninger på samme tid
did-code-sent = En kode blev sendt
did-added = Tilføjet: { $what }
did-blocked = Spærret: { $what }
did-reactivated = Åbnet igen: { $what }
did-user-id = Dit bruger-ID blev ændret
did-password = Din adgangskode blev ændret
did-contact = Dine kontaktoplysninger blev ændret
did-whole-blocked = Hele dit { -eid-name } blev spærret
did-whole-reactivated = Hele dit { -eid-name } blev åbnet igen
did-other = Noget andet skete
time-unknown = Vi ved ikke, hvornår det skete

## Why a row deserves a look

mark = Værd at se på
mark-user-id = Dit bruger-ID blev ændret. Er det ikke dig, kan en anden have magten over det.
mark-contact = Kontakten blev ændret. Beskeder kan nu gå til en anden.
mark-added = Der kom noget nyt til, som man kan logge på med.
mark-failures = Tre eller flere forsøg i træk lykkedes ikke.
mark-new-device = Et udstyr, vi ikke har set før, og en ændring inden for en time.
mark-night = Det var om natten. Det har vi ikke set før.
mark-basis = Det gælder de aktiviteter, der er hentet her. Det beviser ikke noget.

## Was it you? Four questions

ask-heading = Var det dig?
ask-action = Har du gjort det her?
ask-action-hint = Du kan have glemt det. Nogle steder skal du logge på, når du betaler eller skriver under.
ask-device = Kender du udstyret?
ask-device-hint = Det kan være dit eget under et andet navn, for eksempel efter en opdatering.
ask-time = Gjorde du det på det tidspunkt?
ask-time-hint = Nogle steder logger dig på igen af sig selv.
ask-place = Kan du have været der?
ask-place-hint = Stedet er et gæt. På en telefon eller på arbejde kan det være langt fra.
ask-provider = Kender du tjenesteudbyderen?
ask-with = Brugt til det
outcome-of-it = Systemet siger: { $outcome }
whole-text = Vis hele teksten
close = Luk

## This wasn't me

wrong = Det var ikke mig
wrong-picked = { $count ->
    [one] Den { $count } var ikke mig
   *[other] De { $count } var ikke mig
}
picked = { $count ->
    [one] { $count } valgt
   *[other] { $count } valgt
}
unpick = Vælg ingen
sending = Anmelder …
sending-some = Anmelder: { $left } tilbage
reported-on = Du anmeldte det { $when }. Nummer: { $number }.
reported-number = Du har anmeldt det. Nummer: { $number }.
reported-heading = { $count ->
    [one] { $count } aktivitet er anmeldt
   *[other] { $count } aktiviteter er anmeldt
}
reported-next = Det spærrer ikke noget at anmelde. Stands det nu:
reported-keep = Skriv nummeret ned. Support spørger efter det.
not-reported = Det her blev ikke anmeldt:
not-reported-again = Prøv dem igen
not-reported-hint = Du kan roligt prøve igen. Du får det samme nummer.
cannot-report = Den her kan ikke anmeldes her. Ring til support.
block-used = Spær:
block-whole = Spær hele dit { -eid-name }
block-whole-why = Nogen har ændret, hvordan du logger på eller får besked. Så skal det hele spærres.
block-other = Eller vælg selv, hvad der skal spærres
is-blocked = er spærret i forvejen.

## Where the service provider is not shown

hidden-heading = Du kan ikke se, hvor dit { -eid-name } er brugt
hidden-why = Uden det er det svært at se, om en anden har brugt det. Du kan slå det til her.
hidden-turn-on = Vis tjenesteudbyder
hidden-asking = Slår det til …
hidden-on = Tjenesteudbyder vises fra nu af. På ældre kan den stadig mangle.
hidden-failed = Det kunne ikke slås til.

## Taking it along

take-heading = Tag det med
take-text = Du får det, listen viser nu.
print = Udskriv
csv = Gem som fil (CSV)
csv-name = aktiviteter
csv-time-zone = Tid med tidszone
csv-outcome = Hvordan det gik
csv-with = Brugt til det
csv-mark = Værd at se på, fordi
csv-reported = Anmeldelse
