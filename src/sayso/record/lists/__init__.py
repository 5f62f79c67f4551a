"""Lists of names that a person gave, and who of the record is on them."""
