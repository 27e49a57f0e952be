#!/usr/bin/env python3
"""The peer in PyTorch: the same network, start, batches and optimizer, one thread."""

import torch
import torch.nn.functional as F

import common

torch.set_num_threads(1)


def training(x, y, hidden, batch):
    arrays, order = common.start(hidden)
    network = torch.nn.Sequential(
        torch.nn.Linear(784, hidden), torch.nn.ReLU(), torch.nn.Linear(hidden, 10))
    with torch.no_grad():
        for layer, i in ((network[0], 1), (network[2], 2)):
            layer.weight.copy_(torch.from_numpy(arrays[f"W{i}"].T))
            layer.bias.copy_(torch.from_numpy(arrays[f"b{i}"].reshape(-1)))
    optimizer = torch.optim.SGD(network.parameters(), lr=common.LEARNING_RATE)
    x, y, order = torch.from_numpy(x), torch.from_numpy(y), torch.from_numpy(order)
    following = common.batches(order, batch)

    def step():
        rows = next(following)
        loss = F.cross_entropy(network(x[rows]), y[rows])
        optimizer.zero_grad(set_to_none=True)  # faster here than setting to zero
        loss.backward()
        optimizer.step()
        return loss

    return step


def product(a, b):
    a, b = torch.from_numpy(a), torch.from_numpy(b)
    out = torch.empty(a.shape[0], b.shape[1])
    return lambda: torch.mm(a, b, out=out)


common.run(training, product)
