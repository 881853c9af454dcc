title = Blocking
description = Block your app, code display, audio code reader or chip, or your whole { -eid-name }. First choose a language.
heading = Choose a language
go = Continue in English
