"""ONNX graphs with 8-bit weights, written node by node.

The activations of every matrix product are scaled row by row, so that what is read of one piece
does not depend on how large the numbers of another are; ONNX Runtime's own dynamic quantisation
scales a whole call at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from onnx import ModelProto, NodeProto, TensorProto, ValueInfoProto, helper, numpy_helper

Floats = NDArray[np.float32]

OPSET, IR_VERSION = 17, 8  # read by ONNX Runtime 1.14 and later; here ReduceMax has an attribute
# Processors without VNNI add two products of activations (to 255) and weights in 16 bits: larger
# weights would overflow there, and the same text be read differently on different machines.
MOST_WEIGHT = 64
_CONTRIB = "com.microsoft"  # fused operators of ONNX Runtime


def quantise_columns(weights: Floats, most: int) -> tuple[NDArray[np.int8], Floats]:
    """Return a matrix as int8 from -``most`` to ``most``, and the scale of each column."""
    scales = np.maximum(np.abs(weights).max(axis=0), 1e-12).astype(np.float32) / np.float32(most)
    return np.round(weights / scales).astype(np.int8), scales


@dataclass(slots=True)
class Graph:
    """A graph under construction; ``exact`` keeps all weights in 32 bits, to compare with torch."""

    exact: bool = False
    nodes: list[NodeProto] = field(default_factory=list)
    weights: list[TensorProto] = field(default_factory=list)
    _rows: dict[str, tuple[str, str]] = field(default_factory=dict)
    _constants: dict[str, str] = field(default_factory=dict)

    def weight(self, values: NDArray[np.generic], name: str = "") -> str:
        """Add a constant and return its name; a ``name`` is added once."""
        if name in self._constants:
            return self._constants[name]
        place = f"w{len(self.weights)}"
        self.weights.append(numpy_helper.from_array(np.array(values, order="C"), place))
        if name:
            self._constants[name] = place
        return place

    def add(self, operator: str, *inputs: str, parts: int = 1, **attributes: object) -> str:
        """Add a node and return the name of its output, comma-separated if it has ``parts``."""
        names = [f"{operator}_{len(self.nodes)}_{part}" for part in range(parts)]
        self.nodes.append(helper.make_node(operator, list(inputs), names, **attributes))
        return ",".join(names)

    def fused(self, operator: str, *inputs: str, **attributes: object) -> str:
        """Add a fused operator of ONNX Runtime."""
        return self.add(operator, *inputs, domain=_CONTRIB, **attributes)

    def split(self, x: str, sizes: Sequence[int], axis: int = -1) -> list[str]:
        """Return the parts of ``x`` along an axis."""
        counts = self.weight(np.array(sizes, np.int64))
        return self.add("Split", x, counts, parts=len(sizes), axis=axis).split(",")

    def _quantised(self, x: str, least: float) -> tuple[str, str]:
        """Return the rows of ``x`` in 8 bits, and the scale of each; see ``product``."""
        if x not in self._rows:
            if least:
                x8, top = self.add("Add", x, self.weight(np.float32(-least))), ""
            else:
                x8, top = x, self.add("Abs", x)
            largest = self.add("ReduceMax", top or x8, axes=[-1], keepdims=0)
            part = self.weight(np.float32(1 / 255 if least else 1 / 127), f"part {bool(least)}")
            tiny = self.weight(np.float32(1e-9), "tiny")  # no row is divided by zero
            scales = self.add("Add", self.add("Mul", largest, part), tiny)
            zero = self.weight(np.uint8(0 if least else 128), f"zero {bool(least)}")
            zeros = self.add("Expand", zero, self.add("Shape", scales))
            small = self.add("QuantizeLinear", x8, scales, zeros, axis=0)
            column = self.weight(np.array([1], np.int64), "one")
            self._rows[x] = small, self.add("Unsqueeze", scales, column)
        return self._rows[x]

    def product(self, x: str, weights: Floats, least: float = 0.0) -> tuple[str, Floats]:
        """Return rows times a matrix, and what has still to be added to each.

        ``least`` is a number that no element of ``x`` is below; it makes all 8 bits count.
        """
        none = np.zeros(weights.shape[1], np.float32)
        if self.exact:
            return self.add("MatMul", x, self.weight(weights)), none
        quantised, rows = self._quantised(x, least)
        matrix, scales = quantise_columns(weights, MOST_WEIGHT)
        found = self.fused(
            "MatMulIntegerToFloat",
            quantised,
            self.weight(matrix),
            self.weight(np.float32(1), "unit"),
            self.weight(scales),
            self.weight(np.uint8(0 if least else 128), f"zero {bool(least)}"),
        )
        rest = matrix.astype(np.float32).sum(axis=0) * scales * np.float32(least)
        return self.add("Mul", found, rows), rest

    def linear(self, x: str, weights: Floats, bias: Floats, least: float = 0.0) -> str:
        """Return rows times a matrix, plus the bias; ``least`` as in ``product``."""
        found, rest = self.product(x, weights, least)
        return self.add("Add", found, self.weight(bias + rest))

    def model(
        self, inputs: Sequence[ValueInfoProto], outputs: Sequence[ValueInfoProto]
    ) -> ModelProto:
        """Return the finished model."""
        graph = helper.make_graph(self.nodes, "crossread", inputs, outputs, self.weights)
        opsets = [helper.make_opsetid("", OPSET), helper.make_opsetid(_CONTRIB, 1)]
        return helper.make_model(
            graph, opset_imports=opsets, ir_version=IR_VERSION, producer_name="crossread"
        )
