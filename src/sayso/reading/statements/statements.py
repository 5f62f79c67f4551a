"""Who said, wrote or thinks what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from sayso.ids import content_id
from sayso.model import Act, Basis, MadeBy, Quotation, Reading, Span, Statement
from sayso.reading.lexicon import words
from sayso.reading.statements.addressees import addressee_of
from sayso.reading.statements.attributions import attributions
from sayso.reading.statements.continuity import with_same_speaker
from sayso.reading.statements.drafts import Draft, Page
from sayso.reading.statements.joining import with_proposals
from sayso.reading.statements.labels import label_drafts
from sayso.reading.statements.quoted import quoted_drafts
from sayso.reading.statements.remnants import with_remnants
from sayso.reading.statements.sources import source_of
from sayso.reading.syntax import PROPER_TAGS
from sayso.reading.times.when import Calendar

ALL_QUOTED = 0.95  # share of the content's letters inside quotation marks from which a statement is direct
UNQUOTED = 0.05
FEWEST_UNQUOTED = 4  # words: fewer may be a bare name


def statements(reading: Reading) -> Reading:
    """The reading with its statements, in the order of their contents."""
    if not reading.parse.tokens:
        return reading
    page = Page.of(reading)
    quoted = quoted_drafts(page)
    used = frozenset(draft.cue for draft in quoted if draft.cue is not None)
    labelled = [draft for draft in label_drafts(page) if draft.cue not in used]
    found = with_proposals(page, with_remnants(page, [*quoted, *labelled, *attributions(page, used)]))
    drafts = _distinct([draft for draft in found if _says_something(page, draft)])
    calendar = Calendar(reading)
    made = [_statement(page, calendar, draft) for draft in drafts]
    return replace(reading, statements=tuple(_nested(with_same_speaker(page, made))))


def _says_something(page: Page, draft: Draft) -> bool:
    """Whether the content is more than a word or a name: "praised Bell" says nothing that could be quoted."""
    within = [i for span in draft.content for i in page.parties.tokens_in(span)]
    words = [i for i in within if page.parse.tokens[i].text[:1].isalnum()]
    if len(words) > FEWEST_UNQUOTED or any(page.quoted[i] != -1 for i in words):
        return True
    return len(words) > 1 and not all(page.parse.tokens[i].tag in PROPER_TAGS for i in words)


def _distinct(drafts: list[Draft]) -> list[Draft]:
    """Each content once, by the first rule that found it, in order of place."""
    found: dict[tuple[Span, ...], Draft] = {}
    for draft in drafts:
        found.setdefault(draft.content, draft)
    return sorted(found.values(), key=lambda draft: (draft.content[0][0], -draft.content[-1][1]))


def _statement(page: Page, calendar: Calendar, draft: Draft) -> Statement:
    source = source_of(page, draft)
    quotation = quotation_of(page, draft.content)
    post = _post_at(page, draft.content[0][0])
    quoted = quotation is not Quotation.INDIRECT and draft.made_by is not MadeBy.HEAD
    act = Act.SPEECH if draft.act is Act.ATTITUDE and quoted else draft.act
    basis = Basis.POST if post or _is_posted(page, draft) else source.basis
    cue = _cue_span(page, draft)
    return Statement(
        id=content_id("s", page.version, draft.content, cue, source.span),
        speakers=source.speakers,
        speaker_span=source.span,
        cue=cue,
        content=draft.content,
        quotation=quotation,
        act=act,
        basis=basis,
        about=tuple(_about(page, draft.content, source.speakers)),
        addressee=addressee_of(page, draft),
        time=calendar.time_at(draft.cue) if draft.cue is not None else "",
        post=post,
        rule=draft.rule,
        made_by=draft.made_by,
    )


def quotation_of(page: Page, content: tuple[Span, ...]) -> Quotation:
    """Direct, mixed or indirect, by the share of the content inside quotation marks."""
    width = sum(end - start for start, end in content)
    inside = sum(
        min(end, quoted.span[1]) - max(start, quoted.span[0])
        for start, end in content
        for quoted in page.quotations.overlapping((start, end))
    )
    if inside >= ALL_QUOTED * width:
        return Quotation.DIRECT
    return Quotation.INDIRECT if inside <= UNQUOTED * width else Quotation.MIXED


def _cue_span(page: Page, draft: Draft) -> Span | None:
    if draft.cue is None:
        return None
    tokens = page.parse.tokens
    return tokens[draft.cue].start, tokens[draft.cue if draft.cue_end is None else draft.cue_end].end


def _is_posted(page: Page, draft: Draft) -> bool:
    return draft.cue is not None and page.parse.tokens[draft.cue].lemma in words("sources", "posts")


def _post_at(page: Page, offset: int) -> str:
    return next((post.id for post in page.reading.document.posts if post.span[0] <= offset < post.span[1]), "")


def _about(page: Page, content: tuple[Span, ...], speakers: tuple[str, ...]) -> list[str]:
    """The parties named in the content, other than the speakers."""
    found = dict.fromkeys(entity.id for span in content for entity in page.parties.named_in(span))
    return [party for party in found if party not in speakers]


def _nested(made: Iterable[Statement]) -> Iterator[Statement]:
    """The statements, each with the innermost other one whose content holds its cue and content.

    An attitude inside a statement is left out: "he said that Bell wants it" is his word alone.
    """
    open_: list[Statement] = []
    for statement in made:
        start = statement.content[0][0]
        open_ = [outer for outer in open_ if outer.content[-1][1] > start]
        outer = next((other for other in reversed(open_) if _holds(other, statement)), None)
        if outer is not None and statement.act is Act.ATTITUDE:
            continue
        placed = replace(statement, within=outer.id) if outer else statement
        open_.append(placed)
        yield placed


def _holds(outer: Statement, inner: Statement) -> bool:
    reach = [*inner.content, *([inner.cue] if inner.cue else [])]
    return all(any(a <= start and end <= b for a, b in outer.content) for start, end in reach)
