"""The arguments of a verb in the slots of its active voice, shared and controlled ones included."""

from __future__ import annotations

from dataclasses import dataclass, field

from crossread.claims.lexicon import source_nouns, verb_list
from crossread.claims.tree import NOMINAL, RELATIVES, Tree
from crossread.model.annotation import EntityKind

_BEFORE_OF = frozenset({"ahead", "instead", "outside", "inside", "regardless", "because", "out"})
_DEPTH = 6  # clauses through which a subject is looked for; deeper ones are parser errors
_TWIN_REACH = 3  # tokens between verbs that share an object: "buy and then repair"
_TWIN_LINKS = frozenset({"cc", "punct", "compound", "obj", "advcl", "conj"})
_MEANS = frozenset({"by", "through", "via", "after", "before", "while", "without", "when"})
_PARTIES = frozenset({EntityKind.PERSON, EntityKind.ORGANISATION})
_HEADLINE_REACH = 9  # tokens: a two-part name and an object with two adjectives
# Prepositions before a gerund whose understood subject is the object: "accuse X of", "thank X for".
_OBJECT_CONTROL = frozenset({"of", "for", "from", "into", "against"})


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
    found = Arguments(passive=is_passive(tree, verb))
    for child in tree.children[verb]:
        _add_child(tree, found, child)
    _add_loose_object(tree, found, verb)
    _add_shared_object(tree, found, verb)
    _add_surface_subject(tree, found, verb)
    _add_relative_object(tree, found, verb)
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


def _add_shared_object(tree: Tree, found: Arguments, verb: int) -> None:
    """Read "buy and repair a ship": both verbs have the object that stands behind the second."""
    if "obj" in found.slots or found.passive:
        return
    if tree.base[verb] == "conj":
        other, last = tree.head(verb), verb
    else:
        other = next(tree.kids(verb, "conj"), -1)
        last = other
    if other < 0 or abs(other - verb) > _TWIN_REACH or tree.tokens[other].upos != "VERB":
        return
    between = range(min(other, verb) + 1, max(other, verb))
    if any(tree.base[i] not in _TWIN_LINKS and tree.head(i) == min(other, verb) for i in between):
        return
    shared = tree.kid(other, "obj")
    if shared is not None and shared > last:
        found.add("obj", shared)
        found.borrowed.add("obj")


def is_passive(tree: Tree, verb: int) -> bool:
    """Tell whether a verb form is passive: by its auxiliary, its subject, or a bare participle."""
    relations = {tree.tokens[child].relation for child in tree.children[verb]}
    if relations & {"aux:pass", "obl:agent"}:
        return True
    if "nsubj:pass" in relations:  # a form that needs an auxiliary has none, and an object
        return not ("obj" in relations and "aux" not in relations)
    if tree.tokens[verb].xpos != "VBN":
        return False
    if tree.base[verb] == "conj" and "nsubj" not in relations and "aux" not in relations:
        return is_passive(tree, tree.head(verb))
    return "nsubj" not in relations and "aux" not in relations


def _add_child(tree: Tree, found: Arguments, child: int) -> None:
    relation = tree.base[child]
    if tree.lemma(child) in RELATIVES and tree.tokens[child].upos in ("PRON", "DET"):
        return
    if relation in ("obj", "iobj"):
        _add_object(tree, found, relation, child)
    elif relation in ("obl", "nmod"):
        _add_oblique(tree, found, child)


def _add_object(tree: Tree, found: Arguments, relation: str, child: int) -> None:
    """Two objects are an indirect and a direct one, whatever the parser called the first.

    A title in front of a name ("the Ruritanian leader Ann Poe") is no object of its own.
    """
    earlier = found.first("obj")
    title = earlier if earlier is not None else found.first("iobj")
    if title is not None and _is_title(tree, title, child):
        found.slots.pop("iobj", None)
        found.slots["obj"] = [child]
        return
    if relation == "obj" and earlier is not None and "iobj" not in found.slots:
        found.slots["iobj"] = [earlier]
        found.slots["obj"] = [child]
    else:
        found.add(relation, child)


