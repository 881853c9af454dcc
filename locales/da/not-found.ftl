title = Siden findes ikke
description = Måske er adressen forkert, eller siden findes ikke på det sprog. Du kan stadig spærre her.
heading = Siden findes ikke
text = Adressen er måske forkert. Eller siden findes ikke på det sprog, du har valgt. Du kan stadig spærre her.
home-link = Gå til forsiden
help-link = Få hjælp
