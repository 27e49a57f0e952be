#!/usr/bin/env python3
"""Makes 13_fine_tuning.hpp: a small network after three steps of PyTorch, in double: with its first
layer frozen, and a learning rate for each of the other two groups (SGD with momentum), and with a rate
for each of three layers that falls along a schedule (Adam). Needs the package python3-torch; made
with 1.13.1."""

import copy

import torch
from torch import nn

import golden

torch.manual_seed(13)
torch.set_default_dtype(torch.double)


def rounded(*shape):
    return torch.round(torch.randn(*shape), decimals=3)


network = nn.Sequential(nn.Linear(6, 5), nn.Tanh(), nn.Linear(5, 4), nn.ReLU(), nn.Linear(4, 3))
layers = {"first": 0, "second": 2, "head": 4}
x = rounded(7, 6)
y = torch.tensor([0, 2, 1, 1, 0, 2, 2])
with torch.no_grad():
    for p in network.parameters():
        p.copy_(rounded(*p.shape))
parts = [golden.rows("x", x)]


def keep(net, prefix, comment=""):
    for name, i in layers.items():
        parts.append(golden.rows(f"{prefix}_{name}_weight", net[i].weight.detach().T, comment))
        parts.append(golden.rows(f"{prefix}_{name}_bias", [net[i].bias.detach()]))


def train(net, optimizer, factors):
    rates = [group["lr"] for group in optimizer.param_groups]
    for factor in factors:
        for group, rate in zip(optimizer.param_groups, rates):
            group["lr"] = factor * rate
        optimizer.zero_grad()
        nn.functional.cross_entropy(net(x), y).backward()
        optimizer.step()


keep(network, "start")
frozen = copy.deepcopy(network)
frozen[0].requires_grad_(False)
train(frozen, torch.optim.SGD([{"params": frozen[2].parameters(), "lr": 0.05},
                               {"params": frozen[4].parameters(), "lr": 0.2}],
                              lr=1.0, momentum=0.9), [1, 1, 1])
keep(frozen, "frozen", "SGD with momentum 0.9, rates 0.05 and 0.2; the first layer is frozen.")
layerwise = copy.deepcopy(network)
train(layerwise, torch.optim.Adam([{"params": layerwise[i].parameters(), "lr": 0.02 * 0.4 ** depth}
                                   for i, depth in ((0, 2), (2, 1), (4, 0))]), [1, 0.7, 0.2])
keep(layerwise, "layerwise", "Adam, rates 0.02 * 0.4^depth, times 1, 0.7 and 0.2.")
golden.write(__file__, "PyTorch " + torch.__version__, parts)
