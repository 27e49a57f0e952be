#include "learner_tree.hpp"
