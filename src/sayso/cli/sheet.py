"""A reading laid out for the eye: pairs of parties, most tied first, each claim a line. Values only, no colours."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from sayso import edtf
from sayso.answers import plain
from sayso.model import Basis, Claim, Entity, Factuality, Kind, MadeBy, Phase, Reading, Review, Span, Statement
from sayso.reading.ties.scores import review_of
from sayso.relations import relations
from sayso.words import counted, stage_in_words

MAY_AGREE = "the two datings may agree"
DIFFER = "the two datings differ"


@dataclass(frozen=True, slots=True)
class Line:
    """One claim in plain words."""

    label: str  # the relation, with role, stage and "ended"; "" where it is the line above's
    direction: str  # "Ruiz → Lind"; "" for a symmetric relation or where it is the line above's
    whose: str
    sure: str  # "" where the article's own voice, or a post, says it flatly
    words: str
    when: str
    note: str
    rule: str
    score: float
    mark: str  # "unreviewed-risky", "" for what is shown unasked
    basis: Basis
    factuality: Factuality


@dataclass(frozen=True, slots=True)
class Pair:
    """Two parties and every claim that ties them, in the order of relation and text."""

    heading: str
    lines: tuple[Line, ...]


def without_risky(reading: Reading) -> Reading:
    """The reading with the claims that are shown unasked."""
    shown = (claim for claim in reading.claims if review_of(claim.relation, claim.score) is not Review.RISKY)
    return replace(reading, claims=tuple(shown))


def pairs(reading: Reading) -> list[Pair]:
    """The pairs that the article ties, most claims first, then by first appearance."""
    by_pair: dict[frozenset[str], list[Claim]] = defaultdict(list)
    for claim in sorted(reading.claims, key=lambda claim: (claim.evidence, claim.id)):
        by_pair[frozenset((claim.subject, claim.object))].append(claim)
    most_tied = sorted(by_pair.values(), key=lambda claims: -len(claims))
    names = {entity.id: entity for entity in reading.entities}
    return [_pair(reading, names, claims) for claims in most_tied]


def _pair(reading: Reading, names: dict[str, Entity], claims: list[Claim]) -> Pair:
    parties = sorted({claims[0].subject, claims[0].object}, key=lambda party: _first_place(names.get(party)))
    short = _short_names(names, parties)
    by_relation: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        by_relation[_kind_of_tie(claim)].append(claim)
    lines: list[Line] = []
    for group in by_relation.values():
        lines += _merged(_line(reading, names, short, claim, group) for claim in group)
    return Pair(" – ".join(full_name(names, party) for party in parties), tuple(lines))


def _kind_of_tie(claim: Claim) -> tuple[str, str]:
    symmetric = relations()[claim.relation].symmetric
    return claim.relation, "" if symmetric else claim.subject


def _merged(lines: Iterable[Line]) -> list[Line]:
    """The lines of one tie; what repeats the line above is left blank."""
    merged: list[Line] = []
    label = direction = None
    for line in lines:
        merged.append(
            replace(
                line,
                label="" if line.label == label else line.label,
                direction="" if line.direction == direction else line.direction,
            )
        )
        label, direction = line.label, line.direction
    return merged


def _line(reading: Reading, names: dict[str, Entity], short: dict[str, str], claim: Claim, group: list[Claim]) -> Line:
    flat = claim.factuality is Factuality.CERTAIN and claim.basis in (Basis.NARRATOR, Basis.POST)
    speakers = [short.get(speaker) or full_name(names, speaker) for speaker in claim.speakers]
    return Line(
        label=_label(claim),
        direction=_direction(claim, short),
        whose=_whose(reading, claim, speakers),
        sure="" if flat else plain.sureness(claim.factuality, speakers),
        words=words_at(reading, claim.evidence),
        when=edtf.in_words(claim.time),
        note=_datings(claim, group),
        rule=claim.rule,
        score=claim.score,
        mark=review.value if (review := review_of(claim.relation, claim.score)) is Review.RISKY else "",
        basis=claim.basis,
        factuality=claim.factuality,
    )


def _label(claim: Claim) -> str:
    extras = [claim.role, stage_in_words(claim.relation, claim.stage), "ended" if claim.phase is Phase.ENDS else ""]
    return ", ".join([relations()[claim.relation].label, *filter(None, extras)])


def _direction(claim: Claim, short: dict[str, str]) -> str:
    if relations()[claim.relation].symmetric:
        return ""
    return f"{short[claim.subject]} → {short[claim.object]}"


def _whose(reading: Reading, claim: Claim, speakers: list[str]) -> str:
    handle = next((post.handle for post in reading.document.posts if post.id == claim.post), "")
    if claim.basis is Basis.POST and handle:
        posters = [entity.id for entity in reading.entities if entity.name.lstrip("@") == handle]
        own = not claim.speakers or set(claim.speakers) <= set(posters) or _is_author(reading, claim)
        return f"@{handle}'s post" if own else f"{plain.joined(speakers)} in @{handle}'s post"
    unnamed = next((word.speaker for word in claim.say_so if word.kind == "unnamed"), "")
    return plain.voice(claim.basis, speakers, unnamed, official=claim.official)


def _is_author(reading: Reading, claim: Claim) -> bool:
    author = next((post.author for post in reading.document.posts if post.id == claim.post), "")
    return any(entity.id in claim.speakers and entity.name == author for entity in reading.entities)


def _datings(claim: Claim, group: list[Claim]) -> str:
    """What to say of a second date for one act."""
    if not relations()[claim.relation].event or not claim.time:
        return ""
    dated = [other for other in group if other.time and other.phase is claim.phase]
    earlier = dated[: dated.index(claim)]
    if not earlier or all(other.time == claim.time for other in earlier):
        return ""
    return MAY_AGREE if all(edtf.may_overlap(other.time, claim.time) for other in earlier) else DIFFER


def full_name(names: dict[str, Entity], party: str) -> str:
    """The party's name; a family name that the text never gives is marked as inferred."""
    entity = names.get(party)
    if entity is None:
        return party
    return f"{entity.inferred_name} (family name inferred)" if entity.inferred_name else entity.name


