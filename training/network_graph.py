"""The network of training.network as an ONNX graph, for one stretch of words at a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from onnx import ModelProto, TensorProto, helper

from training.graph import Floats, Graph, quantise_columns
from training.network import HEADS, LAYERS, MIXED, PAIR, WIDTH, Network

_GELU_LEAST = 0.17  # GELU is never below -0.16997
_INPUTS: dict[str, list[str | int]] = {
    "ids": ["pieces"],
    "cases": ["pieces"],
    "classes": ["pieces"],
    "first": ["words"],
}
_SHAPES: dict[str, list[str | int]] = {  # of the outputs that are not one number a word
    "arcs": ["words", "rooted"],
    "heads": ["rooted", PAIR],
    "arguments": ["words", PAIR],
    "vectors": ["words", WIDTH],
}
_TAGS = ("upos", "xpos", "feats", "edits")


class _Builder:
    """Adds the parts of training.network to a graph, from a state dict of numpy arrays."""

    def __init__(self, state: Mapping[str, Floats], exact: bool) -> None:
        self.graph = Graph(exact)
        self.state = state

    def matrix(self, *names: str) -> tuple[Floats, Floats]:
        """Return the weights, inputs x outputs, and biases of linear layers side by side."""
        weights = [self.state[f"{name}.weight"].T for name in names]
        biases = [self.state[f"{name}.bias"] for name in names]
        return np.concatenate(weights, axis=1), np.concatenate(biases)

    def embed(self) -> str:
        """Return the input states of the pieces, pieces x width."""
        graph, state = self.graph, self.state
        table = state["encoder.pieces.weight"]
        if graph.exact:
            pieces = graph.add("Gather", graph.weight(table), "ids")
        else:
            rows, scales = quantise_columns(table.T, 127)
            small = graph.add("Gather", graph.weight(rows.T), "ids")
            scale = graph.add("Gather", graph.weight(scales[:, None]), "ids")
            pieces = graph.add("Mul", graph.add("Cast", small, to=TensorProto.FLOAT), scale)
        cases = graph.add("Gather", graph.weight(state["encoder.cases.weight"]), "cases")
        matrix = graph.weight(state["encoder.classes.weight"].T)
        listed = graph.add("MatMul", "classes", matrix)
        count = graph.add("Shape", "ids")
        zero = graph.weight(np.array([0], np.int64), "zero")
        positions = graph.weight(state["encoder.positions.weight"])
        places = graph.add("Slice", positions, zero, count)
        x = graph.add("Add", graph.add("Add", pieces, places), graph.add("Add", cases, listed))
        return self._norm(x, "encoder.norm")

    def _norm(self, x: str, name: str) -> str:
        # ONNX Runtime 1.31 takes four times as long for its fused sum and normalisation.
        weight, bias = (
            self.graph.weight(self.state[f"{name}.{key}"]) for key in ("weight", "bias")
        )
        return self.graph.add("LayerNormalization", x, weight, bias, epsilon=1e-12)

    def layer(self, x: str, place: int) -> str:
        """Return the states after a transformer layer."""
        graph, own = self.graph, f"encoder.layers.{place}."
        weights, bias = self.matrix(own + "query", own + "key", own + "value")
        found, rest = graph.product(x, weights)
        shape = graph.weight(np.array([1, -1, 3 * WIDTH], np.int64), "attention")
        parts = graph.split(graph.add("Reshape", found, shape), [WIDTH] * 3)
        bias_name = graph.weight(bias + rest)
        seen = graph.fused("MultiHeadAttention", *parts, bias_name, num_heads=HEADS)
        seen = graph.add("Reshape", seen, graph.weight(np.array([-1, WIDTH], np.int64), "rows"))
        weights, bias = self.matrix(own + "output")
        x = self._norm(graph.add("Add", graph.linear(seen, weights, bias), x), own + "norm")
        found = graph.add("Add", self.bent(x, own + "inner", own + "outer"), x)
        return self._norm(found, own + "last_norm")

    def bent(self, x: str, inner: str, outer: str) -> str:
        """Return rows through two linear layers with GELU between them."""
        weights, bias = self.matrix(inner)
        found, rest = self.graph.product(x, weights)
        found = self.graph.fused("BiasGelu", found, self.graph.weight(bias + rest))
        weights, bias = self.matrix(outer)
        return self.graph.linear(found, weights, bias, -_GELU_LEAST)

    def views(self, states: Sequence[str]) -> list[str]:
        """Return the mixes of the layers at the first pieces of the words, words x width each."""
        graph, mix = self.graph, self.state["mix"]
        weights = np.exp(mix - mix.max(axis=1, keepdims=True))
        weights = (weights / weights.sum(axis=1, keepdims=True)).astype(np.float32)
        flat = graph.weight(np.array([1, -1], np.int64))
        rows = [graph.add("Reshape", graph.add("Gather", state, "first"), flat) for state in states]
        stack = graph.add("Concat", *rows, axis=0)
        shape = graph.weight(np.array([len(mix), -1, WIDTH], np.int64))
        mixed = graph.add("Reshape", graph.add("MatMul", graph.weight(weights), stack), shape)
        one = graph.weight(np.array([-1, WIDTH], np.int64), "rows")
        return [graph.add("Reshape", x, one) for x in graph.split(mixed, [1] * len(mix), axis=0)]

    def hidden(self, x: str, *names: str) -> list[str]:
        """Return the hidden layers of some heads that read the same view."""
        weights, bias = self.matrix(*(f"{name}.0" for name in names))
        found = self.graph.add("LeakyRelu", self.graph.linear(x, weights, bias), alpha=0.1)
        sizes = [len(self.state[f"{name}.0.bias"]) for name in names]
        return [found] if len(names) == 1 else self.graph.split(found, sizes)

    def outputs(self, x: str, *names: str) -> list[str]:
        """Return the last layers of some heads that share a hidden layer."""
        found = self.graph.linear(x, *self.matrix(*names))
        sizes = [len(self.state[f"{name}.bias"]) for name in names]
        return [found] if len(names) == 1 else self.graph.split(found, sizes)

    def tags(self, view: str) -> dict[str, str]:
        """Return the outputs of the tags, as places of labels, and of the sentence starts."""
        graph = self.graph
        *scores, starts = self.outputs(self.hidden(view, "tag")[0], *_TAGS, "starts")
        found = {
            name: graph.add("ArgMax", score, axis=-1, keepdims=0)
            for name, score in zip(_TAGS, scores, strict=True)
        }
        return found | {"starts": self.chance(starts)}

    def chance(self, pair: str) -> str:
        """Return the probability of the second of two classes."""
        first, second = self.graph.split(pair, [1, 1])
        flat = self.graph.weight(np.array([-1], np.int64), "flat")
        difference = self.graph.add("Sub", second, first)
        return self.graph.add("Reshape", self.graph.add("Sigmoid", difference), flat)

    def tree(self, view: str) -> dict[str, str]:
        """Return the scores of the arcs and the sides of the scores of relations."""
        graph = self.graph
        rooted = graph.add("Concat", graph.weight(self.state["root"][None]), view, axis=0)
        dependent, head, left, right = self.hidden(
            rooted, "arc_dependent", "arc_head", "dependent", "head"
        )
        one, end = (graph.weight(np.array([n], np.int64)) for n in (1, np.iinfo(np.int64).max))
        arcs = self.state["arcs"]
        words = graph.linear(graph.add("Slice", dependent, one, end), arcs[:-1], arcs[-1])
        turned = graph.add("Transpose", head, perm=[1, 0])
        return {
            "arcs": graph.add("MatMul", words, turned),
            "relations": self.pairs(graph.add("Slice", left, one, end), "relations"),
            "heads": right,
        }

    def pairs(self, left: str, name: str) -> str:
        """Return left sides times the weights of a scorer of pairs, rows x labels x right side."""
        weights = self.state[name]
        flat = weights.transpose(1, 0, 2).reshape(weights.shape[1], -1)
        found = self.graph.linear(left, flat[:-1], flat[-1])
        shape = self.graph.weight(np.array([-1, *weights.shape[::2]], np.int64))
        return self.graph.add("Reshape", found, shape)

    def roles(self, view: str) -> dict[str, str]:
        """Return what is a predicate, whether it happened, and the sides of the scores of roles."""
        event, giver, taker = self.hidden(view, "event", "giver", "taker")
        predicate, happened = self.outputs(event, "predicate", "happened")
        flat = self.graph.weight(np.array([-1], np.int64), "flat")
        return {
            "predicate": self.chance(predicate),
            "happened": self.graph.add("Reshape", happened, flat),
            "roles": self.pairs(giver, "roles"),
            "arguments": taker,
        }

    def network(self) -> dict[str, str]:
        """Return the outputs of all heads, by their names in crossread.language.model."""
        x, states = self.embed(), []
        for place in range(LAYERS):
            x = self.layer(x, place)
            states.append(x)
        tags, tree, names, roles, vectors = self.views(states[-MIXED:])
        (named,) = self.outputs(self.hidden(names, "name")[0], "names")
        bend = self.bent(vectors, "bend.0", "bend.2")
        return (
            self.tags(tags)
            | {"names": self.graph.add("LogSoftmax", named, axis=-1)}
            | self.tree(tree)
            | self.roles(roles)
            | {"vectors": self.graph.add("Add", bend, vectors)}
        )


def build_graph(network: Network, exact: bool = False) -> ModelProto:
    """Return the network as ONNX; ``exact`` keeps 32 bits, to compare with torch.

    The inputs are those of one stretch: word pieces, the classes of their capitals, the lists that
    their words stand on, and the places of the words' first pieces.
    """
    builder = _Builder({k: v.float().numpy() for k, v in network.state_dict().items()}, exact)
    found = builder.network()
    graph = builder.graph
    for name, output in found.items():
        graph.nodes.append(helper.make_node("Identity", [output], [name]))
    kinds = dict.fromkeys(found, TensorProto.FLOAT) | dict.fromkeys(_TAGS, TensorProto.INT64)
    shapes: dict[str, list[str | int]] = _SHAPES | {
        "names": ["words", network.names.out_features],
        "relations": ["words", *network.relations.shape[::2]],
        "roles": ["words", *network.roles.shape[::2]],
    }
    inputs = _INPUTS | {"classes": ["pieces", network.encoder.classes.in_features]}
    return graph.model(
        [
            helper.make_tensor_value_info(
                name, TensorProto.FLOAT if name == "classes" else TensorProto.INT64, shape
            )
            for name, shape in inputs.items()
        ],
        [
            helper.make_tensor_value_info(name, kind, shapes.get(name, ["words"]))
            for name, kind in kinds.items()
        ],
    )
