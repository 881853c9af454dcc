title = Ny telefon
description = Har du fået ny telefon? Sæt først den nye op. Spær så appen på den gamle telefon. Er den gamle telefon væk, så spær først.
heading = Jeg har fået ny telefon
lead = Har du den gamle telefon endnu? Sæt først den nye op. Er den gamle telefon væk, så spær først.

lost-heading = Den gamle telefon er væk eller stjålet
lost-text = Spær appen nu. Bed også dit teleselskab om at spærre SIM-kortet.
lost-link = Spær appen på en telefon, der er væk

setup-heading = 1. Sæt den nye telefon op
setup-get = Hent { -eid-name }-appen på den nye telefon.
setup-with = Brug appen på den gamle telefon til at sætte den nye op. Som regel kan du også bruge noget andet, der virker.
setup-wait = Kopierer du appen, skal du som regel vente en time, før den virker. Behold den gamle telefon så længe.

block-heading = 2. Spær appen på den gamle telefon
block-when = Gør det, før du sælger telefonen, giver den væk eller smider den ud.
block-keep = Beholder du telefonen, kan appen være din reserve. Er du i tvivl, så spær den.
block-link = Spær appen på den gamle telefon

stuck-heading = Jeg kan ikke logge på med den nye telefon
stuck-text = Der er som regel en anden vej.
stuck-link = Sådan genaktiverer du (åbner igen)
