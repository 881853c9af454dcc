app-name = Spær
skip-link = Gå til indholdet
sandbox-banner = Prøveudgave. Personer og spærringer er ikke rigtige.
languages-label = Sprog
help-label = Hjælp lige nu
call = Ring
call-support = Ring til { $name }
hours = Hverdage kl. { $from }-{ $to }. Weekend og helligdage kl. { $weekend_from }-{ $weekend_to }. Dansk tid.
hours-weekdays = Hverdage kl. { $from }-{ $to }, dansk tid. Lukket i weekenden og på helligdage.
hours-checked = Tiderne er tjekket { $date }.
way-to-block = Spær
home-link = Spær, gå til forsiden
footer-about = Her kan du spærre dit { -eid-name }.
logged-in-as = Logget på som

loading = Henter …
loading-slowly = Det tager længere tid end normalt. Vi prøver stadig.
retry = Prøv igen
back = Tilbage
needs-script = Denne del af siden kræver JavaScript. Du kan ringe i stedet.
app-failed = Noget på siden virker ikke i din browser. Ring, og få hjælp til at spærre.
open-block = Du har bedt om en spærring. Vi ved endnu ikke, hvordan det gik.
open-block-link = Se, hvordan det går

login-text = Log på med det, du stadig har. Bagefter kommer du tilbage hertil.
login-button = Log på
login-cannot = Kan du ikke logge på? Ring til support. De kan hjælpe dig med at spærre.

problem-title = Vi kan ikke hente dine oplysninger
problem-unreachable = Vi kan ikke få forbindelse. Tjek, om du er på nettet, og prøv igen. Haster det, så ring.
problem-later = Systemet har travlt. Vent lidt, og prøv igen. Haster det, så ring.
problem-back-end = Der er en fejl i systemet. Prøv igen om lidt. Haster det, så ring.
problem-not-understood = Systemet svarede noget, vi ikke forstår. Prøv igen, eller ring.
problem-session = Du er ikke længere logget på. Log på igen.

kind-app = { -eid-name }-app
kind-code-display = Kodeviser
kind-audio-code-reader = Kodeoplæser
kind-chip = Chip
kind-other = Andet
no-label = Uden navn
short-id = ID { $id }
status-active = Aktiv
status-locked = Låst for en tid
status-blocked = Spærret
status-revoked = Fjernet for altid
status-other = Ukendt tilstand
registered = Tilføjet { $when }
last-used = Sidst brugt { $when }
never-used = Ikke brugt endnu
opened-this-session = Du er logget på med den nu

way-online = Åbn igen på nettet.
way-app-id-scan = Scan dit pas eller ID-kort og dit ansigt i appen.
way-phone = Ring til support.
way-order-new = Bestil en ny.
way-add-again = Tilføj den på ny.
way-in-person = Mød op hos Borgerservice. Bestil tid først.
way-other = Ring, og hør, hvordan du kommer ind igen.
way-bring = Tag med: { $things }
way-days = Ventetid i dage: cirka { $days }.
way-link = Læs mere

bring-photo-id = gyldigt billed-ID
bring-passport-or-id-card = pas eller ID-kort med chip
bring-phone-with-nfc = telefon, der kan læse chippen
bring-temporary-pin = midlertidig PIN-kode
bring-password = din adgangskode

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

list-as-of = Sådan så det ud { $when }.
problem-wrong-person = En anden er logget på i en anden fane. Afslut, og log på igen.

finish = Afslut og ryd
finishing = Logger dig af …
finish-failed = Vi kunne ikke logge dig af. Prøv igen, eller luk browseren helt.
finish-heading = Vi ved endnu ikke, hvordan det gik med en spærring
finish-text = Afslutter du nu, husker denne side den ikke mere. Se først kvitteringen, og gem linket.
finish-anyway = Afslut alligevel
finish-stay = Bliv her

session-heading = Du bliver snart logget af
session-until = Det sker { $when }.
session-stay = Bliv logget på
session-staying = Et øjeblik …
session-stay-failed = Det lykkedes ikke. Prøv igen.
session-no-stay = Du kan ikke få mere tid. Log på igen, hvis du har brug for det. Det, du har valgt, bliver husket.
newcomer = En anden er nu logget på. Du ser den andens oplysninger.

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
problem-not-offered = Det kan du ikke se her.
login-lost-title = Din browser huskede ikke, at du loggede på
login-lost-text = Tillad cookies for denne side, og log på igen. Eller ring.
