title = Genaktivering
description = Sådan kommer du i gang igen efter en spærring. Se, hvad man som regel kan gøre, og hvorfor noget kan være spærret.
heading = Kom i gang igen
lead = Her ser du, hvordan du åbner igen (genaktiverer) eller får noget nyt.
warning = Er der en i telefonen, der beder dig om at åbne igen? Læg på nu.
warning-then = Er du i tvivl, så ring selv til support.

one-heading = Du har spærret app, kodeviser, kodeoplæser eller chip
one-text = Vejen afhænger af, hvad du har. Her står det, man som regel kan gøre. Din profil viser, hvad der gælder for dig.
profile-link = Se din profil (log på)
other-heading = Jeg har noget andet, der virker
other-text = Log på med det. Så kan du som regel tilføje en ny app eller bestille en ny kodeviser, kodeoplæser eller chip.
found-heading = Jeg har fundet den igen
found-text = Log på med noget andet, der virker. Din profil viser, om den kan åbnes igen. Ellers får du som regel en ny.
found-doubt = Kan en anden have haft den? Så lad den være spærret.
passport-heading = Jeg har en telefon og et pas eller ID-kort med chip
passport-text = Så kan du måske scanne dit pas eller ID-kort og dit ansigt i appen. Telefonen skal kunne læse chippen.
nothing-heading = Jeg har ikke noget, der virker
nothing-text = Så hjælper Borgerservice som regel. Bestil tid først. Tag gyldigt billed-ID med.
nothing-id = Spørg, når du bestiller tid, om dit billed-ID er godt nok.

whole-heading = Du har spærret hele dit { -eid-name }
whole-text = Det åbner ikke igen af sig selv. Som regel er det Borgerservice, der åbner det.
whole-book = Bestil tid, før du går derhen.
whole-bring = Tag gyldigt billed-ID med.
whole-receipt = Er der andre veje, står de på din kvittering. Har du gemt linket, så åbn det.

why-heading = Det er spærret, og jeg ved ikke hvorfor
why-who = Måske har du selv gjort det. Det kan også være support, en myndighed eller systemet.
why-profile = Kan du logge på, viser din profil som regel, hvem der har spærret.
why-locked = Låst er noget andet end spærret. Efter for mange forkerte PIN-koder er det låst for en tid. Så åbner det af sig selv.
why-call = Kan du slet ikke logge på? Så ring til support.

complaint-heading = Hvis du vil klage
complaint-text = Er noget spærret, uden at du har bedt om det, så kan du klage.
complaint-link = Sådan klager du
