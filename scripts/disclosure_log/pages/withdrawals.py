"""The public page of withdrawals and corrections: whatever was taken down or changed after it was published."""

from __future__ import annotations

from itertools import groupby

from disclosure_log.locale import N_
from disclosure_log.pages.addresses import WITHDRAWALS
from disclosure_log.pages.lists import Lists
from disclosure_log.pages.page import Page
from disclosure_log.pages.wording import Wording
from disclosure_log.records.front_matter import ChangeKeys, WithdrawnKeys
from disclosure_log.records.log import Log
from disclosure_log.records.response import Response


def withdrawals_page(log: Log, words: Wording, lists: Lists) -> Page:
    """The page, newest first. It says what the pages of the responses say, and nothing more."""
    withdrawn: list[tuple[WithdrawnKeys, Response]] = [
        (response.front.withdrawn, response) for response in log.responses if response.front.withdrawn
    ]
    withdrawn.sort(key=lambda entry: entry[0].date, reverse=True)
    corrected: list[tuple[ChangeKeys, Response]] = [
        (change, response) for response in log.responses for change in response.front.changes
    ]
    corrected.sort(key=lambda entry: entry[0].date, reverse=True)
    title = words.said(N_("Withdrawals and corrections"))
    given = {
        "title": title,
        "way_steps": lists.way(),
        "withdrawn": withdrawn,
        "corrected": [(year, list(found)) for year, found in groupby(corrected, key=lambda entry: entry[0].date.year)],
        "number": len(corrected),
    }
    said = words.said(N_("What was taken down or corrected after it was published in this log, when and why."))
    return lists.page(title, said, "withdrawals.html", WITHDRAWALS, given)
