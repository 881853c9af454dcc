title = Privatliv
description = Hvad siden gemmer i din browser, og hvorfor. Sådan rydder du det igen på en lånt telefon.
heading = Hvad siden husker om dig
lead = Siden husker så lidt som muligt. Det ligger i den browser, du bruger nu, og du kan rydde det.

never-heading = Hvad siden ikke husker
never-name = Dit navn, dit CPR-nummer, dit bruger-ID og det, du søger efter, bliver ikke gemt i browseren.
never-count = Siden tæller ikke dine besøg og følger dig ikke.
never-others = Siden henter ikke noget fra andre firmaer.

tab-heading = Så længe fanen er åben
tab-text = Det her er væk, når du trykker på »Afslut og ryd«. Luk ikke bare fanen. Nogle browsere kan åbne den igen.
intents-name = Dine spærringer
intents-text = Om hver spærring husker siden et nummer, hvad, hvornår og hvorfor. Den husker også, om der er svar, og en nøgle til svaret. En kode viser, hvis spærring det er. Så kan siden se efter, hvordan det gik.
choice-name = Dit valg
choice-text = Det, du har valgt at spærre, og hvorfor. Så skal du ikke vælge igen, når du har logget på i samme fane.
done-name = Dine flueben
done-text = Det, du har sat flueben ved på din liste.
whose-name = Hvem der var logget på
whose-text = En kode, der kan kende dig fra en anden. Ingen kan læse dit navn i den. Så får en anden ikke dine spærringer at se.
notice-name = Sprog, der mangler
notice-text = Det sprog, du ville have, og om du har set, at det mangler. Så er beskeden kort næste gang.
place-name = Dit sted på listen
place-text = Det husker siden, hvis du går fra dine aktiviteter for at spærre. Det er den linje, du var ved, og det, du havde valgt at se. De ord, du søgte på, er ikke med. Så kommer du tilbage til det samme sted.
mine-name = Hvad du har svaret var dig
mine-text = De aktiviteter, du har svaret ja til. Så spørger siden ikke igen.
stranger-name = Når det ikke er dig, der er logget på
stranger-text = En kode for det login, du siger ikke er dit. Så viser siden ikke noget fra det.
finished-name = At du har trykket på »Afslut og ryd«
finished-text = Så kan den næste side sige, at du er logget af, og hvor du måske også skal logge af. Den sletter det med det samme.

stays-heading = Også når fanen er lukket
stays-text = Det her bliver, til du trykker på »Afslut og ryd« eller rydder din browser.
language-name = Dit sprog
language-text = Det sprog, du har valgt. Så får du det samme næste gang.
begun-name = Login, du har begyndt
begun-text = Op til fire tilfældige ord. Så tror siden kun på svar om et login, der begyndte i din browser.

login-heading = Når du logger på
login-text = Så sætter login en cookie. Den viser, at du er logget på. Siden kan ikke selv læse den.
login-end = Den gælder kun, så længe du er logget på.

history-heading = Links til kvitteringer
history-text = Åbner du en kvittering, står dens adresse i browserens historik. Alle, der har linket, kan læse kvitteringen. Dit navn er ikke med.

borrowed-heading = På en lånt telefon eller computer
borrowed-window = Brug et privat vindue, hvis du kan.
borrowed-write = Skriv referencenummeret ned, før du går.
borrowed-file = Slet de filer, du har gemt.
borrowed-finish = Tryk på »{ finish }«.
borrowed-close = Se efter, at siden siger, at du er logget af. Luk så det private vindue. Havde du ikke et, så slet browserens historik.

eid-heading = Hvad { -eid-name } selv gemmer
eid-text = { -eid-name } gemmer også, hvad du har spærret og gjort. Denne side bestemmer ikke over det.
eid-link = Spørg support om det
