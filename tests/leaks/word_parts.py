"""Parts, changes and fields of Word files that hold more than they show."""

from __future__ import annotations

from tests.leaks.word import (
    TYPE,
    W,
    Word,
    complex_field,
    paragraph,
    picture,
    run,
    table,
)
from tests.leaks.word_looks import LETTER, letter

AUTHOR = 'w:id="9" w:author="A. N. Other" w:date="2024-01-01T00:00:00Z"'


def tracked(number: int, words: str) -> bytes:
    """Text that was deleted, written or moved while changes were tracked."""
    deleted = f'<w:r><w:delText xml:space="preserve">{words}</w:delText></w:r>'
    said = (
        f"<w:del {AUTHOR}>{deleted}</w:del>",
        f"<w:ins {AUTHOR}>{run(words)}</w:ins>",
        f"<w:moveFrom {AUTHOR}>{run(words)}</w:moveFrom>",
        f"<w:moveTo {AUTHOR}>{run(words)}</w:moveTo>",
        f"<w:ins {AUTHOR}><w:del {AUTHOR}>{deleted}</w:del></w:ins>",
    )[number % 5]
    return letter(number, said).content()


def tracked_looks(number: int, words: str) -> bytes:
    """A tracked change of formats, numbers, rows or cells, which names who made it."""
    by = AUTHOR.replace("A. N. Other", words)
    body = (
        paragraph(run("Seen", f"<w:rPrChange {by}><w:rPr><w:b/></w:rPr></w:rPrChange>")),
        paragraph("Seen", properties=f"<w:pPrChange {by}><w:pPr/></w:pPrChange>"),
        paragraph("Seen", properties=f"<w:rPr><w:ins {by}/></w:rPr>"),
        paragraph("Seen", properties=f"<w:rPr><w:del {by}/></w:rPr>"),
        table([["Seen"]], row=f"<w:ins {by}/>"),
        table([["Seen"]], row=f"<w:del {by}/>"),
        table([["Seen"]], cells=f"<w:cellIns {by}/>"),
        table([["Seen"]], properties=f"<w:tblPrChange {by}><w:tblPr/></w:tblPrChange>"),
        paragraph("Seen", properties=f'<w:numPr><w:numberingChange {by} w:original="{words}"/></w:numPr>'),
        paragraph("Seen", properties=f"<w:sectPr><w:sectPrChange {by}><w:sectPr/></w:sectPrChange></w:sectPr>"),
    )[number]
    return Word(LETTER + body, number=number).content()


def comments(number: int, words: str) -> bytes:
    """A comment, or one of the parts that go with comments."""
    word = letter(number, '<w:r><w:commentReference w:id="1"/></w:r>') if number % 2 else Word(LETTER, number=number)
    xml = (
        f'<w:comments xmlns:w="{W}"><w:comment w:id="1" w:author="{words}">{paragraph(words)}</w:comment></w:comments>'
    )
    kind = ("comments", "commentsExtended", "commentsIds", "comments", "commentsExtensible")[number % 5]
    if kind != "comments":
        kind = f"http://schemas.microsoft.com/office/2011/relationships/{kind}"
    word.add(kind, "comments.xml", f"{TYPE}.comments+xml", xml)
    return word.content()


def people(number: int, words: str) -> bytes:
    """The names of authors, managers, firms and who is listed."""
    if number % 5 == 4:
        word = Word(LETTER, number=number)
        names = 'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
        xml = f'<w15:people {names}><w15:person w15:author="{words}"/></w15:people>'
        word.add(
            "http://schemas.microsoft.com/office/2011/relationships/people", "people.xml", f"{TYPE}.people+xml", xml
        )
        return word.content()
    tag = ("dc:creator", "cp:lastModifiedBy", "Manager", "Company")[number % 5]
    said = f"<{tag}>{words}</{tag}>"
    return (
        Word(LETTER, core=said, number=number) if number % 5 < 2 else Word(LETTER, app=said, number=number)
    ).content()


def properties(number: int, words: str) -> bytes:
    """Properties beside the title."""
    core = (
        "dc:subject",
        "cp:keywords",
        "dc:description",
        "cp:category",
        "cp:contentStatus",
        "dc:identifier",
        "cp:version",
    )
    app = ("HyperlinkBase", "PresentationFormat", "TitlesOfParts")
    tag = (core + app)[number]
    said = f"<{tag}>{words}</{tag}>"
    return (Word(LETTER, core=said, number=number) if number < 7 else Word(LETTER, app=said, number=number)).content()


