#!/usr/bin/env python3
"""Makes 12_convolution.hpp: convolutions with every gradient, unfold and fold, max and average
pooling by PyTorch, in double. Weights are written as the course stores them, [C·size², O]. Needs the
package python3-torch; made with 1.13.1."""

import torch
import torch.nn.functional as F

import golden

torch.manual_seed(12)
torch.set_default_dtype(torch.double)


def rounded(*shape, decimals=3):
    return torch.round(torch.randn(*shape), decimals=decimals)


def flat(t):
    """A sample in a row, rounded far below what the tests ask for, which keeps the file small."""
    return torch.round(t.detach().reshape(t.shape[0], -1), decimals=12)


def ours(weight):
    return flat(weight).T


# name: x [N, C, H, W], O, size, stride, padding
CONVOLUTIONS = {
    "same": ((2, 3, 5, 7), 4, 3, 1, 1),
    "strided": ((3, 2, 5, 7), 3, 3, 2, 0),
    "wide": ((2, 1, 7, 5), 2, 5, 2, 2),
    "deep": ((2, 8, 2, 3), 5, 2, 1, 1),
    "pointwise": ((2, 3, 3, 4), 6, 1, 1, 0),
    "left_over": ((1, 2, 6, 9), 3, 2, 3, 0),
    "far_out": ((2, 2, 3, 4), 3, 2, 1, 2),
}
PARTS = ("x", "weight", "bias", "y", "grad_y", "grad_weight", "grad_bias", "grad_x")
parts = [f"""/// A convolution of x [N, channels·height·width], with L = Σ y · grad_y.
struct Convolved {{
  const char* name;
  int channels, height, width, out_channels, size, stride, padding;
  Rows {", ".join(PARTS)};
}};

/// A pooling of pooled_x [2, 3·5·7].
struct Pooled {{
  int size, stride;
  Rows y, grad_y, grad_x;
}};

"""]


def table(of, name, entries):
    lines = ",\n    ".join("{" + ", ".join(str(item) for item in entry) + "}" for entry in entries)
    return f"inline constexpr {of} {name}[] = {{\n    {lines}}};\n"


entries = []
for name, (shape, channels, size, stride, padding) in CONVOLUTIONS.items():
    how = {"stride": stride, "padding": padding}
    x = rounded(*shape).requires_grad_()
    weight = rounded(channels, shape[1], size, size).requires_grad_()
    bias = rounded(channels).requires_grad_()
    y = F.conv2d(x, weight, bias, **how)
    grad_y = rounded(*y.shape)
    y.backward(grad_y)
    values = (flat(x), ours(weight), flat(bias[None]), flat(y), flat(grad_y), ours(weight.grad),
              flat(bias.grad[None]), flat(x.grad))
    parts += [golden.rows(f"{name}_{part}", value) for part, value in zip(PARTS, values)]
    entries.append([f'"{name}"', *shape[1:], channels, size, stride, padding,
                    *(f"{name}_{part}" for part in PARTS)])
    if name in ("strided", "wide"):
        columns = F.unfold(x[:1].detach(), size, **how)
        folded = F.fold(columns, shape[2:], size, **how)
        parts.append(golden.rows(f"{name}_columns", flat(columns[0]), "Of the first sample."))
        parts.append(golden.rows(f"{name}_folded", flat(folded), "These columns, folded."))
parts.append(table("Convolved", "convolutions", entries))

# Pixels of one decimal, so that some are equal; the second channel is below zero.
x = rounded(2, 3, 5, 7, decimals=1)
x[:, 1] = -x[:, 1].abs() - 0.1
parts.append(golden.rows("pooled_x", flat(x)))
for name, pool in (("max", F.max_pool2d), ("average", F.avg_pool2d)):
    entries = []
    for size, stride in ((2, 2), (3, 2), (2, 3), (3, 1)):
        x = x.detach().requires_grad_()
        y = pool(x, size, stride)
        grad_y = rounded(*y.shape)
        y.backward(grad_y)
        names = [f"{name}_{size}_by_{stride}_{part}" for part in ("y", "grad_y", "grad_x")]
        parts += [golden.rows(n, flat(value)) for n, value in zip(names, (y, grad_y, x.grad))]
        entries.append([size, stride, *names])
    parts.append(table("Pooled", f"{name}_poolings", entries))
golden.write(__file__, "PyTorch " + torch.__version__, parts)
