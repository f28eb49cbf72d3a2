"""Events named by nouns: "the envoy's visit to Oslo", and verbs that only carry such a noun."""

from __future__ import annotations

from collections.abc import Iterator

from crossread.claims.arguments import Arguments, collect
from crossread.claims.drafts import Draft, deep_of, fill_roles, has_core
from crossread.claims.fitness import fits
from crossread.claims.frames import match_frame, noun_lemmas, verb_lemma
from crossread.claims.happenings import happenings, is_told_by_clause, settle_owner
from crossread.claims.lexicon import (
    NounFrame,
    event_types,
    noun_classes,
    noun_frames,
    verb_list,
)
from crossread.claims.phrases import members
from crossread.claims.places import settle_places
from crossread.claims.tree import RELATIVES, Tree
from crossread.model.annotation import EntityKind, MentionKind
from crossread.model.claims import OPEN_TYPE

# Types whose verb frame says more than the noun: "sign a pact", "send a gift".
_VERB_FIRST = frozenset({"Transfer", "TechnologyTransfer", "Agreement", "SanctionsAction", "Denial",
                         "WeaponTestOrLaunch", "LabourMovement", "MilitaryActivity"})  # fmt: skip
_PLACES = frozenset({EntityKind.STATE, EntityKind.PLACE})
_ACTORS = _PLACES | {EntityKind.PERSON, EntityKind.ORGANISATION}
_ONE = 1  # an ordinary event noun needs one participant beside itself
_TWO = 2  # a weak one (resources/nouns.yaml) needs two


def find_nominal(tree: Tree, earlier: tuple[Draft, ...]) -> Iterator[Draft]:
    """Find event nouns with participants that no light verb carries."""
    done = {token for draft in earlier for token in draft.tokens}
    for token in tree.parsed("NOUN", "PROPN"):
        if tree.tokens[token].upos not in ("NOUN", "PROPN") or token in done:
            continue
        frame = _frame_of(tree, token)
        if frame is None or tree.base[token] in ("compound", "flat", "fixed"):
            continue
        if tree.base[token] == "appos" and tree.tokens[tree.head(token)].upos != "NUM":
            continue  # it renames its head; but "on May 13, his first trip" tells of an event
        if _is_in_name(tree, token):
            continue
        draft = noun_draft(tree, token, frame)
        if draft is not None:
            yield draft


def _frame_of(tree: Tree, noun: int) -> NounFrame | None:
    """Return the frame of an event noun; one of no type must not look like a name."""
    typed = noun_frames().get(tree.lemma(noun))
    if typed is None and tree.tokens[noun].upos == "NOUN":
        return happenings().get(tree.lemma(noun))
    return typed


def _is_in_name(tree: Tree, noun: int) -> bool:
    """Tell whether an event word only names a body or a thing ("the Harbour Conference")."""
    mention = tree.mention(noun)
    return (
        tree.tokens[noun].upos == "PROPN"
        and mention is not None
        and mention.kind is MentionKind.NAME
        and len(mention.span) > len(tree.tokens[noun].span)
    )


def noun_draft(tree: Tree, noun: int, frame: NounFrame) -> Draft | None:
    """Return the claim that an event noun states, or None when it names too little."""
    arguments = noun_arguments(tree, noun, frame)
    if frame.event_type == OPEN_TYPE:
        if is_told_by_clause(tree, noun):
            return None
        settle_owner(tree, noun, frame, arguments)
        settle_places(tree, noun, frame.slots, arguments)
    draft = Draft(
        head=noun,
        event_type=frame.event_type,
        predicate=tree.lemma(noun),
        tokens=(noun,),
        roles=fill_roles(tree, arguments, frame.slots | {"subj": frame.subject}, frame.event_type),
        rule="nominal",
        background=True,
        borrowed=len(arguments.borrowed),
        deep=deep_of(arguments),
    )
    return draft if _says_enough(tree, frame, arguments, draft) and has_core(draft) else None


def _says_enough(tree: Tree, frame: NounFrame, arguments: Arguments, draft: Draft) -> bool:
    """Tell whether an event noun has participants enough, of kinds that the event can have."""
    said = sum(
        len(list(members(tree, head)))
        for slot, heads in arguments.slots.items()
        if slot != "self"
        for head in heads
    )
    if said < (_TWO if frame.weak else _ONE):
        return False
    if frame.noun_class and not {"of", "noun"} & arguments.slots.keys():
        owners = arguments.slots.get("subj", ())  # "his launch" is a boat
        if any(tree.tokens[owner].upos == "PRON" for owner in owners):
            return False
    return all(
        fits(tree, frame.event_type, role.name, [f.head for f in role.fillers])
        for role in draft.roles
    )


