"""Disputes, unnamed sources, chains, rumours and changes at the command line."""

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from sayso.answers.book import Record
from sayso.cli.app import app
from sayso.errors import RecordError, UnknownName, UnreadableTime
from sayso.model import Basis, Factuality
from tests.answers.test_findings import ACCUSED, Clock, add, denial, on_record, story
from tests.builders import Told

MET = Told("Ada Reed", "met_with", "Bo Lund", time="2016-04-01")
FOUNDED = Told("Ada Reed", "founded", "Harbour Trust", time="1999")
LISTED = [
    ("disputes",),
    ("disputes", "Ada Reed"),
    ("unnamed",),
    ("life", "Ada Reed"),
    ("life", "Ada Reed", "Bo Lund"),
    ("changes", "--since", "2026"),
    ("changes", "Ada Reed", "--since", "2026-11-20T09:00"),
]


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("record") / "r.db"
    unnamed = replace(MET, relation="contacted", time="", basis=Basis.UNNAMED, unnamed="a senior official")
    guessed = replace(MET, factuality=Factuality.POSSIBLE)
    with Record(str(path), now=Clock()) as made:
        add(
            made,
            story("a", guessed, unnamed, ACCUSED, date="2016-04-02"),
            story("b", MET, replace(FOUNDED, time="2001"), date="2016-04-03"),
            story("c", denial(MET, "Bo Lund"), FOUNDED, date="2016-04-04", outlet="Times"),
            story("d", on_record("Ada Reed", "supports", "Cy Marsh"), on_record("Cy Marsh", "supports", "Bo Lund")),
        )
    return path


@pytest.mark.parametrize("command", LISTED)
def test_a_table_shows_the_outlet_or_the_article(record: Path, command: tuple[str, ...]) -> None:
    done = run(*command, "--record", record)

    assert done.exit_code == 0, done.stderr
    assert "Post" in done.stdout


@pytest.mark.parametrize("command", LISTED)
def test_json_jsonl_and_csv_tell_the_same(record: Path, command: tuple[str, ...]) -> None:
    whole, lines, table = (run(*command, "--record", record, "-f", shape).stdout for shape in ("json", "jsonl", "csv"))

    assert json.loads(whole) == [json.loads(line) for line in lines.splitlines()] != []
    rows = list(csv.DictReader(io.StringIO(table)))
    assert rows
    assert all(None not in row and None not in row.values() for row in rows)


def test_both_sides_stand_under_the_dispute(record: Path) -> None:
    shown = run("disputes", "Bo Lund", "--record", record, "--where").stdout

    assert "for: Post; against: Bo Lund" in shown
    assert "  for, 1 origin\n" in shown
    assert "  against, 1 origin\n" in shown
    assert "characters 0 to " in shown


def test_two_dates_are_two_with_whose_they_are(record: Path) -> None:
    shown = run("disputes", "Harbour Trust", "--record", record).stdout

    assert "two dates of one act; they cannot all be right" in shown
    assert "  in 1999, 1 origin\n    2016-04-04 Times" in shown
    assert "  in 2001, 1 origin\n    2016-04-03 Post" in shown


def test_a_source_without_a_name_stands_with_its_outlet_and_count(record: Path) -> None:
    assert run("unnamed", "--record", record).stdout.startswith("senior official, Post: 1 tie\n")


def test_a_chain_counts_its_steps_and_names_the_weakest(record: Path) -> None:
    shown = run("path", "Ada Reed", "Bo Lund", "--record", record).stdout

    assert shown.startswith(
        "Ada Reed to Bo Lund in 2 steps, over ties that are on record or corroborated\n  1. Ada Reed"
    )
    assert "\nWeakest link: " in shown


def test_a_chain_can_be_widened(record: Path) -> None:
    assert "in 1 step, over ties that are of any standing" in run(
        "path", "Ada Reed", "Bo Lund", "--any-standing", "--record", record
    ).stdout.replace("\n", " ")


def test_a_chain_that_is_not_there_says_what_was_searched(record: Path) -> None:
    shown = " ".join(run("path", "Ada Reed", "Harbour Trust", "--record", record).stdout.split())

    assert "No chain of at most 4 ties from Ada Reed to Harbour Trust over ties that are on record" in shown
    assert "looked at." in shown
    assert "--reported goes over ties of one source too" in shown
    assert "2. " not in run("path", "Ada Reed", "Harbour Trust", "--reported", "--record", record).stdout


