"""The least that could be done: the mean of each item in each network, with numpy on the bytes of the file.

For files as benchmarks/score.py makes them only: one digit a cell, networks together, 25 people in each.
`python -m benchmarks.bare_numpy FILE`.
"""

import sys
from pathlib import Path

import numpy as np

LABELS, RESPONDENTS = 3, 25


def main(path: Path) -> None:
    content = np.frombuffer(path.read_bytes(), dtype=np.uint8)
    columns = 1 + int((content[: np.argmax(content == ord("\n"))] == ord(",")).sum())
    separators = np.flatnonzero((content == ord(",")) | (content == ord("\n"))).reshape(-1, columns)
    cells = content[separators[1:, LABELS - 1 : -1] + 1]
    answered = (cells >= ord("1")) & (cells <= ord("5"))
    values = np.where(answered, cells - ord("0"), 0)
    shape = (-1, RESPONDENTS, cells.shape[1])
    means = values.reshape(shape).sum(axis=1) / answered.reshape(shape).sum(axis=1)
    print(means.shape, means.mean())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
