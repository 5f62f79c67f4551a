"""Answers of a record made by hand, for what prints them."""

from dataclasses import replace

from sayso.answers.shapes import ClaimShown, Namesake, Profile, RoleShown, StatementShown, TieGroup, TieShown
from sayso.model import Act, Basis, Factuality, Kind, MadeBy, Phase, Quotation, Review, RoleStatus
from sayso.record.weighing.standing import Standing

CLAIM = ClaimShown(
    id="c-1",
    document="a",
    title="A title",
    outlet="Post",
    url="",
    date="2024-02-10",
    basis=Basis.NAMED,
    official=False,
    speakers=("e-2",),
    speaker_names=("Bo Lund",),
    say_so=(),
    factuality=Factuality.DENIED,
    phase=Phase.HOLDS,
    stage=None,
    time="",
    words="owns Dol Ltd",
    start=212,
    end=224,
    origin="o-1",
    rule="verb:own",
    score=0.97,
    review=Review.UNREVIEWED,
)
TIE = TieShown(
    id="t-1",
    subject="e-2",
    subject_name="Bo Lund",
    relation="owns",
    object="e-3",
    object_name="Dol Ltd",
    role="",
    valid_at="2019",
    invalid_at="",
    stage=None,
    standing=Standing.DISPUTED,
    reason="stated in Echo, denied in Post",
    origins=2,
    documents=2,
    outlets=2,
    review=Review.UNREVIEWED,
    claims=(CLAIM,),
)
STATEMENT = StatementShown(
    id="s-1",
    document="a",
    title="A title",
    outlet="Post",
    url="",
    date="2024-02-10",
    kind=Quotation.DIRECT,
    act=Act.SPEECH,
    basis=Basis.NAMED,
    speakers=("e-2",),
    speaker_names=("Bo Lund",),
    speaker_words="Lund",
    cue="said",
    words="I own nothing",
    content=((1, 14),),
    about=("e-3",),
    about_names=("Dol Ltd",),
    addressee="",
    addressee_name="",
    time="",
    within="",
    post="",
    rule="quote-after",
    made_by=MadeBy.BOTH,
)
ROLE = RoleShown("mayor of Lyon", RoleStatus.CURRENT, "e-4", "Lyon", "", "a", "Post", "2024-02-10", 0, 5)
NAMESAKE = Namesake("e-9", "Bo Lund", Kind.PERSON, "pilot in Post, 2021", 1, 2)


def a_claim(**changes: object) -> ClaimShown:
    """A denial by Bo Lund in the Post, but for the changes."""
    return replace(CLAIM, **changes)  # type: ignore[arg-type] # fields of a claim


def a_tie(**changes: object) -> TieShown:
    """Bo Lund owns Dol Ltd, disputed, but for the changes."""
    return replace(TIE, **changes)  # type: ignore[arg-type] # fields of a tie


def a_profile(*ties: TieShown, namesakes: tuple[Namesake, ...] = ()) -> Profile:
    """The profile of Bo Lund with these ties."""
    return Profile(
        id="e-2",
        name="Bo Lund",
        kind=Kind.PERSON,
        other_names=("Lund",),
        public=True,
        first_date="2021-01-01",
        last_date="2024-02-10",
        documents=2,
        outlets=2,
        statements=1,
        joined=("same full name and office",),
        roles=(ROLE,),
        ties=(TieGroup("money", ties),) if ties else (),
        left_out=0,
        namesakes=namesakes,
    )
