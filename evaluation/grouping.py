"""How fast articles are put into stories as they come, and whether the cost stays flat.

The articles are made up as sketches (``grouping_stream``): reading them is not part of it.
"""

from __future__ import annotations

import resource
import sys
from pathlib import Path
from time import process_time

from crossread.pipeline import patient_collector
from crossread.stories.streams import Stream
from evaluation.clusters import b_cubed
from evaluation.grouping_stream import stream
from evaluation.sets import ALL_TESTS, Choice, Part

NAME = "grouping"
SOURCE = (
    "articles a second of one processor, peak memory of the process, and what an article of the"
    " last tenth costs against one of the first; B-cubed F1 shows that the speed is not bought"
)

ARTICLES = 100_000
SMALLER = {Part.SAMPLE: 5_000, Part.DEV: 20_000}  # the sample is that of CI
CHUNK = 1_000  # articles that are made before their grouping is timed


@patient_collector()
def run(count: int, seed: int = 1) -> tuple[Stream, dict[str, str], list[float]]:
    """Group so many articles; return the state, the true events and the seconds of each chunk."""
    state = Stream()
    truth: dict[str, str] = {}
    seconds: list[float] = []
    chunk = []
    for number, (sketch, event) in enumerate(stream(count, seed), start=1):
        truth[sketch.id] = event
        chunk.append(sketch)
        if len(chunk) == CHUNK or number == count:
            begin = process_time()
            for each in chunk:
                state.add(each)
            seconds.append(process_time() - begin)
            chunk = []
    return state, truth, seconds


def measure(data: Path, choice: Choice = ALL_TESTS) -> dict[str, float]:
    """Return articles a second, memory, how flat the cost is, and B-cubed F1; no data is read."""
    count = SMALLER.get(choice.part, ARTICLES)
    state, truth, seconds = run(count)
    if choice.details:
        print(" ".join(f"{each:.2f}" for each in seconds), file=sys.stderr)
    begin = process_time()
    state.finish()
    last = process_time() - begin
    tenth = max(len(seconds) // 10, 1)
    precision, recall, f1 = b_cubed(list(state.groups().values()), truth)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return {
        "articles": count,
        "articles_per_second": count / (sum(seconds) + last),
        "memory_gib": peak / 2**20,
        "last_tenth_to_first": sum(seconds[-tenth:]) / sum(seconds[:tenth]),
        "precision": precision,
        "recall": recall,
        "f1": f1,
        "stories": len(state.groups()),
        "events": len(set(truth.values())),
    }
