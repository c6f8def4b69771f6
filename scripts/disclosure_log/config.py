"""The options of a log: declared once, read from the plugin's section of `mkdocs.yml`.

MkDocs has settings of its own (address, theme, navigation); what concerns disclosure stands under
`plugins: - disclosure-log:` and is described here. Every stage is given these; none reads the file again.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo

from pydantic import BeforeValidator, Field, ValidationError, model_validator
from pydantic_core import PydanticCustomError

from disclosure_log import caching
from disclosure_log.findings import Finding, FindingsError, shown_path
from disclosure_log.law import AuthorityKind, Law, usual_law
from disclosure_log.records.explain import explain
from disclosure_log.records.front_matter import Day, Keys, Language, Line, Prose, WebAddress
from disclosure_log.records.reading import Conventions
from disclosure_log.records.response import Store
from disclosure_log.records.strict_yaml import Document, read_mapping

PLUGIN = "disclosure-log"
CONFIG_FILE = "mkdocs.yml"
BRANCH = "main"
"""The branch on which a change of a log counts as agreed to, and from which its site is made."""


def _yes_or_no(value: Any) -> bool:
    if value not in ("true", "false"):
        raise PydanticCustomError("boolean", "must be true or false")
    return bool(value == "true")


def _contact(value: Any) -> str:
    if not isinstance(value, str) or not re.fullmatch(r"(?:mailto:[^\s@<>]+@[^\s@<>]+|https://[^\s<>\"']+)", value):
        raise PydanticCustomError("address", "must be an address such as mailto:security@example.org or https://…")
    return value


def _store(value: Any) -> str:
    # Without encryption only on this machine, where stores are tried.
    if not isinstance(value, str) or not re.fullmatch(
        r"(?:https://|http://(?:127\.0\.0\.1|localhost)[:/])[^\s<>\"'?#]*/", value
    ):
        raise PydanticCustomError("address", "must be an address that begins with https:// and ends with a slash")
    return value


SecurityContact = Annotated[str, BeforeValidator(_contact)]
StoreAddress = Annotated[str, BeforeValidator(_store)]
YesOrNo = Annotated[bool, BeforeValidator(_yes_or_no)]


class Named(Keys):
    """Something with a name and, where there is one, a web address."""

    name: Line = Field(description="What it is called.")
    address: WebAddress | None = Field(None, description="Where it can be read or reached.")


class Options(Keys):
    """What an owner says about a log. What is not said is left out of the site, never invented."""

    authority: Line = Field(description="The public authority whose responses these are.")
    authority_kind: AuthorityKind = Field(
        AuthorityKind.OTHER,
        description="What kind of authority it is: `police force`, `council`, `government department`, `NHS body`, "
        "`school`, `Scottish authority` or `other`. It decides which exemptions the authority can rely on, what the "
        "limit of cost is, and how days are counted.",
    )
    official: YesOrNo = Field(
        default=False,
        description="`true` only where the authority itself publishes the log: without it every page says that it "
        "does not, and the site makes no statement in the authority's name.",
    )
    what_it_is: Line | None = Field(
        None, description="What the log is, where it is not official: the end of the line that every page then carries."
    )
    notice: Prose | None = Field(
        None, description="A sentence that every page carries at its top, such as that the log is a trial."
    )
    repository: Literal["public", "private"] = Field(
        "public",
        description="`private` only where nobody outside the authority can read the repository: in a public one, what "
        "is proposed is published already.",
    )
    language: Language = Field("en", description="The language of the site, and of responses that name none.")
    law: Law = Field(
        Law.FOIA,
        description="The law that requests are answered under, where a response names none; `FOISA` for a Scottish "
        "authority.",
    )
    separator: Literal["/", "-"] = Field(
        "/", description="`-` where one reference can stand below another, such as 2021/7 and 2021/7/1."
    )
    licence: Named | None = Field(None, description="The licence under which the responses may be used again.")
    accessible_format: Prose | None = Field(None, description="How to ask for a file in an accessible format.")
    request_address: WebAddress | None = Field(None, description="The page on which the authority takes requests.")
    regulator: Named | None = Field(None, description="The regulator, where it is not the one that the law names.")
    role_addresses: tuple[Line, ...] = Field(
        (),
        description="E-mail addresses of offices, whole, such as `foi@example.org`, which letters and files may name. "
        "Any other address is held as somebody's own.",
    )
    role_phones: tuple[Line, ...] = Field(
        (),
        description="Telephone numbers of offices, which letters and files may name; numbers for everybody, such as "
        "101 and those that begin with 03 or 08, need not be listed.",
    )
    office_postcodes: tuple[Line, ...] = Field(
        (), description="Post codes of the authority's own buildings, which letters and files may name."
    )
    security_contact: SecurityContact | None = Field(
        None,
        description="Where faults of the site that could be misused are reported, as an address: `mailto:…` or "
        "`https://…`. Together with security_expires the site gets a security.txt.",
    )
    security_expires: Day | None = Field(
        None, description="The last day on which security_contact holds; at most a year ahead (RFC 9116)."
    )
    largest_site: int = Field(
        1000,
        ge=0,
        description="How many megabytes the host of the site takes: 1000, as GitHub Pages does, where nothing is set; "
        "0 where there is no limit.",
    )
    attachments_store: StoreAddress | None = Field(
        None,
        description="The address, with a slash at its end, behind which lie the files of attachments that are not in "
        "the repository, such as that of a release of GitHub.",
    )
    canaries: Line | None = Field(
        None,
        description="A file of hashed names and numbers that are never to be published, made by "
        "`disclosure-log canaries`. Its key stands in the environment variable DISCLOSURE_LOG_CANARY_KEY.",
    )

    @model_validator(mode="before")
    @classmethod
    def _law_of_the_kind(cls, data: Any) -> Any:
        """Where no law is named, the one that authorities of this kind answer under."""
        if isinstance(data, dict) and "law" not in data and data.get("authority_kind") in list(AuthorityKind):
            return {**data, "law": usual_law(AuthorityKind(data["authority_kind"]))}
        return data


@dataclass(frozen=True, slots=True)
class Project:
    """A log on disk."""

    root: Path
    """The folder of `mkdocs.yml`; paths in findings are relative to it."""

    options: Options

    site_url: str = ""
    """The address of the site with a slash at the end, as far as `mkdocs.yml` and the environment say it."""

    @property
    def responses(self) -> Path:
        """The folder of the responses."""
        return self.root / "responses"

    @property
    def store(self) -> Store | None:
        """Where the files of attachments lie that are not in the repository, if anywhere."""
        address = self.options.attachments_store
        return Store(address, self.root / caching.FOLDER / "store") if address else None

    @property
    def conventions(self) -> Conventions:
        """What the log decides for all its responses."""
        return Conventions(self.options.language, self.options.law, self.options.separator, self.store)

    @property
    def docs(self) -> Path:
        """The folder of the hand-written pages."""
        return self.root / "docs"


def load_project(config_file: Path) -> Project:
    """The log that `config_file` (a `mkdocs.yml`) describes.

    Raises `FindingsError` where the file or the plugin's section in it cannot be used.
    """
    config_file = config_file.absolute()
    root = config_file.parent
    name = shown_path(config_file, root)
    try:
        text = config_file.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        hint = "Start the command in the log's folder, or name the file with --config-file."
        raise FindingsError([Finding("DL060", name, f"There is no {name} here.", hint)]) from None
    except (OSError, UnicodeDecodeError):
        raise FindingsError([Finding("DL060", name, "The file cannot be read as text.", "Save it as UTF-8.")]) from None
    document, findings = read_mapping(text.replace("\r\n", "\n"), name, plain=False)
    if findings:
        raise _unusable(findings)
    section, place = _section(document)
    if section is None:
        hint = "Add it under plugins:, with the name of the authority (authority: …)."
        raise FindingsError([Finding("DL060", name, f"The plugin {PLUGIN} is not named in it.", hint)])
    inner = Document(
        section, {path[len(place) :]: mark for path, mark in document.marks.items() if path[: len(place)] == place}
    )
    try:
        return Project(root, Options.model_validate(section), _site_url(document))
    except ValidationError as error:
        raise _unusable(explain(error, inner, name, Options)) from None


def _site_url(document: Document) -> str:
    """MkDocs' own `site_url`, which may be `!ENV [NAME, address]`: the variable if it is set, else the address."""
    written = document.data.get("site_url")
    words = [word for word in (written if isinstance(written, list) else [written]) if isinstance(word, str)]
    addresses = [os.environ.get(word, "") for word in words] + words
    return next((f"{address.rstrip('/')}/" for address in addresses if re.match("https?://", address)), "")


