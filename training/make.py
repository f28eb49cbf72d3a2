"""From data to shipped files in one command: ``python -m training.make``; see README.md here."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import torch

from training import card, export
from training.base import find_base
from training.marked import read_marked
from training.train import Settings, load_data, train

SENTENCES = Path(__file__).parent / "sentences"


def make(data: Path, base: Path, work: Path, out: Path, settings: Settings, threads: int) -> None:
    """Train, export and describe the model; a trial on few sentences is not measured."""
    torch.set_num_threads(threads)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    treebanks = data / "treebanks"
    train(load_data(treebanks, base, settings, device), base, settings, device, work)
    trial = bool(settings.limit)
    checks = export.export(work, base, treebanks, out, strict=not trial)
    print(json.dumps(checks), flush=True)
    own = sum(len(read_marked(path)) for path in sorted(SENTENCES.glob("*.txt")))
    card.write_card(out, {} if trial else card.measure(data), own)


def main() -> None:
    """Make the model with the options of the command line."""
    defaults = Settings()
    parser = argparse.ArgumentParser(description="Make the shipped language model.")
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--base", type=Path, help="folder of all-MiniLM-L6-v2")
    parser.add_argument("--work", type=Path, required=True, help="folder of the trained network")
    parser.add_argument("--out", type=Path, default=Path("src/crossread/models"))
    parser.add_argument("--epochs", type=int, default=defaults.epochs)
    parser.add_argument("--seed", type=int, default=defaults.seed)
    parser.add_argument("--limit", type=int, default=0, help="sentences of each corpus: a trial")
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    settings = Settings(epochs=options.epochs, seed=options.seed, limit=options.limit)
    base = options.base or find_base()
    make(options.data, base, options.work, options.out, settings, options.threads)


if __name__ == "__main__":
    main()
