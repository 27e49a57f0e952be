#!/usr/bin/env python3
"""Makes 04_mlp.hpp: activations, log-sum-exp and softmax by PyTorch, in double.
Needs the package python3-torch; made with 1.13.1."""

import torch
import torch.nn.functional as F

import golden

x = torch.tensor([[-30.0, -3.0, -1.0, -0.25], [0.0, 0.25, 1.0, 30.0]], dtype=torch.double)
logits = torch.tensor([[1.0, 2.0, 3.0], [-1000.0, 0.0, 1000.0], [0.5, 0.5, 0.5]],
                      dtype=torch.double)
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
])
