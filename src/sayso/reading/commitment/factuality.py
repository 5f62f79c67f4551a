"""How far the words commit to what they say: FactBank's scale, from the syntax around a word."""

from __future__ import annotations

from functools import cache
from typing import Any

from sayso.model import Factuality, Parse, Reading
from sayso.reading.commitment.negation import denies_manner, is_emphatic, is_negated
from sayso.reading.commitment.scale import PLAIN, POINTS, Commitment
from sayso.reading.lexicon import lexicon, words
from sayso.reading.syntax import NOUN_TAGS, SUBJECTS, VERB_TAGS, child, children

FARTHEST = 16  # governors looked through; a bound for broken parses

COMPLEMENTS = frozenset(("xcomp", "ccomp", "csubj", "csubjpass", "acl", "oprd"))
OPEN_MODALS = frozenset(("may", "might", "can", "could"))  # "may run if he wins" says no more than "may run"
MODIFIERS = frozenset(("amod", "advmod", "compound"))
PRESENT = frozenset(("VBP", "VBZ"))
# tags of a second verb that cannot share the auxiliary of a first one: "does not recognise her and accuses her"
UNHELPED = {"VB": ("VBZ", "VBD"), "VBN": ("VBZ",), "VBG": ("VBZ", "VBD")}


def factuality_at(reading: Reading, i: int) -> Factuality:
    """The factuality of the event or state that the token `i` heads, inside its innermost statement.

    "Smith said Jones resigned" leaves the resignation certain: it is Smith's word, not a hedge.
    Walks up the governors of `i` to the edge of what is said; costs a few steps and keeps nothing.
    """
    return _commitment(reading.parse, i, FARTHEST).factuality


def factuality_of_noun(reading: Reading, i: int) -> Factuality:
    """The factuality of what a noun only names, by its adjectives: "the alleged spy Ruiz", "the likely nominee"."""
    found = PLAIN
    for c in children(reading.parse, i, "amod"):
        found = found.under(POINTS[_adjectives().get(reading.parse.tokens[c].text.lower(), "certain")])
    return found.factuality


def _commitment(parse: Parse, i: int, steps: int) -> Commitment:
    """What stands at the word, under what governs it."""
    if not steps:
        return PLAIN
    return _at_word(parse, i).under(_from_above(parse, i, steps - 1))


# --- at the word itself


def _at_word(parse: Parse, i: int) -> Commitment:
    """What auxiliaries, negation, adverbs and adjectives make of the word."""
    negated = is_negated(parse, i)
    if negated and denies_manner(parse, i):
        return POINTS["unknown"]
    found = POINTS["denied"] if negated else PLAIN
    modal = _modal(parse, i)
    if modal is not None and not is_emphatic(parse, i):
        found = POINTS[_modals()[modal][negated]]
    found = found.under(_modified(parse, i))
    if _is_asked(parse, i) or _is_left_open(parse, i) or (modal not in OPEN_MODALS and _is_conditional(parse, i)):
        return POINTS["unknown"]
    return found


def _modal(parse: Parse, i: int) -> str | None:
    """The modal verb that the word has as an auxiliary."""
    helpers = (parse.tokens[c] for c in parse.children[i])
    return next((token.lemma for token in helpers if token.dep == "aux" and token.lemma in _modals()), None)


def _modified(parse: Parse, i: int) -> Commitment:
    """What the adverbs and adjectives at the word make of it."""
    found = PLAIN
    for token in (parse.tokens[c] for c in parse.children[i]):
        if token.dep in MODIFIERS:
            found = found.under(_modifiers().get(token.text.lower(), PLAIN))
    return found


@cache
def _modals() -> dict[str, tuple[str, str]]:
    return {word: (plain, negated) for word, (plain, negated) in lexicon("factuality")["modal"].items()}


@cache
def _adjectives() -> dict[str, str]:
    return {word: point for point, listed in lexicon("factuality")["adjective"].items() for word in listed}


@cache
def _modifiers() -> dict[str, Commitment]:
    """Adverbs and adjectives with what they make of the word they stand at."""
    adverbs = {word: point for point, listed in lexicon("factuality")["adverb"].items() for word in listed}
    return {word: POINTS[point] for word, point in {**_adjectives(), **adverbs}.items()}


def _is_left_open(parse: Parse, i: int) -> bool:
    """Whether the clause is itself a condition or a question in a clause."""
    marks = words("factuality", "condition.marks")
    return any(parse.tokens[c].dep == "mark" and parse.tokens[c].text.lower() in marks for c in parse.children[i])


