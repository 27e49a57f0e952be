#pragma once

// Catch2 2 (Debian 12) and 3 (later) under the same names.
#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_all.hpp>
namespace dl {
using Catch::Approx;
using Catch::Matchers::ContainsSubstring;
template <typename T>
using MatcherBase = Catch::Matchers::MatcherBase<T>;
using ListenerBase = Catch::EventListenerBase;
using ListenerAnswer = void;  ///< of assertionEnded
}  // namespace dl
#else
#include <catch2/catch.hpp>
namespace dl {
#ifdef CATCH_CONFIG_EXTERNAL_INTERFACES
using ListenerBase = Catch::TestEventListenerBase;
using ListenerAnswer = bool;
#endif
inline auto ContainsSubstring(const std::string& text) { return Catch::Contains(text); }
template <typename T>
using MatcherBase = Catch::MatcherBase<T>;
using Catch::Detail::Approx;
}  // namespace dl
#endif
