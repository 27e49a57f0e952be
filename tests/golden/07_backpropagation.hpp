#pragma once

// Made by make_07_backpropagation.py with PyTorch 1.13.0a0.

#include <initializer_list>

namespace dl::golden {

using Rows = std::initializer_list<std::initializer_list<double>>;

inline constexpr Rows activation_x = {
    {-3.0, -1.0, -0.25, 0.25, 1.0, 3.0}};
inline constexpr Rows sigmoid_slope = {
    {0.04517665973091214, 0.19661193324148185, 0.24613408273759835, 0.24613408273759835, 0.19661193324148185, 0.045176659730912}};
inline constexpr Rows tanh_slope = {
    {0.009866037165440166, 0.41997434161402614, 0.940014848806378, 0.940014848806378, 0.41997434161402614, 0.009866037165440166}};
inline constexpr Rows relu_slope = {
    {0.0, 0.0, 0.0, 1.0, 1.0, 1.0}};
inline constexpr Rows leaky_relu_slope = {
    {0.01, 0.01, 0.01, 1.0, 1.0, 1.0}};
inline constexpr Rows gelu_slope = {
    {-0.01194564720418392, -0.08331547058768635, 0.304626645116364, 0.695373354883636, 1.0833154705876864, 1.011945647204184}};
inline constexpr Rows worked_sums = {
    {1.0, 0.0}};
inline constexpr Rows worked_grad_sums = {
    {-0.3023661188100153, 0.7689414213699951}};
inline constexpr Rows worked_hidden = {
    {0.7310585786300049, 0.5}};
inline constexpr Rows worked_grad_hidden = {
    {-1.5378828427399902, 3.0757656854799804}};
inline constexpr Rows worked_output = {
    {0.2310585786300049}};
inline constexpr Rows worked_grad_output = {
    {-1.5378828427399902}};
inline constexpr double worked_loss = 0.5912709094985084;
inline constexpr Rows worked_grad_w1 = {
    {-0.3023661188100153, 0.7689414213699951},
    {-0.6047322376200306, 1.5378828427399902}};
inline constexpr Rows worked_grad_b1 = {
    {-0.3023661188100153, 0.7689414213699951}};
inline constexpr Rows worked_grad_w2 = {
    {-1.1242824451129685},
    {-0.7689414213699951}};
inline constexpr Rows worked_grad_b2 = {
    {-1.5378828427399902}};
/// 3-4-3 with tanh, labels 0, 2, 1, 1, 0.
inline constexpr Rows network_x = {
    {-0.147, 0.786, 0.947},
    {-1.114, 1.691, -0.895},
    {-0.356, 1.232, 0.138},
    {-1.682, 0.318, 0.133},
    {0.137, 0.241, 1.395}};
inline constexpr Rows network_w1 = {
    {1.347, 2.438, 0.203, 2.451},
    {2.026, 1.779, -0.918, -0.458},
    {-0.724, 1.28, -0.994, 1.815}};
inline constexpr Rows network_grad_w1 = {
    {-0.0308951850624256, 0.055800843768250716, -0.14348489075301946, -0.008072316129220826},
    {-0.06197681042305977, -0.06414753654700363, 0.11907840465357636, 0.1186986151665623},
    {-0.2735937857064513, 0.030865049584469666, -0.31043595743420255, 0.27400418391445897}};
inline constexpr Rows network_b1 = {
    {-0.603, 1.615, 1.93, -0.423}};
inline constexpr Rows network_grad_b1 = {
    {-0.1767689595748247, -0.04559458204718997, -0.0447789478743392, 0.2101667199796452}};
inline constexpr Rows network_w2 = {
    {-0.083, -0.984, -1.249},
    {-0.188, 0.283, 0.131},
    {0.33, -0.077, -0.922},
    {-1.894, 1.006, -0.695}};
inline constexpr Rows network_grad_w2 = {
    {0.3074175583579431, -0.0787757253781982, -0.2286418329797449},
    {-0.19992419146155457, 0.2524445015802239, -0.05252031011866942},
    {0.28048218598684777, -0.18606751798467153, -0.09441466800217627},
    {-0.7987565496102533, 0.583103051058674, 0.21565349855157928}};
inline constexpr Rows network_b2 = {
    {0.906, 0.107, 0.613}};
inline constexpr Rows network_grad_b2 = {
    {0.1888705157165645, -0.1269222506139603, -0.061948265102604136}};
inline constexpr double network_loss = 3.2387064900845837;
inline constexpr Rows softmax_x = {
    {0.33, -0.876, -1.677},
    {-0.725, 0.963, 0.134}};
inline constexpr Rows softmax_grad_y = {
    {0.549, 2.135, -0.878},
    {-2.083, 1.832, -0.554}};
inline constexpr Rows softmax_grad_x = {
    {-0.1376928616668215, 0.2899529718037653, -0.1522601101369438},
    {-0.32228192843399284, 0.6715070062103953, -0.3492250777764024}};

}  // namespace dl::golden
