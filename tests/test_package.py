"""The program as others install it: its wheel in an empty environment, and its hooks in another log."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import venv
import zipfile
from importlib.metadata import distributions
from pathlib import Path

import pytest
import yaml

REPOSITORY = Path(__file__).parent.parent
PACKAGE = REPOSITORY / "scripts" / "disclosure_log"


def run(*command: object, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a program; what this test's own environment has for Python is nothing to it."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))}
    return subprocess.run(
        [str(word) for word in command],
        cwd=folder,
        env=kept | environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=500,
        stdin=subprocess.DEVNULL,
    )


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from this folder without the network."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--no-index"]
    done = run(*command, "--wheel-dir", folder, REPOSITORY, folder=folder)
    assert done.returncode == 0, done.stderr
    return next(folder.glob("*.whl"))


def test_the_wheel_holds_every_file_of_the_package(wheel):
    """Templates, styles, scripts, the theme, the law and the words: nothing that stands in the package is left out."""
    wanted = {
        path.relative_to(PACKAGE.parent).as_posix()
        for path in PACKAGE.rglob("*")
        if path.is_file() and path.parent.name != "__pycache__"
    }
    with zipfile.ZipFile(wheel) as archive:
        held = {name for name in archive.namelist() if ".dist-info/" not in name}
    assert held == wanted


def put_locked(packages: Path) -> None:
    """Put what `requirements.txt` locks, and nothing else that is installed here, into an environment."""
    locked = re.findall(r"^([\w.-]+)==", (REPOSITORY / "requirements.txt").read_text(encoding="utf-8"), re.MULTILINE)
    installed = {distribution.name: distribution for distribution in distributions() if distribution.name}
    known = {re.sub(r"[-_.]+", "-", name).lower(): distribution for name, distribution in installed.items()}
    for distribution in filter(None, map(known.get, locked)):  # some are for another system
        folder = Path(str(distribution.locate_file("")))
        for entry in {file.parts[0] for file in distribution.files or () if file.parts[0] not in ("..", "bin")}:
            if not (packages / entry).exists():
                (packages / entry).symlink_to(folder / entry)


def test_the_wheel_is_all_that_is_needed_to_build_a_log(wheel, project, tmp_path):
    """In an environment with nothing but the wheel and its locked dependencies, a log is built with its search."""
    environment = tmp_path / "environment"
    venv.create(environment, symlinks=True)
    python = environment / "bin" / "python"
    put_locked(next(environment.glob("lib/python*/site-packages")))
    pip = [sys.executable, "-m", "pip", "--python", python, "install", "--quiet", "--disable-pip-version-check"]
    done = run(*pip, "--no-index", "--no-deps", wheel, folder=tmp_path)
    assert done.returncode == 0, done.stderr
    program = environment / "bin" / "disclosure-log"
    where = run(python, "-c", "import disclosure_log; print(disclosure_log.__file__)", folder=project.root)
    assert Path(where.stdout.strip()).is_relative_to(environment)
    refused = "outcome: refused\nlaw: EIR\nexemptions: [12(5)(e)]\nrefusal_notice: 14\n"
    project.add("2021/3", facts=f"{refused}known_defects:\n  - code: DL053\n    note: No test.")
    assert run(program, "new", "2026/15", "--outcome", "cost", folder=project.root).returncode == 0
    assert run(program, "check", folder=project.root).returncode == 1
    (project.root / "responses/2026/15.md").unlink()
    done = run(program, "build", "--today", "2026-11-24", folder=project.root)
    assert done.returncode == 0, done.stderr
    assert (project.site / "search/data/index.json").is_file()
    assert "Regulation 12(5)(e)" in (project.site / "responses/2021/3/index.html").read_text(encoding="utf-8")
    assert (project.site / "assets/disclosure-log/site.css").is_file()


def hooks(name: str) -> dict[str, dict[str, object]]:
    """The hooks that a file of this repository declares, by their id."""
    declared = yaml.safe_load((REPOSITORY / name).read_text(encoding="utf-8"))
    if isinstance(declared, dict):
        declared = [hook for repository in declared["repos"] for hook in repository["hooks"]]
    return {hook["id"]: hook for hook in declared}


def test_the_hooks_for_other_logs_are_ones_that_pre_commit_accepts():
    """pre-commit reads the manifest, and each command is one of the program's, at its own stage."""
    command = [sys.executable, "-m", "pre_commit"]
    assert run(*command, "validate-manifest", ".pre-commit-hooks.yaml", folder=REPOSITORY).returncode == 0
    assert run(*command, "validate-config", ".pre-commit-config.yaml", folder=REPOSITORY).returncode == 0
    declared = hooks(".pre-commit-hooks.yaml")
    assert {name: (hook["entry"], hook["stages"]) for name, hook in declared.items()} == {
        "disclosure-log-check": ("disclosure-log check", ["pre-commit"]),
        "disclosure-log-check-push": ("disclosure-log check --history", ["pre-push"]),
    }
    ours = hooks(".pre-commit-config.yaml")
    for name, hook in declared.items():
        same = {key for key in hook if key not in ("name", "description", "entry", "language")}
        assert {key: ours[name][key] for key in same} == {key: hook[key] for key in same}
        assert ours[name]["entry"] == f".venv/bin/{hook['entry']}"


