"""Ids from content, under the name that the reading steps know them by."""

from sayso.ids import content_id

__all__ = ["content_id"]
