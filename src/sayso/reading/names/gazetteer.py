"""Names that are known beforehand: countries and their adjectives, cities, parties, outlets, given names, titles."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from sayso.reading.lexicon import lexicon, words


@cache
def places() -> Mapping[str, str]:
    """Every form of a known place, as the press writes it, with the name it goes by."""
    table = lexicon("places")
    found: dict[str, str] = {name: name for name in table["cities"]["names"]}
    for part in ("states", "regions", "countries", "also"):
        for name, forms in table[part].items():
            found[name] = name
            if part not in ("countries", "regions"):
                found.update((form, name) for form in forms)
    shouted = {form.upper(): name for form, name in found.items() if len(form) > 4}  # "NEW YORK, Nov. 19"
    return MappingProxyType(shouted | found)


@cache
def adjectives() -> Mapping[str, str]:
    """The adjective of each country with its name: "Iraqi" with "Iraq"."""
    tables = (lexicon("places")["countries"], lexicon("places")["regions"])
    return MappingProxyType({form: name for table in tables for name, forms in table.items() for form in forms})


@cache
def countries() -> frozenset[str]:
    """The names of countries and territories, which can act as parties."""
    return frozenset(lexicon("places")["countries"])


@cache
def organisations() -> Mapping[str, str]:
    """Every form of a known body with the name it goes by."""
    table = lexicon("organisations")["known"]
    found = {name: name for name in table}
    found.update((form, name) for name, forms in table.items() for form in forms)
    return MappingProxyType(found)


@cache
def partisans() -> frozenset[str]:
    """Words for a party's members that also stand before a name ("Democrat Ann Ruiz")."""
    return words("organisations", "parties.partisan")


@cache
def known_words() -> frozenset[str]:
    """The known forms of one word."""
    forms = {*places(), *adjectives(), *organisations()}
    return frozenset(form for form in forms if " " not in form)


@cache
def given_names() -> Mapping[str, str]:
    """Given names with "male", "female" or "" where they are both."""
    table = {part: frozenset(lexicon("first_names")[part].split()) for part in ("male", "female", "both")}
    found = dict.fromkeys(table["male"], "male") | dict.fromkeys(table["female"], "female")
    shared = table["both"] | (table["male"] & table["female"])
    return MappingProxyType(found | dict.fromkeys(shared, ""))


@cache
def long_forms(given: str) -> frozenset[str]:
    """The given names that this one may be short for."""
    return frozenset(lexicon("first_names")["short"].get(given, ()))


@cache
def titles() -> Mapping[str, str]:
    """Titles that stand before a person's name, in lower case, with "male", "female" or ""."""
    table = lexicon("titles")
    found = dict.fromkeys((*table["neutral"], *table["short"], *table["more"]), "")
    for part in ("office", "lead", "staff", "member", "candidate", "founder", "owner", "lawyer"):
        found.update(dict.fromkeys(words("roles", part), ""))
    for gender in ("male", "female"):
        found.update(dict.fromkeys((*table[gender], *table[f"regnal_{gender}"]), gender))
        found.update((word, gender) for word in table["gendered"][gender] if word in found)
    return MappingProxyType(found)


def full_title(title: str) -> str:
    """The title spelled out: "corporal" for "cpl."."""
    bare = title.rstrip(".")
    return str(lexicon("titles")["spelled_out"].get(bare, bare))


@cache
def title_ends() -> frozenset[str]:
    """The last words of all titles, to pass over what cannot be one."""
    return frozenset(title.replace("-", " ").split()[-1] for title in titles())


@cache
def regnal_titles() -> frozenset[str]:
    """Titles that make a name with a given name alone ("Queen Ottilie", "Pope Damian")."""
    return words("titles", "regnal_male") | words("titles", "regnal_female")


@cache
def gender_of_noun(noun: str) -> str:
    """What the noun says: "male" or "female" for "brother", "actress", else ""."""
    if noun in words("titles", "gendered.female"):
        return "female"
    return "male" if noun in words("titles", "gendered.male") else ""
