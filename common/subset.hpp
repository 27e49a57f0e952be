#pragma once

#include <string>

#include "dataset.hpp"

namespace dl {

// A folder of --data may hold few images, or none of some class. Who wants a number of them takes
// first_samples(), which are as many as there are, or says how many it must have: need_...() throw
// std::runtime_error, "99 training images: this lesson needs 500 or more". `kind` is "training" or
// "test".

/// The first samples, `count` of them or as many as there are.
Dataset first_samples(const Dataset& data, Index count);

/// Without the last one where their number is odd: an even batch size then leaves no sample alone,
/// of which batch norm could not train.
Dataset even_samples(Dataset data);

/// The first sample of a class. Throws std::runtime_error when there is none.
Index first_of_class(const Dataset& data, int label);

/// Throws unless there are `count` images or more.
void need_images(const Dataset& data, const std::string& kind, Index count);

/// Throws unless there are `count` images of each class or more.
void need_of_each_class(const Dataset& data, const std::string& kind, Index count);

}  // namespace dl
