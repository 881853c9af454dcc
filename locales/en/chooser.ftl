title = Blocking
heading = Choose a language
go = Continue in English
