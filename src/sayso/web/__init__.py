"""The web door: a record in a browser, served to this machine. Nothing here decides anything; pages show answers."""
