"""`slagvaardig questionnaires` as it is typed."""

import subprocess
import sys
from pathlib import Path

from typer.testing import CliRunner, Result

from app.cli import app
from tests.questionnaires.examples import VALID, changed, write_released


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, ["questionnaires", *map(str, arguments)])


def test_a_good_file_exits_with_0(tmp_path: Path) -> None:
    path = write_released(tmp_path)
    result = run("check", path)
    assert result.exit_code == 0
    assert result.stdout.startswith(f"{path}: small-check 1.2.0, 3 items, sha256 ")
    assert result.stderr == ""


def test_mistakes_come_one_a_line_on_standard_error_with_exit_2(tmp_path: Path) -> None:
    path = write_released(tmp_path, changed(("minutes: 3", "minutes: 0"), ("version: 1.2.0", "version: 1")))
    result = run("check", path)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.splitlines() == [
        f"{path}:2:10: bad-version '1'; expected a version such as 1.0.0",
        f"{path}:6:10: bad-number '0'; expected 1 or more",
    ]


def test_several_files_are_all_checked(tmp_path: Path) -> None:
    good = write_released(tmp_path)
    missing = tmp_path / "missing.yaml"
    result = run("check", missing, good)
    assert result.exit_code == 2
    assert (
        result.stderr
        == f"{missing}:1:1: unreadable 'No such file or directory'; expected a file that can be read\n"
    )


def test_a_file_is_locked_once_and_then_kept(tmp_path: Path) -> None:
    path = write_released(tmp_path)
    assert run("check", "--folder", tmp_path).exit_code == 2
    assert run("lock", path, "--folder", tmp_path).exit_code == 0
    assert run("check", "--folder", tmp_path).exit_code == 0
    path.write_text(VALID + "# one remark\n")
    again = run("lock", path, "--folder", tmp_path)
    assert (again.exit_code, "already-locked" in again.stderr) == (2, True)
    changed_file = run("check", "--folder", tmp_path)
    assert (changed_file.exit_code, "digest-changed" in changed_file.stderr) == (2, True)


def test_the_command_starts_without_the_web_framework() -> None:
    heavy = "{'fastapi', 'sqlmodel', 'numpy', 'scipy', 'yaml'}"
    code = f"import sys, app.cli; print(sorted({heavy} & set(sys.modules)))"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"
