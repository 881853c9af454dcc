## Where one is, and in which language

app-name = Spær
skip-link = Gå til indholdet
sandbox-banner = Prøveudgave. Intet her er rigtigt.
languages-label = Sprog
home-link = Spær, gå til forsiden
logged-in-as = Logget på som

## Help, the same on every page. Hours are whole hours of the Danish clock.

help-label = Hjælp
call-support = Ring til { $name }
way-to-block = Spær { -eid-name }
hours = Hverdage kl. { $from }–{ $to }. Weekend og helligdage kl. { $weekend_from }–{ $weekend_to }. Dansk tid.
hours-weekdays = Hverdage kl. { $from }–{ $to }, dansk tid. Lukket i weekenden og på helligdage.
# Of hours such as 22–6
hours-nights = Tider over midnat hører til den dag, hvor de begynder.
# { $date }: a day in full
hours-checked = Tiderne er tjekket den { $date }. De kan være anderledes den 5. juni og den 24. og 31. december.
# { $when }: a time of day, or a day and a time: "20.00", "i morgen kl. 8.00"
open-until = Åbent nu. Lukker { $when }.
opens = Lukket nu. Åbner { $when }.
# For readers whose clock is not the Danish one: the same moment, by their clock
your-time = Det svarer til { $when } på din enhed.

## The two ways to block, as links from anywhere

act-authenticator = Spær app, kodeviser, kodeoplæser eller chip
act-identity = Spær hele dit { -eid-name }

## The bottom of every page

footer-about = Her kan du spærre dit { -eid-name }.
footer-help = Hjælp
footer-reactivation = Genaktivering
footer-privacy = Privatliv
footer-accessibility = Tilgængelighed

## When something does not work

silent = Sker der ikke noget her, så ring.
needs-script = Denne del af siden kræver JavaScript. Du kan ringe i stedet.
reads-without-script = Disse sider kan du læse uden JavaScript:
app-failed = Noget på siden virker ikke i din browser. Ring, og få hjælp til at spærre.
# Where it could not be fetched, or not started for a reason that nobody knows
app-lost = Siden kunne ikke starte. Måske kunne noget af den ikke hentes. Tjek, om du er på nettet, og prøv igen.
# The versions stand in the README too
app-browser = Siden kan ikke starte i denne browser. En nyere browser kan hjælpe: Chrome eller Edge 97, Firefox 79, Safari 16 eller nyere. Er din ny nok, kan en sikkerhedsindstilling stå i vejen. Haster det, så ring.
away = Siden skal hentes igen, før den viser noget om dig.
no-answer = Vi får ikke svar. Vi prøver igen og igen, så længe siden er åben. Haster det, så ring.
try-again = Prøv igen

## A block that was asked for and has not been answered

open-block = Du har bedt om en spærring. Vi ved endnu ikke, hvordan det gik.
answered-block = Der er kommet svar på en spærring, du har bedt om.
open-block-link = Se, hvordan det går med spærringen

## The press that ends the session and clears this browser

finish = Afslut og ryd
finishing = Logger dig af …
finish-failed = Vi kunne ikke logge dig af. Prøv igen. Virker det ikke, så slet cookies for denne side i browseren, eller ring.
finish-heading = Vi ved endnu ikke, hvordan det gik med en spærring
finish-text = Afslutter du nu, bliver der måske ikke spærret. Siden husker heller ikke spærringen mere. Se først kvitteringen, og gem linket.
finish-anyway = Afslut alligevel
finish-stay = Bliv her
finish-write-heading = Når du afslutter, husker siden ikke din spærring mere
finish-write-text = Skriv referencenummeret ned først, hvis der er et. Du kan få brug for det, når du ringer.
finish-receipt = Se kvitteringen
finished = Du er logget af. Siden har slettet det, den huskede om dig i denne fane.
finished-eid = { -eid-name } husker måske endnu dit login. Log også af dér.
finished-eid-link = Log af hos { -eid-name }

## The end of the session, and somebody else's

session-heading = Du bliver snart logget af.
# { $when }: day and time
session-until = Det sker den { $when }.
session-stay = Bliv logget på
session-staying = Et øjeblik …
session-stay-failed = Det lykkedes ikke. Prøv igen.
session-no-stay = Du kan ikke få mere tid. Log på igen, hvis du har brug for det. Så kommer du tilbage hertil.
newcomer = Der er nu logget på med et andet { -eid-name } end før. Nu ser du det nye { -eid-name } her.

## How a login ended, on whatever page one comes back to

login-cancelled-title = Login blev afbrudt
login-cancelled-text = Log på igen, eller ring.
login-failed-title = Det lykkedes ikke at logge på
login-failed-text = Prøv igen. Har du mere end én måde at logge på, så prøv en anden.
login-locked-title = Din app eller kodeviser er måske låst for en tid
login-locked-text = Der var for mange forkerte forsøg. Som regel kan du prøve igen senere. Ring, hvis du vil spærre nu. Eller log på med noget andet.
login-blocked-title = Du kunne ikke logge på med det, du valgte
login-blocked-text = Måske er det, du valgte, spærret. Log på med noget andet, hvis du har det. Ring ellers.
login-unavailable-title = Man kan ikke logge på lige nu
login-unavailable-text = Ring, hvis du vil spærre nu. Prøv ellers igen om nogle minutter.
login-lost-title = Login lykkedes, men du er ikke logget på her
login-lost-text = Måske gemmer din browser ikke cookies. Tillad cookies for denne side, og log på igen. Eller ring.
login-none-title = Du er ikke logget på
login-none-text = Log på, eller ring.
login-elsewhere-title = Du er ikke logget på her
login-elsewhere-text = Måske er du logget på i en anden browser eller fane. Gå tilbage dertil, eller log på her.
blocked-link = Sådan genaktiverer du (åbner igen)

## A block's number

reference = Referencenummer
reference-hint = Læs nummeret op, når du ringer.

## Days and times: tirsdag den 24. november 2026 kl. 14.02

day = { $day }. { $month } { $year }
# A day of this year or so
day-of-week = { $weekday } { $day }. { $month }
# { $day }: a day with its month and year
day-in-full = { $weekday } den { $day }
clock = { $hour }.{ $minute }
today = i dag
yesterday = i går
# { $day }: a day with its month and year
on-day = den { $day }
# { $day }: any of the days above
moment = { $day } kl. { $clock }
month-1 = januar
month-2 = februar
month-3 = marts
month-4 = april
month-5 = maj
month-6 = juni
month-7 = juli
month-8 = august
month-9 = september
month-10 = oktober
month-11 = november
month-12 = december
weekday-0 = søndag
weekday-1 = mandag
weekday-2 = tirsdag
weekday-3 = onsdag
weekday-4 = torsdag
weekday-5 = fredag
weekday-6 = lørdag
