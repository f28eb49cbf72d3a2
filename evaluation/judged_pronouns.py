"""Pronouns whose antecedent a reader judged in its sentences: how many resolved, how many right.

Data: ``clusters/articles.jsonl.gz``, from which pronouns are drawn, and
``judgements/pronouns.jsonl`` beside this module: for each judged pronoun hashes and the verdict,
never the text.
"""

from __future__ import annotations

import hashlib
import random
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from crossread import language
from crossread.model.annotation import Annotation, Mention, MentionKind
from crossread.model.articles import Article
from crossread.model.spans import Span
from evaluation.judging import (
    add_lines,
    check_verdict,
    draw_articles,
    number_rows,
    read_articles,
    read_lines,
)
from evaluation.scores import wilson

NAME = "judged-pronouns"
SOURCE = (
    "third-person pronouns drawn at random and each read in its sentences: the share that is"
    " resolved, and of those resolved the share that stands for whom or what it is said to stand"
    " for; 95 % interval of Wilson (1927)"
)
JUDGEMENTS = Path(__file__).with_name("judgements") / "pronouns.jsonl"
RIGHT, WRONG, OPEN, NOBODY = "right", "wrong", "unresolved", "no referent"
VERDICTS = (RIGHT, WRONG, OPEN, NOBODY)  # the last: nobody and nothing is meant, resolved or not
UNREAD = "answered anew"  # resolved today, to what no reader saw
PER_ARTICLE = 4  # pronouns drawn from an article on average: more would be one writer's habits
_MOST = 8  # pronouns of one article at most, for the same reason
_BEFORE = 4  # sentences before that of the pronoun which a reader sees; two seldom name whom

_FORMS = {
    "he": "he him his himself",
    "she": "she her hers herself",
    "it": "it its itself",
    "they": "they them their theirs themselves",
}
_FORM_OF = {word: form for form, words in _FORMS.items() for word in words.split()}


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a reader said of one pronoun.

    ``answers`` are hashes of the phrases it was said to stand for when it was drawn, none if open.
    """

    key: str
    article: str  # sha256 of the article
    form: str  # "he", "she", "it" or "they"
    verdict: str
    answers: tuple[str, ...] = ()


def _hash(*parts: object) -> str:
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:16]


def _place(span: Span) -> tuple[int, int]:
    return span.start, span.end


def key_of(article: Article, pronoun: Mention) -> str:
    """Return the hash of a pronoun's place in its article."""
    return _hash(article.sha256, _place(pronoun.span))


def pronouns_of(article: Article, annotation: Annotation) -> Iterator[tuple[str, Mention]]:
    """Yield the third-person pronouns of an article, each with its form; no empty "it"."""
    for mention in annotation.mentions:
        form = _FORM_OF.get(mention.span.of(article.text).casefold(), "")
        if form and mention.kind is MentionKind.PRONOUN:
            yield form, mention


def _phrases(annotation: Annotation, pronoun: Mention) -> list[list[Mention]]:
    """Return the names and nominals of each chain for which a pronoun stands, in text order."""
    chains = pronoun.members or ((pronoun.chain,) if pronoun.chain >= 0 else ())
    return [
        [m for m in annotation.mentions if m.chain == chain and m.kind is not MentionKind.PRONOUN]
        for chain in chains
    ]


def answers_of(article: Article, annotation: Annotation, pronoun: Mention) -> tuple[str, ...]:
    """Return the hashes of all phrases for which a pronoun stands; of a group, of its members.

    A pronoun that stands for one has a hash for each phrase of its chain, so that a reader's
    verdict holds as long as the pronoun stands for one of them.
    """
    phrases = [chain for chain in _phrases(annotation, pronoun) if chain]
    key = key_of(article, pronoun)
    if len(phrases) > 1:
        return (_hash(key, sorted(_place(chain[0].span) for chain in phrases)),)
    return tuple(sorted(_hash(key, _place(m.span)) for chain in phrases for m in chain))


def _shown(article: Article, annotation: Annotation, pronoun: Mention) -> list[dict[str, str]]:
    """Return what a pronoun stands for as its reader sees it: the nearest phrase and the name."""
    shown = []
    for chain in _phrases(annotation, pronoun):
        before = [m for m in chain if m.span.start < pronoun.span.start]
        nearest = (before[-1:] or chain[:1])[0] if chain else None
        names = sorted((m.name for m in chain if m.name), key=lambda name: (-len(name), name))
        words = nearest.span.of(article.text) if nearest else ""
        shown.append({"antecedent": words, "name": names[0] if names else ""})
    return shown


