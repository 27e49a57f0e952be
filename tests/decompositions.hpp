#pragma once

#include "common/matrix.hpp"

#include <Eigen/Eigenvalues>
#include <Eigen/QR>

/// Eigen's decompositions that solutions and tests call, compiled once, in decompositions.cpp: where
/// they are used they took two thirds of the time of a test file.
// NOLINTBEGIN(bugprone-macro-parentheses)
#define DL_DECOMPOSITIONS(how)                                                               \
  how template void Eigen::ColPivHouseholderQR<dl::Matrix>::computeInPlace();                \
  how template void Eigen::ColPivHouseholderQR<dl::Matrix>::_solve_impl<dl::Matrix,          \
                                                                        dl::Matrix>(         \
      const dl::Matrix&, dl::Matrix&) const;                                                 \
  how template Eigen::SelfAdjointEigenSolver<dl::Matrix>&                                    \
  Eigen::SelfAdjointEigenSolver<dl::Matrix>::compute<dl::Matrix>(                            \
      const Eigen::EigenBase<dl::Matrix>&, int);
// NOLINTEND(bugprone-macro-parentheses)

DL_DECOMPOSITIONS(extern)
