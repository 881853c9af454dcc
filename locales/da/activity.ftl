## The list of activities

heading = Hvad er dit { -eid-name } brugt til?
lead = Kig efter noget, du ikke selv har gjort. Tryk på »Se mere« for at se, hvad der skete.
back-to-profile = Til din profil
all = Se al aktivitet

## What deserves a look, before everything else

look-label = Aktiviteter, du bør se på
look-heading = { $count ->
    [one] Du bør se på { $count } aktivitet
   *[other] Du bør se på { $count } aktiviteter
}
# { $moment }: "today at 3:15", "on 23 November 2026 at 3:15"
look-when = Det skete { $moment }
look-all = { $count ->
    [one] Vis den ene aktivitet
   *[other] Vis alle { $count } aktiviteter
}
look-calm = Blandt dine nyeste aktiviteter er der ikke noget, du bør se på først.
mine = Ja, det var mig
mine-all = Ja, det hele var mig
# { $count } in the next two: more than one
look-question = Har du selv gjort alle { $count } ting?
look-count = { $count } aktiviteter
confirmed = Du har svaret, at det var dig.

## What one is looking for

find-heading = Find en aktivitet
find-text = Søg efter
find-text-hint = Sted, udstyr, tjenesteudbyder eller navnet på en app
find-more = Flere måder at søge på
find-group = Hvad
find-group-all = Alt
group-logins = Login
group-approvals = Godkendelser og anmodninger
group-codes = Koder
group-authenticators = App, kodeviser, kodeoplæser og chip
group-details = Bruger-ID, adgangskode og kontaktoplysninger
group-identity = Hele dit { -eid-name }
find-outcome = Hvordan det gik
find-outcome-all = Uanset hvordan det gik
outcome-succeeded = Det lykkedes
outcome-failed = Det lykkedes ikke
outcome-declined = Det blev afvist
outcome-expired = Ingen svarede
outcome-other = Ukendt
find-with = Hvilken app, kodeviser, kodeoplæser eller chip
find-with-all = Alle
find-period = Hvornår
period-all = Uanset hvornår
period-hours = De seneste 24 timer
period-week = De seneste 7 dage
period-month = De seneste 30 dage
period-days = Fra en dag til en anden
period-from = Fra
period-to = Til og med
period-backwards = Den første dag er efter den sidste. Vælg igen.
find-marked = Kun det, du bør tjekke først
find-clear = Ryd søgningen

## What the list shows, in one sentence

list-heading = Aktiviteter
# { $number }: the same count as people write it, "10.001"
shown = { $count ->
    [one] Vi har fundet { $number } aktivitet
   *[other] Vi har fundet { $number } aktiviteter
}
shown-none = Vi har ikke fundet nogen endnu
part-text = med »{ $text }«
part-period-days = fra { $from } til og med { $to }
part-from = fra { $from }
part-to = til og med { $to }
part-marked = kun det, du bør tjekke først
maybe-more = Der kan være ældre aktiviteter.
looking-further = Vi kigger længere tilbage …
fetched-so-far = Hentet indtil nu: { $number }
recorded-since = { -eid-name } har ikke noget fra før den { $when }.
recorded-all = { -eid-name } viser ikke noget ældre.
nothing-at-all = { -eid-name } viser ingen aktiviteter.
nothing-fits = Ingen aktiviteter passer til din søgning
nothing-fits-yet = Intet af det, vi har hentet indtil nu, passer til din søgning
circle = Vi kan ikke hente de ældre aktiviteter. Der kan mangle noget. Ring, hvis du er i tvivl.
failed-what-is-there = Det, du ser ovenfor, nåede vi at hente.
older = Vis ældre aktiviteter
newer = Vis nyere aktiviteter
all-older = Hent alle ældre aktiviteter
stop = Stop med at hente
news = { $count ->
    [one] Der er kommet { $count } ny aktivitet
   *[other] Der er kommet { $count } nye aktiviteter
}
news-more = { $count ->
    [one] Der er kommet mindst { $count } ny aktivitet
   *[other] Der er kommet mindst { $count } nye aktiviteter
}
news-show = Vis nyt
zone = Alle tider og dage her er dansk tid. Din enhed viser en anden tid.
danish-time = { $time } dansk tid

## One row, and the columns of the table

column-time = Tid
column-what = Hvad
column-device = Udstyr
column-place = Sted
column-provider = Tjenesteudbyder
column-pick = Vælg
pick = Vælg: { $what }, { $when }
open = Se mere
open-of = Se mere: { $what }, { $when }
day-unknown = Ukendt dag
unknown = Ukendt
not-shown = Ikke oplyst af { -eid-name }.
time-short = Ukendt tid
profile-elsewhere = Gå til din profil hos { -eid-name }
perhaps = Måske { $place }

did-login = Dit { -eid-name } blev brugt til at logge på
did-approval = Noget blev godkendt med dit { -eid-name }
did-login-failed = Et forsøg på at logge på lykkedes ikke
did-approval-declined = En anmodning blev ikke godkendt
did-simultaneous = Der kom flere anmodninger på samme tid
did-code-sent = En kode blev sendt
did-added = Tilføjet: { $what }
did-blocked = Spærret: { $what }
did-reactivated = Genaktiveret (åbnet igen): { $what }
did-user-id = Dit bruger-ID blev ændret
did-password = Din adgangskode blev ændret
did-contact = Dine kontaktoplysninger blev ændret
did-identity-blocked = Hele dit { -eid-name } blev spærret
did-identity-reactivated = Hele dit { -eid-name } blev genaktiveret (åbnet igen)
did-other = Anden aktivitet
time-unknown = Vi ved ikke, hvornår det skete

