"""Corrections in the reading view: selected words make a claim, and what was read is right, wrong or other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from threading import Lock
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, HTTPException, Request
from fastapi.responses import RedirectResponse, Response

from sayso.answers.article import Article, Marked
from sayso.answers.asked import DecisionShown, Judgement
from sayso.answers.book import Record
from sayso.answers.claiming import ClaimGiven
from sayso.answers.findings import Change
from sayso.errors import RecordError, SaysoError
from sayso.ids import content_id
from sayso.model import Factuality, Kind, Phase, Span, Stage
from sayso.relations import Relation, relations
from sayso.web.addresses import of_article
from sayso.web.marks import blocks
from sayso.web.showing import TABLE, page, record_of, served_by

FIELDS = ("relation", "role", "time", "factuality", "phase", "stage")  # of a claim, that can be put right
UNTOLD = {"factuality": str(Factuality.CERTAIN), "phase": str(Phase.HOLDS)}  # what a claim is unless it is told
UNFIT = 422  # a form that cannot be taken as it is
SHOWN_CHANGES = 8
DIGITS = 15  # of a number that an address can mean: far beyond any text, and no number to choke on
GONE = (
    "The article does not have this claim any more: it was read anew or put right meanwhile. Below is what it has now."
)
MEANWHILE = "This claim was judged in the meantime. Here it is as it reads now."
Sent = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Choice:
    """Somebody whom the article mentions, by the mention nearest to the words."""

    place: str
    name: str
    words: str
    inside: bool  # whether the mention is among the words


@dataclass(frozen=True, slots=True)
class Correcting:
    """A form about words of an article: a claim to be added, or one that was read."""

    words: str
    at: str
    choices: tuple[Choice, ...]
    marked: Marked | None = None
    sent: Sent = field(default_factory=dict)  # what the form holds

    @property
    def as_read(self) -> str:
        """Which reading of the claim the form is about: another, and somebody was faster."""
        return _as_read(self.marked) if self.marked else ""


@dataclass(frozen=True, slots=True)
class Noted:
    """A decision that was just made, and what stands differently since."""

    decision: DecisionShown
    changes: tuple[Change, ...]
    more: int


def _may_judge(request: Request) -> None:
    """Refused where the server only shows."""
    if not served_by(request).review:
        raise HTTPException(403, "This server only shows. Start it with --review to correct.")


async def _sent(request: Request) -> Sent:
    """What the form says; blanks around what is typed say nothing."""
    return {name: value.strip() for name, value in (await request.form()).items() if isinstance(value, str)}


router = APIRouter(dependencies=[Depends(_may_judge)])
JUDGING = Lock()  # one judgement at a time: each is about the article as the one before left it
Given = Annotated[Sent, Depends(_sent)]


def shown(
    request: Request, article: Article, *, risky: bool, form: Correcting | None = None, problem: str = ""
) -> Response:
    """The page of an article; where it may be judged with the form that is asked for and what was noted last."""
    noted, asked = None, request.query_params
    if served_by(request).review and not problem:
        form, problem = _asked_for(record_of(request), article, asked)
        noted = _noted(record_of(request), asked)
    return page(
        request,
        "article.html",
        status=UNFIT if problem else 200,
        article=article,
        blocks=blocks(article),
        risky=risky,
        data=TABLE,
        form=form,
        problem=problem,
        noted=noted,
        by_field=_by_field(),
        kinds=[kind for kind in Kind if kind is not Kind.GROUP],
        stages=list(Stage),
        factualities=list(Factuality),
    )


@router.post("/corrections/add")
def added(request: Request, sent: Given) -> Response:
    """Add a claim."""

    def add(record: Record, document: str, who: str) -> Judgement:
        return record.add_claim(document, sent.get("words", ""), _claim_given(sent), who=who, why=_why(sent))

    return _done(request, sent, add)


@router.post("/corrections/claim")
def judged(request: Request, sent: Given) -> Response:
    """Say that a claim is read right, wrong, or other than it is: with other parties it takes the place of that one."""

    def judge(record: Record, document: str, who: str) -> Judgement:
        marked = _marked(record, document, sent.get("claim", ""))
        if sent.get("verdict") in ("right", "wrong"):
            right = sent["verdict"] == "right"
            return record.judge_claim(document, marked.claim.id, right=right, who=who, why=_why(sent))
        held = _held(marked)
        if any(sent.get(side, held[side]) != held[side] for side in ("subject", "object")):
            given = replace(_claim_given(sent), instead_of=marked.claim.id)
            return record.add_claim(
                document, _place((marked.claim.start, marked.claim.end)), given, who=who, why=_why(sent)
            )
        fields = {name: sent[name] for name in FIELDS if sent.get(name, held[name]) != held[name]}
        if not fields:
            raise RecordError("Nothing in the form is other than it was read.")
        return record.judge_claim(document, marked.claim.id, fields=fields, who=who, why=_why(sent))

    return _done(request, sent, judge)


@router.post("/corrections/party")
def moved(request: Request, sent: Given) -> Response:
    """Say that somebody else is meant where a claim names one of its parties."""

    def move(record: Record, document: str, who: str) -> Judgement:
        marked = _marked(record, document, sent.get("claim", ""))
        of_object = sent.get("party") == "object"
        party, span = (marked.object, marked.object_span) if of_object else (marked.subject, marked.subject_span)
        being = sent.get("being") or None
        return record.apart(party, being, at=[f"{document}:{_place(span)}"], who=who, why=_why(sent))

    return _done(request, sent, move)


@router.post("/corrections/undo")
def undone(request: Request, sent: Given) -> Response:
    """Take a decision back, or an undoing."""
    return _done(request, sent, lambda record, _, who: record.take_back(sent.get("decision", ""), who=who))


def _done(request: Request, sent: Sent, make: Callable[[Record, str, str], Judgement]) -> Response:
    """Make a judgement and show the article anew; where it cannot be made, the form again with the reason."""
    record, risky = record_of(request), bool(sent.get("risky"))
    article = record.article(sent.get("document", ""), risky=risky)
    with JUDGING:
        marked = _found(record, article.document, sent.get("claim", ""))
        if marked is None and sent.get("claim"):
            return shown(request, article, risky=risky, problem=GONE)
        form = _form_of(article, marked) if marked else None
        if form is not None and sent.get("as_read", form.as_read) != form.as_read:
            return shown(request, article, risky=risky, form=form, problem=MEANWHILE)
        last = record.last_change()
        try:
            made = make(record, article.document, served_by(request).who)
        except SaysoError as error:
            if form is None and "words" in sent:
                form = _form(article, sent["words"], sent.get("at", ""))
            again = replace(form, sent=sent) if form else None
            return shown(request, article, risky=risky, form=again, problem=str(error))
    asked = {"noted": made.decision.id, "after": last} | ({"risky": "true"} if risky else {})
    return RedirectResponse(f"{of_article(article.document)}?{urlencode(asked)}", 303)


def _asked_for(record: Record, article: Article, asked: Mapping[str, str]) -> tuple[Correcting | None, str]:
    """The form that an address asks for, and why there is none."""
    if id := asked.get("claim"):
        marked = _found(record, article.document, id)
        return (_form_of(article, marked), "") if marked else (None, GONE)
    if "words" in asked:
        form = _form(article, asked["words"], asked.get("at", ""))
        subject, object = ([each.place for each in form.choices if each.inside] + ["", ""])[:2]
        return replace(form, sent={"subject": subject, "object": object}), ""
    return None, ""


def _form(article: Article, words: str, at: str) -> Correcting:
    """The form for a claim of these words."""
    start = _number(at) or 0
    return Correcting(words, at, tuple(_choices(article, (start, start + len(words)), None)))


def _form_of(article: Article, marked: Marked) -> Correcting:
    """The form about a claim, with the claim as it is read, or as it was put right."""
    choices = tuple(_choices(article, (marked.claim.start, marked.claim.end), marked))
    return Correcting(marked.claim.words, "", choices, marked, _held(marked))


def _choices(article: Article, span: Span, marked: Marked | None) -> Iterable[Choice]:
    """Everybody mentioned, in the order of the text: those among the words first."""
    nearest: dict[str, tuple[Span, str]] = {}
    for each in sorted(article.mentions, key=lambda each: (_apart((each.start, each.end), span), each.start)):
        if each.entity:
            nearest.setdefault(each.entity, ((each.start, each.end), each.name))
    if marked is not None:  # as they are read, which need not be the nearest mention
        nearest[marked.subject] = (marked.subject_span, marked.subject_name)
        nearest[marked.object] = (marked.object_span, marked.object_name)
    found = [Choice(_place(at), name, article.text[slice(*at)], not _apart(at, span)) for at, name in nearest.values()]
    return sorted(found, key=lambda each: (not each.inside, int(each.place.partition("-")[0])))


def _apart(span: Span, other: Span) -> int:
    return max(0, span[0] - other[1] + 1, other[0] - span[1] + 1)


def _found(record: Record, document: str, claim: str) -> Marked | None:
    """The claim of this id, where the article has it as it reads now."""
    claims = record.article(document, risky=True).claims if claim else ()
    return next((each for each in claims if each.claim.id == claim), None)


def _marked(record: Record, document: str, claim: str) -> Marked:
    """The claim of this id. Raises RecordError where the article has none."""
    if (found := _found(record, document, claim)) is None:
        raise RecordError(GONE)
    return found


def _as_read(marked: Marked) -> str:
    return content_id("r", marked.subject, marked.object, marked.claim.review, *_held(marked).values())


def _held(marked: Marked) -> dict[str, str]:
    """A claim as the form has it."""
    claim = marked.claim
    return {
        "subject": _place(marked.subject_span),
        "object": _place(marked.object_span),
        "relation": marked.relation,
        "role": marked.role,
        "time": claim.time,
        "factuality": str(claim.factuality),
        "phase": str(claim.phase),
        "stage": str(claim.stage or ""),
    }


def _place(span: Span) -> str:
    return f"{span[0]}-{span[1]}"


def _claim_given(sent: Sent) -> ClaimGiven:
    told = {name: sent[name] for name in (*FIELDS[1:], "basis") if sent.get(name)}
    told = {name: value for name, value in told.items() if UNTOLD.get(name) != value}
    parties = []
    for side in ("subject", "object"):
        words = sent.get(f"{side}_words", "")
        if words and sent.get(f"{side}_kind"):
            told[f"{side}_kind"] = sent[f"{side}_kind"]
        parties.append(words or sent.get(side, ""))
    return ClaimGiven(parties[0], sent.get("relation", ""), parties[1], told, _number(sent.get("at", "")))


def _number(told: str) -> int | None:
    return int(told) if told.isdecimal() and len(told) <= DIGITS else None


def _why(sent: Sent) -> str:
    return sent.get("why", "")


def _noted(record: Record, asked: Mapping[str, str]) -> Noted | None:
    if not asked.get("noted"):
        return None
    made = next((each for each in record.judgements() if each.id == asked["noted"]), None)
    after = _number(asked.get("after", ""))
    if made is None or after is None:
        return None
    changes = [change for group in record.changes_after(after, private=True) for change in group.changes]
    return Noted(made, tuple(changes[:SHOWN_CHANGES]), max(0, len(changes) - SHOWN_CHANGES))


def _by_field() -> dict[str, list[Relation]]:
    """The relations by field, in the order of the file."""
    found: dict[str, list[Relation]] = {}
    for each in relations().values():
        found.setdefault(each.field, []).append(each)
    return found
