"""Words a second of the small engines that read who, when and how many, without the model."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from time import process_time

from crossread.model.annotation import Annotation
from crossread.model.stories import Reading, Story

PASSES = 3


def best_seconds(work: Callable[[], object]) -> float:
    """Return the processor's seconds of the best of PASSES passes."""
    best = float("inf")
    for _ in range(PASSES):
        begin = process_time()
        work()
        best = min(best, process_time() - begin)
    return max(best, 1e-9)


def _unresolved(annotation: Annotation) -> Annotation:
    """Return an annotation whose mentions are in no chain, as coreference gets it."""
    mentions = tuple(
        replace(mention, chain=-1, members=(), reason="", confidence=1.0)
        for mention in annotation.mentions
    )
    return replace(annotation, mentions=mentions)


def measure_engines(readings: Sequence[Reading], found: Sequence[Story]) -> dict[str, float]:
    """Return the words of a second of one processor, by engine and of all together.

    ``who`` is coreference in each article and the linking of each story; ``when`` finds the times
    and ``how_many`` the quantities of each article. Sentences, tokens and mentions are given.
    """
    from crossread import entities
    from crossread.language import coreference, quantities, times

    words = sum(len(reading.article.text.split()) for reading in readings)
    bare = [(_unresolved(reading.annotation), reading.article) for reading in readings]
    of_story = [[r for r in readings if r.article.id in story.articles] for story in found]
    seconds = {
        "who.in_articles": best_seconds(lambda: [coreference.resolve(*each) for each in bare]),
        "who.across": best_seconds(lambda: [entities.link(own) for own in of_story]),
        "when": best_seconds(lambda: [times.find(a.text, each) for each, a in bare]),
        "how_many": best_seconds(lambda: [quantities.find(a.text, each) for each, a in bare]),
    }
    values = {f"{name}.words_per_processor_second": words / s for name, s in seconds.items()}
    values["words_per_processor_second"] = words / sum(seconds.values())
    return {f"who_when_how_many.{name}": value for name, value in values.items()}
