"""Pictures that hold more than they show, and pictures as cameras, telephones and screens leave them after cleaning."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO

from PIL import Image, ImageDraw, ImageFilter, PngImagePlugin
from tests.leaks.forms import Clean, Leak

SIZES = ((160, 120), (200, 150), (320, 200), (97, 131), (64, 64))


def scene(number: int, mode: str = "RGB") -> Image.Image:
    """A picture with a few soft shapes, another for each number."""
    width, height = SIZES[number % len(SIZES)]
    picture = Image.new("RGB", (width, height), (200, 220, 240 - number % 40))
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, height // 2, width, height), fill=(60 + number * 5 % 90, 130, 70))
    draw.ellipse((width // 4, height // 4, width // 2, height // 2), fill=(230, 200, 90))
    return picture.filter(ImageFilter.GaussianBlur(2)).convert(mode)


def jpeg(number: int, *, progressive: bool = False, mode: str = "RGB", **options: object) -> bytes:
    """A JPEG file."""
    out = BytesIO()
    scene(number, mode).save(out, "JPEG", quality=85, progressive=progressive or number % 3 == 1, **options)
    return out.getvalue()


def png(number: int, mode: str = "RGB", **options: object) -> bytes:
    """A PNG file."""
    out = BytesIO()
    scene(number, mode).save(out, "PNG", **options)
    return out.getvalue()


def segment(marker: int, held: bytes) -> bytes:
    """A segment of a JPEG file."""
    return bytes([0xFF, marker]) + (len(held) + 2).to_bytes(2, "big") + held


def chunk(kind: bytes, held: bytes) -> bytes:
    """A chunk of a PNG file."""
    return len(held).to_bytes(4, "big") + kind + held + zlib.crc32(kind + held).to_bytes(4, "big")


def with_segment(content: bytes, marker: int, held: bytes, number: int) -> bytes:
    """The JPEG file with one more segment: at the beginning, or before the frame, or before the scan."""
    at = [2, content.find(b"\xff\xdb"), content.find(b"\xff\xc4")][number % 3]
    return content[:at] + segment(marker, held) + content[at:]


def with_chunk(content: bytes, kind: bytes, held: bytes, number: int) -> bytes:
    """The PNG file with one more chunk: after the header, or before the end."""
    at = 33 if number % 2 == 0 else len(content) - 12
    return content[:at] + chunk(kind, held) + content[at:]


def exif(number: int, words: str) -> Image.Exif:
    """EXIF data whose tags say the words: title, artist, copyright, software, user comment, camera."""
    data = Image.Exif()
    tag = (0x010E, 0x013B, 0x8298, 0x0131, 0x9286, 0x0110)[number % 6]
    data[0x0112] = 1
    (data.get_ifd(0x8769) if tag == 0x9286 else data)[tag] = words if number % 4 < 3 else words.encode("utf-16-le")
    return data


def location(number: int, words: str) -> Image.Exif:
    """EXIF data that says where the picture was taken."""
    data = Image.Exif()
    data[0x010F] = words
    gps = data.get_ifd(0x8825)
    gps.update({1: "N", 2: (51.0, float(number), 3.5), 3: "W", 4: (3.0, 8.0, float(number))})
    return data


def maker_note(number: int, words: str) -> Image.Exif:
    """EXIF data with a note of the maker."""
    data = Image.Exif()
    data.get_ifd(0x8769)[0x927C] = b"Maker\0" + bytes(number) + words.encode()
    return data


def either(number: int, data: Image.Exif) -> bytes:
    """A JPEG or PNG file with that EXIF data."""
    return jpeg(number, exif=data) if number % 2 == 0 else png(number, exif=data)


def thumbnail_data(number: int, words: str, *, same: bool) -> bytes:
    """EXIF data (TIFF) with a thumbnail: of the same scene, or of one in which the words can be read."""
    small = scene(number)
    small.thumbnail((80 + number, 80 + number))
    if not same:
        ImageDraw.Draw(small).text((2, 2 + number), words[:12], fill=(0, 0, 0))
        ImageDraw.Draw(small).rectangle((0, small.height // 2, small.width, small.height), fill=(250, 0, 250))
    out = BytesIO()
    small.save(out, "JPEG")
    held = out.getvalue()
    order, mark = (">", b"MM\0*") if number % 2 == 0 else ("<", b"II*\0")
    first = struct.pack(order + "HI", 0, 14)  # an empty first directory that leads to the second
    second = struct.pack(order + "HHHIIHHIII", 2, 0x0201, 4, 1, 44, 0x0202, 4, 1, len(held), 0)
    return mark + struct.pack(order + "I", 8) + first + second + held


def exif_thumbnail(number: int, words: str, *, same: bool = False) -> bytes:
    """A JPEG file with a thumbnail in its EXIF data."""
    return with_segment(jpeg(number), 0xE1, b"Exif\0\0" + thumbnail_data(number, words, same=same), 0)


def other_thumbnail(number: int, words: str) -> bytes:
    """A thumbnail of JFIF, of JFIF's extension or of Photoshop."""
    data = thumbnail_data(number, words, same=False)
    small = data[data.index(b"\xff\xd8") :]
    if number % 3 == 0:
        return with_segment(jpeg(number), 0xE0, b"JFXX\0\x10" + small, number // 3)
    if number % 3 == 1:
        rows = scene(number).resize((8, 8)).tobytes()
        return with_segment(jpeg(number), 0xE0, b"JFIF\0\1\2\0\0\1\0\1\x08\x08" + rows, number // 3)
    resource = b"8BIM" + (0x040C).to_bytes(2, "big") + b"\0\0" + (28 + len(small)).to_bytes(4, "big") + bytes(28)
    return with_segment(jpeg(number), 0xED, b"Photoshop 3.0\0" + resource + small, number // 3)


def iptc(number: int, words: str) -> bytes:
    """A caption as news agencies write it (IPTC IIM), after other resources or not."""
    said = words.encode()
    record = b"\x1c\x02" + bytes([(120, 80, 25, 105, 40)[number % 5]]) + len(said).to_bytes(2, "big") + said
    before = b"8BIM\x03\xed\x04name\0\0\0\0\x02ab" if number % 2 else b""
    resource = b"8BIM\x04\x04\0\0" + len(record).to_bytes(4, "big") + record
    return with_segment(jpeg(number), 0xED, b"Photoshop 3.0\0" + before + resource, number)


def xmp(number: int, words: str) -> bytes:
    """Notes of programs in XMP: in a JPEG segment, its extension, or a PNG chunk."""
    packet = f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><dc:creator xmlns:dc="d">{words}</dc:creator></x:xmpmeta>'.encode()
    if number % 3 == 0:
        return with_segment(jpeg(number), 0xE1, b"http://ns.adobe.com/xap/1.0/\0" + packet, number // 3)
    if number % 3 == 1:
        head = b"http://ns.adobe.com/xmp/extension/\0" + b"0" * 32 + bytes(8)
        return with_segment(jpeg(number), 0xE1, head + packet, number // 3)
    return with_chunk(png(number), b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + packet, number)


def text(number: int, words: str) -> bytes:
    """A text chunk of PNG: plain, compressed, international, in several places."""
    said, key = words.encode(), (b"Author", b"Comment", b"Title", b"Source", b"Raw profile type iptc")[number % 5]
    if number % 3 == 0:
        return with_chunk(png(number), b"tEXt", key + b"\0" + said, number)
    if number % 3 == 1:
        return with_chunk(png(number), b"zTXt", key + b"\0\0" + zlib.compress(said), number)
    compressed = number % 2
    held = key + b"\0" + bytes([compressed, 0]) + b"cy\0\0" + (zlib.compress(said) if compressed else said)
    return with_chunk(png(number), b"iTXt", held, number)


def unknown(number: int, words: str) -> bytes:
    """A piece that no standard knows."""
    said = words.encode() if number % 4 < 2 else zlib.compress(words.encode())
    if number % 2 == 0:
        return with_segment(jpeg(number), (0xEB, 0xE3, 0xEF, 0xE2, 0xEC)[number // 2], b"JP\0\1" + said, number)
    return with_chunk(png(number), (b"caNv", b"prVW", b"mkBF", b"iDOT", b"zzZz")[number // 2], said, number)


def trailing(number: int, words: str) -> bytes:
    """The rest of a longer file after the end (as the aCropalypse left it), or words, an archive, another picture."""
    content = jpeg(number) if number % 2 == 0 else png(number)
    rest = (png(number + 7)[-200:] + words.encode(), words.encode("utf-16"), b"PK\3\4" + words.encode(), jpeg(3))
    return content + rest[number // 2 % 4]


def more_pictures(number: int, words: str) -> bytes:
    """A file of two or three pictures (MPO), as telephones write it."""
    second = scene(number + 1)
    ImageDraw.Draw(second).text((3, 3), words, fill=(0, 0, 0))
    out = BytesIO()
    scene(number).save(out, "MPO", save_all=True, append_images=[second] * (1 + number % 3))
    return out.getvalue()


def animated(number: int, words: str) -> bytes:
    """A moving PNG, one of whose pictures has the words."""
    second = scene(number)
    ImageDraw.Draw(second).text((3, 3 + number), words, fill=(0, 0, 0))
    frames = [second, scene(number)] if number % 2 else [scene(number), second]
    out = BytesIO()
    scene(number).save(
        out, "PNG", save_all=True, append_images=frames, duration=[1 + number] * 3, default_image=number % 3 == 0
    )
    return out.getvalue()


def transparent(number: int, words: str) -> bytes:
    """Words in colours that are wholly transparent, or nearly."""
    picture = scene(number, "RGBA")
    ImageDraw.Draw(picture).text((4, 4 + number), words, fill=(0, 0, 0, 255))
    picture.putalpha(number // 4 % 3 if number % 2 else 0)
    if number % 3 == 0:
        picture.paste((250, 250, 250, 255), (0, picture.height - 30, picture.width, picture.height))
    out = BytesIO()
    (picture.convert("LA") if number % 4 == 1 else picture).save(out, "PNG")
    return out.getvalue()


def palette(number: int, words: str) -> bytes:
    """A list of colours with words in it, or with one colour twice, with which the words are drawn unseen."""
    picture = scene(number).quantize(16)
    colours = picture.getpalette("RGB") or []
    if number % 2 == 0:
        said = words.encode() + bytes(3 + -len(words) % 3)
        picture.putpalette(colours[:48] + list(said))
    else:
        picture = Image.new("P", picture.size, 0)
        colour = [200, number * 20, 90]
        picture.putpalette(colour + colour + [0, 0, 0])
        ImageDraw.Draw(picture).text((3, 3), words, fill=1)
    out = BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def excess(number: int, words: str) -> bytes:
    """Rows below the picture's last, or words after the compressed rows, inside the chunk of pixels."""
    content = png(number)
    at = content.index(b"IDAT") - 4
    rows = zlib.decompress(content[at + 8 : len(content) - 16])
    data = zlib.compress(rows + words.encode(), number) if number % 2 else zlib.compress(rows) + words.encode()
    middle = len(data) // 2
    chunks = chunk(b"IDAT", data) if number % 3 else chunk(b"IDAT", data[:middle]) + chunk(b"IDAT", data[middle:])
    return content[:at] + chunks + content[-12:]


def profile(number: int, words: str) -> bytes:
    """A colour profile with words: in its description, its copyright, a tag of a maker's own, or unused bytes."""
    held = icc(words if number % 3 == 0 else "sRGB", private=words if number % 3 == 1 else "")
    if number % 3 == 2:
        held += words.encode()
    return jpeg(number, icc_profile=held) if number % 2 == 0 else png(number, icc_profile=held)


def icc(description: str, private: str = "") -> bytes:
    """A colour profile with three curves and colours."""
    said = description.encode() + b"\0"
    tags = [(b"desc", b"desc" + bytes(4) + struct.pack(">I", len(said)) + said + bytes(78))]
    tags += [(b"cprt", b"text" + bytes(4) + b"No copyright, use freely\0")]
    tags += [(name + b"XYZ", b"XYZ " + bytes(16)) for name in (b"r", b"g", b"b")]
    tags += [
        (name + b"TRC", b"curv" + bytes(4) + struct.pack(">IH", 1, 0x0233) + bytes(2)) for name in (b"r", b"g", b"b")
    ]
    tags += [(b"wtpt", b"XYZ " + bytes(16))]
    tags += [(b"mmod", b"mmod" + bytes(4) + private.encode())] if private else []
    table, body, first = b"", b"", 132 + 12 * len(tags)
    for name, held in tags:
        table += name + struct.pack(">II", first + len(body), len(held))
        body += held + bytes(-len(held) % 4)
    head = bytes(4) + b"\x02\x10\0\0mntrRGB XYZ " + bytes(12) + b"acsp" + bytes(88)
    content = head + len(tags).to_bytes(4, "big") + table + body
    return (len(content) + 4).to_bytes(4, "big") + content


def when(number: int, _words: str) -> bytes:
    """The time of the last change."""
    return with_chunk(png(number), b"tIME", struct.pack(">HBBBBB", 2020 + number, 1 + number, 3, 4, 5, 6), number)


def comment(number: int, words: str) -> bytes:
    """A comment, in several encodings and places."""
    said = words.encode(("ascii", "utf-16-le", "utf-16-be", "utf-8")[number % 4])
    return with_segment(jpeg(number), 0xFE, bytes(number) + said, number)


LEAKS = [
    Leak("EXIF data", ".jpg", ("DL107",), lambda number, words: either(number * 2, exif(number, words))),
    Leak("EXIF data in PNG", ".png", ("DL107",), lambda number, words: either(number * 2 + 1, exif(number, words))),
    Leak("location", ".jpg", ("DL107",), lambda number, words: either(number * 2, location(number, words))),
    Leak("maker's note", ".jpg", ("DL107",), lambda number, words: either(number * 2, maker_note(number, words))),
    Leak("thumbnail that differs", ".jpg", ("DL110",), exif_thumbnail),
    Leak("thumbnail", ".jpg", ("DL107", "DL110"), lambda number, words: exif_thumbnail(number, words, same=True)),
    Leak("thumbnail of JFIF or Photoshop", ".jpg", ("DL110", "DL107"), other_thumbnail),
    Leak("caption (IPTC)", ".jpg", ("DL107",), iptc),
    Leak("comment in JPEG", ".jpg", ("DL107",), comment),
    Leak("XMP in JPEG", ".jpg", ("DL107",), lambda number, words: xmp(number // 2 * 3 + number % 2, words)),
    Leak("XMP in PNG", ".png", ("DL107",), lambda number, words: xmp(number * 3 + 2, words)),
    Leak("text in PNG", ".png", ("DL107",), text),
    Leak("time in PNG", ".png", ("DL107",), when),
    Leak("unknown segment in JPEG", ".jpg", ("DL116",), lambda number, words: unknown(number // 2 * 2, words)),
    Leak("unknown chunk in PNG", ".png", ("DL116",), lambda number, words: unknown(number // 2 * 2 + 1, words)),
    Leak("after the end of JPEG", ".jpg", ("DL108",), lambda number, words: trailing(number * 2, words)),
    Leak(
        "after the end of PNG (aCropalypse)", ".png", ("DL108",), lambda number, words: trailing(number * 2 + 1, words)
    ),
    Leak("several pictures in one file", ".jpg", ("DL110",), more_pictures),
    Leak("moving picture", ".png", ("DL110",), animated),
    Leak("drawn in what is transparent", ".png", ("DL110",), transparent),
    Leak("list of colours", ".png", ("DL110",), palette),
    Leak("more data than the picture", ".png", ("DL108",), excess),
    Leak(
        "colour profile in JPEG",
        ".jpg",
        ("DL107",),
        lambda number, words: profile(number // 3 * 6 + number % 3 * 2, words),
    ),
    Leak(
        "colour profile in PNG",
        ".png",
        ("DL107",),
        lambda number, words: profile(number * 6 + number % 3 * 2 + 1, words),
    ),
]


def screenshot(number: int) -> bytes:
    """A picture of a screen: few colours, rounded transparent corners, as Windows and macOS make them."""
    picture = Image.new("RGBA", (400, 300), (255, 255, 255, 255))
    draw = ImageDraw.Draw(picture)
    for line in range(12):
        draw.text((10, 10 + 20 * line), f"Line {line} of a report for Sampleshire", fill=(20, 20, 20, 255))
    mask = Image.new("L", picture.size, 0)
    ImageDraw.Draw(mask).rounded_rectangle((0, 0, 399, 299), radius=6 + number, fill=255)
    cut = Image.new("RGBA", picture.size, (0, 0, 0, 0))
    cut.paste(picture, mask=mask)
    out = BytesIO()
    cut.save(out, "PNG", dpi=(144, 144))
    return out.getvalue()


def turned(number: int) -> bytes:
    """A photograph of a telephone after cleaning: only how to turn it is left."""
    data = b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01" + (number + 2).to_bytes(2, "big") + bytes(6)
    return with_segment(jpeg(number), 0xE1, b"Exif\0\0" + data, 0)


def chart(number: int) -> bytes:
    """A chart drawn in a few colours."""
    picture = Image.new("P", (200, 120), 0)
    picture.putpalette([255, 255, 255, 0, 90, 160, 230, 120, 0, 40, 40, 40])
    for bar in range(5):
        ImageDraw.Draw(picture).rectangle((20 + 30 * bar, 100 - 15 * bar, 40 + 30 * bar, 100), fill=1 + bar % 3)
    out = BytesIO()
    picture.save(out, "PNG", optimize=number % 2 == 1)
    return out.getvalue()


def logo(number: int) -> bytes:
    """A logo with smooth edges on a transparent ground."""
    picture = Image.new("RGBA", (240, 240), (0, 0, 0, 0))
    ImageDraw.Draw(picture).ellipse((20, 20, 220, 220), fill=(0, 60, 120 + number, 255))
    small = picture.resize((120, 120), Image.Resampling.LANCZOS)
    out = BytesIO()
    small.save(out, "PNG")
    return out.getvalue()


def photograph(number: int) -> bytes:
    """A JPEG as cleaned: with resolution and a common colour profile."""
    return jpeg(number, dpi=(72 + number, 72 + number), icc_profile=icc("sRGB IEC61966-2.1"))


def plain_png(number: int) -> bytes:
    """A PNG of each mode."""
    modes = ("L", "RGB", "1", "I;16", "P")
    info = PngImagePlugin.PngInfo()
    info.add(b"gAMA", (45455).to_bytes(4, "big"))
    info.add(b"sRGB", b"\0")
    if modes[number] == "I;16":
        return png(number, "L")
    return png(number, modes[number], pnginfo=info)


CLEAN = [
    Clean("photograph with a common profile", ".jpg", photograph, 3),
    Clean("photograph without anything", ".jpeg", jpeg, 3),
    Clean("photograph in greys", ".jpg", lambda number: jpeg(number, mode="L"), 2),
    Clean("photograph in printing colours", ".jpg", lambda number: jpeg(number, mode="CMYK"), 1),
    Clean("photograph turned", ".jpg", turned, 7),
    Clean("screenshot", ".png", screenshot, 2),
    Clean("chart", ".png", chart, 2),
    Clean("logo", ".png", logo, 2),
    Clean("plain PNG", ".png", plain_png, 5),
]
