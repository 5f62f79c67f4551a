from sayso.cli.sheet import DIFFER, MAY_AGREE, counts, pairs, statements, untold
from sayso.model import Act, Basis, Factuality, Kind, Phase, Post, Stage, Time
from tests.cli.readings import TEXT, a_claim, a_reading, a_statement, an_entity

FIRST = "Ada Reed endorsed Bo Lund during her 2016 run"
SECOND = "Reed endorsed Lund in August of 2015"
THIRD = "Reed was his friend"


def test_the_most_tied_pair_comes_first() -> None:
    other = an_entity("Cy Holm")
    once = a_claim(FIRST, object="Cy Holm")

    found = pairs(a_reading(once, a_claim(SECOND), a_claim(THIRD, relation="friend_of"), entities=(other,)))

    assert [pair.heading for pair in found] == ["Ada Reed – Bo Lund", "Ada Reed – Cy Holm"]


def test_both_directions_of_a_pair_stand_under_one_heading() -> None:
    back = a_claim(SECOND, subject="Bo Lund", object="Ada Reed")

    (pair,) = pairs(a_reading(a_claim(FIRST), back))

    assert [line.direction for line in pair.lines] == ["Reed → Lund", "Lund → Reed"]


def test_a_symmetric_relation_has_no_direction() -> None:
    (pair,) = pairs(a_reading(a_claim(THIRD, relation="friend_of")))

    assert pair.lines[0].direction == ""


def test_what_repeats_the_line_above_is_left_blank() -> None:
    (pair,) = pairs(a_reading(a_claim(FIRST), a_claim(SECOND)))

    assert [(line.label, line.direction) for line in pair.lines] == [("endorsed", "Reed → Lund"), ("", "")]


def test_two_datings_of_one_act_that_can_be_one_day_may_agree() -> None:
    (pair,) = pairs(a_reading(a_claim(FIRST, time="2016~"), a_claim(SECOND, time="2015-08")))

    assert [line.note for line in pair.lines] == ["", MAY_AGREE]


def test_two_datings_of_one_act_that_share_no_day_differ() -> None:
    (pair,) = pairs(a_reading(a_claim(FIRST, time="2016"), a_claim(SECOND, time="2015-08")))

    assert [line.note for line in pair.lines] == ["", DIFFER]


def test_two_times_of_one_state_are_no_two_datings() -> None:
    first, second = (
        a_claim(words, relation="friend_of", time=time) for words, time in ((FIRST, "2016"), (THIRD, "2015"))
    )

    (pair,) = pairs(a_reading(first, second))

    assert [line.note for line in pair.lines] == ["", ""]


def test_flat_words_of_the_article_itself_need_no_grade() -> None:
    (pair,) = pairs(a_reading(a_claim(FIRST)))

    assert (pair.lines[0].whose, pair.lines[0].sure) == ("article's own voice", "")


def test_a_paraphrase_says_whose_and_how_sure() -> None:
    claim = a_claim(THIRD, relation="friend_of", basis=Basis.NAMED, speakers=("Bo Lund",))

    (pair,) = pairs(a_reading(claim))

    assert (pair.lines[0].whose, pair.lines[0].sure) == ("Lund, paraphrased", "stated flatly")


def test_a_denial_names_who_denies() -> None:
    claim = a_claim(THIRD, basis=Basis.DIRECT, factuality=Factuality.DENIED, speakers=("Bo Lund",))

    (pair,) = pairs(a_reading(claim))

    assert pair.lines[0].sure == "denied by Lund"


def test_a_post_is_named_by_its_handle() -> None:
    post = Post("p-1", "Some Account", "some_account", "2019-10-06", (0, 5), (0, 5))

    (pair,) = pairs(a_reading(a_claim(SECOND, basis=Basis.POST, post="p-1"), posts=(post,)))

    assert pair.lines[0].whose == "@some_account's post"


def test_somebody_quoted_in_a_post_is_named_beside_it() -> None:
    post = Post("p-1", "Some Account", "some_account", "2019-10-06", (0, 5), (0, 5))
    claim = a_claim(SECOND, basis=Basis.POST, post="p-1", speakers=("Bo Lund",))

    (pair,) = pairs(a_reading(claim, posts=(post,)))

    assert pair.lines[0].whose == "Lund in @some_account's post"


def test_role_stage_and_end_stand_with_the_relation() -> None:
    claim = a_claim(FIRST, relation="charged", role="clerk", stage=Stage.DROPPED, phase=Phase.ENDS)

    (pair,) = pairs(a_reading(claim))

    assert pair.lines[0].label == "charged, clerk, dropped, ended"


def test_a_family_name_that_the_text_never_gives_is_marked() -> None:
    sister = an_entity("Maya", inferred_name="Maya Reed")

    (pair,) = pairs(a_reading(a_claim(FIRST, relation="sibling_of", object="Maya"), entities=(sister,)))

    assert "Maya Reed (family name inferred)" in pair.heading


def test_two_of_one_family_name_are_told_apart_by_their_whole_names() -> None:
    brother = an_entity("Tom Reed")

    (pair,) = pairs(a_reading(a_claim(FIRST, object="Tom Reed"), entities=(brother,)))

    assert pair.lines[0].direction == "Ada Reed → Tom Reed"


def test_a_person_stands_before_an_organisation() -> None:
    party = an_entity("August Party", kind=Kind.ORGANISATION)

    (pair,) = pairs(a_reading(a_claim(FIRST, subject="August Party", object="Bo Lund"), entities=(party,)))

    assert pair.heading == "Bo Lund – August Party"


def test_an_attitude_is_not_shown_as_a_statement() -> None:
    reading = a_reading(statements=(a_statement(FIRST, act=Act.ATTITUDE), a_statement(THIRD, speakers=("Bo Lund",))))

    assert [(item.whose, item.pieces) for item in statements(reading)] == [("Bo Lund, paraphrased", (THIRD,))]


def test_what_was_read_is_counted() -> None:
    reading = a_reading(a_claim(FIRST), a_claim(SECOND), statements=(a_statement(THIRD, speakers=("Bo Lund",)),))

    assert counts(reading) == "1 tie in 2 places · 1 statement by 1 named speaker"


def test_what_could_not_be_told_is_said() -> None:
    reading = a_reading(statements=(a_statement(THIRD),), date="")
    unplaced = Time((0, 3), "")

    lines = untold(type(reading)(reading.document, times=(unplaced,), statements=reading.statements))

    assert lines == [
        "1 time expression could not be placed; the article has no date (give one with --date)",
        "1 statement without a named speaker",
    ]


def test_the_words_shown_are_the_articles_own() -> None:
    (pair,) = pairs(a_reading(a_claim(SECOND)))

    assert pair.lines[0].words in TEXT


def test_a_stage_that_the_relation_says_already_is_left_out() -> None:
    (pair,) = pairs(a_reading(a_claim(FIRST, relation="sued", stage=Stage.SUED)))

    assert pair.lines[0].label == "sued"
