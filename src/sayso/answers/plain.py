"""The record's words in plain English, for every door: whose word, how sure, how firmly it holds."""

from __future__ import annotations

from collections.abc import Sequence

from sayso import edtf
from sayso.answers.shapes import ClaimShown, Reply, StatementShown, TieShown
from sayso.model import Basis, Factuality, Quotation
from sayso.record.weighing.standing import Standing
from sayso.words import counted, described

OWN_VOICE = "article's own voice"
NO_SOURCE = "no source given"
SHOWN_ORIGINS = 2  # groups of articles that count once; json has them all
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")

SURENESS = {
    Factuality.CERTAIN: "stated flatly",
    Factuality.PROBABLE: "likely",
    Factuality.POSSIBLE: "speculation",
    Factuality.POSSIBLY_NOT: "doubted",
    Factuality.PROBABLY_NOT: "doubted",
    Factuality.DENIED: "denied",
    Factuality.UNKNOWN: "left open",
}
FIRMNESS = {  # of a standing by itself; `how_firm` says more of a tie
    Standing.WITHDRAWN: "withdrawn by its outlet",
    Standing.DISPUTED: "sources conflict",
    Standing.DENIED: "denied",
    Standing.ON_RECORD: "on record",
    Standing.CORROBORATED: "two sources or more, no link found",
    Standing.REPORTED: "one source",
    Standing.HEARSAY: "unnamed or posts only",
    Standing.SPECULATED: "speculation only",
}
JUDGED = {  # what a decision says, by its verdict
    "same": "the same",
    "not_same": "not the same",
    "other": "somebody else",
    "unsure": "unsure",
    "accept": "read right",
    "reject": "read wrong",
    "correct": "corrected",
    "add": "added",
    "withdraw": "withdrawn",
    "undo": "undone",
}
NO_REPLY = "no reply in your clips"
RENDERING = {Quotation.DIRECT: "quoted", Quotation.MIXED: "partly quoted", Quotation.INDIRECT: "paraphrased"}


def whose_word(shown: ClaimShown | StatementShown) -> str:
    """Whose word it is: "article's own voice", "Ruiz, quoted", "unnamed official", "Ruiz's post" and so on."""
    if isinstance(shown, StatementShown):
        if shown.basis is Basis.NAMED:
            return f"{joined(shown.speaker_names) or NO_SOURCE}, {RENDERING[shown.kind]}"
        return voice(shown.basis, shown.speaker_names, shown.speaker_words)
    credited = [word.name for word in shown.say_so if word.kind == "outlet"][:-1]
    if shown.basis is Basis.NARRATOR and credited:
        return f"{joined(credited)} report"
    unnamed = next((word.speaker for word in shown.say_so if word.kind == "unnamed"), "")
    return voice(shown.basis, shown.speaker_names, unnamed, official=shown.official)


def how_sure(claim: ClaimShown) -> str:
    """How far the words go: "stated flatly", "likely", "speculation", "doubted", "denied by Ruiz", "left open"."""
    return sureness(claim.factuality, claim.speaker_names)


def how_firm(tie: TieShown) -> str:
    """How firmly the tie holds: "on record, by Ruiz", "two sources, no link found", "one source" and so on."""
    match tie.standing:
        case Standing.WITHDRAWN:
            return "withdrawn by its outlet"
        case Standing.DISPUTED:
            return "sources conflict"
        case Standing.ON_RECORD | Standing.DENIED:
            return tie.reason.replace(": by ", ", by ")
        case Standing.CORROBORATED:
            return f"{in_words(tie.origins)} sources, no link found"
        case Standing.REPORTED:
            return _reported(tie)
        case Standing.HEARSAY:
            return "unnamed or posts only"
        case Standing.SPECULATED:
            return "speculation only"


def dated(tie: TieShown) -> str:
    """When the tie holds, in words: "in March 2019", "since 2004", "in 2016, ended in May 2019"."""
    if tie.valid_at and tie.invalid_at and tie.valid_at != tie.invalid_at:
        return f"{edtf.in_words(tie.valid_at)}, ended {edtf.in_words(tie.invalid_at)}"
    if tie.invalid_at and tie.invalid_at != tie.valid_at:
        return f"ended {edtf.in_words(tie.invalid_at)}"
    lasting = f"{tie.valid_at}/{edtf.OPEN}"
    return edtf.in_words(lasting if any(claim.time == lasting for claim in tie.claims) else tie.valid_at)


def _reported(tie: TieShown) -> str:
    if tie.origins < 2:
        return "one source"
    if tie.outlets < 2:
        return "one named outlet" if tie.outlets else "no outlet named"
    return "one source with a name"


def one_word(tie: TieShown) -> str:
    """Why articles of a tie count once: "3 articles, 1 origin: the same AP text"; "" where each is its own origin."""
    shared = [origin for origin in tie.behind if origin.documents > 1]
    if not shared:
        return ""
    counts = f"{counted(tie.documents, 'article')}, {counted(tie.origins, 'origin')}"
    if tie.origins == 1:
        return f"{counts}: {shared[0].why}"
    groups = [f"{each.documents} of them {each.why}" for each in shared[:SHOWN_ORIGINS]]
    left = len(shared) - SHOWN_ORIGINS
    more = [f"and {counted(left, 'more such group')}"] if left > 0 else []
    return f"{counts}; {'; '.join([*groups, *more])}"


def voice(basis: Basis, speakers: Sequence[str], descriptor: str = "", *, official: bool = False) -> str:
    """A basis in plain words; `speakers` are names, `descriptor` the article's words for a source it leaves unnamed."""
    who = joined(speakers)
    match basis:
        case Basis.NARRATOR:
            return OWN_VOICE
        case Basis.DIRECT:
            return f"{who}, quoted" if who else "somebody quoted, name not given"
        case Basis.NAMED:
            return f"{who}, paraphrased" if who else NO_SOURCE
        case Basis.UNNAMED:
            return f"unnamed {described(descriptor)}" if descriptor else NO_SOURCE
        case Basis.POST:
            return f"{who}'s post" if who else "a post"
        case Basis.DOCUMENT:
            kind = "official document" if official else "document"
            return f"{kind}, {who}" if who else kind


def sureness(factuality: Factuality, speakers: Sequence[str] = ()) -> str:
    """A factuality in plain words; a denial names whose it is."""
    if factuality is Factuality.DENIED and speakers:
        return f"denied by {joined(speakers)}"
    return SURENESS[factuality]


def reply(given: Reply) -> str:
    """What the accused had to say: "Ruiz (denied): “never met him”", or that there is nothing."""
    if not given.document:
        return NO_REPLY
    return f"{joined(given.speaker_names)} ({given.cue or given.what}): “{given.words}”"


def joined(names: Sequence[str]) -> str:
    """Names as a sentence has them: "A", "A and B", "A, B and C"."""
    *first, last = names or ("",)
    return f"{', '.join(first)} and {last}" if first else last


def in_words(number: int) -> str:
    """Small numbers as words."""
    return NUMBERS[number] if number < len(NUMBERS) else str(number)
