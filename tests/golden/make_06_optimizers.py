#!/usr/bin/env python3
"""Makes 06_optimizers.hpp: where PyTorch's optimizers take a weight in 20 steps of given gradients,
with and without weight decay, and its learning rate schedules, in double.
Needs the package python3-torch; made with 1.13.1."""

import torch

import golden

torch.manual_seed(6)
torch.set_default_dtype(torch.double)
STEPS = 20
start = torch.round(torch.randn(3), decimals=3)
gradients = torch.round(torch.randn(STEPS, 3), decimals=3)


def walk(make):
    w = start.clone().requires_grad_()
    optimizer = make([w])
    path = []
    for g in gradients:
        w.grad = g.clone()
        optimizer.step()
        path.append(w.detach().clone())
    return path


optim = torch.optim
makers = {
    "sgd": lambda p, decay: optim.SGD(p, lr=0.1, weight_decay=decay),
    "momentum": lambda p, decay: optim.SGD(p, lr=0.1, momentum=0.9, weight_decay=decay),
    "nesterov": lambda p, decay: optim.SGD(p, lr=0.1, momentum=0.9, nesterov=True,
                                           weight_decay=decay),
    "adagrad": lambda p, decay: optim.Adagrad(p, lr=0.1, weight_decay=decay),
    "rmsprop": lambda p, decay: optim.RMSprop(p, lr=0.01, weight_decay=decay),
    "adam": lambda p, decay: optim.Adam(p, lr=0.01, weight_decay=decay),
}
parts = [golden.rows("start", [start]), golden.rows("gradients", gradients)]
for name, make in makers.items():
    parts.append(golden.rows(f"{name}_path", walk(lambda p: make(p, 0))))
    parts.append(golden.rows(f"{name}_decay_path", walk(lambda p: make(p, 0.1)),
                             "With weight_decay=0.1."))


def rates(make, steps):
    optimizer = optim.SGD([torch.zeros(1)], lr=1.0)
    schedule = make(optimizer)
    result = []
    for _ in range(steps):
        result.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        schedule.step()
    return result


sched = optim.lr_scheduler
parts.append(golden.rows("step_rates", [rates(lambda o: sched.StepLR(o, 3, 0.5), 10)],
                         "StepLR(step_size=3, gamma=0.5)."))
parts.append(golden.rows("cosine_rates", [rates(lambda o: sched.CosineAnnealingLR(o, 10), 11)],
                         "CosineAnnealingLR(T_max=10)."))
WARM_UP = 4


def warm_up_cosine(o):
    rise = sched.LinearLR(o, start_factor=1 / WARM_UP, total_iters=WARM_UP - 1)
    fall = sched.CosineAnnealingLR(o, 12 - WARM_UP)
    return sched.SequentialLR(o, [rise, fall], [WARM_UP])


parts.append(golden.rows("warm_up_cosine_rates", [rates(warm_up_cosine, 13)],
                         "SequentialLR: LinearLR(start_factor=1/4, total_iters=3), then from step 4 on\n"
                         "/// CosineAnnealingLR(T_max=8)."))
golden.write(__file__, "PyTorch " + torch.__version__, parts)
