"""Which time expression dates an event: the one that hangs on it and on nothing in between."""

from __future__ import annotations

from crossread.claims.drafts import Draft
from crossread.claims.lexicon import cue_forces, noun_frames
from crossread.claims.presupposed import tells_occurrence
from crossread.claims.tree import NOMINAL, Tree
from crossread.model.spans import Span
from crossread.model.times import TimeForm

_NO_EVENT_TIME = frozenset({TimeForm.DURATION, TimeForm.VAGUE})
_ASIDE = frozenset({"before", "after", "ahead of", "prior to", "prior"})  # they date something else
_NO_HEADS = frozenset({"case", "mark", "punct", "det"})
_BOUNDS = frozenset({"since", "until", "by", "from", "through"})  # they come after a plain time
_IN_FRONT = frozenset({"amod", "compound", "nummod", "nmod"})
_ORDINALS = frozenset({"first", "second", "third", "fourth", "fifth", "last", "latest", "only"})
_REACH = 6  # words from a time back to its noun: "visit to the old harbour next week"
_STEPS = 8  # words upwards from a time to its event; deeper nesting is a parser error


def event_time(tree: Tree, draft: Draft, span: Span) -> tuple[int | None, tuple[int, ...]]:
    """Return the time of the event and every time expression in its clause.

    Durations date nothing, nor does "before Tuesday". A second verb shares a time that stands in
    front of the first, a participle the time of its clause.
    """
    times = tree.annotation.times
    start, end = span.start, span.end
    inside = {i for i, t in enumerate(times) if t.span.start < end and start < t.span.end}
    own = _times_of(tree, draft.tokens)
    if not own and draft.head in draft.tokens:
        own = _lent_times(tree, draft.head)
    return (own[0] if own else None), tuple(sorted({*inside, *own}))


def _times_of(tree: Tree, events: tuple[int, ...]) -> list[int]:
    """Return the times that one of these tokens governs, in text order."""
    sentence = tree.sentence(events[0])
    found: list[int] = []
    for token in tree.timed.get(sentence.index, ()):
        index = tree.time_of[token]
        if index in found or not _dates(tree, index):
            continue
        if tree.time_of.get(tree.head(token)) == index or tree.base[token] in _NO_HEADS:
            continue
        event = _event_above(tree, token)
        if event in events and not _counts_from(tree, index, event):
            found.append(index)
    found.sort(key=lambda index: tree.annotation.times[index].relation in _BOUNDS)
    return found


def _dates(tree: Tree, index: int) -> bool:
    return tree.annotation.times[index].form not in _NO_EVENT_TIME


def _counts_from(tree: Tree, index: int, event: int) -> bool:
    """Tell whether a distance is counted from the event: "two years after the ship sank"."""
    span = tree.annotation.times[index].span
    if span.of(tree.text).split()[-1].lower() not in ("after", "before"):
        return False
    parted = tree.text[span.end : span.end + 1] == ","  # "a day after, the ship sank"
    return span.end <= tree.tokens[event].span.start and not parted


def _event_above(tree: Tree, token: int) -> int:
    """Return the verb or event noun that a time hangs on, -1 when it describes a thing."""
    if _is_aside(tree, token) or tree.base[token] in ("nsubj", "obj"):
        return -1
    time, since = token, tree.case(token) == "since"
    for _ in range(_STEPS):
        governor = tree.head(token)
        while governor >= 0 and tree.tokens[governor].upos in ("AUX", "PART"):
            governor = tree.head(governor)  # "not since 2016 had she": it hangs on their verb
        if governor < 0 or not _is_thing(tree, governor):
            nearer = _noun_before(tree, governor, time) if governor >= 0 else None
            return nearer if nearer is not None else _reporting_between(tree, governor, time)
        if since or (tree.base[token] in _IN_FRONT and token < governor):
            return governor if tree.time_of.get(governor) is not None else -1
        token = governor
    return -1


def _noun_before(tree: Tree, verb: int, time: int) -> int | None:
    """Return the event noun in front of a time that cannot be the verb's.

    "Criticised her visit next week": the past has no next week. "Ahead of her first visit since
    2000": the ordinal wants its bound.
    """
    first = time
    while first - 1 in tree.children[time] or tree.time_of.get(first - 1) == tree.time_of[time]:
        first -= 1
    before = range(first - 1, max(verb, first - _REACH), -1)
    nouns = (i for i in before if tree.tokens[i].upos == "NOUN")
    found = next((i for i in nouns if tree.lemma(i) in noun_frames()), None)
    if found is None:
        return None
    ordinal = any(tree.lower(child) in _ORDINALS for child in tree.kids(found, "amod"))
    bound = tree.case(time) in ("since", "in") and ordinal and found == first - 1
    ahead = tree.tokens[verb].xpos == "VBD" and _is_to_come(tree, tree.time_of[time])
    return found if bound or ahead else None


def _is_aside(tree: Tree, token: int) -> bool:
    """Tell whether a time only bounds the event: "before Tuesday", "ahead of Tuesday"."""
    words = tree.case(token)
    if words == "of":
        first = min(tree.kids(token, "case"), default=token)
        words = f"{tree.lower(first - 1)} of" if first > 0 else words
    return words in _ASIDE and not tree.is_possessive(token)


def _reporting_between(tree: Tree, event: int, time: int) -> int:
    """Give "..., the ministry said on Friday" to the saying although the parser did not."""
    for cue in tree.kids(event, "parataxis") if event >= 0 else ():
        if event < cue < time and tree.lemma(cue) in cue_forces("verbs"):
            return cue
    return event


def _is_thing(tree: Tree, token: int) -> bool:
    """Tell whether a word is a noun that no time belongs to by itself."""
    if tree.tokens[token].upos not in NOMINAL or tree.kid(token, "cop") is not None:
        return False
    return tree.lemma(token) not in noun_frames() or token in tree.time_of


def _lent_times(tree: Tree, head: int) -> list[int]:
    """Return the times that the clause around lends to a verb without one of its own."""
    governor = tree.head(head)
    if governor >= 0 and tells_occurrence(tree, head):
        return _times_of(tree, (governor,))
    if governor < 0 or tree.tokens[head].upos != "VERB":
        return []
    if tree.base[head] == "conj":
        return [i for i in _times_of(tree, (governor,)) if _is_in_front(tree, i, governor)]
    gerund = tree.tokens[head].xpos == "VBG" and tree.base[head] == "advcl"
    if gerund and not tree.mark(head):
        return _times_of(tree, (governor,))
    return []


def _is_in_front(tree: Tree, index: int, verb: int) -> bool:
    return tree.annotation.times[index].span.end <= tree.tokens[verb].span.start


def is_ahead(tree: Tree, event: int) -> bool:
    """Tell whether a time such as "tomorrow", "next week" dates an event."""
    return any(_is_to_come(tree, index) for index in _times_of(tree, (event,)))


def _is_to_come(tree: Tree, index: int) -> bool:
    time = tree.annotation.times[index]
    counted = time.form is TimeForm.OFFSET and time.count is not None and time.count > 0
    return counted and not time.reference and time.relation in ("", "next")
