"""Drafts held against a small record, both read by the rules."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

import sayso
from sayso.answers.book import Record
from sayso.answers.checked import CheckedClaim, CheckedQuotation, Verdict, Wording
from sayso.model import Document, Reader

ARTICLES = (
    Document(
        "a1",
        "Ada Reed endorsed Bo Lund on Monday. “The harbour will stay open for every ship that pays its dues,” Reed "
        "said.\n\n"
        "“We have paid,” Lund said, “and we shall pay again.” Lund said that the old pier was rotten to the core.",
        date="2024-03-05",
        outlet="Weekly Post",
    ),
    Document(
        "a2",
        "Dan Marsh, the mayor of Lund Bay, appointed Bo Lund in 2023. An aide said that Marsh had met Eve Stone.\n\n"
        "“Nobody in this town has ever seen the contract with Dol,” Marsh told reporters.",
        date="2024-03-09",
        outlet="Echo",
    ),
)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("record") / "r.db"
    with sayso.open(str(made)) as record:
        record.add(ARTICLES, reader=Reader.RULES)
    return made


@pytest.fixture
def record(path: Path) -> Iterator[Record]:
    with sayso.open(str(path)) as opened:
        yield opened


def draft(words: str) -> Document:
    return Document("draft", words, date="2024-03-12")


def claims(record: Record, words: str, *exclude: str) -> list[CheckedClaim]:
    found = record.check(draft(words), exclude_outlets=exclude, reader=Reader.RULES)
    return [claim for sentence in found for claim in sentence.claims]


def quotation(record: Record, words: str, *exclude: str) -> CheckedQuotation:
    found = record.check(draft(words), exclude_outlets=exclude, reader=Reader.RULES)
    (only,) = [each for sentence in found for each in sentence.quotations]
    return only


def test_a_claim_stands_beside_the_records_words(record: Record) -> None:
    (claim,) = claims(record, "Ada Reed endorsed Bo Lund.")

    assert (claim.verdict, claim.origins, claim.reason) == (Verdict.MATCHES, 1, "by Weekly Post")
    assert [told.words for told in claim.pro] == ["Ada Reed endorsed Bo Lund"]
    assert claim.subject_ids
    assert claim.as_dict()["for"][0]["outlet"] == "Weekly Post"
    assert "pro" not in claim.as_dict()


@pytest.mark.parametrize(
    ("words", "verdict"),
    [
        ("Ada Reed endorsed Bo Lund on March 1, 2024.", Verdict.CONFLICTS),
        ("Bo Lund appointed Dan Marsh.", Verdict.CONFLICTS),
        ("Dan Marsh, the governor of Lund Bay, spoke first.", Verdict.CONFLICTS),
        ("Dan Marsh has met Eve Stone in Paris.", Verdict.WEAK_SOURCE_ONLY),
        ("Ada Reed is married to Bo Lund.", Verdict.NO_MATCH),
        ("Ada Reed hired Kim Unheard.", Verdict.NO_MATCH),
    ],
)
def test_each_verdict_from_text_to_text(record: Record, words: str, verdict: Verdict) -> None:
    assert verdict in {claim.verdict for claim in claims(record, words)}


def test_who_is_not_in_the_record_is_said_not_to_be(record: Record) -> None:
    (claim,) = claims(record, "Ada Reed hired Kim Unheard.")

    assert claim.reason == "nobody and nothing in the record is called “Kim Unheard”; nothing found is no clearance"


def test_without_a_tie_the_passages_that_name_both_are_shown(record: Record) -> None:
    (claim,) = claims(record, "Ada Reed is married to Bo Lund.")

    assert [passage.document for passage in claim.passages] == ["a1"]


def test_an_excluded_outlet_counts_for_nothing(record: Record) -> None:
    (claim,) = claims(record, "Ada Reed endorsed Bo Lund.", "Weekly Post")

    assert (claim.verdict, claim.passages) == (Verdict.NO_MATCH, ())
    words = "“The harbour will stay open for every ship that pays its dues,” Ada Reed said."
    assert quotation(record, words, "Weekly Post").verdict is Wording.NOT_FOUND


def test_a_withdrawn_article_counts_for_nothing(tmp_path: Path) -> None:
    from sayso.record import schema

    with sayso.open(str(tmp_path / "r.db")) as record:
        record.add(ARTICLES, reader=Reader.RULES)
        with record.writing() as connection:
            connection.execute(schema.document.update().values(withdrawn="2024-04-01"))
        (claim,) = claims(record, "Ada Reed endorsed Bo Lund.")
        spoken = quotation(record, "“The harbour will stay open for every ship that pays its dues,” Ada Reed said.")

    assert (claim.verdict, spoken.verdict) == (Verdict.NO_MATCH, Wording.NOT_FOUND)


@pytest.mark.parametrize(
    ("words", "verdict"),
    [
        ("“The harbour will stay open for every ship that pays its dues,” Ada Reed said.", Wording.EXACT),
        ("“The harbour will stay open … that pays its dues,” Ada Reed said.", Wording.EXACT),
        ("“We have paid and we shall pay again,” Bo Lund said.", Wording.EXACT),
        ("“The harbour will stay open for every ship that pays its dues,” Dan Marsh said.", Wording.WRONG_SPEAKER),
        ("“The harbour will stay open for every boat that pays its dues,” Ada Reed said.", Wording.ALTERED),
        ("“the harbour will stay open for every ship that pays its dues,” Ada Reed said.", Wording.ALTERED),
        ("“The harbour will stay open for every ship, that pays its dues,” Ada Reed said.", Wording.ALTERED),
        ("“the old pier was rotten to the core,” Bo Lund said.", Wording.ALTERED),
        ("“The harbour will stay open for every ship,” Ada Reed said.", Wording.EXACT),
        ("“The harbour will stay open for ship that pays its dues,” Ada Reed said.", Wording.SPLICED),
        ("“The harbour will stay open and we shall pay again,” Ada Reed said.", Wording.SPLICED),
        ("“There is nothing left for us to say about the lighthouse,” Ada Reed said.", Wording.NOT_FOUND),
    ],
)
def test_a_quotation_is_held_against_the_texts_letter_by_letter(record: Record, words: str, verdict: Wording) -> None:
    assert quotation(record, words).verdict is verdict


def test_a_changed_word_is_shown_with_what_it_replaces(record: Record) -> None:
    found = quotation(record, "“The harbour will stay open for every boat that pays its dues,” Ada Reed said.")

    assert [(change.draft, change.record) for change in found.changes] == [("boat", "ship")]
    assert found.found[0].speaker_names == ("Ada Reed",)


def test_where_a_quotation_stands_can_be_looked_up(record: Record) -> None:
    (place,) = quotation(record, "“Nobody in this town has ever seen the contract with Dol,” Dan Marsh said.").found

    assert ARTICLES[1].text[place.start : place.end] == place.words
    assert place.quoted


def test_a_quotation_without_speaker_says_that_none_was_checked(record: Record) -> None:
    found = quotation(record, "On the wall stood “nobody in this town” and little else.")

    assert not found.speaker_checked


def test_two_words_between_marks_are_no_quotation(record: Record) -> None:
    (sentence,) = record.check(draft("The “old pier” is closed."), reader=Reader.RULES)

    assert (sentence.quotations, sentence.checked) == ((), False)


def test_a_sentence_within_a_quotation_was_checked_with_it(record: Record) -> None:
    found = record.check(
        draft("“The harbour will stay open. Nobody pays,” Ada Reed said. It rained."), reader=Reader.RULES
    )

    assert [sentence.checked for sentence in found] == [True, True, False]


@pytest.mark.parametrize(
    "words",
    [
        "“",
        "““““””””",
        "“" * 500,
        "\"'\"'\" '",
        "“one two three",
        "<script>alert('“x y z”')</script>",
        "“a\x00b\x1b[31m c d e”",
        "“\ud800 lone half here”",
        '“AND OR NOT NEAR(" * )”',
        "“[...] … [sic] [T]”",
        "— — — —",
        "?!?!",
        "“quote one two” " * 300,
    ],
)
def test_odd_drafts_are_checked_all_the_same(record: Record, words: str) -> None:
    record.check(draft(words), reader=Reader.RULES)


def test_nothing_of_the_draft_is_kept(path: Path) -> None:
    def state() -> dict[str, str]:
        return {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in sorted(path.parent.iterdir())}

    with sayso.open(str(path)) as record:
        before = state()
        with record.reading() as connection:
            version = connection.execute(text("PRAGMA data_version")).scalar()
        record.check(
            draft("Secret Source met Ada Reed. “This must never be kept anywhere,” Source said."), reader=Reader.RULES
        )
        with record.reading() as connection:
            assert connection.execute(text("PRAGMA data_version")).scalar() == version
        after = state()

    assert after == before
    assert b"Secret Source" not in b"".join(file.read_bytes() for file in path.parent.iterdir())
