"""Compare the product's word pieces with those of the library `tokenizers`, text by text.

python -m training.check_pieces FILE.jsonl...     (files whose rows have a "text")
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from training.encoder import tokenizer

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "src"))
from sayso.reading.heads.pieces import pieces


def main() -> None:
    """Print the first difference of each text that differs, and how many do."""
    cutter, texts, different = tokenizer(), 0, 0
    for path in map(Path, sys.argv[1:]):
        for line in path.read_text(encoding="utf-8").splitlines():
            text = json.loads(line)["text"]
            theirs = cutter.encode(text, add_special_tokens=False)
            ids, spans = pieces(text)
            texts += 1
            if (ids, spans) != (theirs.ids, theirs.offsets):
                different += 1
                at = next((i for i, pair in enumerate(zip(ids, theirs.ids, strict=False)) if pair[0] != pair[1]), -1)
                print(f"{path.name}: piece {at}: {ids[at : at + 3]} for {theirs.ids[at : at + 3]}")
    print(f"{texts} texts, {different} cut differently")


if __name__ == "__main__":
    main()
