"""Rules for what the text holds: time, quantity, entity, framing, omission, boilerplate."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from crossread.model.annotation import MentionKind
from crossread.model.evidence import FramingLabel, Omission, OmissionKind
from crossread.model.quantities import Quantity
from crossread.model.times import TimeExpression
from crossread.text import dates, edtf
from evaluation.gold_items import Evidence, Item
from evaluation.gold_names import name_matches, name_words
from evaluation.gold_world import World, cites

Outcome = tuple[bool, str]


def boilerplate(world: World, item: Item) -> Outcome:
    """No claim comes from the spans."""
    for evidence in item.evidence:
        if evidence.span is None:
            return False, f"not in the article as read: {evidence.quote[:40]}"
        if claims := world.claims_inside(evidence):
            return False, f"claim {claims[0].id} comes from {evidence.quote[:40]!r}"
    return True, "no claim comes from them"


def quantity(world: World, item: Item) -> Outcome:
    """At every span a quantity has the expected interval and unit."""
    for evidence in item.evidence:
        reading = world.readings.get(evidence.article)
        if reading is None or evidence.span is None:
            return False, "not read"
        found = [q for q in reading.annotation.quantities if q.span.overlaps(evidence.span)]
        if not any(_same_quantity(q, item) for q in found):
            seen = "; ".join(f"{q.low:g}-{q.high:g} {q.unit} {q.thing}" for q in found)
            return False, f"{evidence.quote!r} read as {seen or 'nothing'}"
    return True, "interval and unit found"


def _same_quantity(found: Quantity, item: Item) -> bool:
    value = item.expected.get("value", found.value)
    low, high = item.expected.get("interval", (value, value))
    # Rounding rules differ by a percent or two; a wrong approximator differs by more.
    slack = max(0.5, 0.02 * abs(high or low or 0))
    near = all(
        bound is None or abs(own - bound) <= slack
        for own, bound in ((found.low, low), (found.high, high))
    )
    unit = re.sub(r"\([^)]*\)", " ", str(item.expected.get("unit", ""))).split()
    named = name_words(found.unit) | name_words(found.thing)
    return near and found.value == value and (not unit or unit[-1] in named)


_UNITS = {"Y": "year", "M": "month", "W": "week", "D": "day", "H": "hour"}


def _same_days(expected: str, expression: TimeExpression, anchor: date | None) -> bool:
    """Tell whether the expression means the expected EDTF value or ISO duration."""
    if duration := re.fullmatch(r"P(\d+[YMWD]|T\d+H)", expected):
        unit = _UNITS[duration[1][-1]]
        count = float(duration[1].strip("TYMWDH"))
        return expression.unit == unit and expression.count == count
    found = dates.resolve(expression, anchor)
    if found is None:
        return False
    if found.edtf == expected:
        return True
    try:
        first, last = edtf.bounds(expected)
    except ValueError:
        return False
    if first is None or last is None or found.first is None or found.last is None:
        return (first, last) == (found.first, found.last)
    # A stretch up to the anchor ends on the day of writing or on the day of print.
    slack = timedelta(days=2 if last - first > timedelta(days=31) else 0)
    return abs(found.first - first) <= slack and abs(found.last - last) <= slack


def _published(world: World, evidence: Evidence, expected: str) -> bool:
    """Tell whether a date candidate at the span is the expected instant or day."""
    article = world.readings[evidence.article].article
    for candidate in article.dates:
        here = candidate.span and evidence.span and candidate.span.overlaps(evidence.span)
        if here and datetime.fromisoformat(candidate.value) == datetime.fromisoformat(expected):
            return True
    return False


def _is_anchor(world: World, evidence: Evidence) -> bool:
    """Tell whether the date at the span became the anchor of its article."""
    article = world.readings[evidence.article].article
    day = world.anchors.get(evidence.article)
    here = [c for c in article.dates if c.span and evidence.span and c.span.overlaps(evidence.span)]
    return any(datetime.fromisoformat(c.value).date() == day for c in here)


def time(world: World, item: Item) -> Outcome:
    """Every time expression means the expected value; a page date is not the anchor."""
    expected = str(item.expected.get("value") or item.expected.get("correct"))
    for evidence in item.evidence:
        reading = world.readings.get(evidence.article)
        if reading is None or evidence.span is None:
            return False, "not read"
        if evidence.role == "page_date":
            if _is_anchor(world, evidence):
                return False, "the page date is the anchor"
        elif evidence.role == "publication":
            if not _published(world, evidence, expected):
                return False, "no such publication date"
        else:
            found = [t for t in reading.annotation.times if t.span.overlaps(evidence.span)]
            anchor = world.anchors.get(evidence.article)
            if not any(_same_days(expected, t, anchor) for t in found):
                values = [dates.resolve(t, anchor) for t in found]
                seen = ", ".join(value.edtf for value in values if value)
                return False, f"{evidence.quote[:40]!r} read as {seen or 'nothing'}"
    return True, expected


def _entities_at(world: World, evidence: Evidence) -> set[str]:
    return {
        entity.id
        for mention in world.mentions_at(evidence)
        for entity in world.linked(evidence.article, mention.index)
    }


def _canonical(world: World, item: Item) -> Outcome:
    """Mentions at all spans stand for one entity, which has the expected name."""
    common: set[str] | None = None
    for evidence in item.evidence:
        here = _entities_at(world, evidence)
        common = here if common is None else common & here
    known = {e.id: e for d in world.dossiers for e in d.entities.entities}
    expected = str(item.expected["canonical"])
    for name in sorted(common or ()):
        if name_matches(expected, world.names([known[name]])):
            return True, f"all are {known[name].name}"
    return False, f"no entity {expected} stands at all spans"


def _members(world: World, item: Item) -> Outcome:
    """A plural mention at every span stands for exactly the expected members."""
    expected = [str(name) for name in item.expected["members"]]
    for evidence in item.evidence:
        groups = [world.linked(evidence.article, m.index) for m in world.mentions_at(evidence)]
        if not any(
            len(group) == len(expected)
            and all(any(name_matches(n, world.names([e])) for e in group) for n in expected)
            for group in groups
        ):
            return False, f"{evidence.file}: {evidence.quote!r} has other members"
    return True, "members found"


def _metonyms(world: World, item: Item) -> Outcome:
    """Each mapped word at a span stands for something that acts for the expected State."""
    checked = 0
    for evidence in item.evidence:
        for word, expected in sorted(item.expected["map"].items()):
            mentions = [m for m in world.mentions_at(evidence) if word in (m.name or "")]
            if word not in evidence.quote:
                continue
            checked += 1
            linked = [e for m in mentions for e in world.linked(evidence.article, m.index)]
            acting = [entity for entity in linked if entity.acts_for]
            if not name_matches(str(expected), world.names(acting, side=True)):
                return False, f"{evidence.file}: {word} is not {expected}"
    return checked > 0, f"{checked} metonyms"


def _antecedent(world: World, item: Item) -> Outcome:
    expected = str(item.expected["antecedent"])
    for evidence in item.evidence:
        pronouns = [m for m in world.mentions_at(evidence) if m.kind is MentionKind.PRONOUN]
        linked = [e for m in pronouns[:1] for e in world.linked(evidence.article, m.index)]
        if not name_matches(expected, world.names(linked)):
            return False, f"{evidence.quote[:30]!r} stands for {[e.name for e in linked]}"
    return True, f"stands for {expected}"


def _not_linked(world: World, item: Item) -> Outcome:
    """Nothing at the spans stands for the entity that it must not be linked to."""
    wrong = re.sub(r"^.*?link to ", "", str(item.expected["must_not"]))
    for evidence in item.evidence:
        if not world.mentions_at(evidence):
            return False, "not read"
        for mention in world.mentions_at(evidence):
            if name_matches(wrong, world.names(world.linked(evidence.article, mention.index))):
                return False, f"linked to {wrong}"
    return True, f"not linked to {wrong}"


def entity(world: World, item: Item) -> Outcome:
    """The mentions at the spans stand for what the item expects."""
    for key, rule in (
        ("canonical", _canonical),
        ("members", _members),
        ("map", _metonyms),
        ("antecedent", _antecedent),
        ("must_not", _not_linked),
    ):
        if key in item.expected:
            return rule(world, item)
    return False, "no rule for what is expected"


def _labels_at(world: World, evidence: Evidence) -> list[FramingLabel]:
    return [
        label
        for dossier in world.dossiers
        for row in dossier.framing
        for label in row.labels
        if cites([label.citation], evidence)
    ]


def framing(world: World, item: Item) -> Outcome:
    """A label stands at every span, with the expected tone and voice."""
    negative = item.expected.get("negative", {})
    neutral = item.expected.get("neutral", [])
    voices = item.expected.get("voice", {})
    for evidence in item.evidence:
        labels = _labels_at(world, evidence)
        if not labels:
            return False, f"no label at {evidence.file}: {evidence.quote!r}"
        loaded = any(label.tone == "loaded" for label in labels)
        if (evidence.file in negative and not loaded) or (evidence.file in neutral and loaded):
            return False, f"wrong tone at {evidence.file}: {evidence.quote!r}"
        for words, voice in sorted(voices.items()):
            spoken = [label.voice for label in labels]
            if words in evidence.quote and not name_matches(str(voice), spoken):
                return False, f"{words!r} spoken by {', '.join(spoken)}"
    return True, "labels found"


def _concerns(world: World, omission: Omission, spans: Iterable[Evidence]) -> bool:
    """Tell whether the omitted group, or what the omission cites, stands at one of the spans."""
    names = [f"{d.story.id}.{omission.group}" for d in world.dossiers if omission in d.omissions]
    return any(
        cites(omission.citations, evidence) or not world.groups_at(evidence).isdisjoint(names)
        for evidence in spans
    )


def omission(world: World, item: Item) -> Outcome:
    """An entry about the spans names the articles that leave out, or the only one that has it."""
    only, omits = item.expected.get("only"), item.expected.get("omits", ())
    kind = OmissionKind.DENIAL if "denial" in item.type else OmissionKind.CONTEXT
    sole, absent = world.articles_of(only or ()), world.articles_of(omits)
    if not sole and not absent:
        return False, "no article to look for"
    present = {e.article for e in item.evidence if e.file not in omits}
    entries = [o for d in world.dossiers for o in d.omissions]
    for found in (o for o in entries if _concerns(world, o, item.evidence)):
        left_out = set(found.left_out_by)
        if only is not None:
            if found.kind is OmissionKind.UNIQUE and set(found.carried_by) == sole:
                return True, f"unique: {found.group}"
        elif found.kind is kind and absent <= left_out and not present & left_out:
            return True, f"left out: {found.group}"
    return False, "no such entry"