def _row(article: Article, annotation: Annotation, form: str, pronoun: Mention) -> dict[str, Any]:
    """Return a pronoun as its reader sees it."""
    sentence = annotation.sentences[pronoun.sentence]
    text, span = article.text, pronoun.span
    marked = f"{text[sentence.span.start : span.start]}[[{span.of(text)}]]"
    marked += text[span.end : sentence.span.end]
    before = annotation.sentences[max(0, sentence.index - _BEFORE) : sentence.index]
    return {
        "key": key_of(article, pronoun),
        "article": article.sha256,
        "form": form,
        "title": article.title,
        "before": [" ".join(each.span.of(text).split()) for each in before],
        "sentence": " ".join(marked.split()),
        "stands_for": _shown(article, annotation, pronoun),
        "confidence": pronoun.confidence,
        "reason": pronoun.reason,
        "answers": answers_of(article, annotation, pronoun),
    }


def read_judgements(path: Path | None = None) -> list[Judgement]:
    """Read the judgements of a file (None: JUDGEMENTS), none where there is no such file.

    Raises:
        InputError: a line is malformed.
    """
    return read_lines(path or JUDGEMENTS, Judgement)


def draw(data: Path, count: int, seed: int) -> list[dict[str, Any]]:
    """Draw pronouns from articles drawn at random of which none was judged yet."""
    chance = random.Random(seed)
    seen = {each.article for each in read_judgements()}
    annotator = language.load_annotator()
    rows = []
    for article in draw_articles(data, -(-count // PER_ARTICLE), chance, seen):
        annotation = language.annotate(article, annotator)
        found = list(pronouns_of(article, annotation))
        for form, pronoun in chance.sample(found, min(_MOST, len(found))):
            rows.append(_row(article, annotation, form, pronoun))
    return number_rows(rows, count, chance)


def _judgement(row: Mapping[str, Any]) -> Judgement:
    check_verdict(row, VERDICTS, "pronoun")
    answers = tuple(row["answers"])
    return Judgement(row["key"], row["article"], row["form"], row["verdict"], answers)


def record(rows: Iterable[Mapping[str, Any]], path: Path | None = None) -> int:
    """Add a reader's verdicts to the judgements; a later one on the same pronoun replaces it.

    Raises:
        InputError: a verdict is none of VERDICTS, or a row has no key.
    """
    path = path or JUDGEMENTS
    return add_lines(path, read_judgements(path), [_judgement(row) for row in rows])


def answers_now(data: Path, judged: Sequence[Judgement]) -> dict[str, tuple[str, ...]]:
    """Return what every pronoun of the judged articles stands for now, by key."""
    wanted = {each.article for each in judged}
    annotator = language.load_annotator()
    return {
        key_of(article, pronoun): answers_of(article, annotation, pronoun)
        for article in read_articles(data)
        if article.sha256 in wanted
        for annotation in [language.annotate(article, annotator)]
        for _, pronoun in pronouns_of(article, annotation)
    }


def verdict_now(judged: Judgement, answers: Sequence[str]) -> str:
    """Return the verdict on what a judged pronoun stands for now; UNREAD if no reader saw that."""
    if judged.verdict == NOBODY:
        return NOBODY if not answers else WRONG
    if not answers:
        return OPEN
    return judged.verdict if set(answers) & set(judged.answers) else UNREAD


def tally(judged: Sequence[Judgement], now: Mapping[str, Sequence[str]]) -> dict[str, float]:
    """Count the verdicts, given what each pronoun stands for now; one unseen now counts as open.

    ``resolved`` is a share of all, ``precision`` one of those whose answer a reader saw.
    """
    verdicts = [(each.form, verdict_now(each, now.get(each.key, ()))) for each in judged]
    values = {"judged": float(len(judged)), **dict(_figures([v for _, v in verdicts]))}
    for form in _FORMS:
        own = [verdict for each, verdict in verdicts if each == form]
        values |= {f"{form}.{name}": value for name, value in _figures(own)}
    return values


def _figures(verdicts: Sequence[str]) -> Iterator[tuple[str, float]]:
    counts = Counter(verdicts)
    read = counts[RIGHT] + counts[WRONG]
    low, high = wilson(counts[RIGHT], read)
    resolved = (read + counts[UNREAD]) / len(verdicts) if verdicts else 0.0
    yield from (("count", len(verdicts)), ("resolved", resolved))
    yield from (("precision", counts[RIGHT] / read if read else 0.0), ("low", low), ("high", high))
    yield from ((UNREAD.replace(" ", "_"), counts[UNREAD]), ("no_referent", counts[NOBODY]))


def measure(data: Path) -> dict[str, float]:
    """Return the share of the judged pronouns that is resolved, and that of those that is right.

    Raises:
        FileNotFoundError: the articles are absent.
        InputError: the judgements are malformed.
    """
    judged = read_judgements()
    return tally(judged, answers_now(data, judged))
