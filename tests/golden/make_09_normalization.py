#!/usr/bin/env python3
"""Makes 09_normalization.hpp: outputs, all gradients and running statistics of batch, layer, instance
and group norm by PyTorch, in double, for samples of features and for images, with gamma and beta
and without. Needs the package python3-torch; made with 1.13.1."""

import torch
from torch import nn

import golden

torch.manual_seed(9)
torch.set_default_dtype(torch.double)


def rounded(*shape):
    return torch.round(torch.randn(*shape), decimals=3)


def flat(t):
    return t.detach().reshape(t.shape[0], -1)


def line(t):
    return [t.detach().reshape(-1)]


features = rounded(5, 6) * torch.tensor([1.0, 2.0, 0.5, 3.0, 1.0, 0.1]) + rounded(1, 6)
images = rounded(3, 4, 2, 3) * torch.tensor([1.0, 2.0, 0.5, 3.0]).reshape(1, 4, 1, 1)
images = images + rounded(1, 4, 1, 1)
kinds = {
    "features": (features, rounded(5, 6), {
        "batch": lambda affine: nn.BatchNorm1d(6, affine=affine),
        "layer": lambda affine: nn.LayerNorm(6, elementwise_affine=affine),
        "group": lambda affine: nn.GroupNorm(3, 6, affine=affine)}),
    "images": (images, rounded(3, 4, 2, 3), {
        "batch": lambda affine: nn.BatchNorm2d(4, affine=affine),
        "layer": lambda affine: nn.LayerNorm([4, 2, 3], elementwise_affine=affine),
        "instance": lambda affine: nn.InstanceNorm2d(4, affine=affine),
        "group": lambda affine: nn.GroupNorm(2, 4, affine=affine)}),
}
parts = []
for kind, (x, grad_y, makers) in kinds.items():
    parts.append(golden.rows(f"{kind}_x", flat(x)))
    parts.append(golden.rows(f"{kind}_grad_y", flat(grad_y)))
    for name, make in makers.items():
        for affine in (True, False):
            norm = make(affine)
            prefix = f"{kind}_{name}_" + ("" if affine else "plain_")
            if affine:
                with torch.no_grad():
                    norm.weight.copy_(rounded(*norm.weight.shape))
                    norm.bias.copy_(rounded(*norm.bias.shape))
                parts.append(golden.rows(prefix + "gamma", line(norm.weight)))
                parts.append(golden.rows(prefix + "beta", line(norm.bias)))
            x.requires_grad_()
            x.grad = None
            y = norm(x)
            y.backward(grad_y)
            parts.append(golden.rows(prefix + "y", flat(y)))
            parts.append(golden.rows(prefix + "grad_x", flat(x.grad)))
            if affine:
                parts.append(golden.rows(prefix + "grad_gamma", line(norm.weight.grad)))
                parts.append(golden.rows(prefix + "grad_beta", line(norm.bias.grad)))
            if name != "batch":
                continue
            # A second batch moves the running statistics on; then a pass in eval mode.
            norm((0.5 * x + 1).detach())
            parts.append(golden.rows(prefix + "running_mean", line(norm.running_mean),
                                     "After x and 0.5 x + 1."))
            parts.append(golden.rows(prefix + "running_variance", line(norm.running_var)))
            norm.eval()
            x.grad = None
            y = norm(x)
            y.backward(grad_y)
            parts.append(golden.rows(prefix + "eval_y", flat(y), "With these, for x."))
            parts.append(golden.rows(prefix + "eval_grad_x", flat(x.grad)))
            x.grad = None
golden.write(__file__, "PyTorch " + torch.__version__, parts)