def _short_names(names: dict[str, Entity], parties: list[str]) -> dict[str, str]:
    """Family names for persons where they tell the parties apart, whole names else."""
    short = {party: _family_name(names.get(party), party) for party in parties}
    if len(set(short.values())) < len(short):
        return {party: names[party].name if party in names else party for party in parties}
    return short


def _family_name(entity: Entity | None, party: str) -> str:
    if entity is None:
        return party
    return entity.name.split()[-1] if entity.kind is Kind.PERSON and entity.name.split() else entity.name


def _first_place(entity: Entity | None) -> tuple[bool, Span]:
    """Persons before others, then by where they first stand."""
    if entity is None:
        return True, (0, 0)
    return entity.kind is not Kind.PERSON, min((mention.span for mention in entity.mentions), default=(0, 0))


def words_at(reading: Reading, span: Span) -> str:
    """The article's own words at the span."""
    return reading.document.text[span[0] : span[1]]


@dataclass(frozen=True, slots=True)
class Said:
    """One statement in plain words."""

    whose: str
    pieces: tuple[str, ...]  # more than one where something stands between
    rule: str
    made_by: MadeBy
    basis: Basis


def statements(reading: Reading) -> list[Said]:
    """What is said or written in the article, in its order; attitudes are left out."""
    names = {entity.id: entity for entity in reading.entities}
    shown = [item for item in reading.statements if item.act != "attitude"]
    return [_said(reading, names, item) for item in sorted(shown, key=lambda item: item.content)]


def _said(reading: Reading, names: dict[str, Entity], statement: Statement) -> Said:
    speakers = plain.joined([full_name(names, speaker) for speaker in statement.speakers])
    as_written = words_at(reading, statement.speaker_span) if statement.speaker_span else ""
    whose = f"{speakers or as_written or plain.NO_SOURCE}, {plain.RENDERING[statement.quotation]}"
    pieces = tuple(reading.document.text[start:end] for start, end in statement.content)
    return Said(whose, pieces, statement.rule, statement.made_by, statement.basis)


def counts(reading: Reading) -> str:
    """How much was read: ties, statements, speakers, posts."""
    shown = [item for item in reading.statements if item.act != "attitude"]
    speakers = {speaker for item in shown for speaker in item.speakers}
    ties = {(frozenset((claim.subject, claim.object)), *_kind_of_tie(claim)) for claim in reading.claims}
    parts = [
        counted(len(ties), "tie") + (f" in {counted(len(reading.claims), 'place')}" if ties else ""),
        counted(len(shown), "statement") + (f" by {counted(len(speakers), 'named speaker')}" if speakers else ""),
        *([counted(len(reading.document.posts), "embedded post")] if reading.document.posts else []),
    ]
    return " · ".join(parts)


def untold(reading: Reading) -> list[str]:
    """What could not be told, in plain words."""
    unplaced = sum(1 for time in reading.times if not time.edtf)
    undated = "; the article has no date (give one with --date)" if not reading.document.date else ""
    nobody = sum(1 for item in reading.statements if item.act != "attitude" and not item.speakers)
    known = [
        (unplaced, counted(unplaced, "time expression") + f" could not be placed{undated}"),
        (nobody, counted(nobody, "statement") + " without a named speaker"),
        (not reading.document.text.strip(), "the article has no text"),
    ]
    return [line for applies, line in known if applies]
