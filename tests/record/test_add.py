import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import event, func, select, text

from sayso.errors import RecordError, SetUpError, UnreadableInput
from sayso.intake.failure import Failure
from sayso.model import Document, Reader, Reading
from sayso.record import reader, schema
from sayso.record.outcome import Outcome, Step
from sayso.record.store import Store
from tests.builders import Told, a_document, a_reading
from tests.reading.heads.spoiled import a_folder, weights_at
from tests.record.contents import contents


def a_story(number: int, words: str = "") -> Document:
    """One of many articles on the same few people, from three outlets."""
    told = words or f"Ada Reed endorsed Bo Lund on day {number}. The mayor met Cy Marsh in hall {number % 7}."
    return a_document(f"story-{number:03}", told, outlet=("Post", "Times", "Gazette")[number % 3])


def read(document: Document) -> Reading:
    """A reader that finds the same two ties in every article."""
    return a_reading(
        document,
        Told("Ada Reed", "endorsed", "Bo Lund", words="endorsed", time=f"2024-0{1 + len(document.text) % 9}"),
        Told("Ada Reed", "met_with", "Cy Marsh", words="met"),
        roles={"Ada Reed": "mayor"},
    )


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(str(tmp_path / "record.db"), wait_s=0.05) as opened:
        yield opened


def count(store: Store, table: str) -> int:
    with store.reading() as connection:
        return int(connection.execute(select(func.count()).select_from(text(table))).scalar_one())


def test_adding_keeps_what_was_read(store: Store) -> None:
    added = store.add([a_story(1), a_story(2)], read=read)

    assert (added.new, added.claims, added.skipped, added.failures) == (2, 4, 0, ())


def test_what_is_there_is_not_read_again(store: Store) -> None:
    store.add([a_story(1)], read=read)

    def unwilling(document: Document) -> Reading:
        raise AssertionError(document.id)

    assert store.has(a_story(1))
    assert store.add([a_story(1)], read=unwilling).skipped == 1


def test_adding_twice_leaves_the_record_as_it_was(store: Store) -> None:
    store.add(map(a_story, range(9)), read=read)
    before = contents(store)
    store.add(map(a_story, range(9)), read=read)

    assert contents(store) == before


def test_a_changed_article_expires_what_rested_on_the_old_one(store: Store) -> None:
    store.add([a_story(1)], read=read)
    added = store.add([a_story(1, "Ada Reed endorsed Bo Lund. She met Cy Marsh again.")], read=read)

    assert added.changed == ("story-001",)
    assert count(store, "claim") == 4
    assert count(store, "claim WHERE tie != '' AND run IN (SELECT key FROM run WHERE expired_at IS NULL)") == 2
    assert count(store, "tie") == 2


def test_a_changed_date_is_a_changed_article(store: Store) -> None:
    store.add([a_document(date="2024-01-01")], read=read)

    assert not store.has(a_document(date="2024-01-02"))


