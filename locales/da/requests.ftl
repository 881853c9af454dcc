title = Uventede anmodninger
description = Får du anmodninger eller koder, du ikke selv har bedt om? Sig nej. Se her, hvad du gør, og hvornår du skal spærre.
heading = Jeg får anmodninger eller koder, jeg ikke har bedt om
lead = Sig nej hver gang. Godkend kun det, du selv er i gang med.
hang-up = Er der en i telefonen, der vil have dig til at godkende? Læg på nu.

do-heading = Gør sådan
do-decline = Afvis anmodningen. Godkend den aldrig for at få fred.
do-codes = Giv aldrig dine koder til nogen. Skriv dem heller ikke til nogen.
do-look = Se dine seneste aktiviteter. Står der noget, du ikke selv har gjort, så spær hele dit { -eid-name }.
do-look-link = Se dine seneste aktiviteter

did-heading = Har du godkendt noget, du ikke bad om, eller givet en kode videre?
did-text = Så spær hele dit { -eid-name } nu. Ring så til din bank.
did-approved-link = Spær, fordi jeg har godkendt noget
did-told-link = Spær, fordi jeg har givet en kode eller mit bruger-ID videre
did-after-link = Hvad du skal gøre bagefter

not-heading = Har du sagt nej hver gang?
not-text = Så har andre nok ikke kunnet logge på. Men nogen kender måske dit bruger-ID.
not-user-id = Kommer der stadig anmodninger? Så vælg et nyt bruger-ID.
not-password = Bruger du en adgangskode, så skift også den.
not-change-link = Gå til din profil hos { -eid-name }
not-changed = Er dit bruger-ID ændret, og var det ikke dig? Så spær hele dit { -eid-name } nu.
not-changed-link = Spær, fordi mit bruger-ID er ændret
not-doubt = Er du i tvivl, så ring. Eller spær. Det er bedre at spærre én gang for meget.

innocent-heading = Det kan også være et uheld
innocent-typo = En anden kan have tastet forkert og ramt dit bruger-ID.
innocent-tab = Måske har du selv en gammel fane åben, hvor du var ved at logge på.
innocent-anyway = Sig nej alligevel. Var det dig selv, så begynd forfra.
