import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from rich.console import Console

from sayso.answers.shapes import Broken, Intact, Moment, Who
from sayso.cli.view_record import command, show_intact, show_statements, show_ties, show_timeline, show_who
from sayso.model import Factuality, Phase
from sayso.record.weighing.standing import Standing
from tests.cli.answers import NAMESAKE, STATEMENT, a_claim, a_profile, a_tie


def printed(show: Callable[[Console], None], width: int = 120) -> str:
    console = Console(file=io.StringIO(), width=width, highlight=False, emoji=False, markup=False)
    show(console)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def test_a_tie_shows_its_standing_and_every_claim_with_its_words() -> None:
    claim = a_claim(factuality=Factuality.CERTAIN, date="2023-01-05", outlet="Echo", words="owner of Dol")

    lines = printed(lambda console: show_ties(console, [a_tie(claims=(a_claim(), claim))])).splitlines()

    assert lines[0] == "Bo Lund owns Dol Ltd, in 2019   sources conflict"
    assert lines[2] == "    2024-02-10 Post  Bo Lund, paraphrased · denied by Bo Lund  “owns Dol Ltd”"
    assert lines[3] == "    2023-01-05 Echo  Bo Lund, paraphrased · stated flatly  “owner of Dol”"


def test_a_tie_that_ended_says_when() -> None:
    tie = a_tie(valid_at="2019", invalid_at="2021-04", standing=Standing.REPORTED, origins=1)

    assert "in 2019, ended in April 2021   one source" in printed(lambda console: show_ties(console, [tie]))


def test_a_claim_that_ends_a_tie_says_so() -> None:
    tie = a_tie(claims=(a_claim(phase=Phase.ENDS),))

    assert " · ended  “owns Dol Ltd”" in printed(lambda console: show_ties(console, [tie]))


def test_no_ties_are_said_to_be_none() -> None:
    assert printed(lambda console: show_ties(console, [])) == "No ties in this record.\n"


def test_a_profile_shows_names_titles_and_ties_from_their_side() -> None:
    tie = a_tie(subject="e-5", subject_name="Ada Reed", relation="endorsed", object="e-2", object_name="Bo Lund")

    shown = printed(lambda console: show_who(console, Who("lund", a_profile(tie), ())))

    assert "Bo Lund  person · 2 articles, 2 outlets · 2021-01-01 to 2024-02-10\n" in shown
    assert "machine-read, unreviewed · also written Lund" in shown
    assert "joined by machine: same full name and office" in shown
    assert "to split: sayso apart e-2 --article ARTICLE" in shown
    assert "mayor of Lyon · current" in shown
    assert "endorsed by Ada Reed" in shown
    assert "1 statement: sayso said 'Bo Lund'" in shown


def test_what_to_type_next_names_the_record_that_was_asked() -> None:
    one, several = Who("lund", a_profile(), ()), Who("lund", None, (NAMESAKE, NAMESAKE))

    assert "sayso said 'Bo Lund' --record my.db" in printed(lambda console: show_who(console, one, record="my.db"))
    assert "sayso who e-9 --record my.db" in printed(lambda console: show_who(console, several, record="my.db"))


def test_only_the_first_reasons_for_joining_are_spelled_out() -> None:
    profile = replace(a_profile(), joined=("same office", "same party", "same kin", "same company"))

    shown = printed(lambda console: show_who(console, Who("lund", profile, ())))

    assert "joined by machine: same office; same party; and 2 more" in shown


def test_a_narrow_terminal_gets_no_blanks_at_the_end_of_a_line() -> None:
    shown = printed(lambda console: show_ties(console, [a_tie(claims=(a_claim(words="owns " * 40),))], where=True), 40)

    assert [line for line in shown.splitlines() if line != line.rstrip() or len(line) > 40] == []


def test_a_profile_shows_both_sides_of_a_tie() -> None:
    stated = a_claim(id="c-2", factuality=Factuality.CERTAIN)

    shown = printed(lambda console: show_who(console, Who("lund", a_profile(a_tie(claims=(a_claim(), stated))), ())))

    assert "denied by Bo Lund" in shown
    assert "stated flatly" in shown


