#pragma once

#include <fmt/format.h>

#include "common/rng.hpp"
#include "common/spread.hpp"
#include "common/table.hpp"
#include "lab.hpp"
#include "norms.hpp"
#include "solutions/07_backpropagation/sequential.hpp"

namespace dl::lesson_09 {

/// How far does a sample's output move when the rest of its batch is exchanged?
inline void exchange_neighbours(const Lab& lab, Table& claims) {
  const ImageShape shape{8, 3, 3};
  Table table({"normalization", "output moves"});
  for (const Norm norm : {Norm::batch, Norm::layer, Norm::instance, Norm::group}) {
    Sequential network;
    add_norm(network, norm, shape);
    const auto moves = lab.runs.each([&](Rng& rng) -> double {
      Matrix x = random_matrix(8, shape.size(), rng);
      const Matrix before = network.forward(x, Mode::train).row(0);
      x.bottomRows(7) = random_matrix(7, shape.size(), rng);
      return (network.forward(x, Mode::train).row(0) - before).cwiseAbs().maxCoeff();
    });
    table.row({name_of(norm), Spread(moves).text()});
  }
  fmt::print("\nThe other seven samples of a batch are exchanged:\n\n");
  table.print();
  const auto &batch = table.rows[0], &instance = table.rows[2];
  claims.row({"C09.4", "with instance norm samples do not touch",
              fmt::format("output moves {}, with batch norm {}", instance[1], batch[1])});
}

}  // namespace dl::lesson_09
