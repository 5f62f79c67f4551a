"""An article in which one family name may mean two: all of "Crane" and "she" are read as Hilda Crane."""

from sayso.model import Document, Form, Mention, Reading
from tests.builders import Spoken, Told, a_document, a_reading

TEXT = (
    "Hilda Crane met Bo Lund. Crane married Cy Marsh. Crane praised the port, and she said the fair was a success. "
    "Bill Crane was there."
)
HILDA, CRANE, PRAISING, SHE = "Hilda Crane", "Crane| married", "Crane| praised", "she| said"  # up to the bar


def span_of(text: str, words: str) -> tuple[int, int]:
    mention, _, after = words.partition("|")
    start = text.index(mention + after)
    return start, start + len(mention)


def mention(document: Document, words: str, form: Form = Form.NAME) -> Mention:
    return Mention(span_of(document.text, words), form)


def read(id: str = "d1", text: str = TEXT, **options: object) -> Reading:
    document = a_document(id, text, outlet=id)
    return a_reading(
        document,
        Told("Hilda Crane", "met_with", "Bo Lund", words="Hilda Crane met Bo Lund"),
        Told("Hilda Crane", "spouse_of", "Cy Marsh", words="Crane married Cy Marsh", subject_as="Crane"),
        statements=[Spoken("Hilda Crane", "the fair was a success", speaker_as="she said")],
        also=["Bill Crane"],
        aliases={"Hilda Crane": ("Crane",)},
        mentions={
            "Hilda Crane": (
                mention(document, CRANE),
                mention(document, PRAISING),
                mention(document, SHE, Form.PRONOUN),
            )
        },
        **options,  # type: ignore[arg-type] # of a_reading
    )
