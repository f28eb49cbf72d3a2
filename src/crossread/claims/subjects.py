"""The grammatical subject of a verb: its own, or the one that the sentence lends it."""

from __future__ import annotations

from crossread.claims.fitness import is_party
from crossread.claims.lexicon import cue_forces, verb_list
from crossread.claims.propbank import argument, is_one_phrase, labels_of
from crossread.claims.tree import NOMINAL, RELATIVES, Tree
from crossread.model.annotation import EntityKind

_DEPTH = 6  # clauses through which a subject is looked for; deeper ones are parser errors
_MEANS = frozenset({"by", "through", "via", "after", "before", "while", "without", "when"})
_PARTIES = frozenset({EntityKind.PERSON, EntityKind.ORGANISATION})
# Prepositions before a gerund whose understood subject is the object: "accuse X of", "thank X for".
_OBJECT_CONTROL = frozenset({"of", "for", "from", "into", "against"})
_OBLIQUE_CONTROL = frozenset({"for", "on", "upon"})  # "call for X to", "rely on X to"
_SUBJECTS = frozenset({"ARG0", "ARG1"})
# Relations in which a parser leaves the subject of a headline verb beside it.
_LOOSE = frozenset({"nsubj", "compound", "dislocated", "vocative", "appos", "parataxis", "nmod"})


def is_relative(tree: Tree, token: int) -> bool:
    """Tell a relative pronoun from "that" which points: "he took that as a joke"."""
    return tree.lemma(token) in RELATIVES and tree.tokens[token].xpos not in ("DT", "PDT")


def is_passive(tree: Tree, verb: int) -> bool:
    """Tell whether a verb form is passive: by its auxiliary, its subject, or a bare participle."""
    relations = {tree.tokens[child].relation for child in tree.children[verb]}
    if relations & {"aux:pass", "obl:agent"}:
        return True
    if "nsubj:pass" in relations:  # a form that needs an auxiliary has none, and an object
        return "obj" not in relations
    if tree.tokens[verb].xpos != "VBN":
        return False
    if tree.base[verb] == "conj" and "nsubj" not in relations and "aux" not in relations:
        return is_passive(tree, tree.head(verb))
    return "nsubj" not in relations and "aux" not in relations


def surface_subjects(tree: Tree, verb: int, depth: int = 0) -> list[int]:
    """Return the grammatical subject of a verb, its own or one that the sentence lends it."""
    own = list(tree.kids(verb, "nsubj"))
    if own and not is_relative(tree, own[0]):
        return _doers(tree, verb, own)
    if depth > _DEPTH or tree.kid(verb, "expl") is not None:
        return []
    lent = _lent_subjects(tree, verb, depth, has_relative=bool(own)) if tree.head(verb) >= 0 else []
    if own or (lent and not _is_doubtful(tree, verb)):
        return lent
    framed = _framed_subject(tree, verb)
    if framed is None or (lent and is_one_phrase(tree, framed, lent[0])):
        return lent
    return [framed]


def _doers(tree: Tree, verb: int, own: list[int]) -> list[int]:
    """Read "the plan of Oslo is to sell ships": whoever has the plan sells."""
    if tree.tokens[verb].upos != "VERB" or tree.kid(verb, "cop") is None:
        return own
    if tree.tokens[own[0]].upos != "NOUN" or is_party(tree, own[0]):
        return own
    owner = _owner(tree, own[0])
    return [owner] if owner is not None else []


def _is_doubtful(tree: Tree, verb: int) -> bool:
    """Tell where PropBank knows the subject better than the tree: at bare gerunds.

    Of 11 disagreements there in 25 articles the frame was right in 9; at infinitives, adverbial
    and conjoined clauses the tree was right in most.
    """
    if tree.tokens[verb].xpos != "VBG" or tree.mark(verb):
        return False
    return tree.tokens[verb].relation == "acl" or tree.base[verb] == "ccomp"


def _framed_subject(tree: Tree, verb: int) -> int | None:
    """Return the subject that the verb's PropBank frame names in front of it, or None."""
    finite = _is_finite(tree, verb)
    if is_passive(tree, verb):
        wanted = ["ARG1"]
    else:
        transitive = tree.kid(verb, "obj", "ccomp", "xcomp") is not None
        sole = not transitive and (finite or not tree.mark(verb))
        wanted = ["ARG0", "ARG1"] if sole else ["ARG0"]
    found = argument(tree, verb, *wanted)
    if found is None or found > verb or tree.tokens[found].upos not in NOMINAL:
        return None
    if is_relative(tree, found) or (tree.head(verb) == found and tree.mark(verb) == "to"):
        return None
    if tree.base[verb - 1] == "punct" and tree.lemma(verb) in cue_forces("verbs"):
        return None  # its speaker stands behind it: "..., said a guard"
    own = tree.head(found) == verb
    loose = finite and tree.base[found] in _LOOSE and not tree.case(found)
    return None if own and not loose else found


