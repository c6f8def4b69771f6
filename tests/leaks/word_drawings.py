"""Links, pictures, drawings and strange elements of Word files that hold more than they show."""

from __future__ import annotations

from tests.leaks.pictures import exif_thumbnail, jpeg, location, png
from tests.leaks.word import (
    TYPE,
    W,
    Word,
    box,
    complex_field,
    drawn,
    paragraph,
    picture,
    placed,
    run,
    table,
)
from tests.leaks.word_looks import LETTER, letter


def links(number: int, words: str) -> bytes:
    """Links to files, servers and programs, and tips that only a mouse shows."""
    if number % 3 == 2:
        word = Word(LETTER, number=number)
        identity = word.link("https://example.org/")
        word.body += paragraph(f'<w:hyperlink r:id="{identity}" w:tooltip="{words}">{run("seen")}</w:hyperlink>')
        return word.content()
    target = (
        f"file:///S:/{words}.xlsx",
        f"\\\\server\\{words}",
        f"../{words}.docx",
        "http://intranet/x",
        "tel:1",
        "javascript:x",
    )
    if number % 2:
        return letter(number, complex_field(f"HYPERLINK &quot;{target[number // 2]}&quot;")).content()
    word = Word(LETTER, number=number)
    identity = word.link(target[number // 2])
    word.body += paragraph(f'<w:hyperlink r:id="{identity}">{run("seen")}</w:hyperlink>')
    return word.content()


def cropped(number: int, _words: str) -> bytes:
    """A picture of which only a part is seen."""
    word = Word(LETTER, number=number)
    identity = word.add("image", "media/image1.png", "image/png", png(number))
    if number % 3 == 0:
        crop = f'<a:srcRect {"ltrb"[number % 4]}="{10_000 + 900 * number}"/>'
        word.body += paragraph(picture(identity, crop=crop))
    elif number % 3 == 1:
        side = ("left", "right", "top", "bottom")[number % 4]
        data = f'<v:imagedata r:id="{identity}" crop{side}="{900 * number}f"/>'
        shape = f'<v:shape id="Picture 1" style="width:90pt;height:90pt">{data}</v:shape>'
        word.body += paragraph(f"<w:r><w:pict>{shape}</w:pict></w:r>")
    else:
        content = picture(identity).replace('prst="rect"', 'prst="ellipse"')
        if number % 2:
            content = picture(identity).replace("<a:fillRect/>", '<a:fillRect l="-20000" r="-3000"/>')
        word.body += paragraph(content)
    return word.content()


def picture_metadata(number: int, words: str) -> bytes:
    """A picture that says more by itself, or of a kind that cannot be looked into."""
    word = Word(LETTER, number=number)
    if number % 5 == 4:
        identity = word.add("image", "media/image1.emf", "image/x-emf", words.encode())
    else:
        content = (
            jpeg(number, exif=location(number, words)),
            exif_thumbnail(number, words),
            png(number) + words.encode(),
        )
        kinds = (("jpeg", content[0]), ("jpeg", content[1]), ("png", content[2]))
        end, data = kinds[number % 3]
        identity = word.add("image", f"media/image1.{end}", f"image/{end}", data)
    word.body += paragraph(picture(identity))
    return word.content()


def picture_names(number: int, words: str) -> bytes:
    """Descriptions, titles and names of pictures and tables that nobody sees."""
    word = Word(LETTER, number=number)
    identity = word.add("image", "media/image1.png", "image/png", png(number))
    if number % 5 == 3:
        word.body += table(
            [["Seen"]], properties=f'<w:{("tblCaption", "tblDescription")[number % 2]} w:val="{words}"/>'
        )
    if number % 5 == 4:
        data = f'<v:imagedata r:id="{identity}"/>'
        shape = f'<v:shape id="Picture 1" alt="{words}" style="width:9pt;height:9pt">{data}</v:shape>'
        word.body += paragraph(f"<w:r><w:pict>{shape}</w:pict></w:r>")
    else:
        names = (
            f'name="Picture 1" descr="{words}"',
            f'name="Picture 1" title="{words}"',
            f'name="{words}"',
            'name="Picture 1"',
        )
        word.body += paragraph(picture(identity, names=names[number % 5]))
    return word.content()


def hidden_drawing(number: int, words: str) -> bytes:
    """A picture or box that is hidden, too small, too faint, or outside the page."""
    word = Word(LETTER, number=number)
    identity = word.add("image", "media/image1.png", "image/png", png(number))
    said = paragraph(words)
    old = f"<v:textbox><w:txbxContent>{said}</w:txbxContent></v:textbox>"
    content = (
        drawn(box(said, properties='hidden="1"')),
        drawn(box(said), placed(11_000_000 + number, 0)),
        drawn(box(said), placed(0, -9_000_000)),
        drawn(box(said), size=(10, 900_000)),
        picture(identity, extra='<a:alphaModFix amt="0"/>'),
        picture(identity, names='name="Picture 1" hidden="1"'),
        picture(identity, anchor=placed(-9_000_000, 0)),
        f'<w:r><w:pict><v:rect id="s1" style="visibility:hidden;width:90pt;height:90pt">{old}</v:rect></w:pict></w:r>',
        f'<w:r><w:pict><v:rect id="s1" style="position:absolute;left:3000pt;width:9pt">{old}</v:rect></w:pict></w:r>',
        picture(identity, extra='<a:lum bright="100000"/>'),
    )[number]
    word.body += paragraph(content) + ("" if "r:embed" in content else paragraph(picture(identity)))
    return word.content()


def over_text(number: int, words: str) -> bytes:
    """A picture or box in front of the words."""
    word = Word(LETTER + paragraph(words), number=number)
    identity = word.add("image", "media/image1.png", "image/png", png(number))
    fill = "<a:solidFill><a:srgbClr val='000000'/></a:solidFill>"
    where = placed(900_000, 900_000 + 99_000 * number, "wrapNone")
    if number % 3 == 0:
        word.body += paragraph(picture(identity, anchor=where))
    else:
        word.body += paragraph(picture(identity))
        shape = '<v:rect id="s1" style="position:absolute;width:90pt;height:9pt;z-index:1" fillcolor="black"/>'
        drawn_box = drawn(box(paragraph(""), fill=fill), where)
        word.body += paragraph(drawn_box if number % 3 == 1 else f"<w:r><w:pict>{shape}</w:pict></w:r>")
    return word.content()


def overflow(number: int, words: str) -> bytes:
    """A box too small for its words."""
    said = "".join(paragraph("Words that fill the box. " * 3) for _line in range(4 + number)) + paragraph(words)
    return Word(LETTER + paragraph(drawn(box(said, area="600000"))), number=number).content()


def alternatives(number: int, words: str) -> bytes:
    """Two forms of a drawing that say different things, for new and for old programs."""
    new, old = ("Seen", words) if number % 2 else (words, "Seen")
    text = f"<v:textbox><w:txbxContent>{paragraph(old)}</w:txbxContent></v:textbox>"
    shape = drawn(box(paragraph(new))).removeprefix("<w:r>").removesuffix("</w:r>")
    choice = f'<mc:Choice Requires="wps">{shape}</mc:Choice>'
    other = f'<mc:Fallback><w:pict><v:rect id="s1" style="width:90pt">{text}</v:rect></w:pict></mc:Fallback>'
    both = f"<mc:AlternateContent>{choice}{other}</mc:AlternateContent>"
    if number % 3 == 2:
        branches = f'<mc:Choice Requires="w14">{run(new)}</mc:Choice><mc:Fallback>{run(old)}</mc:Fallback>'
        return letter(number, f"<mc:AlternateContent>{branches}</mc:AlternateContent>").content()
    return letter(number if number % 10 != 4 else 0, f"<w:r>{both}</w:r>").content()


def unseen_story(number: int, words: str) -> bytes:
    """A header for pages that there are none of, and footnotes that nothing refers to."""
    word = Word(LETTER, number=number)
    kind = ("header", "footer")[number % 2]
    if number % 5 == 4:
        word.story("footnotes", f'<w:footnote w:id="7">{paragraph(words)}</w:footnote>')
    elif number % 5 == 3:
        word.story("endnotes", f'<w:endnote w:type="separator" w:id="0">{paragraph(words)}</w:endnote>')
    else:
        identity = word.story(kind, paragraph(words))
        which = ("even", "first")[number // 2 % 2]
        word.section = "" if number % 5 == 2 else f'<w:{kind}Reference w:type="{which}" r:id="{identity}"/>'
    return word.content()


def unused_parts(number: int, words: str) -> bytes:
    """Parts that nothing refers to, pictures that the text no longer uses, parts that nobody knows, building blocks."""
    word = Word(LETTER, number=number)
    if number % 5 == 0:
        word.parts[f"word/old{number}.xml"] = ("application/xml", f"<a>{words}</a>".encode())
    elif number % 5 == 1:
        word.add("image", "media/image1.png", "image/png", png(number))
    elif number % 5 == 2:
        word.add("http://example.org/unheardOf", "strange.xml", "application/xml", f"<a>{words}</a>")
    elif number % 5 == 3:
        xml = f'<w:glossaryDocument xmlns:w="{W}">{paragraph(words)}</w:glossaryDocument>'
        word.add("glossaryDocument", "glossary/document.xml", f"{TYPE}.document.glossary+xml", xml)
    else:
        word.add("printerSettings", "printerSettings1.bin", "application/octet-stream", words.encode("utf-16-le"))
    return word.content()


def strange_elements(number: int, words: str) -> bytes:
    """Words where no program shows any: unknown elements, stray text, attributes, ink, phantoms, smart tags."""
    attribute = f'<w:attr w:name="n" w:val="{words}"/>'
    inside = (
        f'<w:unheardOf w:val="{words}"/>',
        f'<x:a xmlns:x="http://example.org/x">{words}</x:a>',
        f"<w:r><w:rPr>{words}</w:rPr><w:t>seen</w:t></w:r>",
        f'<w:r w:rsidR="{words}"><w:t>seen</w:t></w:r>',
        f"<m:oMath><m:phant><m:e><m:r><m:t>{words}</m:t></m:r></m:e></m:phant></m:oMath>",
        f'<w:smartTag w:element="PersonName"><w:smartTagPr>{attribute}</w:smartTagPr>{run("s")}</w:smartTag>',
        f'<w:customXml w:element="x"><w:customXmlPr>{attribute}</w:customXmlPr>{run("s")}</w:customXml>',
        f"<!-- {words} -->{run('seen')}",
        f'<w:bookmarkStart w:id="1" w:name="{words.replace(" ", "_")}"/><w:bookmarkEnd w:id="1"/>',
        f'<w:sdt><w:sdtPr><w:alias w:val="{words}"/></w:sdtPr><w:sdtContent>{run("seen")}</w:sdtContent></w:sdt>',
    )[number]
    return letter(0 if number == 1 else number, inside).content()


def unseen_letters(number: int, words: str) -> bytes:
    """Words in the unseen alphabet, in turned order, or in characters of no width."""
    said = (
        "".join(chr(0xE0000 + ord(letter_)) for letter_ in words),
        f"\u202e{words[::-1]}\u202c",
        "\u200b".join(words),
        "\u2060".join(words) + "\ufeff",
    )[number % 4]
    return letter(number, run(f"Seen {said}")).content()


def thumbnail(number: int, words: str) -> bytes:
    """A small picture of the first page."""
    word = Word(LETTER, number=number)
    end = ("jpeg", "png")[number % 2]
    word.roots.append(
        ("http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail", f"docProps/thumbnail.{end}")
    )
    word.parts[f"docProps/thumbnail.{end}"] = (
        f"image/{end}",
        (jpeg if end == "jpeg" else png)(number) + words.encode(),
    )
    return word.content()
