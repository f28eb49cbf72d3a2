"""What the language model costs: words a second, load time, memory of a reader, size."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable, Sequence
from itertools import islice
from pathlib import Path
from time import perf_counter

from crossread.language import article_of_text, load_annotator
from crossread.language.annotator import Annotator, Stretch
from crossread.language.lines import read_lines
from crossread.language.sentences import cut_stretches, find_bounds
from crossread.language.tokenizer import tokenize
from crossread.model.articles import PARSED_KINDS, Article
from evaluation.clusters import read_rows
from evaluation.sets import documents_of
from evaluation.tree_scores import raw_text
from training.corpora import read_treebank

_ARTICLES = 60  # some 50,000 words: some seconds, steady within a few percent
_STARTS = 3  # the fastest start of several is the one that other work disturbed least

_START = """
from time import perf_counter
begin = perf_counter()
from crossread.language import load_annotator
imported = perf_counter()
load_annotator()
print(perf_counter() - imported, perf_counter() - begin)
"""
# VmHWM begins anew with the process; ru_maxrss on Linux may hold that of its parent.
_READ = """
import resource, sys
from pathlib import Path
from crossread.language import annotate_text, load_annotator
annotate_text(sys.stdin.buffer.read().decode("utf-8"), load_annotator())
status = Path("/proc/self/status")
if status.is_file():
    rows = dict(line.split(":", 1) for line in status.read_text().splitlines() if ":" in line)
    print(int(rows["VmHWM"].split()[0]) / 1024)
else:
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20)
"""


def articles_to_time(data: Path) -> list[Article]:
    """Return articles of ``clusters``, else the documents of PUD; none where both are absent."""
    packed = data / "clusters" / "articles.jsonl.gz"
    treebank = data / "treebanks" / "pud-test.conllu.gz"
    if packed.is_file():
        rows = (article for article, _ in read_rows(packed) if article is not None)
        return list(islice(rows, _ARTICLES))
    if treebank.is_file():
        documents = documents_of(read_treebank(treebank))
        return [article_of_text(raw_text(document)[0]) for document in documents]
    return []


def stretches_of(article: Article, annotator: Annotator) -> list[Stretch]:
    """Return what the model is given of an article, cut as the language stage cuts it."""
    stretches: list[Stretch] = []
    for line in article.lines:
        spans = tokenize(article.text, line.span) if line.kind in PARSED_KINDS else []
        if spans:
            words = [span.of(article.text) for span in spans]
            bounds = find_bounds(article.text, spans)
            cut = cut_stretches(words, bounds, annotator.pieces(words), annotator.room)
            stretches.extend(cut)
    return stretches


def time_model(articles: Sequence[Article], annotator: Annotator) -> dict[str, float]:
    """Return the words a second of the model alone, and of reading whole articles.

    Words are those of the tokenizer. The model's time holds every head and all decoding.
    """
    own = [stretches_of(article, annotator) for article in articles]
    words = sum(len(stretch.words) for stretches in own for stretch in stretches)
    begin = perf_counter()
    for stretches in own:
        annotator.parse(stretches)
    parsed = perf_counter()
    for article in articles:
        read_lines(article, annotator)
    read = perf_counter()
    return {
        "model.words": words,
        "model.words_per_second": words / max(parsed - begin, 1e-9),
        "model.words_per_second.with_tokens": words / max(read - parsed, 1e-9),
    }


def _run(program: str, text: str = "") -> list[float]:
    """Run a program in a fresh process and return the numbers that it prints."""
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, input=text.encode("utf-8"), capture_output=True, check=True)
    return [float(number) for number in done.stdout.split()]


def _text_of(article: Article) -> str:
    return "\n".join(line.span.of(article.text) for line in article.lines)


def measure_process(articles: Iterable[Article]) -> dict[str, float]:
    """Return load time, start time and the peak memory of a process that reads one article.

    The article is a long one: a fifth of them is longer.
    """
    starts = [_run(_START) for _ in range(_STARTS)]
    texts = sorted((_text_of(article) for article in articles), key=len)
    (peak,) = _run(_READ, texts[len(texts) * 4 // 5])
    return {
        "model.load_seconds": min(load for load, _ in starts),
        "model.start_seconds": min(start for _, start in starts),
        "model.reader_peak_mib": peak,
    }


def model_size_mib() -> float:
    """Return the size of the shipped model's files in MiB."""
    import crossread

    folder = Path(crossread.__file__).parent / "models"
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / 2**20


def measure_model(data: Path) -> dict[str, float]:
    """Return what the model costs; only its size where no article is at hand."""
    values = {"model.size_mib": model_size_mib()}
    articles = articles_to_time(data)
    if articles:
        values |= time_model(articles, load_annotator(1)) | measure_process(articles)
    return values
