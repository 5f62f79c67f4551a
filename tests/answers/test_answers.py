import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

import sayso
from sayso.answers.book import Record
from sayso.errors import UnknownName
from sayso.model import Act, Basis, Factuality, Kind, Phase, Reading
from sayso.record.weighing.standing import Standing
from tests.builders import Spoken, Told, a_document, a_reading

POST = a_document("post", "Mayor Ada Reed hired Cy Marsh in May 2019. Reed said the aide was loyal.", date="2020-01-02")
TIMES = a_document(
    "times", "Cy Marsh, aide to Ada Reed, left in 2021. Marsh denied a row.", outlet="Times", date="2021-06-01"
)
OTHER = a_document("other", "Ada Reed, a singer, praised Bo Lund.", outlet="", date="")

HIRED = Told("Cy Marsh", "employed_by", "Ada Reed", "hired Cy Marsh", role="aide", time="2019-05/..")
ROW = Told("Cy Marsh", "opposes", "Ada Reed", "denied a row")
READINGS = [
    a_reading(
        POST,
        HIRED,
        statements=[
            Spoken("Ada Reed", "the aide was loyal", about=("Cy Marsh",)),
            Spoken("Ada Reed", "loyal", act=Act.ATTITUDE),
        ],
        roles={"Ada Reed": "Mayor", "Cy Marsh": "press secretary"},
    ),
    a_reading(
        TIMES,
        replace(HIRED, words="aide to Ada Reed, left in 2021", phase=Phase.ENDS, time="2021"),
        replace(ROW, basis=Basis.NAMED, speakers=("Cy Marsh",), factuality=Factuality.DENIED),
        roles={"Ada Reed": "mayor", "Cy Marsh": "press secretary"},
    ),
    a_reading(OTHER, Told("Ada Reed", "supports", "Bo Lund", "praised Bo Lund"), roles={"Ada Reed": "singer"}),
]


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    by_id: dict[str, Reading] = {reading.document.id: reading for reading in READINGS}
    with sayso.open(str(tmp_path / "r.db")) as opened:
        opened.add([reading.document for reading in READINGS], read=lambda document: by_id[document.id])
        yield opened


def test_a_tie_comes_with_every_article_it_rests_on(record: Record) -> None:
    (tie,) = [tie for tie in record.ties("Cy Marsh", "Ada Reed") if tie.relation == "employed_by"]

    assert (tie.subject_name, tie.object_name, tie.role) == ("Cy Marsh", "Ada Reed", "aide")
    assert (tie.valid_at, tie.invalid_at) == ("2019-05", "2021")
    assert (tie.standing, tie.origins, tie.documents, tie.outlets) == (Standing.CORROBORATED, 2, 2, 2)
    assert [(claim.outlet, claim.words) for claim in tie.claims] == [
        ("Times", "aide to Ada Reed, left in 2021"),
        ("Post", "hired Cy Marsh"),
    ]


def test_the_words_stand_where_the_claim_says(record: Record) -> None:
    texts = {reading.document.id: reading.document.text for reading in READINGS}

    for tie in record.ties("Reed"):
        for claim in tie.claims:
            assert texts[claim.document][claim.start : claim.end] == claim.words


def test_a_denied_tie_stands_as_denied(record: Record) -> None:
    (tie,) = [tie for tie in record.ties("Marsh") if tie.relation == "opposes"]

    assert (tie.standing, tie.reason) == (Standing.DENIED, "denied by Cy Marsh")
    assert tie.claims[0].speaker_names == ("Cy Marsh",)


def test_ties_come_latest_evidence_first_and_undated_last(record: Record) -> None:
    dates = [max(claim.date for claim in tie.claims) for tie in record.ties("Ada Reed")]

    assert dates == ["2021-06-01", "2021-06-01", ""]


def test_namesakes_are_listed_with_what_tells_them_apart(record: Record) -> None:
    who = record.who("Ada Reed")

    assert who.profile is None
    assert [(person.apart, person.documents) for person in who.namesakes] == [("mayor", 2), ("singer", 1)]


