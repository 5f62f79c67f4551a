"""Recipes that make the bundled model; see README.md."""