def _is_conditional(parse: Parse, i: int) -> bool:
    """Whether the clause depends on a condition: "if he wins", "without her he would"."""
    below = [parse.tokens[c] for c in parse.children[i]]
    if any(token.dep == "prep" and token.text.lower() == "without" and token.i < i for token in below):
        return _modal(parse, i) is not None
    return any(token.dep == "advcl" and _is_condition(parse, token.i) for token in below)


def _is_condition(parse: Parse, clause: int) -> bool:
    """Whether the clause begins with "if" or, as a verb before its subject, with "should"."""
    marks = words("factuality", "condition.marks")
    below = [parse.tokens[c] for c in parse.children[clause]]
    if any(
        token.dep in ("mark", "advmod")
        and token.text.lower() in marks
        and parse.tokens[max(token.i - 1, 0)].text.lower() != "as"  # "as if to please her": a likeness
        for token in below
    ):
        return True
    subject = child(parse, clause, *SUBJECTS)
    return subject is not None and any(
        token.dep == "aux" and token.text.lower() in words("factuality", "condition.inverted") and token.i < subject
        for token in below
    )


def _is_asked(parse: Parse, i: int) -> bool:
    """Whether the clause is a question or a command."""
    if any(parse.tokens[c].text == "?" for c in parse.children[i]):
        return True
    token = parse.tokens[i]
    if token.head == i and token.tag == "VB" and child(parse, i, "aux", *SUBJECTS) is None:
        return True
    last = parse.tokens[parse.sentences[token.sentence][1] - 1]
    return token.head == i and last.text == "?"


# --- what governs the word


def _from_above(parse: Parse, i: int, steps: int) -> Commitment:
    """What the governors of the word make of it, whatever stands at the word itself."""
    token = parse.tokens[i]
    if token.head == i or not steps:
        return PLAIN
    if token.dep == "conj":
        return _joined(parse, i, steps)
    if token.dep in ("pobj", "pcomp"):
        return _under_preposition(parse, i, steps)
    if token.dep == "acomp":
        return _commitment(parse, token.head, steps)
    if token.dep == "relcl":
        return _cleft(parse, i, steps)
    if token.dep == "advcl":
        return _beside(parse, i, steps)
    if token.tag in NOUN_TAGS:
        return _noun_under(parse, i, steps)
    return _complement(parse, i, token.head, steps) if token.dep in COMPLEMENTS else PLAIN


def _joined(parse: Parse, i: int, steps: int) -> Commitment:
    """A verb without a subject of its own shares the auxiliaries and the governors of the one it is joined to."""
    first = parse.tokens[i].head
    if _is_shunned(parse, i):
        return POINTS["denied"]
    if child(parse, i, *SUBJECTS) is not None:
        return PLAIN
    helped = parse.tokens[i].tag in VERB_TAGS and child(parse, i, "aux", "auxpass") is not None
    unhelped = parse.tokens[i].tag in UNHELPED.get(parse.tokens[first].tag, ())
    if unhelped and _is_infinitive(parse, first):
        return PLAIN  # "vowed to sue her, declined to meet her": joined to "vowed", where the parse hangs it lower
    if helped or unhelped:
        return _from_above(parse, first, steps)
    shared = _commitment(parse, first, steps)
    return PLAIN if not shared.is_for and _is_contrasted(parse, i) else shared


def _is_contrasted(parse: Parse, i: int) -> bool:
    """As in "is not a friend but a rival"."""
    first = parse.tokens[i].head
    return any(parse.tokens[c].dep == "cc" and parse.tokens[c].text.lower() == "but" for c in parse.children[first])


def _is_shunned(parse: Parse, i: int) -> bool:
    """As in "resigned rather than dismiss him"."""
    return any(
        parse.tokens[c].text.lower() == "than" and parse.tokens[c - 1].text.lower() == "rather"
        for c in parse.children[parse.tokens[i].head]
        if c and parse.tokens[c].dep == "cc" and c < i
    )


def _under_preposition(parse: Parse, i: int, steps: int) -> Commitment:
    """As in "without endorsing", "the plan of merging", "refrained from attacking", "rumours of a deal"."""
    preposition = parse.tokens[parse.tokens[i].head]
    governor = parse.tokens[preposition.head]
    if preposition.text.lower() in words("factuality", "negation.prepositions"):
        # "can act without her approval", "without her support he would have lost": nothing is said of this one
        return POINTS["denied" if _modal(parse, governor.i) is None else "unknown"]
    is_clause = parse.tokens[i].dep == "pcomp"
    if is_clause and preposition.text.lower() in words("factuality", "complement.means"):
        outer = _commitment(parse, governor.i, steps)
        return outer if outer.is_for else PLAIN
    if preposition.text.lower() not in words("factuality", "complement.prepositions"):
        return PLAIN
    tells = governor.lemma in _governors() and (is_clause or governor.tag in NOUN_TAGS)
    if (tells or (is_clause and _hedge(parse, governor.i))) and not _is_party(parse, i):
        return _complement(parse, i, governor.i, steps)
    return PLAIN


