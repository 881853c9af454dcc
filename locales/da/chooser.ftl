title = Spærring
heading = Vælg sprog
go = Fortsæt på dansk
