title = Spærring
description = Spær din app, kodeviser, kodeoplæser eller chip, eller hele dit { -eid-name }. Vælg først sprog.
heading = Vælg sprog
go = Fortsæt på dansk