def _is_title(tree: Tree, title: int, name: int) -> bool:
    return (
        title + 1 == name
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


def _add_oblique(tree: Tree, found: Arguments, child: int) -> None:
    if child in tree.time_of or tree.tokens[child].upos not in NOMINAL | {"DET", "ADJ"}:
        return
    case = _whole_case(tree, child)
    if case in verb_list("open_markers") or case.startswith("according"):
        return
    if tree.lemma(child) in verb_list("time_nouns") and child not in tree.mention_at:
        return
    if tree.lemma(child) in verb_list("relational_nouns") and case in ("in", "at", "with", "on"):
        inner = next((c for c in tree.kids(child, "nmod") if tree.case(c)), None)
        if inner is not None:
            found.add(f"{case} {tree.lemma(child)} {tree.case(inner)}", inner)
            return
    if case == "by" and found.passive:
        found.add("subj", child)
    elif case == "at" and tree.tokens[child].upos == "NUM":
        return  # an age or a price: "died at 77"
    elif case:
        found.add(case, child)


def _add_surface_subject(tree: Tree, found: Arguments, verb: int) -> None:
    own = [child for child in tree.kids(verb, "nsubj") if tree.lemma(child) not in RELATIVES]
    heads = own or surface_subjects(tree, verb)
    if not heads:
        return
    slot = "subj"
    if found.passive:
        slot = "iobj" if "obj" in found.slots and "iobj" not in found.slots else "obj"
    if slot in found.slots:
        return
    found.slots[slot] = list(heads)
    if not own:
        found.borrowed.add(slot)


def surface_subjects(tree: Tree, verb: int, depth: int = 0) -> list[int]:
    """Return the grammatical subject of a verb, its own or one that the sentence lends it."""
    own = list(tree.kids(verb, "nsubj"))
    if own and tree.lemma(own[0]) not in RELATIVES:
        return own
    if depth > _DEPTH or tree.head(verb) < 0 or tree.kid(verb, "expl") is not None:
        return []
    return _lent_subjects(tree, verb, depth, has_relative=bool(own))


def _lent_subjects(tree: Tree, verb: int, depth: int, *, has_relative: bool) -> list[int]:
    governor, relation = tree.head(verb), tree.tokens[verb].relation
    if relation == "acl:relcl" or has_relative:
        return [antecedent(tree, verb)] if tree.tokens[governor].upos in NOMINAL else []
    if relation.startswith("acl"):
        return _noun_lends(tree, verb, depth)
    if relation == "conj":
        return surface_subjects(tree, governor, depth + 1)
    if relation == "xcomp":
        controller = _object_of(tree, governor, depth)
        if controller is not None and tree.lemma(governor) not in verb_list("subject_control"):
            return [controller]
        return surface_subjects(tree, governor, depth + 1)
    if tree.base[verb] in ("advcl", "obl") or (relation == "ccomp" and not _is_finite(tree, verb)):
        controller = _object_of(tree, governor, depth)
        if controller is not None and tree.mark(verb) in _OBJECT_CONTROL:
            return [controller]
        return surface_subjects(tree, governor, depth + 1)
    return []


def antecedent(tree: Tree, verb: int) -> int:
    """Return the noun of a relative clause; "who" means the person directly in front of it."""
    noun = tree.head(verb)
    who = next((c for c in tree.children[verb] if tree.lemma(c) == "who"), None)
    if who is None:
        return noun
    before = who - 1
    while before > noun and tree.base[before] == "punct":
        before -= 1
    mention = (
        tree.annotation.mentions[tree.mention_at[before]] if before in tree.mention_at else None
    )
    party = mention is not None and mention.entity in _PARTIES
    return mention.head if party and mention is not None and before > noun else noun


def _noun_lends(tree: Tree, verb: int, depth: int) -> list[int]:
    """The subject of a participle is its noun; of "effort to ..." whoever makes the effort."""
    noun = tree.head(verb)
    if tree.tokens[verb].xpos in ("VBG", "VBN") and not tree.mark(verb):
        return [noun] if tree.tokens[noun].upos in NOMINAL else []
    governor = tree.head(noun)
    if governor < 0 and tree.mark(verb) == "to":
        return [noun]  # "Norvia to buy ships"
    if tree.mark(verb) in _MEANS and governor >= 0 and tree.tokens[governor].upos == "VERB":
        return surface_subjects(tree, governor, depth + 1)
    owner = next(tree.kids(noun, "nmod"), None)
    if owner is not None and (tree.is_possessive(owner) or tree.case(owner) in ("by", "of")):
        return [owner]
    front = (c for c in tree.kids(noun, "amod", "compound") if tree.is_capitalised(c))
    demonym = next((c for c in front if c in tree.mention_by_head), None)
    if demonym is not None:
        return [demonym]
    if governor >= 0 and tree.base[noun] in ("obj", "obl") and tree.tokens[governor].upos == "VERB":
        return surface_subjects(tree, governor, depth + 1)
    return []


def _object_of(tree: Tree, verb: int, depth: int) -> int | None:
    """Return what a verb's object names; for a passive, its subject."""
    if tree.tokens[verb].upos not in ("VERB", "AUX"):
        return None
    found = next(tree.kids(verb, "obj", "iobj"), None)
    if found is not None and tree.lemma(found) in RELATIVES:
        return None
    if found is None and is_passive(tree, verb):
        subjects = surface_subjects(tree, verb, depth + 1)
        return subjects[0] if subjects else None
    return found


def _is_finite(tree: Tree, verb: int) -> bool:
    return "VerbForm=Fin" in tree.tokens[verb].feats or tree.kid(verb, "aux", "cop") is not None


def _add_relative_object(tree: Tree, found: Arguments, verb: int) -> None:
    """Fill the gap of "the car which he had shown" and "the car he had shown" with the noun."""
    if tree.tokens[verb].relation != "acl:relcl" or "obj" in found.slots:
        return
    noun = antecedent(tree, verb)
    pronouns = [c for c in tree.children[verb] if tree.lemma(c) in RELATIVES]
    is_object = any(tree.base[child] in ("obj", "iobj") for child in pronouns)
    own_subject = any(tree.lemma(c) not in RELATIVES for c in tree.kids(verb, "nsubj"))
    adverb = any(tree.lemma(c) in ("where", "when", "why") for c in tree.children[verb])
    stranded = any(tree.base[c] == "obl" for c in pronouns) or any(
        tree.base[c] == "case" for c in tree.children[verb]
    )
    if is_object or (own_subject and not (pronouns or adverb or stranded or found.passive)):
        found.slots["obj"] = [noun]
        found.borrowed.add("obj")
