#pragma once

#include <string>

#include <boost/crc.hpp>
#include <fmt/format.h>

#include "common/metrics.hpp"
#include "prompts.hpp"
#include "solutions/05_gradient_descent/batches.hpp"
#include "solutions/05_gradient_descent/cross_entropy.hpp"
#include "solutions/07_backpropagation/sequential.hpp"
#include "solutions/07_backpropagation/state_dict.hpp"
#include "transformer.hpp"

namespace dl::lesson_14 {

/// Tokens become vectors, these look at one another in a transformer, and a dense layer makes an
/// answer of each. Only the answers that are asked for count.
class Model {
 public:
  Sequential network;

  /// `embedding` makes vectors of tokens; `answers` is how many there are to choose from.
  template <typename MakeEmbedding>
  Model(MakeEmbedding add_embedding, const TransformerOptions& options, Index answers, Rng& rng) {
    add_embedding(network);
    transformer_ = &network.add<Transformer>(options, rng);
    network.add<Dense>(options.width, answers, rng);
  }

  /// The outputs that are asked for, [asked, answers].
  const Matrix& logits(const Prompts& prompts) {
    transformer_->set_mask(prompts.mask);
    const Matrix& all = network.forward(prompts.tokens, Mode::eval);
    tokens_ = all.rows();
    gather(all, prompts.asked, logits_);
    return logits_;
  }

  /// Returns the mean cross entropy of the answers and leaves its gradient in the parameters.
  double gradient(const Prompts& prompts) {
    const double loss = cross_entropy(logits(prompts), prompts.answers, grad_logits_);
    grad_all_.setZero(tokens_, grad_logits_.cols());
    for (std::size_t i = 0; i < prompts.asked.size(); ++i) {
      grad_all_.row(prompts.asked[i]) = grad_logits_.row(static_cast<Index>(i));
    }
    network.parameter_gradients(grad_all_);
    return loss;
  }

  double accuracy(const Prompts& prompts) {
    return dl::accuracy(argmax(logits(prompts)), prompts.answers);
  }

  const Transformer& transformer() const { return *transformer_; }

 private:
  Transformer* transformer_ = nullptr;
  Index tokens_ = 0;
  Matrix logits_, grad_logits_, grad_all_;
};

/// Eight hexadecimal digits (CRC-32) of all weights, bit by bit: they change when a weight does.
inline std::string checksum(Layer& network) {
  boost::crc_32_type crc;
  for (const auto& [name, matrix] : state_dict(network)) {
    crc.process_bytes(matrix->data(), static_cast<std::size_t>(matrix->size()) * sizeof(real));
  }
  return fmt::format("{:08x}", crc.checksum());
}

}  // namespace dl::lesson_14
