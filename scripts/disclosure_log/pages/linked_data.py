"""A response for machines: JSON-LD in the words of schema.org, in the head of its page."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from disclosure_log.data.open_data import FOLDER
from disclosure_log.data.package import DataFile
from disclosure_log.documents import DocumentFacts
from disclosure_log.law import statute
from disclosure_log.pages.addresses import OPEN_DATA
from disclosure_log.pages.site import Site
from disclosure_log.records.front_matter import FrontMatter
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
        record |= {"@id": address, "url": address, "isPartOf": {"@type": "Dataset", "@id": f"{site.url}{OPEN_DATA}"}}
    record |= _dates(response.front)
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
        return record
    if cited := list(_cited(response)):
        record["citation"] = cited
    if response.attachments:
        record["encoding"] = [
            _media(attachment, facts[attachment.path], address) for attachment in response.attachments
        ]
    return record


def _dates(front: FrontMatter) -> dict[str, str]:
    dates = {}
    if front.published:
        dates["datePublished"] = front.published.isoformat()
    if front.changes:
        dates["dateModified"] = max(change.date for change in front.changes).isoformat()
    if front.correct_as_at:
        dates["temporalCoverage"] = f"../{front.correct_as_at.isoformat()}"
    return dates


def describe_log(site: Site, files: Iterable[DataFile]) -> dict[str, Any]:
    """The record of the whole log as data (https://schema.org/Dataset)."""
    address = f"{site.url}{OPEN_DATA}" if site.url else ""
    record: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": site.name,
        "description": f"Responses of {site.options.authority} to requests for information.",
        "isAccessibleForFree": True,
        "distribution": [
            {
                "@type": "DataDownload",
                "name": file.name,
                "description": file.meaning,
                "contentUrl": f"{site.url or '../'}{FOLDER}{file.name}",
                "encodingFormat": file.media_type,
                "contentSize": str(file.size),
                "sha256": file.sha256,
            }
            for file in files
        ],
    }
    if address:
        record |= {"@id": address, "url": address}
    if site.options.licence:
        record["license"] = site.options.licence.address or site.options.licence.name
    return record


def _cited(response: Response) -> Iterator[dict[str, Any]]:
    """The provisions that a response relies on, each once."""
    citations = [exemption.citation for part in response.parts for exemption in part.exemptions]
    for citation in dict.fromkeys(citations):
        known = statute(citation.law)
        provision = known.find(citation.provision)
        record = {"@type": "Legislation", "name": f"{known.title}, {citation.provision}"}
        yield record | ({"url": provision.address} if provision else {})


def _media(attachment: Attachment, facts: DocumentFacts, address: str) -> dict[str, Any]:
    return {
        "@type": "MediaObject",
        "name": attachment.title,
        "contentUrl": attachment.address_beside(address),
        "encodingFormat": facts.kind.media_type,
        "contentSize": str(facts.size),
        "sha256": facts.sha256,
        "inLanguage": attachment.language,
    }
