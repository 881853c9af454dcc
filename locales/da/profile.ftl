## How everything stands

heading = Sådan står det til med dit { -eid-name }
identity-heading = Hele dit { -eid-name }
devices-heading = App, kodeviser, kodeoplæser og chip
devices-none = { -eid-name } viser ikke noget, du kan logge på med.
found = Sådan kan du bruge den igen
found-warning = Er der en i telefonen, der beder dig om at genaktivere (åbne igen)? Læg på. Ring så selv til support.
blocks-heading = Seneste spærringer
blocks-none = { -eid-name } viser ingen spærringer fra den seneste tid.
report-first = Modtaget den { $when }.
blocks-unread = Her er en spærring, vi ikke kan læse. Ring, og spørg til den.
activity-heading = Seneste aktiviteter
activity-wrong = Er der noget, du ikke selv har gjort? Så spær.

## How the whole identity stands

identity-active = Aktivt
identity-blocked = Spærret
identity-closed = Lukket for altid
identity-other = Ukendt tilstand
since = Gælder fra
blocked-by = Spærret af
complaint = Har du ikke selv bedt om spærringen, kan du klage.
complaint-link = Sådan klager du
