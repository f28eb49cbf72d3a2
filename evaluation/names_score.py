"""Given mentions against entities: which mention of ours each one is, and B-cubed by mention."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from crossread.model.annotation import Annotation, Mention
from crossread.model.spans import Span

KINDS = ("name", "nominal", "pronoun")
FAULTS = ("unseen", "open", "split", "mixed")
_SHARE = 0.5  # a phrase of another head is the same one if more than half the letters agree


@dataclass(frozen=True, slots=True)
class Given:
    """A mention of the truth: its subtopic, article, words, chain and kind."""

    group: str
    article: str
    spans: tuple[Span, ...]
    chain: str
    kind: str


@dataclass(frozen=True, slots=True)
class Cluster:
    """Where a given mention stands for us; ``label`` is one of its own if it stands alone."""

    given: Given
    label: tuple[str, ...]
    seen: bool
    resolved: bool
    printed: str = ""
    shown: str = ""

    @classmethod
    def of(
        cls,
        given: Given,
        ours: Mention | None,
        entities: Sequence[str],
        printed: str,
        shown: str,
    ) -> Cluster:
        """Return the place of a mention: its entities, else its chains in its article, else alone.

        A plural mention of several entities stands with those that mean the very same ones.
        """
        chains = (ours.chain,) if ours and ours.chain >= 0 else ours.members if ours else ()
        label: tuple[str, ...] = (given.group, "alone", given.article, str(given.spans[0].start))
        if entities:
            label = (given.group, "entities", *sorted(entities))
        elif chains:
            label = (given.group, "chains", given.article, *map(str, sorted(chains)))
        return cls(given, label, ours is not None, bool(entities or chains), printed, shown)


@dataclass(frozen=True, slots=True)
class Verdict:
    """B-cubed precision and recall of one mention, and what is wrong with it, "" if nothing."""

    cluster: Cluster
    precision: float
    recall: float
    alone: bool  # in the truth
    fault: str


def _letters(spans: Sequence[Span]) -> set[int]:
    return {place for span in spans for place in range(span.start, span.end)}


def find_mention(given: Given, annotation: Annotation) -> Mention | None:
    """Return our mention of a given one: its head among the words given, else much the same words.

    Of several with their heads inside, that with the most like letters; of equals the first.
    """
    wanted = _letters(given.spans)
    start, end = min(wanted), max(wanted) + 1
    best: tuple[bool, float, Mention] | None = None
    for mention in annotation.mentions:
        if mention.span.end <= start or mention.span.start >= end:
            continue
        own = _letters([mention.span])
        share = len(own & wanted) / len(own | wanted)
        headed = annotation.tokens[mention.head].span.start in wanted
        if (headed or share > _SHARE) and (best is None or (headed, share) > best[:2]):
            best = (headed, share, mention)
    return best[2] if best else None


def judge(clusters: Sequence[Cluster]) -> list[Verdict]:
    """Return the B-cubed precision and recall of every mention.

    >>> one, two = (Given("1", "a", (Span(n, n + 1),), "x", "name") for n in (0, 2))
    >>> pair = [Cluster(one, ("e1",), True, True), Cluster(two, ("e2",), True, True)]
    >>> [(verdict.precision, verdict.recall, verdict.fault) for verdict in judge(pair)]
    [(1.0, 0.5, 'split'), (1.0, 0.5, 'split')]
    """
    sizes = Counter(each.label for each in clusters)
    truths = Counter(each.given.chain for each in clusters)
    together = Counter((each.label, each.given.chain) for each in clusters)
    verdicts = []
    for each in clusters:
        right = together[each.label, each.given.chain]
        precision, recall = right / sizes[each.label], right / truths[each.given.chain]
        fault = _fault(each, precision, recall)
        verdicts.append(Verdict(each, precision, recall, truths[each.given.chain] == 1, fault))
    return verdicts


_HALF = 0.5  # a mention is at fault where most of its company is wrong or most of it missing


def _fault(cluster: Cluster, precision: float, recall: float) -> str:
    """Name what is wrong: unseen, open, in a part of its chain, or among others."""
    if recall <= _HALF and not cluster.seen:
        return "unseen"
    if recall <= _HALF and not cluster.resolved:
        return "open"
    if precision <= _HALF:
        return "mixed"
    return "split" if recall <= _HALF else ""


def scores(verdicts: Sequence[Verdict]) -> dict[str, float]:
    """Return the mean precision and recall of mentions and their F1."""
    count = len(verdicts) or 1
    precision = sum(verdict.precision for verdict in verdicts) / count
    recall = sum(verdict.recall for verdict in verdicts) / count
    both = precision + recall
    f1 = 2 * precision * recall / both if both else 0.0
    return {"precision": precision, "recall": recall, "f1": f1, "mentions": len(verdicts)}


def tally(verdicts: Sequence[Verdict]) -> dict[str, float]:
    """Return the scores of all mentions, of those in chains, of each kind, and the faults."""
    values = scores(verdicts)
    values["seen"] = sum(each.cluster.seen for each in verdicts) / (len(verdicts) or 1)
    chains = scores(judge([each.cluster for each in verdicts if not each.alone]))
    values |= {f"chains.{key}": value for key, value in chains.items()}
    for kind in KINDS:
        own = scores([each for each in verdicts if each.cluster.given.kind == kind])
        values |= {f"{kind}.{key}": value for key, value in own.items()}
    faults = Counter(each.fault for each in verdicts)
    return values | {f"fault.{fault}": faults[fault] for fault in FAULTS}
