"""The arguments of a verb in the slots of its active voice, shared and controlled ones included."""

from __future__ import annotations

from dataclasses import dataclass, field

from crossread.claims.fitness import is_party
from crossread.claims.lexicon import source_nouns, verb_list
from crossread.claims.propbank import argument, is_core, label_of_phrase, labels_of
from crossread.claims.subjects import antecedent, is_passive, is_relative, surface_subjects
from crossread.claims.tree import NOMINAL, Tree

_BEFORE_OF = frozenset({"ahead", "instead", "outside", "inside", "regardless", "because", "out"})
_TWIN_REACH = 3  # tokens between verbs that share an object: "buy and then repair"
_TWIN_LINKS = frozenset({"cc", "punct", "compound", "obj", "advcl", "conj"})
_NAMING = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "PRON"})
_MANNERS = frozenset({"way", "reason", "manner", "extent", "degree"})  # no objects of their clause
_ADVERBIAL = frozenset({"in", "for", "at"})
_COMPANY = frozenset({"along with", "together with", "alongside"})
_HEADLINE_REACH = 9  # tokens: a two-part name and an object with two adjectives


@dataclass(slots=True)
class Arguments:
    """Slot -> heads of the phrases that fill it; ``borrowed`` are slots filled from outside."""

    slots: dict[str, list[int]] = field(default_factory=dict)
    borrowed: set[str] = field(default_factory=set)
    passive: bool = False
    cut: set[int] = field(default_factory=set)  # complements taken out of their noun's phrase

    def add(self, slot: str, head: int) -> None:
        """Put a phrase into a slot."""
        self.slots.setdefault(slot, []).append(head)

    def first(self, slot: str) -> int | None:
        """Return the first phrase of a slot, or None."""
        heads = self.slots.get(slot)
        return heads[0] if heads else None


def collect(tree: Tree, verb: int) -> Arguments:
    """Return the arguments of a verb, voice normalised: a passive's subject is its object."""
    found = Arguments(passive=is_passive(tree, verb), cut=_around(tree, verb))
    for child in tree.children[verb]:
        _add_child(tree, found, verb, child)
    _add_loose_object(tree, found, verb)
    _add_shared_object(tree, found, verb)
    _add_listed_objects(tree, found, verb)
    _add_surface_subject(tree, found, verb)
    _add_relative_object(tree, found, verb)
    return found


def _around(tree: Tree, verb: int) -> set[int]:
    """Return a verb and what governs it: a lent noun leaves out the clause that it is lent to."""
    found = {verb}
    while (verb := tree.head(verb)) >= 0:
        found.add(verb)
    return found


def _add_loose_object(tree: Tree, found: Arguments, verb: int) -> None:
    """Take the noun behind a headline verb that the parser hung beside it as its object."""
    if "obj" in found.slots or found.passive:
        return
    for child in tree.kids(verb, "parataxis", "dep"):
        between = range(verb + 1, child)
        near = verb < child <= verb + _HEADLINE_REACH and tree.tokens[child].upos == "NOUN"
        if near and not any(tree.base[i] in ("punct", "cop", "case") for i in between):
            found.add("obj", child)
            receiver = tree.kid(child, "nsubj")
            if receiver is not None and receiver > verb:
                found.add("iobj", receiver)
            return


def _add_listed_objects(tree: Tree, found: Arguments, verb: int) -> None:
    """Take in what a colon lists: "sent gifts: a vase and a clock"."""
    heads = found.slots.get("obj", [])
    listed = [child for head in heads for child in tree.kids(head, "appos")]
    listed += [c for c in tree.kids(verb, "parataxis") if heads and tree.tokens[c].upos == "NOUN"]
    for child in listed:
        colon = any(tree.tokens[mark].text == ":" for mark in tree.kids(child, "punct"))
        if colon and tree.kid(child, "nsubj", "cop") is None:
            found.add("obj", child)


def _add_shared_object(tree: Tree, found: Arguments, verb: int) -> None:
    """Read "buy and repair a ship": both verbs have the object that stands behind the second."""
    if "obj" in found.slots or found.passive:
        return
    if tree.base[verb] == "conj":
        other, last = tree.head(verb), verb
    else:
        joined = tree.kid(verb, "conj")
        other = last = -1 if joined is None else joined
    if other < 0 or abs(other - verb) > _TWIN_REACH or tree.tokens[other].upos != "VERB":
        return
    between = range(min(other, verb) + 1, max(other, verb))
    if any(tree.base[i] not in _TWIN_LINKS and tree.head(i) == min(other, verb) for i in between):
        return
    shared = tree.kid(other, "obj")
    if shared is not None and shared > last and not _is_refused(tree, verb, shared):
        found.add("obj", shared)
        found.borrowed.add("obj")


