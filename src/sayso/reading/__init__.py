"""Document -> Reading: who is who, who said what, and which ties the article states."""
