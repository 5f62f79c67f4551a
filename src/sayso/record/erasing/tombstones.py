"""How erased people are known again: by keyed hashes of their names, so that no name is kept (docs/erasing.md)."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

from sqlalchemy import Connection, Row, select

from sayso.model import Document, Span
from sayso.reading.lexicon import lexicon
from sayso.record import schema
from sayso.record.erasing.blanks import (
    RUN_TOGETHER,
    addresses,
    blanked,
    full_names,
    outside,
    run_together,
    single_words,
    unescaped,
)
from sayso.record.names.folding import fold, is_full_name, listed, without_titles

KEY_BYTES = 16
BY_ID, BY_EDITION = "document {}", "edition {} {}"  # what a document that was redacted is known again by
LONGEST_PHRASE = 5  # words of a title or body that tells namesakes apart
MIDDLE = 1  # an initial more between given and family name


def keyed(key: str, words: str) -> str:
    """A hash that tells nothing to those who lack the key."""
    return blake2b(words.encode("utf-8", "surrogatepass"), key=bytes.fromhex(key), digest_size=KEY_BYTES).hexdigest()


def new_key() -> str:
    """A key for the hashes of one record."""
    return secrets.token_hex(KEY_BYTES)


@dataclass(frozen=True)
class Tombstone:
    """Somebody who was erased; every field but the counts and the key is hashes."""

    id: str
    key: str
    full: frozenset[str] = frozenset()  # of full names, and of these run together
    words: frozenset[str] = frozenset()  # of family names and others by which an article may go on
    most: int = 0  # words of the longest name
    lengths: frozenset[int] = frozenset()  # letters of names run together
    documents: frozenset[str] = frozenset()  # of ids: articles that named them
    spared: frozenset[str] = frozenset()  # of ids: articles about namesakes
    entities: frozenset[str] = frozenset()  # of ids: what they were known by in the record
    marks: frozenset[str] = frozenset()  # of titles, bodies and companions of theirs
    other_marks: frozenset[str] = frozenset()  # of titles and bodies of namesakes, two words or more

    def is_full(self, folded: str) -> bool:
        """Whether folded words are their whole name."""
        return keyed(self.key, folded) in self.full

    def is_word(self, folded: str) -> bool:
        """Whether a folded word is a part of their name by which articles go on."""
        return keyed(self.key, folded) in self.words

    def is_theirs(self, names: Iterable[str]) -> bool:
        """Whether somebody of these names is them in an article that names them: by one whole name, or all parts."""
        folded = [without_titles(fold(name)) for name in names]
        whole = any(self.is_full(name) or self.is_full(_without_initial(name)) for name in folded)
        return whole or (bool(folded) and all(map(self.is_word, folded)))

    def named_in(self, words: str) -> list[Span]:
        """Where their whole name stands in some words."""
        found = list(full_names(words, self.is_full, self.most))
        for start, end in addresses(words):
            found += ((start + a, start + b) for a, b in run_together(words[start:end], self.is_full, self.lengths))
        return found

    def meant_in(self, words: str, others: Iterable[Span] = ()) -> list[Span]:
        """Where words stand for them in an article that names them; `others` are the names of other parties."""
        several = full_names(words, self.is_word, self.most)
        parts = outside([*several, *single_words(words, self.is_word, capital=True)], others)
        for start, end in addresses(words):
            parts += ((start + a, start + b) for a, b in single_words(words[start:end], self.is_word, capital=False))
        return [*self.named_in(words), *parts]

    def redacted(self, words: str, *, theirs: bool = True) -> str:
        """Some words with their name made unreadable: the whole name only, unless the article is one of `theirs`."""
        return blanked(words, self.meant_in(words) if theirs else self.named_in(words))

    def redacted_address(self, url: str, *, theirs: bool = True) -> str:
        """An address or id likewise; in it names are in lower case, escaped and run together."""
        read, places = unescaped(url)
        found = [*full_names(read, self.is_full, self.most), *run_together(read, self.is_full, self.lengths)]
        found += single_words(read, self.is_word, capital=False) if theirs else []
        return blanked(url, ((places[start][0], places[end - 1][1]) for start, end in found))

    def is_held(self, document: str) -> bool:
        """Whether an article of this id named them."""
        return keyed(self.key, document) in self.documents

    def names_them(self, document: Document) -> bool:
        """Whether a document is to be redacted: it names them, or did before, and is not plainly about a namesake."""
        hashed = keyed(self.key, document.id)
        if hashed in self.documents:
            return True
        fields = (document.text, document.title, document.outlet, *(post.author for post in document.posts))
        named = any(self.named_in(field) for field in fields)
        links = (document.url, document.id, *(post.handle for post in document.posts))
        if not named and all(self.redacted_address(link, theirs=False) == link for link in links):
            return False
        return hashed not in self.spared and not self._is_about_a_namesake(document)

    def _is_about_a_namesake(self, document: Document) -> bool:
        """Whether it has a title or body of a namesake and none of theirs."""
        if not self.other_marks:
            return False
        shown = {keyed(self.key, phrase) for phrase in phrases(f"{document.title}\n{document.text}")}
        return bool(shown & self.other_marks) and not shown & self.marks

    @property
    def row(self) -> dict[str, Any]:
        """What the table `erasure` holds."""
        lists = ("full", "words", "lengths", "documents", "spared", "entities", "marks", "other_marks")
        return {"id": self.id, "key": self.key, "most": self.most} | {
            name: sorted(getattr(self, name)) for name in lists
        }


def phrases(text: str) -> set[str]:
    """Each run of up to five folded words."""
    words = fold.__wrapped__(text).split()
    return {" ".join(words[i : i + n]) for i in range(len(words)) for n in range(1, LONGEST_PHRASE + 1)}


def tombstone(id: str, key: str, names: Iterable[str]) -> Tombstone:
    """The tombstone of somebody who goes by these names; the fields about articles are still to be filled in."""
    folded = {without_titles(fold(name)) for name in names} - {""}
    full = {name for name in folded if is_full_name(name) and not _is_family(name, folded)}
    joined = {run for name in full if len(run := name.replace(" ", "")) >= RUN_TOGETHER}
    inverted = {f"{family(name)}, {given}" for name in full if (given := name.removesuffix(f" {family(name)}")) != name}
    parts = (folded - full) | {family(name) for name in full}
    return Tombstone(
        id=id,
        key=key,
        full=hashes(key, full | joined | inverted),
        words=hashes(key, parts),
        most=max((_raw_length(name) for name in full), default=0) + MIDDLE,
        lengths=frozenset(map(len, joined)),
    )


def family(folded: str) -> str:
    """The family name within a folded full name."""
    words = [word for word in folded.split() if word not in listed("suffixes")]
    return words[-1] if words else folded


def held(connection: Connection) -> tuple[Tombstone, ...]:
    """Everybody who was erased from the record."""
    return tuple(_tombstone(row) for row in connection.execute(select(schema.erasure).order_by(schema.erasure.c.id)))


def key_of(connection: Connection) -> str:
    """The record's key; a new one where nobody was erased yet."""
    return next((each.key for each in held(connection)), "") or new_key()