def custom_properties(number: int, words: str) -> bytes:
    """Properties of an organisation's own, and its labels."""
    word = Word(LETTER, number=number)
    xml = (
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"'
        ' xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"><property pid="2"'
        f' name="{"Owner" if number % 2 else words}"><vt:lpwstr>{words}</vt:lpwstr></property></Properties>'
    )
    kind = (
        "custom-properties"
        if number % 3
        else "http://schemas.microsoft.com/office/2020/02/relationships/classificationlabels"
    )
    name = "docProps/custom.xml" if number % 3 else "docMetadata/LabelInfo.xml"
    word.roots.append((kind, name))
    word.parts[name] = ("application/vnd.openxmlformats-officedocument.custom-properties+xml", xml.encode())
    return word.content()


def custom_xml(number: int, words: str) -> bytes:
    """Data inside the file that nothing shows, or that a control shows in part."""
    word = Word(LETTER, number=number)
    if number % 3 == 1:
        bound = '<w:dataBinding w:xpath="/a/b" w:storeItemID="{1}"/>'
        word.body += f"<w:sdt><w:sdtPr>{bound}</w:sdtPr><w:sdtContent>{paragraph('Seen')}</w:sdtContent></w:sdt>"
    xml = f"<a><b>{words}</b></a>" if number % 2 else f'<a b="{words}"/>'
    word.add("customXml", f"../customXml/item{1 + number}.xml", "", xml)
    return word.content()


def variables(number: int, words: str) -> bytes:
    """Variables of the document, a mail merge, a schema, settings that nobody knows."""
    settings = (
        f'<w:docVars><w:docVar w:name="Owner" w:val="{words}"/></w:docVars>',
        f'<w:docVars><w:docVar w:name="{words}" w:val="1"/></w:docVars>',
        f'<w:mailMerge><w:query w:val="SELECT * FROM {words}"/></w:mailMerge>',
        f'<w:mailMerge><w:connectString w:val="Data Source={words}.xlsx"/></w:mailMerge>',
        f'<w:attachedSchema w:val="{words}"/>',
        f'<w:saveThroughXslt w:solutionID="{words}"/>',
        f'<w:smartTagType w:namespaceuri="urn:x" w:name="{words}"/>',
        f'<w:unheardOf w:val="{words}"/>',
        f"<w:zoom>{words}</w:zoom>",
        f'<w:docVars><w:docVar w:name="a" w:val="b"/><w:docVar w:name="c" w:val="{words}"/></w:docVars>',
    )[number]
    return Word(LETTER, settings=settings, number=number).content()


def embedded(number: int, words: str) -> bytes:
    """Another file inside: a workbook, an old object, a package, a recording, the workbook of a chart."""
    word = Word(LETTER, number=number)
    kinds = ("oleObject", "package", "oleObject", "video", "package")
    kind = kinds[number % 5]
    name = f"embeddings/{('oleObject1.bin', 'Book1.xlsx')[number % 2]}"
    if number % 4 == 3:
        chart = '<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"/>'
        word.add(
            "chart", "charts/chart1.xml", "application/vnd.openxmlformats-officedocument.drawingml.chart+xml", chart
        )
        target = "../embeddings/Book1.xlsx"
        word.parts["word/charts/_rels/chart1.xml.rels"] = (
            "",
            f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1"'
            f' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/package" Target="{target}"/>'
            "</Relationships>".encode(),
        )
        word.parts["word/embeddings/Book1.xlsx"] = ("application/octet-stream", words.encode())
        return word.content()
    identity = word.add(kind, name, "application/octet-stream", words.encode())
    word.body += paragraph(
        f'<w:r><w:object><v:shape id="s1" style="width:9pt;height:9pt"/><o:OLEObject Type="Embed" ProgID="Excel.Sheet"'
        f' r:id="{identity}"/></w:object></w:r>'
    )
    return word.content()


def macros(number: int, words: str) -> bytes:
    """Programs: macros, ActiveX, add-ins, their menus."""
    word = Word(LETTER, number=number)
    kind = (
        "http://schemas.microsoft.com/office/2006/relationships/vbaProject",
        "control",
        "http://schemas.microsoft.com/office/2006/relationships/wordVbaData",
        "http://schemas.microsoft.com/office/2006/relationships/keyMapCustomizations",
        "http://schemas.microsoft.com/office/2006/relationships/ui/extensibility",
    )[number % 5]
    if number % 2:
        word.add(kind, "vbaProject.bin", "application/vnd.ms-office.vbaProject", words.encode())
    else:
        word.roots.append((kind, "word/vbaProject.bin"))
        word.parts["word/vbaProject.bin"] = ("application/vnd.ms-office.vbaProject", words.encode())
    return word.content()