def _is_refused(tree: Tree, verb: int, shared: int) -> bool:
    """Tell whether the verb's own frame has arguments, and the other verb's object is none."""
    labels = labels_of(tree, verb)
    return bool(labels) and not label_of_phrase(tree, labels, shared)


def _add_child(tree: Tree, found: Arguments, verb: int, child: int) -> None:
    relation = tree.base[child]
    if is_relative(tree, child) and tree.tokens[child].upos in ("PRON", "DET"):
        if relation == "obl" and tree.case(child) and tree.tokens[verb].relation == "acl:relcl":
            _add_relative_oblique(tree, found, verb, child)
        return
    if relation in ("obj", "iobj"):
        _add_object(tree, found, relation, child)
    elif relation in ("obl", "nmod"):
        _add_oblique(tree, found, verb, child)
    elif relation == "xcomp" and _is_attribute(tree, child):
        found.add("attribute", child)  # "became minister", "made it safe"


def _is_attribute(tree: Tree, child: int) -> bool:
    """Tell what a verb makes of somebody from a clause of its own ("seems to be ill")."""
    if tree.tokens[child].upos not in _NAMING or tree.kid(child, "cop", "case", "mark") is not None:
        return False
    return not is_title(tree, child, child + 1)


def _add_object(tree: Tree, found: Arguments, relation: str, child: int) -> None:
    """Two objects are an indirect and a direct one, whatever the parser called the first.

    A title in front of a name ("the Ruritanian leader Ann Poe") is no object of its own.
    """
    earlier = found.first("obj")
    title = earlier if earlier is not None else found.first("iobj")
    if title is not None and is_title(tree, title, child):
        found.slots.pop("iobj", None)
        found.slots["obj"] = [child]
        return
    if relation == "obj" and earlier is not None and "iobj" not in found.slots:
        found.slots["iobj"] = [earlier]
        found.slots["obj"] = [child]
    else:
        found.add(relation, child)


def is_title(tree: Tree, title: int, name: int) -> bool:
    """Tell whether a noun is the title of the name behind it ("envoy Ann Poe")."""
    return (
        title + 1 == name < len(tree.tokens)
        and tree.tokens[title].upos == "NOUN"
        and tree.tokens[name].upos == "PROPN"
        and source_nouns().get(tree.lemma(title)) in ("person", "anonymous")
    )


def _whole_case(tree: Tree, child: int) -> str:
    """Return the preposition with the adverb in front of it that parsers hang on the verb."""
    case = tree.case(child)
    first = min(tree.kids(child, "case"), default=0)
    if case == "of" and first > 0 and tree.lower(first - 1) in _BEFORE_OF:
        return f"{tree.lower(first - 1)} of"
    return case


def _add_oblique(tree: Tree, found: Arguments, verb: int, child: int) -> None:
    if child in tree.time_of or tree.tokens[child].upos not in NOMINAL | {"DET", "ADJ"}:
        return
    case = _whole_case(tree, child)
    if tree.tokens[child].upos == "ADJ" and case in _ADVERBIAL and len(tree.children[child]) == 1:
        return  # "in general", "for sure"
    if case in verb_list("open_markers") or case.startswith("according") or case in _COMPANY:
        return
    if tree.lemma(child) in verb_list("time_nouns") and child not in tree.mention_at:
        return
    if tree.lemma(child) in verb_list("relational_nouns") and case in ("in", "at", "with", "on"):
        inner = next((c for c in tree.kids(child, "nmod") if tree.case(c)), None)
        if inner is not None:
            found.add(f"{case} {tree.lemma(child)} {tree.case(inner)}", inner)
            return
        if len(tree.children[child]) == 1 or tree.kid(child, "acl", "advcl") is not None:
            return  # "in response", "in addition to selling ships"
    if case == "by" and found.passive:
        found.add("subj", child)
    elif case == "at" and tree.tokens[child].upos == "NUM":
        return  # an age or a price: "died at 77"
    elif case:
        found.add(case, child)
    elif child > verb and "obj" not in found.slots and labels_of(tree, verb).get(child) == "ARG1":
        found.add("obj", child)  # an object that the parser took for a measure: "won Game 7"


def _add_surface_subject(tree: Tree, found: Arguments, verb: int) -> None:
    heads = surface_subjects(tree, verb)
    if not heads or any(heads[0] in others for others in found.slots.values()):
        return
    slot = "subj"
    heads = [*heads, *_companions(tree, found, verb, heads)]
    if found.passive:
        _free_object(tree, found, verb, heads[0])
        slot = "iobj" if "obj" in found.slots and "iobj" not in found.slots else "obj"
    if slot in found.slots:
        return
    found.slots[slot] = list(heads)
    if tree.head(heads[0]) != verb or not tree.tokens[heads[0]].relation.startswith("nsubj"):
        found.borrowed.add(slot)


