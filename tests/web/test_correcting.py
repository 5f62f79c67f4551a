"""Corrections in the reading view: who may make them, what comes of them, what cannot be."""

import re
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from sayso.answers.article import Marked
from sayso.answers.book import Record
from sayso.model import Review
from tests.web.doors import FIRST, HERE, SECOND, a_client
from tests.web.hostile import HOSTILE, fill

PAGE = f"/documents/{quote(FIRST.id, safe='')}"
SAW = "“I saw them together,” Marsh said"


@pytest.fixture
def editor(small: Record) -> TestClient:
    """Somebody who may judge."""
    return a_client(small, review=True)


def send(editor: TestClient, action: str, document: str = FIRST.id, **fields: object) -> str:
    """Send a form and see the page that it leads to."""
    sent = {name: str(value) for name, value in fields.items()}
    answer = editor.post(f"/corrections/{action}", data={"document": document} | sent, headers=HERE)
    assert answer.status_code == 303, answer.text
    return editor.get(answer.headers["location"]).text


def claims(record: Record) -> dict[str, Marked]:
    """The claims of the first article, by their relation."""
    return {each.relation: each for each in record.article(FIRST.id, risky=True).claims}


def added(editor: TestClient) -> str:
    return send(
        editor, "add", words=SAW, subject="Cy Marsh", relation="acquainted_with", object="Ada Reed", why="he says"
    )


def test_selected_words_make_a_claim_that_the_page_shows_with_an_undo(small: Record, editor: TestClient) -> None:
    page = added(editor)

    claim = claims(small)["acquainted_with"]
    assert (claim.claim.words, claim.claim.review) == (SAW, Review.REVIEWED)
    assert "Noted: added" in page
    assert "added by kim: he says" in page
    assert "What stands differently" in page
    assert "added by kim: he says" in editor.get(f"/ties/{claim.tie}").text

    decision = re.search(r'name="decision" value="([^"]+)"', page)
    assert decision
    assert "Noted: undone" in send(editor, "undo", decision=decision[1])
    assert "acquainted_with" not in claims(small)


def test_the_form_has_whom_the_words_name_first(editor: TestClient) -> None:
    words = "Mayor Ada Reed met Bo Lund"
    page = editor.get(PAGE, params={"words": words, "at": FIRST.text.index(words)}).text

    inside = page.partition('label="In these words"')[2].partition("</optgroup>")[0]
    assert re.findall(r"\n?>([^<]+)</option>", inside) == ["Ada Reed", "Bo Lund"]
    assert page.count(" selected>Ada Reed") == page.count(" selected>Bo Lund") == 1


def test_a_claim_that_cannot_be_keeps_the_form_and_says_why(small: Record, editor: TestClient) -> None:
    sent = {
        "document": FIRST.id,
        "words": SAW,
        "subject": "Cy Marsh",
        "relation": "owns",
        "object": "",
        "why": "so it is",
    }
    answer = editor.post("/corrections/add", data=sent, headers=HERE)

    assert answer.status_code == 422
    assert "say who and whom" in answer.text
    assert 'value="so it is"' in answer.text
    assert small.decisions() == ()


@pytest.mark.parametrize(("verdict", "review"), [("right", Review.REVIEWED), ("wrong", Review.REJECTED)])
def test_a_claim_is_read_right_or_wrong(small: Record, editor: TestClient, verdict: str, review: Review) -> None:
    send(editor, "claim", claim=claims(small)["met_with"].claim.id, verdict=verdict)

    assert claims(small)["met_with"].claim.review is review


def test_only_what_is_other_in_the_form_is_put_right(small: Record, editor: TestClient) -> None:
    marked = claims(small)["met_with"]
    form = {
        "subject": f"{marked.subject_span[0]}-{marked.subject_span[1]}",
        "relation": "contacted",
        "time": "2024-02-01",
    }
    send(editor, "claim", claim=marked.claim.id, verdict="other", **form)

    (made,) = small.decisions()
    assert (made.verdict, made.value) == ("correct", {"relation": "contacted"})


def test_another_party_takes_the_place_of_the_claim_with_what_the_form_says_more(
    small: Record, editor: TestClient
) -> None:
    marked = claims(small)["met_with"]
    form = {"subject": "Cy Marsh", "relation": "met_with", "object": "Bo Lund", "time": "2024-02-01"}
    send(editor, "claim", claim=marked.claim.id, verdict="other", **form)

    found = {(each.subject_name, each.claim.review, each.claim.time) for each in small.article(FIRST.id).claims}
    assert ("Cy Marsh", Review.REVIEWED, "2024-02-01") in found
    assert [each.claim.review for each in small.article(FIRST.id).claims if each.claim.id == marked.claim.id] == [
        Review.REJECTED
    ]


def test_a_form_in_which_nothing_is_other_says_so(small: Record, editor: TestClient) -> None:
    sent = {"document": FIRST.id, "claim": claims(small)["met_with"].claim.id, "verdict": "other"}
    answer = editor.post("/corrections/claim", data=sent, headers=HERE)

    assert (answer.status_code, "Nothing in the form is other" in answer.text) == (422, True)


