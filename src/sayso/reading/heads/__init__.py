"""What is learned: one small encoder that sees each passage once, and the heads that work on what it makes of it."""
