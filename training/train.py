"""The training of the network: the data of an epoch, the optimiser, the loop."""

from __future__ import annotations

import json
import time
from collections import Counter
from dataclasses import asdict, dataclass
from pathlib import Path
from random import Random

import numpy as np
import torch
from numpy.typing import NDArray

from crossread.language.word_pieces import WordPieces
from training.annotated import Annotated, read_name_corpora, read_trees
from training.augment import Pools, augment
from training.items import Item, ItemMaker, Vocabulary, build_vocabulary, group
from training.losses import WEIGHTS, allowed_tags, collate, cut_batches, losses
from training.network import Network, load_base
from training.reference import add_vectors, read_tokenizer
from training.scores import score

_AVERAGE = 0.998  # of the weights kept at each step by the running mean that is shipped


@dataclass(frozen=True, slots=True)
class Settings:
    """What decides the result, with the data; ``limit`` sentences of each corpus, 0 for all."""

    epochs: int = 16
    pieces: int = 1700  # word pieces of a batch
    encoder_rate: float = 2e-4
    embedding_rate: float = 1e-4
    head_rate: float = 1e-3
    decay: float = 0.01
    warm_up: int = 300  # steps
    seed: int = 1
    limit: int = 0


@dataclass(slots=True)
class Data:
    """The corpora, and the reference vectors that their spans name."""

    trees: list[Annotated]
    names: list[Annotated]
    dev: dict[str, list[Annotated]]
    reference: NDArray[np.float16]


def load_data(folder: Path, base: Path, settings: Settings, device: str) -> Data:
    """Read all corpora and compute the reference vectors of their sentences and clauses."""
    train, dev = read_trees(folder, "train"), read_trees(folder, "dev")
    own = read_name_corpora(folder, Path(__file__).parent / "sentences")
    most = settings.limit or None
    trees = [one for part in train.values() for one in part[:most]]
    names = [one for part in own.values() for one in part[:most]]
    dev = {key: part[:most] for key, part in dev.items()}
    taught = [*trees, *(one for one in names if len(one.words) <= 60)]
    reference = add_vectors(
        [*taught, *(one for part in dev.values() for one in part)], base, device
    )
    return Data(trees, names, dev, reference)


def make_items(data: Data, maker: ItemMaker, pools: Pools, rng: Random) -> list[Item]:
    """Return the items of one epoch: the sentences, some of them changed, in new stretches."""
    items = []
    # GUM is nearer to news than the mail and weblogs of EWT: half of it comes twice.
    documents = sorted({one.document for one in data.trees if one.document.startswith("GUM_")})
    again = set(rng.sample(documents, len(documents) // 2))
    trees = [*data.trees, *(one for one in data.trees if one.document in again)]
    # Ours come twice: they alone tell all labels apart.
    names = [*data.names, *(one for one in data.names if one.scheme == "own")]
    rng.shuffle(names)
    for sentences in (trees, names):
        changed = [new for one in sentences for new in augment(one, pools, rng)]
        for stretch in group(changed, rng):
            item = maker.make(stretch, rng)
            if item is not None:
                items.append(item)
    return items


def make_optimizer(network: Network, settings: Settings) -> torch.optim.Optimizer:
    """Return AdamW with slower rates for what is pretrained."""
    groups: dict[float, list[torch.nn.Parameter]] = {}
    for name, weight in network.named_parameters():
        slow = name.startswith("encoder.") and not name.startswith(
            ("encoder.cases", "encoder.classes")
        )
        embedding = name.startswith(("encoder.pieces", "encoder.positions"))
        rate = settings.embedding_rate if embedding else settings.encoder_rate
        groups.setdefault(rate if slow else settings.head_rate, []).append(weight)
    return torch.optim.AdamW(
        [{"params": weights, "lr": rate} for rate, weights in groups.items()],
        weight_decay=settings.decay,
        fused=True,
    )


class Average:
    """A running mean of the weights, which parses better than the last ones."""

    def __init__(self, network: Network) -> None:
        self.weights = {name: one.detach().clone() for name, one in network.named_parameters()}

    @torch.no_grad()
    def add(self, network: Network, step: int) -> None:
        """Add the weights of a step; young means forget faster."""
        keep = min(_AVERAGE, (1 + step) / (10 + step))
        mean = list(self.weights.values())
        torch._foreach_lerp_(mean, [one.detach() for one in network.parameters()], 1 - keep)

    def swap(self, network: Network) -> None:
        """Exchange the weights of the network with the mean."""
        for name, one in network.named_parameters():
            one.data, self.weights[name] = self.weights[name], one.data


def train(data: Data, base: Path, settings: Settings, device: str, out: Path) -> Network:
    """Train the network and save it with its vocabulary after every epoch; return it."""
    torch.manual_seed(settings.seed)
    rng = Random(settings.seed)
    vocabulary = build_vocabulary(data.trees)
    maker = ItemMaker(vocabulary, WordPieces(read_tokenizer(base)))
    pools = Pools(data.trees, [one for one in (*data.trees, *data.names) if one.names])
    dev = {
        key: cut_batches(
            [item for part in group(part, None) if (item := maker.make(part, None))],
            settings.pieces,
            Random(0),
        )
        for key, part in data.dev.items()
    }
    network = Network(vocabulary.sizes())
    load_base(network.encoder, base)
    network.to(device).train()
    optimizer = make_optimizer(network, settings)
    batches = cut_batches(make_items(data, maker, pools, rng), settings.pieces, rng)
    total = len(batches) * settings.epochs
    warm = min(settings.warm_up, max(1, total // 10))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / warm, max(0.01, (total - step) / (total - warm)))
    )
    average = Average(network)
    allowed = allowed_tags().to(device)
    step, start = 0, time.monotonic()
    for epoch in range(settings.epochs):
        if epoch:
            batches = cut_batches(make_items(data, maker, pools, rng), settings.pieces, rng)
        sums: Counter[str] = Counter()
        words = 0
        began = time.monotonic()
        for items in batches:
            batch = collate(items, data.reference).to(device)
            with torch.autocast(device, dtype=torch.bfloat16):
                found = losses(network, batch, allowed)
            loss = torch.stack([WEIGHTS[key] * one for key, one in found.items()]).sum()
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            step += 1
            average.add(network, step)
            sums.update({key: float(one.detach()) for key, one in found.items()})
            sums.update({f"{key} n": 1 for key in found})
            words += int(batch.words.sum())
            if step % 50 == 0:
                speed = words / (time.monotonic() - began)
                print(f"epoch {epoch + 1} step {step} of {total}, {speed:.0f} words/s", flush=True)
        means = {key: round(sums[key] / sums[f"{key} n"], 3) for key in WEIGHTS if sums[f"{key} n"]}
        average.swap(network)
        scores = {key: score(network, part, data.reference) for key, part in dev.items()}
        save(network, vocabulary, settings, scores, out)
        average.swap(network)
        print(
            json.dumps(
                {
                    "epoch": epoch + 1,
                    "seconds": round(time.monotonic() - start),
                    "losses": means,
                    "dev": scores,
                }
            ),
            flush=True,
        )
    average.swap(network)
    return network.eval()


def save(
    network: Network,
    vocabulary: Vocabulary,
    settings: Settings,
    scores: dict[str, dict[str, float]],
    out: Path,
) -> None:
    """Write ``network.pt`` (half precision is the export's matter) and ``training.json``."""
    out.mkdir(parents=True, exist_ok=True)
    torch.save(network.state_dict(), out / "network.pt")
    record = {"settings": asdict(settings), "vocabulary": asdict(vocabulary), "dev": scores}
    (out / "training.json").write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")
