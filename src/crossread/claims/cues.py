"""The cues of an article, each read by its kind: verbs, prepositions, nouns and adverbs."""

from __future__ import annotations

from collections.abc import Iterator

from crossread.claims.lexicon import cue_forces, cue_list, verb_list
from crossread.claims.speech import Speech, according_to, by_verb, in_survey, is_told, source_of
from crossread.claims.tree import Tree


def find_speech(tree: Tree) -> Iterator[Speech]:
    """Yield what cues report by grammar alone; quotations are read in quoted.py."""
    for token in tree.parsed():
        upos, lower = tree.tokens[token].upos, tree.lower(token)
        if lower == "according" or lower == "per":
            yield from according_to(tree, token)
        elif lower == "in" and upos == "ADP":
            yield from in_survey(tree, token)
        elif upos in ("VERB", "AUX"):
            yield from by_verb(tree, token)
        elif upos == "NOUN":
            yield from _by_noun(tree, token)
        elif upos == "ADV" and lower in cue_list("adverbs"):
            yield _by_adverb(tree, token)


def _by_noun(tree: Tree, noun: int) -> Iterator[Speech]:
    """Read "the claim that ..." and "accusations of selling ..."."""
    force = cue_forces("nouns").get(tree.lemma(noun))
    if force is None:
        return
    source = _owner(tree, noun)
    if source is None and _is_medium(tree, noun):
        return
    for child in (*tree.kids(noun, "acl", "ccomp", "advcl"), *_raised_clauses(tree, noun)):
        if tree.tokens[child].relation == "acl:relcl":
            told = is_told(tree, child)
        else:
            told = tree.mark(child) in ("that", "of") or tree.base[child] == "ccomp"
        if told:
            yield Speech(noun, tree.lemma(noun), force, source,
                         frozenset(tree.subtree(child)), "noun", (noun,))  # fmt: skip
    if force in ("claim", "speculate", "deny"):
        for child in tree.kids(noun, "nmod"):
            if tree.case(child) in ("of", "over", "about", "regarding", "around"):
                yield Speech(noun, tree.lemma(noun), force, source,
                             frozenset(tree.subtree(child)), "noun", (noun,))  # fmt: skip


def _is_medium(tree: Tree, noun: int) -> bool:
    """Tell whether a cue only names how another is said: "said in a statement that ..."."""
    verb = tree.head(noun)
    cued = verb >= 0 and tree.lemma(verb) in cue_forces("verbs")
    return cued and tree.base[noun] == "obl" and source_of(tree, verb) is not None


def _raised_clauses(tree: Tree, noun: int) -> Iterator[int]:
    """Yield the clause in "Rumours emerged that ...", which hangs on the verb."""
    verb = tree.head(noun)
    if verb >= 0 and tree.base[noun] == "nsubj" and tree.lemma(verb) not in cue_forces("verbs"):
        yield from (c for c in tree.kids(verb, "ccomp") if tree.mark(c) == "that")


def _owner(tree: Tree, noun: int) -> int | None:
    """Return whose claim it is: "Oslo's claim", "a claim by Oslo", "Western accusations"."""
    for child in tree.children[noun]:
        if tree.is_possessive(child) or (
            tree.base[child] == "nmod" and tree.case(child) in ("by", "from")
        ):
            return child
    for child in tree.kids(noun, "amod", "compound"):
        if tree.is_capitalised(child) and child in tree.mention_at:
            return child
    governor = tree.head(noun)
    if governor >= 0 and tree.base[noun] == "obj" and tree.lemma(governor) in verb_list("light"):
        return source_of(tree, governor)
    return None


def _by_adverb(tree: Tree, adverb: int) -> Speech:
    governor = tree.head(adverb)
    content = tree.subtree(governor) if governor >= 0 else [adverb]
    return Speech(adverb, tree.lower(adverb), "claim", None,
                  frozenset(content) - {adverb}, "adverb", (adverb,))  # fmt: skip
