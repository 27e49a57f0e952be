#!/usr/bin/env python3
"""The peer in scikit-learn: MLPClassifier, the same network, start, batches and optimizer.

Its fit() draws the order and the weights itself, and partial_fit() checks its input anew at every
call. So a step is what its own loop does in between (sklearn/neural_network/
_multilayer_perceptron.py, _fit_stochastic): take the rows, _backprop, the optimizer's update. That
is the faster way for it."""

import numpy as np
from sklearn.neural_network import MLPClassifier

import common


def training(x, y, hidden, batch):
    arrays, order = common.start(hidden)
    model = MLPClassifier((hidden,), solver="sgd", alpha=0, momentum=0, nesterovs_momentum=False,
                          learning_rate_init=common.LEARNING_RATE, batch_size=batch, max_iter=1)
    model.partial_fit(x[:batch], y[:batch], classes=np.arange(10))
    parameters = model.coefs_ + model.intercepts_
    for parameter, name in zip(parameters, ("W1", "W2", "b1", "b2")):
        parameter[...] = arrays[name].reshape(parameter.shape)
    assert all(p.dtype == np.float32 for p in parameters)

    one_hot = model._label_binarizer.transform(y).astype(np.float32)
    activations, deltas = [None] * 3, [None] * 2
    weight_gradients = [np.empty_like(w) for w in model.coefs_]
    bias_gradients = [np.empty_like(b) for b in model.intercepts_]
    following = common.batches(order, batch)

    def step():
        nonlocal weight_gradients, bias_gradients
        rows = next(following)
        activations[0] = x[rows]
        loss, weight_gradients, bias_gradients = model._backprop(
            activations[0], one_hot[rows], activations, deltas, weight_gradients, bias_gradients)
        model._optimizer.update_params(parameters, weight_gradients + bias_gradients)
        return loss

    return step


def product(a, b):
    out = np.empty((a.shape[0], b.shape[1]), np.float32)
    return lambda: np.dot(a, b, out=out)


common.run(training, product)
