"""What kind of thing a name names: evidence from the words in it, the words around it and the tagger."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from sayso.model import Kind, Parse
from sayso.reading.lexicon import words
from sayso.reading.names.gazetteer import (
    adjectives,
    given_names,
    organisations,
    partisans,
    places,
    regnal_titles,
    titles,
)
from sayso.reading.names.pieces import Piece, is_initial
from sayso.reading.names.tagged import POSSESSIVES, Labels, is_suffix
from sayso.reading.syntax import child

# A name that shows less than this in all is none. The weights were set by reading: what words say for themselves
# outweighs any number of the tagger's labels on one name, and those outweigh what the neighbourhood suggests.
ENOUGH = 1.0

MOST_BY_LABELS = 6.0  # what the labels of all places of a name can weigh together
LABELLED = "~"  # before the kind, for what the tagger says

OTHER = "other"  # works, laws, days: names of things that cannot be party to a tie


class Evidence(defaultdict[str, float]):
    """How much speaks for each kind."""

    def __init__(self, start: Mapping[str, float] = MappingProxyType({})) -> None:
        super().__init__(float, start)

    def add(self, other: Mapping[str, float]) -> None:
        """Take in what speaks elsewhere."""
        for kind, weight in other.items():
            self[kind] += weight


BY_LABEL: dict[str, tuple[str, float]] = {
    "PERSON": (Kind.PERSON, 2.0),
    "ORG": (Kind.ORGANISATION, 2.0),
    "GPE": (Kind.PLACE, 2.0),
    "LOC": (Kind.PLACE, 2.0),
    "FAC": (Kind.PLACE, 1.0),
    "EVENT": (Kind.EVENT, 2.0),
    "NORP": (Kind.ORGANISATION, 0.8),
    "WORK_OF_ART": (OTHER, 1.2),
    "LAW": (OTHER, 2.0),
    "PRODUCT": (OTHER, 1.2),
    "LANGUAGE": (OTHER, 2.0),
}
INTO_PLACES = frozenset(("in", "at", "near", "across", "throughout"))


def evidence(parse: Parse, labels: Labels, piece: Piece) -> Evidence:
    """How much speaks for each kind, at this one place."""
    found = Evidence()
    _by_lexicon(piece, found)
    if piece.name not in places():
        _by_own_words(piece, found)
    _by_label(labels, piece, found)
    _by_neighbours(parse, piece, found)
    return found


def _by_lexicon(piece: Piece, found: Evidence) -> None:
    if piece.name in organisations():
        found[Kind.ORGANISATION] += 5
    elif piece.name in places() or piece.adjective:
        found[Kind.PLACE] += 3
    if piece.text in words("places", "cities.regional") or piece.text.removesuffix("s") in adjectives():
        found[OTHER] += 0 if piece.adjective else 8
    elif piece.text in words("capitals", "no_parties"):
        found[OTHER] += 8
    if piece.text.lower() in regnal_titles():
        found[Kind.PERSON] += 8


def _by_own_words(piece: Piece, found: Evidence) -> None:
    parts = piece.text.split()
    final = parts[-1]
    if has_body_head(parts) or parts[0] in words("organisations", "first"):
        found[Kind.ORGANISATION] += 6
    elif final in words("organisations", "events.heads") or (
        parts[0] in words("organisations", "events.first") and len(parts) > 1
    ):
        found[Kind.EVENT] += 4
    elif final in words("organisations", "other.heads"):
        found[OTHER] += 4
    elif final in words("places", "heads.words") and len(parts) > 1:
        found[Kind.PLACE] += 4
    elif len(parts) == 1 and final not in places() and _is_coined(final):
        found[Kind.ORGANISATION] += 1.5
    elif len(parts) > 1 and "&" in parts:
        found[Kind.ORGANISATION] += 3
    elif len(parts) > 1:
        _by_personal_words(parts, found)


def _is_coined(word: str) -> bool:
    """Whether capitals stand in the word as in acronyms and trade names: "SADC", "BSkyB"."""
    if word.isupper():
        return 2 <= len(word.strip(".")) <= 6
    return (
        any(c.isupper() for c in word[1:])
        and word.isalpha()
        and not word.startswith(("Mc", "Mac", "De", "Di", "La", "Le", "O", "Fitz", "Van", "Du"))
    )


def has_body_head(parts: list[str]) -> bool:
    """Whether the words end in one for a body, or have "Ministry of", "Movement for" in them."""
    if len(parts) > 1 and parts[-1] in words("organisations", "heads"):
        return True
    of = words("organisations", "with_of")
    return any(parts[i] in of and parts[i + 1] in ("of", "for") for i in range(len(parts) - 1))


def _by_personal_words(parts: list[str], found: Evidence) -> None:
    first = parts[0].split("-")[0]
    if parts[0] in given_names() or first in given_names():
        found[Kind.PERSON] += 4
    if any(is_initial(part) for part in parts[:-1]):
        found[Kind.PERSON] += 3
    if is_suffix(parts[-1]) and parts[-1].lower().rstrip(".") in ("jr", "sr", "iii"):
        found[Kind.PERSON] += 5
    if any(part in given_names() for part in parts[1:]) or any(
        part.lower() in words("capitals", "personal_particles") for part in parts[1:-1]
    ):
        found[Kind.PERSON] += 1.5


def _by_label(labels: Labels, piece: Piece, found: Evidence) -> None:
    said = Counter(labels.of(i) for i in range(piece.first, piece.last))
    label, _ = max(said.items(), key=lambda item: (item[1], item[0]))
    if label == "NORP" and (piece.text in partisans() or piece.last - piece.first == 1):
        return  # peoples and creeds, or a word that the tagger does not know
    if label in BY_LABEL:
        kind, weight = BY_LABEL[label]
        found[LABELLED + kind] += weight


def _by_neighbours(parse: Parse, piece: Piece, found: Evidence) -> None:
    if piece.title:
        found[Kind.PERSON] += 6
    if piece.before_title:
        found[Kind.PERSON] -= 2
        found[Kind.PLACE] += 1.2
    before = _neighbour(parse, piece.first, -1)
    after = _neighbour(parse, piece.last - 1, 1)
    if before in INTO_PLACES:
        found[Kind.PLACE] += 0.6
    elif before == "the":
        found[Kind.PERSON] -= 2
        found[Kind.ORGANISATION] += 0.5
    elif before == "of" and _neighbour(parse, piece.first, -2) in words("bodies", "rules_place"):
        found[Kind.PLACE] += 5
    elif before in _kin() or (before == "of" and _neighbour(parse, piece.first, -2) in _kin()):
        found[Kind.PERSON] += 3
    if after == "," and _is_age(parse, piece.last + 1):
        found[Kind.PERSON] += 5
    elif before == "and" and _lemma(parse, piece.first - 3) in _kin():
        found[Kind.PERSON] += 3
    elif "who" in (after, _neighbour(parse, piece.last - 1, 2)) and after in ("who", ","):
        found[Kind.PERSON] += 2
    if after in POSSESSIVES and {_lemma(parse, i) for i in (piece.last + 1, piece.last + 2)} & _kin():
        found[Kind.PERSON] += 3
    _by_syntax(parse, piece, found)


def _by_syntax(parse: Parse, piece: Piece, found: Evidence) -> None:
    head = parse.tokens[piece.last - 1]
    governor = parse.tokens[head.head]
    if head.dep == "nsubj" and governor.lemma in words("capitals", "personal_verbs"):
        found[Kind.PERSON] += 1
    if head.dep == "appos" and (governor.lemma.lower() in titles() or governor.lemma in _kin()):
        found[Kind.PERSON] += 3
    elif head.dep == "appos" and governor.lemma in words("capitals", "body_nouns"):
        found[Kind.ORGANISATION] += 2
    elif _is_called(parse, piece) and governor.lemma in words("capitals", "body_nouns"):
        found[Kind.ORGANISATION] += 3  # "the Oriva newspaper"
    explained = child(parse, head.i, "appos")
    if explained is not None:
        noun = parse.tokens[explained].lemma
        if noun in titles() or noun in _kin() or noun in words("nominals", "persons"):
            found[Kind.PERSON] += 3
        elif noun in words("capitals", "body_nouns"):
            found[Kind.ORGANISATION] += 2


def _is_called(parse: Parse, piece: Piece) -> bool:
    """Whether the name stands right before the noun that it qualifies."""
    head = parse.tokens[piece.last - 1]
    return head.dep in ("compound", "nmod") and head.head == piece.last and not piece.title


@cache
def _kin() -> frozenset[str]:
    return (
        words("roles", "kin.spouse_of")
        | words("roles", "kin.parent_of")
        | words("roles", "kin.child_of")
        | words("roles", "kin.sibling_of")
    )


def _neighbour(parse: Parse, i: int, distance: int) -> str:
    """The word at that distance in the same sentence, in lower case; "" past its ends."""
    at = i + distance
    if 0 <= at < len(parse.tokens) and parse.tokens[at].sentence == parse.tokens[i].sentence:
        return parse.tokens[at].text.lower()
    return ""


def _lemma(parse: Parse, i: int) -> str:
    return parse.tokens[i].lemma if 0 <= i < len(parse.tokens) else ""


def _is_age(parse: Parse, i: int) -> bool:
    if i >= len(parse.tokens):
        return False
    text = parse.tokens[i].text
    return text.isdigit() and 5 < int(text) < 111 and _neighbour(parse, i, 1) in (",", ".", ")", "")


def kind_of(found: Evidence) -> Kind | None:
    """The kind with the most evidence; None where there is too little, or it is no party."""
    total: dict[str, float] = {}
    for kind, weight in found.items():
        labelled = kind.startswith(LABELLED)
        kind = kind.removeprefix(LABELLED)
        total[kind] = total.get(kind, 0.0) + (min(weight, MOST_BY_LABELS) if labelled else weight)
    if not total:
        return None
    kind, weight = max(total.items(), key=lambda item: (item[1], item[0]))
    return Kind(kind) if weight >= ENOUGH and kind != OTHER else None


def told(found: Evidence, kind: Kind) -> float:
    """How much speaks for one kind, the tagger's labels included."""
    return found[kind] + found[LABELLED + kind]
