"""An entity as one document has it: what identity across documents is worked out from."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.ids import content_id
from sayso.model import Kind
from sayso.record.folding import fold, is_full_name

Mark = tuple[str, str]  # kind and words: ("role", "mayor of Lyon")


@dataclass(frozen=True, slots=True)
class Appearance:
    """An entity as one document has it, with what can tell it from a namesake."""

    document: str
    local: str  # its id there
    kind: Kind
    name: str
    aliases: tuple[str, ...] = ()
    marks: frozenset[Mark] = frozenset()  # roles, bodies and kin
    company: frozenset[str] = frozenset()  # full names of the other persons in the document
    place: str = ""  # what the document is mostly about
    public: bool = False

    @property
    def id(self) -> str:
        """One id in the whole record: documents with one text share local ids."""
        return content_id("r", self.document, self.local)

    @property
    def full_names(self) -> list[str]:
        """The folded names by which a person can be known across documents."""
        folded = {fold(name) for name in (self.name, *self.aliases)}
        return sorted(name for name in folded if is_full_name(name))
