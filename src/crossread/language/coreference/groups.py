"""Plural groups: "the two leaders", "both countries" stand for chains named before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from crossread.language.coreference.chains import Chains
from crossread.language.coreference.document import words_of
from crossread.model.annotation import EntityKind, Mention, MentionKind
from crossread.text.roles import is_leader

_WINDOW = 2  # sentences before (ALGORITHMS section 4, S5)
_NEAR_WEIGHT = 3.0  # a mention in the window against one anywhere in the article
# Two parties must stand clear of the third by a quarter: set by eye on the groups of six clusters
# of data/clusters, where a smaller lead let bystanders in.
_CLEAR = 1.25


def resolve_groups(chains: Chains) -> None:
    """Give each plural group nominal its members, where two stand clear of all others."""
    for mention in chains.document.mentions:
        if mention.kind is not MentionKind.NOMINAL or not mention.plural:
            continue
        noun = chains.document.lemmas[mention.head]
        if noun in words_of("group_states"):
            score, what = _state_scores, "States"
        elif noun in words_of("group_leaders"):
            score, what = _leader_scores, "leaders"
        elif noun in words_of("group_people") and _counts_two(chains, mention):
            score, what = _person_scores, "persons"
        else:
            continue
        if _points_at_two(chains, mention) and not mention.country:
            _resolve_pair(chains, mention, score(chains, mention), what)


def _counts_two(chains: Chains, mention: Mention) -> bool:
    """Tell whether the phrase says that they are two: "the two men", "both ministers"."""
    words = {word.casefold().strip(",") for word in chains.document.words(mention).split()}
    return bool(words & (words_of("both") | words_of("pairs")))


def _points_at_two(chains: Chains, mention: Mention) -> bool:
    """Tell whether the phrase is "the two Ns", "both Ns", "the Ns", with nothing else in it."""
    document = chains.document
    words = {word.casefold().strip(",") for word in document.words(mention).split()}
    if words & words_of("both"):
        return True
    described = document.children(
        mention.head, "amod", "compound", "nmod:poss", "acl", "acl:relcl", "nmod"
    )
    return bool(words & {"the", "these", "those"}) and not described


def _weight(chains: Chains, index: int, near: set[int], mention: Mention) -> float:
    other = chains.document.mentions[index]
    return _NEAR_WEIGHT if other.sentence in near and index < mention.index else 1.0


def _near(chains: Chains, mention: Mention) -> set[int]:
    document = chains.document
    before = document.previous(document.sentence(mention), _WINDOW)
    return {mention.sentence, *(sentence.index for sentence in before)}


def _leader_scores(chains: Chains, mention: Mention) -> Mapping[int, float]:
    scores = _person_scores(chains, mention)
    leaders = {
        root: score
        for root, score in scores.items()
        if any(is_leader(role) for role in chains.facts(root).roles)
    }
    return leaders if len(leaders) > 1 else scores


def _person_scores(chains: Chains, mention: Mention) -> Mapping[int, float]:
    near = _near(chains, mention)
    scores: dict[int, float] = {}
    for root in chains.roots(EntityKind.PERSON):
        facts = chains.facts(root)
        if facts.named and not facts.plural:
            scores[root] = sum(_weight(chains, m, near, mention) for m in facts.mentions)
    return scores


def _state_scores(chains: Chains, mention: Mention) -> Mapping[int, float]:
    """Weigh each State by its own mentions and those of who acts for it.

    A State that is only a place in the background ("the war in X") is weighed by half.
    """
    near = _near(chains, mention)
    weights: dict[str, float] = defaultdict(float)
    for root in chains.roots():
        facts = chains.facts(root)
        if len(facts.countries) != 1:
            continue
        code = next(iter(facts.countries))
        for index in facts.mentions:
            share = 0.5 if _is_background(chains, index) else 1.0
            weights[code] += share * _weight(chains, index, near, mention)
    scores: dict[int, float] = {}
    for root in chains.roots(EntityKind.STATE):
        facts = chains.facts(root)
        if facts.named and len(facts.countries) == 1:
            code = next(iter(facts.countries))
            if weights.get(code):
                scores[root] = weights.pop(code)
    return scores


def _is_background(chains: Chains, index: int) -> bool:
    """Tell whether a mention is a mere place or depends on another noun."""
    document = chains.document
    mention = document.mentions[index]
    relation = document.tokens[mention.head].relation
    return relation.startswith("nmod") and "in" in document.case_words(mention.head)


def _resolve_pair(chains: Chains, mention: Mention, scores: Mapping[int, float], what: str) -> None:
    """Let the two highest scores be the members if they stand clear of the third."""
    ranked = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
    if len(ranked) < 2:
        chains.leave_open(mention.index, f"fewer than two {what} named")
        return
    third = ranked[2][1] if len(ranked) > 2 else 0
    if ranked[1][1] < _CLEAR * third:
        chains.leave_open(mention.index, f"more than two {what} it could mean")
        return
    confidence = 0.85 if third * 2 <= ranked[1][1] else 0.7
    members = sorted(root for root, _ in ranked[:2])
    chains.set_members(mention.index, members, confidence, f"the two {what} most spoken of")
