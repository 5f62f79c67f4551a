"""How a record gets from one version of its tables to the next; only ever appended to."""
