"""Batches of items, and what the network is to learn from them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

import numpy as np
import torch
import torch.nn.functional as F
from numpy.typing import NDArray
from torch import Tensor

from training.items import COLUMNS, NONE, Item
from training.network import Network, Outputs, pair_scores
from training.schemes import SETS, TAGS

# Importance of each loss; names and the tree decide what the claims are worth.
WEIGHTS = {
    "upos": 0.5,
    "xpos": 0.5,
    "feats": 0.5,
    "edits": 0.5,
    "starts": 0.5,
    "names": 1.0,
    "arcs": 1.5,
    "relations": 1.0,
    "predicate": 0.5,
    "roles": 1.0,
    "happened": 0.5,
    "vectors": 3.0,
}


@dataclass(slots=True)
class Batch:
    """Padded items. ``frames`` are rows of (item, predicate word); ``roles`` frames x words."""

    ids: Tensor
    cases: Tensor
    classes: Tensor
    mask: Tensor
    first: Tensor
    words: Tensor
    sentence: Tensor
    targets: dict[str, Tensor]
    frames: Tensor
    roles: Tensor
    predicate: Tensor
    happened: Tensor
    vectors: Tensor
    pools: Tensor

    def to(self, device: str) -> Batch:
        """Return the batch on a device."""
        moved = {}
        for name in self.__slots__:
            value = getattr(self, name)
            moved[name] = (
                {key: one.to(device) for key, one in value.items()}
                if isinstance(value, dict)
                else value.to(device)
            )
        return Batch(**moved)


def cut_batches(items: Sequence[Item], pieces: int, rng: Random) -> list[list[Item]]:
    """Return items of like length in batches of about ``pieces`` word pieces, shuffled."""
    order = sorted(items, key=lambda item: len(item.ids) + rng.random() * 8)
    batches: list[list[Item]] = [[]]
    longest = 0
    for item in order:
        longest = max(longest, len(item.ids))
        if batches[-1] and longest * (len(batches[-1]) + 1) > pieces:
            batches.append([])
            longest = len(item.ids)
        batches[-1].append(item)
    rng.shuffle(batches)
    return batches


def _padded(rows: Sequence[Sequence[int]], width: int, fill: int) -> Tensor:
    table = np.full((len(rows), width), fill, np.int64)
    for place, row in enumerate(rows):
        table[place, : len(row)] = row
    return torch.from_numpy(table)


def collate(items: Sequence[Item], reference: NDArray[np.float16]) -> Batch:
    """Return the batch of some items; ``reference`` holds the vectors that their spans name."""
    pieces = max(len(item.ids) for item in items)
    words = max(len(item.first) for item in items)
    ids = _padded([item.ids for item in items], pieces, 0)
    classes = np.zeros((len(items), pieces, items[0].classes.shape[1]), np.float32)
    for place, item in enumerate(items):
        classes[place, : len(item.ids)] = item.classes
    sentence = _padded([item.sentence for item in items], words, -1)
    frames, roles = _frames(items, words)
    spans = [(place, *span) for place, item in enumerate(items) for span in item.vectors]
    pools = np.zeros((len(spans), len(items), words), np.float32)
    for row, (place, first, last, _) in enumerate(spans):
        pools[row, place, first:last] = 1 / (last - first)
    predicate = np.full((len(items), words), NONE, np.int64)
    happened = np.full((len(items), words), np.nan, np.float32)
    for place, item in enumerate(items):
        framed = [word for word, one in enumerate(item.sentence) if one in item.framed]
        predicate[place, framed] = 0
        predicate[place, [word for word, _ in item.frames]] = 1
        for word, score in item.happened:
            happened[place, word] = score
    return Batch(
        ids=ids,
        cases=_padded([item.cases for item in items], pieces, 0),
        classes=torch.from_numpy(classes),
        mask=torch.where(ids == 0, -1e4, 0.0)[:, None, None],
        first=_padded([item.first for item in items], words, 0),
        words=sentence >= 0,
        sentence=sentence,
        targets={
            key: _padded([item.targets[key] for item in items], words, NONE) for key in COLUMNS
        },
        frames=frames,
        roles=roles,
        predicate=torch.from_numpy(predicate),
        happened=torch.from_numpy(happened),
        vectors=torch.from_numpy(reference[[row for *_, row in spans]].astype(np.float32)),
        pools=torch.from_numpy(pools.reshape(len(spans), len(items) * words)),
    )


def _frames(items: Sequence[Item], words: int) -> tuple[Tensor, Tensor]:
    """Return (item, predicate) of every frame, and the role of every word of its sentence."""
    places: list[tuple[int, int]] = []
    rows: list[NDArray[np.int64]] = []
    for place, item in enumerate(items):
        sentence = np.array(item.sentence)
        for word, arguments in item.frames:
            row = np.full(words, NONE, np.int64)
            row[: len(sentence)][sentence == sentence[word]] = 0
            for argument, role in arguments:
                row[argument] = role
            places.append((place, word))
            rows.append(row)
    if not places:
        return torch.zeros(0, 2, dtype=torch.long), torch.zeros(0, words, dtype=torch.long)
    return torch.tensor(places), torch.from_numpy(np.stack(rows))


def allowed_tags() -> Tensor:
    """Return sets x tags: 0 where a set of training.schemes allows a tag, else -inf."""
    table = torch.full((len(SETS), len(TAGS)), -torch.inf)
    for place, tags in enumerate(SETS):
        table[place, [TAGS.index(tag) for tag in sorted(tags)]] = 0.0
    return table


def role_scores(network: Network, out: Outputs, frames: Tensor) -> Tensor:
    """Return frames x words x roles scores."""
    left = F.pad(out.predicates[frames[:, 0], frames[:, 1]], (0, 1), value=1.0)
    weights = network.roles.permute(1, 0, 2).flatten(1)
    product = (left @ weights).unflatten(-1, (network.roles.shape[0], -1))
    right = F.pad(out.arguments, (0, 1), value=1.0)[frames[:, 0]]
    return right @ product.mT


def losses(network: Network, batch: Batch, allowed: Tensor) -> dict[str, Tensor]:
    """Return the losses of a batch by name; those without a target are absent."""
    out: Outputs = network(batch.ids, batch.cases, batch.classes, batch.mask, batch.first)
    found: dict[str, Tensor] = {}
    targets = batch.targets
    for key in ("upos", "xpos", "feats", "edits", "starts"):
        if (targets[key] != NONE).any():
            found[key] = _cross_entropy(getattr(out, key), targets[key])
    named = targets["names"] != NONE
    if named.any():
        chances = out.names[named].float().log_softmax(-1)
        found["names"] = -(chances + allowed[targets["names"][named]]).logsumexp(-1).mean()
    if (targets["heads"] != NONE).any():
        found |= _tree_losses(network, out, batch)
    if (batch.predicate != NONE).any():
        found["predicate"] = _cross_entropy(out.predicate, batch.predicate)
    if len(batch.frames):
        scores = role_scores(network, out, batch.frames)
        total = _cross_entropy(scores, batch.roles, "sum")
        found["roles"] = total / ((batch.roles > 0).sum() + len(batch.frames))
    known = ~batch.happened.isnan()
    if known.any():
        guess = out.happened[known].float()
        found["happened"] = F.smooth_l1_loss(guess, batch.happened[known] / 3)
    if len(batch.vectors):
        ours = batch.pools @ out.vectors.float().flatten(0, 1)
        found["vectors"] = 1 - F.cosine_similarity(ours, batch.vectors).mean()
    return found


def _cross_entropy(scores: Tensor, targets: Tensor, reduction: str = "mean") -> Tensor:
    return F.cross_entropy(
        scores.float().flatten(0, -2), targets.flatten(), ignore_index=NONE, reduction=reduction
    )


def _tree_losses(network: Network, out: Outputs, batch: Batch) -> dict[str, Tensor]:
    """Return the losses of heads, among the words of the sentence and the root, and relations."""
    same = batch.sentence.unsqueeze(2) == batch.sentence.unsqueeze(1)
    open_ = F.pad(same & batch.words.unsqueeze(1), (1, 0), value=True)
    heads = batch.targets["heads"]
    arcs = out.arcs.float().masked_fill(~open_, -1e4)
    known = heads != NONE
    items = torch.nonzero(known)[:, 0]
    scores = pair_scores(out.dependents[known], network.relations, out.heads[items, heads[known]])
    return {
        "arcs": _cross_entropy(arcs, heads),
        "relations": _cross_entropy(scores, batch.targets["relations"][known]),
    }
