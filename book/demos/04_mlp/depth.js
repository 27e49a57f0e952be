Demo.page('depth', { seed: 1, activation: 3, layers: 4, width: 16, size: 3, x0: -1.7, y0: -1.3, x1: 1.7, y1: 1.3 }, (demo) => {
  const { code, set, element } = demo;
  const edge = 2;
  const cells = 96;
  let map, scale, output, crossings, most, merged, held = null;

  const axesOf = (width) => Draw.axes({ x: 0, y: 0, width, height: width }, -edge, edge, -edge, edge);
  const cuts = () => Array.from(output.keys()).filter((i) => i > 0 && (output[i] > 0.5) !== (output[i - 1] > 0.5)).map((i) => (i - 0.5) / (output.length - 1));

  const plane = demo.picture('The plane as the network paints it, its boundary, and a straight line; drag its ends', 1, (context, width) => {
    const at = axesOf(width);
    Draw.picture(context, map.map((v) => (v - 0.5) / scale), cells, cells, 0, 0, width, width, { paint: (v) => Draw.tint(v, 0.65), smooth: true });
    Draw.contour(context, map, cells, 0.5, width, width, Draw.theme().ink, 1.6);
    const { ink, ground, yellow } = Draw.theme();
    const ends = [[at.px(set.x0), at.py(set.y0)], [at.px(set.x1), at.py(set.y1)]];
    Draw.line(context, ends, Draw.css(ground, 0.8), 5);
    Draw.line(context, ends, ink, 2);
    for (const share of cuts()) {
      Draw.dot(context, ends[0][0] + share * (ends[1][0] - ends[0][0]), ends[0][1] + share * (ends[1][1] - ends[0][1]), 5, Draw.css(yellow), ink);
    }
    for (const end of ends) Draw.dot(context, ...end, 8, ink);
  }, {
    point: (x, y, kind) => {
      if (kind === 'up' || kind === 'leave') { held = null; return; }
      if (kind !== 'down' && kind !== 'drag') return;
      const at = [edge * (2 * x - 1), edge * (1 - 2 * y)].map((v) => +Math.max(-edge, Math.min(edge, v)).toFixed(2));
      const far = (i) => Math.hypot(set[`x${i}`] - at[0], set[`y${i}`] - at[1]);
      if (kind === 'down') held = far(0) < far(1) ? 0 : 1;
      if (held === null) return;
      set[`x${held}`] = at[0];
      demo.changed(`y${held}`, at[1], walk);
    },
  });
  plane.style.touchAction = 'none';

  const profile = demo.picture('The output along the line, and where it crosses one half', 0.72, (context, width, height) => {
    const reach = Math.max(0.05, ...output.map((v) => 1.1 * Math.abs(v - 0.5)));
    const at = Draw.axes({ x: 34, y: 22, width: width - 42, height: height - 46 }, 0, 1, 0.5 - reach, 0.5 + reach);
    const { line, ink, yellow } = Draw.theme();
    for (const v of [0.5 - 0.8 * reach, 0.5, 0.5 + 0.8 * reach]) {
      Draw.line(context, [[at.x, at.py(v)], [at.x + at.width, at.py(v)]], v === 0.5 ? ink : line, 1, v === 0.5 ? [3, 4] : []);
      Draw.words(context, v.toFixed(1), at.x - 5, at.py(v), { size: 11, align: 'right' });
    }
    Draw.line(context, Array.from(output, (v, i) => [at.px(i / (output.length - 1)), at.py(v)]), Draw.colour(0), 2.2);
    for (const share of cuts()) Draw.dot(context, at.px(share), at.py(0.5), 5, Draw.css(yellow), ink);
    Draw.words(context, 'output', 6, 9, { size: 11 });
    Draw.words(context, 'along the line', at.x + at.width / 2, height - 10, { size: 11, align: 'center' });
  });

  demo.lay(
    demo.row(
      demo.choice('activation', 'activation', [[0, 'none'], [1, 'step'], [2, 'sigmoid'], [3, 'tanh'], [4, 'ReLU'], [6, 'GELU']]),
      demo.button('⚂', 'Other random numbers', () => demo.changed('seed', set.seed + 1))),
    demo.row(
      demo.slider('hidden layers', 'layers', [0, 1, 2, 3, 4, 6, 8, 12]),
      demo.slider('units a layer', 'width', [1, 2, 4, 8, 16, 32]),
      demo.slider('size of the weights', 'size', [1, 1.5, 2, 3, 4, 6])),
    demo.columns(plane, element('div', {}, profile, demo.facts('crossings of this line', 'most of 200 lines', 'parameters', 'merged into one layer', 'difference'))),
    demo.note('Drag an end of the line, or press: the nearest end comes. Without an activation no line crosses the boundary twice, with however many layers. With tanh add layers; then make the weights small, and few bends are left.'));

  function walk() {
    output = code.list.along(set.x0, set.y0, set.x1, set.y1, 400);
    crossings = code.crossings();
  }

  function restart() {
    code.start(set.layers, set.width, set.activation, set.size, set.seed);
    map = code.list.map(cells);
    const away = Float32Array.from(map, (v) => Math.abs(v - 0.5)).sort();
    scale = Math.max(1e-6, away[Math.floor(0.9 * away.length)]);
    most = code.most(200, set.seed);
    merged = set.activation === 0 ? code.list.merged(set.seed) : null;
    walk();
  }

  function redraw() {
    demo.fact('crossings of this line', String(crossings));
    demo.fact('most of 200 lines', String(most));
    demo.fact('parameters', String(code.parameters()));
    demo.fact('merged into one layer', merged ? String(merged[0]) : 'not possible');
    demo.fact('difference', merged ? merged[1].toExponential(0) : '–');
  }

  return { restart, redraw };
});
