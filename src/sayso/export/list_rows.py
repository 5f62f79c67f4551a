"""Articles, outlets, networks and what a search found as flat rows for csv."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sayso.answers.article import Article
from sayso.answers.documents import DocumentShown, OutletShown
from sayso.answers.network import Network
from sayso.answers.search import Found
from sayso.export.rows import Row, of_claim


def of_article(article: Article) -> Iterator[Row]:
    """A row for each claim that was read in it."""
    for item in article.claims:
        yield {
            "tie": item.tie,
            "subject": item.subject_name,
            "relation": item.relation,
            "object": item.object_name,
            "role": item.role,
            "subject_id": item.subject,
            "object_id": item.object,
            **of_claim(item.claim),
        }


def of_documents(documents: Iterable[DocumentShown]) -> Iterator[Row]:
    """A row for each article."""
    for item in documents:
        yield {
            "document": item.id,
            "title": item.title,
            "outlet": item.outlet,
            "date": item.date,
            "withdrawn": item.withdrawn,
        }


def of_outlets(outlets: Iterable[OutletShown]) -> Iterator[Row]:
    """A row for each outlet."""
    for item in outlets:
        yield {
            "outlet": item.name,
            "articles": item.articles,
            "first_date": item.first_date,
            "last_date": item.last_date,
        }


def of_network(network: Network) -> Iterator[Row]:
    """A row for each tie; the claims it rests on are in the csv of the tie."""
    for item in network.links:
        yield {
            "tie": item.id,
            "subject": item.subject_name,
            "relation": item.relation,
            "object": item.object_name,
            "role": item.role,
            "valid_at": item.valid_at,
            "invalid_at": item.invalid_at,
            "stage": item.stage or "",
            "standing": item.standing,
            "reason": item.reason,
            "origins": item.origins,
            "documents": item.documents,
            "outlets": item.outlets,
            "review": item.review,
            "subject_id": item.subject,
            "object_id": item.object,
        }


def of_found(found: Found) -> Iterator[Row]:
    """A row for each name, then for each passage."""
    blank: Row = {
        **{"what": "", "id": "", "name": "", "kind": "", "documents": "", "document": "", "title": "", "outlet": ""},
        **{"date": "", "words": "", "start": ""},
    }
    for name in found.names:
        shown: Row = {"id": name.id, "name": name.name, "kind": name.kind, "documents": name.documents}
        yield {**blank, "what": "name", **shown}
    for passage in found.passages:
        yield {
            **blank,
            "what": "passage",
            "document": passage.document,
            "title": passage.title,
            "outlet": passage.outlet,
            "date": passage.date,
            "words": "".join(passage.pieces),
            "start": passage.start,
        }
