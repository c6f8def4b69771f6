"""A response as data: what its page shows of it, and nothing that its page does not show.

What the log does not say is left out. Of a response that was withdrawn only what its page still shows is left. The form
is described for programs in `record_schema`, and for people by the columns in `tables`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from disclosure_log.config import Named
from disclosure_log.data.plain_text import plain_text
from disclosure_log.data.uses import as_cited
from disclosure_log.documents import DocumentFacts
from disclosure_log.documents.texts import DocumentText
from disclosure_log.law import AuthorityKind
from disclosure_log.records.clocks import timing_of
from disclosure_log.records.front_matter import Keys
from disclosure_log.records.log import Log
from disclosure_log.records.response import Attachment, Exemption, Part, Response

Record = dict[str, Any]
"""What JSON can hold: text, numbers, truth values, lists and objects; a day is text in the form of ISO 8601."""


class Records:
    """Says the responses of a log as data."""

    def __init__(
        self,
        log: Log,
        facts: Mapping[Path, DocumentFacts],
        site_url: str,
        licence: Named | None,
        kind: AuthorityKind,
    ) -> None:
        """`facts` are those of the attachments, `licence` that of the log, and `kind` that of its authority.

        `site_url` is the address of the site with a slash at the end; where it is empty, addresses begin at the top of
        the site.
        """
        self._log, self._facts, self._site_url, self._licence, self._kind = log, facts, site_url, licence, kind

    def address(self, response: Response) -> str:
        """Where the page of a response stands."""
        return self._site_url + response.reference.address

    def around(self, response: Response) -> Record:
        """What is said of a response that other responses of the log say."""
        successors = self._log.successors(response)
        replaced = self._log.by_reference.get(response.front.supersedes or "")
        return {
            "related": [other.reference.text for other in self._log.related(response)],
            "supersedes": replaced.reference.text if replaced else None,
            "superseded_by": successors[0].reference.text if successors else None,
        }

    def of(self, response: Response) -> Record:
        """The facts of a response, without its text."""
        front, withdrawn = response.front, response.front.withdrawn
        record: Record = {
            "reference": response.reference.text,
            "address": self.address(response),
            "title": response.title,
            "language": response.language,
            "received": front.received,
            "clarification": _keys(front.clarification),
            "fees_notice": _keys(front.fees_notice),
            "responded": response.responded,
            "correct_as_at": front.correct_as_at,
            "published": front.published,
            "laws": [law.value for law in response.laws],
            "withdrawn": _keys(withdrawn),
            "parts": [] if withdrawn else [_part(part) for part in response.parts],
            "attachments": [] if withdrawn else [self._attachment(response, each) for each in response.attachments],
            **self.around(response),
            "aliases": list(front.aliases),
            "licence": self._licence_of(response),
            "changes": [_change(_keys(change), whole=not withdrawn) for change in front.changes],
        }
        if not withdrawn:
            timing = timing_of(response, self._kind)
            record |= {
                "working_days": timing.working_days if timing else None,
                "time_limit": timing.standing.value if timing else None,
                "topics": list(front.topics),
                "requester_type": front.requester_type,
                "summary": front.summary,
                "decisions": [_keys(decision) for decision in front.decisions],
                "editor_note": front.editor_note,
                "known_defects": [{"note": defect.note} for defect in front.known_defects],
            }
        return _said(record, keep=("laws", "parts", "attachments"))

    def _licence_of(self, response: Response) -> Record | None:
        if response.front.licence:
            return {"name": response.front.licence}
        return _keys(self._licence)

    def _attachment(self, response: Response, attachment: Attachment) -> Record:
        facts, page = self._facts[attachment.path], self.address(response)
        return _said(
            {
                "file": attachment.name,
                "title": attachment.title,
                "language": attachment.language,
                "media_type": facts.kind.media_type,
                "size": facts.size,
                "sha256": facts.sha256,
                "pages": facts.pages,
                "address": attachment.address_beside(page),
                "text_address": _text_address(page, attachment),
            }
        )


def _text_address(page: str, attachment: Attachment) -> str:
    """Where the text of an attachment is shown, which is named on this `page`."""
    return f"{page}text/{attachment.name}/"


def letter(response: Response) -> Record:
    """The request and the response as plain text; nothing where the response was withdrawn."""
    if response.front.withdrawn or response.body is None:
        return {}
    return {"request": plain_text(response.body.request.html), "response": plain_text(response.body.response.html)}


def texts_of(response: Response, address: str, words: Record, texts: Mapping[Path, DocumentText]) -> Iterator[Record]:
    """Every text of a response: the request, the response, and what its attachments say, as far as it is shown.

    `address` is that of its page, `words` are its own (`letter`), and `texts` are those of the attachments, by path.
    """
    reference = response.reference.text
    for kind, text in words.items():
        yield {
            "reference": reference,
            "kind": kind,
            "language": response.language,
            "address": f"{address}#{kind}",
            "complete": True,
            "text": text,
        }
    for attachment in () if response.front.withdrawn else response.attachments:
        if (found := texts.get(attachment.path)) is not None:
            yield {
                "reference": reference,
                "kind": "attachment",
                "file": attachment.name,
                "language": attachment.language,
                "address": _text_address(address, attachment),
                "complete": found.complete,
                "text": "\n\n".join(
                    words for section in found.sections for words in (section.heading, section.text) if words
                ),
            }


def _part(part: Part) -> Record:
    return _said(
        {
            "outcome": part.outcome.value,
            "matter": part.matter,
            "questions": list(part.questions),
            "law": part.law.value,
            "exemptions": [_exemption(exemption, part) for exemption in part.exemptions],
            "refusal_notice": [
                {"law": citation.law.value, "provision": citation.provision} for citation in part.refusal_notice
            ],
            "extension": _keys(part.extension),
        }
    )


def _exemption(exemption: Exemption, part: Part) -> Record:
    cited = as_cited(exemption, part)
    details = _keys(exemption.keys) or {}
    return {
        "law": cited.citation.law.value,
        "provision": cited.citation.provision,
        "section": cited.citation.section,
        "ncnd": cited.ncnd,
    } | {key: value for key, value in details.items() if key != "provision"}


def _change(change: Record | None, *, whole: bool) -> Record:
    """A correction; without its wording where the response was withdrawn."""
    return {key: value for key, value in (change or {}).items() if whole or key in {"date", "note"}}


def _keys(keys: Keys | None) -> Record | None:
    """Keys of the front matter that a page shows as they are."""
    return _said({name: getattr(keys, name) for name in type(keys).model_fields}) if keys else None


def _said(record: Record, keep: tuple[str, ...] = ()) -> Record:
    """`record` without what is not said; days as text."""
    return {
        key: value.isoformat() if isinstance(value, date) else value
        for key, value in record.items()
        if key in keep or (value is not None and value != [])
    }
