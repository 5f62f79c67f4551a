"""What rules and heads bring to statements: `python -m bench.ablation [SET ...]` prints a table (docs/benchmarks.md).

Statements found / with the right source or speaker, F1, by the rules alone, by the heads alone (their spans as they
come, from a cue's probability of a half on) and by both. The sets: polnear-dev, polnear-held-out (the articles of
PolNeAR train that training leaves out), wikinews-dev and passages (bench/score_passages.py); all unless some are named.
The heads alone name nobody: where speakers are told by their names they have no figure. Needs SAYSO_DATA, SAYSO_SCORE.
"""

from __future__ import annotations

import argparse
import json
import re
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from bench import score_passages
from bench.read_set import DATA, SETS, documents, parsed, read_by, segmented
from bench.table import measured, score
from sayso.model import Act, Basis, Quotation, Reader, Reading, Statement
from sayso.reading.heads.attribution import attributed
from sayso.reading.heads.passages import encoded
from sayso.reading.wire import as_dict
from training.held_out import held_out

CUE_FROM = 0.5  # probability of a cue from which the heads alone are believed
UNTOLD = (Quotation.INDIRECT, Act.SPEECH, Basis.UNNAMED)  # what the heads alone do not tell and no scorer asks
NO_NAMES = "(no names)"

Cells = dict[str, str]  # by the heading of the column
Read = Callable[[Reading], Reading]


def by_heads_alone(reading: Reading) -> Reading:
    """The reading with what the heads mark, and nothing else."""
    found = (item for item in attributed(encoded(reading)) if item.score >= CUE_FROM)
    statements = (
        Statement(str(i), (), next(iter(item.sources), None), item.cue, item.content, *UNTOLD)
        for i, item in enumerate(found)
    )
    return replace(reading, statements=tuple(statements))


READERS: dict[str, Read] = {
    "rules alone": lambda reading: read_by(Reader.RULES, reading),
    "heads alone": by_heads_alone,
    "both": lambda reading: read_by(Reader.HEADS, reading),
}


@dataclass(frozen=True, slots=True)
class Measured:
    """A set: its articles, segmented, and the cells that the readings of them give."""

    articles: Callable[[], list[Reading]]
    cells: Callable[[list[Reading]], Cells]
    by_name: bool = False  # whether gold tells speakers by their names


def polnear_dev(readings: list[Reading]) -> Cells:
    """All attributions, and how many of the direct quotations have the right speaker."""
    output = scored(DATA / SETS["polnear-dev"], readings)
    direct = re.search(r"direct\s+recall\s+\S+\s+with the right speaker\s+(\S+)\s+\((\d+) gold\)", output)
    cells = both_figures("PolNeAR dev", output)
    return cells | ({f"direct, right speaker (n {direct[2]})": direct[1]} if direct else {})


def held_out_articles() -> list[Reading]:
    """The articles of PolNeAR train that training leaves out."""
    return segmented("polnear-held-out", (d for d in documents("polnear-train", None) if held_out(d.id)), fresh=False)


def polnear_held_out(readings: list[Reading]) -> Cells:
    """The attributions of these articles."""
    with tempfile.TemporaryDirectory() as folder, (DATA / SETS["polnear-train"]).open(encoding="utf-8") as lines:
        gold = Path(folder) / "held-out.jsonl"
        gold.write_text("".join(line for line in lines if held_out(json.loads(line)["id"])), encoding="utf-8")
        return both_figures("PolNeAR train, held out", scored(gold, readings))


def wikinews_dev(readings: list[Reading]) -> Cells:
    """The statements of the hand-read articles."""
    return both_figures("ties_wikinews dev", scored(DATA / "ties_wikinews/dev/gold", readings))


def passages(readings: list[Reading]) -> Cells:
    """The statements of our own passages."""
    count = score_passages.counted(readings)
    found, right = count.f1()
    return {f"our passages (n {count.gold:,})": f"{found:.1f} / {right:.1f}"}


MEASURED = {
    "polnear-dev": Measured(lambda: parsed("polnear-dev", None, fresh=False), polnear_dev),
    "polnear-held-out": Measured(held_out_articles, polnear_held_out),
    "wikinews-dev": Measured(lambda: parsed("wikinews-dev", None, fresh=False), wikinews_dev, by_name=True),
    "passages": Measured(score_passages.parsed_articles, passages, by_name=True),
}


def scored(gold: Path, readings: Iterable[Reading]) -> str:
    """What the scorer of statements prints."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "readings.jsonl"
        lines = (json.dumps(as_dict(reading), ensure_ascii=False) + "\n" for reading in readings)
        path.write_text("".join(lines), encoding="utf-8")
        return score("score_statements.py", gold, path)


def both_figures(name: str, output: str) -> Cells:
    """Found and with the right speaker, from what the scorer prints; n goes into the heading."""
    found, right = measured(output, "statements found"), measured(output, "found and with the right speaker")
    gold = int(re.findall(r"\d+", found["n"])[-1])
    return {f"{name} (n {gold:,})": f"{found['F1']} / {right['F1']}"}


def table(rows: dict[str, Cells]) -> Iterator[str]:
    """The rows as a Markdown table; a cell that a row lacks says that the heads alone have no names."""
    columns = list(dict.fromkeys(heading for cells in rows.values() for heading in cells))
    yield f"| | {' | '.join(columns)} |"
    yield f"| --- |{' --- |' * len(columns)}"
    for label, cells in rows.items():
        yield f"| {label} | {' | '.join(cells.get(heading, NO_NAMES) for heading in columns)} |"


def main() -> None:
    """Measure the sets that are named, else all, and print the table."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("sets", nargs="*", metavar="SET", help=", ".join(MEASURED))
    wanted = ask.parse_args().sets or list(MEASURED)
    if unknown := set(wanted) - MEASURED.keys():
        ask.error(f"no such set: {', '.join(sorted(unknown))}")
    rows: dict[str, Cells] = {label: {} for label in READERS}
    for name in wanted:
        measure = MEASURED[name]
        articles = measure.articles()
        for label, read in READERS.items():
            if read is not by_heads_alone or not measure.by_name:
                rows[label] |= measure.cells([read(article) for article in articles])
    print("\n".join(table(rows)))


if __name__ == "__main__":
    main()
