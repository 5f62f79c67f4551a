"""A browser's stand-in before the web door, and a small record behind it."""

from collections.abc import Iterable
from urllib.parse import quote

from fastapi.routing import APIRoute
from starlette.testclient import TestClient

from sayso.answers.book import Record
from sayso.model import Basis, Document, Factuality, Kind, Reading, Stage
from sayso.web.app import PARTS, application
from sayso.web.served import Served, hosts
from tests.builders import Spoken, Told, a_document, a_reading

PORT, TOKEN = 8017, "the-token"
DATA = (".json", ".csv", ".md", ".docx")  # how addresses of data end
ADDRESS = f"http://127.0.0.1:{PORT}"
HERE = {"origin": ADDRESS}  # as every browser sends with a form of a page

ROLES = {"Ada Reed": "mayor of Lund", "Bo Lund": "minister", "Cy Marsh": "senator"}
MET = Told("Ada Reed", "met_with", "Bo Lund", "Ada Reed met Bo Lund", time="2024-02-01")
ACCUSED = Told("Cy Marsh", "accused", "Bo Lund", "Marsh accused Bo Lund of fraud", stage=Stage.ALLEGED)
DENIED = Told(
    "Ada Reed",
    "met_with",
    "Bo Lund",
    "Bo Lund denied that he met Ada Reed",
    time="2024-02-01",
    basis=Basis.NAMED,
    speakers=("Bo Lund",),
    factuality=Factuality.DENIED,
)
HEARD = Told("Bo Lund", "owns", "Dol Ltd", "Bo Lund owns Dol Ltd", basis=Basis.UNNAMED, unnamed="an official")
FIRST = a_document(
    "post/2024/1",
    "Mayor Ada Reed met Bo Lund.\n\nCy Marsh accused Bo Lund of fraud. “I saw them together,” Marsh said.",
    title="A meeting",
)
SECOND = a_document(
    "times-2",
    "Minister Bo Lund denied that he met Ada Reed. Bo Lund owns Dol Ltd, an official said. Jo Quill drove the car.",
    outlet="Times",
    date="2024-03-01",
    title="A denial",
)


def small_readings() -> list[Reading]:
    """Two articles: a meeting that is stated and denied, an accusation, a rumour, words, and a private person."""
    said = [Spoken("Cy Marsh", "I saw them together", about=("Ada Reed",))]
    bodies = {"Dol Ltd": Kind.ORGANISATION}
    return [
        a_reading(FIRST, MET, ACCUSED, statements=said, roles=ROLES),
        a_reading(SECOND, DENIED, HEARD, roles=ROLES, kinds=bodies, also=["Jo Quill"]),
    ]


def add(record: Record, readings: Iterable[Reading]) -> None:
    """Add articles as if they had been read so."""
    by_id = {reading.document.id: reading for reading in readings}
    record.add([reading.document for reading in by_id.values()], read=lambda document: by_id[document.id])


def add_documents(record: Record, *documents: Document) -> None:
    """Add articles in which nobody is named."""
    add(record, [a_reading(document) for document in documents])


def a_client(record: Record, *, let_in: bool = True, review: bool = False) -> TestClient:
    """Somebody with the link, or without it; an error of the server is an answer, as it is for a browser."""
    served = Served(record, hosts("127.0.0.1", PORT), token=TOKEN, review=review, who="kim")
    client = TestClient(application(served), base_url=ADDRESS, raise_server_exceptions=False, follow_redirects=False)
    if let_in:
        client.get(f"/?token={TOKEN}")
    return client


def pages(record: Record, figure: str = "Bo Lund", speaker: str = "Cy Marsh") -> list[str]:
    """The address of every page there is, each filled in with what the record has; those of data left out."""
    given = {
        "/people/{name}": f"/people/{record.people(figure)[0].id}",
        "/ties/{id}": f"/ties/{record.ties(figure)[0].id}",
        "/statements/{id}": f"/statements/{record.said(speaker)[0].id}",
        "/documents/{address:path}": f"/documents/{quote(record.documents()[0].id, safe='')}",
    }
    routes = [route for part in PARTS for route in part.router.routes if isinstance(route, APIRoute)]
    got = {route.path for route in routes if "GET" in (route.methods or ())}
    paths = sorted(path for path in got if not path.endswith(DATA))
    for pattern, address in given.items():
        paths = [path.replace(pattern, address) for path in paths]
    assert not [path for path in paths if "{" in path], "say here what fills in the address of a new page"
    return paths
