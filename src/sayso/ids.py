"""Ids from content: same text, same spans, same id."""

from __future__ import annotations

import hashlib

LENGTH = 16  # hex digits: 64 bits, no clash to be expected below billions of rows


def content_id(prefix: str, *parts: object) -> str:
    """`prefix` and a hash of the parts: "c-5f0c…" for a claim, "m-…", "s-…", "e-…", "p-…" likewise."""
    joined = "\x1f".join(str(part) for part in parts)
    return f"{prefix}-{hashlib.sha256(joined.encode('utf-8', 'surrogatepass')).hexdigest()[:LENGTH]}"
