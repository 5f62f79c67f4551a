"""Who is named: from capitalised words to entities."""
