import hashlib
import json
import subprocess
import sys
from pathlib import Path

import pytest

from sayso.errors import SetUpError
from sayso.model import Document, Reader, Reading
from sayso.reading.heads import bundle
from sayso.reading.heads.bundle import BadWeights
from sayso.reading.read import read
from tests.reading.heads.spoiled import (
    BROKEN_MANIFESTS,
    BUNDLED,
    a_folder,
    weights_at,
    with_a_changed_byte,
    with_a_manifest,
)

ADVICE = "; read with `--reader rules`, which needs no weights, or install sayso again"
DOCUMENT = Document("d", "Ada Reed said that the dam was safe.", outlet="Post")


def complaint(folder: Path) -> str:
    """What reading with the weights of that folder ends in."""
    with weights_at(folder), pytest.raises(BadWeights) as bad:
        read(DOCUMENT)
    return str(bad.value)


def test_every_file_that_was_shipped_is_the_one_the_manifest_names() -> None:
    names = bundle.manifest()["files"]

    assert {path.name for path in BUNDLED.iterdir()} == {*names, bundle.MANIFEST}
    assert all(bundle.content(name) for name in names)


def test_the_weights_lie_where_the_setting_says(tmp_path: Path) -> None:
    with weights_at(tmp_path):
        assert bundle.folder() == tmp_path


def test_an_empty_setting_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(bundle.WEIGHTS_SETTING, "")

    assert bundle.folder() == BUNDLED


def test_a_copy_of_the_weights_reads_as_the_bundled_ones_do(tmp_path: Path) -> None:
    with weights_at(a_folder(tmp_path / "copy")):
        assert read(DOCUMENT) == read_bundled()


def read_bundled() -> Reading:
    with weights_at(BUNDLED):
        return read(DOCUMENT)


def test_weights_that_are_missing_are_named_with_what_to_do(tmp_path: Path) -> None:
    assert complaint(tmp_path) == f"{tmp_path / 'encoder.onnx'}: missing{ADVICE}"


@pytest.mark.parametrize("name", ["manifest.json", "vocabulary.txt", "encoder.onnx", "roles.onnx"])
def test_a_file_that_is_missing_is_named_with_what_to_do(tmp_path: Path, name: str) -> None:
    folder = a_folder(tmp_path / "weights", name)

    assert complaint(folder) == f"{folder / name}: missing{ADVICE}"


@pytest.mark.parametrize("name", ["vocabulary.txt", "encoder.onnx", "roles.onnx"])
def test_a_file_with_one_byte_changed_is_refused(tmp_path: Path, name: str) -> None:
    folder = with_a_changed_byte(tmp_path / "weights", name)

    assert complaint(folder) == f"{folder / name}: damaged, it is not the file that was shipped{ADVICE}"


@pytest.mark.parametrize("kind", BROKEN_MANIFESTS)
def test_a_manifest_that_is_none_is_refused(tmp_path: Path, kind: str) -> None:
    folder = with_a_manifest(tmp_path / "weights", BROKEN_MANIFESTS[kind])
    found = complaint(folder)

    assert found.startswith(f"{folder / bundle.MANIFEST}: damaged")
    assert found.endswith(ADVICE)


def test_a_file_that_is_what_was_shipped_and_cannot_be_run_is_refused(tmp_path: Path) -> None:
    folder = a_folder(tmp_path / "weights", "encoder.onnx", bundle.MANIFEST)
    (folder / "encoder.onnx").write_bytes(b"no graph")
    files = {"files": {"encoder.onnx": hashlib.sha256(b"no graph").hexdigest()}}
    (folder / bundle.MANIFEST).write_text(json.dumps(files), encoding="utf-8")

    with weights_at(folder), pytest.raises(BadWeights, match=r"encoder\.onnx: ONNX Runtime cannot run it"):
        bundle.session("encoder")


def test_a_file_that_the_manifest_does_not_know_is_refused(tmp_path: Path) -> None:
    folder = with_a_manifest(tmp_path / "weights", b'{"files": {}}')

    assert complaint(folder).startswith(f"{folder / 'encoder.onnx'}: damaged")


def test_bad_weights_stop_all_reading_and_not_one_document() -> None:
    assert issubclass(BadWeights, SetUpError)


def test_the_rules_read_without_weights(tmp_path: Path) -> None:
    with weights_at(tmp_path):
        (statement,) = read(DOCUMENT, Reader.RULES).statements

    assert DOCUMENT.text[slice(*statement.content[0])] == "the dam was safe"


@pytest.mark.parametrize(
    "code",
    [
        "import sayso",
        "import sayso.reading.read",
        "import sayso.cli.app",
        pytest.param(
            "from sayso.model import *\nfrom sayso.reading.read import read\n"
            "read(Document('d', 'Ada met Bo.'), Reader.RULES)",
            id="reading by the rules",
        ),
    ],
)
def test_what_asks_no_head_does_not_import_onnx(code: str) -> None:
    script = f"{code}\nimport sys\nprint('onnxruntime' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert done.stdout == "False\n"
