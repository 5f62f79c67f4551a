"""All that a record holds and concludes, without its own times and row numbers: equal records have equal contents."""

import json
from typing import Any

from sqlalchemy import select

from sayso.record import schema
from sayso.record.store import Store

OWN = {"key", "run", "version", "created_at", "expired_at"}


def contents(store: Store) -> list[str]:
    """One line a live row, sorted; a row of a run shows the document it is about."""
    lines = []
    with store.reading() as connection:
        runs = connection.execute(
            select(schema.run.c.key, schema.version.c.document, schema.version.c.sha256)
            .join_from(schema.run, schema.version)
            .where(schema.run.c.expired_at.is_(None))
        )
        of_run = {key: f"{document} {sha256}" for key, document, sha256 in runs}
        for table in schema.metadata.sorted_tables:
            if table.name in ("run", "redirect", "mark", "change"):
                continue
            for row in connection.execute(select(table)).mappings():
                if "run" in row and row["run"] not in of_run:
                    continue
                lines.append(_line(table.name, dict(row), of_run))
    return sorted(lines)


def _line(table: str, row: dict[str, Any], of_run: dict[int, str]) -> str:
    kept = {name: value for name, value in row.items() if name not in OWN}
    return json.dumps([table, of_run.get(row.get("run", -1), ""), kept], ensure_ascii=True)