def test_somebody_else_is_meant(small: Record, editor: TestClient) -> None:
    page = send(editor, "party", claim=claims(small)["met_with"].claim.id, party="object", being="")

    assert "Noted: somebody else" in page
    assert len(small.people("Bo Lund")) == 2


def test_who_is_meant_by_a_name_of_nobody_is_said(small: Record, editor: TestClient) -> None:
    sent = {"document": FIRST.id, "claim": claims(small)["met_with"].claim.id, "party": "object", "being": "Ed Noor"}
    answer = editor.post("/corrections/party", data=sent, headers=HERE)

    assert answer.status_code == 422
    assert "nobody in this record is called" in answer.text


@pytest.mark.parametrize("action", ["add", "claim", "party", "undo"])
def test_nobody_corrects_where_the_server_only_shows_or_from_elsewhere(small: Record, action: str) -> None:
    sent = {"document": FIRST.id, "words": SAW}
    assert a_client(small).post(f"/corrections/{action}", data=sent, headers=HERE).status_code == 403
    elsewhere = {"origin": "http://evil.example"}
    assert a_client(small, review=True).post(f"/corrections/{action}", data=sent, headers=elsewhere).status_code == 403
    assert small.decisions() == ()


def test_a_page_that_only_shows_has_no_form(client: TestClient, small: Record) -> None:
    page = client.get(PAGE, params={"words": SAW, "claim": claims(small)["met_with"].claim.id}).text

    assert "/corrections/" not in page
    assert "words.js" not in page


@pytest.mark.parametrize("sent", [{}, {"document": "none"}, {"document": SECOND.id, "claim": "none"}])
def test_a_form_about_what_is_not_there_changes_nothing(
    small: Record, editor: TestClient, sent: dict[str, str]
) -> None:
    for action in ("add", "claim", "party", "undo"):
        assert editor.post(f"/corrections/{action}", data=sent, headers=HERE).status_code in (400, 404, 422)
    assert small.decisions() == ()


STALE = "c-0123456789abcdef"


def test_a_claim_that_is_read_otherwise_by_now_is_said_where_the_form_would_stand(
    small: Record, editor: TestClient
) -> None:
    """The page said "Not here", and behind htmx nothing happened at all."""
    for action, more in (("claim", {"verdict": "wrong"}), ("party", {"party": "object", "being": ""})):
        sent = {"document": FIRST.id, "claim": STALE, **more}
        answer = editor.post(f"/corrections/{action}", data=sent, headers=HERE)
        assert (answer.status_code, "does not have this claim any more" in answer.text) == (422, True)
        assert "<h1>A meeting</h1>" in answer.text
    asked = editor.get(PAGE, params={"claim": STALE})
    assert (asked.status_code, "does not have this claim any more" in asked.text) == (422, True)
    assert small.decisions() == ()


@pytest.mark.parametrize("action", ["claim", "party"])
def test_a_claim_that_was_judged_since_the_form_was_shown_is_shown_as_it_reads_now(
    small: Record, editor: TestClient, action: str
) -> None:
    """Two windows: the second would have put back silently what the first had corrected."""
    claim = claims(small)["met_with"].claim.id
    form = editor.get(PAGE, params={"claim": claim}).text
    as_read = re.search(r'name="as_read" value="([^"]+)"', form)
    assert as_read
    send(editor, "claim", claim=claim, verdict="other", as_read=as_read[1], relation="contacted")
    made = small.decisions()

    sent = {"document": FIRST.id, "claim": claim, "verdict": "other", "party": "object", "as_read": as_read[1]}
    answer = editor.post(f"/corrections/{action}", data=sent | {"relation": "met_with", "role": "x"}, headers=HERE)

    assert (answer.status_code, "was judged in the meantime" in answer.text) == (422, True)
    assert ">contacted<" in answer.text.replace(" selected", "")
    assert small.decisions() == made


def test_what_is_undone_already_opens_no_form(small: Record, editor: TestClient) -> None:
    page = added(editor)
    decision = re.search(r'name="decision" value="([^"]+)"', page)
    assert decision
    send(editor, "undo", decision=decision[1])

    again = {"document": FIRST.id, "decision": decision[1]}
    answer = editor.post("/corrections/undo", data=again, headers=HERE)

    assert (answer.status_code, "no decision that could be undone" in answer.text) == (422, True)
    assert "Add a claim</h2>" not in answer.text


@pytest.mark.parametrize("number", ["9" * 5000, "9" * 20, "-1", "x", "٣"])
def test_a_number_that_is_none_is_no_fault(small: Record, editor: TestClient, number: str) -> None:
    page = added(editor)
    decision = re.search(r'name="decision" value="([^"]+)"', page)
    assert decision
    for asked in ({"words": SAW, "at": number}, {"noted": decision[1], "after": number}):
        assert editor.get(PAGE, params=asked).status_code == 200
    sent = {"document": FIRST.id, "words": SAW, "subject": "Cy Marsh", "relation": "opposes", "object": "Bo Lund"}
    assert editor.post("/corrections/add", data=sent | {"at": number}, headers=HERE).status_code == 303