def test_a_profile_says_what_is_known_and_why_articles_were_joined(record: Record) -> None:
    mayor = record.people("Ada Reed")[0]
    profile = record.who(mayor.id).profile

    assert profile is not None
    assert (profile.documents, profile.outlets, profile.statements) == (2, 2, 1)
    assert (profile.first_date, profile.last_date) == ("2020-01-02", "2021-06-01")
    assert "both “mayor”" in profile.joined
    assert [group.field for group in profile.ties] == ["work", "politics"]
    assert [namesake.apart for namesake in profile.namesakes] == ["singer"]


def test_statements_are_found_by_speaker_and_by_whom_they_are_about(record: Record) -> None:
    (statement,) = record.said("Ada Reed", about="Marsh")

    assert (statement.words, statement.speaker_words) == ("the aide was loyal", "Ada Reed")
    assert statement.about_names == ("Cy Marsh",)
    assert record.said("Ada Reed", about="Bo Lund") == ()


def test_what_others_ascribe_is_left_out_unless_asked_for(record: Record) -> None:
    assert [item.act for item in record.said("Ada Reed")] == [Act.SPEECH]
    assert {item.act for item in record.said("Ada Reed", attitudes=True)} == {Act.SPEECH, Act.ATTITUDE}


def test_a_timeline_runs_from_the_oldest_to_the_latest(record: Record) -> None:
    moments = [(moment.what, moment.time or moment.date) for moment in record.timeline("Ada Reed")]

    assert moments == [("tie", "2019-05"), ("statement", "2020-01-02"), ("end", "2021")]


def test_a_name_without_ties_has_none_and_an_unknown_one_is_an_error(record: Record) -> None:
    assert record.ties("Cy Marsh", "Bo Lund") == ()
    with pytest.raises(UnknownName):
        record.ties("Cy Marsh", "Zed Quill")


def test_every_answer_is_ready_for_json(record: Record) -> None:
    answers = [record.who("Ada Reed"), record.who("Marsh"), *record.ties("Reed"), *record.said("Reed"), record.intact()]

    for answer in (*answers, *record.timeline("Reed")):
        assert json.loads(json.dumps(answer.as_dict())) == answer.as_dict()


def test_a_tie_has_the_fields_that_are_promised(record: Record) -> None:
    tie = record.ties("Cy Marsh")[0].as_dict()
    promised = "id subject relation object role valid_at invalid_at standing reason origins documents outlets claims"
    of_claims = "id document outlet url date basis speakers say_so factuality phase stage time words start end origin"

    assert set(promised.split()) <= tie.keys()
    assert set(of_claims.split()) <= tie["claims"][0].keys()


def test_the_record_is_intact_after_adding(record: Record) -> None:
    assert (record.intact().documents, record.intact().broken) == (3, ())


def test_an_organisation_is_public_without_any_role(tmp_path: Path) -> None:
    story = a_document("d", "Ada Reed leads Harbour Trust.")
    told = Told("Ada Reed", "leads", "Harbour Trust")
    with sayso.open(str(tmp_path / "r.db")) as record:
        record.add([story], read=lambda it: a_reading(it, told, kinds={"Harbour Trust": Kind.ORGANISATION}))

        assert record.who("Harbour").profile is not None


def test_importing_sayso_loads_neither_the_record_nor_the_reader() -> None:
    script = "import sys, sayso; print(sorted({'sqlalchemy', 'spacy', 'alembic'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert done.stdout == "[]\n"


def test_opening_a_record_that_is_up_to_date_loads_neither_alembic_nor_the_reader(record: Record) -> None:
    asking = f"import sys, sayso; sayso.open({record.location!r}).ties('Marsh')"
    script = f"{asking}; print(sorted({{'spacy', 'alembic'}} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert done.stdout == "[]\n"
