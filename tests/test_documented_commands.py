"""Every command that the README and the pages of docs/ name is run here, as it stands there."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from datetime import date
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from tests.leaks.corpus import CLEAN
from tests.repositories import REPOSITORY, copy_repository, git, set_option, set_up, shell, surroundings

from disclosure_log.data.manifest import History, write_manifest
from disclosure_log.data.verifying.program import program
from disclosure_log.data.verifying.sealing import fingerprint

PAGES = [REPOSITORY / "README.md", *sorted((REPOSITORY / "docs").rglob("*.md"))]
WALK = REPOSITORY / "docs" / "officers" / "on-the-command-line.md"
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
BEGINS = r"(?:make|disclosure-log|mkdocs|git|python3|ssh-keygen|\.venv/bin/\S+|source)"

ELSEWHERE = {"make test"}
"""What .ci/run itself calls: the tests cannot run themselves."""

LONG = {
    "make benchmark",
    "make benchmark N=50",
    "make leak-benchmark",
    "make leak-benchmark TYPE=png",
    "make letter-benchmark",
    "make letter-benchmark ONE=text-box",
    "make search-benchmark",
}
"""What takes minutes."""

SERVERS = re.compile(r"^(make (serve|demo)|disclosure-log serve|mkdocs serve)\b")


def documented() -> list[str]:
    """Every command of the pages but the walk, which is replayed as a whole."""
    found: set[str] = set()
    for page in PAGES:
        if page == WALK:
            continue
        text = page.read_text(encoding="utf-8")
        for language, block in FENCE.findall(text):
            assert language != "console", f"{page.name}: commands of other pages stand in indented lines"
            del block
        prose = FENCE.sub("", text)
        found.update(re.findall(rf"^ {{4,}}({BEGINS} .+)$", prose, re.MULTILINE))
        found.update(re.findall(rf"`({BEGINS} [^`\n]+)`", prose))
    return sorted(found)


COMMANDS = documented()
CHECKING = (REPOSITORY / "docs/check-this-log.md").read_text(encoding="utf-8")
FINGERPRINT = next(block for language, block in FENCE.findall(CHECKING) if language == "python")


@pytest.fixture
def place(tmp_path):
    """A clone in the state that the pages speak of, with the program set up, a bare public log beside it.

    Beside what is in git lie a site that was built, a copy of one, and what a reader saved to check a response.
    """
    folder = tmp_path / "log"
    copy_repository(folder)
    set_up(folder / ".venv")
    git("clone", "--quiet", "--bare", str(folder), str(tmp_path / "public.git"), folder=tmp_path)
    (folder / "responses/2026").mkdir()
    (tmp_path / "costs.xlsx").write_bytes(next(clean.make(0) for clean in CLEAN if clean.suffix == ".xlsx"))
    (tmp_path / "letter.pdf").write_bytes((REPOSITORY / "responses/2021/702/letter-text.pdf").read_bytes())
    (tmp_path / "register.csv").write_text("Ref,Date closed,Outcome\n2026/9,13/02/2026,Refused\n", encoding="utf-8")
    shutil.copy(tmp_path / "letter.pdf", folder)
    (folder / "source.md").write_text("---\n---\n", encoding="utf-8")
    for name in ("site", "published", "copy-of-the-log"):
        (folder / name).mkdir()
        write_manifest(folder / name, "disclosure-log", history=History([], date(2026, 3, 3)))
    shutil.copy(folder / "site/checkpoints.txt", folder / "kept-checkpoints.txt")
    (folder / "verify.py").write_text(program(), encoding="utf-8")
    (folder / "fingerprint.py").write_text(FINGERPRINT, encoding="utf-8")
    (tmp_path / "names.txt").write_text("Quiverthatch Marrowbone\n", encoding="utf-8")
    return folder


def typing_in(folder: Path) -> dict[str, str]:
    """A person's environment: the program's name alone is enough, as after `source .venv/bin/activate`."""
    return surroundings() | {
        "PATH": f"{folder / '.venv/bin'}{os.pathsep}{os.environ['PATH']}",
        "GIT_CONFIG_GLOBAL": str(folder.parent / "gitconfig"),
        "GIT_AUTHOR_NAME": "Officer",
        "GIT_AUTHOR_EMAIL": "officer@example.org",
        "GIT_COMMITTER_NAME": "Officer",
        "GIT_COMMITTER_EMAIL": "officer@example.org",
        "NO_MKDOCS_2_WARNING": "1",
        "PIP_NO_BUILD_ISOLATION": "0",  # pip's own way to say: with what is installed, nothing is fetched
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        "PRE_COMMIT_HOME": str(folder.parent / "pre-commit"),
        "SOURCE_DATE_EPOCH": "1795500000",
        "DISCLOSURE_LOG_CANARY_KEY": "0123456789abcdef0123456789abcdef",
    }


def test_there_are_commands():
    """The pages name commands, and those that are not run here are run by .ci/run."""
    assert len(COMMANDS) > 15
    script = (REPOSITORY / ".ci/run").read_text(encoding="utf-8")
    assert all(command in script.splitlines() for command in ELSEWHERE)


@pytest.mark.parametrize(
    "command",
    [
        pytest.param(command, marks=pytest.mark.long) if command in LONG else command
        for command in COMMANDS
        if not SERVERS.match(command) and command not in ELSEWHERE
    ],
)
def test_a_documented_command_does_what_it_says(place, command):
    """Each command ends well in the state that its page speaks of."""
    if "carry" in command and not command.startswith("ssh-keygen"):
        set_option(place, "repository: private")
        git("commit", "--quiet", "--all", "-m", "Private", folder=place)
    if command.startswith("disclosure-log store"):
        set_option(place, "attachments_store: https://store.example.org/")
    if command.startswith("git commit"):
        (place / "responses/2026/new.txt").unlink(missing_ok=True)
        git("commit", "--quiet", "--allow-empty", "-m", "Before", folder=place)
        command += " --allow-empty -m Change"
    if command.startswith("git push"):
        git("remote", "add", "copy", str(place.parent / "copy.git"), folder=place)
        git("init", "--quiet", "--bare", str(place.parent / "copy.git"), folder=place.parent)
        git("config", f"url.{place.parent}/copy.git.insteadOf", command.split()[2], folder=place)
    if command.startswith("make review"):
        git("update-ref", "refs/remotes/origin/main", "HEAD", folder=place)
    status, output = shell(command, place, typing_in(place))
    assert status == 0, output
    assert "Traceback" not in output


def test_each_way_to_check_a_fingerprint_gives_the_same(tmp_path):
    """What Linux and Python print is the fingerprint that the program makes, and so is what macOS does, where it is."""
    content = {"source.md": b"---\n---\n", "letter.pdf": b"%PDF"}
    for name, each in content.items():
        (tmp_path / name).write_bytes(each)
    (tmp_path / "fingerprint.py").write_text(FINGERPRINT, encoding="utf-8")
    made = fingerprint({name: hashlib.sha256(each).hexdigest() for name, each in content.items()})
    commands = re.findall(r"^    ((?:sha256sum|shasum|python3 fingerprint).*)$", CHECKING, re.MULTILINE)
    assert len(commands) == 3
    for command in commands:
        if shutil.which(command.split()[0]):
            assert shell(command, tmp_path, surroundings()) in [(0, f"{made}  -\n"), (0, f"{made}\n")]


def wait_for(server: subprocess.Popen[str], address: str) -> bool:
    """Whether the server shows a page at `address` before long."""
    for _ in range(600):
        if server.poll() is not None:
            return False
        try:
            with urlopen(address, timeout=5) as answer:
                return int(answer.status) == 200
        except (URLError, OSError):
            time.sleep(0.1)
    return False


def test_documented_servers_show_the_log(place):
    """Each command that shows the log in a browser does, at the address that it says, until it is interrupted."""
    commands = sorted({*(c for c in COMMANDS if SERVERS.match(c)), "make demo"})
    assert len(commands) > 3
    for command in commands:
        with subprocess.Popen(
            ["bash", "-c", f"exec {command}"],
            cwd=place,
            env=typing_in(place),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        ) as server:
            port = re.search(r"127\.0\.0\.1:(\d+)", command)
            path = "/foi/" if "demo" in command else "/"
            shown = wait_for(server, f"http://127.0.0.1:{port[1] if port else 8000}{path}")
            os.killpg(server.pid, signal.SIGINT)
            try:
                output, _ = server.communicate(timeout=60)
            finally:
                if server.poll() is None:
                    os.killpg(server.pid, signal.SIGKILL)
        # Where something else has the port, the command says so and how to choose another, as its page does.
        assert shown or "cannot be shown at 127.0.0.1" in output, f"{command}: {output}"
        assert "Traceback" not in output, command


# The walk.


def steps(text: str) -> list[tuple[str, str]]:
    """What a reader does, in order: `run` with a command and what it prints, `write` a file, `mend` a line."""
    found = []
    parts = re.compile(
        r"^```console\n(?P<console>.*?)^```$"
        r"|^Open `(?P<file>[^`]+)` in any editor.*?^```markdown\n(?P<content>.*?)^```$"
        r"|^Write the line as it says, `(?P<line>[^`]+)`",
        re.MULTILINE | re.DOTALL,
    )
    for match in parts.finditer(text):
        if match["console"]:
            found += [("run", typed) for typed in re.split(r"^(?=\$ )", match["console"], flags=re.MULTILINE) if typed]
        elif match["file"]:
            found.append(("write", f"{match['file']}\n{match['content']}"))
        else:
            found.append(("mend", match["line"]))
    return found


def as_documented(text: str) -> str:
    """What a command printed, without what differs from one run to the next."""
    return re.sub(r"in [\d.]+ seconds", "in N seconds", re.sub(r"Makefile:\d+:", "Makefile:N:", text))


def test_the_way_from_a_clone_to_a_pull_request_is_as_its_page_says(tmp_path):
    """Every command of the page, one after the other, prints what the page says that it prints."""
    copy_repository(tmp_path / "source")
    git("clone", "--quiet", "--bare", str(tmp_path / "source"), str(tmp_path / "origin.git"), folder=tmp_path)
    folder, written = tmp_path / "work", ""
    folder.mkdir()
    (tmp_path / "gitconfig").write_text(
        f'[url "{tmp_path}/origin.git"]\n    insteadOf = https://git.example.org/disclosure-log.git\n'
    )
    walked = 0
    for kind, text in steps(WALK.read_text(encoding="utf-8")):
        if kind == "write":
            written, _, content = text.partition("\n")
            (folder / written).write_text(content, encoding="utf-8")
            continue
        if kind == "mend":
            key = text.partition(":")[0]
            content = (folder / written).read_text(encoding="utf-8")
            (folder / written).write_text(re.sub(rf"^{key}:.*$", text, content, count=1, flags=re.MULTILINE))
            continue
        typed, _, printed = text.removeprefix("$ ").partition("\n")
        walked += 1
        if typed == "cd disclosure-log":
            folder /= "disclosure-log"
            set_up(folder / ".venv")
        elif typed == "make demo":  # shown for real in the test of the servers
            assert printed.startswith("The log is at http://127.0.0.1:8000/foi/ once it is built.")
        else:
            _, output = shell(typed, folder, typing_in(folder) | {"GIT_CONFIG_GLOBAL": str(tmp_path / "gitconfig")})
            assert as_documented(output) == as_documented(printed), typed
    assert walked > 10
    assert "Routes of the abnormal load" in (folder / "summary.md").read_text(encoding="utf-8")
    assert (folder / "preview/responses/01.foi.26.000481/index.html").is_file()
    assert git("branch", "--list", "sp-2026-0481", folder=tmp_path / "origin.git").strip()


def test_the_tables_of_keys_are_those_of_the_program():
    """The guide's tables are what scripts/write_guide.py makes of the models."""
    command = [sys.executable, "scripts/write_guide.py", "--check"]
    assert subprocess.run(command, cwd=REPOSITORY, check=False).returncode == 0


def test_openssh_is_here():
    """One page makes a key: the program for it is part of every system that can clone over SSH."""
    assert shutil.which("ssh-keygen")
