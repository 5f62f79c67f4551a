"""The record as its users hold it: every verb in one place, each a call to the module of its name.

Each verb imports its module when it is called: who asks one question need not wait until all the others are loaded.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sayso.model import Reader
from sayso.record.chains import STEPS
from sayso.record.store import Store
from sayso.record.weighing.standing import DRAWN, FIRM

if TYPE_CHECKING:
    from sayso.answers.article import Article
    from sayso.answers.asked import About, Asked, DecisionShown, Judgement, Question, Reply
    from sayso.answers.briefed import Brief
    from sayso.answers.checked import CheckedSentence
    from sayso.answers.claiming import ClaimGiven
    from sayso.answers.documents import DocumentShown, OutletShown
    from sayso.answers.erasures import ErasureShown
    from sayso.answers.findings import Chain, Changes, Dispute, Life, UnnamedSource
    from sayso.answers.name_lists import ImportShown, NameListShown
    from sayso.answers.network import Network
    from sayso.answers.overview import Overview
    from sayso.answers.search import Found
    from sayso.answers.shapes import Intact, Moment, Namesake, Page, StatementShown, TieShown, Who
    from sayso.answers.statement import StatementFound
    from sayso.answers.stretches import Stretches
    from sayso.answers.tie import TieFound
    from sayso.model import Document
    from sayso.record.weighing.standing import Standing

PAGE = 50  # articles
TIES = 150  # that a network shows unasked


class Record(Store):
    """A record with its verbs; made by `sayso.open`.

    Every NAME is matched without regard to case, accents and titles; a handle (@name) and an id work too. A name that
    nobody carries raises UnknownName with the nearest ones.

    Lists come whole, or `limit` of them at a time: what a page has as `next` is what `after` is for the one behind it.

    `as_of` is a time in the world, as EDTF ("2016-10"): what may have been so then, by the claims that speak of the
    time up to it. `known_by` is a time of the record ("2026-11-20", UTC): what it had read and been told by then.
    """

    @contextmanager
    def known_by(self, moment: str) -> Iterator[Record]:
        """The record as it was at a moment, concluded anew in memory; "" is the record as it is."""
        if not moment:
            yield self
            return
        from sayso.record.past import IN_MEMORY, recall_into

        with Record(IN_MEMORY) as past:
            recall_into(past, self, moment)
            yield past

    def people(self, name: str, *, known_by: str = "") -> tuple[Namesake, ...]:
        """Everybody and everything the name fits, with what tells them apart."""
        from sayso.answers.who import people

        with self.known_by(known_by) as record:
            return people(record, name)

    def who(
        self, name: str, *, risky: bool = False, as_of: str = "", known_by: str = "", limit: int | None = None
    ) -> Who:
        """The profile of the one party the name fits, or the list of those it fits; `risky` adds its risky ties.

        `limit` gives so many ties of each field at most.
        """
        from sayso.answers.who import who

        with self.known_by(known_by) as record:
            return who(record, name, risky=risky, as_of=as_of, limit=limit)

    def ties(
        self,
        name: str,
        other: str | None = None,
        *,
        risky: bool = False,
        as_of: str = "",
        known_by: str = "",
        after: str = "",
        limit: int | None = None,
    ) -> Page[TieShown]:
        """The ties of all whom the name fits, or those between them and the other; latest evidence first.

        `risky` adds those that rest on claims of family, law or money that are too often wrong (docs/scores.md).
        """
        from sayso.answers.ties import ties

        with self.known_by(known_by) as record:
            return ties(record, name, other, risky=risky, as_of=as_of, after=after, limit=limit)

    def said(
        self,
        name: str,
        about: str | None = None,
        *,
        attitudes: bool = False,
        as_of: str = "",
        known_by: str = "",
        after: str = "",
        limit: int | None = None,
    ) -> Page[StatementShown]:
        """What they said and wrote, about all or about one; latest first; with `attitudes` also what is ascribed."""
        from sayso.answers.said import said

        with self.known_by(known_by) as record:
            return said(record, name, about, attitudes=attitudes, as_of=as_of, after=after, limit=limit)

    def timeline(
        self, name: str, other: str | None = None, *, risky: bool = False, as_of: str = "", known_by: str = ""
    ) -> tuple[Moment, ...]:
        """Their ties and statements by date, or those between them and the other; oldest first."""
        from sayso.answers.timeline import timeline

        with self.known_by(known_by) as record:
            return timeline(record, name, other, risky=risky, as_of=as_of)

    def stretches(
        self, name: str, other: str | None = None, *, risky: bool = False, as_of: str = "", known_by: str = ""
    ) -> Stretches:
        """The same as stretches of time, with the days between which each begins and ends."""
        from sayso.answers.stretches import stretches

        with self.known_by(known_by) as record:
            return stretches(record, name, other, risky=risky, as_of=as_of)

    def tie(self, id: str) -> TieFound:
        """One tie by its id, with its origins and how it stood after each article."""
        from sayso.answers.tie import tie

        return tie(self, id)

    def statement(self, id: str, document: str = "", *, risky: bool = False) -> StatementFound:
        """One statement by its id, with its sentence, whose word it is, what rests on it and its words elsewhere.

        Articles of one text have the same statements; `document` says whose is meant, else the first.
        """
        from sayso.answers.statement import statement_found

        return statement_found(self, id, document, risky=risky)

    def article(self, document: str, *, risky: bool = False) -> Article:
        """One article by its id: its text to the letter and all that is marked in it."""
        from sayso.answers.article import article

        return article(self, document, risky=risky)

    def documents(self, *, outlet: str = "", after: str = "", limit: int = PAGE) -> Page[DocumentShown]:
        """Articles, latest first, of one outlet or all, a page at a time."""
        from sayso.answers.documents import documents

        return documents(self, outlet_name=outlet, after=after, limit=limit)

    def outlets(self) -> tuple[OutletShown, ...]:
        """The outlets with how many articles each has."""
        from sayso.answers.documents import outlets

        return outlets(self)

    def overview(self) -> Overview:
        """How much the record holds and how much of it nobody has looked at."""
        from sayso.answers.overview import overview

        return overview(self)

    def search(self, query: str) -> Found:
        """Names that begin with the words, and passages that hold them."""
        from sayso.answers.search import search

        return search(self, query)

    def disputes(
        self,
        name: str | None = None,
        *,
        as_of: str = "",
        known_by: str = "",
        private: bool = False,
        risky: bool = False,
        after: str = "",
        limit: int | None = None,
    ) -> Page[Dispute]:
        """What sources conflict about, deny or date otherwise, with the words of each side."""
        from sayso.answers.disputes import disputes

        with self.known_by(known_by) as record:
            return disputes(record, name, as_of=as_of, private=private, risky=risky, after=after, limit=limit)

    def unnamed(
        self,
        name: str | None = None,
        *,
        known_by: str = "",
        private: bool = False,
        risky: bool = False,
        after: str = "",
        limit: int | None = None,
    ) -> Page[UnnamedSource]:
        """What rests on unnamed word only, by the words for the source and the outlet."""
        from sayso.answers.unnamed import unnamed

        with self.known_by(known_by) as record:
            return unnamed(record, name, private=private, risky=risky, after=after, limit=limit)

    def path(
        self,
        name: str,
        other: str,
        *,
        steps: int = STEPS,
        standings: Collection[Standing] = FIRM,
        through_any: bool = False,
        risky: bool = False,
        as_of: str = "",
        known_by: str = "",
    ) -> Chain:
        """The shortest chain of ties between two parties, its weakest link, or what was searched in vain."""
        from sayso.answers.path import path

        with self.known_by(known_by) as record:
            return path(
                record,
                name,
                other,
                steps=steps,
                standings=standings,
                through_any=through_any,
                risky=risky,
                as_of=as_of,
            )

    def network(
        self,
        name: str | None = None,
        *,
        steps: int = 1,
        relations: Iterable[str] = (),
        standings: Iterable[Standing] = DRAWN,
        origins: int = 1,
        private: bool = False,
        risky: bool = False,
        as_of: str = "",
        known_by: str = "",
        limit: int = TIES,
    ) -> Network:
        """The parties and ties around a name, in one or two steps, or those with the most claims of the record.

        `relations` are names of relations or of their fields ("money"), none for all; `origins` is the fewest that a
        tie may have; `private` adds people without a public role.
        """
        from sayso.answers.network import Wanted, network

        wanted = Wanted(steps, as_of, tuple(relations), tuple(standings), origins, private, risky, limit)
        with self.known_by(known_by) as record:
            return network(record, name, wanted)

    def life(
        self, name: str, other: str | None = None, *, risky: bool = False, as_of: str = "", known_by: str = ""
    ) -> tuple[Life, ...]:
        """What was guessed at, doubted, denied or had from unnamed sources, article by article."""
        from sayso.answers.life import life

        with self.known_by(known_by) as record:
            return life(record, name, other, risky=risky, as_of=as_of)

    def brief(
        self, name: str, *, risky: bool = False, private: bool = False, as_of: str = "", known_by: str = ""
    ) -> Brief:
        """A briefing on the one party the name fits, cut to what can be read on paper, or the list of those it fits."""
        from sayso.answers.brief import brief

        with self.known_by(known_by) as record:
            return brief(record, name, risky=risky, private=private, as_of=as_of)

    def changes(
        self, since: str, name: str | None = None, *, private: bool = False, after: str = "", limit: int | None = None
    ) -> Page[Changes]:
        """What the record concludes differently since a day or moment of its own time (UTC), by what changed it."""
        from sayso.answers.changes import changes

        return changes(self, since, name, private=private, after=after, limit=limit)

    def check(
        self, draft: Document, *, exclude_outlets: Iterable[str] = (), reader: Reader = Reader.HEADS
    ) -> tuple[CheckedSentence, ...]:
        """A draft's sentences, each with its claims and quotations held against the record; nothing is kept of it."""
        from sayso.answers.check import check

        return check(self, draft, exclude_outlets=exclude_outlets, reader=reader)

    def questions(
        self,
        about: Collection[About] | None = None,
        *,
        name: str | None = None,
        limit: int | None = None,
        without: Collection[str] = (),
    ) -> Asked:
        """What a person should judge, most valuable first, each with everything needed to answer it."""
        from sayso.answers.questions import questions

        return questions(self, about, name=name, limit=limit, without=without)

    def judge(self, question: Question, reply: Reply, *, who: str = "", why: str = "") -> DecisionShown:
        """Write the answer to a question down; it counts at once, and `undo` takes it back."""
        from sayso.answers import judged

        return judged.judge(self, question, reply, who=who, why=why)

    def same(self, name: str, other: str, *, who: str = "", why: str = "") -> Judgement:
        """Say that two parties are one; gives what changed."""
        from sayso.answers import judged

        return judged.same(self, name, other, who=who, why=why)

    def apart(
        self,
        name: str,
        other: str | None = None,
        *,
        articles: Collection[str] = (),
        at: Collection[str] = (),
        who: str = "",
        why: str = "",
    ) -> Judgement:
        """Say that two parties are two, or that articles or mentions mean somebody else; gives what changed.

        `at` are places of mentions (DOCUMENT:START-END) that mean the other, or somebody of their own.
        """
        from sayso.answers import judged

        return judged.apart(self, name, other, articles=articles, at=at, who=who, why=why)

    def add_claim(self, article: str, words: str, given: ClaimGiven, *, who: str = "", why: str = "") -> Judgement:
        """Say that words of an article (or a place in it, START-END) make a claim not read; gives what changed."""
        from sayso.answers import claiming

        return claiming.add_claim(self, article, words, given, who=who, why=why)

    def judge_claim(
        self,
        article: str,
        claim: str,
        *,
        right: bool = True,
        fields: Mapping[str, str] | None = None,
        who: str = "",
        why: str = "",
    ) -> Judgement:
        """Say that a claim is read right, wrong, or right but for these fields; gives what changed."""
        from sayso.answers import claiming

        return claiming.judge_claim(self, article, claim, right=right, fields=fields or {}, who=who, why=why)

    def withdraw(self, article: str, *, day: str = "", who: str = "", why: str = "") -> Judgement:
        """Take note that its outlet took an article back (by id or URL); gives what changed."""
        from sayso.answers import judged

        return judged.withdraw(self, article, day=day, who=who, why=why)

    def reinstate(self, article: str, *, who: str = "", why: str = "") -> Judgement:
        """Take a withdrawal back; gives what changed."""
        from sayso.answers import judged

        return judged.reinstate(self, article, who=who, why=why)

    def take_back(self, decision: str, *, who: str = "", why: str = "") -> Judgement:
        """Undo a decision by its id; gives what changed."""
        from sayso.answers import judged

        return judged.take_back(self, decision, who=who, why=why)

    def judgements(self) -> tuple[DecisionShown, ...]:
        """Every decision ever made, the latest first, with whether it holds."""
        from sayso.answers import judged

        return judged.judgements(self)

    def last_change(self) -> int:
        """The number of the latest change that was noted: `changes_after` gives what comes after it."""
        from sayso.answers import judged

        return judged.last_change(self)

    def changes_after(self, number: int, *, private: bool = False) -> tuple[Changes, ...]:
        """What the record concludes differently since the change of that number; `private` adds private people."""
        from sayso.answers.changes import changes_after

        return changes_after(self, number, private=private)

    def import_names(self, file: str, data: bytes, *, name: str = "") -> ImportShown:
        """Take in a list of names (CSV, FollowTheMoney JSON) from its bytes and link by it; `file` is its name."""
        from sayso.answers.name_lists import import_names

        return import_names(self, file, data, name=name)

    def name_lists(self) -> tuple[NameListShown, ...]:
        """The lists of names, with how many of the record are linked."""
        from sayso.answers.name_lists import name_lists

        return name_lists(self)

    def erase_person(self, *names: str, really: bool = False) -> ErasureShown:
        """What goes when whom these names or ids mean is erased, as one person; with `really` it is gone for good."""
        from sayso.answers.erase import erase

        return erase(self, names, really=really)

    def intact(self) -> Intact:
        """Whether every kept text and every span is what it was."""
        from sayso.answers.intact import intact

        return intact(self)


def open_record(path: str = "") -> Record:
    """The record at a path or database URL; see `sayso.open`."""
    return Record(path)
