"""Pages of who is tied to whom: a network that a script draws, and the same ties as a list."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import RedirectResponse, Response

from sayso import edtf
from sayso.answers.book import TIES
from sayso.answers.network import MOST, Network, Wanted
from sayso.answers.plain import FIRMNESS
from sayso.export.list_rows import of_network
from sayso.record.weighing.standing import DRAWN, Standing
from sayso.relations import Relation, relations
from sayso.web.addresses import of_party
from sayso.web.showing import TABLE, as_json, as_table, page, record_of
from sayso.words import counted

router = APIRouter()
LIMITS = (50, TIES, 500, 1_000, MOST)
ORIGINS = (1, 2, 3, 5)
OFTEN = (  # the order of the filter: firm ones first
    Standing.ON_RECORD,
    Standing.CORROBORATED,
    Standing.REPORTED,
    Standing.DISPUTED,
    Standing.HEARSAY,
    Standing.SPECULATED,
    Standing.DENIED,
    Standing.WITHDRAWN,
)


def wanted(
    relation: Annotated[list[str] | None, Query()] = None,
    standing: Annotated[list[Standing] | None, Query()] = None,
    origins: Annotated[int, Query(ge=1)] = 1,
    steps: Annotated[int, Query(ge=1, le=2)] = 1,
    as_of: str = "",
    private: bool = False,
    risky: bool = False,
    limit: Annotated[int, Query(ge=1, le=MOST)] = TIES,
) -> Wanted:
    """What an address asks for; of no standing, those that are shown unasked."""
    return Wanted(steps, as_of.strip(), tuple(relation or ()), tuple(standing or DRAWN), origins, private, risky, limit)


Asked = Annotated[Wanted, Depends(wanted)]


@router.get("/network.json")
def network_json(request: Request, asked: Asked) -> Response:
    """The parties with the most claims and their ties, for other programs."""
    return as_json(_found(request, None, asked))


@router.get("/network.csv")
def network_csv(request: Request, asked: Asked) -> Response:
    """Their ties as rows."""
    return as_table("network", of_network(_found(request, None, asked)))


@router.get("/network")
def network(request: Request, asked: Asked) -> Response:
    """The parties with the most claims and their ties."""
    return _shown(request, _found(request, None, asked), asked)


@router.get("/people/{name}/network.json")
def around_json(request: Request, name: str, asked: Asked) -> Response:
    """The parties and ties around somebody, for other programs."""
    return as_json(_found(request, name, asked))


@router.get("/people/{name}/network.csv")
def around_csv(request: Request, name: str, asked: Asked) -> Response:
    """The ties around somebody as rows."""
    return as_table("network", of_network(_found(request, name, asked)))


@router.get("/people/{name}/network")
def around(request: Request, name: str, asked: Asked) -> Response:
    """The parties and ties around somebody, by id or name."""
    fits = record_of(request).people(name)
    if len(fits) == 1 and name != fits[0].id:
        return RedirectResponse(of_party(request, fits[0].id, "/network"), 303)
    return _shown(request, _found(request, name, asked), asked, {each.id: each.name for each in fits})


def _found(request: Request, name: str | None, asked: Wanted) -> Network:
    return record_of(request).network(
        name,
        steps=asked.steps,
        relations=asked.relations,
        standings=asked.standings,
        origins=asked.origins,
        private=asked.private,
        risky=asked.risky,
        as_of=asked.as_of,
        limit=asked.limit,
    )


def _shown(request: Request, found: Network, asked: Wanted, centres: dict[str, str] | None = None) -> Response:
    """The page, or of it the list alone, where the page asks because its filter changed."""
    part = request.headers.get("hx-request") == "true"
    return page(
        request,
        "network_ties.html" if part else "network.html",
        found=found,
        asked=asked,
        centres=centres or {},
        filter=in_words(asked),
        fields=_fields(),
        standings={each: FIRMNESS[each] for each in OFTEN},
        limits=LIMITS,
        origins=ORIGINS,
        data=TABLE,
    )


def _fields() -> dict[str, list[Relation]]:
    fields: dict[str, list[Relation]] = {}
    for relation in relations().values():
        fields.setdefault(relation.field, []).append(relation)
    return fields


def in_words(asked: Wanted) -> str:
    """What is shown, as one line under a picture has to say it."""
    known = relations()
    named = [known[each].label if each in known else f"all of {each}" for each in asked.relations]
    parts = [
        ", ".join(named) or "all relations",
        ", ".join(FIRMNESS[each] for each in OFTEN if each in asked.standings),
        f"{counted(asked.origins, 'origin')} or more" if asked.origins > 1 else "",
        f"as of {edtf.in_words(asked.as_of).removeprefix('in ').removeprefix('on ')}" if asked.as_of else "",
        "people without a public role too" if asked.private else "",
        "risky ties too" if asked.risky else "",
    ]
    return " · ".join(filter(None, parts))
