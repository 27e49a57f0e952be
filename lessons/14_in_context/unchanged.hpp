#pragma once

#include <string>

#include <fmt/format.h>

#include "common/table.hpp"
#include "model.hpp"

namespace dl::lesson_14 {

/// The checksums of two models when it is made, for a table of them beside those of later.
class Unchanged {
 public:
  Unchanged(Model& pictures, Model& words)
      : pictures_(pictures),
        words_(words),
        pictures_before_(checksum(pictures.network)),
        words_before_(checksum(words.network)) {}

  void print() const {
    Table table({"model", "weights", "checksum before", "checksum after"});
    const auto row = [&](const char* name, Model& model, const std::string& before) {
      table.row({name, parameter_count(model.network), before, checksum(model.network)});
    };
    row("pictures", pictures_, pictures_before_);
    row("words", words_, words_before_);
    fmt::print("\nThe weights, before the first task and after the last:\n\n");
    table.print();
  }

 private:
  Model& pictures_;
  Model& words_;
  std::string pictures_before_, words_before_;
};

}  // namespace dl::lesson_14
