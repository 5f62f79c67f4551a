"""How far the words go: factuality, and whether a tie holds or ends."""