def _lent_subjects(tree: Tree, verb: int, depth: int, *, has_relative: bool) -> list[int]:
    governor, relation = tree.head(verb), tree.tokens[verb].relation
    if relation == "acl:relcl" or has_relative:
        noun = governor if tree.tokens[governor].upos in NOMINAL else _noun_before(tree, verb)
        return [noun if noun != governor else antecedent(tree, verb)] if noun is not None else []
    if relation.startswith("acl"):
        return _noun_lends(tree, verb, depth)
    if relation == "conj":
        return surface_subjects(tree, governor, depth + 1)
    if relation == "xcomp":
        return _controllers(tree, verb, depth)
    if tree.mark(verb) == "than" and tree.tokens[governor].upos in NOMINAL | {"ADJ"}:
        return [governor]  # "two more than were sold"
    if tree.base[verb] in ("advcl", "obl") or (relation == "ccomp" and not _is_finite(tree, verb)):
        controller = _object_of(tree, governor, depth)
        if controller is not None and tree.mark(verb) in _OBJECT_CONTROL:
            return [controller]
        awaited = _awaited(tree, verb, governor)
        return [awaited] if awaited is not None else surface_subjects(tree, governor, depth + 1)
    return []


def _noun_before(tree: Tree, verb: int) -> int | None:
    """Return the noun in front of "which" where the parser hung its clause on the verb."""
    pronoun = next((c for c in tree.kids(verb, "nsubj") if is_relative(tree, c)), None)
    if pronoun is None:
        return None
    before = pronoun - 1
    while before >= 0 and tree.base[before] == "punct":
        before -= 1
    while before >= 0 and tree.base[before] in ("flat", "compound") and tree.head(before) >= 0:
        before = tree.head(before)
    return before if before >= 0 and tree.tokens[before].upos in ("NOUN", "PROPN") else None


def _awaited(tree: Tree, verb: int, governor: int) -> int | None:
    """Return the guests in "waiting for guests to come", where the frame says that they come."""
    found = argument(tree, verb, "ARG0") if tree.mark(verb) == "to" else None
    if found is None or tree.head(found) != governor or not governor < found < verb:
        return None
    return found if tree.case(found) in _OBLIQUE_CONTROL else None


def _controllers(tree: Tree, verb: int, depth: int) -> list[int]:
    """Return who is meant to do what an infinitive says: "asked X to go", "called for X to go"."""
    governor = tree.head(verb)
    controller = _object_of(tree, governor, depth)
    if controller is not None and tree.lemma(governor) not in verb_list("subject_control"):
        return [controller]
    if controller is None and tree.mark(verb) == "to":
        for child in tree.kids(governor, "obl"):
            nominal = child not in tree.time_of and tree.tokens[child].upos in NOMINAL
            if nominal and governor < child < verb and tree.case(child) in _OBLIQUE_CONTROL:
                return [child]
    return surface_subjects(tree, governor, depth + 1)


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
    if tree.case(noun) in _OBLIQUE_CONTROL and labels_of(tree, verb).get(noun) in _SUBJECTS:
        return [noun]  # "called for the bridge to be closed"
    owner = _owner(tree, noun)
    if owner is not None:
        return [owner]
    if governor >= 0 and tree.base[noun] in ("obj", "obl") and tree.tokens[governor].upos == "VERB":
        receiver = tree.kid(governor, "iobj") if tree.base[noun] == "obj" else None
        if receiver is not None and not is_relative(tree, receiver):
            return [receiver]  # "gave him a chance to speak"
        return surface_subjects(tree, governor, depth + 1)
    return []


def _owner(tree: Tree, noun: int) -> int | None:
    """Return whose noun it is: "Oslo's effort", "an effort by Oslo", "a Norwegian effort"."""
    owner = tree.kid(noun, "nmod")
    if owner is not None and (tree.is_possessive(owner) or tree.case(owner) in ("by", "of")):
        return owner
    front = (c for c in tree.kids(noun, "amod", "compound") if tree.is_capitalised(c))
    return next((c for c in front if c in tree.mention_by_head), None)


def _object_of(tree: Tree, verb: int, depth: int) -> int | None:
    """Return what a verb's object names; for a passive, its subject."""
    if tree.tokens[verb].upos not in ("VERB", "AUX"):
        return None
    found = tree.kid(verb, "obj", "iobj")
    if found is not None and is_relative(tree, found):
        return None
    if found is None and is_passive(tree, verb):
        subjects = surface_subjects(tree, verb, depth + 1)
        return subjects[0] if subjects else None
    return found


def _is_finite(tree: Tree, verb: int) -> bool:
    return "VerbForm=Fin" in tree.tokens[verb].feats or tree.kid(verb, "aux", "cop") is not None
