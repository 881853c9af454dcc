heading = Diese Seite gibt es nicht in der Sprache, die Sie gewählt haben
text = Hier stehen die Sprachen, in denen es sie gibt, und darunter sehen Sie die Seite in einer davon.
line = Sie sehen diese Seite in einer anderen Sprache als der gewählten.
