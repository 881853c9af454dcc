title = Spærring
description = Spær din app, kodeviser, kodeoplæser eller chip, eller hele dit { -eid-name }. Find hjælp og telefonnummer.
heading = Spærring
intro = Har du mistet noget, eller misbruger nogen dit { -eid-name }? Så spær med det samme.
act-authenticator = Spær app, kodeviser eller chip
act-identity = Spær hele dit { -eid-name }
cannot-log-in = Jeg kan ikke logge på

authenticator-heading = Spær én ting
authenticator-when = Du har mistet appen, kodeviseren, kodeoplæseren eller chippen. Eller du har fået ny telefon.
authenticator-means = Så kan ingen bruge den. Heller ikke du. Har du en anden, virker dit { -eid-name } stadig.
authenticator-reasons = Hvad er der sket?
reason-stolen-phone = Min telefon er stjålet eller væk
reason-stolen-phone-hint = Spær også dit SIM-kort hos dit teleselskab.
reason-lost-device = Min kodeviser, kodeoplæser eller chip er væk
reason-new-phone = Jeg har fået ny telefon
reason-new-phone-hint = Sæt først den nye op. Spær så appen på den gamle.

identity-heading = Spær hele dit { -eid-name } for en tid
identity-when = Nogen misbruger dit { -eid-name }, eller du er bange for det.
identity-means = Så stopper al brug af dit { -eid-name }. Også din egen. Du skal selv åbne det igen.
identity-reasons = Hvad er der sket?
reason-user-id-changed = En anden har ændret mit bruger-ID
reason-approved-request = Jeg har godkendt noget, jeg ikke selv bad om
reason-told-code = Jeg har givet mit bruger-ID eller en kode til en, der nok er en svindler
reason-told-code-hint = Taler du med en i telefonen nu? Læg på.

cannot-heading = Kan du ikke logge på?
cannot-text = Så ring. De kan spærre for dig. Hav dit bruger-ID klar, hvis du kan huske det. Sig aldrig en kode i telefonen.

check-heading = Se først efter, om noget er galt
check-text = Er du i tvivl? Nederst på din profil kan du se, hvad dit { -eid-name } er brugt til.
check-link = Se din profil
check-doubt = Er du stadig i tvivl, så spær. Det er bedre at spærre én gang for meget.

support-heading = Få hjælp
support-text = Er du i tvivl, eller vil du have hjælp til at spærre, så ring.
support-link = Andre måder at få hjælp på

after-heading = Når du vil i gang igen
after-authenticator = Har du spærret én ting, kan du åbne den igen eller få en ny.
after-identity = Har du spærret hele dit { -eid-name }, åbner du det igen hos Borgerservice.
