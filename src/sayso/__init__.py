"""sayso reads news and keeps a sourced record of who is tied to whom, and on whose say-so."""

__version__ = "0.1.0"
