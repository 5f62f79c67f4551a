"""What people judged: decisions, what they are about in the texts, and readings put right by them."""
