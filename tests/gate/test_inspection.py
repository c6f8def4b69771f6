"""Every file ends in a verdict: facts of what can be read, a plain reason for what cannot."""

from __future__ import annotations

import hashlib
import io
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from shutil import which
from threading import Event, Thread, Timer

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st
from pypdf import PdfWriter
from pypdf.generic import BooleanObject, DictionaryObject, NameObject, TextStringObject
from pypdf.xmp import XmpInformation

import disclosure_log
from disclosure_log.documents import KINDS, DocumentFacts
from disclosure_log.documents.kinds import PDF
from disclosure_log.gate.inspection import Gate
from disclosure_log.gate.notes import Verdict

PACKAGE = Path(disclosure_log.__file__).parents[1]

needs_pgrep = pytest.mark.skipif(which("pgrep") is None, reason="needs pgrep to find the process")


@pytest.fixture(scope="module")
def gate() -> Iterator[Gate]:
    """One gate for many files, as in a build."""
    with Gate() as gate:
        yield gate


def written(writer: PdfWriter) -> bytes:
    """The PDF that `writer` holds."""
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def document(pages: int = 1, prepare: Callable[[PdfWriter], object] = lambda _writer: None) -> bytes:
    """A PDF of blank A4 pages, prepared further by a function."""
    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(width=595, height=842)
    prepare(writer)
    return written(writer)


def by_hand(*objects: bytes, trailer: bytes = b"") -> bytes:
    """A PDF of these objects, numbered from 1, the first of them its catalogue."""
    content = bytearray(b"%PDF-1.7\n")
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(content)
    content += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    content += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    content += b"trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, start)
    return bytes(content)


def slow_document(count: int = 20_000) -> bytes:
    """A sound PDF of very many pages, on which pypdf works for a good second."""
    kids = b" ".join(b"%d 0 R" % (number + 3) for number in range(count))
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>"
    pages = b"<</Type/Pages/Count %d/Kids[%s]>>" % (count, kids)
    return by_hand(b"<</Type/Catalog/Pages 2 0 R>>", pages, *([page] * count))


def facts(gate: Gate, folder: Path, content: bytes, name: str = "letter.pdf") -> DocumentFacts:
    """The facts of a file with this content."""
    path = folder / name
    path.write_bytes(content)
    return facts_of(gate, path)


def facts_of(gate: Gate, path: Path) -> DocumentFacts:
    """The facts of the file at `path`."""
    found = gate.judge(path).facts
    assert found
    return found


def refused(gate: Gate, path: Path) -> str:
    """Why the file at `path` is refused: whole sentences that name no path."""
    judged = gate.judge(path)
    assert judged.verdict is Verdict.REFUSE
    (finding,) = [finding for verdict, finding in judged.findings() if verdict is Verdict.REFUSE]
    assert finding.code == "DL043"
    reason = f"{finding.message} {finding.hint}"
    assert reason.endswith(".")
    assert reason[0].isupper()
    assert str(path.parent) not in reason
    return reason


def reason(gate: Gate, folder: Path, content: bytes, name: str = "letter.pdf") -> str:
    """The reason why a file with this content cannot be read."""
    path = folder / name
    path.write_bytes(content)
    return refused(gate, path)


def processes() -> set[int]:
    """The processes of all readers of this test run that are there now."""
    command = ["pgrep", "-P", str(os.getpid()), "-f", "documents[.]sandboxed"]
    return {int(number) for number in subprocess.run(command, capture_output=True, check=False).stdout.split()}


def kill(numbers: set[int]) -> None:
    """Kill these processes, as far as they are still there."""
    for number in numbers:
        with suppress(ProcessLookupError):
            os.kill(number, signal.SIGKILL)


@pytest.mark.parametrize("pages", [1, 3, 500])
def test_a_pdf_says_how_many_pages_it_has(gate: Gate, tmp_path: Path, pages: int) -> None:
    """Size, digest and number of pages are those of the file; what it does not say is None."""
    content = document(pages)

    assert facts(gate, tmp_path, content) == DocumentFacts(
        kind=PDF,
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        pages=pages,
        language=None,
        title=None,
        tagged=False,
    )


