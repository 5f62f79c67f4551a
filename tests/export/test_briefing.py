"""Briefings as pages: what an editor reads."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest

from sayso.answers.asked import Reply
from sayso.answers.book import Record
from sayso.export.briefing import page_of
from sayso.export.docx import as_docx
from sayso.export.markdown import as_markdown
from sayso.model import Basis, Factuality, Phase, Reading, Stage
from tests.answers.test_findings import ACCUSED, Clock, add, denial, on_record, story
from tests.builders import Spoken, Told, a_document, a_reading
from tests.export.test_markdown import rendered

SUPPORTS = Told("Ada Reed", "supports", "Bo Lund")
MET = Told("Ada Reed", "met_with", "Bo Lund", time="2016-04-01")
GUESS = replace(SUPPORTS, relation="advised", factuality=Factuality.POSSIBLE)


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with Record(str(tmp_path / "r.db"), now=Clock()) as opened:
        yield opened


def printed(record: Record, name: str = "Ada Reed", **options: str | bool) -> str:
    found = record.brief(name, **options)  # type: ignore[arg-type] # each option of its own type
    assert found.briefing is not None
    return as_markdown(page_of(found.briefing))


def section(markdown: str, heading: str) -> list[str]:
    return markdown.partition(f"## {heading}\n")[2].partition("\n## ")[0].partition("\n[^1]: ")[0].split("\n")


def test_a_tie_stands_with_its_reason_articles_and_notes(record: Record) -> None:
    add(record, story("a", SUPPORTS), story("b", SUPPORTS, outlet="Times", date="2016-06-01"))

    text = printed(record)

    line = "- **supports Bo Lund** — 2 origins with no link found, in Post, Times; 2 articles, 1 May 2016 to 1 June"
    assert any(each.startswith(line) for each in section(text, "Two sources or more"))
    assert "Times, 1 June 2016: “**Story b: Ada Reed, Bo Lund, Cy Marsh and others.**” — article's own voice" in text
    assert "stated flatly. In b, characters 0 to 48." in text


def test_both_sides_of_a_dispute_stand_below_it(record: Record) -> None:
    add(record, story("a", MET), story("b", denial(MET, "Bo Lund"), outlet="Times"))

    lines = section(printed(record), "Denied or in dispute")

    assert "- **met Bo Lund**, on 1 April 2016 — sources conflict; 2 articles, 1 May 2016." in lines
    sides = [line.strip().split(", Story")[0].split(": “")[0] for line in lines if line.startswith("  - ")]
    assert sides == [
        "- For: article's own voice, stated flatly, Post, 1 May 2016",
        "- Against: Bo Lund, paraphrased, denied, Times, 1 May 2016",
    ]


def test_a_lead_says_what_it_rests_on_and_whom_to_ask(record: Record) -> None:
    speaks = Told("Cy Marsh", "employed_by", "Bo Lund", role="spokesman")
    add(record, story("a", GUESS, speaks))

    lines = section(printed(record), "Unsourced, and whom to ask")

    assert "- **advised Bo Lund** — nothing firmer than speculation; 1 May 2016." in lines
    assert any(line.startswith("  - Rests on: article's own voice, speculation, Post, 1 May 2016: “") for line in lines)
    asked = "Ask: Bo Lund; Cy Marsh, spokesman of Bo Lund by an article of 1 May 2016"
    assert f"  - {asked}; Post, which has it first here (1 May 2016)." in lines


def test_a_matter_of_law_has_its_stage_and_says_where_there_is_no_reply(record: Record) -> None:
    add(record, story("a", replace(ACCUSED, relation="sued", stage=Stage.SUED)))

    lines = section(printed(record, risky=True), "Matters of law")

    assert "- **Bo Lund against Ada Reed** — latest stage: sued in March 2016 (Post, 1 May 2016)." in lines
    assert any("unreviewed-risky" in line for line in lines)
    assert "  - Reply of Ada Reed: no reply in your clips." in lines


def test_where_matters_of_law_are_left_out_it_says_so(record: Record) -> None:
    add(record, story("a", ACCUSED, SUPPORTS))

    text = printed(record)

    assert "None is listed. 1 is left out as read too unsurely. That nothing is found is no clearance." in text
    assert "Left out: 1 tie read too unsurely" in text
    assert "to add, marked: `sayso brief 'Ada Reed' --risky`." in text


def test_a_matter_that_is_shown_does_not_pass_for_all_there_is(record: Record) -> None:
    sued = replace(ACCUSED, relation="sued", stage=Stage.SUED)
    add(record, story("a", ACCUSED, sued))
    accused = next(each for each in record.questions(name="Ada Reed").questions if "accused" in each.asks)
    record.judge(accused, Reply.YES)

    lines = section(printed(record), "Matters of law")

    assert "Not the whole picture: 1 is left out as read too unsurely." in lines
    assert any(line.startswith("  - **accused Ada Reed**") and "; reviewed." in line for line in lines)


def test_a_tie_that_only_an_end_is_told_of_says_so(record: Record) -> None:
    add(record, story("a", Told("Ada Reed", "member_of", "Harbour Trust", phase=Phase.ENDS)))

    assert "**member of Harbour Trust**, ended by 1 May 2016" in printed(record)


def test_a_paraphrase_is_not_passed_off_as_a_quotation(record: Record) -> None:
    said = Spoken("Ada Reed", "Ada Reed, Bo Lund, Cy Marsh and others", about=("Bo Lund",))
    add(record, story("a", SUPPORTS, said=(said,)))

    (line,) = [line for line in section(printed(record), "What they said") if line.startswith("- ")]

    assert line.startswith("- **On Bo Lund:** “Ada Reed, Bo Lund, Cy Marsh and others” — in the article’s words, Post,")


def test_a_withdrawn_article_is_marked_in_its_note(record: Record) -> None:
    add(record, story("a", SUPPORTS))
    record.withdraw("a", day="2016-07-01")

    text = printed(record)

    assert "## Taken back" in text
    assert "Its outlet took the article back on 1 July 2016." in text


def test_what_changed_stands_with_the_articles_that_changed_it(tmp_path: Path) -> None:
    clock = Clock()
    with Record(str(tmp_path / "r.db"), now=clock) as record:
        add(record, story("a", SUPPORTS))
        clock.now = "2026-12-01T10:00:00Z"
        add(record, story("b", SUPPORTS, outlet="Times"))

        lines = section(printed(record), "Changed lately")

    assert lines[1:3] == [
        "- 1 December 2026, 10:00 UTC, by “b” (Times, 2016-05-01):",
        "  - Ada Reed supports Bo Lund — standing: one source → two sources or more, no link found.",
    ]


def test_nobody_s_words_pass_for_markup_in_a_whole_briefing(record: Record) -> None:
    text = "**Ada Reed** met <script>Bo Lund</script> | [x](javascript:y)\n# so\n`it` went. Bo Lund said no."
    document = a_document("a|*b*", text, outlet="P*o*st <b>", title="A [title](x) *of* `code`")
    denied = replace(MET, basis=Basis.NAMED, speakers=("Bo Lund",))
    add(record, a_reading(document, MET, denied, roles={"Ada Reed": "mayor"}))

    found = rendered(printed(record))

    assert set(found.tags) == {"h1", "h2", "p", "em", "strong", "ul", "li", "code"}  # code: what to type, ours
    assert "P*o*st <b>, 10 February 2024, “A [title](x) *of* `code`”" in found.text


def test_the_order_of_articles_does_not_change_a_byte(tmp_path: Path) -> None:
    stories: list[Reading] = [
        story("a", SUPPORTS, on_record("Ada Reed", "opposes", "Bo Lund"), GUESS),
        story("b", SUPPORTS, MET, outlet="Times"),
        story("c", denial(MET, "Bo Lund"), said=(Spoken("Ada Reed", "Bo Lund, Cy Marsh and others", ("Bo Lund",)),)),
    ]
    pages = set()
    for number, order in enumerate(permutations(stories)):
        with Record(str(tmp_path / f"{number}.db"), now=Clock()) as record:
            add(record, *order)
            found = record.brief("Ada Reed").briefing
            assert found is not None
            pages.add((as_markdown(page_of(found)), as_docx(page_of(found))))

    assert len(pages) == 1
