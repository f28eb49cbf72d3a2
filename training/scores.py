"""Quick scores on the development sets while training; the figures of record are evaluation's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
import torch
import torch.nn.functional as F
from numpy.typing import NDArray

from training.items import NONE, Item
from training.losses import Batch, collate, role_scores
from training.network import Network, pair_scores
from training.schemes import SETS, TAGS

_COARSE = {"GPE": "LOC", "FAC": "LOC", "LOC": "LOC", "PER": "PER", "ORG": "ORG"}
_SETS_COARSE = tuple(
    {_COARSE.get(tag[2:], "") and tag[:2] + _COARSE.get(tag[2:], "") for tag in tags}
    for tags in SETS
)


def _f1(counts: Counter[str], key: str) -> float:
    total = counts[key + "_gold"] + counts[key + "_found"]
    return round(200 * counts[key] / total, 2) if total else 0.0


def _names(tags: Sequence[str]) -> set[tuple[int, int, str]]:
    """Return first word, last word exclusive and label of BIO tags."""
    found = set()
    start, label = 0, ""
    for place, tag in enumerate([*tags, ""]):
        if label and tag != f"I-{label}":
            found.add((start, place, label))
            label = ""
        if tag.startswith("B-"):
            start, label = place, tag[2:]
    return found


def _coarse_gold(row: Sequence[int]) -> list[str]:
    return [
        next(iter(_SETS_COARSE[place])) if len(_SETS_COARSE[place]) == 1 else "" for place in row
    ]


def _coarse(tag: str) -> str:
    label = _COARSE.get(tag[2:], "")
    return tag[:2] + label if label else ""


@torch.no_grad()
def score(
    network: Network, batches: Sequence[Sequence[Item]], reference: NDArray[np.float16]
) -> dict[str, float]:
    """Return accuracies and F1 in percent; heads are the best ones, without the tree's rules."""
    network.eval()
    counts: Counter[str] = Counter()
    cosines: list[float] = []
    device = str(network.mix.device)
    for items in batches:
        batch = collate(items, reference).to(device)
        with torch.autocast(device.split(":")[0], dtype=torch.bfloat16):
            _count(network, batch, counts, cosines)
    network.train()
    result = {
        key: round(100 * counts[key] / max(1, counts[key + "_all"]), 2)
        for key in ("upos", "xpos", "feats", "edits", "uas", "las")
    }
    result |= {key: _f1(counts, key) for key in ("starts", "names", "ORG", "predicate", "roles")}
    return result | {"cosine": round(float(np.mean(cosines)), 4) if cosines else 0.0}


def _count(network: Network, batch: Batch, counts: Counter[str], cosines: list[float]) -> None:
    out = network(batch.ids, batch.cases, batch.classes, batch.mask, batch.first)
    for key in ("upos", "xpos", "feats", "edits"):
        gold = batch.targets[key]
        # A label that training never saw counts as wrong.
        counts[key] += int((getattr(out, key).argmax(-1) == gold)[gold != NONE].sum())
        counts[key + "_all"] += int(batch.words.sum())
    heads = batch.targets["heads"]
    same = batch.sentence.unsqueeze(2) == batch.sentence.unsqueeze(1)
    open_ = F.pad(same & batch.words.unsqueeze(1), (1, 0), value=True)
    guess = out.arcs.float().masked_fill(~open_, -1e4).argmax(-1)
    known = heads != NONE
    items = torch.nonzero(known)[:, 0]
    labels = pair_scores(out.dependents[known], network.relations, out.heads[items, guess[known]])
    right = guess[known] == heads[known]
    counts["uas"] += int(right.sum())
    counts["las"] += int((right & (labels.argmax(-1) == batch.targets["relations"][known])).sum())
    counts["uas_all"] += int(known.sum())
    counts["las_all"] += int(known.sum())
    _count_pair(counts, "starts", out.starts.argmax(-1) == 1, batch.targets["starts"] == 1)
    _count_pair(
        counts,
        "predicate",
        (out.predicate.argmax(-1) == 1)[batch.predicate != NONE],
        (batch.predicate == 1)[batch.predicate != NONE],
    )
    if len(batch.frames):
        roles = role_scores(network, out, batch.frames).argmax(-1)
        roles = roles.masked_fill(batch.roles == NONE, 0)
        counts["roles"] += int(((roles == batch.roles) & (roles > 0)).sum())
        counts["roles_found"] += int((roles > 0).sum())
        counts["roles_gold"] += int((batch.roles > 0).sum())
    tags = out.names.argmax(-1)
    for row in range(len(tags)):
        places = batch.targets["names"][row, : int(batch.words[row].sum())].tolist()
        if NONE not in places:
            found = _names([_coarse(TAGS[tag]) for tag in tags[row, : len(places)].tolist()])
            _count_names(counts, _names(_coarse_gold(places)), found)
    if len(batch.vectors):
        ours = batch.pools @ out.vectors.float().flatten(0, 1)
        cosines += F.cosine_similarity(ours, batch.vectors).tolist()


def _count_pair(counts: Counter[str], key: str, found: torch.Tensor, gold: torch.Tensor) -> None:
    counts[key] += int((found & gold).sum())
    counts[key + "_found"] += int(found.sum())
    counts[key + "_gold"] += int(gold.sum())


def _count_names(
    counts: Counter[str],
    gold: set[tuple[int, int, str]],
    found: set[tuple[int, int, str]],
) -> None:
    for key, keep in (("names", ("PER", "ORG", "LOC")), ("ORG", ("ORG",))):
        ours = {name for name in found if name[2] in keep}
        theirs = {name for name in gold if name[2] in keep}
        counts[key] += len(ours & theirs)
        counts[key + "_found"] += len(ours)
        counts[key + "_gold"] += len(theirs)
