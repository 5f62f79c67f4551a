import re
from pathlib import Path
from typing import Any

import pytest
import typer

from sayso.cli.app import app

ROOT = Path(__file__).resolve().parents[2]
DOC = (ROOT / "docs/commands.md").read_text(encoding="utf-8")
FLAG = re.compile(r"(?<![\w-])--?[a-z][\w-]*")
GROUP = typer.main.get_command(app)


def flags_of(command: Any) -> set[str]:  # noqa: ANN401 # a command of Click, or a group of them
    own = {flag for parameter in command.params for flag in parameter.opts}
    return own.union(*map(flags_of, getattr(command, "commands", {}).values()))


COMMANDS = {name: flags_of(command) for name, command in GROUP.commands.items()}  # type: ignore[attr-defined] # a group


def section(command: str) -> str:
    return DOC.partition(f"## sayso {command}\n")[2].partition("\n## ")[0]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_its_section(command: str) -> None:
    assert section(command)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_of_a_command_is_explained_and_no_other(command: str) -> None:
    options = {flag for flag in COMMANDS[command] if flag.startswith("-")}

    assert set(FLAG.findall(section(command))) == options


def test_no_section_tells_of_a_command_that_is_not_there() -> None:
    assert set(re.findall(r"^## sayso (\w+)$", DOC, re.MULTILINE)) == set(COMMANDS)


def test_every_setting_is_explained() -> None:
    sources = [*ROOT.glob("src/**/*.py"), *ROOT.glob("bench/**/*.py"), *ROOT.glob("tests/**/*.py")]
    used = {found for path in sources for found in re.findall(r"\bSAYSO_[A-Z_]+\b", path.read_text(encoding="utf-8"))}

    assert used == set(re.findall(r"\bSAYSO_[A-Z_]+\b", DOC))


def test_every_link_between_the_documents_leads_somewhere() -> None:
    pages = [*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")]
    links = [
        (page, link)
        for page in pages
        for link in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
    ]

    assert [f"{page.name}: {link}" for page, link in links if not (page.parent / link).exists()] == []
