"""The closed sentences of a hit. None of them says that a rule was broken."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from crossread.model.claims import Status
from crossread.model.evidence import ClaimGroup, OriginKind
from crossread.model.watch import HitElement, Provision, Rule, Verification

UNCHECKED = "paragraph number not yet checked against the official text"
_DONE = frozenset({Status.ASSERTED, Status.ALLEGED, Status.ESTIMATED})


def is_ahead(statuses: Iterable[Status]) -> bool:
    """Tell whether no claim says that it happened: it is only planned or thought possible."""
    return not _DONE & set(statuses)


def opening(statuses: Iterable[Status], *, denied: bool) -> str:
    """Return how the conduct is put forward, in the words that begin the sentence."""
    found = set(statuses)
    if is_ahead(found):
        kind = "Announced conduct" if Status.PLANNED in found else "Conduct discussed as possible"
        return f"{kind} which, if carried out and if confirmed,"
    kind = "Reported" if Status.ASSERTED in found and not denied else "Alleged"
    return f"{kind} conduct which, if confirmed,"


def provision_words(provisions: Sequence[Provision], name: str) -> str:
    """Return the provisions as printed, with the rule's short name."""
    parts = []
    for provision in provisions:
        annex = provision.paragraph.startswith("annex")
        paragraph = provision.paragraph if annex else f"paragraph {provision.paragraph}"
        note = "" if provision.verification is Verification.CHECKED else f" [{UNCHECKED}]"
        parts.append(f"{provision.instrument} {paragraph}{note}")
    return f"{', '.join(parts)} ({name})"


def _listed(names: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(names)) or "nobody in these reports"


def _reporters(group: ClaimGroup) -> str:
    named = [o.name for o in group.origins if o.kind is not OriginKind.NOT_STATED]
    return ", ".join(dict.fromkeys(named)) or "no stated origin"


def hit_statement(
    start: str,
    rule: Rule,
    provisions: Sequence[Provision],
    conditions: Sequence[str],
    tail: str,
) -> str:
    """Return the sentence of a hit; with conditions it only may fall under the rule."""
    words = provision_words(provisions, rule.name)
    if conditions:
        return f"{start} may fall under {words}, depending on: {'; '.join(conditions)}. {tail}"
    return f"{start} would fall under {words}. {tail}"


def closing(
    group: ClaimGroup, rule: Rule, elements: Iterable[HitElement], deniers: Sequence[str]
) -> str:
    """Return who reports and denies it, what stays open, and which exemptions to check."""
    still_open = [f"{e.name} ({e.value})" for e in elements if e.open]
    exemptions = "; ".join(rule.exemptions) or "none is listed in this rulebook"
    return (
        f"Reported by: {_reporters(group)}. "
        f"Not established here: {', '.join(still_open) or 'whether it happened as reported'}. "
        f"Denied by: {_listed(deniers)}. Exemptions to check: {exemptions}."
    )


def roles_statement(rule: Rule, provisions: Sequence[Provision], reason: str) -> str:
    """Return the sentence for a transfer whose direction is not established."""
    words = provision_words(provisions, rule.name)
    return f"Screened against {words}, not to the end: {reason}."


def dated_statement(rule: Rule, provisions: Sequence[Provision], day: str) -> str:
    """Return the sentence for an event outside the time in force."""
    words = provision_words(provisions, rule.name)
    return f"{words}: the provision was not in force on {day}."


def open_statement(reason: str) -> str:
    """Return the sentence for goods of no rule whose direction is not established."""
    return f"Screened, not to the end: {reason}."


def scope_statement(reason: str) -> str:
    """Return the sentence of a near miss."""
    return f"Screened, not in scope: {reason}."
