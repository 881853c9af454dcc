title = Spærring
description = Spær din app, kodeviser, kodeoplæser eller chip, eller hele dit { -eid-name }. Find hjælp og telefonnummer.
heading = Spærring
intro = Har du mistet noget, eller misbruger nogen dit { -eid-name }? Så spær med det samme.
cannot-log-in = Jeg kan ikke logge på

authenticator-heading = Spær app, kodeviser, kodeoplæser eller chip
authenticator-when = Din telefon, kodeviser, kodeoplæser eller chip er væk. Eller du har fået ny telefon.
authenticator-means = Så kan ingen logge på eller godkende med det, du spærrer. Heller ikke du. Har du andet, der virker, kan du stadig bruge dit { -eid-name }.
authenticator-reasons = Hvad er der sket?
reason-stolen-phone = Min telefon er stjålet eller væk
reason-stolen-phone-hint = Bed også dit teleselskab om at spærre SIM-kortet.
reason-lost-device = Min kodeviser, kodeoplæser eller chip er væk
reason-new-phone = Jeg har fået ny telefon
reason-new-phone-hint = Sæt først den nye telefon op. Spær så appen på den gamle telefon.
new-phone-link = Sådan skifter du til en ny telefon

identity-heading = Spær hele dit { -eid-name } midlertidigt
identity-when = Nogen misbruger dit { -eid-name }, eller du tror, at nogen gør det.
identity-means = Så kan ingen logge på eller godkende med dit { -eid-name }. Heller ikke du. Spærringen gælder, til dit { -eid-name } bliver genaktiveret (åbnet igen).
identity-reasons = Hvad er der sket?
reason-user-id-changed = En anden har ændret mit bruger-ID
reason-approved-request = Jeg har godkendt noget, jeg ikke selv bad om
reason-told-code = Jeg har givet mit bruger-ID eller en kode til en, der nok er en svindler
reason-told-code-hint = Taler du med den person i telefonen nu? Læg på.
requests-link = Jeg får anmodninger, jeg ikke har bedt om

cannot-heading = Kan du ikke logge på?
cannot-text = Så ring til support og få hjælp til at spærre. Hav dit bruger-ID klar, hvis du kan huske det. Giv aldrig dine koder til nogen. Er der lukket, så ring til din bank. Banken kan måske spærre dine konti og kort.

check-heading = Er du i tvivl, om noget er galt?
check-text = Se dine seneste aktiviteter. Der står kun, hvor dit { -eid-name } er brugt, hvis du har slået visningen til. Er noget væk, eller har du givet en kode videre, så spær først.
check-link = Se dine seneste aktiviteter
check-doubt = Er du stadig i tvivl, så spær. Det er bedre at spærre én gang for meget.

support-heading = Få hjælp
support-text = Er du i tvivl, eller vil du have hjælp til at spærre, så ring.
support-link = Få hjælp, eller hjælp en anden

after-heading = Når du vil bruge { -eid-name } igen
after-authenticator = Har du spærret app, kodeviser, kodeoplæser eller chip, kan du som regel få en ny. Nogle kan også genaktiveres (åbnes igen).
after-identity = Har du spærret hele dit { -eid-name }, kan Borgerservice som regel genaktivere det (åbne det igen).
after-link = Sådan genaktiverer du (åbner igen)
