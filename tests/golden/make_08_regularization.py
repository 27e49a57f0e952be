#!/usr/bin/env python3
"""Makes 08_regularization.hpp: where PyTorch's Adam with weight_decay (the L2 penalty) and its AdamW
(decoupled decay) take a small network in 20 steps, in double.
Needs the package python3-torch; made with 1.13.1."""

import torch
import torch.nn.functional as F

import golden

torch.manual_seed(8)
torch.set_default_dtype(torch.double)


def rounded(*shape):
    return torch.round(torch.randn(*shape), decimals=3)


x = rounded(6, 2)
labels = torch.tensor([0, 1, 1, 0, 1, 0])
start = [rounded(*s) for s in ((2, 3), (1, 3), (3, 2), (1, 2))]


def walk(optimizer_class):
    parameters = [s.clone().requires_grad_() for s in start]
    optimizer = optimizer_class(parameters, lr=0.05, weight_decay=0.1)
    path = []
    for _ in range(20):
        w1, b1, w2, b2 = parameters
        optimizer.zero_grad()
        F.cross_entropy(torch.tanh(x @ w1 + b1) @ w2 + b2, labels).backward()
        optimizer.step()
        path.append(torch.cat([p.detach().flatten() for p in parameters]))
    return path


parts = [golden.rows("x", x, "2-3-2 with tanh, labels 0, 1, 1, 0, 1, 0.")]
for name, s in zip(("w1", "b1", "w2", "b2"), start):
    parts.append(golden.rows(name, s))
note = "weight_decay=0.1, lr=0.05: w1, b1, w2 and b2 after each step, row by row."
parts.append(golden.rows("adam_l2_path", walk(torch.optim.Adam), note))
parts.append(golden.rows("adamw_path", walk(torch.optim.AdamW), note))
golden.write(__file__, "PyTorch " + torch.__version__, parts)
