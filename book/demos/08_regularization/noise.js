Demo.page('noise', { seed: 3, toy: 0, samples: 150, wrong: 0.2, dropout: 0, method: 1, decay: 0, speed: 4 }, (demo) => {
  const { code, set } = demo;
  const range = 2.3;
  const size = 56;
  let points, map, run, before = null;

  const decay = (method) => (set.method === method ? set.decay : 0);
  const cure = () => [set.dropout ? `dropout ${set.dropout}` : '', set.decay ? `${set.method ? 'AdamW' : 'L2 in Adam'} ${set.decay}` : ''].filter(Boolean).join(', ') || 'no cure';

  function look() {
    map = code.list.map(size, range);
    const [loss, testLoss, accuracy, test, learned, squares] = code.list.look();
    run.epochs.push(run.epoch);
    for (const [key, v] of Object.entries({ loss, testLoss, accuracy, test, learned, squares })) run[key].push(v);
  }
  function restart() {
    if (run?.epoch) before = run;
    code.start(set.toy, set.samples, set.wrong, set.dropout, decay(0), decay(1), set.seed);
    points = code.list.points();
    run = { cure: cure(), of: [set.toy, set.samples, set.wrong, set.seed].join(), epoch: 0, epochs: [], loss: [], testLoss: [], accuracy: [], test: [], learned: [], squares: [] };
    if (before?.of !== run.of) before = null;  // only the cure may differ
    look();
  }
  function frame(epochs = set.speed) {
    code.train(epochs);
    run.epoch += epochs;
    look();
  }

  const plane = demo.picture('The plane: the class that the network gives to each place, and the samples; wrong labels have a ring', 1, (context, width) => {
    const { ink } = Draw.theme();
    Draw.picture(context, map.map((v) => 2 * v - 1), size, size, 0, 0, width, width, { paint: (v) => Draw.tint(v, 0.48), smooth: true });
    const at = Draw.axes({ x: 0, y: 0, width, height: width }, -range, range, -range, range);
    const radius = Math.max(3, width / 95);
    for (const wrong of [false, true]) {
      for (let i = 0; i < points.length; i += 4) {
        const [x, y, label, right] = points.subarray(i, i + 4);
        if ((label !== right) !== wrong) continue;
        if (wrong) Draw.dot(context, at.px(x), at.py(y), radius + 2.4, ink, 'transparent');
        Draw.dot(context, at.px(x), at.py(y), radius, Draw.colour(label));
      }
    }
  });

  // Curves of this run, and dashed the same of the run before.
  const curves = (lines) => [...(before ? lines.map((line) => ({ ...line, name: '', run: before, dash: [3, 3], width: 1.5 })) : []), ...lines]
    .map(({ key, run: of = run, ...line }) => ({ ...line, values: of[key], xs: of.epochs }));
  const last = () => Math.max(100, run.epoch, before?.epoch ?? 0);
  const losses = demo.picture('Training and test loss by epoch', (width) => 172 / width, (context, width, height) => {
    const high = Math.max(0.75, ...run.testLoss, ...(before?.testLoss ?? []));
    Draw.curves(context, width, height, curves([
      { key: 'loss', name: 'training loss', colour: Draw.colour(0) },
      { key: 'testLoss', name: 'test loss', colour: Draw.colour(1) }]), { low: 0, high, last: last() });
  });
  const shares = demo.picture('Test accuracy and the share of wrong labels learned, by epoch', (width) => 172 / width, (context, width, height) => {
    Draw.curves(context, width, height, curves([
      { key: 'test', name: 'test accuracy', colour: Draw.colour(2) },
      { key: 'learned', name: 'wrong labels learned', colour: Draw.colour(3) }]), { low: 0, high: 1, last: last() });
  });

  demo.lay(
    demo.row(...demo.player({ step: 'One epoch' }),
      demo.choice('data', 'toy', [[0, 'moons'], [1, 'blobs'], [2, 'XOR']]),
      demo.choice('weight decay by', 'method', [[1, 'AdamW'], [0, 'L2 in Adam']])),
    demo.row(
      demo.slider('wrong labels', 'wrong', [0, 0.1, 0.2, 0.3, 0.4], { show: (v) => `${Math.round(100 * v)}%` }),
      demo.slider('dropout', 'dropout', [0, 0.2, 0.35, 0.5, 0.65, 0.8]),
      demo.slider('weight decay', 'decay', [0, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30])),
    demo.columns(plane, demo.element('div', {}, losses, shares)),
    demo.row(
      demo.slider('samples', 'samples', [50, 100, 150, 300, 600]),
      demo.slider('epochs a frame', 'speed', [1, 2, 4, 8, 16], { then: () => {} })),
    demo.facts('epoch', 'training loss', 'test loss', 'training accuracy', 'test accuracy', 'wrong labels learned', 'half sum of squares', 'dashed'),
    demo.note('A ring marks a wrong label; the test has none. Play without a cure, then slide dropout to 0.5, or weight decay to 1, and play again: it begins anew, from the same weights, and the run before stays as dashed lines.'));

  function redraw() {
    demo.fact('epoch', String(run.epoch));
    demo.fact('training loss', run.loss.at(-1).toFixed(3));
    demo.fact('test loss', run.testLoss.at(-1).toFixed(3));
    demo.fact('training accuracy', run.accuracy.at(-1).toFixed(3));
    demo.fact('test accuracy', run.test.at(-1).toFixed(3));
    demo.fact('wrong labels learned', `${(100 * run.learned.at(-1)).toFixed(1)}%`);
    demo.fact('half sum of squares', run.squares.at(-1).toFixed(1));
    demo.fact('dashed', before ? before.cure : '–');
  }

  return { restart, frame, redraw };
});