def test_a_pdf_says_its_language_and_title(gate: Gate, tmp_path: Path) -> None:
    """The language is the catalogue's, the title that of the document information."""

    def prepare(writer: PdfWriter) -> None:
        writer.root_object[NameObject("/Lang")] = TextStringObject("cy-GB")
        writer.add_metadata({"/Title": "Llythyr am dŷ"})

    found = facts(gate, tmp_path, document(1, prepare))

    assert (found.language, found.title) == ("cy-GB", "Llythyr am dŷ")


def test_a_title_may_stand_in_the_metadata(gate: Gate, tmp_path: Path) -> None:
    """PDF 2.0 keeps the title in XMP; it counts where the document information has none."""

    def prepare(writer: PdfWriter) -> None:
        metadata = XmpInformation.create()
        metadata.dc_title = {"x-default": "A letter"}
        writer.xmp_metadata = metadata
        writer.metadata = None

    assert facts(gate, tmp_path, document(1, prepare)).title == "A letter"


def test_metadata_that_cannot_be_read_does_not_go_out(gate: Gate, tmp_path: Path) -> None:
    """A PDF with broken metadata does not go out as it is: another program may make something else of it."""
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>"
    pages = b"<</Type/Pages/Count 1/Kids[3 0 R]>>"
    metadata = b"<</Length 5>>\nstream\n<<<<<\nendstream"
    catalogue = b"<</Type/Catalog/Pages 2 0 R/Metadata 4 0 R>>"

    path = tmp_path / "letter.pdf"
    path.write_bytes(by_hand(catalogue, pages, page, metadata, trailer=b"/Info 3"))
    assert gate.judge(path).verdict is not Verdict.RELEASE


def test_a_title_is_one_line_of_what_can_be_printed(gate: Gate, tmp_path: Path) -> None:
    """Line breaks, controls and signs that turn the direction of writing do not come out; length is limited."""

    def with_title(title: str) -> str | None:
        return facts(gate, tmp_path, document(1, lambda writer: writer.add_metadata({"/Title": title}))).title

    assert with_title(" A\nletter\u202e\x07 ") == "A letter"
    assert with_title(" \n ") is None
    assert len(with_title("x" * 100_000) or "") == 1000


@pytest.mark.parametrize(
    ("marked", "structured", "tagged"),
    [(True, True, True), (True, False, False), (False, True, False), (None, True, False)],
)
def test_a_tagged_pdf_is_marked_and_structured(
    gate: Gate, tmp_path: Path, marked: bool | None, structured: bool, tagged: bool
) -> None:
    """It takes both the mark and the structure, since programs leave the mark where they drop the structure."""

    def prepare(writer: PdfWriter) -> None:
        if marked is not None:
            mark_info = DictionaryObject({NameObject("/Marked"): BooleanObject(marked)})
            writer.root_object[NameObject("/MarkInfo")] = mark_info
        if structured:
            structure = DictionaryObject({NameObject("/Type"): NameObject("/StructTreeRoot")})
            writer.root_object[NameObject("/StructTreeRoot")] = writer._add_object(structure)

    assert facts(gate, tmp_path, document(1, prepare)).tagged is tagged


@pytest.mark.parametrize("password", ["", "secret"])
def test_an_encrypted_pdf_is_refused(gate: Gate, tmp_path: Path, password: str) -> None:
    """Encrypted is encrypted, even where everyone can open the file and only printing is forbidden."""

    def prepare(writer: PdfWriter) -> None:
        writer.encrypt(password, owner_password="owner", algorithm="RC4-128")

    assert "encrypted" in reason(gate, tmp_path, document(1, prepare))


@pytest.mark.parametrize(
    "encryption",
    [
        b"<</Filter/Standard/V 5/R 6/P -1/Length 256/CF<</StdCF<</CFM/AESV3>>>>/StmF/StdCF/StrF/StdCF"
        b"/O<" + b"00" * 48 + b">/U<" + b"00" * 48 + b">/OE<" + b"00" * 32 + b">/UE<" + b"00" * 32 + b">"
        b"/Perms<" + b"00" * 16 + b">>>",
        b"<</Filter/Adobe.PubSec/V 4>>",
    ],
    ids=["AES-256", "certificates"],
)
def test_encryption_that_nobody_here_can_open_is_refused_as_such(gate: Gate, tmp_path: Path, encryption: bytes) -> None:
    """The reason is the encryption, whether or not the cipher is installed, and never damage."""
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>"
    pages = b"<</Type/Pages/Count 1/Kids[3 0 R]>>"
    content = by_hand(b"<</Type/Catalog/Pages 2 0 R>>", pages, page, encryption, trailer=b"/Encrypt 4 0 R/ID[<00><00>]")

    assert "encrypted" in reason(gate, tmp_path, content)


