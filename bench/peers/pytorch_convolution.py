#!/usr/bin/env python3
"""The peer of bench/convolution_step.cpp in PyTorch: the same network, start, batches and optimizer,
one thread. Its convolutions are oneDNN's where it was built with that."""

import re

import torch
import torch.nn.functional as F

import common

BATCHES = [(batch,) for batch in (1, 16, 128)]
torch.set_num_threads(1)


def network():
    arrays, order = common.start("convolution")
    layers = torch.nn.Sequential(
        torch.nn.Conv2d(1, 16, 3, padding=1), torch.nn.ReLU(), torch.nn.MaxPool2d(2),
        torch.nn.Conv2d(16, 32, 3, padding=1), torch.nn.ReLU(), torch.nn.MaxPool2d(2),
        torch.nn.Flatten(), torch.nn.Linear(32 * 7 * 7, 10))
    with torch.no_grad():
        for i, layer in enumerate((layers[0], layers[3], layers[7]), start=1):
            layer.weight.copy_(torch.from_numpy(arrays[f"W{i}"].T).reshape(layer.weight.shape))
            layer.bias.copy_(torch.from_numpy(arrays[f"b{i}"].reshape(-1)))
    return layers, torch.from_numpy(order)


def training(x, y, batch):
    layers, order = network()
    optimizer = torch.optim.SGD(layers.parameters(), lr=common.LEARNING_RATE)
    x, y = torch.from_numpy(x).reshape(-1, 1, 28, 28), torch.from_numpy(y)
    following = common.batches(order, batch)

    def step():
        rows = next(following)
        loss = F.cross_entropy(layers(x[rows]), y[rows])
        optimizer.zero_grad(set_to_none=True)  # faster here than setting to zero
        loss.backward()
        optimizer.step()
        return loss

    return step


def convolves_with():
    version = re.search(r"MKL-DNN v(\S+)", torch.__config__.show())
    return f"oneDNN {version[1]}" if version and torch.backends.mkldnn.is_available() else "none"


common.report({"convolutions": convolves_with(), "version": torch.__version__},
              common.steps(training, BATCHES))
