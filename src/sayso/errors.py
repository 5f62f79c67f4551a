"""Every error that sayso raises on purpose, under one root."""


class SaysoError(Exception):
    """The root: catch this to catch whatever sayso says about its input or its record."""


class SetUpError(SaysoError, RuntimeError):
    """What reading needs is missing or damaged, so that no document can be read."""


class UnreadableInput(SaysoError, ValueError):
    """A file or stream that holds no article sayso can read: empty, binary, no text, not permitted."""


class BrokenLine(SaysoError, ValueError):
    """One line of a JSON Lines file that is no document; the other lines are read."""


class MisquotedEvidence(SaysoError, ValueError):
    """Evidence whose words do not stand where it says."""


class UnknownName(SaysoError, LookupError):
    """A name that nobody in the record carries; the message offers the nearest ones."""


class UnknownDocument(SaysoError, LookupError):
    """An article that the record does not hold."""


class UnknownTie(SaysoError, LookupError):
    """A tie that the record does not hold."""


class UnknownStatement(SaysoError, LookupError):
    """A statement that the record does not hold, or that its article has no more."""


class UnknownRelation(SaysoError, LookupError):
    """A relation, or a field of relations, that sayso does not know."""


class AmbiguousName(SaysoError, LookupError):
    """A name that several carry, where one of them has to be meant."""


class RecordError(SaysoError, RuntimeError):
    """A record that cannot be used: locked, full disk, made by a newer sayso, or no record at all."""


class UnreadableTime(SaysoError, ValueError):
    """A string that is no time in EDTF (ISO 8601-2), or none that sayso writes."""
