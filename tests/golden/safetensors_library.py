"""Holds common/safetensors against the field's own library, Debian 13's python3-safetensors, with 10,000
files that it writes and a damaged copy of each. By hand, in three steps:

    python3 tests/golden/safetensors_library.py make FOLDER
    DL_FOLDER=FOLDER build/default/tests/readers_test '[library]'
    python3 tests/golden/safetensors_library.py check FOLDER
"""

import json
import pathlib
import random
import sys

import numpy
import safetensors
import safetensors.numpy

FILES = 10_000
CHARACTERS = ["\0", "\n", "\x1b", "\x7f", '"', "\\", "/", ".", "{", "}", "[", ":", ",", " ", "a", "B", "7",
              "_", "é", "한", "−", "😀", "\u2028", "\ufeff"]


def name():
    return "".join(random.choices(CHARACTERS, k=random.randrange(9)))


def tensor():
    shape = [random.randrange(4) for _ in range(random.choice([1, 2]))]
    return numpy.random.default_rng(random.getrandbits(32)).normal(size=shape).astype(
        random.choice(["float32", "float64"]))


def damaged(data):
    """Some bytes of the header changed, left out or put in, its length as it should be or not."""
    length = int.from_bytes(data[:8], "little")
    header = bytearray(data[8:8 + length])
    for _ in range(random.choice([1, 1, 1, 2])):
        at = random.randrange(len(header))
        kind = random.randrange(3)
        if kind == 0:
            header[at] = random.choice(b'0123456789{}[]:,"F ')
        elif kind == 1:
            del header[at:at + random.randrange(1, 4)]
        else:
            header[at:at] = random.choice([b"0", b"1", b" ", b",", b'"', b"{", b"}", bytes(header[at:at + 20])])
    new_length = len(header) if random.random() < 0.9 else length
    return new_length.to_bytes(8, "little") + bytes(header) + data[8 + length:]


def make(folder):
    theirs = folder / "theirs"
    theirs.mkdir(parents=True)
    (folder / "ours").mkdir()
    (folder / "refused").mkdir()
    random.seed(1)
    for i in range(FILES):
        tensors = {name(): tensor() for _ in range(random.randrange(24))}
        words = {name(): name() for _ in range(random.randrange(4))}
        safetensors.numpy.save_file(tensors, theirs / f"whole-{i}", metadata=words or None)
        (theirs / f"damaged-{i}").write_bytes(
            damaged((theirs / f"whole-{i}").read_bytes()))


def loaded(file):
    """The tensors and words of a file, or None where the library refuses it."""
    try:
        with safetensors.safe_open(file, "np") as opened:
            return {key: opened.get_tensor(key) for key in opened.keys()}, opened.metadata() or {}
    except Exception:
        return None


def same(theirs, ours):
    (their_tensors, their_words), (our_tensors, our_words) = theirs, ours
    return their_words == our_words and their_tensors.keys() == our_tensors.keys() and all(
        our.dtype == numpy.float64 and our.ndim == 2
        and numpy.array_equal(numpy.atleast_2d(their_tensors[key]).astype("float64"), our)
        for key, our in our_tensors.items())


def once(pairs):
    assert len(dict(pairs)) == len(pairs), "a key twice"
    return dict(pairs)


def supported(file):
    """Whether load_weights means to read it: F32 and F64 of one or two sizes, and what the format asks of
    a header though the library does not: no space before its brace, no word's key twice."""
    data = file.read_bytes()
    header = data[8:8 + int.from_bytes(data[:8], "little")]
    try:
        entries = json.loads(header, object_pairs_hook=once)
    except AssertionError:
        return False
    return header.startswith(b"{") and all(
        entry["dtype"] in ("F32", "F64") and len(entry["shape"]) in (1, 2)
        for key, entry in entries.items() if key != "__metadata__")


def check(folder):
    counts = {"both read, the same": 0, "both refuse": 0, "ours alone refuses": 0}
    for file in (folder / "theirs").iterdir():
        theirs, our_file = loaded(file), folder / "ours" / file.name
        if our_file.exists():
            assert theirs is not None, f"{file}: only ours reads it"
            assert same(theirs, loaded(our_file)), f"{file}: not the same"
            counts["both read, the same"] += 1
        elif theirs is None:
            counts["both refuse"] += 1
        else:
            assert not supported(file), f"{file}: {(folder / 'refused' / file.name).read_text()}"
            counts["ours alone refuses"] += 1
    print(counts)


if __name__ == "__main__":
    {"make": make, "check": check}[sys.argv[1]](pathlib.Path(sys.argv[2]))
