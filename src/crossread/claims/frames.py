"""Which event type a verb with its arguments states."""

from __future__ import annotations

from crossread.claims.arguments import Arguments
from crossread.claims.fitness import fits, is_party
from crossread.claims.lexicon import Frame, noun_classes, noun_frames, verb_frames, verb_list
from crossread.claims.phrases import members
from crossread.claims.tree import Tree

_PARTICLES = frozenset({"off", "out", "up", "down", "away", "aside"})


def verb_lemma(tree: Tree, verb: int) -> tuple[str, tuple[int, ...]]:
    """Return the lemma with its particle, and the tokens of both."""
    particle = next(
        (c for c in tree.kids(verb, "compound") if tree.tokens[c].upos in ("ADP", "ADV")),
        None,
    )
    if particle is None:
        return tree.lemma(verb), (verb,)
    return f"{tree.lemma(verb)} {tree.lower(particle)}", (verb, particle)


def _frames_of(tree: Tree, verb: int, lemma: str, arguments: Arguments) -> tuple[Frame, ...] | None:
    """Return the frames of a verb, those of its fixed phrases ("call for") before its own.

    A particle that the parser took for a preposition ("laughed off the claims") is given back.
    """
    own = verb_frames().get(lemma)
    if " " in lemma:
        return own
    beside = [tree.lemma(head) for head in arguments.slots.get("obj", ())]
    beside += [tree.lower(child) for child in tree.kids(verb, "advmod", "xcomp", "amod")]
    words = (word for word in (*arguments.slots, *beside) if f"{lemma} {word}" in verb_frames())
    word = next(words, None)
    if word is None:
        return own
    if word in _PARTICLES and word in arguments.slots and "obj" not in arguments.slots:
        arguments.slots["obj"] = arguments.slots.pop(word)
    return (*verb_frames()[f"{lemma} {word}"], *(own or ()))


def match_frame(tree: Tree, verb: int, lemma: str, arguments: Arguments) -> Frame | None:
    """Return the first frame of the lemma whose conditions the arguments meet, or None."""
    frames = _frames_of(tree, verb, lemma, arguments)
    if frames is None:
        return None
    nouns = object_nouns(tree, arguments)
    clause = tree.kid(verb, "ccomp", "xcomp") is not None
    if tree.kid(verb, "xcomp") is not None:  # "sent the crowd running" hands nothing over
        frames = tuple(frame for frame in frames if frame.event_type != "Transfer")
    for frame in frames:
        if _meets(frame, arguments, nouns, clause=clause) and _fits(tree, frame, arguments):
            return frame
    return None


def _fits(tree: Tree, frame: Frame, arguments: Arguments) -> bool:
    """Tell whether places are places, parties parties, and no filler is unfit for its role."""
    if frame.place and not _is_place(tree, arguments.first(frame.place)):
        return False
    for slot, wanted in ((frame.party, True), (frame.party_less, False)):
        head = arguments.first(slot)
        if slot and (head is None or is_party(tree, head) is not wanted):
            return False
    return all(
        fits(tree, frame.event_type, frame.slots[slot].rstrip("+"), heads)
        for slot, heads in arguments.slots.items()
        if slot in frame.slots
    )


def _is_place(tree: Tree, head: int | None) -> bool:
    """Tell whether a phrase is a name or a noun of place ("came to power" is no visit)."""
    return head is not None and (
        tree.tokens[head].upos == "PROPN" or tree.lemma(head) in noun_classes()["place"]
    )


def _meets(frame: Frame, arguments: Arguments, nouns: set[str], *, clause: bool) -> bool:
    if any(slot not in arguments.slots for slot in frame.needs):
        return False
    if (frame.none and "obj" in arguments.slots) or (frame.clause_only and not clause):
        return False
    classes = noun_classes()
    if frame.object_class and not (frame.clause and (clause or nouns & noun_frames().keys())):
        return bool(nouns & classes[frame.object_class])
    return not (frame.unless and nouns & classes[frame.unless])


def object_nouns(tree: Tree, arguments: Arguments) -> set[str]:
    """Return the lemmas of the object's members; of measures, what they measure."""
    found: set[str] = set()
    slots = ("obj", "with") if "with" in arguments.slots else ("obj",)
    for slot in slots:
        for head in arguments.slots.get(slot, ()):
            for member in members(tree, head):
                found.update(noun_lemmas(tree, member))
    return found


def noun_lemmas(tree: Tree, head: int) -> list[str]:
    """Return the lemma of a noun and, where it is a measure, of what is measured."""
    lemma = tree.lemma(head)
    names = [lemma, lemma.removesuffix("s")]  # "troops" has no singular lemma
    if lemma not in verb_list("measures") and tree.tokens[head].upos != "NUM":
        return names
    inner = (c for c in tree.kids(head, "nmod", "compound") if tree.case(c) in ("of", ""))
    return [*names, *map(tree.lemma, inner)]
