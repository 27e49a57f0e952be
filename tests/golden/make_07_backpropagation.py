#!/usr/bin/env python3
"""Makes 07_backpropagation.hpp: activation gradients, the worked example of the lesson's text, and the
loss and gradients of a small network, by PyTorch, in double.
Needs the package python3-torch; made with 1.13.1."""

import torch
import torch.nn.functional as F

import golden

torch.manual_seed(7)
torch.set_default_dtype(torch.double)


def rounded(*shape):
    return torch.round(torch.randn(*shape), decimals=3)


parts = []
x = torch.tensor([[-3.0, -1.0, -0.25, 0.25, 1.0, 3.0]], requires_grad=True)
parts.append(golden.rows("activation_x", x.detach()))
for name, f in {"sigmoid": torch.sigmoid, "tanh": torch.tanh, "relu": F.relu,
                "leaky_relu": F.leaky_relu, "gelu": F.gelu}.items():
    (slope,) = torch.autograd.grad(f(x).sum(), x)
    parts.append(golden.rows(f"{name}_slope", slope))

# The worked example: 2 inputs, 2 sigmoid units, 1 output, squared error.
x = torch.tensor([[1.0, 2.0]])
w1 = torch.tensor([[0.5, -0.5], [0.25, 0.75]], requires_grad=True)
b1 = torch.tensor([[0.0, -1.0]], requires_grad=True)
w2 = torch.tensor([[1.0], [-2.0]], requires_grad=True)
b2 = torch.tensor([[0.5]], requires_grad=True)
s = x @ w1 + b1
h = torch.sigmoid(s)
y_hat = h @ w2 + b2
loss = ((y_hat - 1.0) ** 2).mean()
for t in (s, h, y_hat):
    t.retain_grad()
loss.backward()
for name, t in {"sums": s, "hidden": h, "output": y_hat}.items():
    parts.append(golden.rows(f"worked_{name}", t.detach()))
    parts.append(golden.rows(f"worked_grad_{name}", t.grad))
parts.append(golden.scalar("worked_loss", loss))
for name, t in {"w1": w1, "b1": b1, "w2": w2, "b2": b2}.items():
    parts.append(golden.rows(f"worked_grad_{name}", t.grad))

# A network 3-4-3 with tanh and cross entropy.
x = rounded(5, 3)
labels = torch.tensor([0, 2, 1, 1, 0])
w1, b1, w2, b2 = [rounded(*s).requires_grad_() for s in ((3, 4), (1, 4), (4, 3), (1, 3))]
loss = F.cross_entropy(torch.tanh(x @ w1 + b1) @ w2 + b2, labels)
loss.backward()
parts.append(golden.rows("network_x", x, "3-4-3 with tanh, labels 0, 2, 1, 1, 0."))
for name, t in {"w1": w1, "b1": b1, "w2": w2, "b2": b2}.items():
    parts.append(golden.rows(f"network_{name}", t.detach()))
    parts.append(golden.rows(f"network_grad_{name}", t.grad))
parts.append(golden.scalar("network_loss", loss))

# Softmax alone.
z = rounded(2, 3).requires_grad_()
g = rounded(2, 3)
(torch.softmax(z, 1) * g).sum().backward()
parts.append(golden.rows("softmax_x", z.detach()))
parts.append(golden.rows("softmax_grad_y", g))
parts.append(golden.rows("softmax_grad_x", z.grad))
golden.write(__file__, "PyTorch " + torch.__version__, parts)
