#!/usr/bin/env python3
"""Makes 11_early_stopping.hpp: the factors of PyTorch's one-cycle schedule.
Needs the package python3-torch; made with 1.13.1."""

import torch

import golden


def rates(steps):
    optimizer = torch.optim.SGD([torch.zeros(1)], lr=1.0)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, max_lr=1.0, total_steps=steps,
                                                   cycle_momentum=False)
    result = []
    for step in range(steps):
        result.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        if step + 1 < steps:
            schedule.step()
    return result


golden.write(__file__, "PyTorch " + torch.__version__, [
    golden.rows(f"one_cycle_{steps}", [rates(steps)], f"OneCycleLR(max_lr=1, total_steps={steps}).")
    for steps in (10, 25)])
