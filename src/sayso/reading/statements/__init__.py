"""Who said, wrote or thinks what, and whose word a stretch of text is."""