def noun_arguments(tree: Tree, noun: int, frame: NounFrame) -> Arguments:
    """Return the participants of an event noun by slot; its owner or agent is the subject."""
    found = Arguments()
    if "self" in frame.slots:
        found.add("self", noun)
    for child in tree.children[noun]:
        relation = tree.base[child]
        if tree.is_possessive(child):
            if child not in tree.time_of:
                found.add("subj", child)
        elif relation in ("nmod", "obl"):
            _add_complement(tree, found, frame, child)
        elif relation in ("compound", "amod"):
            _add_modifier(tree, found, frame, child)
        elif relation == "acl" and tree.lower(child) == "involving":
            for member in tree.kids(child, "obj"):
                found.add("subj", member)
    return found


def _add_complement(tree: Tree, found: Arguments, frame: NounFrame, child: int) -> None:
    if child in tree.time_of:
        return
    case = tree.case(child)
    if case == "by":
        if tree.lemma(child) not in verb_list("time_nouns"):
            found.add("subj", child)
    elif case and case not in verb_list("open_markers"):
        found.add(case, child)
        if case == "of":
            _add_swallowed(tree, found, frame, child)


def _add_swallowed(tree: Tree, found: Arguments, frame: NounFrame, name: int) -> None:
    """Read "the visit of Ann Poe to Oslo" although the parser hung "to Oslo" on the name.

    Who did it ("the release of prisoners by Oslo") is taken from any noun.
    """
    for inner in tree.kids(name, "nmod"):
        if tree.case(inner) == "by" and inner not in tree.time_of and "subj" not in found.slots:
            found.add("subj", inner)
            found.cut.add(inner)
        elif tree.tokens[name].upos != "PROPN":
            continue
        elif tree.case(inner) in ("to", "from") and tree.case(inner) in frame.slots:
            found.add(tree.case(inner), inner)
            found.cut.add(inner)


def _is_plain_noun(tree: Tree, frame: NounFrame, child: int) -> bool:
    """Tell whether a noun in front fills a role of the event ("weapons test")."""
    if "noun" not in frame.slots or tree.tokens[child].upos != "NOUN":
        return False
    return not frame.noun_class or tree.lemma(child) in noun_classes()[frame.noun_class]


def _add_modifier(tree: Tree, found: Arguments, frame: NounFrame, child: int) -> None:
    """Read "a Russian veto", "weapons test", and "the Oslo visit" (a place visited)."""
    if child in tree.time_of:
        return
    mention = tree.mention(child)
    if not tree.is_capitalised(child) or child == tree.sentence(child).first:
        if _is_plain_noun(tree, frame, child):
            found.add("noun", child)
        if mention is None:
            return
    place = mention is not None and mention.entity in _PLACES
    if tree.base[child] == "amod":
        if mention is not None and "subj" not in found.slots:
            found.add("subj", child)
    elif place and frame.event_type == "Visit":
        found.add("to", child)
    elif mention is not None and mention.entity in _ACTORS and "subj" not in found.slots:
        found.add("subj", child)


def carried_noun(tree: Tree, verb: int) -> int | None:
    """Return the event noun that a light verb carries ("paid a visit"), or None."""
    lemma, _ = verb_lemma(tree, verb)
    if lemma not in verb_list("light"):
        return None
    arguments = collect(tree, verb)
    noun = arguments.first("obj")
    if lemma == "engage":
        noun = noun if noun is not None else arguments.first("in")
    if noun is None or ("obj" in arguments.borrowed and tree.tokens[verb].relation == "acl:relcl"):
        return None
    if not any(each in noun_frames() for each in noun_lemmas(tree, noun)[:1]):
        return None
    frame = match_frame(tree, verb, lemma, arguments)
    if frame is not None and frame.event_type in _VERB_FIRST:
        return None
    owner = next((c for c in tree.children[noun] if tree.is_possessive(c)), None)
    return noun if owner is None or tree.tokens[owner].upos == "PRON" else None


def light_draft(tree: Tree, verb: int, noun: int) -> Draft | None:
    """Return the claim of a light verb and its noun: the verb's subject, the noun's type."""
    frame = noun_frames()[tree.lemma(noun)]
    outer, inner = collect(tree, verb), noun_arguments(tree, noun, frame)
    owner = inner.slots.get("subj")
    if outer.slots.get("subj"):
        inner.slots["subj"] = [s for s in outer.slots["subj"] if tree.lemma(s) not in RELATIVES]
    elif owner is None:
        inner.slots.pop("subj", None)
    for slot, heads in outer.slots.items():
        if slot not in ("subj", "obj", "in" if noun in heads else ""):
            inner.slots.setdefault(slot, []).extend(heads)
    roles = fill_roles(tree, inner, frame.slots | {"subj": frame.subject}, frame.event_type)
    lemma, tokens = verb_lemma(tree, verb)
    draft = Draft(
        head=verb,
        event_type=frame.event_type,
        predicate=f"{lemma} {tree.lemma(noun)}",
        tokens=(*tokens, noun),
        roles=roles,
        rule="light_verb",
        borrowed=len(outer.borrowed),
        deep=deep_of(inner),
    )
    filled = {role.name for role in roles} & event_types()[frame.event_type].core
    suited = frame.event_type != "Incident" or lemma in verb_list("light_force")
    return draft if filled and suited else None
