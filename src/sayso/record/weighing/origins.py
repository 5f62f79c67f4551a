"""Whose word each claim of a tie first was: claims that share an origin count once (docs/standing.md).

Each claim shows marks: its speaker, its outlet's own voice, the wording it stands in. Claims with a mark in common
share an origin. Two that may share one are taken to: an origin too few is a safer answer than one too many.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations

from sayso.ids import content_id
from sayso.intake.outlets import agency, outlet
from sayso.model import Basis
from sayso.record.components import Components
from sayso.record.names.folding import fold, without_article
from sayso.record.weighing.evidence import Evidence, Speaker
from sayso.record.weighing.shingles import PASSAGE, TEXT, same_texts
from sayso.record.weighing.spokespeople import is_name, spoken_for, unnamed_words, whom

QUOTED = frozenset({Basis.DIRECT, Basis.POST})
# words: what is shorter is met twice by chance; outside quotation marks a name with its title can be eight words long
REUSED_QUOTATION, REUSED_SENTENCE = 6, 12

# kind of mark -> why its claims are one word; of two that explain as much the first is said
WHY = {
    "text": "the same {}text",
    "passage": "the same passage",
    "wording": "the same sentence",
    "quotation": "the same quotation",
    "speaker": "one speaker: {}",
    "name": "speakers of one name: {}",
    "unnamed": "one unnamed source: {}",
    "outlet": "one outlet's word: {}",
    "document": "one article",
}

AND_WHO = "{}, and who speaks for them"
ARTICLE = re.compile(r"^the\s+", re.IGNORECASE)

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


@dataclass(frozen=True, slots=True)
class Around:
    """What the claims of a tie, and others of the record, say about whose word one of them is."""

    principals: Mapping[str, Collection[str]]  # for whom a spokesperson speaks
    names: Mapping[str, str]  # of principals
    texts: Mapping[str, str] = field(default_factory=dict)  # of an article, the first that has its text
    passages: Mapping[str, str] = field(default_factory=dict)  # of a claim, the first that has its paragraph
    unnamed: Mapping[str, str] = field(default_factory=dict)  # of a claim, the first of the same unnamed source
    families: Collection[str] = ()  # family names by which alone somebody who speaks is known


def origins(
    claims: Collection[Evidence], principals: Mapping[str, Collection[str]], names: Mapping[str, str] | None = None
) -> list[Origin]:
    """The origins behind the claims of one tie, whatever order they come in.

    `principals` says for whom a spokesperson speaks: their word counts as the principal's. `names` are the principals'.
    """
    around = _around(claims, principals, names or {})
    marks = {_name(claim): [*_voice(claim, around), *_wording(claim, around)] for claim in claims}
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


def _around(
    claims: Collection[Evidence], principals: Mapping[str, Collection[str]], names: Mapping[str, str]
) -> Around:
    known = {speaker.family for claim in claims for speaker in claim.speakers}
    meant = {spoken_for(name) for claim in claims for name in _spokesmen(claim, principals, names)}
    return Around(
        principals,
        names,
        texts=same_texts({claim.source.document: claim.text for claim in claims if claim.text}, TEXT),
        passages=_passages(claims),
        unnamed=_same_unnamed(claims),
        families={name for name in (*known, *meant) if name and " " not in name},
    )


def _passages(claims: Collection[Evidence]) -> dict[str, str]:
    """Of each claim whose paragraph stands in another article as well, the first that has it."""
    found = same_texts({_name(claim): claim.sketch for claim in claims if claim.sketch}, PASSAGE)
    articles = defaultdict(set)
    for claim in claims:
        if root := found.get(_name(claim)):
            articles[root].add(claim.source.document)
    return {name: root for name, root in found.items() if len(articles[root]) > 1}


def _spokesmen(claim: Evidence, principals: Mapping[str, Collection[str]], names: Mapping[str, str]) -> Iterator[str]:
    """The names and descriptors by which somebody may speak for somebody else: "Reed campaign", "a Reed spokesman"."""
    yield claim.unnamed
    for speaker in claim.speakers:
        yield speaker.name
        yield from (names.get(entity, "") for entity in principals.get(speaker.entity, ()))


def _same_unnamed(claims: Iterable[Evidence]) -> dict[str, str]:
    """Of each claim on an unnamed word, the first that may be the same source's: in one outlet, described no otherwise.

    "The official" may be the "senior official" of that outlet; "a Reed aide" is no "Lund aide".
    """
    groups = Components()
    by_outlet: dict[str, list[tuple[frozenset[str], str]]] = defaultdict(list)
    for claim in claims:
        if claim.basis is Basis.UNNAMED and (described := unnamed_words(claim.unnamed)):
            by_outlet[min(_outlets(claim), default=claim.source.document)].append((described, _name(claim)))
    for sources in by_outlet.values():
        for (one, first), (other, second) in combinations(sources, 2):
            if one <= other or other <= one:
                groups.join(first, second)
    return groups.roots()


def _outlets(claim: Evidence) -> list[str]:
    """Whose the article is: those that it credits, else its outlet."""
    return [name for name in claim.credits or (claim.source.outlet,) if name]


def _voice(claim: Evidence, around: Around) -> Iterator[Mark]:
    if claim.speakers:
        for speaker in claim.speakers:
            yield from _speaker(speaker, around)
    elif claim.basis is Basis.UNNAMED and claim.unnamed:
        yield "unnamed", around.unnamed.get(_name(claim), _name(claim)), claim.unnamed
        if is_name(claim.unnamed):
            yield _outlet(claim.unnamed)  # "the Daily Courier first reported"
        yield from _principal(claim.unnamed, around)
    elif whose := _outlets(claim):
        # an outlet does not corroborate itself, nor does an agency that several print
        yield from map(_outlet, whose)
    else:
        yield "document", claim.source.document, ""


def _speaker(speaker: Speaker, around: Around) -> Iterator[Mark]:
    yield "speaker", speaker.entity, speaker.name
    yield "name", without_article(fold(speaker.name)), speaker.name
    yield from _principal(speaker.name, around)
    for entity in around.principals.get(speaker.entity, ()):
        name = around.names.get(entity, "")
        yield "speaker", entity, AND_WHO.format(name or speaker.name)
        yield from _principal(name, around)
    family = speaker.family or fold(speaker.name).rpartition(" ")[2]
    if family in around.families:
        yield "name", family, speaker.name
    if not speaker.family:
        # "as first reported by the Post" is the Post's own voice
        yield _outlet(speaker.name)


def _principal(name: str, around: Around) -> Iterator[Mark]:
    """For whom a body or an unnamed source speaks by its name: Reed, for "the Reed campaign" and "a Reed spokesman"."""
    if full := spoken_for(name):
        said = AND_WHO.format(whom(name))
        yield "name", full, said
        if (family := full.rpartition(" ")[2]) in around.families:
            yield "name", family, said


def _outlet(name: str) -> Mark:
    known = outlet(name)
    return "outlet", without_article(fold(known)), ARTICLE.sub("", known)


def _wording(claim: Evidence, around: Around) -> Iterator[Mark]:
    if text := around.texts.get(claim.source.document):
        yield "text", text, " ".join({agency(name) for name in _outlets(claim)} - {""})
    if passage := around.passages.get(_name(claim)):
        yield "passage", passage, ""
    words = fold(claim.quote)
    kind, enough = ("quotation", REUSED_QUOTATION) if claim.basis in QUOTED else ("wording", REUSED_SENTENCE)
    if words.count(" ") + 1 >= enough:
        yield kind, words, ""


def _why(group: Iterable[Evidence], marks: Mapping[str, Iterable[Mark]]) -> str:
    """The reason in plain words: of the marks that the most claims show, the first in the order of `WHY`."""
    shown: dict[tuple[str, str], set[str]] = defaultdict(set)
    said: dict[tuple[str, str], set[str]] = defaultdict(set)
    for claim in group:
        for kind, shared, words in marks[_name(claim)]:
            shown[kind, shared].add(_name(claim))
            said[kind, shared].add(words)
    order = list(WHY)
    alone = all(len(claims) == 1 for claims in shown.values())
    # a single claim shares its wording with nobody: what is said of it is whose word it is
    fits = [mark for mark in shown if not alone or mark[0] not in ("quotation", "wording")]
    kind, shared = min(fits, key=lambda mark: (-len(shown[mark]), order.index(mark[0]), mark[1]))
    words = max(said[kind, shared], key=lambda each: (len(each), each))
    return WHY[kind].format(f"{words} " if kind == "text" and words else words)
