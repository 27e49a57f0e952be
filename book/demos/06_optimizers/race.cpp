// What the page of the race calls. Surfaces, optimizers, the walk and the search for the best
// learning rate are lesson 06's.
#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <memory>
#include <vector>

#include "book/demos/shared/page.hpp"
#include "lessons/06_optimizers/tuned_walk.hpp"

namespace dl {
namespace {

using namespace lesson_06;

constexpr int max_steps = 5000;

/// Where the surface lies lowest, and how low.
struct Goal {
  double height;
  std::vector<Point> places;
};

Surface surface = saddle();
Goal goal{-1, {{0, std::sqrt(2)}, {0, -std::sqrt(2)}}};

/// 0 to 5, in the order of the lesson's tables. `momentum` counts for the two that have one.
Method racer(int kind, double momentum) {
  Method method = methods.at(static_cast<std::size_t>(kind));
  if (kind == 1) {
    method.make = momentum_of(momentum).make;
  } else if (kind == 2) {
    method.make = [momentum](Parameters place, double learning_rate) {
      return std::make_unique<Nesterov>(std::move(place), learning_rate, momentum);
    };
  }
  return method;
}

/// The step from which on a walk that did not arrive stays near its end; -1 when it moved in its
/// second half, too.
int at_rest_from(const Walk& walk) {
  if (walk.arrived || walk.diverged) return -1;
  constexpr double near = 0.2;  // less than half of the ridge
  const Point end = walk.path.back();
  const auto last_far = std::find_if(walk.path.rbegin(), walk.path.rend(), [&](Point p) {
    return std::hypot(p.x - end.x, p.y - end.y) > near;
  });
  const auto step = static_cast<int>(walk.path.rend() - last_far);
  return step < walk.steps / 2 ? step : -1;
}

}  // namespace

/// 0 the saddle, 1 a barrier with a ridge of that height, 2 Rosenbrock's ravine, 3 Beale's
/// function. Returns its own start, the height of the goal, the lowest height, and where that is.
PAGE_MAY_CALL Numbers choose(int kind, double ridge) {
  switch (kind) {
    case 0:
      surface = saddle();
      goal = {-1, {{0, std::sqrt(2)}, {0, -std::sqrt(2)}}};
      break;
    case 1:
      surface = barrier("ridge", ridge);
      goal = {0, {{2, 0}}};
      break;
    case 2:
      surface = rosenbrock();
      goal = {0, {{1, 1}}};
      break;
    default: surface = beale(); goal = {0, {{3, 0.5}}};
  }
  std::vector<float> facts;
  for (const double v : {surface.start.x, surface.start.y, surface.goal, goal.height}) {
    facts.push_back(static_cast<float>(v));
  }
  for (const Point place : goal.places) {
    facts.insert(facts.end(), {static_cast<float>(place.x), static_cast<float>(place.y)});
  }
  return answer(facts);
}

PAGE_MAY_CALL void begin_at(double x, double y) { surface.start = {x, y}; }

/// The steps made, whether it arrived, whether it diverged, from which step on it is at rest (-1:
/// never), its longest step. Then for each place x, y, the height above the lowest, and at how many
/// places so far the slope was below 0.1.
PAGE_MAY_CALL Numbers run(int kind, double learning_rate, double momentum) {
  const Walk walk = walk_with(racer(kind, momentum), learning_rate, surface, max_steps);
  std::vector<float> told = {static_cast<float>(walk.steps), walk.arrived ? 1.0f : 0.0f,
                             walk.diverged ? 1.0f : 0.0f, static_cast<float>(at_rest_from(walk)),
                             static_cast<float>(longest_step(walk))};
  int flat = 0;
  for (const Point here : walk.path) {
    const Point slope = surface.gradient(here);
    flat += std::hypot(slope.x, slope.y) < 0.1;
    for (const double v : {here.x, here.y, surface.height(here) - goal.height, double(flat)}) {
      told.push_back(static_cast<float>(v));
    }
  }
  return answer(told);
}

/// The best of the lesson's 16 learning rates from the start; 0 when none arrives.
PAGE_MAY_CALL double best_rate(int kind, double momentum) {
  const Trial best = tune(racer(kind, momentum), {surface}, max_steps);
  return best.arrived > 0 ? best.learning_rate : 0;
}

/// Heights above the lowest on a grid, size x size, from the top left; y upwards.
PAGE_MAY_CALL Numbers landscape(int size, double x0, double x1, double y0, double y1) {
  Matrix heights(size, size);
  for (int i = 0; i < size; ++i) {
    for (int j = 0; j < size; ++j) {
      const Point here{x0 + (x1 - x0) * (j + 0.5) / size, y1 - (y1 - y0) * (i + 0.5) / size};
      heights(i, j) = static_cast<real>(surface.height(here) - goal.height);
    }
  }
  return answer(heights);
}

}  // namespace dl
