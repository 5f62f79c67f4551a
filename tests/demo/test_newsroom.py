import subprocess
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from sayso.demo import newsroom
from sayso.intake.documents import documents
from sayso.model import Basis, Document, Factuality, Phase
from sayso.relations import relations
from tests.demo.expected import annotations, articles, rows

ROOT = Path(__file__).resolve().parents[2]


def test_every_file_of_the_newsroom_can_be_read() -> None:
    assert all(isinstance(item, Document) for item in documents([newsroom()]))
    assert len(articles()) >= 16


def test_every_article_has_outlet_title_and_date() -> None:
    assert [item.id for item in articles().values() if not (item.outlet and item.title and item.date)] == []


def test_four_outlets_report_over_three_years() -> None:
    days = sorted(date.fromisoformat(item.date) for item in articles().values())

    assert len({item.outlet for item in articles().values()}) == 4
    assert days[-1].year - days[0].year == 2
    assert (days[-1] - days[0]).days > 2.5 * 365


def test_the_articles_come_as_text_html_and_json_lines() -> None:
    assert {path.suffix for path in newsroom().rglob("*.*")} == {".txt", ".html", ".jsonl"}


def test_no_file_of_the_newsroom_is_left_out_of_the_wheel() -> None:
    """The build leaves out what git ignores."""
    paths = [str(path) for path in newsroom().rglob("*") if path.is_file()]
    asked = subprocess.run(["git", "check-ignore", *paths], cwd=ROOT, capture_output=True, text=True, check=False)

    assert asked.stdout == ""


def test_every_article_is_annotated() -> None:
    assert {item["doc_id"] for item in annotations()} == set(articles())
    assert all(item["date"] == articles()[item["doc_id"]].date for item in annotations())


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        ("ties", ("evidence",)),
        ("maybe", ("evidence",)),
        ("statements", ("content", "cue", "speaker_span")),
        ("roles", ("role",)),
    ],
)
def test_what_is_annotated_stands_in_the_article_to_the_letter(kind: str, fields: tuple[str, ...]) -> None:
    assert [row for text, row in rows(kind) if any(row[field] not in text for field in fields)] == []


def test_every_basis_factuality_phase_and_relation_occurs() -> None:
    ties = [row for _, row in rows("ties")]

    assert {row["basis"] for row in ties} == set(Basis)
    assert {row["factuality"] for row in ties} == set(Factuality)
    assert {row["phase"] for row in ties} == set(Phase)
    assert {row["relation"] for row in ties} == set(relations())


def test_posts_are_embedded_with_account_and_date() -> None:
    posts = [post for item in articles().values() for post in item.posts]

    assert {(post.handle, post.date) for post in posts} == {
        ("joanpetrie_tresk", "2022-05-11"),
        ("harbour_watch", "2023-04-11"),
        ("ruthcalloway", "2023-09-27"),
        ("openwater_ardmoor", "2024-12-03"),
    }


def test_two_outlets_print_one_wire_story() -> None:
    printed = Counter(line for item in articles().values() for line in set(item.text.split("\n\n")) if len(line) > 80)

    assert sum(count == 2 for count in printed.values()) >= 2


def test_nobody_outside_the_articles_knows_what_they_say() -> None:
    """No name of the newsroom stands in the code, but for the two that the walk looks at and the ones it suggests."""
    named = {"Osgood", "Karan", "Tolland", "Voss", "Pryce", "Petrie", "Valdor", "Tresk", "Ardmoor", "Northgate"}
    sources = [path for end in ("py", "toml") for path in (ROOT / "src/sayso").rglob(f"*.{end}")]

    assert [path.name for path in sources if any(name in path.read_text(encoding="utf-8") for name in named)] == []
