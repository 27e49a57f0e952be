#!/usr/bin/env python3
"""Makes 14_in_context.hpp: outputs, attention weights and all gradients of scaled dot-product
attention, multi-head attention, a pre-LN transformer block and an embedding by PyTorch, in double.
PyTorch keeps the weights of its linear layers transposed, and those of an attention's queries, keys
and values as one. Needs the package python3-torch; made with 1.13.1."""

import torch
from torch import nn
from torch.nn.functional import _scaled_dot_product_attention  # since 2.0 without the underscore

import golden

torch.manual_seed(14)
torch.set_default_dtype(torch.double)


def rounded(*shape):
    return torch.round(torch.randn(*shape), decimals=2)


def as_rows(t):
    """Tokens below one another; a vector is one row."""
    return t.detach().reshape(-1, t.shape[-1])


def causal(tokens):
    return torch.ones(tokens, tokens).tril().bool()


def context_and_queries(context, queries):
    sees = torch.eye(context + queries).bool()
    sees[:, :context] = True
    return sees


parts = []


def keep(name, t, comment=""):
    parts.append(golden.rows(name, as_rows(t), comment))


def set_rounded(module):
    with torch.no_grad():
        for p in module.parameters():
            p.copy_(rounded(*p.shape))


def keep_linear(name, weight, bias):
    """The values and the gradients, weights as [in, out]."""
    for part, t in (("weight", weight.t()), ("bias", bias)):
        keep(f"{name}_{part}", t)


def keep_attention(prefix, module, of):
    """`of` takes the values or the gradients of a parameter."""
    names = ("query", "key", "value")
    weights = of(module.in_proj_weight).chunk(3)
    biases = of(module.in_proj_bias).chunk(3)
    for name, weight, bias in zip(names, weights, biases):
        keep_linear(f"{prefix}_{name}", weight, bias)
    keep_linear(f"{prefix}_output", of(module.out_proj.weight), of(module.out_proj.bias))


def value(p):
    return p.detach()


def gradient(p):
    return p.grad


# One head of one sequence: 5 tokens, 3 columns.
q, k, v = (rounded(5, 3).requires_grad_() for _ in range(3))
grad_y = rounded(5, 3)
for name, t in (("q", q), ("k", k), ("v", v), ("grad_y", grad_y)):
    keep(f"one_{name}", t)
for name, mask in (("open", None), ("causal", causal(5)), ("queries", context_and_queries(2, 3))):
    for t in (q, k, v):
        t.grad = None
    batch = [t.unsqueeze(0) for t in (q, k, v)]
    y, weights = _scaled_dot_product_attention(*batch, mask, 0.0, True, False)
    y.backward(grad_y.unsqueeze(0))
    keep(f"one_{name}_y", y)
    keep(f"one_{name}_weights", weights)
    for of, t in (("q", q), ("k", k), ("v", v)):
        keep(f"one_{name}_grad_{of}", t.grad)

# Many heads: 3 sequences of 5 tokens, width 6, 2 heads; 2 sequences of 1 token, width 4, 1 head.
for prefix, batch, tokens, width, heads, sees in (
        ("heads", 3, 5, 6, 2, causal(5)), ("single", 2, 1, 4, 1, causal(1))):
    module = nn.MultiheadAttention(width, heads, batch_first=True)
    set_rounded(module)
    x = rounded(batch, tokens, width)
    grad_y = rounded(batch, tokens, width)
    ways = {name: x.detach().clone().requires_grad_() for name in ("query", "key", "value")}
    y, weights = module(*ways.values(), attn_mask=~sees, average_attn_weights=False)
    y.backward(grad_y)
    for name, way in ways.items():
        keep(f"{prefix}_grad_x_by_{name}", way.grad)
    for name, t in (("x", x), ("grad_y", grad_y), ("y", y), ("weights", weights),
                    ("grad_x", sum(way.grad for way in ways.values()))):
        keep(f"{prefix}_{name}", t,
             "Below one another: sequence, head, token." if name == "weights" else "")
    keep_attention(prefix, module, value)
    keep_attention(f"{prefix}_grad", module, gradient)

# A block: 3 sequences of 2 context tokens and 3 queries, width 6, 2 heads, 7 hidden units.
for prefix, activation in (("relu", "relu"), ("gelu", "gelu")):
    block = nn.TransformerEncoderLayer(6, 2, 7, dropout=0.0, activation=activation,
                                       batch_first=True, norm_first=True)
    set_rounded(block)
    x = rounded(3, 5, 6).requires_grad_()
    grad_y = rounded(3, 5, 6)
    y = block(x, src_mask=~context_and_queries(2, 3))
    y.backward(grad_y)
    for name, t in (("x", x), ("grad_y", grad_y), ("y", y), ("grad_x", x.grad)):
        keep(f"{prefix}_{name}", t)
    for grad, of in (("", value), ("_grad", gradient)):
        keep_attention(f"{prefix}{grad}", block.self_attn, of)
        for name, norm in (("attention_norm", block.norm1), ("feed_forward_norm", block.norm2)):
            keep(f"{prefix}{grad}_{name}_weight", of(norm.weight))
            keep(f"{prefix}{grad}_{name}_bias", of(norm.bias))
        keep_linear(f"{prefix}{grad}_first", of(block.linear1.weight), of(block.linear1.bias))
        keep_linear(f"{prefix}{grad}_second", of(block.linear2.weight), of(block.linear2.bias))

# 4 kinds of tokens, one of them absent.
embedding = nn.Embedding(4, 3)
set_rounded(embedding)
tokens = torch.tensor([2, 0, 2, 3, 2])
grad_y = rounded(5, 3)
y = embedding(tokens)
y.backward(grad_y)
keep("embedding_weight", embedding.weight, "The tokens are 2, 0, 2, 3, 2.")
keep("embedding_grad_y", grad_y)
keep("embedding_y", y)
keep("embedding_grad_weight", embedding.weight.grad)
golden.write(__file__, "PyTorch " + torch.__version__, parts)
