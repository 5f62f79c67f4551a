"""A page as DOCX, by python-docx: real headings, lists and footnotes, page numbers; the same bytes every time."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sayso.export.page import Heading, Inline, Item, Link, Note, Page, Paragraph, Style, Words, in_line

MADE_BY = "sayso"
EPOCH = datetime(1980, 1, 1)  # before which ZIP knows no time
HEADINGS = {1: "Title", 2: "Heading 1", 3: "Heading 2"}
ITEMS = {1: "List Bullet", 2: "List Bullet 2"}
NOTE_TEXT, NOTE_MARK, TO_TYPE = "footnote text", "footnote reference", "Typed"
NOTE_SIZE, TYPED_FONT = 8, "Courier New"
RULES = (("separator", -1), ("continuationSeparator", 0))  # what Word draws between text and notes: notes as well
NOT_IN_XML = dict.fromkeys((0xFFFE, 0xFFFF), "\ufffd")


def as_docx(page: Page) -> bytes:
    """The page as a DOCX file."""
    import docx

    document = docx.Document()
    _add_styles(document)
    writer = _Writer(document, {note: number for number, note in enumerate(page.notes(), start=1)})
    for block in page.blocks:
        writer.add(block)
    writer.add_notes()
    _add_footer(document, page.title)
    _describe(document, page)
    packed = io.BytesIO()
    document.save(packed)
    return _undated(packed.getvalue())


class _Writer:
    """Blocks written into a document, and the notes that they refer to."""

    def __init__(self, document: Any, numbers: dict[Note, int]) -> None:  # noqa: ANN401 # python-docx has no types
        self.document = document
        self.numbers = numbers
        self.referred: set[Note] = set()

    def add(self, block: Heading | Paragraph | Item) -> None:
        """Write a block at the end."""
        match block:
            case Heading(level, text):
                self.document.add_paragraph(_text(text), style=HEADINGS[level])
            case Paragraph(inlines):
                self._fill(self.document.add_paragraph(), inlines)
            case Item(level, inlines):
                self._fill(self.document.add_paragraph(style=ITEMS[level]), inlines)

    def _fill(self, paragraph: Any, inlines: Iterable[Inline]) -> None:  # noqa: ANN401 # as above
        after_note = False
        for inline in inlines:
            match inline:
                case Words(text, style):
                    run = paragraph.add_run(_text(text), style=TO_TYPE if style is Style.CODE else None)
                    run.bold, run.italic = style is Style.BOLD or None, style is Style.ITALIC or None
                case Link(url):
                    paragraph.add_run(_text(url))
                case Note():
                    if after_note:
                        paragraph.add_run(", ", style=NOTE_MARK)  # else 7 and 8 read as 78
                    self._refer(paragraph, inline)
            after_note = isinstance(inline, Note)

    def _refer(self, paragraph: Any, note: Note) -> None:  # noqa: ANN401 # as above
        """The mark of a note: Word numbers each note once, so a second mark is a reference to the first."""
        number, again = self.numbers[note], note in self.referred
        self.referred.add(note)
        if again:
            field = _element("w:fldSimple", instr=f" NOTEREF {_bookmark(number)} \\f \\h ")
            run = paragraph.add_run(str(number), style=NOTE_MARK)
            field.append(run._r)
            paragraph._p.append(field)
            return
        paragraph._p.append(_element("w:bookmarkStart", id=number, name=_bookmark(number)))
        paragraph.add_run(style=NOTE_MARK)._r.append(_element("w:footnoteReference", id=number))
        paragraph._p.append(_element("w:bookmarkEnd", id=number))

    def add_notes(self) -> None:
        """Write the notes into a part of their own."""
        from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
        from docx.opc.oxml import serialize_part_xml
        from docx.opc.packuri import PackURI
        from docx.opc.part import Part

        notes = _element("w:footnotes")
        for kind, number in RULES:
            rule, run = _element("w:footnote", type=kind, id=number), _element("w:r")
            run.append(_element(f"w:{kind}"))
            notes.append(_within(rule, _within(_element("w:p"), run)))
        for note, number in self.numbers.items():
            notes.append(_within(_element("w:footnote", id=number), self._note(note)))
        package = self.document.part.package
        part = Part(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, serialize_part_xml(notes), package)
        self.document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)

    def _note(self, note: Note) -> Any:  # noqa: ANN401 # an XML element
        from docx.text.paragraph import Paragraph as Written

        paragraph = Written(_element("w:p"), self.document._body)
        paragraph.style = NOTE_TEXT
        paragraph.add_run(style=NOTE_MARK)._r.append(_element("w:footnoteRef"))
        paragraph.add_run(" ")
        self._fill(paragraph, note.inlines)
        return paragraph._p


def _text(text: str) -> str:
    """The text on one line, as XML takes it."""
    return in_line(text).translate(NOT_IN_XML)


def _bookmark(number: int) -> str:
    return f"_RefNote{number}"


def _element(name: str, /, **attributes: object) -> Any:  # noqa: ANN401 # an XML element
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    return OxmlElement(name, attrs={qn(f"w:{key}"): str(value) for key, value in attributes.items()})


def _within(outer: Any, inner: Any) -> Any:  # noqa: ANN401 # XML elements
    outer.append(inner)
    return outer


def _add_styles(document: Any) -> None:  # noqa: ANN401 # as above
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Pt

    text = document.styles.add_style(NOTE_TEXT, WD_STYLE_TYPE.PARAGRAPH, builtin=True)
    text.base_style, text.font.size = document.styles["Normal"], Pt(NOTE_SIZE)
    text.paragraph_format.space_after = Pt(2)
    document.styles.add_style(NOTE_MARK, WD_STYLE_TYPE.CHARACTER, builtin=True).font.superscript = True
    document.styles.add_style(TO_TYPE, WD_STYLE_TYPE.CHARACTER).font.name = TYPED_FONT


def _add_footer(document: Any, title: str) -> None:  # noqa: ANN401 # as above
    """The title and the number of the page at the foot of each."""
    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.add_run(f"{_text(title)} · ")
    field = _element("w:fldSimple", instr=" PAGE ")
    field.append(paragraph.add_run("1")._r)
    paragraph._p.append(field)


def _describe(document: Any, page: Page) -> None:  # noqa: ANN401 # as above
    """The file's properties, in place of those of python-docx's template."""
    about, moment = document.core_properties, _moment(page.changed_at)
    about.author, about.last_modified_by, about.comments = MADE_BY, MADE_BY, ""
    about.title = _text(page.title)[:255]  # what the format allows
    about.created = about.modified = moment


def _moment(changed_at: str) -> datetime:
    return datetime.fromisoformat(changed_at.removesuffix("Z")) if changed_at else EPOCH


def _undated(data: bytes) -> bytes:
    """The same file with no time of writing in it."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(packed, "w") as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, EPOCH.timetuple()[:6])
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 0
            new.writestr(entry, old.read(name))
    return packed.getvalue()
