"""A small record with things to judge: two mayors and a singer of one name, a claim of money."""

from pathlib import Path

from sayso.answers.book import Record
from sayso.model import Reading
from tests.builders import Told, a_document, a_reading

TEXTS = {
    "d1": ("Mayor Ada Reed met Bo Lund in Kiel.", "Ada Reed", "met_with", "Bo Lund", "Mayor"),
    "d2": ("Dr. Ada Reed, mayor, met Cy Marsh on the quay in Kiel.", "Ada Reed", "met_with", "Cy Marsh", "mayor"),
    "d3": ("It rained. The singer Ada Reed owns Dol Ltd. It rained again.", "Ada Reed", "owns", "Dol Ltd", "singer"),
    "d4": ("The mayor Ada Reed met Bo Lund again.", "Ada Reed", "met_with", "Bo Lund", "mayor"),
}


def readings() -> list[Reading]:
    """One reading an article."""
    return [
        a_reading(
            a_document(id, text, outlet=f"Post {id}", title=f"Title {id}"),
            Told(subject, relation, object),
            roles={subject: role},
        )
        for id, (text, subject, relation, object, role) in TEXTS.items()
    ]


def a_record(path: Path) -> Record:
    """The record at this path, with the articles in it."""
    record = Record(str(path))
    found = {reading.document.id: reading for reading in readings()}
    record.add([reading.document for reading in found.values()], read=lambda document: found[document.id])
    return record
