#pragma once

#include <vector>

#include "common/plot.hpp"
#include "common/runs.hpp"
#include "traces.hpp"

namespace dl::lesson_11 {

/// Does a network that goes on training lose accuracy? Only with wrong labels to memorize.
inline void wrong_labels(Plots& plots, const std::vector<Trace>& noisy,
                         const std::vector<Trace>& clean) {
  plots.curves("accuracy",
               {"Wrong labels learned by heart cost accuracy; right ones do not", "epoch",
                "test accuracy, mean of the seeds"},
               {over_epochs("all labels right", mean_of_each(clean, &Trace::test_accuracy)),
                over_epochs("20% wrong", mean_of_each(noisy, &Trace::test_accuracy))});
}

}  // namespace dl::lesson_11
