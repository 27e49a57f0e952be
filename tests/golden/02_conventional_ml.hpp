#pragma once

// Made by make_02_conventional_ml.py with scikit-learn.

namespace dl::golden {

inline constexpr int root_feature = 36;
inline constexpr double root_threshold = 0.03125;
inline constexpr double root_gini = 0.8999789112442087;
inline constexpr int root_left_samples = 275;
inline constexpr double tree_accuracy = 0.7512520868113522;
inline constexpr int top_features[] = {36, 42, 21};
inline constexpr double top_importances[] = {0.12602242213905362, 0.11817157430733238, 0.10820261536580199};

}  // namespace dl::golden