def _cleft(parse: Parse, i: int, steps: int) -> Commitment:
    """As in "it was probably Ruiz who called": the hedge stands at "was". Another relative clause stands alone."""
    focus = parse.tokens[parse.tokens[i].head]
    subject = child(parse, focus.head, "nsubj")
    is_cleft = focus.dep == "attr" and subject is not None and parse.tokens[subject].text.lower() == "it"
    return _commitment(parse, focus.head, steps) if is_cleft else PLAIN


def _beside(parse: Parse, i: int, steps: int) -> Commitment:
    """A purpose ("to win her over") is not yet so; a participle ("..., defeating him") is as firm as its verb."""
    token = parse.tokens[i]
    if token.tag in ("VBG", "VB") and _with_particle(parse, token.head) in _governors():
        return _complement(parse, i, token.head, steps)
    if token.tag == "VB" and child(parse, i, "aux") is not None and child(parse, i, *SUBJECTS) is None:
        return POINTS["possible"]
    marks = {parse.tokens[c].text.lower() for c in children(parse, i, "mark")}
    if token.tag in PRESENT and not marks.isdisjoint(words("factuality", "complement.awaiting")):
        return POINTS["possible"]
    if token.tag == "VBG" and token.i > token.head and child(parse, i, "mark") is None:
        outer = _commitment(parse, token.head, steps)
        return outer if outer.is_for else PLAIN
    return PLAIN


def _noun_under(parse: Parse, i: int, steps: int) -> Commitment:
    """An act named by a noun: "denied the meeting", "will hold talks", "is no ally", "the talks will take place"."""
    token = parse.tokens[i]
    if token.dep in ("attr", "oprd"):
        return _commitment(parse, token.head, steps)
    governor = parse.tokens[token.head]
    if _is_party(parse, i):
        return PLAIN
    if token.dep == "dobj":
        if _is_made_anyway(token.lemma, governor.lemma):
            return PLAIN
        if _is_made_by(token.lemma, governor.lemma):
            return _commitment(parse, token.head, steps)
        tells = governor.lemma in _governors() or governor.lemma in words("factuality", "complement.light")
        return _complement(parse, i, token.head, steps) if tells else PLAIN
    occurs = governor.lemma in words("factuality", "complement.occurring")
    return _commitment(parse, token.head, steps) if token.dep in SUBJECTS and occurs else PLAIN


def _is_made_anyway(noun: str, verb: str) -> bool:
    """As in "dismissed her criticism": there is no answer to what nobody said."""
    return noun in words("factuality", "complement.uttered") and verb in words("factuality", "complement.answering")


def _is_made_by(noun: str, verb: str) -> bool:
    """As in "offered praise": to offer it is to give it."""
    return verb == "offer" and noun in words("factuality", "complement.performed")


def _is_party(parse: Parse, i: int) -> bool:
    """Whether the noun is a name or a role: whoever is said to be hired or met is there anyway."""
    token = parse.tokens[i]
    return token.tag.startswith("NNP") or token.lemma.removeprefix("ex-") in _roles()


@cache
def _roles() -> frozenset[str]:
    tables = lexicon("roles").values()
    lists = [part for table in tables for part in (table.values() if isinstance(table, dict) else (table,))]
    return frozenset(str(word) for listed in lists for word in listed)


# --- verbs, nouns and adjectives that take complements


def _complement(parse: Parse, i: int, governor: int, steps: int) -> Commitment:
    """What the governor makes of its complement `i`."""
    if _is_clause_before(parse, i, governor):
        return PLAIN
    governor = _predicate(parse, _seen_by(parse, i, governor))
    token = parse.tokens[governor]
    if parse.tokens[i].dep in ("csubj", "csubjpass") and child(parse, governor, "xcomp") is not None:
        return PLAIN  # "winning her praise is unlikely to help": the help is
    if token.lemma == "be" and _is_infinitive(parse, i):
        return POINTS["possible"].under(_commitment(parse, governor, steps))  # "is to meet"
    point = _hedge(parse, governor)
    if point is None and parse.tokens[i].dep == "ccomp" and token.lemma in words("factuality", "speech.words"):
        return _said(parse, governor, steps)
    affirmed, negated = (point, AGAIN[point]) if point else _told(parse, i, governor)
    if affirmed == negated == Factuality.CERTAIN:
        return PLAIN
    own = _commitment(parse, governor, steps)
    effect = POINTS[affirmed if own.is_for else negated]
    return Commitment(effect.is_for, min(effect.firmness, own.firmness), is_report=point is not None and own == PLAIN)