def test_another_reader_reads_again_and_expires_the_other_reading(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.add([a_story(1)], read=read)
    monkeypatch.setattr("sayso.record.add.reader_id", lambda _: "another reader")
    added = store.add([a_story(1)], read=read)

    assert (added.reread, count(store, "run"), count(store, "run WHERE expired_at IS NULL")) == (1, 2, 1)


def test_rules_after_heads_read_again_and_expire_what_the_heads_read(store: Store) -> None:
    store.add([a_story(1)], reader=Reader.HEADS, read=read)
    added = store.add([a_story(1)], reader=Reader.RULES, read=read)

    assert (added.new, added.reread, added.skipped) == (0, 1, 0)
    assert (count(store, "version"), count(store, "run"), count(store, "run WHERE expired_at IS NULL")) == (1, 2, 1)
    assert count(store, "claim WHERE run IN (SELECT key FROM run WHERE expired_at IS NULL)") == 2


def test_what_one_reader_has_read_the_other_has_not(store: Store) -> None:
    store.add([a_story(1)], reader=Reader.RULES, read=read)

    assert store.has(a_story(1), Reader.RULES)
    assert not store.has(a_story(1), Reader.HEADS)
    assert not store.has(a_story(1))


def test_the_reader_that_is_asked_for_is_the_one_that_reads(store: Store) -> None:
    critics = a_story(1, "Critics assailed the plan as a waste of public money.")
    said: list[list[str]] = []
    for each in Reader:
        store.add([critics], reader=each)
        with store.reading() as connection:
            live = select(schema.statement.c.quotes).join(schema.run).where(schema.run.c.expired_at.is_(None))
            said += connection.scalars(live)

    assert said == [["the plan as a waste of public money"], ["the plan"]]


def test_a_reader_that_is_not_set_up_stops_the_run_and_keeps_what_was_written(store: Store) -> None:
    def unready(document: Document) -> Reading:
        if document.id == "story-003":
            raise SetUpError("no weights")
        return read(document)

    store.add([a_story(1)], read=read)
    with pytest.raises(SetUpError, match="no weights"):
        store.add(map(a_story, range(1, 9)), read=unready)

    assert count(store, "document") == 1
    assert store.add(map(a_story, range(1, 9)), read=read).new == 7


def test_what_fails_is_listed_and_the_rest_goes_on(store: Store) -> None:
    def picky(document: Document) -> Reading:
        if document.id == "story-002":
            raise UnreadableInput("no words in it")
        if document.id == "story-003":
            raise KeyError("a bug")
        return read(document)

    added = store.add([a_story(1), a_story(2), Failure("x.pdf", "no text"), a_story(3), a_story(4)], read=picky)

    assert added.new == 2
    assert [str(failure) for failure in added.failures][:2] == ["story-002: no words in it", "x.pdf: no text"]
    assert "KeyError" in added.failures[2].reason


def test_two_articles_of_one_id_do_not_replace_each_other(store: Store) -> None:
    added = store.add([a_document("d1", "One text."), a_document("d1", "Another text.")], read=a_reading)

    assert added.new == 1
    assert "same id" in added.failures[0].reason


def test_a_claim_without_words_is_refused(store: Store) -> None:
    def careless(document: Document) -> Reading:
        reading = read(document)
        (claim, *_) = reading.claims
        empty = type(claim)(**{name: getattr(claim, name) for name in claim.__slots__} | {"evidence": (3, 3)})
        return Reading(document, entities=reading.entities, claims=(empty,))

    added = store.add([a_story(1)], read=careless)

    assert "rests on no words" in added.failures[0].reason


def test_each_document_is_reported_as_it_goes(store: Store) -> None:
    steps: list[Step] = []
    store.add([a_story(1), a_story(1), Failure("y", "empty")], read=read, report=steps.append)

    assert [step.outcome for step in steps] == [Outcome.NEW, Outcome.SKIPPED, Outcome.FAILED]


def test_the_order_of_adding_does_not_show(tmp_path: Path) -> None:
    with Store(str(tmp_path / "one.db")) as one, Store(str(tmp_path / "other.db")) as other:
        one.add(map(a_story, range(12)), read=read)
        for number in (7, 3, 11):
            other.add([a_story(number)], read=read)
        other.add(map(a_story, reversed(range(12))), read=read)

        assert contents(one) == contents(other)


KILLED = """
import os, signal, sys
sys.path.insert(0, {root!r})
from tests.record.test_add import a_story, read
from sayso.record import add as reader
from sayso.record.store import Store

reader.reader_id = lambda _: "one reader"

def dying(document):
    if document.id == "story-110":
        os.kill(os.getpid(), signal.SIGKILL)
    return read(document)

Store({path!r}).add(map(a_story, range(130)), read=dying)
"""


def test_a_run_that_was_killed_is_finished_by_the_next_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sayso.record.add.reader_id", lambda _: "one reader")
    path, root = str(tmp_path / "killed.db"), str(Path(__file__).parents[2])
    script = KILLED.format(root=root, path=path)
    done = subprocess.run([sys.executable, "-c", script], env={**os.environ, "PYTHONPATH": root}, check=False)

    assert done.returncode == -signal.SIGKILL
    with Store(path) as killed, Store(str(tmp_path / "whole.db")) as whole:
        added = killed.add(map(a_story, range(130)), read=read)
        whole.add(map(a_story, range(130)), read=read)

        assert added.skipped == 100  # two whole batches
        assert contents(killed) == contents(whole)


def test_a_run_that_was_killed_before_its_conclusions_is_finished_by_the_next_one(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr("sayso.record.derive.touched", lambda _: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            store.add([a_story(1)], read=read)
    assert count(store, "tie") == 0
    store.add([a_story(1)], read=read)

    assert count(store, "tie") == 2


def test_two_runs_of_adding_at_once_make_the_record_of_one(tmp_path: Path) -> None:
    path = str(tmp_path / "r.db")
    with Store(path) as here, Store(path) as there, Store(str(tmp_path / "one.db")) as alone:

        def meanwhile(document: Document) -> Reading:
            if document.id == a_story(3).id:
                there.add(map(a_story, (1, 3, 5, 7)), read=read)
            return read(document)

        here.add(map(a_story, range(6)), read=meanwhile)
        alone.add(map(a_story, (0, 1, 2, 3, 4, 5, 7)), read=read)

        assert contents(here) == contents(alone)


def test_a_locked_record_says_so_and_loses_nothing(store: Store, tmp_path: Path) -> None:
    store.add([a_story(1)], read=read)
    with (
        Store(store.location) as other,
        other.writing(),
        pytest.raises(RecordError, match="another process is writing"),
    ):
        store.add([a_story(2)], read=read)

    assert store.add([a_story(1), a_story(2)], read=read).skipped == 1


def test_a_full_disk_says_so_and_the_next_run_completes(tmp_path: Path) -> None:
    path = str(tmp_path / "full.db")
    with Store(path) as small:
        pages = 0
        with small.reading() as connection:
            pages = int(connection.exec_driver_sql("PRAGMA page_count").scalar_one())
        small.close()

        @event.listens_for(small._engine, "connect")
        def _limit(connection: object, _: object) -> None:
            connection.execute(f"PRAGMA max_page_count = {pages + 4}")  # type: ignore[attr-defined] # the driver's own

        with pytest.raises(RecordError, match="disk is full"):
            small.add(map(a_story, range(60)), read=read)
    with Store(path) as again, Store(str(tmp_path / "whole.db")) as whole:
        again.add(map(a_story, range(60)), read=read)
        whole.add(map(a_story, range(60)), read=read)

        assert contents(again) == contents(whole)


def test_lone_surrogates_and_odd_characters_come_back_as_they_were(store: Store) -> None:
    odd = "Ada\ud800 Reed endorsed Bo\u2028Lund \u202eback\u202c \x00."
    store.add([a_document("odd", odd)], read=lambda document: a_reading(document, Told("Ada\ud800", "endorsed", "Bo")))

    with store.reading() as connection:
        assert connection.execute(select(schema.version.c.text)).scalar_one() == odd


def test_an_old_id_leads_to_the_party_that_took_its_place(store: Store) -> None:
    store.add([a_story(5)], read=read)
    with store.reading() as connection:
        before = set(connection.scalars(select(schema.entity.c.id)))
    store.add(map(a_story, range(12)), read=read)
    with store.reading() as connection:
        now = set(connection.scalars(select(schema.entity.c.id)))
        led = {row.old: row.new for row in connection.execute(select(schema.redirect))}

    assert before - now
    assert all(led[old] in now for old in before - now)


def test_the_reader_is_known_by_its_code_and_words() -> None:
    ids = {reader.reader_id(each) for each in Reader}

    assert len(ids) == len(Reader)
    assert all(id.startswith("sayso 0.") for id in ids)
    assert reader.conclusion_id() not in ids


def test_other_weights_in_the_same_folder_are_another_reader(tmp_path: Path) -> None:
    folder = a_folder(tmp_path / "weights", "manifest.json")
    ids = set()
    for manifest in ("{}", '{"files": {}}'):
        (folder / "manifest.json").write_text(manifest, encoding="utf-8")
        with weights_at(folder):
            ids.add(reader.reader_id(Reader.HEADS))

    assert len(ids) == 2


def test_heads_after_rules_after_heads_bring_back_what_the_heads_read(store: Store) -> None:
    for each in (Reader.HEADS, Reader.RULES):
        store.add([a_story(1)], reader=each, read=read)
    ties = count(store, "tie")
    again = store.add([a_story(1)], reader=Reader.HEADS, read=read)

    assert (again.reread, again.skipped) == (1, 0)
    assert store.has(a_story(1), Reader.HEADS)
    assert not store.has(a_story(1), Reader.RULES)
    assert (count(store, "run"), count(store, "run WHERE expired_at IS NULL")) == (2, 1)
    assert count(store, "tie") == ties


def test_an_article_that_is_changed_back_is_what_it_was(store: Store) -> None:
    for date in ("2024-01-01", "2024-01-02", "2024-01-01"):
        added = store.add([a_document(date=date)], read=read)

    assert added.changed
    assert store.has(a_document(date="2024-01-01"))
    assert count(store, "version WHERE expired_at IS NULL") == 1
