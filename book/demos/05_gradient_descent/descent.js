Demo.page('descent', { seed: 1, batch: 0, rate: 0.5, weight: -1.5, bias: 2.6 }, (demo) => {
  const { code, set } = demo;
  const [w0, w1, b0, b1] = [-2, 3, -1, 3];
  const size = 60;
  let edge, best, raw, ground, levels, samples, way, losses, diverged;

  const valley = demo.picture('The loss over weight and bias, and the way down; press to begin elsewhere', 0.8, (context, width, height) => {
    const at = Draw.axes({ x: 0, y: 0, width, height }, w0, w1, b0, b1);
    // Darker the lower: as the logarithm, so that the bottom is seen.
    Draw.picture(context, ground, size, size, 0, 0, width, height, { paint: (v) => Draw.tint(-v, 0.75), smooth: true });
    for (const level of levels) Draw.contour(context, raw, size, level, width, height, Draw.theme().soft, 0.7);
    Draw.line(context, way.map(([w, b]) => [at.px(w), at.py(b)]), Draw.colour(1), 2);
    for (const [w, b] of way.slice(-300)) Draw.dot(context, at.px(w), at.py(b), 2.5, Draw.colour(1), 'transparent');
    Draw.dot(context, at.px(way[0][0]), at.py(way[0][1]), 5, Draw.theme().ink);
    const [w, b] = way.at(-1);
    Draw.dot(context, at.px(w), at.py(b), 6, Draw.colour(1));
    Draw.words(context, '★', at.px(best[0]), at.py(best[1]), { size: 18, align: 'center', colour: Draw.theme().ink });
    Draw.words(context, 'weight →', width - 8, height - 12, { align: 'right' });
    Draw.words(context, 'bias ↑', 8, 14);
  }, {
    point: (x, y, kind) => {
      if (kind !== 'down') return;
      set.weight = +(w0 + x * (w1 - w0)).toFixed(2);
      demo.changed('bias', +(b1 - y * (b1 - b0)).toFixed(2));
    },
  });

  const line = demo.picture('The samples and the line that the weights draw', 0.8, (context, width, height) => {
    const at = Draw.axes({ x: 0, y: 0, width, height }, -0.7, 2.2, -1, 3.2);
    for (let i = 0; i < samples.length; i += 2) Draw.dot(context, at.px(samples[i]), at.py(samples[i + 1]), 3.5, Draw.colour(0));
    const [w, b] = way.at(-1);
    Draw.line(context, [-0.7, 2.2].map((x) => [at.px(x), at.py(w * x + b)]), Draw.colour(1), 2.5);
    Draw.words(context, `ŷ = ${w.toFixed(3)} x ${b < 0 ? '−' : '+'} ${Math.abs(b).toFixed(3)}`, 10, height - 16, { colour: Draw.theme().ink, size: 13 });
  });

  const curve = demo.picture('The loss over all samples, by update', (width) => (width < 500 ? 0.5 : 0.28), (context, width, height) => {
    Draw.curves(context, width, height, [{ name: 'loss', colour: Draw.colour(0), values: losses }], { log: true, low: 0.05, high: 10, last: Math.max(50, losses.length - 1), xName: 'updates', yName: 'loss over all samples' });
  });

  demo.lay(
    demo.row(...demo.player({ step: 'One update' }),
      demo.choice('samples an update', 'batch', [[1, '1'], [10, '10'], [0, 'all']])),
    demo.row(demo.slider('learning rate, as a share of 2/λ', 'rate', [0.01, 0.03, 0.1, 0.2, 0.3, 0.5, 0.7, 0.9, 0.98, 1, 1.02, 1.1, 1.3], { then: () => {} })),
    demo.columns(valley, line), curve,
    demo.facts('updates', 'loss', 'learning rate', 'state'),
    demo.note('Press somewhere in the valley to begin there. The star is where the closed form ends at once.'));

  function restart() {
    code.start(100, set.seed);
    code.put(set.weight, set.bias);
    [edge, ...best] = code.list.facts();
    samples = code.list.samples();
    raw = code.list.landscape(size, w0, w1, b0, b1);
    const lowest = Math.min(...raw);
    ground = raw.map((v) => Math.max(0, 1 - Math.log(v / lowest) / Math.log(Math.max(...raw) / lowest)));
    levels = [1.1, 1.5, 2.5, 5, 10, 20, 40].map((times) => times * lowest);
    way = [[set.weight, set.bias]];
    losses = [code.loss()];
    diverged = false;
  }

  function frame() {
    if (diverged) { demo.stop(); return; }
    const [w, b, wild] = code.list.step(set.batch, set.rate * edge);
    diverged = wild === 1;
    way.push([w, b]);
    losses.push(code.loss());
  }

  function redraw() {
    demo.fact('updates', String(losses.length - 1));
    demo.fact('loss', losses.at(-1).toFixed(4));
    demo.fact('learning rate', (set.rate * edge).toFixed(4));
    demo.fact('state', diverged ? 'diverged' : 'on its way');
  }

  return { restart, frame, redraw };
});
