"""Print the benchmark table: `make bench`, or `python bench/table.py polnear example`.

Each set goes through `sayso read` as a user would run it; the scorers then compare with the gold. The sets lie under
SAYSO_DATA (default ../shared/data), the scorers under SAYSO_SCORE (default beside the data); both are private. The demo
newsroom needs the scorers only. A set that is missing is named, and the rest is measured.
"""

from __future__ import annotations

import json
import os
import re
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
DATA = Path(os.environ.get("SAYSO_DATA", HERE.parent.parent / "shared" / "data"))
SCORE = Path(os.environ.get("SAYSO_SCORE", DATA.parent / "score"))
DEMO = HERE.parent / "src" / "sayso" / "demo" / "newsroom"
DEMO_GOLD = HERE.parent / "tests" / "demo" / "expected.jsonl"
SPEED_ARTICLES = 300  # of the wikinews set: about 75,000 words

Figures = dict[str, str]
Row = tuple[str, str, str, str]  # task, set, figure, target
NO_FIGURE = "-"


@dataclass(frozen=True, slots=True)
class Task:
    """One set: what is read, and the rows it gives."""

    name: str
    source: Path
    rows: Callable[[Task, Path], Iterator[Row]]  # from the task and its readings


def read_all(source: Path, out: Path) -> float:
    """User seconds that `sayso read` takes for the source; the readings go to `out`."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    command = [str(Path(sys.executable).parent / "sayso"), "read", str(source), "-o", str(out)]
    if subprocess.run(command, check=False).returncode:
        print(f"{source}: not read whole; its figures are too low", file=sys.stderr)
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before


def score(script: str, *arguments: object) -> str:
    """What a scorer prints."""
    command = [sys.executable, str(SCORE / script), *map(str, arguments)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def measured(output: str, label: str) -> Figures:
    """P, R, F1 and counts of the scorer's line that begins with the label."""
    pattern = rf"^\s*{re.escape(label)}\s+P\s+(?P<P>\S+)\s+R\s+(?P<R>\S+)\s+F1\s+(?P<F1>\S+)\s+\((?P<n>[^)]*)\)"
    found = re.search(pattern, output, re.MULTILINE)
    return found.groupdict() if found else dict.fromkeys(("P", "R", "F1", "n"), NO_FIGURE)


def share(output: str, label: str) -> str:
    """A percentage with its counts, of the line that begins with the label."""
    found = re.search(rf"^{label} right on found places\s+(\S+)\s+\((\S+)\)", output, re.MULTILINE)
    return f"{found[1]} ({found[2]})" if found else NO_FIGURE


def statement_rows(name: str, output: str, target: str, direct: str = "") -> Iterator[Row]:
    """Statements found, with the right speaker, and the direct ones."""
    found, right = measured(output, "statements found"), measured(output, "found and with the right speaker")
    yield "statements found / + right source, F1", name, f"{found['F1']} / {right['F1']} ({found['n']})", target
    line = re.search(r"direct\s+recall\s+\S+\s+with the right speaker\s+(\S+)\s+\((\d+) gold\)", output)
    if line:
        yield "direct quotations with the right speaker, recall", name, f"{line[1]} ({line[2]} gold)", direct


def tie_rows(name: str, output: str, targets: tuple[str, str]) -> Iterator[Row]:
    """Distinct ties, and what is right on the places found."""
    ties = measured(output, "distinct ties")
    yield "distinct ties, F1 (at precision)", name, f"{ties['F1']} ({ties['P']}; {ties['n']})", targets[0]
    parts = [share(output, f"{what}_right") for what in ("sourced", "hedged", "dated", "ended")]
    yield "sourced / hedged / dated / ended right", name, " / ".join(parts), targets[1]


def polnear(task: Task, readings: Path) -> Iterator[Row]:
    """PolNeAR: attributions."""
    output = score("score_statements.py", task.source, readings)
    yield from statement_rows("PolNeAR dev", output, "77 / 71", "93")


def wikinews(_: Task, readings: Path) -> Iterator[Row]:
    """The hand-read Wikinews articles: ties and statements."""
    gold = DATA / "ties_wikinews/dev/gold"
    yield from statement_rows("ties_wikinews dev", score("score_statements.py", gold, readings), "78 / 72")
    yield from tie_rows("ties_wikinews dev", score("score_ties.py", gold, readings), ("50 (75)", "70 / 60 / 70"))


