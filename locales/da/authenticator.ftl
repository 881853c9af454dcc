## What to block

title = Spær app, kodeviser, kodeoplæser eller chip
choose-heading = Hvad vil du spærre?
choose-hint = Vælg én eller flere. Du ser dem igen, før noget bliver spærret.
choose-error = Vælg først, hvad du vil spærre.
choose-next = Fortsæt
choose-new-phone = Er den gamle telefon væk? Så spær appen på den nu. Har du den endnu, så sæt først den nye op.
cannot-here = Denne kan du ikke spærre her. Ring i stedet.
others-heading = Dem her kan du ikke vælge
empty-heading = Vi fandt ikke noget, du kan spærre her
empty-text = Er din app, kodeviser, kodeoplæser eller chip væk? Så ring, eller spær hele dit { -eid-name }.

## Where nothing else is left to log in with

last-heading = Bagefter har du ingen vej ind
last-text = Efter spærringen kan du ikke bruge dit { -eid-name }, før du igen har noget at logge på med.
last-why-still = Er det væk eller stjålet, så spær alligevel. Så kan ingen anden bruge det.
last-back-heading = Sådan kommer du ind igen
last-next = Fortsæt til spærring
last-other = Vælg noget andet

## The check before it is sent

check-heading = Tjek, før du spærrer
check-target = Du vil spærre
check-means = Så kan ingen bruge det, du spærrer. Heller ikke du.
check-left = Du kan stadig bruge dit { -eid-name } med det andet, du har.
check-inside = Den, der allerede er logget på et sted, kan stadig være inde. Ring til din bank, hvis du er bange for det.
check-block = Spær nu
check-other = Vælg flere eller noget andet
check-open = Du har bedt om at spærre noget af det her. Vi ved endnu ikke, hvordan det gik.

## Nothing fits the reason

already-heading = Du behøver ikke spærre igen
already-text = Du behøver ikke gøre mere her.
none-heading = Vi fandt ikke noget, der passer
none-text = Det, du vil spærre, kan ikke spærres her. Er det væk, så ring.
already-other = Spær noget andet
