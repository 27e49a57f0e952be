"""Data that demos load, as bytes by name: Load.bytes('name') in a demo's script."""
import gzip
import json
import struct


def idx(file):
    """The sizes and the bytes of an IDX file (http://yann.lecun.com/exdb/mnist)."""
    data = gzip.decompress(file.read_bytes())
    count = data[3]
    sizes = struct.unpack(f">{count}I", data[4:4 + 4 * count])
    return sizes, data[4 + 4 * count:]


def clothes(root, each):
    """The first images of each class of the mini test set, in its order: a byte for the class, then 784
    pixels."""
    folder = root / "data/fashion-mnist-mini"
    (count, height, width), pixels = idx(folder / "t10k-images-idx3-ubyte.gz")
    _, labels = idx(folder / "t10k-labels-idx1-ubyte.gz")
    size = height * width
    taken = [0] * 10
    records = bytearray()
    for i in range(count):
        label = labels[i]
        if taken[label] < each:
            taken[label] += 1
            records += bytes([label]) + pixels[i * size:(i + 1) * size]
    return bytes(records)


def digits(root):
    """All images of digits.csv.gz, in its order: a byte for the digit, then 64 pixels from 0 to 16."""
    records = bytearray()
    for line in gzip.decompress((root / "data/digits.csv.gz").read_bytes()).decode().split():
        *pixels, label = (int(float(number)) for number in line.split(","))
        records += bytes([label, *pixels])
    return bytes(records)


def weights(file):
    """All tensors of a safetensors file one after the other, F32, in the order of their names."""
    data = file.read_bytes()
    length = struct.unpack("<Q", data[:8])[0]
    header = json.loads(data[8:8 + length])
    header.pop("__metadata__", None)
    values = bytearray()
    for name in sorted(header):
        begin, end = header[name]["data_offsets"]
        assert header[name]["dtype"] == "F32", (file, name)
        values += data[8 + length + begin:8 + length + end]
    return bytes(values)


def rounded(values):
    """F32 rounded to the 10 binary places of a half-precision number: gzip makes less of them."""
    numbers = struct.unpack(f"<{len(values) // 4}I", values)
    return struct.pack(f"<{len(numbers)}I", *((n + 0x1000) & 0xFFFFE000 for n in numbers))


def all_files(root):
    yield "clothes", clothes(root, 20)
    yield "garments", rounded(weights(root / "data/convolution/garments.safetensors"))
    yield "pretrained", rounded(weights(root / "data/fine_tuning/clothes.safetensors"))
    yield "pictures", weights(root / "data/in_context/pictures.safetensors")
    yield "digits", digits(root)
