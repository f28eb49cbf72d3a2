"""Names taken for one entity, and look-alikes kept apart, that a reader judged in their sentences.

Data: ``clusters/articles.jsonl.gz``, from which pairs of mentions are drawn, and
``judgements/merges.jsonl`` beside this module: places, verdicts and faults, never the text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evaluation.judging import add_lines, check_verdict, read_lines
from evaluation.merge_pairs import Place, draw_pairs, entities_of_places, read_stories
from evaluation.scores import wilson

NAME = "judged-merges"
SOURCE = (
    "share of the pairs of mentions, drawn at random and read in their sentences, that are rightly"
    " one entity (merges: names and descriptions of two chains) or rightly two (apart: names of two"
    " entities of one story); 95 % interval of Wilson (1927). At most a fifth of the merges are of"
    " one and the same form; the look-alikes share a surname, a given name, a head noun, a first"
    " word, initials, or a role of one country, or differ by few letters. What a reader calls"
    " unclear is not counted"
)
JUDGEMENTS = Path(__file__).with_name("judgements") / "merges.jsonl"
VERDICTS = ("right", "wrong", "unclear")


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a reader said of two mentions that were one entity (merge) or two (apart)."""

    key: str
    kind: str
    likeness: str  # in what the two mentions look alike
    left: Place
    right: Place
    verdict: str
    fault: str = ""

    @property
    def article(self) -> str:
        """The sha256 of the article of the left mention."""
        return self.left[0]

    @property
    def same(self) -> bool:
        """Whether the reader takes both for one."""
        return (self.kind == "merge") is (self.verdict == "right")


def _place(given: Sequence[Any]) -> Place:
    article, start, end = given
    return str(article), int(start), int(end)


def _judgement(left: Sequence[Any], right: Sequence[Any], **rest: str) -> Judgement:
    return Judgement(left=_place(left), right=_place(right), **rest)


def read_judgements(path: Path | None = None) -> list[Judgement]:
    """Read the judgements of a file (None: JUDGEMENTS), none where there is no such file.

    Raises:
        InputError: a line is malformed.
    """
    return read_lines(path or JUDGEMENTS, _judgement)


def draw(data: Path, count: int, seed: int) -> list[dict[str, Any]]:
    """Draw so many pairs, numbered: two thirds merges, the rest look-alikes kept apart."""
    apart = count // 3
    rows = draw_pairs(read_stories(data), (count - apart, apart), seed)
    return [{"n": number, **row} for number, row in enumerate(rows, start=1)]


def record(rows: Iterable[Mapping[str, Any]], path: Path | None = None) -> int:
    """Add a reader's verdicts to the judgements; a later one on the same pair replaces it.

    Raises:
        InputError: a verdict is none of VERDICTS, or a row has no key.
    """
    path, added = path or JUDGEMENTS, []
    for row in rows:
        check_verdict(row, VERDICTS, "pair")
        kept = {name: row[name] for name in ("key", "kind", "likeness", "verdict")}
        fault = row.get("fault", "") if row["verdict"] == "wrong" else ""
        added.append(_judgement(row["left"], row["right"], fault=fault, **kept))
    return add_lines(path, read_judgements(path), added)


def tally(judged: Sequence[Judgement], now: Mapping[Place, frozenset[str]]) -> dict[str, float]:
    """Count the judged pairs, given the entities in which their mentions stand today.

    ``merges`` and ``apart`` are those that the system still joins or keeps apart. Of all pairs
    that a reader takes for one (for two), ``one.joined`` (``two.apart``) tells the share that the
    system takes so, too.
    """
    clear = [each for each in judged if each.verdict != "unclear"]
    seen = [each for each in clear if each.left in now and each.right in now]
    joined = {each.key for each in seen if now[each.left] & now[each.right]}
    one, two = [e for e in seen if e.same], [e for e in seen if not e.same]
    values: dict[str, float] = {"judged": len(judged), "unclear": len(judged) - len(clear)}
    values["seen"] = len(seen)
    for name, kind, shown in (
        ("merges", "merge", [e for e in seen if e.kind == "merge" and e.key in joined]),
        ("apart", "apart", [e for e in seen if e.kind == "apart" and e.key not in joined]),
    ):
        values |= {f"{name}.{key}": value for key, value in _precision(shown)}
        values[f"{name}.judged"] = sum(each.kind == kind for each in clear)
        values |= {f"{name}.{key}": value for key, value in _faults(shown)}
    values["one.joined"] = sum(e.key in joined for e in one) / len(one) if one else 0.0
    values["two.apart"] = sum(e.key not in joined for e in two) / len(two) if two else 0.0
    return values


def _precision(judged: Sequence[Judgement]) -> Iterator[tuple[str, float]]:
    right = sum(each.verdict == "right" for each in judged)
    low, high = wilson(right, len(judged))
    yield from (("shown", len(judged)), ("right", right / len(judged) if judged else 0.0))
    yield from (("low", low), ("high", high))


def _faults(judged: Sequence[Judgement]) -> Iterator[tuple[str, float]]:
    """Yield the share of each class of fault."""
    counts = Counter(each.fault for each in judged if each.fault and each.verdict == "wrong")
    yield from ((f"fault.{name}", counts[name] / len(judged)) for name in sorted(counts))


def measure(data: Path) -> dict[str, float]:
    """Return the shares that are right among the judged pairs, and their faults.

    Raises:
        FileNotFoundError: the articles are absent.
        InputError: the judgements are malformed.
    """
    judged = read_judgements()
    places = {place for each in judged for place in (each.left, each.right)}
    return tally(judged, entities_of_places(read_stories(data), places))
