"""The elements of a Word file that are known (ISO/IEC 29500-1, 17 and annex A), by what they mean for a reader."""

from __future__ import annotations


def names(text: str) -> frozenset[str]:
    """The names in a text, which blanks keep apart."""
    return frozenset(text.split())


CONTENT = names(
    "document body hdr ftr footnotes footnote endnotes endnote p r t tbl tr tc hyperlink sdt sdtContent sdtPr"
    " sdtEndPr fldSimple fldChar instrText ruby rt rubyBase rubyPr hps hpsRaise hpsBaseText rubyAlign lid dir"
    " bdo txbxContent pict drawing br cr tab ptab noBreakHyphen softHyphen sym pgNum dayShort monthShort"
    " yearShort dayLong monthLong yearLong footnoteRef endnoteRef separator continuationSeparator"
    " footnoteReference endnoteReference lastRenderedPageBreak bookmarkStart bookmarkEnd proofErr background"
)
"""What holds words, or stands between them."""

PROPERTIES = names(
    "pPr rPr tblPr trPr tcPr tblPrEx tblGrid gridCol sectPr pStyle rStyle tblStyle keepNext keepLines"
    " pageBreakBefore framePr widowControl numPr ilvl numId suppressLineNumbers pBdr top left bottom right"
    " between bar start end insideH insideV tl2br tr2bl shd tabs suppressAutoHyphens kinsoku wordWrap"
    " overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind"
    " contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap"
    " outlineLvl divId cnfStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint"
    " noProof vanish webHidden color w kern position sz szCs highlight u effect bdr fitText vertAlign rtl cs em"
    " lang eastAsianLayout specVanish oMath tblpPr tblOverlap bidiVisual tblStyleRowBandSize"
    " tblStyleColBandSize tblW tblCellSpacing tblInd tblBorders tblLayout tblCellMar tblLook tblCaption"
    " tblDescription gridBefore gridAfter wBefore wAfter cantSplit trHeight tblHeader hidden tcW gridSpan"
    " hMerge vMerge tcBorders noWrap tcMar tcFitText vAlign hideMark headers header headerReference"
    " footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols col"
    " formProt noEndnote titlePg rtlGutter docGrid printerSettings pos numFmt numStart numRestart num"
)
"""How words look and stand."""

CONTROLS = names(
    "alias tag id lock placeholder docPart showingPlcHdr temporary text richText picture group equation"
    " docPartObj docPartList docPartGallery docPartCategory docPartUnique citation bibliography date dateFormat"
    " storeMappedDataAs calendar dropDownList comboBox listItem dataBinding label tabIndex"
)
"""What content controls are (17.5.2)."""

TRACKED = names(
    "ins del moveFrom moveTo cellIns cellDel cellMerge rPrChange pPrChange sectPrChange tblPrChange"
    " tblGridChange trPrChange tcPrChange tblPrExChange numberingChange delText delInstrText moveFromRangeStart"
    " moveFromRangeEnd moveToRangeStart moveToRangeEnd customXmlInsRangeStart customXmlInsRangeEnd"
    " customXmlDelRangeStart customXmlDelRangeEnd customXmlMoveFromRangeStart customXmlMoveFromRangeEnd"
    " customXmlMoveToRangeStart customXmlMoveToRangeEnd conflictIns conflictDel customXmlConflictInsRangeStart"
    " customXmlConflictInsRangeEnd customXmlConflictDelRangeStart customXmlConflictDelRangeEnd"
)
"""Changes that were tracked (17.13.5; MS-DOCX, 2.2)."""

COMMENTED = frozenset({"commentRangeStart", "commentRangeEnd", "commentReference", "annotationRef"})

SAID = (
    {
        "altChunk": "document-chunk",
        "subDoc": "document-subdocument",
        "object": "document-embedded",
        "control": "document-control",
        "contentPart": "document-ink",
        "ffData": "document-form",
        "fldData": "document-field",
        "smartTag": "document-marked-up",
        "customXml": "document-marked-up",
        "permStart": "document-permission",
        "movie": "document-embedded",
        "bgSound": "document-embedded",
    }
    | dict.fromkeys(TRACKED, "document-tracked")
    | dict.fromkeys(COMMENTED, "document-comment")
)
"""Elements that are noted wherever they stand, and the key of what is noted."""

STILL = names(
    "altChunkPr ddList checkBox textInput enabled calcOnExit entryMacro exitMacro helpText statusText size"
    " sizeAuto default checked result listEntry maxLength format name smartTagPr customXmlPr attr permEnd"
)
"""What stands inside what is noted."""

KNOWN = CONTENT | PROPERTIES | CONTROLS | frozenset(SAID) | STILL

