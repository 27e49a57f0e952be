#!/usr/bin/env bash
# Draws the road of the course: road.svg, and NN.svg for each lesson, with its place marked.
# Run it after a change here, and commit what it writes. A lesson that has come is taken out of
# `planned`.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")"

planned=""

draw() {  # the number of the lesson to mark, or nothing
  awk -v here="$1" -v planned="$planned" '
    function tag(text) { print "  " text }
    function box(x, y, w, h, fill, stroke) {
      tag(sprintf("<rect x=\"%g\" y=\"%g\" width=\"%g\" height=\"%g\" rx=\"4\" fill=\"%s\" stroke=\"%s\"/>",
                  x, y, w, h, fill, stroke))
    }
    function word(x, y, text, style) {
      tag(sprintf("<text x=\"%g\" y=\"%g\" %s>%s</text>", x, y, style, text))
    }
    # Lines of text, parted by "/", with their middle at (x, y).
    function words(x, y, text, style,    lines, n, i) {
      n = split(text, lines, "/")
      for (i = 1; i <= n; ++i) word(x, y + 17 * (i - (n + 1) / 2) + 4.5, lines[i], style)
    }
    function middle(stage) { return left[stage] + wide[stage] / 2 }
    # A step of the work, over one row or both: what it is and who does it.
    function step(stage, row, rows, who, text) {
      box(left[stage] + 3, steps + 50 * (row - 1), wide[stage] - 6, 50 * rows - 4, colour[who], "none")
      words(middle(stage), steps + 50 * (row - 1) + 25 * rows - 2, text, "fill=\"" ink[who] "\"")
    }
    function number(x, lesson,    marked, later) {
      marked = lesson == here
      later = index(planned, lesson)
      tag(sprintf("<circle cx=\"%g\" cy=\"%g\" r=\"%g\" fill=\"%s\" stroke=\"%s\" stroke-width=\"1.5\"%s/>",
                  x, road, marked ? 13 : 11.5, marked ? "#D55E00" : "#ffffff",
                  marked ? "#D55E00" : "#555555", later && !marked ? " stroke-dasharray=\"3 2\"" : ""))
      word(x, road + 4.5, lesson, marked ? "fill=\"#ffffff\" font-weight=\"bold\"" : later ? "fill=\"#666666\"" : "")
    }
    function pin(x,    low, high) {
      low = left[here_stage] + 49; high = left[here_stage] + wide[here_stage] - 49
      tag(sprintf("<path d=\"M %g %g l -7 -9 h 14 z\" fill=\"#D55E00\"/>", x, road - 15))
      word(x < low ? low : x > high ? high : x, road - 29, "you are here", "fill=\"#A84800\" font-weight=\"bold\"")
    }
    function bracket(from, to, text) {
      tag(sprintf("<path d=\"M %g %g v 5 H %g v -5\" fill=\"none\" stroke=\"#555555\"/>", from, road + 16, to))
      word((from + to) / 2, road + 35, text, "")
    }
    function key(x, who, text) {
      box(x, legend - 11, 14, 14, colour[who], "none")
      word(x + 20, legend + 1, text, "text-anchor=\"start\"")
    }

    BEGIN {
      height = 436; names = 65; steps = 98; pixels = 198; task = 242; road = 345; legend = 405
      split("8 138 266 532 664", left, " ")
      split("104 122 260 126 128", wide, " ")
      split("1 2 12 13 14", last, " ")
      colour["person"] = "#E69F00"; ink["person"] = "#000000"
      colour["task"] = "#0072B2"; ink["task"] = "#ffffff"
      colour["once"] = "#009E73"; ink["once"] = "#000000"
      for (here_stage = 1; here != "" && here + 0 > last[here_stage]; ++here_stage) {}

      print "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"800\" height=\"" height "\" viewBox=\"0 0 800 " height "\" role=\"img\""
      print "     font-family=\"DejaVu Sans, Verdana, sans-serif\" font-size=\"13\" text-anchor=\"middle\" fill=\"#222222\">"
      tag("<title>The road of the course in five stages" (here == "" ? "" : ", you are here: lesson " here) "</title>")
      tag("<rect width=\"800\" height=\"" height "\" fill=\"#ffffff\"/>")
      if (here != "") box(left[here_stage] - 3, 4, wide[here_stage] + 6, road + 38, "#e1eff9", "none")

      # The names of the kinds of software, and of the stages.
      box(left[1] + 3, 10, wide[1] - 6, 22, "#dddddd", "none"); word(middle(1), 25.5, "software 1.0", "")
      word(125, 25.5, "1.5", "fill=\"#555555\"")
      box(left[2] + 3, 10, wide[2] - 6, 22, "#dddddd", "none"); word(middle(2), 25.5, "software 2.0", "")
      box(left[3] + 3, 10, left[5] + wide[5] - left[3] - 6, 22, "#dddddd", "none")
      word((left[3] + left[5] + wide[5]) / 2, 25.5, "software 3.0", "")
      bold = "font-weight=\"bold\""
      words(middle(1), names, "1. rules", bold)
      words(middle(2), names, "2. conventional/machine/learning", bold)
      words(middle(3), names, "3. deep learning", bold)
      words(middle(4), names, "4. pre-training/and/fine-tuning", bold)
      words(middle(5), names, "5. one model,/zero or/few shots", bold)

      # From the pixels up to the answer: who does it.
      step(1, 1, 1, "person", "decisions/written")
      step(1, 2, 1, "person", "features/written")
      step(2, 1, 1, "task", "decisions/learned")
      step(2, 2, 1, "person", "features/written")
      step(3, 1, 2, "task", "features and decisions/learned together,/from the pixels")
      step(4, 1, 1, "task", "decisions/learned anew")
      step(4, 2, 1, "once", "features/learned once")
      step(5, 1, 2, "once", "everything/learned once")
      box(left[1] + 3, pixels, left[5] + wide[5] - left[1] - 6, 22, "#dddddd", "none")
      word(400, pixels + 15.5, "pixels, words: the raw data", "")

      word(left[1] + 3, task, "What a new task needs:", "text-anchor=\"start\" font-style=\"italic\"")
      words(middle(1), task + 26, "new rules,/often features", "")
      words(middle(2), task + 26, "training,/often features", "")
      words(middle(3), task + 26, "training from the beginning,/many samples", "")
      words(middle(4), task + 26, "shorter training,/fewer samples", "")
      words(middle(5), task + 26, "a description/or examples,/no training", "")

      # The road with its lessons.
      tag(sprintf("<path d=\"M 14 %g H 778\" stroke=\"#cccccc\" stroke-width=\"7\" stroke-linecap=\"round\"/>", road))
      tag(sprintf("<path d=\"M 776 %g l 16 9 l -16 9 z\" fill=\"#cccccc\"/>", road - 9))
      for (lesson = 1; lesson <= 14; ++lesson) {
        for (stage = 1; lesson > last[stage]; ++stage) {}
        x[lesson] = stage == 3 ? middle(3) + 25 * (lesson - 7.5) : middle(stage)
        if (sprintf("%02d", lesson) != here) number(x[lesson], sprintf("%02d", lesson))
      }
      if (here != "") { number(x[here + 0], here); pin(x[here + 0]) }
      bracket(x[3] - 9, x[6] + 9, "its parts")
      bracket(x[7] - 9, x[12] + 9, "whole networks")

      key(12, "person", "written by a person")
      key(186, "task", "learned for one task")
      key(366, "once", "learned once, for many tasks")
      if (planned != "") {
        tag(sprintf("<circle cx=\"619\" cy=\"%g\" r=\"7\" fill=\"#ffffff\" stroke=\"#555555\" stroke-width=\"1.5\" stroke-dasharray=\"3 2\"/>", legend - 4))
        word(632, legend + 1, "a lesson that is planned", "text-anchor=\"start\"")
      }
      word(12, legend + 22, "1.5: what some call mixtures of 1.0 and 2.0", "text-anchor=\"start\" fill=\"#555555\"")
      print "</svg>"
    }'
}

for lesson in "" {01..14}; do
  drawing=$(draw "$lesson")
  printf '%s\n' "$drawing" > "${lesson:-road}.svg"
done
