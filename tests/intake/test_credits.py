import json

import pytest

from sayso.intake.article import article
from sayso.intake.credits import credits_in, named_credits
from sayso.intake.jsonl import from_json
from sayso.intake.known import Known
from sayso.intake.outlets import agency, outlet
from sayso.model import Document

BODY = "Ada Reed met Bo Lund on Friday.\n\nThey talked about the bridge for an hour."


@pytest.mark.parametrize(
    ("text", "credits"),
    [
        (f"LUND (AP) — {BODY}", ("AP",)),
        (f"Mayor opens bridge.\n\nLUND, Sweden, Dec. 11 (UPI) — {BODY}", ("UPI",)),
        (f"Dec 29 (Reuters) - {BODY}", ("Reuters",)),
        (f"By The Associated Press\n\n{BODY}", ("AP",)),
        (f"By Ada Lind | AP\n\n{BODY}", ("AP",)),
        (f"ADA LIND, Associated Press Writer\n\n{BODY}", ("AP",)),
        (f"Reuters Staff\n\n{BODY}", ("Reuters",)),
        (f"{BODY} (Reporting by Ada Lind in Lund; Editing by Bo Berg.)", ("Reuters",)),
        (f"{BODY}\n\n- Reuters.", ("Reuters",)),
        (f"{BODY}\n\n(AFP)", ("AFP",)),
        (f"{BODY}\n\nCopyright 2024 The Associated Press. All rights reserved.", ("AP",)),
        (f"{BODY}\n\n© 2024 AFP", ("AFP",)),
        (f"{BODY}\n\nh/t: The Daily Courier.", ("The Daily Courier",)),
        (f"{BODY}\n\n(H/T Daily Courier)", ("Daily Courier",)),
        (f"{BODY}\n\nThis article originally appeared in the Daily Courier.", ("Daily Courier",)),
        (f"LUND (AP) — {BODY}\n\nCopyright 2024 Associated Press.", ("AP",)),
    ],
)
def test_whose_text_it_is_stands_in_dateline_byline_or_sign_off(text: str, credits: tuple[str, ...]) -> None:
    assert credits_in(text) == credits


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        f"{BODY}\n\nThe Associated Press contributed to this report.",
        f"Lund (R) — {BODY}",
        f"Ada Lind / Reuters\n\n{BODY}",  # whose picture it is
        f"LUND (DAILY COURIER) — {BODY}",
        f"{BODY}\n\nThe move was first reported by Reuters.",
        f"{BODY}\n\nh/t: YouTube",
        f"By Ada Lind\n\n{BODY}",
        f"She owns Pa and ma.\n\n{BODY}\n\n- pa",
        "",
    ],
)
def test_an_outlets_own_report_credits_nobody(text: str) -> None:
    assert credits_in(text) == ()


@pytest.mark.parametrize(
    ("fields", "credits"),
    [
        ({"wire": "AP"}, ("AP",)),
        ({"wire": "reuters", "credit": "None"}, ("Reuters",)),
        ({"wire": "NA", "credit": "h/t: The Hill "}, ("The Hill",)),
        ({"credit": "h/t: Twitter"}, ()),
        ({"author": "United Press International"}, ("UPI",)),
        ({"author": "Ada Lind"}, ()),
        ({"wire": "AP", "author": "Associated Press"}, ("AP",)),
        ({}, ()),
    ],
)
def test_metadata_credits_whom_it_names(fields: dict[str, str], credits: tuple[str, ...]) -> None:
    assert named_credits(**fields) == credits


def test_a_line_of_json_can_say_whose_text_it_is() -> None:
    (found,) = from_json(
        json.dumps({"id": "a", "text": BODY, "outlet": "Post", "wire": "AP"}).encode(), "a.json", Known()
    )

    assert isinstance(found, Document)
    assert found.credits == ("AP",)


def test_metadata_goes_before_the_text() -> None:
    assert article(f"LUND (AP) — {BODY}", "a", Known(credits=("Reuters",))).credits == ("Reuters",)


def test_an_outlet_does_not_credit_itself() -> None:
    assert article(f"LUND (AP) — {BODY}", "a", Known(outlet="Associated Press")).credits == ()


def test_names_of_agencies_and_outlets_are_known_however_they_are_written() -> None:
    assert [agency(name) for name in ("AP", "the Associated Press", "A.P.", "ap", "Post")] == ["AP", "AP", "AP", "", ""]
    assert [outlet(name) for name in ("NYT", "The New York Times", "Post")] == [
        "New York Times",
        "New York Times",
        "Post",
    ]
