"""The elements of OpenDocument texts, by what they mean for a reader (ISO/IEC 26300-1)."""

from __future__ import annotations

from disclosure_log.documents.opendocument_styles import OASIS
from disclosure_log.documents.word_names import names

NAMESPACES = {
    f"{OASIS}{long}:1.0": short
    for long, short in {
        "office": "office",
        "text": "text",
        "table": "table",
        "drawing": "draw",
        "style": "style",
        "svg-compatible": "svg",
        "datastyle": "number",
        "form": "form",
        "script": "script",
        "dr3d": "dr3d",
        "chart": "chart",
        "animation": "anim",
        "presentation": "presentation",
        "database": "db",
    }.items()
} | {
    "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0": "loext",
    "http://purl.org/dc/elements/1.1/": "dc",
    f"{OASIS}meta:1.0": "meta",
}

SAID = {
    **dict.fromkeys(
        names("text:tracked-changes text:changed-region text:change text:change-start text:change-end"), "tracked"
    ),
    **dict.fromkeys(names("office:annotation office:annotation-end officeooo:annotation"), "comment"),
    **dict.fromkeys(names("text:hidden-text text:hidden-paragraph"), "hidden"),
    **dict.fromkeys(
        names(
            "text:conditional-text text:toc-mark text:toc-mark-start text:user-index-mark text:alphabetical-index-mark"
        )
        | names("text:alphabetical-index-mark-start text:user-index-mark-start text:bibliography-mark text:meta"),
        "field",
    ),
    **dict.fromkeys(
        names("text:variable-decl text:user-field-decl text:variable-set text:variable-get text:variable-input")
        | names("text:user-field-get text:user-field-input text:user-defined"),
        "declared",
    ),
    **dict.fromkeys(
        names("text:database-display text:database-next text:database-row-select text:database-row-number")
        | names("text:database-name text:dde-connection text:dde-connection-decl text:section-source office:dde-source")
        | names("text:alphabetical-index-auto-mark-file table:table-source"),
        "field-loads",
    ),
    **dict.fromkeys(
        names("text:script text:execute-macro script:event-listener office:script office:event-listeners"), "macros"
    ),
    **dict.fromkeys(names("text:drop-down text:text-input text:label"), "form"),
    **dict.fromkeys(names("draw:object draw:object-ole draw:plugin draw:applet"), "embedded"),
    **dict.fromkeys(names("draw:floating-frame"), "subdocument"),
}
"""Elements that are noted wherever they stand, and the end of the key of what is noted."""

CONTAINERS = names(
    "text:section text:list text:list-item text:list-header text:numbered-paragraph text:table-of-content"
    " text:index-body text:index-title text:illustration-index text:table-index text:object-index"
    " text:user-index text:alphabetical-index text:bibliography text:note-body draw:text-box office:text"
    " text:changed-region text:deletion text:insertion draw:g style:header style:footer style:header-left"
    " style:footer-left style:header-first style:footer-first style:region-left style:region-center"
    " style:region-right"
)
"""Elements around paragraphs."""

INLINE = names("text:span text:a text:ruby text:ruby-base text:ruby-text text:note text:note-citation")
"""Elements around words in a paragraph."""

MARKS = {"text:tab": "\t", "text:line-break": "\n"}

FIELDS = names(
    "text:page-number text:page-count text:page-continuation text:date text:time text:sequence"
    " text:chapter text:file-name text:title text:subject text:author-name text:author-initials"
    " text:creator text:initial-creator text:printed-by text:creation-date text:creation-time"
    " text:modification-date text:modification-time text:print-date text:print-time text:editing-cycles"
    " text:editing-duration text:description text:keywords text:bookmark-ref text:reference-ref text:note-"
    "ref text:sequence-ref text:expression text:template-name text:word-count text:character-count"
    " text:paragraph-count text:table-count text:image-count text:object-count text:placeholder"
    " text:measure text:table-formula text:sheet-name text:number text:page-variable-get text:sender-"
    "firstname text:sender-lastname text:sender-email text:sender-title text:sender-company text:sender-"
    "phone-work text:sender-street text:sender-city text:sender-postal-code text:sender-country"
    " text:meta-field"
)
"""Fields that show what they say."""

KNOWN = (
    CONTAINERS
    | INLINE
    | FIELDS
    | frozenset(MARKS)
    | frozenset(SAID)
    | names(
        "text:p text:h text:s text:soft-page-break text:sequence-decls text:sequence-decl text:variable-decls"
        " text:user-field-decls text:bookmark text:bookmark-start text:bookmark-end text:reference-mark"
        " text:reference-mark-start text:reference-mark-end text:table-of-content-source text:index-title-"
        "template text:table-of-content-entry-template text:index-entry-link-start text:index-entry-link-end"
        " text:index-entry-text text:index-entry-chapter text:index-entry-tab-stop text:index-entry-page-"
        "number text:index-entry-span text:index-source-styles text:index-source-style text:illustration-"
        "index-source text:table-index-source text:object-index-source text:user-index-source"
        " text:alphabetical-index-source text:bibliography-source text:illustration-index-entry-template"
        " text:table-index-entry-template text:object-index-entry-template text:user-index-entry-template"
        " text:alphabetical-index-entry-template text:bibliography-entry-template text:index-entry-"
        "bibliography text:sort-key text:list-style text:list-level-style-number text:list-level-style-bullet"
        " text:list-level-style-image text:outline-style text:outline-level-style text:notes-configuration"
        " text:linenumbering-configuration text:linenumbering-separator text:bibliography-configuration"
        " text:alphabetical-index-auto-mark-file text:dde-connection-decls text:note-continuation-notice-"
        "forward text:note-continuation-notice-backward office:document-content office:document-styles"
        " office:scripts office:font-face-decls office:styles office:automatic-styles office:master-styles"
        " office:body office:forms table:table table:table-column table:table-columns table:table-header-"
        "columns table:table-header-rows table:table-rows table:table-row table:table-cell table:covered-"
        "table-cell table:table-template table:first-row table:last-row table:first-column table:last-column"
        " table:body table:even-rows table:odd-rows table:even-columns table:odd-columns table:background"
        " table:calculation-settings draw:frame draw:image draw:a draw:rect draw:line draw:custom-shape"
        " draw:enhanced-geometry draw:equation draw:handle draw:ellipse draw:circle draw:polyline draw:polygon"
        " draw:path draw:connector draw:regular-polygon draw:glue-point draw:fill-image draw:gradient"
        " draw:marker draw:stroke-dash draw:hatch draw:opacity draw:contour-polygon draw:contour-path"
        " draw:measure draw:caption"
    )
)
"""Elements of the namespaces text, office, table and drawing that are known."""

MAIL_AND_WEB = ("http://", "https://", "mailto:", "#")
