"""Complements that the parser hung on the object although they belong to the event."""

from __future__ import annotations

from crossread.claims.arguments import Arguments
from crossread.claims.lexicon import Frame, default_slots, noun_frames
from crossread.claims.nominal import noun_arguments
from crossread.claims.phrases import members, phrase_tokens
from crossread.claims.propbank import LIGHT_NOUN, is_core, labels_of
from crossread.claims.tree import Tree

# Types in which something passes between two parties, so that "to" and "from" name them.
_DIRECTED = frozenset({"Transfer", "TechnologyTransfer", "LabourMovement"})


_PARTY_CASES = frozenset({"to", "from", "with", "against"})


def mend_complements(tree: Tree, verb: int, frame: Frame, arguments: Arguments) -> tuple[int, ...]:
    """Fill missing roles from inside the object; return an event noun that the verb repeats."""
    if frame.event_type in _DIRECTED:
        _split_indirect_object(tree, frame, arguments, verb)
    if frame.event_type in _DIRECTED or frame.object_class == "message":
        _raise_parties(tree, frame, arguments)
    return _take_noun_roles(tree, frame, arguments)


def raise_framed(tree: Tree, verb: int, arguments: Arguments) -> None:
    """Read "has offices in Oslo" with the verb's place where the frame says it is the verb's.

    The parser hung the phrase on the object; the model's PropBank arguments give it to the verb.
    """
    labels = labels_of(tree, verb)
    for head in arguments.slots.get("obj", ()):
        for child in tree.kids(head, "nmod") if labels else ():
            label, case = labels.get(child, ""), tree.case(child)
            where = label == "ARGM-LOC" and default_slots().get(case) == "place"
            where = where and tree.tokens[child].upos != "NUM"
            theirs = where or (is_core(label) and case in _PARTY_CASES)
            if theirs and child not in tree.time_of:
                arguments.add("place" if where else case, child)
                arguments.cut.add(child)


def _item_slot(frame: Frame, arguments: Arguments) -> str:
    """Return the slot of the thing that passes: "with" in "supply X with Y", else the object."""
    slot = next((s for s, role in frame.slots.items() if role in ("item", "subject")), "obj")
    return slot if slot in arguments.slots else "obj"


def _raise_parties(tree: Tree, frame: Frame, arguments: Arguments) -> None:
    """Read "sent crates of rice to A" as sent to A although "to A" hangs on the rice."""
    filled = {frame.slots[slot] for slot in arguments.slots if slot in frame.slots}
    heads = arguments.slots.get(_item_slot(frame, arguments), [])
    for slot in ("to", "from"):
        role = frame.slots.get(slot)
        if role is None or role in filled:
            continue
        for member in [each for head in heads for each in members(tree, head)][-1:]:
            found = _complement(tree, member, slot)
            if found is not None:
                arguments.add(slot, found)
                arguments.cut.add(found)


def _complement(tree: Tree, noun: int, preposition: str) -> int | None:
    """Return the complement with a preposition, also below an "of" phrase."""
    for child in tree.kids(noun, "nmod"):
        if tree.case(child) == preposition and child not in tree.time_of:
            return child
    inner = next((c for c in tree.kids(noun, "nmod") if tree.case(c) == "of"), None)
    return _complement(tree, inner, preposition) if inner is not None else None


def carry_light_noun(tree: Tree, verb: int, arguments: Arguments) -> tuple[int, ...]:
    """Return the noun that says what is done, where the frame calls the verb light.

    "Took part in a drill": the predicate is "take part". A bare noun is no participant; a noun
    with more to it ("an offer of help") stays one, and gives the verb those to whom it is done.
    """
    labels = labels_of(tree, verb)
    noun = next((h for h in arguments.slots.get("obj", ()) if labels.get(h) == LIGHT_NOUN), None)
    if noun is None or "obj" in arguments.borrowed or "attribute" in arguments.slots:
        return ()  # "made the report public" is no light verb
    inner = labels_of(tree, noun)
    for child in tree.kids(noun, "nmod"):
        if tree.case(child) in _PARTY_CASES and is_core(inner.get(child, "")):
            arguments.add(tree.case(child), child)
            arguments.cut.add(child)
    if "subj" in arguments.slots and all(tree.base[c] == "det" for c in tree.children[noun]):
        arguments.slots.pop("obj")
    return (noun,)


def _split_indirect_object(tree: Tree, frame: Frame, arguments: Arguments, verb: int) -> None:
    """Read "gives Ann Poe a vase" where the parser made the name a part of the vase."""
    head = arguments.first("obj")
    if "iobj" not in frame.slots or head is None or {"iobj", "to"} & arguments.slots.keys():
        return
    labels = labels_of(tree, verb)
    for child in tree.kids(head, "compound"):
        if labels.get(child) == "ARG2":  # "sold Astland weapons"
            arguments.add("iobj", child)
            arguments.cut.add(child)
            return
    article = next(
        (c for c in tree.kids(head, "det") if tree.lower(c) in ("a", "an", "another")), None
    )
    first, _ = phrase_tokens(tree, head)
    if article is None or article == first or tree.tokens[article - 1].upos != "PROPN":
        return
    name = next((c for c in tree.kids(head, "compound", "nmod") if first <= c < article), None)
    if name is not None:
        arguments.add("iobj", name)
        arguments.cut.add(name)


def _take_noun_roles(tree: Tree, frame: Frame, arguments: Arguments) -> tuple[int, ...]:
    """Let "bears gifts for A", "signed a pact with B" take the noun's participants."""
    noun = arguments.first("obj")
    inner = noun_frames().get(tree.lemma(noun)) if noun is not None else None
    if noun is None or inner is None or inner.event_type != frame.event_type:
        return ()
    filled = {frame.slots.get(slot, "").rstrip("+") for slot in arguments.slots}
    for slot, heads in noun_arguments(tree, noun, inner).slots.items():
        role = inner.slots.get(slot, "").rstrip("+")
        if role and slot != "self" and slot in frame.slots and role not in filled:
            arguments.slots.setdefault(slot, []).extend(heads)
            if frame.event_type != "Agreement":  # "a treaty on fishing" is what is signed
                arguments.cut.update(heads)
    return (noun,)
