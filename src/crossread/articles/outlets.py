"""The publisher of an article, from its metadata or its copyright line."""

from __future__ import annotations

import re
from collections.abc import Iterable

from crossread.text.normalise import collapse_spaces, shadow
from crossread.text.resources import load
from crossread.text.urls import domain

_COPYRIGHT = re.compile(
    r"(?:\(c\)|©|\bcopyright)(?:\s|:|©|\(c\)){0,6}(?P<year>(?:19|20)\d{2}(?:\s?-\s?\d{2,4})?)[\s,.-]*(?:by\s+)?"
    r"(?P<name>[^.,|;:()\n]{2,60}?)\s*(?:[.,|;]|\ball rights reserved|\Z)",
    re.IGNORECASE,
)
_COMPANY = re.compile(
    r"[\s,]+(?:inc|ltd|llc|plc|gmbh|corp|co|limited|corporation)\.?\Z", re.IGNORECASE
)
_NO_NAME = re.compile(
    r"(?:all rights.*|the (?:author|authors|publisher)|.*\bprivacy\b.*)\Z", re.IGNORECASE
)


def name_domain(host: str) -> str:
    """Return the name of a well-known outlet for its domain, else the domain itself."""
    names: dict[str, str] = load("outlets.yaml")
    labels = host.split(".")
    for start in range(len(labels) - 1):
        name = names.get(".".join(labels[start:]))
        if name:
            return name
    return host


def find_copyright_holder(lines: Iterable[str]) -> str:
    """Return the name in a copyright line such as ``© 2024 NAME, All rights reserved``, or ""."""
    for line in lines:
        match = _COPYRIGHT.search(shadow(line))
        if match is None:
            continue
        name = _COMPANY.sub("", collapse_spaces(line[match.start("name") : match.end("name")]))
        if len(name) > 1 and not _NO_NAME.match(name):
            return name
    return ""


def label_outlet(given: str, url: str, furniture: Iterable[str]) -> str:
    """Return the outlet's label: name or domain of the metadata, else of a copyright line; or "".

    A domain of a well-known outlet gives its name. A name that the page gives for itself goes
    before the domain of its address.
    """
    name = collapse_spaces(given)
    host = domain(name) if " " not in name else ""
    address = domain(url)
    for candidate in (host, address):
        if candidate and name_domain(candidate) != candidate:
            return name_domain(candidate)
    if host:
        return host
    return name or address or find_copyright_holder(furniture)
