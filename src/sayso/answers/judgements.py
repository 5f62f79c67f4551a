"""What a draft's claim comes to: a verdict with its reason and claims, and how reasons name voices and days."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sayso import edtf
from sayso.answers import plain
from sayso.answers.checked import Verdict
from sayso.answers.facts import DraftClaim, Fact
from sayso.answers.shapes import ClaimShown
from sayso.record.names.folding import fold


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict with its reason and the claims it rests on."""

    verdict: Verdict
    reason: str
    pro: tuple[ClaimShown, ...] = ()
    against: tuple[ClaimShown, ...] = ()

    @property
    def origins(self) -> int:
        """How many origins stand behind the claims for it."""
        return len({claim.origin for claim in self.pro})


def judged(verdict: Verdict, reason: str, pro: Iterable[Fact], against: Iterable[Fact]) -> Judgement:
    """The verdict with the claims of the facts for and against."""
    return Judgement(verdict, reason, tuple(fact.claim for fact in pro), tuple(fact.claim for fact in against))


def same_voice(draft: DraftClaim, fact: Fact) -> bool:
    """Whether the draft's source is the record's: one party, or one family name where either has no more.

    Of sources without a name one is as good as another.
    """
    claim = fact.claim
    if not draft.speaker_names:
        return not claim.speakers and not fact.is_sourced
    if not draft.speakers.isdisjoint(claim.speakers):
        return True
    families = {fold(name).rpartition(" ")[2] for name in draft.speaker_names}
    short = {fold(name) for name in (*claim.speaker_names, *draft.speaker_names) if " " not in fold(name)}
    return any(fold(name).rpartition(" ")[2] in families & short for name in claim.speaker_names)


def same_chain(draft: DraftClaim, fact: Fact) -> bool:
    """Whether all who pass the word on in the draft do so in the record."""
    return draft.relayed_by <= {word.speaker for word in fact.claim.say_so}


def voices(found: Iterable[Fact]) -> str:
    """Whose words they are, each once, the first three."""
    said = list(dict.fromkeys(_voice(fact.claim) for fact in found))
    return plain.joined(said[:3]) if len(said) <= 3 else f"{', '.join(said[:3])} and {len(said) - 3} more"


def _voice(claim: ClaimShown) -> str:
    whose = plain.whose_word(claim)
    if whose == plain.OWN_VOICE:
        return claim.outlet or f"the article {claim.document}"
    return f"an {whose}" if whose.startswith("unnamed") else whose


def hedges(found: Iterable[Fact]) -> str:
    """How sure their words are, each once."""
    return plain.joined(list(dict.fromkeys(plain.how_sure(fact.claim) for fact in found)))


def datings(found: Iterable[Fact]) -> str:
    """When it was, by their words, each day once, the first three."""
    said = [edtf.in_words(fact.claim.time) or f"before {edtf.in_words(fact.claim.date)}" for fact in found]
    return plain.joined(list(dict.fromkeys(said))[:3])