WORDS = frozenset({"t", "delText", "instrText", "delInstrText"})
"""Elements that hold text."""

SETTINGS = names(
    "settings writeProtection view zoom removePersonalInformation removeDateAndTime doNotDisplayPageBoundaries"
    " displayBackgroundShape printPostScriptOverText printFractionalCharacterWidth printFormsData"
    " embedTrueTypeFonts embedSystemFonts saveSubsetFonts saveFormsData mirrorMargins alignBordersAndEdges"
    " bordersDoNotSurroundHeader bordersDoNotSurroundFooter gutterAtTop hideSpellingErrors"
    " hideGrammaticalErrors activeWritingStyle proofState formsDesign linkStyles stylePaneFormatFilter"
    " stylePaneSortMethod documentType revisionView trackRevisions doNotTrackMoves doNotTrackFormatting"
    " documentProtection autoFormatOverride styleLockTheme styleLockQFSet defaultTabStop autoHyphenation"
    " consecutiveHyphenLimit hyphenationZone doNotHyphenateCaps showEnvelope summaryLength clickAndTypeStyle"
    " defaultTableStyle evenAndOddHeaders bookFoldRevPrinting bookFoldPrinting bookFoldPrintingSheets"
    " drawingGridHorizontalSpacing drawingGridVerticalSpacing displayHorizontalDrawingGridEvery"
    " displayVerticalDrawingGridEvery doNotUseMarginsForDrawingGridOrigin drawingGridHorizontalOrigin"
    " drawingGridVerticalOrigin doNotShadeFormData noPunctuationKerning characterSpacingControl printTwoOnOne"
    " strictFirstAndLastChars noLineBreaksAfter noLineBreaksBefore savePreviewPicture"
    " doNotValidateAgainstSchema saveInvalidXml ignoreMixedContent alwaysShowPlaceholderText"
    " doNotDemarcateInvalidXml saveXmlDataOnly useXSLTWhenSaving showXMLTags alwaysMergeEmptyNamespace"
    " updateFields hdrShapeDefaults footnotePr endnotePr pos numFmt numStart numRestart footnote endnote compat"
    " rsids rsidRoot rsid mathPr themeFontLang clrSchemeMapping doNotIncludeSubdocsInStats"
    " doNotAutoCompressPictures forceUpgrade captions caption autoCaptions autoCaption readModeInkLockDown"
    " shapeDefaults doNotEmbedSmartTags decimalSymbol listSeparator compatSetting uiCompat97To2003"
    " attachedTemplate"
)
"""The settings that say nothing of people or of other files (17.15.1)."""

SETTINGS_SAID = {
    "docVars": "document-variables",
    "docVar": "document-variables",
    "mailMerge": "document-mail-merge",
    "saveThroughXslt": "document-setting",
    "attachedSchema": "document-setting",
    "schemaLibrary": "document-setting",
    "smartTagType": "document-setting",
}

NAMESPACES = {
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing": "wp",
    "http://schemas.openxmlformats.org/drawingml/2006/main": "a",
    "http://schemas.openxmlformats.org/drawingml/2006/picture": "pic",
    "http://schemas.openxmlformats.org/drawingml/2006/chart": "c",
    "http://schemas.openxmlformats.org/drawingml/2006/diagram": "dgm",
    "http://schemas.openxmlformats.org/drawingml/2006/lockedCanvas": "lc",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingShape": "wps",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup": "wpg",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas": "wpc",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing": "wp14",
    "http://schemas.microsoft.com/office/word/2010/wordml": "w14",
    "http://schemas.microsoft.com/office/word/2012/wordml": "w15",
    "http://schemas.microsoft.com/office/word/2015/wordml/symex": "w16se",
    "http://schemas.microsoft.com/office/word/2016/wordml/cid": "w16cid",
    "http://schemas.microsoft.com/office/word/2018/wordml": "w16",
    "http://schemas.microsoft.com/office/word/2018/wordml/cex": "w16cex",
    "http://schemas.microsoft.com/office/word/2020/wordml/sdtdatahash": "w16sdtdh",
    "http://schemas.microsoft.com/office/word/2023/wordml/word16du": "w16du",
    "http://schemas.microsoft.com/office/drawing/2010/main": "a14",
    "http://schemas.microsoft.com/office/drawing/2014/main": "a16",
    "http://schemas.microsoft.com/office/drawing/2016/SVG/main": "asvg",
    "http://schemas.microsoft.com/office/drawing/2017/decorative": "adec",
    "urn:schemas-microsoft-com:vml": "v",
    "urn:schemas-microsoft-com:office:office": "o",
    "urn:schemas-microsoft-com:office:word": "w10",
}
"""The namespaces beside WordprocessingML's own whose elements are looked into, and their usual prefixes."""
