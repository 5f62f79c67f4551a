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
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
DATA = Path(os.environ.get("SAYSO_DATA", HERE.parent.parent / "shared" / "data"))
SCORE = Path(os.environ.get("SAYSO_SCORE", DATA.parent / "score"))
DEMO = HERE.parent / "src" / "sayso" / "demo" / "newsroom"
DEMO_GOLD = HERE.parent / "tests" / "demo" / "expected.jsonl"
SPEED_ARTICLES = 300  # of the wikinews set: about 75,000 words

Figures = dict[str, str]
NO_FIGURE = "-"


@dataclass(frozen=True, slots=True)
class Row:
    """A figure beside what is aimed at, and whether it is reached ("yes", "no", "" where nothing is aimed at)."""

    task: str
    set: str
    figure: str
    target: str = ""
    met: str = ""

    def __str__(self) -> str:
        return f"| {' | '.join((self.task, self.set, self.figure, self.target, self.met))} |"


def met(figures: Iterable[str], targets: Sequence[float]) -> str:
    """Whether every figure is at least its target; a figure that is missing is not."""
    if not targets:
        return ""
    numbers = [float(figure.replace(",", "")) if figure != NO_FIGURE else -1.0 for figure in figures]
    return "yes" if all(n >= target for n, target in zip(numbers, targets, strict=True)) else "no"


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


def statement_rows(
    name: str, output: str, targets: Sequence[float] = (), direct: Sequence[float] = ()
) -> Iterator[Row]:
    """Statements found, with the right speaker, and the direct ones."""
    found, right = measured(output, "statements found"), measured(output, "found and with the right speaker")
    both = (found["F1"], right["F1"])
    figure = f"{' / '.join(both)} ({found['n']})"
    yield Row("statements found / + right source, F1", name, figure, listed(targets), met(both, targets))
    line = re.search(r"direct\s+recall\s+\S+\s+with the right speaker\s+(\S+)\s+\((\d+) gold\)", output)
    if line:
        figure = f"{line[1]} ({line[2]} gold)"
        task = "direct quotations with the right speaker, recall"
        yield Row(task, name, figure, listed(direct), met([line[1]], direct))


def tie_rows(name: str, output: str, ties: Sequence[float] = (), graded: Sequence[float] = ()) -> Iterator[Row]:
    """Distinct ties, and what is right on the places found; `ties` are the targets of F1 and precision."""
    found = measured(output, "distinct ties")
    figure = f"{found['F1']} ({found['P']}; {found['n']})"
    target = f"{ties[0]:g} ({ties[1]:g})" if ties else ""
    yield Row("distinct ties, F1 (at precision)", name, figure, target, met((found["F1"], found["P"]), ties))
    parts = [share(output, f"{what}_right") for what in ("sourced", "hedged", "dated", "ended")]
    figures = [part.split(" ")[0] for part in parts[: len(graded)]]
    task = "sourced / hedged / dated / ended right"
    yield Row(task, name, " / ".join(parts), listed(graded), met(figures, graded))


def listed(targets: Sequence[float]) -> str:
    """The targets as they stand in the table."""
    return " / ".join(f"{target:g}" for target in targets)


def polnear(task: Task, readings: Path) -> Iterator[Row]:
    """PolNeAR: attributions."""
    output = score("score_statements.py", task.source, readings)
    yield from statement_rows("PolNeAR dev", output, (77, 71), (93,))


def wikinews(_: Task, readings: Path) -> Iterator[Row]:
    """The hand-read Wikinews articles: ties and statements."""
    gold = DATA / "ties_wikinews/dev/gold"
    yield from statement_rows("ties_wikinews dev", score("score_statements.py", gold, readings), (78, 72))
    yield from tie_rows("ties_wikinews dev", score("score_ties.py", gold, readings), (50, 75), (70, 60, 70))


def demo(_: Task, readings: Path) -> Iterator[Row]:
    """The demo newsroom: open data, read by hand; measured for want of anything better that may be shown."""
    with tempfile.TemporaryDirectory() as folder:
        for number, line in enumerate(DEMO_GOLD.read_text(encoding="utf-8").splitlines()):
            (Path(folder) / f"{number:02}.json").write_text(line, encoding="utf-8")
        yield from statement_rows("demo newsroom", score("score_statements.py", folder, readings))
        yield from tie_rows("demo newsroom", score("score_ties.py", folder, readings))


def example(_: Task, readings: Path) -> Iterator[Row]:
    """The example article: counts, not shares."""
    gold, name = DATA.parent / "gold/example", "the example article"
    ties = measured(score("score_ties.py", gold, readings), "distinct ties")
    right, predicted = map(int, re.findall(r"\d+", ties["n"])[:2])
    wrong = predicted - right
    reached = "yes" if right >= 18 and wrong == 0 else "no"
    yield Row("distinct ties (wrong)", name, f"{right} ({wrong})", "18 of 20 (0)", reached)
    found = score("score_statements.py", gold, readings)
    both = [measured(found, label)["n"] for label in ("statements found", "found and with the right speaker")]
    counts = [re.findall(r"\d+", n)[0] for n in both]
    yield Row("statements / + right speaker", name, " / ".join(counts), "13 of 13 / 13", met(counts, (13, 13)))
    posts = str(sum(len(json.loads(line)["posts"]) for line in readings.read_text(encoding="utf-8").splitlines()))
    yield Row("posts", name, posts, "3", met([posts], [3]))


def timex(_: Task, __: Path) -> Iterator[Row]:
    """Time expressions, by the scorer of their own."""
    done = subprocess.run(
        [sys.executable, "-m", "bench.score_timex"], capture_output=True, text=True, cwd=HERE.parent, check=False
    )
    found = re.search(r"value F1 (\S+)", done.stdout)
    figure = found[1] if found else NO_FIGURE
    yield Row("time values, F1", "timex dev", figure, "75", met([figure], [75]))


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
    a_second = f"{words / seconds:,.0f}"
    figure, task = f"{a_second} ({words:,} words, loading left out)", "reading, words a second of one core (user time)"
    yield Row(task, "wikinews", figure, "3,000", met([a_second], [3000]))


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
    print("| task | set | figure (n) | target | met |\n| --- | --- | --- | --- | --- |")
    with tempfile.TemporaryDirectory() as folder:
        for task in (*TASKS, *OTHERS):
            if not wanted or task.name in wanted:
                for row in rows_of(task, Path(folder)):
                    print(row, flush=True)


if __name__ == "__main__":
    main()