def _free_object(tree: Tree, found: Arguments, verb: int, subject: int) -> None:
    """Read "the ship was taken off the list": what follows is no object of a passive.

    The frame says so: the subject is what is taken, and the other phrase is not.
    """
    labels, head = labels_of(tree, verb), found.first("obj")
    if head is None or tree.kid(verb, "compound") is None:
        return
    if labels.get(subject) == "ARG1" != labels.get(head):
        found.slots["off"] = found.slots.pop("obj")


def _companions(tree: Tree, found: Arguments, verb: int, heads: list[int]) -> list[int]:
    """Return who acts with the subject: "Norvia, along with Astland, sent troops"."""
    beside = [*tree.kids(verb, "obl"), *(c for head in heads for c in tree.kids(head, "nmod"))]
    joined = [child for child in beside if tree.case(child) in _COMPANY]
    found.cut.update(joined)
    thing = found.first("obj")
    things = [c for c in joined if thing is not None and verb < thing < c and not is_party(tree, c)]
    for child in things:  # "sent missiles along with the boats"
        found.add("obj", child)
    return [child for child in joined if child not in things]


def _add_relative_object(tree: Tree, found: Arguments, verb: int) -> None:
    """Fill the gap of "the car which he had shown" and "the car he had shown" with the noun."""
    if "obj" in found.slots:
        return
    if tree.tokens[verb].relation != "acl:relcl":
        _add_distant_object(tree, found, verb)
        return
    noun = antecedent(tree, verb)
    pronouns = [c for c in tree.children[verb] if is_relative(tree, c)]
    is_object = any(tree.base[child] in ("obj", "iobj") for child in pronouns)
    if is_object or (_has_gap(tree, verb, pronouns, noun) and not found.passive):
        found.slots["obj"] = [_framed_object(tree, verb, noun)]
        found.borrowed.add("obj")


def _has_gap(tree: Tree, verb: int, pronouns: list[int], noun: int) -> bool:
    """Tell whether a relative clause without an object lacks one, and lacks it here.

    "The time he came" has no gap, nor the first verb of "the house they helped to build".
    """
    label = label_of_phrase(tree, labels_of(tree, verb), noun)
    circumstance = tree.lemma(noun) in verb_list("time_nouns") or tree.lemma(noun) in _MANNERS
    if (circumstance or label.startswith("ARGM")) and not is_core(label):
        return False
    if any(tree.tokens[c].upos == "VERB" for c in tree.kids(verb, "xcomp", "ccomp")):
        return False
    own_subject = any(not is_relative(tree, c) for c in tree.kids(verb, "nsubj"))
    adverb = any(tree.lemma(c) in ("where", "when", "why") for c in tree.children[verb])
    stranded = any(tree.base[c] == "obl" for c in pronouns) or any(
        tree.base[c] == "case" for c in tree.children[verb]
    )
    return own_subject and not (pronouns or adverb or stranded)


def _framed_object(tree: Tree, verb: int, noun: int) -> int:
    """Return the noun that the frame names in front of the clause, else the tree's."""
    framed = argument(tree, verb, "ARG1")
    if framed is None or framed > verb or tree.tokens[framed].upos not in NOMINAL:
        return noun
    inside = tree.head(framed) == verb or is_relative(tree, framed)
    return noun if inside or label_of_phrase(tree, {framed: "ARG1"}, noun) else framed


def _add_relative_oblique(tree: Tree, found: Arguments, verb: int, pronoun: int) -> None:
    """Read "the firm with which it was compared" where the frame takes it for a participant."""
    noun, case = antecedent(tree, verb), tree.case(pronoun)
    if is_core(labels_of(tree, verb).get(noun, "")):
        found.add(case, noun)
        found.borrowed.add(case)


def _add_distant_object(tree: Tree, found: Arguments, verb: int) -> None:
    """Fill the gap of "the house they helped to build" where the frame names the noun.

    So too for a second verb: "the ships which they bought and repaired".
    """
    top = verb
    while tree.base[top] in ("xcomp", "ccomp", "conj") and tree.head(top) >= 0:
        top = tree.head(top)
    if top == verb or tree.tokens[top].relation != "acl:relcl" or found.passive:
        return
    noun = antecedent(tree, top)
    named = label_of_phrase(tree, labels_of(tree, verb), noun) == "ARG1"
    if named and not any(noun in heads for heads in found.slots.values()):
        found.slots["obj"] = [noun]
        found.borrowed.add("obj")
