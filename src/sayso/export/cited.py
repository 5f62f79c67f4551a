"""How a briefing words what it rests on: days, ties as seen from one party, and the footnote to each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sayso import edtf
from sayso.answers import plain
from sayso.answers.asked import Quoted
from sayso.answers.briefed import RoleBriefed, TieBriefed
from sayso.answers.shapes import ClaimShown, LatestStage, Reply, StatementShown, TieShown
from sayso.errors import UnreadableTime
from sayso.export.page import Inline, Link, Note, Style, Words
from sayso.model import Phase, Review, Span
from sayso.record.weighing.standing import Standing
from sayso.relations import relations
from sayso.words import counted, in_quotation_marks, pieces_in_quotation_marks, stage_in_words

Passage = tuple[str, int, int]  # document, start, end
ON_THE_WEB = ("http://", "https://")


@dataclass(frozen=True, slots=True)
class Notes:
    """Footnotes to what articles say."""

    taken_back: Mapping[str, str]  # articles that their outlets withdrew, each with the day
    sentences: Mapping[Passage, Quoted]  # in which claims stand

    def claims(self, claims: Sequence[ClaimShown]) -> tuple[Inline, ...]:
        """A note for each claim, as they stand after a sentence."""
        return tuple(self.claim(claim) for claim in claims)

    def claim(self, claim: ClaimShown) -> Note:
        """Where a claim stands, its words, whose word it is and how sure."""
        said = [voice_of(claim), when(claim.time), reviewed(claim.review)]
        return self._note(claim, self._in_its_sentence(claim), said, [(claim.start, claim.end)])

    def sentence(self, claim: ClaimShown) -> str:
        """The sentence that a claim stands in, in quotation marks; its words alone where that is not known."""
        found = self.sentences.get((claim.document, claim.start, claim.end))
        return in_quotation_marks(found.words if found else claim.words)

    def _in_its_sentence(self, claim: ClaimShown) -> tuple[Words, ...]:
        """The sentence that a claim stands in, its words in bold."""
        found = self.sentences.get((claim.document, claim.start, claim.end))
        if found is None:
            return (Words(in_quotation_marks(claim.words)),)
        start, end = found.marks[0]
        before, words, after = found.words[:start], found.words[start:end], found.words[end:]
        return Words(f"“{before}"), Words(words, Style.BOLD), Words(f"{after}”")

    def statement(self, item: StatementShown) -> Note:
        """Where a statement stands, and its words."""
        said = [plain.whose_word(item), when(item.time)]
        return self._note(item, (Words(pieces_in_quotation_marks(item.words)),), said, item.content)

    def reply(self, reply: Reply) -> Note:
        """Where the reply of somebody accused stands, and its words."""
        said = [f"{plain.joined(reply.speaker_names)}, {reply.cue or reply.what}"]
        return self._note(reply, (Words(pieces_in_quotation_marks(reply.words)),), said, reply.content)

    def role(self, role: RoleBriefed) -> Note:
        """Where a title stands in the latest article that gives it, in its sentence."""
        return self._note(role, (Words(in_quotation_marks(role.words)),), [whose_title(role)], role.content)

    def _note(
        self,
        cited: ClaimShown | StatementShown | Reply | RoleBriefed,
        words: tuple[Words, ...],
        said: Sequence[str],
        spans: Sequence[Span],
    ) -> Note:
        title = f", {in_quotation_marks(cited.title)}" if cited.title else ""
        outlet = f"{cited.outlet}, " if cited.outlet else ""
        voices = "; ".join(filter(None, said))
        return Note(
            (
                Words(f"{outlet}{day_of(cited.date)}{title}: "),
                *words,
                Words(f" — {voices}.{self._withdrawn(cited.document)} In "),
                *_place(cited.document, cited.url),
                Words(f", {_characters(spans)}."),
            ),
            cited.document,
            cited.id if isinstance(cited, ClaimShown | StatementShown) else "",
        )

    def _withdrawn(self, document: str) -> str:
        if document not in self.taken_back:
            return ""
        day = when(self.taken_back[document])
        return f" Its outlet took the article back{f' {day}' if day else ''}."


def _place(document: str, url: str) -> tuple[Words | Link, ...]:
    """The article by its id and its address, once where they are the same."""
    known: tuple[Words | Link, ...] = (Link(document),) if document.startswith(ON_THE_WEB) else (Words(document),)
    return (*known, Words(", "), Link(url)) if url.startswith(ON_THE_WEB) and url != document else known


def _characters(spans: Sequence[Span]) -> str:
    return f"characters {plain.joined([f'{start} to {end}' for start, end in spans])}"


def voice_of(claim: ClaimShown) -> str:
    """Whose word a claim is and how sure: "Ruiz, paraphrased, denied"; whether it tells an end."""
    ended = ", of its end" if claim.phase is Phase.ENDS else ""
    return f"{plain.whose_word(claim)}, {plain.sureness(claim.factuality)}{ended}"


def whose_title(role: RoleBriefed) -> str:
    """Whose word a title is in the article that is quoted."""
    if role.kind is None or not role.speaker_names:
        return plain.OWN_VOICE
    return f"{plain.joined(role.speaker_names)}, {plain.RENDERING[role.kind]}"


def reviewed(review: Review) -> str:
    """What to say of whether a person looked at it; nothing where nobody did, as of all that stands there unmarked."""
    return "" if review is Review.UNREVIEWED else str(review)


def seen_from(tie: TieShown, party: str) -> str:
    """The tie as seen from one of its parties: "married to Paul Renning"."""
    relation = relations()[tie.relation]
    label, other = (relation.label, tie.object_name) if tie.subject == party else (relation.inverse, tie.subject_name)
    return f"{label} {other}"


def tie_line(briefed: TieBriefed, party: str, notes: Notes) -> tuple[Inline, ...]:
    """A tie in a line: what it is, when, how firm and why, how many articles tell it, and the notes."""
    tie = briefed.tie
    extras = [tie.role, stage_in_words(tie.relation, tie.stage), plain.dated(tie) or ended(tie)]
    facts = [why(tie), told(tie, briefed.first_date, briefed.last_date), reviewed(tie.review)]
    return (
        Words(seen_from(tie, party), Style.BOLD),
        Words("".join(f", {extra}" for extra in extras if extra) + f" — {'; '.join(filter(None, facts))}."),
        *notes.claims(tie.claims),
    )


def ended(tie: TieShown) -> str:
    """That the latest article has it as ended, where none says when."""
    latest = max(tie.claims, key=lambda claim: claim.date)
    return f"ended by {day_of(latest.date)}" if latest.phase is Phase.ENDS and latest.date else ""


def why(tie: TieShown) -> str:
    """How firmly a tie holds: by whom, where that can be said in a few names."""
    sides_follow = tie.standing in (Standing.DISPUTED, Standing.HEARSAY)  # their claims stand below
    articles_only = tie.standing is Standing.REPORTED and not tie.outlets and tie.documents > 1
    return plain.how_firm(tie) if sides_follow or articles_only or not tie.reason else tie.reason


def told(tie: TieShown, first: str, last: str) -> str:
    """How many articles tell a tie, why some count once, and when: "2 articles, 30 August 2023 to 4 December 2024"."""
    days = " to ".join(day_of(day) for day in dict.fromkeys((first, last)) if day) or "undated"
    if counted_once := plain.one_word(tie):
        return f"{counted_once}; {days}"
    return f"{counted(tie.documents, 'article')}, {days}" if tie.documents > 1 else days


def claim_line(claim: ClaimShown, notes: Notes, *, before: str = "") -> tuple[Inline, ...]:
    """A claim in a line: whose word it is, how sure, where and when, in which words."""
    time = f" ({when(claim.time)})" if claim.time else ""
    return Words(f"{before}{voice_of(claim)}, {article(claim)}: {notes.sentence(claim)}{time}"), notes.claim(claim)


def article(item: ClaimShown | StatementShown | LatestStage) -> str:
    """The article in short: its outlet, else its title or id, and its day."""
    title = "" if isinstance(item, LatestStage) else item.title
    return f"{item.outlet or (f'“{title}”' if title else item.document)}, {day_of(item.date)}"


def day_of(date: str) -> str:
    """The day of an article: "4 December 2024"."""
    return when(date).removeprefix("on ").removeprefix("in ") or "undated"


def when(time: str) -> str:
    """A time in words; what is no time as it is."""
    try:
        return edtf.in_words(time)
    except UnreadableTime:
        return time
