"""Whether a person is a man or a woman, as far as title, given name, role and kin words tell."""

from __future__ import annotations

from collections import Counter

from sayso.model import Entity, Form, Kind, Reading
from sayso.reading.names.gazetteer import gender_of_noun, given_names, titles
from sayso.reading.parties import Parties
from sayso.reading.syntax import child

Genders = dict[str, str]

# what a title or noun says outweighs a given name, which outweighs nothing
BY_WORD, BY_NAME = 3, 2


def genders(reading: Reading, parties: Parties) -> Genders:
    """The gender by entity id, "male" or "female", for the persons of whom the words tell."""
    found: Genders = {}
    for entity in reading.entities:
        if entity.kind is Kind.PERSON:
            votes = _by_given_name(entity) + _by_words_around(reading, parties, entity)
            best = votes.most_common(2)
            if best and (len(best) == 1 or best[0][1] > best[1][1]):
                found[entity.id] = best[0][0]
    return found


def _by_given_name(entity: Entity) -> Counter[str]:
    """The gender of the first word of the full name that is a given name of men or of women alone."""
    parts = entity.name.split()
    if parts[0].lower() in titles():
        told = titles()[parts[0].lower()]
        return Counter({told: BY_WORD}) if told else Counter()
    if len(parts) == 1:
        return Counter()
    told = given_names().get(parts[0], "") or given_names().get(parts[0].split("-")[0], "")
    if not told and parts[0] not in given_names() and len(parts) > 2:
        told = given_names().get(parts[1], "")
    return Counter({told: BY_NAME}) if told else Counter()


def _by_words_around(reading: Reading, parties: Parties, entity: Entity) -> Counter[str]:
    """What titles and nouns before the name, and nouns in apposition, say."""
    votes: Counter[str] = Counter()
    parse = reading.parse
    for mention in entity.mentions:
        inside = parties.tokens_in(mention.span)
        if mention.form is not Form.NAME or not inside:
            continue
        first, head = inside[0], parse.tokens[inside[-1]]
        if first and parse.tokens[first - 1].sentence == head.sentence:
            word = parse.tokens[first - 1].text.lower()
            votes[titles().get(word, "") or gender_of_noun(word)] += BY_WORD
        told = child(parse, head.i, "appos")
        if told is not None:
            votes[gender_of_noun(parse.tokens[told].lemma)] += BY_WORD
        if head.dep == "appos":
            votes[gender_of_noun(parse.tokens[head.head].lemma)] += BY_WORD
    del votes[""]
    return votes