def test_a_pdf_without_pages_is_refused(gate: Gate, tmp_path: Path) -> None:
    """Where no page is found, another program might still show some that nobody has checked."""
    content = by_hand(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 1/Kids[9 0 R]>>")

    assert "No page" in reason(gate, tmp_path, content)


@settings(deadline=None, max_examples=200)
@given(content=st.binary(max_size=300))
def test_garbage_ends_in_a_verdict(gate: Gate, tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    """Whatever follows the mark of a PDF, nothing but a verdict comes back."""
    path = tmp_path_factory.mktemp("garbage") / "garbage.pdf"
    path.write_bytes(b"%PDF-" + content)
    event(gate.judge(path).verdict)


@settings(deadline=None, max_examples=200)
@given(end=st.just(1000) | st.integers(0, 1000), place=st.integers(0, 1000), damage=st.binary(max_size=20))
def test_a_damaged_pdf_ends_in_a_verdict(
    gate: Gate, tmp_path_factory: pytest.TempPathFactory, end: int, place: int, damage: bytes
) -> None:
    """A PDF that is cut off anywhere, and overwritten anywhere, comes back as a verdict."""
    content = document(2)
    content = content[: len(content) * end // 1000]
    cut = len(content) * place // 1000
    path = tmp_path_factory.mktemp("damaged") / "damaged.pdf"
    path.write_bytes(content[:cut] + damage + content[cut + len(damage) :])
    event(gate.judge(path).verdict)


def test_a_document_that_takes_too_long_is_given_up(tmp_path: Path) -> None:
    """The clock stops a document, not the reader: the next one is read."""
    with Gate(seconds=2) as gate:
        assert "too long" in reason(gate, tmp_path, slow_document(80_000))
        assert facts(gate, tmp_path, document()).pages == 1


@pytest.mark.skipif(sys.platform != "linux", reason="other systems may refuse the limit")
def test_a_document_that_takes_too_much_memory_is_given_up(tmp_path: Path) -> None:
    """Memory has its limit, and the next document is read."""
    path = tmp_path / "large.pdf"
    with path.open("wb") as file:
        file.write(b"%PDF-1.7\n")
        file.truncate(90_000_000)

    with Gate(memory=1 << 28) as gate:
        assert re.search("memory|stopped the program", refused(gate, path))
        assert facts(gate, tmp_path, document()).pages == 1


@needs_pgrep
def test_the_process_starts_late_and_ends_early(tmp_path: Path) -> None:
    """A file starts a process, the next one uses it, and the end of the block ends it."""
    others = processes()
    with Gate() as gate:
        facts(gate, tmp_path, document())
        started = processes() - others
        facts(gate, tmp_path, document(2))
        assert len(started) == 1
        assert processes() - others == started

    assert processes() == others


@needs_pgrep
def test_a_process_killed_between_documents_is_started_again(tmp_path: Path) -> None:
    """Somebody else's kill costs nothing but a new start."""
    others = processes()
    with Gate() as gate:
        facts(gate, tmp_path, document())
        kill(processes() - others)

        assert facts(gate, tmp_path, document(2)).pages == 2


@needs_pgrep
def test_a_process_killed_at_work_gets_a_second_try(tmp_path: Path) -> None:
    """A kill in the middle of a document is not held against the document."""
    others = processes()
    (tmp_path / "slow.pdf").write_bytes(slow_document())
    with Gate(seconds=600) as gate:
        facts(gate, tmp_path, document())
        first = processes() - others
        killer = Timer(0.2, kill, [first])
        killer.start()

        assert facts_of(gate, tmp_path / "slow.pdf").pages == 20_000

        killer.join()
        assert (processes() - others).isdisjoint(first)


@needs_pgrep
def test_a_document_whose_reader_always_dies_is_given_up(tmp_path: Path) -> None:
    """After the second death the document is refused; the next one is read."""
    others = processes()
    (tmp_path / "slow.pdf").write_bytes(slow_document())
    finished = Event()

    def keep_killing() -> None:
        while not finished.wait(0.1):
            kill(processes() - others)

    with Gate() as gate:
        killer = Thread(target=keep_killing)
        killer.start()
        try:
            # Which of the two depends on when the kill comes: at work or at the start.
            answer = refused(gate, tmp_path / "slow.pdf")
        finally:
            finished.set()
            killer.join()
        assert "stopped the program" in answer or "does not start" in answer
        assert facts(gate, tmp_path, document()).pages == 1


def test_a_reader_that_cannot_start_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where Python itself is missing or broken, that is the reason, with what to do."""
    for program in (tmp_path / "no python", Path("/bin/sh")):
        monkeypatch.setattr(sys, "executable", str(program))
        with Gate() as gate:
            assert "Install" in reason(gate, tmp_path, document())


READ = """
import sys
from pathlib import Path
from disclosure_log.gate.inspection import Gate
with Gate() as gate:
    print(gate.judge(Path(sys.argv[1])).facts.pages)
"""


@pytest.mark.parametrize("python_path", [str(PACKAGE), ".", None], ids=["absolute", "relative", "working folder"])
def test_the_process_imports_what_its_parent_imports(tmp_path: Path, python_path: str | None) -> None:
    """However the package came to be importable, the process finds it too."""
    (tmp_path / "letter.pdf").write_bytes(document(3))
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    if python_path:
        environment["PYTHONPATH"] = python_path

    command = [sys.executable, "-c", READ, str(tmp_path / "letter.pdf")]
    result = subprocess.run(command, cwd=PACKAGE, env=environment, capture_output=True, text=True, check=True)

    assert result.stdout == "3\n"


def test_the_working_folder_is_not_imported_from(gate: Gate, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file in the project's folder that is called like a module does not run in the sandbox."""
    (tmp_path / "pypdf.py").write_text("raise SystemExit")
    monkeypatch.chdir(tmp_path)

    with Gate() as fresh:
        assert facts(fresh, tmp_path, document(2)).pages == 2
    Path("relative.pdf").write_bytes(document(4))
    assert facts_of(gate, Path("relative.pdf")).pages == 4


@needs_pgrep
@pytest.mark.skipif(sys.platform != "linux", reason="needs /proc")
def test_the_process_knows_nothing_of_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Tokens in the environment, as CI has them, stay out of the process that reads unknown files."""
    monkeypatch.setenv("EXAMPLE_TOKEN", "canary")
    others = processes()
    with Gate() as gate:
        facts(gate, tmp_path, document())
        (process,) = processes() - others
        assert b"canary" not in Path(f"/proc/{process}/environ").read_bytes()


def test_a_type_that_is_not_known_is_refused_with_those_that_are(gate: Gate, tmp_path: Path) -> None:
    """The reason lists every kind that may be attached, with its suffixes."""
    said = reason(gate, tmp_path, b"", "figures.xyz")

    assert all(suffix in said for kind in KINDS for suffix in kind.suffixes)


@pytest.mark.parametrize(
    ("name", "content", "advice"),
    [
        ("letter.pdf", b"\x89PNG\r\n\x1a\n", "another kind"),
        ("map.png", b"%PDF-1.7", "another kind"),
        ("table.csv", "tŷ,£\n".encode("cp1252", errors="replace"), "UTF-8"),
        ("note.txt", b"PK\x03\x04\0\0", "UTF-8"),
    ],
)
def test_content_that_does_not_fit_the_name_is_refused(
    gate: Gate, tmp_path: Path, name: str, content: bytes, advice: str
) -> None:
    """The reason says what the name promises, or how the text should be saved."""
    assert advice in reason(gate, tmp_path, content, name)


def test_only_files_are_read(gate: Gate, tmp_path: Path) -> None:
    """Missing files, folders, links and pipes are refused, and nothing waits for a pipe."""
    (tmp_path / "folder.pdf").mkdir()
    (tmp_path / "real.pdf").write_bytes(document())
    (tmp_path / "link.pdf").symlink_to(tmp_path / "real.pdf")
    os.mkfifo(tmp_path / "pipe.pdf")

    assert "cannot be opened" in refused(gate, tmp_path / "missing.pdf")
    for name in ("folder.pdf", "link.pdf", "pipe.pdf"):
        assert "link" in refused(gate, tmp_path / name)
