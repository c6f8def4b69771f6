"""What can be found in pictures (png, jpeg), inside other files too."""

from __future__ import annotations

from collections.abc import Mapping

from disclosure_log.gate.notes import Meaning, Verdict

SAVE_ANEW = "Open the picture in Paint, select all of it, copy it into a new picture, and save that as PNG."
ATTACH = "The command attach takes it out. Or " + SAVE_ANEW[0].lower() + SAVE_ANEW[1:]


def _mended(code: str, said: str) -> Meaning:
    return Meaning(code, Verdict.HOLD, said, ATTACH, mended=True)


def _held(code: str, said: str, hint: str = SAVE_ANEW) -> Meaning:
    return Meaning(code, Verdict.HOLD, said, hint)


MEANINGS: Mapping[str, Meaning] = {
    "picture-too-large": Meaning(
        "DL043",
        Verdict.REFUSE,
        "The picture has more points than can be looked at.",
        "Make it smaller: in Paint, Resize; no page needs more than 4,000 points across.",
    ),
    "picture-exif": _mended("DL107", "The picture carries notes of the camera or telephone that took it."),
    "picture-location": _mended("DL107", "The picture says where on Earth it was taken."),
    "picture-maker-note": _mended(
        "DL107", "The picture carries a maker's note, which can name the device and its owner."
    ),
    "picture-xmp": _mended("DL107", "The picture carries notes of programs, which can name people and files."),
    "picture-photoshop": _mended("DL107", "The picture carries notes of an editing program."),
    "picture-iptc": _mended("DL107", "The picture carries a caption, names or keywords that nobody sees on it."),
    "picture-comment": _mended("DL107", "The picture carries a comment that nobody sees on it."),
    "picture-text": _mended("DL107", "The picture carries text that nobody sees on it."),
    "picture-time": _mended("DL107", "The picture says when it was last changed."),
    "picture-profile": _mended("DL107", "The picture carries the colour profile of a certain device, or words in it."),
    "picture-thumbnail": _mended("DL107", "The picture carries a small copy of itself."),
    "picture-thumbnail-differs": _mended(
        "DL110", "The picture carries a small picture that differs from it: often what it was before it was cropped."
    ),
    "picture-more-pictures": _mended("DL110", "The file holds more pictures than the one that is seen."),
    "picture-trailing": _mended(
        "DL108", "Something follows the end of the picture: often the rest of it from before it was cropped."
    ),
    "picture-excess": _mended("DL108", "The file holds more data than the picture needs, which nobody sees."),
    "picture-tables": _held("DL108", "The file holds more tables than the picture needs, with room for other things."),
    "picture-unknown": _mended("DL116", "The file holds parts that the gate does not know."),
    "picture-animated": _held(
        "DL110",
        "The picture moves: it holds several pictures, some of which may be seen only for a moment.",
        "Publish each of its pictures as one of its own.",
    ),
    "picture-transparent": _held(
        "DL110", "Something is drawn in parts of the picture that are transparent, where nobody sees it."
    ),
    "picture-palette": _held(
        "DL110", "The picture's list of colours hides something: it has words in it, or one colour twice."
    ),
}
