heading = Siden findes ikke på det sprog, du har valgt
text = Her er de sprog, siden findes på, og nedenfor ser du siden på et af dem.
line = Du ser siden på et andet sprog end det, du valgte.
