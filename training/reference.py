"""The sentence vectors that ours are taught after: those of all-MiniLM-L6-v2 itself."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer

from crossread.language.word_classes import CLASSES
from training.annotated import Annotated
from training.base import read_base
from training.network import WIDTH, Encoder, load_base
from training.trees import subtree_spans

_LONGEST = 256  # pieces that MiniLM reads
_CLAUSES = ("ccomp", "advcl", "acl:relcl", "xcomp", "conj", "parataxis", "csubj", "nsubj", "obj")
_CLAUSE_WORDS = range(4, 41)
_CLAUSES_PER_SENTENCE = 2
_BATCH = 64


def choose_spans(one: Annotated) -> list[tuple[int, int]]:
    """Return the whole sentence and at most two clauses or long phrases of it, the longest."""
    spans = [(0, len(one.words))]
    if one.heads and one.relations:
        inner = {
            (first, last)
            for (first, last, size), relation in zip(
                subtree_spans(one.heads), one.relations, strict=True
            )
            if relation in _CLAUSES and size == last - first and size in _CLAUSE_WORDS
        }
        inner.discard(spans[0])
        spans += sorted(inner, key=lambda span: (span[0] - span[1], span))[:_CLAUSES_PER_SENTENCE]
    return spans


def read_tokenizer(base: Path) -> str:
    """Return the JSON of MiniLM's tokenizer."""
    return read_base(base, "tokenizer.json").decode("utf-8")


@torch.no_grad()
def embed(texts: Sequence[str], base: Path, device: str) -> NDArray[np.float32]:
    """Return MiniLM's vectors of texts, one row each, of length 1."""
    encoder = Encoder(len(CLASSES), 0.0)
    load_base(encoder, base)
    encoder.cases.weight.zero_()
    encoder.eval().to(device)
    tokenizer = Tokenizer.from_str(read_tokenizer(base))
    tokenizer.no_padding()
    tokenizer.enable_truncation(_LONGEST)
    ids = [encoding.ids for encoding in tokenizer.encode_batch(list(texts))]
    order = sorted(range(len(ids)), key=lambda place: (len(ids[place]), place))
    rows = np.zeros((len(ids), WIDTH), np.float32)
    for start in range(0, len(order), _BATCH):
        batch = order[start : start + _BATCH]
        longest = len(ids[batch[-1]])
        padded = torch.zeros(len(batch), longest, dtype=torch.long)
        for row, place in enumerate(batch):
            padded[row, : len(ids[place])] = torch.tensor(ids[place])
        padded = padded.to(device)
        seen = (padded != 0).float()
        listed = torch.zeros(*padded.shape, len(CLASSES), device=device)
        mask = (1 - seen)[:, None, None] * -1e4
        states = encoder(padded, torch.zeros_like(padded), listed, mask)[-1]
        mean = (states * seen.unsqueeze(-1)).sum(1) / seen.sum(1, keepdim=True)
        rows[batch] = torch.nn.functional.normalize(mean, dim=-1).cpu().numpy()
    return rows


def add_vectors(sentences: Sequence[Annotated], base: Path, device: str) -> NDArray[np.float16]:
    """Give the sentences spans with rows of the returned reference vectors."""
    texts: list[str] = []
    for one in sentences:
        for first, last in choose_spans(one):
            one.vectors.append((first, last, len(texts)))
            texts.append("".join(one.surface[first:last]).strip())
    return embed(texts, base, device).astype(np.float16)