def _said(parse: Parse, cue: int, steps: int) -> Commitment:
    """Inside what is said nothing above counts; but "did not say that" and "if he said that" leave it open."""
    if parse.tokens[cue].lemma not in words("factuality", "speech.asserting"):
        return PLAIN
    own = _commitment(parse, cue, steps)
    return PLAIN if own.is_for and own.firmness else POINTS["unknown"]


def _seen_by(parse: Parse, i: int, governor: int) -> int:
    """The verb in "imagine Ruiz running", where the parse hangs "running" on the name; else the governor."""
    above = parse.tokens[governor].head
    is_participle = parse.tokens[i].dep == "acl" and parse.tokens[i].tag == "VBG"
    if is_participle and parse.tokens[governor].dep == "dobj" and parse.tokens[above].lemma in _governors():
        return above
    return governor


def _told(parse: Parse, i: int, governor: int) -> tuple[str, str]:
    """What the governor, with its particle where that is listed, makes of `i`, affirmed and negated."""
    is_clause = parse.tokens[i].dep == "ccomp" and not _is_infinitive(parse, i)
    if is_clause and parse.tokens[governor].lemma in words("factuality", "complement.factive_clause"):
        return "certain", "certain"
    listed = _governors().get(_with_particle(parse, governor)) or _governors().get(parse.tokens[governor].lemma)
    return listed or _unlisted(parse, i, governor)


def _with_particle(parse: Parse, verb: int) -> str:
    """As in "rule out"; nothing where the verb has none."""
    particle = child(parse, verb, "prt")
    if particle is None and parse.tokens[min(verb + 1, len(parse.tokens) - 1)].text.lower() == "on":
        particle = verb + 1  # the parse has "on" in "went on to say" for an adverb or a preposition
    return "" if particle is None else f"{parse.tokens[verb].lemma} {parse.tokens[particle].lemma}"


def _is_clause_before(parse: Parse, i: int, governor: int) -> bool:
    """Whether the two are clauses side by side: "he did not succeed her; the post was scrapped"."""
    return i < governor and any(parse.tokens[c].text == ";" for c in parse.children[governor] if i < c < governor)


def _is_infinitive(parse: Parse, i: int) -> bool:
    return any(parse.tokens[c].tag == "TO" for c in parse.children[i])


AGAIN = {"probable": "probably_not", "possible": "possibly_not"}  # "is not believed to have met"


def _predicate(parse: Parse, governor: int) -> int:
    """The word that tells: in "it is likely that", "there is no chance that", not "is" but what follows it."""
    if parse.tokens[governor].lemma != "be":
        return governor
    told = child(parse, governor, "acomp", "attr")
    return told if told is not None and parse.tokens[told].lemma in _governors() else governor


def _hedge(parse: Parse, governor: int) -> str | None:
    """The point that a passive without an agent makes of what is said: "is reported to", "it was speculated that"."""
    if child(parse, governor, "auxpass") is None or child(parse, governor, "agent") is not None:
        return None
    lemma = parse.tokens[governor].lemma
    hedging = lexicon("factuality")["speech"]["hedging"]
    return next((point for point, listed in hedging.items() if lemma in listed), None)


@cache
def _governors() -> dict[str, tuple[str, str]]:
    """For each listed governor what it makes of its complement, affirmed and negated; a later class wins."""
    rows: list[dict[str, Any]] = lexicon("factuality")["governor"]
    return {word: (row["affirmed"], row["negated"]) for row in rows for word in row["words"]}


def _unlisted(parse: Parse, i: int, governor: int) -> tuple[str, str]:
    """A verb that is not listed carries its own factuality on; a noun before an infinitive leaves it open."""
    if parse.tokens[i].dep == "ccomp" or (parse.tokens[i].dep == "acl" and not _is_infinitive(parse, i)):
        return "certain", "certain"
    if parse.tokens[governor].tag in NOUN_TAGS:
        return "possible", "possible"
    return "certain", "denied"