def demo(_: Task, readings: Path) -> Iterator[Row]:
    """The demo newsroom: open data, read by hand; measured for want of anything better that may be shown."""
    with tempfile.TemporaryDirectory() as folder:
        for number, line in enumerate(DEMO_GOLD.read_text(encoding="utf-8").splitlines()):
            (Path(folder) / f"{number:02}.json").write_text(line, encoding="utf-8")
        yield from statement_rows("demo newsroom", score("score_statements.py", folder, readings), "")
        yield from tie_rows("demo newsroom", score("score_ties.py", folder, readings), ("", ""))


def example(_: Task, readings: Path) -> Iterator[Row]:
    """The example article: counts, not shares."""
    gold = DATA.parent / "gold/example"
    output = score("score_ties.py", gold, readings)
    ties = measured(output, "distinct ties")
    right, predicted = re.findall(r"\d+", ties["n"])[:2]
    yield "distinct ties (wrong)", "the example article", f"{right} ({int(predicted) - int(right)})", "18 of 20 (0)"
    found = score("score_statements.py", gold, readings)
    both = [measured(found, label)["n"] for label in ("statements found", "found and with the right speaker")]
    counts = [re.findall(r"\d+", n)[0] for n in both]
    yield "statements / + right speaker", "the example article", " / ".join(counts), "13 of 13 / 13"
    posts = sum(len(json.loads(line)["posts"]) for line in readings.read_text(encoding="utf-8").splitlines())
    yield "posts", "the example article", str(posts), "3"


def timex(_: Task, __: Path) -> Iterator[Row]:
    """Time expressions, by the scorer of their own."""
    done = subprocess.run(
        [sys.executable, "-m", "bench.score_timex"], capture_output=True, text=True, cwd=HERE.parent, check=False
    )
    found = re.search(r"value F1 (\S+)", done.stdout)
    yield "time values, F1", "timex dev", found[1] if found else NO_FIGURE, "75"


def speed(_: Task, readings: Path) -> Iterator[Row]:
    """Words a second of user time, loading left out, for the first articles of the wikinews set."""
    source = readings.with_suffix(".articles.jsonl")
    with (DATA / "wikinews/articles.jsonl").open(encoding="utf-8") as lines:
        head = [line for line, _ in zip(lines, range(SPEED_ARTICLES), strict=False)]
    source.write_text("".join(head), encoding="utf-8")
    words = sum(len(json.loads(line)["text"].split()) for line in head)
    first = readings.with_suffix(".first.jsonl")
    first.write_text(head[0], encoding="utf-8")
    seconds = read_all(source, readings) - read_all(first, readings)
    figure = f"{words / seconds:,.0f} ({words:,} words, loading left out)"
    yield "reading, words a second of one core (user time)", "wikinews", figure, "3,000"


TASKS = (
    Task("polnear", DATA / "polnear/dev.jsonl", polnear),
    Task("wikinews", DATA / "ties_wikinews/dev/articles.jsonl", wikinews),
    Task("example", DATA.parent / "articles", example),
    Task("demo", DEMO, demo),
)
OTHERS = (Task("timex", DATA / "timex/train.jsonl", timex), Task("speed", DATA / "wikinews/articles.jsonl", speed))


def rows_of(task: Task, folder: Path) -> Iterator[Row]:
    """The rows of one task, or a line on stderr that says what is missing."""
    missing = next((path for path in (task.source, SCORE) if not path.exists()), None)
    if missing is not None:
        print(f"{task.name}: left out, {missing} is missing; set SAYSO_DATA and SAYSO_SCORE", file=sys.stderr)
        return
    readings = folder / f"{task.name}.jsonl"
    if task in TASKS:
        read_all(task.source, readings)
    yield from task.rows(task, readings)


def main() -> None:
    """Measure the sets that are named, else all, and print a table."""
    wanted = sys.argv[1:]
    print("| task | set | figure (n) | target |\n| --- | --- | --- | --- |")
    with tempfile.TemporaryDirectory() as folder:
        for task in (*TASKS, *OTHERS):
            if not wanted or task.name in wanted:
                for row in rows_of(task, Path(folder)):
                    print("| " + " | ".join(row) + " |", flush=True)


if __name__ == "__main__":
    main()
