"""Who is meant: pronouns, nominals, kin, groups, and "I" in quotations."""
