## How everything stands

title = Din profil
heading = Sådan står det til med dit { -eid-name }
whole-heading = Hele dit { -eid-name }
devices-heading = App, kodeviser, kodeoplæser og chip
devices-none = Systemet viser ikke noget, du kan logge på med.
found = Jeg har fundet den igen
found-warning = Er der en i telefonen, der beder dig om at åbne igen? Læg på. Ring så selv til support.
blocks-heading = Seneste spærringer
blocks-none = Systemet viser ingen spærringer fra den seneste tid.
report-first = Modtaget { $when }.
blocks-unread = Her er en spærring, vi ikke kan læse. Ring, og spørg til den.
activity-heading = Seneste aktiviteter
activity-none = Systemet viser ingen aktiviteter.
activity-hidden = Her står ikke, hvor dit { -eid-name } er brugt. Det har du ikke slået til. Du kan slå det til i din profil hos { -eid-name }.
activity-all = Se al aktivitet
activity-wrong = Er der noget, du ikke selv har gjort? Så spær.

## Latest activities: what was done, where, and with what

did-login = Dit { -eid-name } blev brugt til at logge på
did-approval = Noget blev godkendt med dit { -eid-name }
did-login-failed = Nogen prøvede at logge på, men det lykkedes ikke
did-approval-declined = En anmodning blev ikke godkendt
did-simultaneous = Der kom flere anmodninger på samme tid
did-code-sent = En kode blev sendt
did-added = Tilføjet: { $what }
did-blocked = Spærret: { $what }
did-reactivated = Åbnet igen: { $what }
did-user-id = Dit bruger-ID blev ændret
did-password = Din adgangskode blev ændret
did-contact = Dine kontaktoplysninger blev ændret
did-whole-blocked = Hele dit { -eid-name } blev spærret
did-whole-reactivated = Hele dit { -eid-name } blev åbnet igen
did-other = Noget andet skete
at-provider = Hos { $provider }
by-device = Udstyr: { $device }
from-place = Sandsynligvis fra { $place }
time-unknown = Vi ved ikke, hvornår det skete
