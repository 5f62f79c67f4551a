"""Who is named: persons, organisations, places, events and accounts."""

from __future__ import annotations

from dataclasses import replace

from sayso.ids import content_id
from sayso.model import Document, Entity, Form, Kind, Mention, Parse, Reading, Span
from sayso.reading.names.bodies import Seen, bodies, events
from sayso.reading.names.capitals import runs
from sayso.reading.names.figures import Figure
from sayso.reading.names.gazetteer import partisans, titles
from sayso.reading.names.kinds import evidence, has_body_head
from sayso.reading.names.marks import marks
from sayso.reading.names.pieces import Piece, Splitter
from sayso.reading.names.spelling import name_words
from sayso.reading.names.tagged import Labels
from sayso.reading.names.variants import Key, figures, key_of, known_name
from sayso.reading.syntax import PROPER_TAGS


def names(reading: Reading) -> Reading:
    """The reading with an entity for everybody and everything named in it, and for every account that posts."""
    parse, version = reading.parse, reading.document.version
    labels = Labels(parse)
    all_runs = runs(parse, labels)
    splitter = Splitter(reading, labels, all_runs)
    pieces = [piece for run in all_runs for piece in splitter.pieces(run)]
    marked = list(marks(parse, reading.document))
    taken = {piece.first for piece in marked}
    pieces = [p for p in pieces if taken.isdisjoint(range(p.first, p.last)) and not splitter.is_family(p)] + marked
    compound = bodies(reading.document, parse, pieces)
    seen = [(piece, evidence(parse, labels, piece)) for piece in _outside(parse, pieces, compound)]
    seen += compound + events(reading.document, parse, pieces)
    seen.sort(key=lambda item: item[0].span)
    found = [_entity(figure, version) for figure in figures(seen, _acronyms(parse, pieces))]
    entities = [entity for entity in found if entity is not None]
    return replace(reading, entities=(*entities, *_accounts(reading.document, version)))


def _describes_role(parse: Parse, piece: Piece) -> bool:
    """Whether "Iraqi" stands before a title, a role or a person's name; the word for a party's people always tells."""
    if piece.text in partisans():
        return True
    if piece.last >= len(parse.tokens):
        return False
    token, following = parse.tokens[piece.last - 1], parse.tokens[piece.last]
    if token.tag == "NNPS" or token.dep in ("nsubj", "dobj", "pobj", "nsubjpass"):
        return True
    head = parse.tokens[token.head]
    return following.tag in PROPER_TAGS or head.lemma.lower() in titles() or following.lemma.lower() in titles()


def _outside(parse: Parse, pieces: list[Piece], compound: list[Seen]) -> list[Piece]:
    """The pieces that no longer name swallows, without adjectives that describe nobody."""
    covered = {i for body, _ in compound if not body.called for i in range(body.first, body.last)}
    return [p for p in pieces if p.first not in covered and (not p.adjective or _describes_role(parse, p))]


def _acronyms(parse: Parse, pieces: list[Piece]) -> dict[str, Key]:
    """The keys of the bodies that acronyms stand for: by a gloss in brackets, else by the first letters of one body."""
    ends = {piece.last: piece for piece in pieces}
    short = {piece.text: piece for piece in pieces if _is_acronym(piece)}
    by_letters: dict[str, set[Key]] = {}
    for piece in pieces if short else ():
        if has_body_head(piece.text.split()):
            by_letters.setdefault(_initials(piece.text), set()).add(key_of(piece))
    alone = {text: by_letters[text.replace(".", "")] for text in short if text.replace(".", "") in by_letters}
    found = {text: min(keys) for text, keys in alone.items() if len(keys) == 1}
    for piece in pieces:
        before = ends.get(piece.first - 1)
        if before is not None and parse.tokens[piece.first - 1].text == "(" and _is_gloss(parse, piece, before):
            found[piece.text] = key_of(before)
    return found


def _is_acronym(piece: Piece) -> bool:
    """Whether the word is all letters of others and is known as nothing else ("RBS", not "USA")."""
    bare = piece.text.replace(".", "")
    return bare.isupper() and bare.isalpha() and len(bare) > 2 and not known_name(piece)


def _initials(name: str) -> str:
    """The capitals that the words begin with: "DPRK" for "Democratic People's Republic of Korea"."""
    return "".join(word[0] for word in name.split() if word[0].isupper() and word != "The")


def _is_gloss(parse: Parse, short: Piece, long: Piece) -> bool:
    """Whether the piece in brackets is another name for the one before them.

    Besides letters of it in their order that is any acronym alone behind a body ("Popular Front of Sardinia (MPS)",
    from another language); a state or a party there says whose or where the body is.
    """
    if _abbreviates(short.text, long.text):
        return True
    alone = short.last < len(parse.tokens) and parse.tokens[short.last].text == ")"
    return alone and _is_acronym(short) and has_body_head(long.text.split())


def _abbreviates(short: str, long: str) -> bool:
    """Whether the letters are the capitals of the name, in order ("MDC", "SADC")."""
    letters = [c for c in short if c.isalpha()]
    if not 2 <= len(letters) <= 8 or sum(c.isupper() for c in letters) < 2 or " " in short:
        return False
    rest = iter(long.lower())
    return letters[0].lower() == long.lower().removeprefix("the ")[0] and all(c.lower() in rest for c in letters)


def _entity(figure: Figure, version: str) -> Entity | None:
    kind = figure.kind
    if kind is None:
        return None
    pieces = sorted(figure.pieces, key=lambda piece: piece.span)
    name = figure.known_as or _fullest(pieces)
    forms = dict.fromkeys(" ".join(piece.text.split()) for piece in pieces)
    return Entity(
        id=content_id("e", version, *pieces[0].span),
        kind=kind,
        name=name,
        aliases=tuple(form for form in forms if form != name),
        mentions=tuple(Mention(piece.span, Form.NOMINAL if piece.adjective else Form.NAME) for piece in pieces),
    )


def _fullest(pieces: list[Piece]) -> str:
    """The form with the most words, then letters, then the first."""
    best = max(pieces, key=lambda piece: (len(name_words(piece.name)), len(piece.name), -piece.first))
    return " ".join(best.name.split())


def _accounts(document: Document, version: str) -> list[Entity]:
    """The accounts that sign the embedded posts, one for each handle."""
    found: dict[str, Entity] = {}
    for post in document.posts:
        span = _signature(document.text, post.words[1], post.span[1], post.author or f"@{post.handle}")
        mention = (Mention(span, Form.NAME),)
        if post.handle in found:
            known = found[post.handle]
            found[post.handle] = replace(known, mentions=known.mentions + mention)
            continue
        found[post.handle] = Entity(
            id=content_id("e", version, *span),
            kind=Kind.ACCOUNT,
            name=post.author or f"@{post.handle}",
            aliases=(f"@{post.handle}",),
            mentions=mention,
        )
    return list(found.values())


def _signature(text: str, start: int, end: int, author: str) -> Span:
    at = text.find(author, start, end)
    return (at, at + len(author)) if at >= 0 else (start, end)
