#!/usr/bin/env python3
"""Makes 04_mlp.hpp: a dense layer, activations, log-sum-exp, softmax and a network by PyTorch, in
double. Needs the package python3-torch; made with 1.13.1."""

import torch
import torch.nn.functional as F

import golden

x = torch.tensor([[-30.0, -3.0, -1.0, -0.25], [0.0, 0.25, 1.0, 30.0]], dtype=torch.double)
logits = torch.tensor([[1.0, 2.0, 3.0], [-1000.0, 0.0, 1000.0], [0.5, 0.5, 0.5]],
                      dtype=torch.double)

# A network of 3 inputs, 4 hidden units with GELU and 2 outputs. PyTorch keeps weights as [out, in].
torch.manual_seed(4)
inputs = torch.randn(2, 3, dtype=torch.double)
w1, b1 = torch.randn(3, 4, dtype=torch.double), torch.randn(4, dtype=torch.double)
w2, b2 = torch.randn(4, 2, dtype=torch.double), torch.randn(2, dtype=torch.double)
hidden = F.linear(inputs, w1.T, b1)
golden.write(__file__, "PyTorch " + torch.__version__, [
    golden.rows("activation_x", x),
    golden.rows("sigmoid_y", torch.sigmoid(x)),
    golden.rows("tanh_y", torch.tanh(x)),
    golden.rows("relu_y", F.relu(x)),
    golden.rows("leaky_relu_y", F.leaky_relu(x)),
    golden.rows("gelu_y", F.gelu(x)),
    golden.rows("logits", logits),
    golden.rows("log_sum_exp_of_logits", [torch.logsumexp(logits, 1)]),
    golden.rows("softmax_of_logits", torch.softmax(logits, 1)),
    golden.rows("network_x", inputs),
    golden.rows("hidden_weight", w1),
    golden.rows("hidden_bias", [b1]),
    golden.rows("hidden_sums", hidden),
    golden.rows("output_weight", w2),
    golden.rows("output_bias", [b2]),
    golden.rows("network_y", F.linear(F.gelu(hidden), w2.T, b2)),
])
