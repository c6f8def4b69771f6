"""Long texts lie on disk until they are needed, and come back as they were."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure_log.building.on_disk import OnDisk


@given(st.lists(st.text(st.characters(codec=None), max_size=20)))
def test_every_text_comes_back_as_it_was(tmp_path_factory: pytest.TempPathFactory, words: list[str]) -> None:
    """Short or long, in whatever order they are asked for, with signs that are no characters too."""
    texts = OnDisk(tmp_path_factory.getbasetemp() / "kept")
    kept = [(word * repeated, texts.put(word * repeated)) for word in words for repeated in (1, 5_000)]
    assert all(texts.get(where) == text for text, where in reversed(kept))
    texts.close()


def test_nothing_is_left_where_they_lay(tmp_path: Path) -> None:
    """The file has no name, and is gone with the process."""
    texts = OnDisk(tmp_path)
    kept = texts.put("a" * 10_000)
    assert not isinstance(kept, str)
    assert [path.name for path in tmp_path.iterdir()] == [".gitignore"]
    texts.close()


@pytest.mark.parametrize("folder", [None, "file/folder"])
def test_where_nothing_can_be_written_they_stay_in_memory(tmp_path: Path, folder: str | None) -> None:
    """As beside a cache that came with the repository."""
    (tmp_path / "file").write_text("")
    texts = OnDisk(tmp_path / folder if folder else None)
    assert texts.put("a" * 10_000) == "a" * 10_000


def test_a_fork_puts_nothing_into_the_file_of_the_process_that_it_came_from(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It would write where that one writes."""
    texts = OnDisk(tmp_path)
    kept = texts.put("a" * 10_000)
    with monkeypatch.context() as fork:
        fork.setattr("os.getpid", lambda: -1)
        assert texts.put("b" * 10_000) == "b" * 10_000
    assert texts.get(kept) == "a" * 10_000
    texts.close()


@pytest.mark.skipif(sys.platform != "linux", reason="forks are used on Linux alone")
def test_forks_read_at_the_same_time(tmp_path: Path) -> None:
    """Each gets what it asked for, though all of them have the same open file."""
    script = f"""
from pathlib import Path
import disclosure_log.building.forks as forks
from disclosure_log.building.on_disk import OnDisk
forks.processors = lambda: 4
texts = OnDisk(Path({f"{tmp_path}"!r}))
kept = [texts.put(f"{{number % 10}}" * 5_000) for number in range(400)]
read = [*forks.in_forks(lambda place: {{*texts.get(place)}}, kept * 5)]
print(read == [{{f"{{number % 10}}"}} for number in range(400)] * 5)
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("True\n", "")
