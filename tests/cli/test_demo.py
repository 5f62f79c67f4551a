from pathlib import Path

import pytest
from typer.testing import CliRunner

from sayso.cli.app import app
from sayso.cli.demo import FILE, default_place, most_told, told_both_ways
from sayso.model import Factuality
from sayso.record.weighing.standing import Standing
from tests.cli.answers import a_claim, a_tie

LONGEST_WALK = 75  # lines at 80 columns: more than that nobody reads to the end


@pytest.mark.slow
def test_the_demo_reads_the_newsroom_and_walks_through_it(tmp_path: Path) -> None:
    record = tmp_path / "demo.db"

    first = CliRunner().invoke(app, ["demo", "--record", str(record)])
    second = CliRunner().invoke(app, ["demo", "--record", str(record)])

    assert first.exit_code == 0, first.output
    assert f"{record}: 21 articles added in " in first.stdout
    assert f"{record}: no articles added, 21 already there in " in second.stdout
    for part in ("1. A profile", "2. A tie", "3. A denial beside its claim", "What to type next"):
        assert part in second.stdout
    assert f"sayso intact --record {record}" in second.stdout
    assert len(second.stdout.splitlines()) <= LONGEST_WALK


def test_the_demo_record_lies_in_the_current_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    assert default_place() == FILE


def test_the_demo_record_lies_elsewhere_where_the_folder_may_not_be_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.access", lambda *_: False)

    assert Path(default_place()).is_absolute()


def test_the_tie_that_most_outlets_tell_of_comes_first() -> None:
    few, many = a_tie(id="t-1", outlets=1), a_tie(id="t-2", outlets=3)

    assert most_told([few, many]) == [many, few]


def test_a_corroborated_tie_comes_before_one_that_more_outlets_repeat() -> None:
    repeated, corroborated = a_tie(id="t-1", outlets=3), a_tie(id="t-2", outlets=2, standing=Standing.CORROBORATED)

    assert most_told([repeated, corroborated]) == [corroborated, repeated]


def test_only_a_tie_with_a_claim_and_a_denial_is_told_both_ways() -> None:
    denial, claim = a_claim(), a_claim(id="c-2", factuality=Factuality.CERTAIN)
    both, denied = a_tie(claims=(denial, claim)), a_tie(claims=(denial,))

    assert told_both_ways([denied, both]) == [both]