def _unusable(findings: Iterable[Finding]) -> FindingsError:
    """Whatever is wrong with the configuration has the one code that a maintainer looks for."""
    return FindingsError(replace(finding, code="DL060") for finding in findings)


def _section(document: Document) -> tuple[dict[str, Any] | None, tuple[str | int, ...]]:
    """The plugin's options and the path at which they stand."""
    plugins = document.data.get("plugins")
    if isinstance(plugins, dict) and PLUGIN in plugins:
        options = plugins[PLUGIN]
        return (options if isinstance(options, dict) else {}), ("plugins", PLUGIN)
    for number, plugin in enumerate(plugins if isinstance(plugins, list) else []):
        if plugin == PLUGIN:
            return {}, ("plugins", number)
        if isinstance(plugin, dict) and PLUGIN in plugin:
            options = plugin[PLUGIN]
            return (options if isinstance(options, dict) else {}), ("plugins", number, PLUGIN)
    return None, ()


def read_today(given: date | None = None) -> date:
    """The day on which the site is built: as `given`, else from SOURCE_DATE_EPOCH (reproducible-builds.org), else now.

    Always in Europe/London. Raises `FindingsError` where SOURCE_DATE_EPOCH is not a number of seconds.
    """
    london = ZoneInfo("Europe/London")
    if given:
        return given
    if epoch := os.environ.get("SOURCE_DATE_EPOCH"):
        try:
            return datetime.fromtimestamp(int(epoch), UTC).astimezone(london).date()
        except (ValueError, OverflowError, OSError):
            message = "The environment variable SOURCE_DATE_EPOCH is not a number of seconds since 1970."
            raise FindingsError([Finding("DL060", "", message, "Unset it, or use --today 2021-08-24.")]) from None
    return datetime.now(london).date()
