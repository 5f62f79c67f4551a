"""Who is who: which appearances in articles are one person, body, place or event, and why."""
