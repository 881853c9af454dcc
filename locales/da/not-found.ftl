title = Vi kan ikke finde siden
description = Adressen er måske forkert, eller siden findes ikke på det sprog. Du kan stadig spærre her.
heading = Vi kan ikke finde siden
text = Adressen er måske forkert. Eller siden findes ikke på det sprog, du har valgt. Du kan stadig spærre her.
# For readers without a script; with one, it happens by itself
link-text = Er det linket til en kvittering, og står der %23 i adressen? Så skriv # i stedet.
home-link = Gå til forsiden
help-link = Få hjælp
