## What to block

title = Spær app, kodeviser, kodeoplæser eller chip
choose-heading = Hvad vil du spærre?
choose-hint = Vælg én eller flere. Du ser dit valg igen, før noget bliver spærret.
choose-error = Vælg først, hvad du vil spærre.
choose-next = Fortsæt
choose-new-phone = Er den gamle telefon væk? Så spær appen på den nu. Har du den endnu, så sæt først den nye op.
cannot-here = Spærring er ikke mulig her. Ring i stedet.
others-heading = Resten af listen kan ikke vælges
empty-heading = Vi fandt ikke noget, du kan spærre her
empty-text = Er din app, kodeviser, kodeoplæser eller chip væk? Så ring, eller spær hele dit { -eid-name }.

## Where nothing else is left to log in with

last-heading = Bagefter kan du måske ikke logge på
last-text = Vi kan ikke se andet på listen, der virker. Efter spærringen kan du måske ikke logge på, før du har fået noget nyt.
last-why-still = Er det, du har valgt, væk eller stjålet, så spær alligevel. Så kan ingen anden bruge det.
last-next = Fortsæt til spærring
last-other = Vælg noget andet
last-not-now = Spær ikke nu

## The check before it is sent

check-heading = Tjek, og spær
check-means = Efter spærringen kan ingen logge på eller godkende med det, du har valgt. Heller ikke du.
check-left = Du har stadig noget andet, du kan logge på med.
check-inside = Den, der allerede er logget på et sted, bliver måske ikke logget af. Ring til din bank, hvis du er i tvivl.
check-block = Spær nu
check-other = Vælg flere eller noget andet
check-open = Du har bedt om at spærre noget af det, du har valgt. Vi ved endnu ikke, hvordan det gik.

## Nothing fits the reason

already-heading = Vi fandt ikke mere, der passer
already-text = Er det det, du ville spærre, så behøver du ikke spærre igen. Er det noget andet, så ring.
none-heading = Vi fandt ikke noget, der passer
none-text = Det, du vil spærre, kan ikke spærres her. Er det væk, så ring.
