"""The record's answers in other tools' formats."""
