"""An empty record, made once and copied: making its tables takes longer than what most tests do with them."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from sayso.record.store import Store


def a_blank(path: Path) -> str:
    """An empty record at the path; gives the path as records are opened by."""
    path.write_bytes(_blank())
    return str(path)


@cache
def _blank() -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "blank.db"
        with Store(str(path)):
            pass
        return path.read_bytes()