class Work:
    """Another log, in a repository with the hooks of the manifest."""

    def __init__(self, project, tmp_path: Path) -> None:
        self.project = project
        self.environment = {"PRE_COMMIT_HOME": str(tmp_path / "home"), "GIT_CONFIG_GLOBAL": os.devnull}
        manifest = hooks(".pre-commit-hooks.yaml").values()
        local = [
            hook | {"language": "system", "entry": f"{Path(sys.executable).parent}/{hook['entry']}"}
            for hook in manifest
        ]
        config = {
            "default_install_hook_types": ["pre-commit", "pre-push"],
            "repos": [{"repo": "local", "hooks": local}],
        }
        project.write(".pre-commit-config.yaml", yaml.safe_dump(config))
        self.git("init", "--quiet", "--initial-branch=main")
        assert (
            run(sys.executable, "-m", "pre_commit", "install", folder=project.root, **self.environment).returncode == 0
        )
        self.commit("Begin")

    def git(self, *arguments: str) -> tuple[int, str]:
        """How git ends, and what it says."""
        git = ["git", "-c", "user.name=Officer", "-c", "user.email=officer@example.org"]
        done = run(*git, *arguments, folder=self.project.root, **self.environment)
        return done.returncode, done.stdout + done.stderr

    def commit(self, message: str) -> tuple[int, str]:
        """Commit everything that there is."""
        self.git("add", "--all")
        return self.git("commit", "--message", message)


@pytest.fixture
def work(project, tmp_path):
    """Another log, in a repository with the hooks."""
    return Work(project, tmp_path)


def test_a_commit_with_a_fault_is_stopped(work, project):
    """In another log the hook checks the responses that a commit changes, says what is wrong, and stops the commit."""
    assert work.git("rev-parse", "--verify", "HEAD")[0] == 0
    project.add("2021/3", facts="outcome: grnated")
    status, said = work.commit("A fault")
    assert status == 1
    assert "responses/2021/3.md:5:1: error DL012" in said
    project.add("2021/3")
    assert work.commit("Mended")[0] == 0


def test_a_commit_is_judged_as_it_will_be(work, project):
    """What is added to the commit counts, and not how the file looks in the folder meanwhile."""
    project.add("2021/3", facts="outcome: grnated")
    work.git("add", "--all")
    project.add("2021/3")
    status, said = work.git("commit", "--message", "Only what was added")
    assert status == 1
    assert "responses/2021/3.md:5:1: error DL012" in said


def test_a_push_of_a_file_that_was_added_and_removed_is_stopped(work, project, tmp_path):
    """The file would go along in the commits between; once it is out of them, the push goes through."""
    run("git", "init", "--quiet", "--bare", tmp_path / "origin.git", folder=tmp_path)
    work.git("remote", "add", "origin", str(tmp_path / "origin.git"))
    assert work.git("push", "origin", "main")[0] == 0
    staff = project.write("staff.xlsx", b"PK\x03\x04 a workbook")
    assert work.commit("A table")[0] == 0
    staff.unlink()
    assert work.commit("Not that table")[0] == 0
    status, said = work.git("push", "origin", "main")
    assert status == 1
    assert "staff.xlsx: error DL124: Git keeps this file" in said
    assert work.git("ls-remote", "origin", "main")[1].split()[0] != work.git("rev-parse", "main")[1].strip()
    work.git("reset", "--hard", "origin/main")
    project.add("2021/3")
    assert work.commit("Without it")[0] == 0
    status, said = work.git("push", "origin", "main")
    assert status == 0, said
