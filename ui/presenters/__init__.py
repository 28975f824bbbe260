"""What a screen shows, as plain data: a snapshot goes in, texts and names of colours come out. No Qt here."""
