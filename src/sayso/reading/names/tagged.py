"""What the tagger says of each token, and which words are capitalised."""

from __future__ import annotations

from sayso.model import Parse, Token

NAME_LABELS = frozenset(("PERSON", "ORG", "GPE", "LOC", "NORP", "FAC", "EVENT", "WORK_OF_ART", "PRODUCT", "LAW"))
TIME_LABELS = frozenset(("DATE", "TIME", "CARDINAL", "ORDINAL", "PERCENT", "MONEY", "QUANTITY"))
# word classes that a capital mid-sentence can hide a name under
OPEN_TAGS = frozenset("NNP NNPS NN NNS JJ FW VBG VBN VBD VB VBZ VBP JJS XX ADD UH RB".split())  # noqa: SIM905
POSSESSIVES = frozenset(("'s", "’s", "'", "’"))


class Labels:
    """What the tagger says of each token: label of the named span it stands in, and that span's end."""

    def __init__(self, parse: Parse) -> None:
        self._at = {i: span for span in parse.names for i in range(span.first, span.last)}

    def of(self, i: int) -> str:
        """The label at the token, "" where it stands in no named span."""
        span = self._at.get(i)
        return span.label if span else ""

    def joined(self, i: int, k: int) -> bool:
        """Whether both tokens stand in one named span."""
        return i in self._at and self._at.get(k) is self._at[i]


def is_capital(token: Token) -> bool:
    """Whether the word begins with a capital letter."""
    return token.text[0].isupper()


def is_suffix(word: str) -> bool:
    """Whether the word is "Jr", "Sr", "Inc" or the like, which a comma may part from its name."""
    return word.rstrip(".").lower() in ("jr", "sr", "inc", "ltd", "llc", "iii")
