"""Words a second per stage, peak memory and the costs of the model, on this machine."""

from __future__ import annotations

import gzip
import resource
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter

from crossread import pipeline
from crossread.errors import InputError
from crossread.model.stories import Reading, Story
from evaluation.speed_engines import best_seconds, measure_engines
from evaluation.speed_model import measure_model

NAME = "speed"
SOURCE = (
    "wall clock and the largest resident set of a process; of the claims stage and of who, when and"
    " how many also the processor's time, the best of three passes with their resources loaded;"
    " words are split at white space, those of the model by the tokenizer"
)

STAGES = ("articles", "language", "claims", "stories", "entities", "evidence")


class _Watch:
    """Adds up the seconds of each stage."""

    def __init__(self) -> None:
        self.seconds: defaultdict[str, float] = defaultdict(float)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        begin = perf_counter()
        yield
        self.seconds[name] += perf_counter() - begin


def _read_per_article(source: Path, watch: _Watch) -> list[Reading]:
    from crossread import articles, claims, language

    with watch.stage("articles"):
        batch = articles.read([source])
    annotator = language.load_annotator(1)
    readings = []
    for article in batch.articles:
        with watch.stage("language"):
            annotation = language.annotate(article, annotator)
        with watch.stage("claims"):
            readings.append(Reading(article, annotation, claims.find(article, annotation)))
    return readings


def _read_per_story(readings: list[Reading], watch: _Watch) -> tuple[Story, ...]:
    from crossread import entities, evidence, stories

    with watch.stage("stories"):
        found = stories.group(readings)
    for story in found:
        own = [reading for reading in readings if reading.article.id in story.articles]
        with watch.stage("stories"):
            trace = stories.trace(own, story)
        with watch.stage("entities"):
            table = entities.link(own)
        with watch.stage("evidence"):
            evidence.weigh(story, own, table, trace)
    return found


def claim_speed(readings: list[Reading]) -> float:
    """Return the words that the claims stage reads in a second of one processor."""
    from crossread import claims

    words = sum(len(reading.article.text.split()) for reading in readings)
    return words / best_seconds(
        lambda: [claims.find(reading.article, reading.annotation) for reading in readings]
    )


def _peak_mib() -> float:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)


def time_stages(name: str, source: Path) -> dict[str, float]:
    """Read a folder or file through every stage and return its metrics under ``name.``."""
    watch = _Watch()
    readings = _read_per_article(source, watch)
    found = _read_per_story(readings, watch)
    words = sum(len(reading.article.text.split()) for reading in readings)
    total = sum(watch.seconds.values())
    values: dict[str, float] = {
        f"{name}.articles": len(readings),
        f"{name}.stories": len(found),
        f"{name}.words": words,
        f"{name}.seconds": total,
        f"{name}.peak_mib": _peak_mib(),
        f"{name}.words_per_second": words / total,
        f"{name}.claims.words_per_processor_second": claim_speed(readings),
    }
    engines = measure_engines(readings, found)
    values |= {f"{name}.{key}": value for key, value in engines.items()}
    for stage in STAGES:
        values[f"{name}.words_per_second.{stage}"] = words / max(watch.seconds[stage], 1e-9)
    return values


def measure(data: Path) -> dict[str, float]:
    """Time the reports beside the data folder, the articles of its ``clusters``, and the model.

    Raises:
        InputError: neither is there.
    """
    values: dict[str, float] = {}
    reports, packed = data.parent / "reports", data / "clusters" / "articles.jsonl.gz"
    with pipeline.patient_collector():  # as the commands read
        if reports.is_dir():
            values |= time_stages("reports", reports)
        if packed.is_file():
            with tempfile.TemporaryDirectory() as folder:
                plain = Path(folder) / "articles.jsonl"
                plain.write_bytes(gzip.decompress(packed.read_bytes()))
                values |= time_stages("clusters", plain)
    if not values:
        raise InputError(str(data), "neither reports nor clusters/articles.jsonl.gz is there")
    return values | measure_model(data)
