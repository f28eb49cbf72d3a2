"""Events stated by verbs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from crossread.claims.arguments import Arguments, collect
from crossread.claims.complements import carry_light_noun, mend_complements, raise_framed
from crossread.claims.drafts import Draft, deep_of, fill_roles, has_core
from crossread.claims.frames import match_frame, verb_lemma
from crossread.claims.lexicon import Frame, cue_forces, event_types, verb_list
from crossread.claims.nominal import carried_noun, light_draft
from crossread.claims.places import settle_places
from crossread.claims.sources import can_speak, classify_source
from crossread.claims.speech import is_as_clause, source_of
from crossread.claims.subjects import is_passive, surface_subjects
from crossread.claims.tree import Tree
from crossread.model.claims import OPEN_TYPE

# Relations in which a verb form is no predicate of its own ("an armed group", "according to").
_NO_PREDICATE = frozenset({"amod", "compound", "case", "mark", "fixed", "flat", "cc", "discourse",
                           "goeswith", "nummod", "det", "aux", "cop"})  # fmt: skip
_PARTICIPLES = frozenset({"VBG", "VBN"})
_PREPOSITIONS = frozenset({"according", "including", "excluding", "regarding", "concerning"})
_EMPTY = frozenset({"be", "have", "do"})


def find_verbal(tree: Tree, earlier: tuple[Draft, ...]) -> Iterator[Draft]:
    """Find clauses with a finite verb or an infinitive."""
    for token in tree.parsed("VERB"):
        if is_predicate(tree, token) and not is_participial(tree, token):
            if is_command(tree, token):
                continue
            draft = verb_draft(tree, token, "verbal")
            if draft is not None:
                yield draft


def is_predicate(tree: Tree, token: int) -> bool:
    """Tell whether a token is a verb that heads a clause."""
    return (
        tree.tokens[token].upos == "VERB"
        and tree.base[token] not in _NO_PREDICATE
        and not is_preposition(tree, token)
        and not is_as_clause(tree, token)
        and (tree.kid(token, "cop") is None or tree.mark(token) == "to")
    )


def is_preposition(tree: Tree, token: int) -> bool:
    """Tell a participle that only links ("including", "closed following a leak")."""
    if tree.lower(token) == "following" and tree.base[token] == "advcl":
        return tree.base[token - 1] != "punct"
    return tree.lower(token) in _PREPOSITIONS


def is_command(tree: Tree, token: int) -> bool:
    """Tell an order to the reader ("Read more"), which says nothing of what happened."""
    top = token
    while tree.base[top] == "conj" and tree.head(top) >= 0 and tree.kid(top, "nsubj") is None:
        top = tree.head(top)
    imperative = "Mood=Imp" in tree.tokens[top].feats
    return (
        (tree.base[top] == "root" or (tree.base[top] == "parataxis" and imperative))
        and tree.tokens[top].xpos == tree.tokens[token].xpos == "VB"
        and tree.kid(top, "aux", "mark") is None
        and not surface_subjects(tree, token)
    )


def is_participial(tree: Tree, token: int) -> bool:
    """Tell whether a verb heads a participle or gerund clause without a subject of its own."""
    if tree.tokens[token].xpos not in _PARTICIPLES or tree.kid(token, "nsubj", "aux") is not None:
        return False
    return tree.tokens[token].relation == "acl" or tree.base[token] == "advcl"


def verb_draft(tree: Tree, verb: int, rule: str) -> Draft | None:
    """Return the claim that a verb states, or None when it states nothing of its own."""
    noun = carried_noun(tree, verb)
    if noun is not None:
        light = light_draft(tree, verb, noun)
        if light is not None:
            return light
    lemma, tokens = verb_lemma(tree, verb)
    arguments = collect(tree, verb)
    raise_framed(tree, verb, arguments)
    frame = match_frame(tree, verb, lemma, arguments)
    if frame is not None and event_types()[frame.event_type].said:
        frame = frame if _find_speaker(tree, verb, arguments) else None
    if frame is not None:
        carried = mend_complements(tree, verb, frame, arguments)
        draft = _draft(tree, verb, (lemma, tokens, carried), arguments, frame)
        if has_core(draft):
            return replace(draft, rule=rule)
    if _says_nothing(tree, verb, arguments.slots):
        return None
    carried = carry_light_noun(tree, verb, arguments)
    draft = _draft(tree, verb, (lemma, tokens, carried), arguments, None)
    return replace(draft, rule="light_verb" if carried else rule) if has_core(draft) else None


def _draft(
    tree: Tree,
    verb: int,
    words: tuple[str, tuple[int, ...], tuple[int, ...]],
    arguments: Arguments,
    frame: Frame | None,
) -> Draft:
    """Return a claim of the frame's type, an open one without a frame."""
    lemma, tokens, carried = words
    settle_places(tree, verb, frame.slots if frame else {}, arguments)
    event_type = frame.event_type if frame else OPEN_TYPE
    return Draft(
        head=verb,
        event_type=event_type,
        predicate=" ".join([lemma, *map(tree.lemma, carried)]),
        tokens=(*tokens, *carried),
        roles=fill_roles(tree, arguments, frame.slots if frame else {}, event_type),
        rule="verbal",
        borrowed=len(arguments.borrowed),
        deep=deep_of(arguments),
    )


def _find_speaker(tree: Tree, verb: int, arguments: Arguments) -> bool:
    """Tell whether the subject can speak: a visit may "highlight" something, but says nothing.

    A participle hung on a noun that cannot speak takes the subject of the clause around it.
    """
    speaker = arguments.first("subj")
    if speaker is None or can_speak(tree, speaker):
        return True
    around = source_of(tree, verb) if "subj" in arguments.borrowed else None
    if around is not None and classify_source(tree, around) is not None:
        arguments.slots["subj"] = [around]
        return True
    return tree.lemma(verb) in ("say", "state") and tree.kid(verb, "ccomp") is not None


def _is_raised(tree: Tree, verb: int, complement: int) -> bool:
    """Tell that a subject belongs to the infinitive: "is said to be", "turned out to be"."""
    if tree.mark(complement) != "to":
        return False
    lemma = verb_lemma(tree, verb)[0]
    reported = lemma in cue_forces("verbs") or lemma in verb_list("raising")
    return lemma in ("turn out", "prove") or (is_passive(tree, verb) and reported)


def _says_nothing(tree: Tree, verb: int, slots: dict[str, list[int]]) -> bool:
    """Drop "began to" in favour of its complement, and bare be, have, do.

    "There is a bird" says that there is one; "forced X to go" says who forced whom.
    """
    lemma = tree.lemma(verb)
    if lemma in _EMPTY and len(slots) < 2:
        return not (lemma == "be" and slots and tree.kid(verb, "expl") is not None)
    complement = tree.kid(verb, "xcomp")
    carries = complement is not None and tree.tokens[complement].upos == "VERB"
    causes = "subj" in slots and "obj" in slots
    if complement is not None and _is_raised(tree, verb, complement):
        return True
    return carries and (lemma in verb_list("transparent") or lemma == "become") and not causes
