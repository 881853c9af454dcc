title = Genaktivering
description = Sådan genaktiverer du (åbner igen) efter en spærring. Se, hvad man som regel kan gøre, og hvorfor noget kan være spærret.
heading = Genaktivér (åbn igen)
lead = Her står, hvordan du kan bruge dit { -eid-name } igen, eller hvordan du får noget nyt at logge på med.
warning = Er der en i telefonen, der beder dig om at genaktivere? Læg på nu.
warning-then = Er du i tvivl, så ring selv til support.

one-heading = Har du spærret app, kodeviser, kodeoplæser eller chip?
one-text = Vejen afhænger af, hvad du har. Her står det, man som regel kan gøre. Din profil viser, hvad der gælder for dig.
profile-link = Se din profil (log på)
other-heading = Jeg har noget andet, der virker
other-text = Log på med det. Så kan du som regel tilføje en ny app eller bestille en ny kodeviser, kodeoplæser eller chip.
found-heading = Jeg har fundet det, der var væk
found-text = Log på med noget andet, der virker. Din profil viser, om det, du har fundet, kan genaktiveres. Ellers kan du som regel få noget nyt.
found-doubt = Kan en anden have brugt det, du har fundet? Så lad det være spærret.
passport-heading = Jeg har en telefon og et pas eller ID-kort med chip
passport-text = Så kan du måske scanne dit pas eller ID-kort og dit ansigt i appen. Telefonen skal kunne læse chippen.
nothing-heading = Jeg har ikke noget, der virker
nothing-text = Så hjælper Borgerservice som regel. Bestil tid først. Tag gyldigt billed-ID med.
nothing-id = Spørg, når du bestiller tid, om dit billed-ID er godt nok.

identity-heading = Har du spærret hele dit { -eid-name }?
identity-text = Spærringen gælder, til dit { -eid-name } bliver genaktiveret. Som regel er det Borgerservice, der gør det.
identity-book = Bestil tid, før du går derhen.
identity-bring = Tag gyldigt billed-ID med.
identity-receipt = Er der andre måder, står de på din kvittering. Har du gemt linket, så åbn det.

why-heading = Mit { -eid-name } eller min app er spærret, og jeg ved ikke hvorfor
why-who = Måske har du selv spærret. Det kan også være support, en myndighed eller en, der var logget på som dig. Eller { -eid-name } har spærret automatisk.
why-profile = Kan du logge på, viser din profil som regel, hvem der har spærret.
why-locked = Låst er noget andet end spærret. Efter for mange forkerte forsøg kan appen være låst for en tid. Som regel åbner den igen af sig selv. Måske skal du have en ny PIN-kode.
why-call = Kan du slet ikke logge på? Så ring til support.

complaint-heading = Hvis du vil klage
complaint-text = Er noget spærret, uden at du har bedt om det, så kan du klage.
complaint-link = Sådan klager du
