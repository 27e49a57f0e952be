#pragma once

#include <filesystem>
#include <string>

namespace dl {

/// Where the four files lie: `data` is "mini", "full" or a folder. Throws InputError when there is
/// none.
std::filesystem::path data_folder(const std::string& data);

/// An IDX file of a folder by its name, "train-labels-idx1-ubyte": as it is, or with ".gz".
std::filesystem::path idx_file(const std::filesystem::path& folder, const std::string& name);

/// "mini" or "full" for the course's own data sets, wherever they lie, told by all their labels;
/// for any other the folder and how many images are in it: "/home/me/shoes (100 + 20 images)".
/// Throws InputError when the labels cannot be read.
std::string data_name(const std::string& data);

}  // namespace dl
