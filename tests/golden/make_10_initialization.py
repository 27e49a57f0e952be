#!/usr/bin/env python3
"""Makes 10_initialization.hpp: the gains, bounds and standard deviations of torch.nn.init, and the
signals through a small network, by PyTorch, in double. Needs the package python3-torch; made with
1.13.1."""

import torch
import torch.nn.functional as F
from torch.nn import init

import golden

torch.set_default_dtype(torch.double)


def scale(fill, draw):
    """What `fill` multiplies the numbers with that `draw` makes of the same seed: PyTorch does not
    tell the bounds and deviations it takes, but they can be had back."""
    torch.manual_seed(10)
    filled = fill()
    torch.manual_seed(10)
    drawn = draw(torch.empty(filled.shape))
    largest = drawn.abs().argmax()
    return (filled.flatten()[largest] / drawn.flatten()[largest]).item()


def bound(fill):
    return scale(fill, lambda w: w.uniform_(-1, 1))


def deviation(fill):
    return scale(fill, lambda w: w.normal_(0, 1))


gains = [[init.calculate_gain(word)] for word in ("linear", "sigmoid", "tanh", "relu")]
gains.append([init.calculate_gain("leaky_relu", 0.01)])

# PyTorch stores W as [out, in].
shapes = [(784, 256), (256, 10), (64, 64), (3, 50)]
xavier = []
for inputs, outputs in shapes:
    for gain in (1.0, 5 / 3):
        xavier.append([
            inputs, outputs, gain,
            bound(lambda: init.xavier_uniform_(torch.empty(outputs, inputs), gain)),
            deviation(lambda: init.xavier_normal_(torch.empty(outputs, inputs), gain))])
kaiming = []
for inputs, outputs in shapes:
    for mode in ("fan_in", "fan_out"):
        for word in ("relu", "tanh"):
            kaiming.append([
                inputs, outputs, mode == "fan_out", init.calculate_gain(word),
                bound(lambda: init.kaiming_uniform_(
                    torch.empty(outputs, inputs), mode=mode, nonlinearity=word)),
                deviation(lambda: init.kaiming_normal_(
                    torch.empty(outputs, inputs), mode=mode, nonlinearity=word))])

torch.manual_seed(11)


def rounded(*shape):
    return torch.round(torch.randn(*shape), decimals=3)


x = rounded(4, 3)
weights = [rounded(3, 5), rounded(5, 2), rounded(2, 3)]
labels = torch.tensor([0, 2, 1, 2])
sums1 = (x @ weights[0]).requires_grad_()
activations1 = torch.tanh(sums1)
sums2 = activations1 @ weights[1]
sums2.retain_grad()
activations2 = torch.tanh(sums2)
F.cross_entropy(activations2 @ weights[2], labels).backward()

golden.write(__file__, "PyTorch " + torch.__version__, [
    golden.rows("gains", gains, "identity, sigmoid, tanh, relu, leaky_relu with slope 0.01"),
    golden.rows("xavier", xavier, "in, out, gain, bound of xavier_uniform_, deviation of xavier_normal_"),
    golden.rows("kaiming", kaiming, "in, out, 1 for fan_out, gain, bound of kaiming_uniform_, deviation of "
                "kaiming_normal_"),
    golden.rows("signal_x", x, "A network 3-5-2-3 with tanh and without biases, labels 0, 2, 1, 2."),
    golden.rows("signal_weight1", weights[0]),
    golden.rows("signal_weight2", weights[1]),
    golden.rows("signal_weight3", weights[2]),
    golden.rows("signal_sums1", sums1.detach()),
    golden.rows("signal_sums2", sums2.detach()),
    golden.rows("signal_activations1", activations1.detach()),
    golden.rows("signal_activations2", activations2.detach()),
    golden.rows("signal_gradient1", sums1.grad, "With respect to the sums."),
    golden.rows("signal_gradient2", sums2.grad),
])
