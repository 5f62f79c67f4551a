"""Whom of a list of names somebody is, where several fit: asked about, answered, undone."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sayso.answers.asked import About, Question, Reply
from sayso.answers.book import Record
from sayso.model import Document, Reading
from tests.builders import a_document, a_reading
from tests.record.contents import contents

HEADER = "id,name,role,party,start,end,wikidata\n"
REED = "1,Ada Reed,Senator,Harbour Party,2013-01-03,2019-01-03,Q12\n"
OTHER = "2,Ada Reed,Senator,Meadow Party,2015-01-03,2021-01-03,Q13\n"
THIRD = "3,Ada Reed,Senator,,2011,,Q14\n"


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with Record(str(tmp_path / "r.db")) as opened:
        for number in range(6):  # so that one article more is a small change
            add(opened, f"other-{number}", f"Bo Lund{'ab' * number}")
        yield opened


def add(record: Record, id: str, name: str = "Ada Reed", role: str = "Senator", again: str = "") -> None:
    document = a_document(id, f"{again}{role} {name} left. {id}", date="2016-05-01")

    def read(it: Document) -> Reading:
        return a_reading(it, roles={name: role}, also=[name])

    assert not record.add([document], read=read).failures


def take(record: Record, *lines: str) -> None:
    record.import_names("people.csv", (HEADER + "".join(lines)).encode())


def asked(record: Record) -> list[Question]:
    return list(record.questions((About.LISTED,)).questions)


def about(record: Record, wikidata: str) -> Question:
    (found,) = [question for question in asked(record) if wikidata in question.asks]
    return found


def concluded(record: Record) -> list[str]:
    return [line for line in contents(record) if not line.startswith('["decision"')]


def listed(record: Record, name: str = "Ada Reed") -> list[tuple[str, bool]]:
    profile = record.who(name).profile
    return [(each.wikidata, each.sure) for each in profile.listed] if profile else []


def test_each_of_a_list_who_fits_is_asked_about(record: Record) -> None:
    take(record, REED, OTHER)
    add(record, "a")

    questions = asked(record)
    assert [question.asks for question in questions] == [
        "Is Ada Reed here Ada Reed (Q12) of people.csv?",
        "Is Ada Reed here Ada Reed (Q13) of people.csv?",
    ]
    assert questions[0].reasons == ("2 of the list fit", "Senator, Harbour Party, 2013-01-03 to 2019-01-03")
    assert questions[0].score == 0.5
    (party,) = questions[0].parties
    assert party.quoted[0].document == "a"


def test_nobody_is_asked_about_where_one_fits(record: Record) -> None:
    take(record, REED)
    add(record, "a")

    assert asked(record) == []


def test_yes_links_to_that_one_and_names_the_reason(record: Record) -> None:
    take(record, REED, OTHER)
    add(record, "a")

    record.judge(about(record, "Q13"), Reply.YES)

    assert listed(record) == [("Q13", True)]
    assert asked(record) == []
    profile = record.who("Ada Reed").profile
    assert profile is not None
    assert profile.listed[0].reasons == ("a person said so",)


def test_no_leaves_the_others_and_links_to_the_last_one(record: Record) -> None:
    take(record, REED, OTHER, THIRD)
    add(record, "a")

    record.judge(about(record, "Q12"), Reply.NO)
    assert listed(record) == [("Q13", False), ("Q14", False)]
    record.judge(about(record, "Q14"), Reply.NO)
    assert listed(record) == [("Q13", True)]
    assert asked(record) == []


def test_no_to_all_of_them_links_to_none(record: Record) -> None:
    take(record, REED, OTHER)
    add(record, "a")
    first, second = asked(record)

    record.judge(first, Reply.NO)
    record.judge(second, Reply.NO)

    assert listed(record) == []
    assert asked(record) == []


def test_the_latest_answer_counts(record: Record) -> None:
    take(record, REED, OTHER)
    add(record, "a")
    first, second = asked(record)

    record.judge(first, Reply.YES)
    record.judge(second, Reply.YES)
    assert listed(record) == [("Q13", True)]
    record.judge(second, Reply.NO)
    assert listed(record) == [("Q12", True)]


def test_undoing_an_answer_restores_what_was(record: Record) -> None:
    take(record, REED, OTHER)
    add(record, "a")
    before = concluded(record)

    for reply in (Reply.YES, Reply.NO):
        made = record.judge(about(record, "Q12"), reply)
        assert concluded(record) != before
        record.undo(made.id)
        assert concluded(record) == before


def test_whoever_is_said_to_be_on_the_list_is_one_with_another_article_on_them(record: Record) -> None:
    take(record, REED, OTHER)
    add(record, "a", role="Senator")
    record.judge(about(record, "Q12"), Reply.YES)
    add(record, "b", role="former Senator")

    (reed,) = record.people("Ada Reed")
    assert reed.documents == 2
    assert listed(record) == [("Q12", True)]


def test_unsure_is_asked_again_later(record: Record) -> None:
    take(record, REED, OTHER)
    add(record, "a")
    record.judge(about(record, "Q12"), Reply.UNSURE)

    assert [("Q12" in question.asks, question.waits) for question in asked(record)] == [(False, False), (True, True)]
    assert listed(record) == [("Q12", False), ("Q13", False)]


def test_an_answer_holds_when_the_article_changes_around_the_words(record: Record) -> None:
    take(record, REED, OTHER)
    add(record, "a")
    record.judge(about(record, "Q12"), Reply.YES)
    add(record, "a", again="It rained on the harbour all day long and all night too. ")

    assert listed(record) == [("Q12", True)]


def test_an_answer_waits_where_its_words_are_gone(record: Record) -> None:
    take(record, REED, OTHER)
    add(record, "a")
    record.judge(about(record, "Q12"), Reply.YES)
    add(record, "a", name="Cy Marsh")

    assert record.questions((About.ORPHANED,)).left == 1


def test_an_answer_goes_with_the_list_and_comes_back_with_it(record: Record) -> None:
    take(record, REED, OTHER)
    add(record, "a")
    record.judge(about(record, "Q12"), Reply.YES)

    record.remove_list("people.csv")
    assert listed(record) == []
    take(record, REED, OTHER)
    assert listed(record) == [("Q12", True)]


def test_an_answer_on_somebody_who_is_erased_goes_with_them(record: Record, tmp_path: Path) -> None:
    take(record, "Q-reed,Ada Reed,Senator,,2013,,\n", "Q-other,Ada Reed,Senator,,2014,,\n")
    add(record, "a")
    made = record.judge(about(record, "Q-reed"), Reply.NO)
    record.undo(made.id)
    record.erase_person("Ada Reed", really=True)

    assert record.decisions() == ()
    assert b"q-reed" not in (tmp_path / "r.db").read_bytes().lower()


def test_answers_are_carried_to_another_record(record: Record, tmp_path: Path) -> None:
    take(record, REED, OTHER)
    add(record, "a")
    record.judge(about(record, "Q12"), Reply.YES)

    with Record(str(tmp_path / "second.db")) as second:
        add(second, "a")
        assert second.take_decisions(each.as_dict() for each in record.decisions()) == 1
        assert listed(second) == []
        take(second, REED, OTHER)
        assert listed(second) == [("Q12", True)]
