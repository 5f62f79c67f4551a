"""Write the README's view anew, as sayso prints it now: `python bench/readme.py`; read it before committing."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

README = Path(__file__).resolve().parents[1] / "README.md"
WIDTH = "80"  # columns
BLOCKS = re.compile(r"(```text\n)(.*?)(```)", re.DOTALL)


def view(article: str) -> str:
    """What `sayso read` shows of the article."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ferry.txt"
        path.write_text(article, encoding="utf-8")
        command = [str(Path(sys.executable).parent / "sayso"), "read", str(path), "--format", "view"]
        settings = {**os.environ, "COLUMNS": WIDTH}
        shown = subprocess.run(command, check=True, capture_output=True, text=True, env=settings).stdout
    return "".join(f"{line.rstrip()}\n" for line in shown.splitlines())


def main() -> None:
    """Replace the second text block of the README by the view of the first."""
    text = README.read_text(encoding="utf-8")
    article, old = list(BLOCKS.finditer(text))[:2]
    README.write_text(text[: old.start(2)] + view(article[2]) + text[old.end(2) :], encoding="utf-8")


if __name__ == "__main__":
    main()
