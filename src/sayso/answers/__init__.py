"""What a record says: profiles, ties, statements, timelines."""
