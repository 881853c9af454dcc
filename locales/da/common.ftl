## Where one is, and in which language

app-name = Spær
skip-link = Gå til indholdet
sandbox-banner = Prøveudgave. Personer og spærringer er ikke rigtige.
languages-label = Sprog
home-link = Spær, gå til forsiden
logged-in-as = Logget på som

## Help, the same on every page. Hours are whole hours of the Danish clock.

help-label = Hjælp
call-support = Ring til { $name }
way-to-block = Spær { -eid-name }
hours = Hverdage kl. { $from }–{ $to }. Weekend og helligdage kl. { $weekend_from }–{ $weekend_to }. Dansk tid.
hours-weekdays = Hverdage kl. { $from }–{ $to }, dansk tid. Lukket i weekenden og på helligdage.
# { $date }: a day in full
hours-checked = Tiderne er tjekket den { $date }. De kan være anderledes den 5. juni og den 24. og 31. december.
# { $when }: a time of day, or a day and a time: "20.00", "i morgen kl. 8.00"
open-until = Åbent nu. Lukker { $when }.
opens = Lukket nu. Åbner { $when }.
# For readers whose clock is not the Danish one: the same moment, by their clock
your-time = Det er { $when } på din enhed.

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

needs-script = Denne del af siden kræver JavaScript. Du kan ringe i stedet.
app-failed = Noget på siden virker ikke i din browser. Ring, og få hjælp til at spærre.

## A block that was asked for and has not been answered

open-block = Du har bedt om en spærring. Vi ved endnu ikke, hvordan det gik.
answered-block = Der er kommet svar på en spærring, du har bedt om.
open-block-link = Se, hvordan det går med spærringen

## The press that ends the session and clears this browser

finish = Afslut og ryd
finishing = Logger dig af …
finish-failed = Vi kunne ikke logge dig af. Prøv igen, eller luk browseren helt.
finish-heading = Vi ved endnu ikke, hvordan det gik med en spærring
finish-text = Afslutter du nu, bliver der måske ikke spærret. Siden husker heller ikke spærringen mere. Se først kvitteringen, og gem linket.
finish-anyway = Afslut alligevel
finish-stay = Bliv her

## The end of the session, and somebody else's

session-heading = Du bliver snart logget af
# { $when }: day and time
session-until = Det sker { $when }.
session-stay = Bliv logget på
session-staying = Et øjeblik …
session-stay-failed = Det lykkedes ikke. Prøv igen.
session-no-stay = Du kan ikke få mere tid. Log på igen, hvis du har brug for det. Det, du har valgt, bliver husket.
newcomer = Her er nu logget på med et andet { -eid-name } end før. Siden viser oplysninger om den, der er logget på nu.

## Days in full: 1. november 2026

day = { $day }. { $month } { $year }
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
