"""Which ties the article states: role nouns, labels, frames of verbs and nouns, stances."""
