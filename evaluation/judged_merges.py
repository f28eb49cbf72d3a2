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
    "pairs of mentions of one story, drawn at random; readers who do not know what the system says"
    " tell whether both are one. joins.right: of chains of two documents that are joined, the share"
    " that is one; forms.right: the same of every two forms of an entity, at most a fifth of them"
    " of one and the same form (harder); looks.two.apart: of look-alikes that are two (a shared"
    " surname, given name, head noun, first word, initials, a role of one country, few letters, or"
    " one form of two kinds) the share kept apart; 95 % intervals of Wilson (1927). What a reader"
    " calls unclear is not counted"
)
JUDGEMENTS = Path(__file__).with_name("judgements") / "merges.jsonl"
VERDICTS = ("one", "two", "unclear")


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a reader said of two mentions.

    ``kind`` tells the draw: joins, forms or looks; apart: look-alikes kept apart, once drawn.
    """

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
    """Draw so many pairs, numbered: two fifths joins, two fifths look-alikes, the rest forms."""
    many = 2 * count // 5
    counts = {"joins": many, "looks": many, "forms": count - 2 * many}
    rows = draw_pairs(read_stories(data), counts, seed)
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
        fault = row.get("fault", "")
        added.append(_judgement(row["left"], row["right"], fault=fault, **kept))
    return add_lines(path, read_judgements(path), added)


def tally(judged: Sequence[Judgement], now: Mapping[Place, frozenset[str]]) -> dict[str, float]:
    """Count the judged pairs, given the entities in which their mentions stand today.

    ``joins`` and ``forms`` are those that the system still joins. Of all pairs (``looks``: of the
    look-alikes) that a reader takes for one (for two), ``one.joined`` (``two.apart``) tells the
    share that the system takes so, too.
    """
    clear = [each for each in judged if each.verdict != "unclear"]
    seen = [each for each in clear if each.left in now and each.right in now]
    joined = {each.key for each in seen if now[each.left] & now[each.right]}
    values: dict[str, float] = {"judged": len(judged), "unclear": len(judged) - len(clear)}
    values["seen"] = len(seen)
    for kind in ("joins", "forms"):
        shown = [each for each in seen if each.kind == kind and each.key in joined]
        values |= _share(f"{kind}.right", [each.verdict == "one" for each in shown])
        values |= {f"{kind}.{key}": value for key, value in _faults(shown)}
    for name, some in (("", seen), ("looks.", [each for each in seen if each.kind == "looks"])):
        one = [each.key in joined for each in some if each.verdict == "one"]
        two = [each.key not in joined for each in some if each.verdict == "two"]
        values |= _share(f"{name}one.joined", one) | _share(f"{name}two.apart", two)
    return values


def _share(name: str, hits: Sequence[bool]) -> dict[str, float]:
    """Return the share of hits, its interval and of how many."""
    low, high = wilson(sum(hits), len(hits))
    share = sum(hits) / len(hits) if hits else 0.0
    return {name: share, f"{name}.low": low, f"{name}.high": high, f"{name}.of": len(hits)}


def _faults(judged: Sequence[Judgement]) -> Iterator[tuple[str, float]]:
    """Yield the share of each class of fault."""
    counts = Counter(each.fault for each in judged if each.fault and each.verdict == "two")
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
