"""Whether two phrases speak of one side: the same party, or a State and who belongs to it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from crossread.claims.tree import Tree
from crossread.model.claims import Claim

_STEM = 4  # letters: "Peru" and "Peruvian"; shorter names are compared whole
_ENDING = 2  # letters that a demonym may change at the end: "Norway", "Norwegian" need the country
_NO_NAMES = frozenset({"the", "north", "south", "east", "west", "northern", "southern", "eastern",
                       "western", "new", "foreign", "united", "president", "minister", "ministry",
                       "prime", "government", "state"})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Side:
    """What tells a side: coreference chains, ISO country codes and capitalised words."""

    chains: frozenset[int]
    countries: frozenset[str]
    names: frozenset[str]


def side_of(tree: Tree, heads: Iterable[int]) -> Side:
    """Return the side of the phrases with these heads, all mentions of their chains included."""
    words = {token for head in heads for token in tree.subtree(head)}
    found = [tree.annotation.mentions[i] for i in {tree.mention_at.get(w, -1) for w in words}
             if i >= 0]  # fmt: skip
    chains = frozenset(mention.chain for mention in found if mention.chain >= 0)
    every = [*found, *(mention for chain in sorted(chains) for mention in tree.chain(chain))]
    for mention in every:
        words.update(tree.subtree(mention.head))
    return Side(
        chains,
        frozenset(mention.country for mention in every if mention.country),
        frozenset(tree.lower(word) for word in words if tree.is_capitalised(word)) - _NO_NAMES,
    )


def side_of_source(tree: Tree, claim: Claim) -> Side:
    """Return the side of the deepest source of a claim."""
    span, mention = claim.chain[-1].span, claim.chain[-1].mention
    if mention is not None:
        return side_of(tree, [tree.annotation.mentions[mention].head])
    if span is None:
        return Side(frozenset(), frozenset(), frozenset())
    sentence = tree.annotation.sentences[claim.sentence]
    inside = [i for i in range(sentence.first, sentence.last)
              if span.contains(tree.tokens[i].span)]  # fmt: skip
    tops = [token for token in inside if tree.head(token) not in inside]
    return side_of(tree, tops)


def same_side(left: Side, right: Side) -> bool:
    """Tell whether two sides share a chain, a country or the stem of a name."""
    if left.chains & right.chains or left.countries & right.countries:
        return True
    return any(_one_stem(one, two) for one in left.names for two in right.names)


def _one_stem(one: str, two: str) -> bool:
    if one == two:
        return True
    stem = min(one, two, key=len)[:-_ENDING]
    return len(stem) >= _STEM and one.startswith(stem) and two.startswith(stem)
