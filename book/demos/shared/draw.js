// Drawing, in the colours of the course's plots (Okabe and Ito's), light and dark.
const Draw = (() => {
  const isDark = () => {
    const chosen = document.body.dataset.theme;
    return chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  };
  const light = {
    dark: false, ground: [255, 255, 255], ink: '#1d2125', soft: '#555555', line: '#e0e3e6',
    blue: [0, 114, 178], orange: [213, 94, 0], green: [0, 158, 115], pink: [204, 121, 167],
    yellow: [230, 159, 0], sky: [86, 180, 233],
  };
  const dark = {
    dark: true, ground: [24, 27, 31], ink: '#e6e6e6', soft: '#a7adb4', line: '#3a3f45',
    blue: [86, 180, 233], orange: [255, 140, 66], green: [38, 190, 145], pink: [222, 150, 190],
    yellow: [240, 180, 50], sky: [140, 205, 245],
  };
  const theme = () => (isDark() ? dark : light);
  const names = ['blue', 'orange', 'green', 'pink', 'yellow', 'sky'];
  const css = ([r, g, b], alpha = 1) => `rgba(${Math.round(r)},${Math.round(g)},${Math.round(b)},${alpha})`;
  // The n-th colour of the course's plots.
  const colour = (n, alpha = 1) => css(theme()[names[n % names.length]], alpha);

  // From -1, blue, over 0, the ground, to 1, orange.
  function tint(value, strength = 1) {
    const colours = theme();
    const v = Math.max(-1, Math.min(1, value));
    const to = v < 0 ? colours.blue : colours.orange;
    return colours.ground.map((g, i) => g + (to[i] - g) * Math.abs(v) * strength);
  }
  // From 0, the ground, to 1, ink: a picture.
  function grey(value) {
    const v = Math.round(255 * Math.max(0, Math.min(1, value)));
    return isDark() ? [v, v, v] : [255 - v, 255 - v, 255 - v];
  }

  const scratch = document.createElement('canvas');
  // values [rows x columns] as a picture at x, y; paint(value) gives a colour.
  function picture(context, values, columns, rows, x, y, width, height, { paint = tint, smooth = false } = {}) {
    scratch.width = columns;
    scratch.height = rows;
    const own = scratch.getContext('2d');
    const pixels = own.createImageData(columns, rows);
    for (let i = 0; i < columns * rows; ++i) pixels.data.set([...paint(values[i]).map(Math.round), 255], 4 * i);
    own.putImageData(pixels, 0, 0);
    context.imageSmoothingEnabled = smooth;
    context.imageSmoothingQuality = 'high';
    context.drawImage(scratch, x, y, width, height);
  }

  // Where values on a grid, drawn as a picture of that size, cross a level: marching squares.
  function contour(context, values, size, level, width, height, c, thick) {
    context.strokeStyle = c;
    context.lineWidth = thick;
    context.beginPath();
    for (let i = 0; i + 1 < size; ++i) {
      for (let j = 0; j + 1 < size; ++j) {
        const corners = [[i, j], [i, j + 1], [i + 1, j + 1], [i + 1, j]];
        const cuts = [];
        corners.forEach(([a, b], k) => {
          const [d, e] = corners[(k + 1) % 4];
          const [p, q] = [values[a * size + b] - level, values[d * size + e] - level];
          if ((p > 0) === (q > 0)) return;
          const share = p / (p - q);
          cuts.push([(b + share * (e - b) + 0.5) * width / size, (a + share * (d - a) + 0.5) * height / size]);
        });
        for (let k = 0; k + 1 < cuts.length; k += 2) { context.moveTo(...cuts[k]); context.lineTo(...cuts[k + 1]); }
      }
    }
    context.stroke();
  }

  const font = (size, style = '') => `${style} ${size}px Inter, system-ui, sans-serif`.trim();
  function words(context, text, x, y, { size = 12, align = 'left', base = 'middle', colour: c = theme().soft, style = '' } = {}) {
    context.font = font(size, style);
    context.textAlign = align;
    context.textBaseline = base;
    context.fillStyle = c;
    context.fillText(text, x, y);
  }
  function line(context, points, c, width = 2, dash = []) {
    context.strokeStyle = c;
    context.lineWidth = width;
    context.lineJoin = 'round';
    context.setLineDash(dash);
    context.beginPath();
    for (const [x, y] of points) context.lineTo(x, y);
    context.stroke();
    context.setLineDash([]);
  }
  function dot(context, x, y, radius, fill, edge = theme().dark ? '#111' : '#fff') {
    context.fillStyle = fill;
    context.strokeStyle = edge;
    context.lineWidth = 1.2;
    context.beginPath();
    context.arc(x, y, radius, 0, 2 * Math.PI);
    context.fill();
    context.stroke();
  }
  function arrow(context, x0, y0, x1, y1, c, width = 2) {
    line(context, [[x0, y0], [x1, y1]], c, width);
    const angle = Math.atan2(y1 - y0, x1 - x0);
    const head = 5 + 1.5 * width;
    line(context, [-0.45, 0.45].map((turn) => [x1 - head * Math.cos(angle + turn), y1 - head * Math.sin(angle + turn)]).toSpliced(1, 0, [x1, y1]), c, width);
  }

  // How a place on the screen belongs to numbers: x from `left` to `right`, y from `bottom` to `top`.
  function axes({ x, y, width, height }, left, right, bottom, top) {
    return {
      px: (v) => x + width * (v - left) / (right - left),
      py: (v) => y + height * (top - v) / (top - bottom),
      vx: (p) => left + (p - x) / width * (right - left),
      vy: (p) => top - (p - y) / height * (top - bottom),
      x, y, width, height,
    };
  }

  const short = (v) => (v === 0 ? '0' : Math.abs(v) >= 1e4 || Math.abs(v) < 1e-3 ? v.toExponential(0).replace('e+', 'e') : String(+v.toPrecision(3)));

  // Round numbers in a range, about `many` of them.
  function rounds(low, high, many) {
    const least = (high - low) / many;
    const power = 10 ** Math.floor(Math.log10(least));
    const step = [1, 2, 2.5, 5, 10].map((s) => s * power).find((s) => s >= least * (1 - 1e-9));
    const found = [];
    for (let i = Math.ceil(low / step - 1e-9); i * step <= high + 1e-9 * step; ++i) found.push(+(i * step).toPrecision(12));
    return found;
  }

  // Curves in a frame with ticks: list [{ name, colour, values, xs, width, dash }].
  function curves(context, width, height, list, { log = false, low, high, first = 0, last, xName = '', yName = '', marks = [] } = {}) {
    const colours = theme();
    const legend = list.some((c) => c.name) ? 20 : 4;
    const box = { x: 50, y: 12 + (yName ? 14 : 0), width: width - 62, height: 0 };
    box.height = height - box.y - 22 - legend - (xName ? 14 : 0);
    const map = log ? (v) => Math.log10(Math.max(v, 1e-30)) : (v) => v;
    const all = list.flatMap((c) => [...c.values]).filter((v) => Number.isFinite(v) && (!log || v > 0));
    let bottom = map(low ?? (all.length ? Math.min(...all) : log ? 0.1 : 0));
    let top = map(high ?? (all.length ? Math.max(...all) : 1));
    if (log) { bottom = Math.floor(bottom); top = Math.ceil(top); }
    if (top - bottom < 1e-9) top = bottom + 1;
    const end = last ?? Math.max(1, ...list.flatMap((c) => (c.xs ? [...c.xs] : [c.values.length - 1])));
    const at = axes(box, first, end, bottom, top);
    const ticks = log
      ? Array.from({ length: top - bottom + 1 }, (_, i) => bottom + i).filter((_, i, a) => i % Math.ceil(a.length / 6) === 0)
      : rounds(bottom, top, 4);
    for (const tick of ticks) {
      line(context, [[box.x, at.py(tick)], [box.x + box.width, at.py(tick)]], colours.line, 1);
      words(context, log ? short(10 ** tick) : short(tick), box.x - 6, at.py(tick), { size: 11, align: 'right' });
    }
    for (const share of [0, 0.5, 1]) {
      const exact = first + share * (end - first);
      const v = end - first > 4 ? Math.round(exact) : exact;
      words(context, short(Math.round(v * 100) / 100), at.px(v), box.y + box.height + 12, { size: 11, align: share === 0 ? 'left' : share === 1 ? 'right' : 'center' });
    }
    if (yName) words(context, yName, box.x - 44, 10, { size: 11 });
    if (xName) words(context, xName, box.x + box.width / 2, box.y + box.height + 27, { size: 11, align: 'center' });
    context.save();
    context.beginPath();
    context.rect(box.x - 2, box.y - 4, box.width + 4, box.height + 8);
    context.clip();
    for (const curve of list) {
      const points = [];
      curve.values.forEach((v, i) => { if (Number.isFinite(v) && (!log || v > 0)) points.push([at.px(curve.xs ? curve.xs[i] : i), at.py(map(v))]); });
      line(context, points, curve.colour, curve.width ?? 2, curve.dash ?? []);
    }
    for (const { x, colour: c } of marks) line(context, [[at.px(x), box.y], [at.px(x), box.y + box.height]], c ?? colours.soft, 1.5, [4, 4]);
    context.restore();
    let x = box.x;
    for (const curve of list.filter((c) => c.name)) {
      line(context, [[x, height - 8], [x + 16, height - 8]], curve.colour, 3, curve.dash ?? []);
      words(context, curve.name, x + 21, height - 8, { size: 12 });
      x += 36 + context.measureText(curve.name).width;
    }
    return { ...at, py: (v) => at.py(map(v)) };
  }

  // Bars of one histogram: counts in a box, the largest as high as the box.
  function bars(context, counts, { x, y, width, height }, c) {
    const largest = Math.max(1, ...counts);
    context.fillStyle = c;
    counts.forEach((count, i) => {
      const h = height * count / largest;
      context.fillRect(x + i * width / counts.length, y + height - h, Math.max(1, width / counts.length - 1), h);
    });
  }

  return { theme, isDark, css, colour, tint, grey, picture, contour, words, line, dot, arrow, axes, curves, bars, short };
})();
