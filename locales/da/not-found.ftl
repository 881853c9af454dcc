title = Siden findes ikke
heading = Siden findes ikke
text = Adressen er måske skrevet forkert, eller siden er flyttet. Du kan stadig spærre her.
