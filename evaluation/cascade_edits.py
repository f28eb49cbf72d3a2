"""What desks and machines do to a sentence, and to a whole report."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from random import Random

from evaluation.cascade_texts import TELLINGS, Event, Half, Unit, load_words

# Shares of what could be exchanged that is: a desk exchanges a few words, a translation there and
# back nearly all, a machine most of what its table holds, as texts of such tools show.
LIGHT, HEAVY, ROUND_TRIP, SPUN = 0.6, 0.3, 0.9, 0.75
TOUCHED = 0.85  # of the sentences in a light rewrite; the rest stays word for word
KEPT_BY_REWRITE = 0.8  # of the sentences
KEPT_BY_CUT = (0.45, 0.75)
BROKEN = 0.25  # of the sentences with a comma clause that a spinner breaks off

_TAIL = re.compile(
    r"^(?P<main>[^“”]{25,}?),? (?P<tail>(?:after|because|before|when|since|until|so that|from where"
    r"|following|because of|within|without) [^,“”]{8,})\.$"
)
_WORDS = re.findall(r"\w+", "two three four five six seven eight nine ten eleven twelve")
_LINKS = ("Meanwhile", "In addition", "At the same time", "Besides", "As it turned out")
_CLAUSE = re.compile(r", (which|where|who|and|so|because) ")


def _capital(text: str) -> str:
    return re.sub(r"^(\W*)(\w)", lambda m: m[1] + m[2].upper(), text, count=1)


def _lower(text: str) -> str:
    """Return a clause without its first capital, unless a name or an acronym stands there."""
    first = re.match(r"\W*([\w'’-]+)", text)
    known = first is not None and first[1].lower() in _OPENERS
    return text[:1].lower() + text[1:] if known else text


_OPENERS = frozenset(
    re.findall(
        r"\w+",
        "the a an about some in on at by to of for from after before until within no not two it"
        " they there among because water rescue soldiers farmers parliament investors inspectors",
    )
)


@cache
def _pattern(name: str) -> re.Pattern[str]:
    phrases = sorted(load_words(name), key=lambda phrase: (-len(phrase), phrase))
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, phrases))})(?![\w-])", re.IGNORECASE)


def _exchange(
    text: str, name: str, share: float, rng: Random, pick: Callable[[Sequence[str]], Sequence[str]]
) -> str:
    """Return the text with words of a table exchanged; capitals inside a sentence are names."""
    table: Mapping[str, Sequence[str]] = load_words(name)

    def change(match: re.Match[str]) -> str:
        word = match[0]
        opening = not re.search(r"\w", text[: match.start()])
        if (word != word.lower() and not opening) or rng.random() >= share:
            return word
        chosen = rng.choice(pick(table[word.lower()]))
        return _capital(chosen) if word != word.lower() else chosen

    return _pattern(name).sub(change, text)


def _everything(choices: Sequence[str]) -> Sequence[str]:
    return choices


def _turn(text: str) -> str:
    """Bring a clause at a sentence's end to its front."""
    match = _TAIL.match(text)
    return f"{_capital(match['tail'])}, {_lower(match['main'])}." if match else text


def _respell_numbers(text: str) -> str:
    """Write digits as words and small number words as digits."""
    for number, word in enumerate(_WORDS, start=2):
        text, found = re.subn(rf"(?<![\w.-]){number}(?![\w.-])", word, text)
        if not found:
            text = re.sub(rf"(?<![\w-]){word}(?![\w-])", str(number), text)
    return text


def edit_lightly(text: str, rng: Random) -> str:
    """Return a sentence as a desk in a hurry rewrites it; it never comes back unchanged."""
    before = text
    text = _exchange(text, "cascade_synonyms.yaml", LIGHT, rng, _everything)
    if rng.random() < 0.5:
        text = _turn(text)
    if rng.random() < 0.3:
        text = _respell_numbers(text)
    return text if text != before else f"{rng.choice(_LINKS)}, {_lower(text)}"


def translate_back(text: str, rng: Random) -> str:
    """Return a sentence as if it had been translated and translated back."""
    text = _exchange(text, "cascade_synonyms.yaml", ROUND_TRIP, rng, _everything)
    text = re.sub(r"\b([A-Z]\w+)['’]s (?!own\b)(\w+)", r"the \2 of \1", text)
    text = re.sub(r"\bof the (\w+) (of|in)\b", r"of that \1 \2", text)
    if rng.random() < 0.4:
        text = _turn(text)
    return _capital(_respell_numbers(text) if rng.random() < 0.5 else text)


def spin_sentence(text: str, half: Half, rng: Random) -> str:
    """Return a sentence as a synonym-spinner leaves it; each half has its own alternatives."""

    def pick(choices: Sequence[str]) -> Sequence[str]:
        middle = max(1, len(choices) // 2)
        return choices[:middle] if half is Half.DEV or len(choices) == 1 else choices[middle:]

    text = _exchange(text, "cascade_spinner.yaml", SPUN, rng, pick)
    if "“" not in text and rng.random() < BROKEN:
        text = _CLAUSE.sub(lambda m: f". {m[1].capitalize()} ", text, count=1)
    return text


def cut(units: Sequence[Unit], rng: Random) -> list[Unit]:
    """Return a report shortened from the end."""
    return list(units[: max(3, round(len(units) * rng.uniform(*KEPT_BY_CUT)))])


def reorder(units: Sequence[Unit], rng: Random) -> list[Unit]:
    """Return a report whose sentences but the first stand in another order."""
    rest = list(units[1:])
    rng.shuffle(rest)
    return [units[0], *rest]


def rewrite_lightly(units: Sequence[Unit], rng: Random) -> list[Unit]:
    """Return a report with most sentences touched and none left out."""
    return [
        unit.reworded(edit_lightly(unit.text, rng))
        if not unit.quoted and rng.random() < TOUCHED
        else unit
        for unit in units
    ]


def _thin(units: Sequence[Unit], rng: Random) -> list[Unit]:
    """Leave some sentences out, never the first, and swap some neighbours."""
    kept = [unit for n, unit in enumerate(units) if n == 0 or rng.random() < KEPT_BY_REWRITE]
    for place in range(1, len(kept) - 1):
        if rng.random() < 0.2:
            kept[place], kept[place + 1] = kept[place + 1], kept[place]
    return kept


def rewrite_heavily(units: Sequence[Unit], event: Event, rng: Random) -> list[Unit]:
    """Return a report told anew, in tellings that no other report uses while there are any."""
    found = []
    for unit in _thin(units, rng):
        text = unit.text
        if unit.key.startswith("fact"):
            fact = int(unit.key.split()[1])
            used = {*event.taken.get(fact, ()), *event.retold.get(fact, ())}
            free = [n for n in range(TELLINGS) if n not in used]
            if free:
                telling = rng.choice(free)
                event.retold.setdefault(fact, []).append(telling)
                text = event.tell(fact, telling)
            else:
                text = translate_back(text, rng)
        if not unit.quoted:
            text = _exchange(text, "cascade_synonyms.yaml", HEAVY, rng, _everything)
        found.append(unit.reworded(text))
    return found


def rewrite_round_trip(units: Sequence[Unit], rng: Random) -> list[Unit]:
    """Return a report as if it had gone through another language, quotations kept."""
    return [
        unit if unit.quoted else unit.reworded(translate_back(unit.text, rng))
        for unit in _thin(units, rng)
    ]


def spin(units: Sequence[Unit], half: Half, rng: Random) -> list[Unit]:
    """Return a report as a machine rewrites it, quotations and all."""
    return [unit.reworded(spin_sentence(unit.text, half, rng), spun=True) for unit in units]
