"""Evidence made by hand, for the rules on ties, origins and standing."""

from sayso.model import Basis, Factuality, Phase, Review, Stage
from sayso.record.weighing.evidence import Evidence, Source, Speaker

ADA, BO, CY = Speaker("r-ada", "Ada Reed"), Speaker("r-bo", "Bo Lund"), Speaker("r-cy", "Cy Marsh")


def an_evidence(
    id: str = "c1",
    *,
    relation: str = "ally_of",
    subject: str = ADA.entity,
    object: str = BO.entity,
    role: str = "",
    time: str = "",
    phase: Phase = Phase.HOLDS,
    stage: Stage | None = None,
    basis: Basis = Basis.NARRATOR,
    official: bool = False,
    factuality: Factuality = Factuality.CERTAIN,
    speakers: tuple[Speaker, ...] = (),
    unnamed: str = "",
    quote: str = "",
    sketch: tuple[int, ...] = (),
    text: tuple[int, ...] = (),
    review: Review = Review.UNREVIEWED,
    sides: tuple[str, str] = ("", ""),
    outlet: str = "Post",
    document: str = "",
    date: str = "2024-02-10",
    withdrawn: bool = False,
) -> Evidence:
    """One claim: Ada Reed is an ally of Bo Lund, in the Post's own voice; each in an article of its own."""
    return Evidence(
        id=id,
        source=Source(document or f"d-{id}", outlet, date, withdrawn),
        subject=subject,
        relation=relation,
        object=object,
        sides=sides,
        role=role,
        phase=phase,
        stage=stage,
        basis=basis,
        official=official,
        factuality=factuality,
        time=time,
        speakers=speakers,
        unnamed=unnamed,
        quote=quote,
        sketch=sketch,
        review=review,
        text=text,
    )


def denied(id: str = "no", *, by: Speaker = ADA, time: str = "", outlet: str = "Post") -> Evidence:
    """The tie, denied by a named source."""
    return an_evidence(id, basis=Basis.NAMED, factuality=Factuality.DENIED, speakers=(by,), time=time, outlet=outlet)
