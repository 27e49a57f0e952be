#!/usr/bin/env python3
"""Makes 05_gradient_descent.hpp: losses, gradients and the loss of softmax regression after each of
ten steps, by PyTorch, in double. Needs the package python3-torch; made with 1.13.1."""

import torch
import torch.nn.functional as F

import golden

torch.manual_seed(5)
torch.set_default_dtype(torch.double)


def rounded(*shape):
    return torch.round(torch.randn(*shape), decimals=3)


prediction = rounded(4, 2).requires_grad_()
target = rounded(4, 2)
squared = F.mse_loss(prediction, target)
squared.backward()

logits = rounded(4, 3).requires_grad_()
labels = torch.tensor([0, 2, 1, 2])
entropy = F.cross_entropy(logits, labels)
entropy.backward()

x = rounded(6, 3)
classes = torch.tensor([0, 1, 2, 2, 1, 0])
weight = torch.zeros(3, 3, requires_grad=True)
bias = torch.zeros(3, requires_grad=True)
losses = []
for _ in range(10):
    loss = F.cross_entropy(x @ weight + bias, classes)
    losses.append(loss.item())
    weight.grad = bias.grad = None
    loss.backward()
    with torch.no_grad():
        weight -= 0.5 * weight.grad
        bias -= 0.5 * bias.grad

golden.write(__file__, "PyTorch " + torch.__version__, [
    golden.rows("prediction", prediction.detach()),
    golden.rows("target", target),
    golden.scalar("squared_loss", squared),
    golden.rows("squared_gradient", prediction.grad),
    golden.rows("logits", logits.detach()),
    golden.scalar("entropy_loss", entropy, "For the labels 0, 2, 1, 2."),
    golden.rows("entropy_gradient", logits.grad),
    golden.rows("softmax_x", x, "Softmax regression from zeros, learning rate 0.5, on all samples of the\n/// labels 0, 1, 2, 2, 1, 0."),
    golden.rows("softmax_losses", [losses], "Before each step."),
    golden.rows("softmax_weight", weight.detach(), "After the last."),
    golden.rows("softmax_bias", [bias.detach()]),
])
