"""Readings on disk: one SQLite file that says who is tied to whom, and on whose word."""
