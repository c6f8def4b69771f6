"""Layers, which PDF calls optional content (ISO 32000-2, 8.11): whether any is not always shown."""

from __future__ import annotations

from typing import Any

from pikepdf import Array, Dictionary, Name, Pdf

from disclosure_log.gate.notes import Notes

STATES = (("/View", "/ViewState"), ("/Print", "/PrintState"), ("/Export", "/ExportState"))


def note_layers(pdf: Pdf, notes: Notes) -> None:
    """Note layers that are off, or that a way of use or a choice of the reader switches off."""
    properties = pdf.Root.get("/OCProperties")
    if not isinstance(properties, Dictionary):
        return
    configurations = [properties.get("/D"), *_items(properties.get("/Configs"))]
    for configuration in configurations:
        if isinstance(configuration, Dictionary) and _hides(configuration):
            notes.note("pdf-layer")
    for group in _items(properties.get("/OCGs")):
        if isinstance(group, Dictionary) and _is_off_somewhere(group):
            notes.note("pdf-layer")


def _hides(configuration: Any) -> bool:
    base = configuration.get("/BaseState", Name.ON)
    return base != Name.ON or bool(_items(configuration.get("/OFF"))) or bool(_items(configuration.get("/RBGroups")))


def _is_off_somewhere(group: Any) -> bool:
    usage = group.get("/Usage")
    if not isinstance(usage, Dictionary):
        return False
    for use, state in STATES:
        entry = usage.get(use)
        if isinstance(entry, Dictionary) and entry.get(state, Name.ON) != Name.ON:
            return True
    return "/Zoom" in usage or "/User" in usage or "/Language" in usage


def _items(value: Any) -> list[Any]:
    return list(value) if isinstance(value, Array) else []
