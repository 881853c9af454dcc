title = Tilgængelighed
description = Sådan er siden lavet, så alle kan bruge den. Her står også, hvad vi ikke har prøvet, og hvor du melder en fejl.
heading = Alle skal kunne spærre
lead = Her står, hvordan siden er lavet, og hvad vi ikke ved endnu.

how-heading = Sådan er siden lavet
how-keyboard = Du kan nå alt med et tastatur.
how-reader = Alle knapper, felter og afsnit har et navn, som en skærmlæser kan læse op.
how-zoom = Du kan gøre alt op til fire gange så stort (400 %). Du skal kun rulle op og ned.
how-narrow = Siden passer til en lille telefon (320 punkter bred).
how-colour = Farver siger aldrig noget alene. Det står også med ord.
how-words = Vi bruger korte ord og undgår fagord.
how-time = Du kan tage dig den tid, du har brug for. Kun dit login slutter. Det får du at vide i forvejen, og så kan du som regel få mere tid.

limits-heading = Godt at vide på forhånd
limits-script = Du kan læse råd og hjælp uden JavaScript. Men du skal have det slået til for at spærre og se din kvittering. Ring, hvis det ikke går.
limits-login = Login er ikke en del af siden. Det er { -eid-name }, der står for det.
limits-sign = Der er ingen film på tegnsprog.

tests-heading = Hvad vi har prøvet
tests-axe = Et program (axe-core) leder efter fejl på alle sider. Det gør det i browseren Chromium. De mest brugte sider ser det også på i Firefox og WebKit. Det finder kun nogle fejl.
# { $states } and { $found }: numbers as they are written here
tests-count = Det så på { $states } visninger af siderne den { $date }. Det fandt { $found } fejl.
tests-people = Ingen med et handicap har prøvet siden for os endnu.
tests-tools = Vi har ikke prøvet siden med rigtige skærmlæsere eller med tale i stedet for tastatur.

tell-heading = Er der noget, du ikke kan bruge?
tell-text = Ring, eller skriv til support. Fortæl, hvad du ville gøre, og hvad der skete.
tell-link = Skriv til support

official-heading = Den officielle erklæring
official-text = Der står, hvad loven kræver, og hvordan du kan klage.
official-link = Læs erklæringen om tilgængelighed
