"""The weights of the LAC-small tagger, as the jieba package carries them.

Only files of the package are read; none of its code runs, so neither Paddle nor a compiler is needed. Each file holds
one tensor: a header with a protocol-buffer description of its shape, and little-endian 32-bit floats.

Source:
    Baidu LAC (github.com/baidu/lac, Apache-2.0); PaddlePaddle, "Model file format" of `fluid.io.save_vars`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

import numpy as np
from numpy.typing import NDArray

from tieline.errors import DamagedError, NotFoundError

Floats = NDArray[np.float32]

HIDDEN = 128
EMBEDDED = 128
LAYERS = 2

SHA256 = "e49021c7f276bb6b9d342cfd3b63c281592a387a517de48727d836ec87e2144a"
"""Hash over the hashes of all files read, by their names: what Tieline was measured with (jieba 0.42.1)."""

_HEADER_BYTES = 4 + 8 + 4
"""Version of the variable, level of detail (0), version of the tensor; then the length of the description."""


@dataclass(frozen=True, slots=True)
class Layer:
    """The weights of one layer, first those forward and then those backward.

    What leads to a gate, and what leads from the reset state to the candidate, is halved here: the network writes the
    logistic function as a hyperbolic tangent. Halving changes no digit of a binary number.

    Attributes:
        input: From what comes in to the update gate, the reset gate and the candidate, (2, n, 384).
        bias: (2, 384).
        update: From the state to the update gate, (2, 128, 128).
        reset: From the state to the reset gate, (2, 128, 128).
        candidate: From the reset state to the candidate, (2, 128, 128).
    """

    input: Floats
    bias: Floats
    update: Floats
    reset: Floats
    candidate: Floats


@dataclass(frozen=True, slots=True)
class Weights:
    """All weights and tables of the tagger.

    Attributes:
        character_of: The number of each character; "OOV" stands for those that have none.
        tags: The tag of each number.
        embedding: A row for each character, (n, 128).
        layers: The weights of the layers.
        emission: From the states of both directions to tags, (256, 57).
        emission_bias: (57,).
        transitions: First the start and the stop of each tag, then from tag to tag, (59, 57).
    """

    character_of: Mapping[str, int]
    tags: tuple[str, ...]
    embedding: Floats
    layers: tuple[Layer, ...]
    emission: Floats
    emission_bias: Floats
    transitions: Floats


@cache
def load_weights() -> Weights:
    """Load the weights, once for the process.

    Returns:
        The weights.

    Raises:
        NotFoundError: The jieba package is not installed, or lacks them.
        DamagedError: They are not the ones that Tieline was measured with.
    """
    try:
        folder = files("jieba").joinpath("lac_small")
        data = _read_files(folder)
    except (ModuleNotFoundError, FileNotFoundError) as error:
        raise NotFoundError("the Chinese tagger is not installed", hint="pip install jieba==0.42.1") from error
    digest = hashlib.sha256("".join(hashlib.sha256(data[name]).hexdigest() for name in sorted(data)).encode())
    if digest.hexdigest() != SHA256:
        raise DamagedError(
            "the files of the Chinese tagger are not those of jieba 0.42.1", hint="pip install --force jieba==0.42.1"
        )
    return _make_weights(data)


def _read_files(folder: Traversable) -> dict[str, bytes]:
    """The files by name."""
    model = folder.joinpath("model_baseline")
    data = {item.name: item.read_bytes() for item in model.iterdir() if item.is_file()}
    return data | {name: folder.joinpath(name).read_bytes() for name in ("word.dic", "tag.dic")}


def _make_weights(data: Mapping[str, bytes]) -> Weights:
    """Put the tensors in their places."""
    rows = [line.split("\t") for line in data["tag.dic"].decode("utf-8").splitlines() if line]
    return Weights(
        character_of=_characters(data["word.dic"].decode("utf-8")),
        tags=tuple(tag for _, tag in sorted((int(number), tag) for number, tag in rows)),
        embedding=_tensor(data["word_emb"], EMBEDDED),
        layers=tuple(_layer(data, (2 * layer, 2 * layer + 1)) for layer in range(LAYERS)),
        emission=_tensor(data["fc_4.w_0"], len(rows)),
        emission_bias=_tensor(data["fc_4.b_0"], len(rows))[0],
        transitions=_tensor(data["crfw"], len(rows)),
    )


def _layer(data: Mapping[str, bytes], numbers: tuple[int, int]) -> Layer:
    """The weights of both directions of a layer; gates and candidate lie one after the other in one tensor."""
    halves = np.repeat(np.array([0.5, 0.5, 1.0], dtype=np.float32), HIDDEN)
    recurrent = np.stack([_tensor(data[f"gru_{number}.w_0"], 3 * HIDDEN).reshape(-1) for number in numbers])
    cut = 2 * HIDDEN * HIDDEN
    gates = 0.5 * recurrent[:, :cut].reshape(2, HIDDEN, 2 * HIDDEN)
    biases = [_tensor(data[f"fc_{number}.b_0"], 3 * HIDDEN)[0] for number in numbers]
    own = [_tensor(data[f"gru_{number}.b_0"], 3 * HIDDEN)[0] for number in numbers]
    return Layer(
        input=np.stack([_tensor(data[f"fc_{number}.w_0"], 3 * HIDDEN) for number in numbers]) * halves,
        bias=(np.stack(biases) + np.stack(own)) * halves,
        update=np.ascontiguousarray(gates[..., :HIDDEN]),
        reset=np.ascontiguousarray(gates[..., HIDDEN:]),
        candidate=0.5 * recurrent[:, cut:].reshape(2, HIDDEN, HIDDEN),
    )


def _tensor(data: bytes, columns: int) -> Floats:
    """The numbers of a file."""
    described = int.from_bytes(data[_HEADER_BYTES : _HEADER_BYTES + 4], "little")
    numbers = np.frombuffer(data, dtype="<f4", offset=_HEADER_BYTES + 4 + described)
    # A unit that training left dead has weights below the least normal float. They change no result, and a processor
    # takes ten to twenty times as long over them (candidate gates of the first layer, 2026-11-22).
    return np.where(np.abs(numbers) < np.finfo(np.float32).tiny, np.float32(0), numbers).reshape(-1, columns)


def _characters(text: str) -> dict[str, int]:
    """The number of each character."""
    rows = (line.split("\t") for line in text.split("\n") if "\t" in line)
    return {row[1]: int(row[0]) for row in rows if len(row) == 2}
