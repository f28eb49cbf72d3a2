"""Make the files of the package from a trained network: ``python -m training.export``.

See README.md beside this file. The network is written twice, in 32 and in 8 bits; the first is
compared with torch, the second with the first, and only the second is kept.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import platform
import tempfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np
import torch

from crossread.language.annotator import ModelAnnotator, Parse, Stretch
from crossread.language.model import FILES, NETWORK
from crossread.language.model import Network as Runtime
from crossread.language.word_classes import FILE as WORD_CLASSES
from crossread.language.word_classes import word_classes
from training.annotated import Annotated, read_trees
from training.base import find_base
from training.items import Vocabulary
from training.network import Network, pair_scores
from training.network_graph import build_graph
from training.reference import read_tokenizer

MANIFEST = "manifest.json"
_SENTENCES = 200  # of EWT dev on which 8 bits are compared with 32
_SENTENCES_OF_TRIAL = 20
_MAX_LOSS = 0.3  # points of LAS that 8 bits may cost, of issue 3
_MAX_DIFFERENCE = 1e-3  # of a score between torch and ONNX Runtime in 32 bits
_VERSIONS = ("torch", "onnx", "onnxruntime", "numpy")


def read_trained(folder: Path) -> tuple[Network, Vocabulary, dict[str, Any]]:
    """Return the network that training.train saved, its labels, and the record of its training."""
    record = json.loads((folder / "training.json").read_text(encoding="utf-8"))
    vocabulary = Vocabulary(**{key: tuple(one) for key, one in record["vocabulary"].items()})
    network = Network(vocabulary.sizes())
    network.load_state_dict(torch.load(folder / "network.pt", map_location="cpu"))
    return network.eval(), vocabulary, record


def count_lemmas(sentences: Sequence[Annotated]) -> dict[str, str]:
    """Return the most frequent lemma of every lower-cased form and tag that is no proper noun."""
    counts: dict[str, Counter[str]] = {}
    for one in sentences:
        rows = zip(one.words, one.lemmas or (), one.upos or (), one.xpos or (), strict=True)
        for form, lemma, upos, xpos in rows:
            if upos != "PROPN":
                counts.setdefault(f"{form.lower()}\t{xpos}", Counter())[lemma] += 1
    return {
        key: min(found, key=lambda lemma: (-found[lemma], lemma))
        for key, found in sorted(counts.items())
    }


def write_files(
    network: Network, vocabulary: Vocabulary, base: Path, data: Path, folder: Path
) -> None:
    """Write the files of the model in 8 bits."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / NETWORK).write_bytes(build_graph(network).SerializeToString())
    labels = json.dumps(asdict(vocabulary), ensure_ascii=False, indent=0)
    (folder / "vocab.json").write_text(labels + "\n", encoding="utf-8")
    (folder / "tokenizer.json").write_text(read_tokenizer(base), encoding="utf-8")
    trees = read_trees(data, "train")
    lemmas = count_lemmas([one for part in trees.values() for one in part])
    packed = json.dumps(lemmas, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
    (folder / "lemmas.json.gz").write_bytes(gzip.compress(packed, 9, mtime=0))


@torch.no_grad()
def compare_with_torch(network: Network, exact: Path, words: Sequence[str]) -> float:
    """Return the largest difference of a score of torch and ONNX Runtime, both in 32 bits."""
    runtime = Runtime(1, exact)
    classes = word_classes(words)
    ours = runtime.score(words, classes)
    feed = runtime.feed(words, classes)
    ids, cases, listed, first = (
        torch.from_numpy(feed[name])[None] for name in ("ids", "cases", "classes", "first")
    )
    theirs = network(ids, cases, listed, None, first)
    count = len(words)
    right = torch.cat([theirs.heads[0, 1:], torch.ones(count, 1)], -1).numpy()
    related = pair_scores(theirs.dependents[0], network.relations, theirs.heads[0, 1:])
    taken = torch.cat([theirs.arguments[0], torch.ones(count, 1)], -1).numpy()
    given = pair_scores(theirs.predicates[0], network.roles, theirs.arguments[0])
    pairs: list[tuple[Any, torch.Tensor]] = [
        (ours.names, theirs.names[0].log_softmax(-1)),
        (ours.arcs, theirs.arcs[0]),
        (ours.starts, theirs.starts[0].softmax(-1)[:, 1]),
        (ours.predicate, theirs.predicate[0].softmax(-1)[:, 1]),
        (ours.happened, theirs.happened[0]),
        (ours.vectors, theirs.vectors[0]),
        (np.einsum("wlj,wj->wl", ours.relations, right), related),
        (np.einsum("wlj,wj->wl", ours.roles, taken), given),
    ]
    return max(float(np.abs(one - other.numpy()).max()) for one, other in pairs)


def labelled_score(sentences: Sequence[Annotated], parses: Sequence[Parse]) -> float:
    """Return LAS in percent, without subtypes of relations."""
    right = total = 0
    for one, parse in zip(sentences, parses, strict=True):
        rows = zip(one.heads or (), one.relations or (), parse.heads, parse.relations, strict=True)
        for head, relation, found, label in rows:
            right += head == found + 1 and relation.split(":")[0] == label.split(":")[0]
            total += 1
    return 100 * right / total


def compare_bits(exact: Path, small: Path, sentences: Sequence[Annotated]) -> dict[str, float]:
    """Return how the model in 8 bits agrees with the one in 32, in percent, and the LAS of both."""
    stretches = [Stretch(tuple(one.words)) for one in sentences]
    wide, narrow = (ModelAnnotator(1, folder).parse(stretches) for folder in (exact, small))
    found = {
        "las_32_bits": labelled_score(sentences, wide),
        "las_8_bits": labelled_score(sentences, narrow),
    }
    for key in ("upos", "xpos", "feats", "lemmas", "heads", "relations"):
        pairs = [
            (a, b)
            for one, other in zip(wide, narrow, strict=True)
            for a, b in zip(getattr(one, key), getattr(other, key), strict=True)
        ]
        found[f"same_{key}"] = 100 * sum(a == b for a, b in pairs) / len(pairs)
    for key in ("names", "frames"):
        spans = [
            ({str(n) for n in _plain(one, key)}, {str(n) for n in _plain(other, key)})
            for one, other in zip(wide, narrow, strict=True)
        ]
        both = sum(len(a & b) for a, b in spans)
        found[f"same_{key}"] = 200 * both / max(1, sum(len(a) + len(b) for a, b in spans))
    cosines = [_cosines(one, other) for one, other in zip(wide, narrow, strict=True)]
    found["cosine"] = float(np.mean(cosines))
    return {key: round(value, 3) for key, value in found.items()}


def _plain(parse: Parse, key: str) -> list[Any]:
    """Return the names of a parse, or its arguments with their predicates."""
    if key == "names":
        return list(parse.names)
    return [(frame.predicate, *one) for frame in parse.frames for one in frame.arguments]


def _cosines(one: Parse, other: Parse) -> float:
    """Return the cosine of the vectors of a sentence."""
    assert one.vectors is not None
    assert other.vectors is not None
    left, right = one.vectors.mean(axis=0), other.vectors.mean(axis=0)
    return float(left @ right / (np.linalg.norm(left) * np.linalg.norm(right)))


def check(network: Network, folder: Path, sentences: Sequence[Annotated]) -> dict[str, float]:
    """Return how torch, ONNX in 32 bits and ONNX in 8 bits agree."""
    with tempfile.TemporaryDirectory() as name:
        exact = Path(name)
        (exact / NETWORK).write_bytes(build_graph(network, exact=True).SerializeToString())
        for file in FILES:
            if file != NETWORK:
                (exact / file).write_bytes((folder / file).read_bytes())
        difference = compare_with_torch(network, exact, sentences[0].words)
        found = {"torch_difference": round(difference, 7)}
        found |= compare_bits(exact, folder, sentences)
    return found


def refuse(checks: dict[str, float]) -> None:
    """Stop where the checks found more differences than are allowed.

    Raises:
        SystemExit: says which.
    """
    if checks["torch_difference"] > _MAX_DIFFERENCE:
        raise SystemExit(f"torch and ONNX Runtime differ: {checks}")
    if checks["las_32_bits"] - checks["las_8_bits"] > _MAX_LOSS:
        raise SystemExit(f"8 bits cost more than {_MAX_LOSS} LAS: {checks}")


def write_manifest(
    folder: Path, vocabulary: Vocabulary, record: dict[str, Any], checks: dict[str, float]
) -> None:
    """Write what the files are and how they were made."""
    files = {}
    for name in sorted({*FILES, WORD_CLASSES}):
        path = folder / name
        if path.exists():
            data = path.read_bytes()
            files[name] = {"bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
    content = {
        "files": files,
        "labels": asdict(vocabulary.sizes()),
        "settings": record["settings"],
        "checks": checks,
        "dev": record["dev"],
        "versions": {name: version(name) for name in _VERSIONS}
        | {"python": platform.python_version()},
    }
    text = json.dumps(content, indent=2, ensure_ascii=False)
    (folder / MANIFEST).write_text(text + "\n", encoding="utf-8")


def export(model: Path, base: Path, data: Path, out: Path, strict: bool = True) -> dict[str, float]:
    """Write the files of the model to ``out`` and return how well 8 bits keep it.

    ``strict`` stops if they do not; a trial compares on few sentences and does not stop.
    """
    network, vocabulary, record = read_trained(model)
    write_files(network, vocabulary, base, data, out)
    dev = read_trees(data, "dev")["ewt"]
    count = _SENTENCES if strict else _SENTENCES_OF_TRIAL
    checks = check(network, out, dev[:: max(1, len(dev) // count)][:count])
    if strict:
        refuse(checks)
    write_manifest(out, vocabulary, record, checks)
    return checks


def main() -> None:
    """Export with the options of the command line."""
    parser = argparse.ArgumentParser(description="Make the files of the package.")
    parser.add_argument("--model", type=Path, required=True, help="folder of training.train")
    parser.add_argument("--base", type=Path, help="folder of all-MiniLM-L6-v2")
    parser.add_argument("--data", type=Path, default=Path("../shared/data/treebanks"))
    parser.add_argument("--out", type=Path, default=Path("src/crossread/models"))
    parser.add_argument("--trial", action="store_true", help="compare on few sentences")
    options = parser.parse_args()
    torch.set_num_threads(1)
    base = options.base or find_base()
    checks = export(options.model, base, options.data, options.out, not options.trial)
    print(json.dumps(checks))


if __name__ == "__main__":
    main()
