#pragma once

#include <map>
#include <string>
#include <vector>

namespace dl {

using Vocabulary = std::vector<std::string>;

inline const Vocabulary options = {"--data",  "--seed",  "--epochs", "--plot", "--out",
                                   "--quick", "--train", "--help",   "--se",   "-s",
                                   "--",      "-",       ""};

/// "-u HOME" takes it away.
inline const Vocabulary environments = {"LANG=xx_YY.UTF-8",
                                        "LC_ALL=tr_TR.UTF-8",
                                        "LC_ALL=C",
                                        "LC_ALL=\xff",
                                        "LANG=",
                                        "-u HOME",
                                        "HOME=/dev/null/nowhere",
                                        "TMPDIR=/proc",
                                        "TMPDIR=/dev/null/nowhere",
                                        "TMPDIR=",
                                        "PATH=/nowhere",
                                        "-u PATH",
                                        "PATH=",
                                        "PATH=:::",
                                        "TERM=dumb",
                                        "-u TERM",
                                        "TERM=xterm",
                                        "TZ=Mars/Olympus",
                                        "TZ=:/dev/zero",
                                        "COLUMNS=1",
                                        "COLUMNS=0",
                                        "COLUMNS=99999",
                                        "DISPLAY=:7",
                                        "DISPLAY=",
                                        "GNUTERM=png",
                                        "GNUPLOT_IOSTREAM_CMD=false",
                                        "CI=true",
                                        "POSIXLY_CORRECT=1",
                                        "OMP_NUM_THREADS=0",
                                        "XDG_RUNTIME_DIR=/dev/null/nowhere"};

/// No folder that another test uses.
inline const std::map<std::string, Vocabulary> values = {
    {"--data", {"data", "./data/", "data/..", "nowhere", "/dev/null", "."}},
    {"--out", {"out", "a/b/c", "é", "data/train-labels-idx1-ubyte", "/proc/x"}},
    {"--plot", {"none", "ascii", "ascii", "svg", "png", "window", "PNG", "oil"}}};

/// Of the epochs none that would take long.
inline const Vocabulary numbers = {"1",
                                   "2",
                                   "0",
                                   "-1",
                                   "+1",
                                   " 1",
                                   "1 ",
                                   "1e3",
                                   "0x10",
                                   "1.5",
                                   "007",
                                   "nan",
                                   "18446744073709551615",
                                   "18446744073709551616",
                                   "99999999999",
                                   "1000000000",
                                   "--",
                                   "-"};

}  // namespace dl