def loading(number: int, words: str) -> bytes:
    """What is loaded when the file is opened: templates, pictures, documents, chunks of other kinds."""
    word = Word(LETTER, number=number)
    address = f"https://example.org/{words.replace(' ', '_')}"
    template = address if number == 1 else f"file:///C:/Users/{words.split(maxsplit=1)[0]}"
    if number % 5 == 0:
        identity = word.link(address + ".png", "image")
        word.body += paragraph(picture(identity).replace("r:embed", "r:link"))
    elif number % 5 == 1:
        word.parts["word/_rels/settings.xml.rels"] = (
            "",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1"'
            ' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" '
            f'Target="{template}.dotm" TargetMode="External"/>'
            "</Relationships>".encode(),
        )
        word.settings = '<w:attachedTemplate r:id="r1"/>'
    elif number % 5 == 2:
        identity = word.add("aFChunk", f"chunk{number}.html", "text/html", f"<p>{words}</p>")
        word.body += f'<w:altChunk r:id="{identity}"/>'
    elif number % 5 == 3:
        word.body += f'<w:subDoc r:id="{word.link(address, "subDocument")}"/>'
    else:
        word.link(address, "oleObject" if number == 4 else "http://example.org/unheardOf")
    return word.content()


def fields_that_load(number: int, words: str) -> bytes:
    """Fields that load or run something."""
    code = (
        f'DDEAUTO excel "{words}.xlsx" "R1C1"',
        f'INCLUDETEXT "C:\\\\{words}.docx"',
        f'INCLUDEPICTURE "https://example.org/{words}"',
        f'LINK Excel.Sheet.12 "{words}.xlsx"',
        f'DDE "cmd" "{words}"',
        f"MACROBUTTON Run {words}",
        f'DATABASE \\d "{words}"',
        f'RD "{words}.docx"',
        f'AUTOTEXT "{words}"',
        f' dde "cmd" "{words}"',
    )[number]
    code = code.replace('"', "&quot;")
    simple = f'<w:fldSimple w:instr="{code}">{run("seen")}</w:fldSimple>'
    return letter(number, simple if number % 2 else complex_field(code)).content()


def fields_that_say_more(number: int, words: str) -> bytes:
    """Fields whose code says what their result does not, and code outside any field."""
    quoted = f"&quot;{words}&quot;"
    code = (
        f"XE {quoted}",
        f"TC {quoted}",
        f"PAGE {words}",
        f"IF 1 = 1 seen {quoted}",
        f"SET Owner {quoted}",
        f"ADDIN {words}",
        f"REF a b {words}",
        f"PRIVATE {words}",
        f"QUOTE {quoted}",
        f"MERGEFIELD {quoted}",
    )[number]
    said = complex_field(code)
    if number == 3:
        said = f"<w:r><w:instrText>{words}</w:instrText></w:r>"
    if number == 6:
        said = complex_field("PAGE").replace("</w:instrText></w:r>", f"</w:instrText></w:r>{run(words)}", 1)
    return letter(number, said).content()


def forms(number: int, words: str) -> bytes:
    """Form fields, and lists to choose from."""
    data = (
        f'<w:ffData><w:textInput><w:default w:val="{words}"/></w:textInput></w:ffData>',
        f'<w:ffData><w:ddList><w:listEntry w:val="{words}"/></w:ddList></w:ffData>',
        f'<w:ffData><w:helpText w:val="{words}"/></w:ffData>',
    )[number % 3]
    if number % 2:
        kind = ("dropDownList", "comboBox")[number // 2 % 2]
        item = f'<w:{kind}><w:listItem w:displayText="{words}" w:value="1"/></w:{kind}>'
        return letter(
            number, f"<w:sdt><w:sdtPr>{item}</w:sdtPr><w:sdtContent>{run('seen')}</w:sdtContent></w:sdt>"
        ).content()
    field = complex_field("FORMTEXT").replace('w:fldCharType="begin"/>', f'w:fldCharType="begin">{data}</w:fldChar>')
    return letter(number, field).content()
