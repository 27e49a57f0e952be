#!/usr/bin/env python3
"""Makes data/fashion-mnist-mini from the whole Fashion-MNIST: the first 600 training and the first
100 test images of each class, in their old order. Needs only Python and dataset-fashion-mnist."""

import gzip
import pathlib
import struct

SOURCE = pathlib.Path("/usr/share/datasets/fashion-mnist")
TARGET = pathlib.Path(__file__).parent / "fashion-mnist-mini"


def write(name, magic, sizes, payload):
    header = struct.pack(f">{1 + len(sizes)}I", magic, *sizes)
    with open(TARGET / name, "wb") as raw:
        # No name and no time in the gzip header: the same bytes at every run.
        with gzip.GzipFile("", "wb", 9, raw, mtime=0) as zipped:
            zipped.write(header + payload)


TARGET.mkdir(exist_ok=True)
for part, per_class in (("train", 600), ("t10k", 100)):
    images = gzip.open(SOURCE / f"{part}-images-idx3-ubyte.gz").read()[16:]
    labels = gzip.open(SOURCE / f"{part}-labels-idx1-ubyte.gz").read()[8:]
    seen = [0] * 10
    kept = []
    for i, label in enumerate(labels):
        if seen[label] < per_class:
            seen[label] += 1
            kept.append(i)
    write(f"{part}-images-idx3-ubyte.gz", 0x803, (len(kept), 28, 28),
          b"".join(images[784 * i : 784 * (i + 1)] for i in kept))
    write(f"{part}-labels-idx1-ubyte.gz", 0x801, (len(kept),), bytes(labels[i] for i in kept))