def test_a_chain_from_somebody_to_themselves_says_so(record: Path) -> None:
    assert run("path", "Ada Reed", "Reed", "--record", record).stdout == "Both names stand for Ada Reed.\n"


@pytest.mark.parametrize("shape", ["json", "jsonl", "csv"])
def test_a_chain_for_other_programs_has_every_link(record: Path, shape: str) -> None:
    done = run("path", "Ada Reed", "Bo Lund", "--record", record, "--format", shape)

    if shape == "csv":
        assert [row["step"] for row in csv.DictReader(io.StringIO(done.stdout))] == ["1", "2"]
    else:
        assert len(json.loads(done.stdout)["links"]) == 2


def test_a_rumour_says_how_it_stood_after_each_article(record: Path) -> None:
    lines = run("life", "Ada Reed", "Bo Lund", "--record", record).stdout.splitlines()
    steps = [line for line in lines if "then:" in line]

    assert "  2016-04-02 Post  first speculation; 1 new origin   then: speculation only" in steps
    assert any(line.startswith("  2016-04-04 Times  first denial;") for line in steps)


def test_changes_name_the_articles_behind_them(record: Path) -> None:
    shown = run("changes", "--since", "2026-11-20", "--record", record).stdout

    assert shown.startswith("2026-11-20T10:00:00Z  “a” (Post, 2016-04-02)")
    assert "Ada Reed contacted Bo Lund   new: unnamed or posts only" in shown
    assert (
        run("changes", "--since", "2027", "--record", record).stdout == "Nothing changed in this record since then.\n"
    )


@pytest.mark.parametrize("command", ["ties", "disputes", "timeline", "life"])
def test_a_time_in_the_world_leaves_out_what_came_later(record: Path, command: str) -> None:
    done = run(command, "Ada Reed", "--as-of", "2016-03", "--record", record)

    assert done.exit_code == 0, done.stderr
    assert done.stdout.startswith("As of March 2016: what may have been so")
    assert " met " not in done.stdout  # on 1 April
    assert " met " in run(command, "Ada Reed", "--as-of", "2016-05", "--record", record).stdout


def test_a_matter_of_law_begins_with_its_stage_and_shows_that_there_is_no_reply(record: Path) -> None:
    for command in ("ties", "who"):
        shown = run(command, "Ada Reed", "--risky", "--record", record).stdout

        assert "[alleged, in March 2016] " in shown
        assert "reply: no reply in your clips" in shown
    (row,) = [
        row
        for row in csv.DictReader(
            io.StringIO(run("ties", "Ada Reed", "--risky", "--record", record, "-f", "csv").stdout)
        )
        if row["relation"] == "accused"
    ]
    assert (row["latest_stage"], row["latest_stage_date"]) == ("alleged", "2016-03")
    assert row["reply"] == "no reply in your clips"


@pytest.mark.parametrize(
    ("command", "error"),
    [
        (("disputes", "Zed Quill"), UnknownName),
        (("path", "Ada Reed", "Zed Quill"), UnknownName),
        (("life", "Zed Quill"), UnknownName),
        (("changes", "--since", "soon"), UnreadableTime),
        (("ties", "Ada Reed", "--as-of", "soon"), UnreadableTime),
    ],
)
def test_bad_input_is_one_plain_error(record: Path, command: tuple[str, ...], error: type[Exception]) -> None:
    assert isinstance(run(*command, "--record", record).exception, error)


@pytest.mark.parametrize("command", LISTED)
def test_asking_where_there_is_no_record_makes_none(tmp_path: Path, command: tuple[str, ...]) -> None:
    missing = tmp_path / "missing.db"

    assert isinstance(run(*command, "--record", missing).exception, RecordError)
    assert not missing.exists()


def test_an_empty_record_says_that_there_is_nothing(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    Record(str(path)).close()

    assert run("disputes", "--record", path).stdout == "No disputes in this record.\n"
    assert run("unnamed", "--record", path).stdout == "Nothing in this record rests on unnamed sources only.\n"
