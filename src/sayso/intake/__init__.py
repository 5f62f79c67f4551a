"""Bytes -> Document: the text of an article, to the letter, with what is known about it."""