def _tombstone(row: Row[Any]) -> Tombstone:
    return Tombstone(
        id=row.id,
        key=row.key,
        full=frozenset(row.full),
        words=frozenset(row.words),
        most=row.most,
        lengths=frozenset(row.lengths),
        documents=frozenset(row.documents),
        spared=frozenset(row.spared),
        entities=frozenset(row.entities),
        marks=frozenset(row.marks),
        other_marks=frozenset(row.other_marks),
    )


def hashes(key: str, words: Iterable[str]) -> frozenset[str]:
    """The keyed hash of each."""
    return frozenset(keyed(key, each) for each in words)


def _is_family(name: str, names: Iterable[str]) -> bool:
    """Whether the words are a family name: "van der berg" beside "bo van der berg"."""
    particle = name.split()[0] in lexicon("capitals")["particles"]
    return particle and any(other.endswith(f" {name}") for other in names)


def _without_initial(folded: str) -> str:
    """The name without single letters between given and family name."""
    first, *inner, last = folded.split() if " " in folded else (folded, "")
    return " ".join((first, *(word for word in inner if len(word) > 1), last)).strip()


def _raw_length(folded: str) -> int:
    """How many words the name may be written as: initials that stand together are one word only when folded."""
    words = folded.split()
    return len(words) + sum(len(word) - 1 for word in words[:-1] if len(word) <= 3)