def test_a_profile_names_those_of_the_same_name() -> None:
    shown = printed(lambda console: show_who(console, Who("lund", a_profile(namesakes=(NAMESAKE,)), ())))

    assert "Others of that name, kept apart" in shown
    assert "pilot in Post, 2021" in shown


def test_a_name_that_fits_several_lists_them_with_their_ids() -> None:
    shown = printed(lambda console: show_who(console, Who("lund", None, (NAMESAKE, NAMESAKE))))

    assert "“lund” fits 2 in this record, kept apart:" in shown
    assert "e-9  person, 1 article, 2 claims" in shown


def test_a_statement_shows_whose_it_is_and_the_words() -> None:
    shown = printed(lambda console: show_statements(console, [STATEMENT]))

    assert shown.splitlines() == ["2024-02-10 Post  Bo Lund, quoted · about Dol Ltd", "  “I own nothing”"]


def test_a_statement_explained_names_what_found_it() -> None:
    shown = printed(lambda console: show_statements(console, [STATEMENT], explain=True))

    assert shown.splitlines()[-1].strip() == "rule and head: quote-after"


@pytest.mark.parametrize(
    ("moment", "line"),
    [
        (
            Moment("2019", "2024-02-10", "tie", a_tie(), None, "owns", "a", "Post"),
            "in 2019  Bo Lund owns Dol Ltd · sources conflict",
        ),
        (
            Moment("2021", "2024-02-10", "end", a_tie(), None, "owns", "a", "Post"),
            "in 2021  Bo Lund owns Dol Ltd (ended) · sources conflict",
        ),
        (
            Moment("", "2024-02-10", "statement", None, STATEMENT, "owns", "a", "Post"),
            "told 2024-02-10  Bo Lund, quoted",
        ),
    ],
)
def test_a_moment_says_when_what_and_where(moment: Moment, line: str) -> None:
    assert printed(lambda console: show_timeline(console, [moment])).splitlines() == [line, "  “owns”  2024-02-10 Post"]


def test_an_intact_record_says_that_this_does_not_make_it_true() -> None:
    shown = printed(lambda console: show_intact(console, Intact(2, 30, ())))

    assert shown.splitlines() == [
        "2 articles, 30 spans checked, 0 broken.",
        "Quotations match the stored articles. This does not mean that they are true.",
    ]


def test_a_broken_span_is_named() -> None:
    shown = printed(lambda console: show_intact(console, Intact(2, 30, (Broken("a", "claim", "c-1", "not there"),))))

    assert shown.splitlines() == ["a: claim c-1: not there", "2 articles, 30 spans checked, 1 broken."]


def test_article_words_cannot_garble_the_terminal() -> None:
    claim = a_claim(words="a \x1b[2J b \u202e c", outlet="\x1b]0;x\x07Post")

    shown = printed(lambda console: show_ties(console, [a_tie(claims=(claim,))]))

    assert not set(shown) & {"\x1b", "\x07", "\u202e"}


def test_the_place_of_the_words_is_shown_when_asked_for() -> None:
    ties = printed(lambda console: show_ties(console, [a_tie()], where=True))
    statements = printed(lambda console: show_statements(console, [STATEMENT], where=True))

    assert ties.splitlines()[-1] == "      a, characters 212 to 224"
    assert statements.splitlines()[-1] == "    a, characters 1 to 14"


@pytest.mark.parametrize(("found", "typed"), [("/usr/bin/sayso", "sayso"), (None, ".venv/bin/sayso")])
def test_a_command_names_the_program_so_that_the_shell_finds_it(
    found: str | None, typed: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".venv/bin").mkdir(parents=True)
    (tmp_path / ".venv/bin/sayso").touch()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.argv", [".venv/bin/sayso", "demo"])
    monkeypatch.setattr("shutil.which", lambda _: found)

    assert command("who", "Ana Ruiz") == f"{typed} who 'Ana Ruiz'"
