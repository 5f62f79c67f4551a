"""The review by its pages: which question is asked, what becomes of an answer to another, what cannot be."""

import re
from threading import Thread

import pytest
from starlette.testclient import TestClient

from sayso.answers.asked import Reply
from sayso.answers.book import Record
from sayso.errors import RecordError
from sayso.record.judging.decisions import Verdict
from tests.web.doors import HERE, a_client

ASKED = re.compile(r'name="question" value="([^"]+)"')
STEP = re.compile(r'name="step" value="(\d+)"')


@pytest.fixture
def judge(small: Record) -> TestClient:
    """Somebody who may judge."""
    return a_client(small, review=True)


def asked(page: str) -> str:
    """The id of the question that a page asks, "" where it asks none."""
    found = ASKED.search(page)
    return found[1] if found else ""


def reply(judge: TestClient, said: str, question: str = "", **more: str) -> str:
    """Answer, and see the page that comes of it."""
    sent = {"question": question, "reply": said, **more}
    return judge.post("/review", data=sent, headers=HERE, follow_redirects=True).text


@pytest.fixture
def again(small: Record, judge: TestClient) -> str:
    """A question that is asked again after an undo, while another stands before it by now."""
    first, second = small.questions().questions
    unsure = small.judge(first, Reply.UNSURE, who="lee")  # asked last now
    assert asked(judge.get("/review").text) == second.id
    assert asked(reply(judge, "yes", second.id)) == first.id
    small.undo(unsure.id)
    assert asked(reply(judge, "undo")) == second.id
    return second.id


def test_after_an_undo_the_question_asked_again_takes_its_answer(small: Record, judge: TestClient, again: str) -> None:
    """It was not the first open one, so that the answer was taken for one to another question, and ignored."""
    assert asked(judge.get("/review").text) == again, "looked at twice"

    page = reply(judge, "no", again)

    assert asked(page) not in ("", again)
    assert small.decisions()[-1].verdict is Verdict.REJECT


def test_a_question_that_was_answered_elsewhere_is_asked_no_more(small: Record, judge: TestClient, again: str) -> None:
    small.judge(next(each for each in small.questions().questions if each.id == again), Reply.YES, who="lee")

    assert asked(judge.get("/review").text) not in ("", again)


def test_two_windows_at_one_question_are_told(small: Record, judge: TestClient) -> None:
    first = asked(judge.get("/review").text)
    reply(judge, "yes", first)

    page = reply(judge, "no", first)

    assert "That question was answered already" in page
    assert asked(page) not in ("", first)
    assert len(small.decisions()) == 1


def test_an_undo_that_is_sent_twice_takes_one_answer_back(small: Record, judge: TestClient) -> None:
    second = asked(reply(judge, "yes", asked(judge.get("/review").text)))
    page = reply(judge, "yes", second)
    step = STEP.search(page)
    assert step

    reply(judge, "undo", step=step[1])
    page = reply(judge, "undo", step=step[1])

    assert "taken back already" in page
    assert [each.verdict for each in small.decisions()].count(Verdict.UNDO) == 1


def test_an_answer_that_was_undone_elsewhere_is_no_fault(small: Record, judge: TestClient) -> None:
    reply(judge, "yes", asked(judge.get("/review").text))
    small.undo(small.decisions()[0].id)

    page = reply(judge, "undo")

    assert "no decision that could be undone" in page
    assert asked(page)


@pytest.mark.parametrize("said", ["maybe", "", "other"])
def test_a_reply_that_there_is_not_is_refused(small: Record, judge: TestClient, said: str) -> None:
    sent = {"question": asked(judge.get("/review").text), "reply": said, "party": "7"}

    assert judge.post("/review", data=sent, headers=HERE).status_code == 400
    assert small.decisions() == ()


def test_an_answer_that_the_record_does_not_take_is_said_with_the_question(
    small: Record, judge: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise RecordError("r.db: another process is writing to it")

    first = asked(judge.get("/review").text)
    monkeypatch.setattr(small, "judge", refuse)
    page = reply(judge, "yes", first)

    assert "another process is writing to it" in page
    assert asked(page) == first


def test_many_at_once_do_not_wait_for_each_other_for_ever(small: Record) -> None:
    """Each held a thread while it waited for its turn, and whose turn it was got none."""
    pages: list[int] = []
    judge = a_client(small, review=True)

    def look() -> None:
        pages.append(judge.get("/review").status_code)

    with judge:  # one event loop for all
        threads = [Thread(target=look, daemon=True) for _ in range(60)]
        for each in threads:
            each.start()
        for each in threads:
            each.join(2)
    assert pages == [200] * 60