@pytest.mark.parametrize(
    "field", [{"time": "next year"}, {"factuality": "sure"}, {"phase": "x"}, {"stage": "x"}, {"relation": "x"}]
)
def test_a_field_that_cannot_be_is_said_with_the_form(small: Record, editor: TestClient, field: dict[str, str]) -> None:
    claim = claims(small)["met_with"].claim.id
    sent = {"document": FIRST.id, "claim": claim, "verdict": "other", **field}
    answer = editor.post("/corrections/claim", data=sent, headers=HERE)
    assert (answer.status_code, 'role="alert"' in answer.text) == (422, True)
    sent = {"document": FIRST.id, "words": SAW, "subject": "Cy Marsh", "relation": "opposes", "object": "Bo Lund"}
    answer = editor.post("/corrections/add", data=sent | field, headers=HERE)
    assert (answer.status_code, 'role="alert"' in answer.text) == (422, True)
    assert small.decisions() == ()


def test_blanks_around_what_is_typed_are_no_correction(small: Record, editor: TestClient) -> None:
    claim = claims(small)["met_with"].claim.id
    sent = {"document": FIRST.id, "claim": claim, "verdict": "other", "time": "2024-02-01 ", "role": " "}

    assert editor.post("/corrections/claim", data=sent, headers=HERE).status_code == 422
    assert small.decisions() == ()


def test_a_second_correction_keeps_the_first_and_both_stand_beside_the_claim(small: Record, editor: TestClient) -> None:
    """The form knew nothing of the one before, and the latest judgement counted alone."""
    claim = claims(small)["met_with"].claim.id
    send(editor, "claim", claim=claim, verdict="other", relation="contacted")
    form = editor.get(PAGE, params={"claim": claim}).text
    assert '<option value="contacted" selected>' in form

    send(editor, "claim", claim=claim, verdict="other", relation="contacted", time="2024-03")
    page = editor.get(PAGE).text
    assert "put right by " in page
    assert ": contacted, in March 2024" in page
    send(editor, "claim", claim=claim, verdict="right")

    (tie,) = [each for each in small.ties("Ada Reed", "Bo Lund") if each.relation == "contacted"]
    assert tie.valid_at == "2024-03"
    send(editor, "claim", claim=claim, verdict="wrong")
    assert "put right:" not in editor.get(PAGE).text


@pytest.fixture
def hostile(record: Record) -> Record:
    fill(record)
    return record


def test_a_form_on_hostile_words_holds_them_as_words(hostile: Record) -> None:
    editor = a_client(hostile, review=True)
    read = [hostile.article(each.id, risky=True) for each in hostile.documents()]
    article, marked = next((each.document, each.claims[0]) for each in read if each.claims)
    address = f"/documents/{quote(article, safe='')}"
    for asked in ({"words": HOSTILE, "at": "x"}, {"claim": marked.claim.id}, {"noted": HOSTILE, "after": HOSTILE}):
        page = editor.get(address, params=asked)
        assert page.status_code == 200
        assert HOSTILE not in page.text
    sent = {"document": article, "claim": marked.claim.id, "verdict": "wrong", "why": HOSTILE}
    noted = editor.post("/corrections/claim", data=sent, headers=HERE)
    assert HOSTILE not in editor.get(noted.headers["location"]).text


def test_the_review_says_that_somebody_else_is_meant_and_asks_again(small: Record, editor: TestClient) -> None:
    question = next(each for each in small.questions().questions if each.claim)
    while f'value="{question.id}"' not in editor.get("/review").text:
        asked = re.search(r'name="question" value="([^"]+)"', editor.get("/review").text)
        assert asked
        editor.post("/review", data={"question": asked[1], "reply": "skip"}, headers=HERE)
    sent = {"question": question.id, "reply": "other", "party": "1"}

    wrong = editor.post("/review", data={**sent, "being": "Ed Noor"}, headers=HERE)
    assert (wrong.status_code, "nobody in this record is called" in wrong.text) == (422, True)
    assert small.decisions() == ()

    assert editor.post("/review", data=sent | {"being": "Ada Reed"}, headers=HERE).status_code == 303
    assert [each.verdict for each in small.decisions()] == ["other"]


def test_the_review_shows_each_word_once_where_marks_overlap(editor: TestClient) -> None:
    page = editor.get("/review").text
    while "Cy Marsh accused Bo Lund" not in page:
        asked = re.search(r'name="question" value="([^"]+)"', page)
        assert asked
        page = editor.post(
            "/review", data={"question": asked[1], "reply": "skip"}, headers=HERE, follow_redirects=True
        ).text

    quoted = re.sub(r"<[^>]+>", "", page.partition("<blockquote>")[2].partition("</blockquote>")[0])
    assert " ".join(quoted.split()).endswith("Cy Marsh accused Bo Lund of fraud.")


def test_the_place_of_a_block_is_that_of_its_words(editor: TestClient) -> None:
    page = editor.get(PAGE).text

    starts = [int(each) for each in re.findall(r'data-start="(\d+)"', page)]
    assert starts == [0, FIRST.text.index("Cy Marsh accused")]
