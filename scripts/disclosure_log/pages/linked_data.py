"""A response for machines: JSON-LD in the words of schema.org, in the head of its page."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from disclosure_log.documents import DocumentFacts
from disclosure_log.law import statute
from disclosure_log.pages.site import Site
from disclosure_log.records.response import Attachment, Response


def script(record: Mapping[str, Any]) -> str:
    """`record` as a script element that no text in it can break out of."""
    text = json.dumps(record, ensure_ascii=False)
    for sign in "<>&":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return f'<script type="application/ld+json">{text}</script>'


def describe(response: Response, facts: Mapping[Path, DocumentFacts], site: Site, description: str) -> dict[str, Any]:
    """The record of a response (https://schema.org/DigitalDocument)."""
    address = site.url + response.reference.address if site.url else ""
    record: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "DigitalDocument",
        "identifier": response.reference.text,
        "name": response.title,
        "description": description,
        "dateCreated": response.responded.isoformat(),
        "inLanguage": response.language,
        "creator": {"@type": "GovernmentOrganization", "name": site.options.authority},
    }
    if site.url:
        record |= {"@id": address, "url": address}
    if response.front.correct_as_at:
        record["temporalCoverage"] = f"../{response.front.correct_as_at.isoformat()}"
    if response.front.topics and not response.front.withdrawn:
        record["keywords"] = list(response.front.topics)
    if response.front.licence:
        record["license"] = response.front.licence
    elif site.options.licence:
        record["license"] = site.options.licence.address or site.options.licence.name
    laws = [statute(law) for law in response.laws]
    record["isBasedOn"] = [{"@type": "Legislation", "name": law.title, "url": law.address} for law in laws]
    if response.front.withdrawn:
        record["creativeWorkStatus"] = "Withdrawn"
    elif response.attachments:
        record["encoding"] = [
            _media(attachment, facts[attachment.path], address) for attachment in response.attachments
        ]
    return record


def _media(attachment: Attachment, facts: DocumentFacts, address: str) -> dict[str, Any]:
    return {
        "@type": "MediaObject",
        "name": attachment.title,
        "contentUrl": address + attachment.name,
        "encodingFormat": facts.kind.media_type,
        "contentSize": str(facts.size),
        "sha256": facts.sha256,
        "inLanguage": attachment.language,
    }
