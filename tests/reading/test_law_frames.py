"""Law, money and property by verbs and nouns: suits, charges, probes, gifts, stakes, contracts."""

from __future__ import annotations

import pytest

from tests.reading.tied import Tie, claimed, tied

RUIZ, HOLT, DOL, ELM, FBI = "Ana Ruiz", "Jon Holt", "Dol Industries", "Elm Group", "Federal Bureau of Investigation"
JUSTICE = "Justice Department"


@pytest.mark.parametrize(
    ("text", "tie", "stage"),
    [
        ("Ana Ruiz was charged with fraud by the Justice Department.", (JUSTICE, "charged", RUIZ), "charged"),
        ("The Justice Department indicted Ana Ruiz.", (JUSTICE, "charged", RUIZ), "charged"),
        ("The Justice Department filed charges against Ana Ruiz.", (JUSTICE, "charged", RUIZ), "charged"),
        ("The indictment of Ana Ruiz by the Justice Department is long.", (JUSTICE, "charged", RUIZ), "charged"),
        ("The House of Representatives impeached Ana Ruiz.", ("House of Representatives", "charged", RUIZ), "charged"),
        ("The Supreme Court convicted Ana Ruiz of fraud.", ("Supreme Court", "charged", RUIZ), "convicted"),
        ("Ana Ruiz was sentenced by the Supreme Court.", ("Supreme Court", "charged", RUIZ), "convicted"),
        ("The Supreme Court found Ana Ruiz guilty of theft.", ("Supreme Court", "charged", RUIZ), "convicted"),
        ("The Supreme Court acquitted Ana Ruiz.", ("Supreme Court", "charged", RUIZ), "acquitted"),
        ("The Justice Department dropped the charges against Ana Ruiz.", (JUSTICE, "charged", RUIZ), "dropped"),
        ("The FBI is investigating Ana Ruiz.", (FBI, "investigates", RUIZ), "investigated"),
        ("Ana Ruiz is under investigation by the FBI.", (FBI, "investigates", RUIZ), "investigated"),
        ("The FBI opened an investigation into Ana Ruiz.", (FBI, "investigates", RUIZ), "investigated"),
        ("Dol Industries sued Elm Group.", (DOL, "sued", ELM), "sued"),
        ("Dol Industries filed a lawsuit against Elm Group.", (DOL, "sued", ELM), "sued"),
        ("A lawsuit filed by Dol Industries against Elm Group is pending.", (DOL, "sued", ELM), "sued"),
        ("Elm Group was sued by Dol Industries.", (DOL, "sued", ELM), "sued"),
        ("Dol Industries took Elm Group to court.", (DOL, "sued", ELM), "sued"),
        ("Dol Industries dropped its lawsuit against Elm Group.", (DOL, "sued", ELM), "dropped"),
    ],
)
def test_a_step_of_the_law_is_a_tie_with_its_stage(text: str, tie: Tie, stage: str) -> None:
    assert [str(claim.stage) for claim in claimed(text, tie)] == [stage]


@pytest.mark.parametrize(
    "text",
    [
        "Ana Ruiz was charged with fraud on Monday.",
        "Ana Ruiz was convicted by a court in Oslo.",
        "Ana Ruiz is under investigation.",
        "Ana Ruiz was sued over the bridge.",
        "Ana Ruiz was indicted, but was pardoned by Jon Holt.",
        "Ana Ruiz will seek the prosecution of nobody.",
        "Ana Ruiz questioned Jon Holt's judgment.",
        "Ana Ruiz was questioned by the FBI.",
        "Dol Industries charged Ana Ruiz £90.",
        "Dol Industries charges Ana Ruiz no fee.",
        "Dol Industries charged Ana Ruiz $2 million for a song.",
        "Amnesty International called on governments to investigate Jon Holt.",
    ],
)
def test_who_nobody_is_said_to_charge_sue_or_investigate_has_no_tie(text: str) -> None:
    assert not tied(text, "charged", "sued", "investigates")


@pytest.mark.parametrize(
    ("text", "tie"),
    [
        ("Ana Ruiz donated $500 to the Holt campaign.", (RUIZ, "donated_to", "Holt campaign")),
        ("Ana Ruiz gave $500 to the Labour Party.", (RUIZ, "donated_to", "Labour Party")),
        ("Ana Ruiz raised money for Jon Holt.", (RUIZ, "donated_to", HOLT)),
        ("Ana Ruiz bankrolled the Labour Party.", (RUIZ, "donated_to", "Labour Party")),
        ("Elm Group is owned by Dol Industries.", (DOL, "owns", ELM)),
        ("Dol Industries bought Elm Group in May.", (DOL, "owns", ELM)),
        ("Dol Industries holds a 20 percent stake in Elm Group.", (DOL, "owns", ELM)),
        ("Dol Industries took over Elm Group in May.", (DOL, "owns", ELM)),
        ("Elm Group was taken over by Dol Industries.", (DOL, "owns", ELM)),
        ("Dol Industries took control of Elm Group.", (DOL, "owns", ELM)),
        ("Elm Group, a subsidiary of Dol Industries, closed.", (DOL, "owns", ELM)),
        ("Elm Group belongs to Dol Industries.", (DOL, "owns", ELM)),
        ("Dol Industries hired Elm Group to build the port.", (DOL, "hired", ELM)),
        ("Dol Industries awarded Elm Group a contract for the port.", (DOL, "hired", ELM)),
    ],
)
def test_gifts_stakes_and_contracts_are_ties(text: str, tie: Tie) -> None:
    assert tie in tied(text)


def test_who_sells_owns_no_longer() -> None:
    (claim,) = claimed("Dol Industries sold Elm Group in May.", (DOL, "owns", ELM))

    assert claim.phase.value == "ends"


@pytest.mark.parametrize(
    "text",
    [
        "The Republican Party controls the Senate.",
        "Republicans hold a majority in the House of Representatives.",
        "Ana Ruiz called Elm Group in a hurry.",
        "Dol Industries took Elm Group to court over the damp walls.",
        "Ana Ruiz took over as chairwoman of Elm Group.",
        "Ana Ruiz paid Elm Group $9,000 for the posters.",
        "Dol Industries lent $40 million to Elm Group.",
    ],
)
def test_what_only_sounds_like_property_or_a_gift_is_none(text: str) -> None:
    assert not tied(text, "owns", "hired", "donated_to")