## Why a row deserves a look

mark = Tjek denne aktivitet først
mark-user-id = Et ændret bruger-ID kan betyde, at en anden har adgang.
mark-contact = Ændrede kontaktoplysninger kan betyde, at beskeder går til en anden.
mark-added = Der kom noget nyt til, som man kan logge på med.
mark-failures = Tre eller flere forsøg i træk lykkedes ikke.
mark-new-device = Udstyr, vi ikke har set før, og en ændring inden for en time.
mark-night = Det var om natten, dansk tid. Det har vi ikke set før.
mark-beside = Det skete samme sted eller på samme udstyr som noget andet, du bør se på.
mark-basis = Vi har kun set på de aktiviteter, der er hentet her. Det beviser ikke, at noget er galt.

## Was it you? Four questions

ask-heading = Var det dig?
ask-action = Har du gjort det her?
ask-action-hint = Du kan have glemt det. Nogle steder skal du logge på, når du betaler eller skriver under.
ask-device = Kender du udstyret?
ask-device-hint = Det kan være dit eget under et andet navn, for eksempel efter en opdatering eller i en ny browser.
ask-time = Gjorde du det på det tidspunkt?
ask-time-hint = Tænk efter, hvad du lavede omkring det tidspunkt.
ask-place = Kan du have været her?
ask-place-hint = Stedet er et gæt. Det kan være langt forkert, især på telefon eller på arbejde.
ask-provider = Kender du tjenesteudbyderen?
ask-with = App, kodeviser, kodeoplæser eller chip
outcome-of-it = Sådan gik det: { $outcome }
full-text = Vis hele teksten
close = Luk

## This wasn't me

wrong = Nej, det var ikke mig
wrong-picked = { $count ->
    [one] Den valgte aktivitet var ikke min
   *[other] De { $count } valgte aktiviteter var ikke mine
}
picked = { $count ->
    [one] { $count } valgt
   *[other] { $count } valgt
}
unpick = Fjern alle valg
sending = Sender din besked …
sending-some = Sender besked: { $left } tilbage
reported-on = Du gav besked den { $when }. Nummer: { $number }.
reported-number = Du har givet besked. Nummer: { $number }.
reported-heading = { $count ->
    [one] Du har givet besked om { $count } aktivitet
   *[other] Du har givet besked om { $count } aktiviteter
}
reported-next = Din besked spærrer ikke noget. Spær nu. Den, der allerede er logget på et sted, er måske stadig logget på.
reported-keep = { $count ->
    [one] Skriv nummeret ned. Du kan få brug for det hos support eller politiet.
   *[other] Skriv numrene ned. Du kan få brug for dem hos support eller politiet.
}
copy-numbers = Kopiér alle numre
numbers-copied = Numrene er kopieret.
numbers-not-copied = Numrene kunne ikke kopieres. Skriv dem ned.
not-reported = Disse beskeder er måske ikke nået frem:
not-reported-again = Send beskederne igen
not-reported-hint = Du kan roligt sende igen. Din besked tæller kun én gang.
cannot-report = Du kan ikke give besked om denne aktivitet her. Ring til support.
block-used = Spær:
block-identity = Spær hele dit { -eid-name }
block-identity-why = Det ser ud til, at nogen har ændret, hvordan du logger på, eller hvor dine beskeder sendes hen. Det er sikrest at spærre hele dit { -eid-name }.
block-other = Eller vælg selv, hvad der skal spærres
seen-blocked = Da vi så efter den { $when }, var den spærret.
seen-removed = Da vi så efter den { $when }, var den fjernet for altid.

## Where the service provider is not shown

hidden-heading = Du kan ikke se, hvor dit { -eid-name } er brugt
hidden-why = Visning af tjenesteudbyder er slået fra. Derfor er det svært at se, om en anden har brugt dit { -eid-name }.
hidden-turn-on = Vis tjenesteudbyder
hidden-asking = Slår visningen til …
hidden-on = Tjenesteudbyderen vises fra nu af. Den kan stadig mangle ved ældre aktiviteter.
hidden-failed = Visningen kunne ikke slås til.

## Taking it along

take-heading = Gem eller udskriv
take-text = Du får alt, der er hentet og passer til din søgning.
take-nothing = Denne browser kan ikke udskrive eller gemme en fil. Åbn siden i en anden browser, hvis du har brug for det.
print-nothing = Browseren ser ikke ud til at udskrive. Åbn siden i en anden browser, og prøv igen.
csv-nothing = Fik du ingen fil? Så åbn siden i en anden browser, og prøv igen.
print = Udskriv
csv = Gem som fil (CSV)
csv-name = aktiviteter
csv-time-zone = Tid med tidszone
csv-outcome = Hvordan det gik
csv-with = App, kodeviser, kodeoplæser eller chip
csv-mark = Hvorfor tjekke den først
csv-reported = Din besked
