"""Erasing: gone from the rows, gone from the bytes, and gone when the article comes again."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import RecordError
from sayso.model import Document, Kind, Reading
from sayso.record.erasing import scrub as scrubbing
from sayso.record.erasing.blanks import BLANK
from sayso.record.erasing.tombstones import new_key, tombstone
from sayso.record.integrity import check
from sayso.record.judging.decisions import Verdict
from sayso.record.judging.selectors import selector_of
from sayso.record.outcome import Added
from sayso.record.store import Store
from tests.builders import Spoken, Told, a_document, a_reading

PERSONS = ("Ada Reed", "Bob Reed", "Bo Lund", "Cy Marsh")
BODIES = {"Reed Foundation": Kind.ORGANISATION, "Ada Reed Foundation": Kind.ORGANISATION}
TIES = (("Ada Reed", "met_with", "Bo Lund"), ("Bo Lund", "met_with", "Cy Marsh"), ("Bob Reed", "opposes", "Ada Reed"))


def read(document: Document) -> Reading:
    """Whoever the text names, those who met, and whoever is said to have said something."""
    there = [name for name in PERSONS if name in document.text]
    bodies = [name for name in BODIES if name in document.text]
    told = [
        Told(a, relation, b, f"{a} {verb} {b}")
        for a, relation, b in TIES
        if f"{a} {(verb := relation.split('_')[0].replace('opposes', 'opposed'))} {b}" in document.text
    ]
    spoken = [Spoken(name, "It is late") for name in there if f"“It is late,” {name} said" in document.text]
    mayor = {"Ada Reed": "mayor of Lund"} if "mayor of Lund Ada Reed" in document.text else {}
    return a_reading(document, *told, statements=spoken, kinds=BODIES, also=[*there, *bodies], roles=mayor)


def add(store: Store, *documents: Document) -> Added:
    return store.add(documents, read=read)


def entities(store: Store) -> dict[str, str]:
    with store.reading() as connection:
        return {row[1]: row[0] for row in connection.exec_driver_sql("SELECT id, name FROM entity")}


def texts(store: Store) -> list[str]:
    with store.reading() as connection:
        return [row[0] for row in connection.exec_driver_sql("SELECT text FROM version ORDER BY key")]


def erase(store: Store, name: str = "Ada Reed") -> None:
    store.erase([entities(store)[name]])


def is_intact(store: Store) -> bool:
    with store.reading() as connection:
        return not check(connection).faults


def bytes_of(path: Path) -> bytes:
    """The file and those beside it."""
    return b"".join(each.read_bytes() for each in sorted(path.parent.glob(f"{path.name}*"))).lower()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "r.db"


@pytest.fixture
def opened(path: Path) -> Store:
    return Store(str(path))


ARTICLE = a_document(
    "https://post.example/ada-reed-resigns",
    "Ada Reed met Bo Lund. “It is late,” Ada Reed said. Reed's aide left. Bo Lund met Cy Marsh at Ada  Reed's house.",
    title="ADA REED resigns: Reed's exit",
)


def test_no_byte_of_the_name_is_left(opened: Store, path: Path) -> None:
    with opened as store:
        add(store, ARTICLE, a_document("d2", "Cy Marsh left. See https://x.example/adareed_1 and @AdaReed."))
        assert b"ada reed" in bytes_of(path)
        erase(store)

        assert [word for word in (b"reed", b"ada ", b"ada-", b"adareed") if word in bytes_of(path)] == []
        assert is_intact(store)
    assert b"reed" not in bytes_of(path)


def test_what_the_article_says_of_others_stays_where_it_was(opened: Store) -> None:
    with opened as store:
        add(store, ARTICLE)
        erase(store)

        kept = texts(store)[0]
        assert len(kept) == len(ARTICLE.text)
        assert [(a, b) for a, b in zip(kept, ARTICLE.text, strict=True) if a not in (b, BLANK)] == []
        with store.reading() as connection:
            claims = connection.exec_driver_sql("SELECT quote FROM claim").fetchall()
            ties = connection.exec_driver_sql("SELECT count(*) FROM tie").scalar()
            statements = connection.exec_driver_sql("SELECT count(*) FROM statement").scalar()
        assert [tuple(row) for row in claims] == [("Bo Lund met Cy Marsh",)]
        assert (ties, statements) == (1, 0)
        assert set(entities(store)) == {"Bo Lund", "Cy Marsh"}


def test_the_article_added_again_is_the_one_that_is_there(opened: Store, path: Path) -> None:
    with opened as store:
        add(store, ARTICLE)
        erase(store)

        assert add(store, ARTICLE).skipped == 1
        assert store.has(ARTICLE)
        assert len(texts(store)) == 1
    assert b"reed" not in bytes_of(path)


def test_a_changed_article_is_redacted_before_it_is_kept(opened: Store, path: Path) -> None:
    changed = a_document(ARTICLE.id, ARTICLE.text + " Ada Reed met Bo Lund again.", title=ARTICLE.title)
    with opened as store:
        add(store, ARTICLE)
        erase(store)

        assert len(add(store, changed).changed) == 1
        assert add(store, changed).skipped == 1
        assert is_intact(store)
        assert "Ada Reed" not in entities(store)
    assert b"reed" not in bytes_of(path)


def test_a_changed_article_that_gives_the_family_name_only_is_redacted_too(opened: Store) -> None:
    with opened as store:
        add(store, a_document("d1", "Ada Reed met Bo Lund."))
        erase(store)
        add(store, a_document("d1", "Reed left. Bo Lund stayed."))

        assert texts(store)[-1] == "████ left. Bo Lund stayed."


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("ADA REED left.", "████████ left."),
        ("Ada\nReed left.", "████████ left."),
        ("Ada M. Reed left.", "███████████ left."),
        ("Reed, Ada left.", "█████████ left."),
        ("Adá Reed’s aide left.", "████████’s aide left."),
        ("Ada\u200b Reed left.", "█████████ left."),
        ("See post.example/ada-reed and @AdaReed.", "See post.example/████████ and @███████."),
        ("Ada Reed left. The Reeds stayed.", "████████ left. The █████ stayed."),
        ("Ada Read left.", "Ada Read left."),
        ("A read reed. Ada left.", "A read reed. Ada left."),
    ],
)
def test_another_article_that_names_them_is_redacted(opened: Store, given: str, kept: str) -> None:
    with opened as store:
        add(store, a_document("d1"))
        erase(store)
        add(store, a_document("d2", given))

        assert texts(store)[-1] == kept


def test_others_of_the_family_name_keep_it(opened: Store) -> None:
    words = "Ada Reed met Bo Lund. Bob Reed opposed it. The Reed Foundation paid. The Ada Reed Foundation did not."
    with opened as store:
        add(store, a_document("d1", words))
        erase(store)

        blanked = (
            "████████ met Bo Lund. Bob Reed opposed it. The Reed Foundation paid. The ████████ Foundation did not."
        )
        assert texts(store) == [blanked]
        assert {"Bob Reed", "Reed Foundation", "████████ Foundation"} <= set(entities(store))


def test_an_article_about_a_namesake_stays(opened: Store) -> None:
    mayor = a_document("d1", "The mayor of Lund Ada Reed met Bo Lund.")
    other = a_document("d2", "Ada Reed swims.", date="2024-03-01")
    with opened as store:
        add(store, mayor, other)
        with store.reading() as connection:
            found = connection.exec_driver_sql(
                "SELECT entity FROM appearance JOIN run ON run.key = run JOIN version ON version.key = version "
                "WHERE name = 'Ada Reed' AND document = 'd2'"
            )
            swimmer = str(found.scalar())
        store.erase([swimmer])

        assert texts(store) == [mayor.text, "████████ swims."]
        assert add(store, mayor, other).skipped == 2
        more = a_document("d3", "The mayor of Lund Ada Reed left.")
        add(store, more, a_document("d4", "Ada Reed swims again."))
        assert texts(store)[2:] == [more.text, "████████ swims again."]


def test_decisions_about_them_go_and_those_about_others_stay(opened: Store, path: Path) -> None:
    text = "Ada Reed met Bo Lund. Bo Lund met Cy Marsh."
    with opened as store:
        add(store, a_document("d1", text))
        theirs = selector_of("d1", text, (0, 21), relation="met_with", parties=[(0, 8), (13, 20)])
        others = selector_of("d1", text, (22, 42), relation="met_with", parties=[(22, 29), (34, 42)])
        gone = store.decide(Verdict.ACCEPT, theirs, why="Reed told me")
        store.undo(gone.id)
        kept = store.decide(Verdict.REJECT, others, why="not what Ada Reed told me")
        erase(store)

        assert [(each.id, each.why) for each in store.decisions()] == [(kept.id, "not what ████████ told me")]
        with store.reading() as connection:
            assert connection.exec_driver_sql("SELECT count(*) FROM tie").scalar() == 0
    assert b"reed" not in bytes_of(path)


def test_imported_decisions_do_not_bring_the_name_back(path: Path, tmp_path: Path) -> None:
    text = "Ada Reed met Bo Lund. Bo Lund met Cy Marsh."
    with Store(str(tmp_path / "other.db")) as other:
        add(other, a_document("ada-reed", text))
        first = other.decide(
            Verdict.SAME, selector_of("ada-reed", text, (0, 8)), selector_of("ada-reed", text, (13, 20))
        )
        other.undo(first.id, why="Reed is not Lund")
        others = selector_of("ada-reed", text, (22, 42), relation="met_with", parties=[(22, 29), (34, 42)])
        other.decide(Verdict.REJECT, others)
        exported = [each.as_dict() for each in other.decisions()]
    with Store(str(path)) as store:
        add(store, a_document("ada-reed", text))
        erase(store)

        assert store.take_decisions(exported) == 1
        with store.reading() as connection:
            assert connection.exec_driver_sql("SELECT count(*) FROM tie").scalar() == 0
    assert b"reed" not in bytes_of(path)


def test_every_version_is_redacted_and_two_spellings_become_one(opened: Store, path: Path) -> None:
    with opened as store:
        for text in ("Ada Reed met Bo Lund.", "ADA REED met Bo Lund.", "Ada Reed met Bo Lund. She left."):
            add(store, a_document("d1", text))
        erase(store)

        assert is_intact(store)
        assert len(texts(store)) == 2
        assert add(store, a_document("d1", "ADA REED met Bo Lund.")).skipped == 0  # an earlier version comes back
        assert add(store, a_document("d1", "Ada Reed met Bo Lund.")).skipped == 1
    assert b"reed" not in bytes_of(path)


def test_two_can_be_erased_one_after_the_other(opened: Store, path: Path) -> None:
    with opened as store:
        add(store, ARTICLE)
        erase(store)
        erase(store, "Bo Lund")

        assert add(store, ARTICLE).skipped == 1
        assert is_intact(store)
    assert [word for word in (b"reed", b"lund") if word in bytes_of(path)] == []


def test_ids_that_come_to_look_alike_stay_two(opened: Store) -> None:
    documents = [a_document(id, f"Ada Reed met Bo Lund. {id[-1]}") for id in ("x/ada-reed", "x/ADA-REED")]
    with opened as store:
        add(store, *documents)
        erase(store)

        assert add(store, *documents).skipped == 2
        assert add(store, a_document("x/Ada-Reed", "Ada Reed left.")).new == 1


@pytest.mark.parametrize("step", ["scrub", "finished"])
def test_an_erasure_that_was_cut_short_is_finished_later(
    opened: Store, path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with opened as store:
        add(store, ARTICLE)
        theirs = entities(store)["Ada Reed"]
        with monkeypatch.context() as patched:
            patched.setattr(scrubbing, step, killed)
            with pytest.raises(KeyboardInterrupt):
                store.erase([theirs])

        assert store.scrub()
        assert not store.scrub()
    assert b"reed" not in bytes_of(path)


def test_bytes_that_somebody_else_still_reads_are_not_said_to_be_gone(path: Path) -> None:
    with Store(str(path), wait_s=0.1) as store, Store(str(path)) as other:
        add(store, ARTICLE)
        theirs = entities(store)["Ada Reed"]
        with other.reading() as connection:
            connection.exec_driver_sql("SELECT count(*) FROM version").scalar()
            with pytest.raises(RecordError):
                store.erase([theirs])

        assert store.scrub()
    assert b"reed" not in bytes_of(path)


def test_somebody_erased_while_articles_are_read_does_not_slip_in(path: Path) -> None:
    with Store(str(path)) as store, Store(str(path)) as other:
        add(store, ARTICLE)

        def slow(document: Document) -> Reading:
            if "Ada Reed" in entities(other):
                erase(other)
            return read(document)

        store.add([a_document("d9", "Ada Reed met Bo Lund. Reed left.")], read=slow)
    assert b"reed" not in bytes_of(path)


LETTERS = st.text(alphabet="AaBbÉé ßz-.'\n@/%█", max_size=40)


@given(before=LETTERS, after=LETTERS, name=st.sampled_from(["Ada Reed", "ada-reed", "ADA REED", "Ada  Reed's"]))
def test_a_name_is_found_in_whatever_stands_around_it(before: str, after: str, name: str) -> None:
    stone = tombstone("x", new_key(), ["Ada Reed"])
    text = f"{before} {name} {after}"

    kept = stone.redacted(text)

    assert len(kept) == len(text)
    assert "reed" not in kept.lower()
    assert stone.redacted(kept) == kept


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        (
            "https://x.example/jos%C3%A9-rey/1",
            "https://x.example/███████████████/1".replace("███████████████", "█" * 13),
        ),
        ("https://x.example/JoseRey2024", "https://x.example/███████2024"),
        ("https://x.example/finally", "https://x.example/finally"),
    ],
)
def test_addresses_have_names_escaped_and_run_together(url: str, kept: str) -> None:
    stone = tombstone("x", new_key(), ["José Rey"])

    assert stone.redacted_address(url) == kept


def test_a_tombstone_keeps_no_name() -> None:
    stone = tombstone("x", new_key(), ["Ada Reed", "Reed", "Ada van der Berg", "van der Berg"])

    assert "reed" not in str(stone.row).lower()
    assert not stone.is_full("van der berg")
    assert stone.is_word("van der berg")
