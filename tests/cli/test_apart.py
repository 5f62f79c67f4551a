"""`sayso apart --at` and the key o of a review: mentions that are somebody else than they were read as."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from sayso.answers.book import Record
from sayso.cli.app import app
from sayso.errors import RecordError, UnknownName
from sayso.record.store import Store
from tests.cranes import CRANE, SHE, TEXT, read, span_of


def run(*arguments: object, keys: str = "") -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments], input=keys, env={"SAYSO_WHO": "Kim"})


def at(words: str) -> str:
    start, end = span_of(TEXT, words)
    return f"d1:{start}-{end}"


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path = tmp_path / "r.db"
    with Store(str(path)) as store:
        store.add([read().document], read=lambda _: read())
    return path


def spouse_of_cy(record: Path) -> str:
    with Record(str(record)) as book:
        (tie,) = [each for each in book.ties("Cy Marsh") if each.relation == "spouse_of"]
    return tie.subject_name if tie.object_name == "Cy Marsh" else tie.object_name


def test_a_mention_is_said_to_be_another_known_party(record: Path) -> None:
    done = run("apart", "Hilda Crane", "Bill Crane", "--at", at(CRANE), "--why", "her son", "--record", record)

    assert done.exit_code == 0, done.exception
    assert "Kim  somebody else: Bill Crane · “Crane” · why: her son" in done.stdout
    assert spouse_of_cy(record) == "Bill Crane"
    assert "Cy Marsh   it was: " in done.stdout or "Bill Crane   it was: " in done.stdout
    assert "Nothing stands differently" not in done.stdout

    undone = done.stdout.split("decisions undo ")[1].split()[0]
    run("decisions", "undo", undone, "--record", record)
    assert spouse_of_cy(record) == "Hilda Crane"


@pytest.mark.parametrize("printed", ["{document}:{start}-{end}", "{document}, characters {start} to {end}"])
def test_the_place_of_a_quotation_will_do(record: Path, printed: str) -> None:
    with Record(str(record)) as book:
        (claim,) = next(tie.claims for tie in book.ties("Cy Marsh"))
    place = printed.format(document=claim.document, start=claim.start, end=claim.end)

    assert run("apart", "Hilda Crane", "--at", place, "--record", record).exit_code == 0
    assert spouse_of_cy(record) == "Crane"


def test_the_place_of_what_was_said_means_whoever_said_it(record: Path) -> None:
    with Record(str(record)) as book:
        (statement,) = book.said("Hilda Crane")
    start, end = statement.content[0]

    run("apart", "Hilda Crane", "Bill Crane", "--at", f"d1:{start}-{end}", "--record", record)

    with Record(str(record)) as book:
        assert [each.words for each in book.said("Bill Crane")] == [statement.words]
        assert not book.said("Hilda Crane")


def test_answers_name_who_moved_it_and_why(record: Path) -> None:
    run("apart", "Hilda Crane", "Bill Crane", "--at", at(CRANE), "--why", "her son", "--record", record)
    run("apart", "Hilda Crane", "Bill Crane", "--at", at(SHE), "--record", record)

    told = "“Crane”, read as somebody else, put right by Kim: her son"
    assert told in run("ties", "Cy Marsh", "--record", record).stdout
    assert "“she”, read as somebody else, put right by Kim\n" in run("said", "Bill Crane", "--record", record).stdout
    shown = " ".join(run("who", "Bill Crane", "--record", record).stdout.split())
    assert "“Crane”, read as somebody else, put right by Kim: her son d1, characters 25 to 30" in shown
    assert "joined: a person said so" in shown
    moved = json.loads(run("who", "Bill Crane", "--record", record, "--format", "json").stdout)["profile"]["moved"]
    assert [each["words"] for each in moved] == ["Crane", "she"]
    assert told in run("ties", "Cy Marsh", "--record", record, "--format", "csv").stdout
    assert "moved" not in run("who", "Hilda Crane", "--record", record).stdout


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("Hilda Crane", "--at", "d1"), "“d1” is no place"),
        (("Hilda Crane", "--at", "d1:9-x"), "“d1:9-x” is no place"),
        (("Hilda Crane", "--at", "d9:1-2"), "d9: no article"),
        (("Bo Lund", "--at", "d1:26-31"), "is not mentioned at d1:26-31; in that article at 16-23"),
        (("Bo Lund", "--at", "d1:9999-10000"), "is not mentioned at d1:9999-10000"),
        (("Bo Lund", "--at", "d1:16-23"), "is mentioned nowhere else; say who it is"),
        (("Bo Lund", "Bo Lund", "--at", "d1:16-23"), "are one party"),
    ],
)
def test_what_divides_nothing_is_refused_in_a_line(record: Path, arguments: tuple[str, ...], reason: str) -> None:
    done = run("apart", *arguments, "--record", record)

    assert isinstance(done.exception, RecordError | UnknownName)
    assert reason in str(done.exception)


def test_a_place_and_an_article_are_two_ways_of_saying_it(record: Path) -> None:
    assert run("apart", "Hilda Crane", "--at", "d1:1-2", "--article", "d1", "--record", record).exit_code == 2


def test_in_a_review_a_claim_can_be_of_somebody_else(record: Path) -> None:
    done = run("review", "Cy Marsh", "--claims", "--record", record, keys="o1Nobody Known\nBill Crane\nxq")
    one = run("review", "Cy Marsh", "--claims", "--record", record, keys="q").stdout

    assert "o somebody else is meant" in done.stdout
    assert "nobody in this record is called “Nobody Known”" in done.stdout
    assert "noted: somebody else" in done.stdout
    assert "Bill Crane" in done.stdout.split("noted: somebody else")[1]
    assert "2 judged" in done.stdout
    assert "0 judged, 0 skipped, 0 left" in one
    assert spouse_of_cy(record) == "Bill Crane"


def test_in_a_review_it_can_be_somebody_of_their_own_and_taken_back(record: Path) -> None:
    shown = run("review", "Cy Marsh", "--claims", "--record", record, keys="o1new\nzq").stdout

    assert "noted: somebody else" in shown
    assert "taken back" in shown
    assert spouse_of_cy(record) == "Hilda Crane"


@pytest.mark.parametrize("keys", ["o9q", "o1\nq", "o"])
def test_in_a_review_nobody_else_need_be_meant(record: Path, keys: str) -> None:
    assert run("review", "Cy Marsh", "--claims", "--record", record, keys=keys).exit_code == 0
    assert spouse_of_cy(record) == "Hilda Crane"


def test_two_whom_a_reading_has_as_one_are_said_to_be_so(record: Path) -> None:
    from sayso.record.judging.decisions import Verdict
    from sayso.record.judging.selectors import selector_of

    with Record(str(record)) as book:
        words = [selector_of("d1", TEXT, span_of(TEXT, each)) for each in ("Hilda Crane", CRANE)]
        book.decide(Verdict.NOT_SAME, *words)
        (question,) = book.questions().questions[:1]

    assert question.asks == "An article's reading has both as one. Keep it waiting?"
    assert "sayso apart NAME --at PLACE" in question.reasons[0]
