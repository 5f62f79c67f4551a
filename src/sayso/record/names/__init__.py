"""Names and words brought to one form, so that they can be compared."""
