"""Erasing a person from the rows and the bytes of a record, for good."""
