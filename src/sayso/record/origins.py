"""Whose word each claim of a tie first was: claims that share an origin count once (docs/standing.md).

Each claim shows marks: its speaker, its outlet's own voice, the wording it stands in. Claims with a mark in common
share an origin. Two that may share one are taken to: an origin too few is a safer answer than one too many.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from sayso.ids import content_id
from sayso.model import Basis
from sayso.record.components import Components
from sayso.record.evidence import Evidence, Speaker
from sayso.record.folding import fold, without_article
from sayso.record.shingles import PASSAGE_SKETCH, TEXT_SKETCH, same_texts

QUOTED = frozenset({Basis.DIRECT, Basis.POST})
# words: what is shorter is met twice by chance; outside quotation marks a name with its title can be eight words long
REUSED_QUOTATION, REUSED_SENTENCE = 6, 12

# kind of mark -> why its claims are one word
WHY = {
    "speaker": "one speaker: {}",
    "family name": "speakers of one name: {}",
    "unnamed": "the same unnamed source: {}",
    "quotation": "one quotation, used again",
    "wording": "one sentence, printed again",
    "passage": "one passage, printed again",
    "text": "one text, printed again",
    "outlet": "one outlet's own voice: {}",
    "document": "one article",
}

Mark = tuple[str, str, str]  # kind, what is shared, how to say it


@dataclass(frozen=True, slots=True)
class Origin:
    """One word behind one or more claims."""

    claims: tuple[Evidence, ...]
    why: str  # what makes them one, or whose word the only one is

    @property
    def id(self) -> str:
        """Named for its first claim."""
        return content_id("o", *self.claims[0].key)


def origins(claims: Collection[Evidence], principals: Mapping[str, Collection[str]]) -> list[Origin]:
    """The origins behind the claims of one tie, whatever order they come in.

    `principals` says for whom a spokesperson speaks: their word counts as the principal's.
    """
    marks = _marks(claims, principals)
    groups = Components()
    by_mark = defaultdict(list)
    for name, shown in marks.items():
        for mark in shown:
            by_mark[mark[:2]].append(name)
    for first, *others in by_mark.values():
        for other in others:
            groups.join(first, other)
    members = defaultdict(list)
    for claim in sorted(claims, key=lambda claim: claim.key):
        members[groups.root(_name(claim))].append(claim)
    return [Origin(tuple(group), _why(group, marks)) for group in members.values()]


def _name(claim: Evidence) -> str:
    return "\x1f".join(claim.key)


def _marks(claims: Collection[Evidence], principals: Mapping[str, Collection[str]]) -> dict[str, list[Mark]]:
    families = {speaker.family for claim in claims for speaker in claim.speakers if speaker.family}
    texts = same_texts({claim.source.document: claim.text for claim in claims if claim.text}, TEXT_SKETCH)
    passages = same_texts({_name(claim): claim.sketch for claim in claims if claim.sketch}, PASSAGE_SKETCH)
    return {
        _name(claim): [
            *_voice(claim, families, principals),
            *_wording(claim, texts.get(claim.source.document, ""), passages.get(_name(claim), "")),
        ]
        for claim in claims
    }


def _voice(claim: Evidence, families: Collection[str], principals: Mapping[str, Collection[str]]) -> Iterator[Mark]:
    if claim.speakers:
        for speaker in claim.speakers:
            yield from _speaker(speaker, families, principals)
    elif claim.basis is Basis.UNNAMED and claim.unnamed:
        yield "unnamed", fold(claim.unnamed), claim.unnamed
    elif claim.source.outlet:
        # an outlet does not corroborate itself
        yield _outlet(claim.source.outlet)
    else:
        yield "document", claim.source.document, ""


def _speaker(speaker: Speaker, families: Collection[str], principals: Mapping[str, Collection[str]]) -> Iterator[Mark]:
    for entity in (speaker.entity, *principals.get(speaker.entity, ())):
        yield "speaker", entity, speaker.name
    # "as first reported by the Post" is the Post's own voice
    yield _outlet(speaker.name)
    family = speaker.family or fold(speaker.name).rpartition(" ")[2]
    if family in families:
        yield "family name", family, speaker.name


def _outlet(name: str) -> Mark:
    return "outlet", without_article(fold(name)), name


def _wording(claim: Evidence, text: str, passage: str) -> Iterator[Mark]:
    if text:
        yield "text", text, ""
    if passage:
        yield "passage", passage, ""
    words = fold(claim.quote)
    kind, enough = ("quotation", REUSED_QUOTATION) if claim.basis in QUOTED else ("wording", REUSED_SENTENCE)
    if words.count(" ") + 1 >= enough:
        yield kind, words, ""


def _why(group: Iterable[Evidence], marks: Mapping[str, Iterable[Mark]]) -> str:
    """The reason in plain words: of the marks that the most claims show, the first in the order of `WHY`."""
    shown: dict[tuple[str, str], int] = defaultdict(int)
    said: dict[tuple[str, str], str] = {}
    for claim in group:
        for kind, shared, words in marks[_name(claim)]:
            shown[kind, shared] += 1
            said.setdefault((kind, shared), words)
    order = list(WHY)
    kind, shared = min(shown, key=lambda mark: (-shown[mark], order.index(mark[0]), mark[1]))
    return WHY[kind].format(said[kind, shared])
