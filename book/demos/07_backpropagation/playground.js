Demo.page('playground', { seed: 1, toy: 2, samples: 200, noise: 0.1, layers: 2, width: 8, activation: 3, optimizer: 2, rate: 0.01, batch: 10, speed: 1 }, (demo) => {
  const { code, set } = demo;
  const range = 2.5;
  const size = 48;
  let epoch, losses, testLosses, points, map, units, weights, shown = null;

  function look() {
    map = code.list.map(size, range);
    units = code.list.units();
    weights = code.list.weights();
  }
  function restart() {
    code.start(set.toy, set.samples, set.noise, set.layers, set.width, set.activation, set.optimizer, set.rate, set.batch, set.seed);
    points = code.list.points();
    [epoch, losses, testLosses, shown] = [0, [], [], null];
    look();
  }
  function frame(passes = set.speed) {
    for (let i = 0; i < passes; ++i) {
      losses.push(code.train(1));
      testLosses.push(code.test_loss());
      ++epoch;
    }
    look();
  }

  // What a unit says, brought to -1 to 1.
  function unitValues(index) {
    const values = units.subarray(index * size * size, (index + 1) * size * size);
    if (set.activation === 3) return values;
    if (set.activation === 2) return values.map((v) => 2 * v - 1);
    const largest = values.reduce((a, v) => Math.max(a, Math.abs(v)), 1e-6);
    return values.map((v) => v / largest);
  }
  const inputs = [0, 1].map((which) => Float32Array.from({ length: size * size }, (_, k) => (which === 0
    ? -1 + 2 * (k % size + 0.5) / size : 1 - 2 * (Math.floor(k / size) + 0.5) / size)));
  const answers = () => map.map((v) => 2 * v - 1);

  // Where each input, unit and the output is drawn.
  function places(width, height) {
    const columns = [2, ...Array(set.layers).fill(set.width), 1];
    const box = Math.min(46, (height - 16) / Math.max(...columns) - 5, 0.6 * width / columns.length);
    return columns.flatMap((count, column) => Array.from({ length: count }, (_, i) => ({
      column, i, box,
      x: 2 + column * (width - box - 4) / (columns.length - 1),
      y: height / 2 + (i - (count - 1) / 2) * Math.min(box + (column ? 12 : 28), (height - 4) / count) - box / 2,
    })));
  }
  const network = demo.picture('The network: what each unit says on the plane; point at one to see it large', 1, (context, width, height) => {
    const { blue, orange, soft, ink } = Draw.theme();
    const at = places(width, height);
    let w = 0;
    for (let c = 0; c <= set.layers; ++c) {
      for (const from of at.filter((p) => p.column === c)) {
        for (const to of at.filter((p) => p.column === c + 1)) {
          const weight = weights[w++];
          context.strokeStyle = Draw.css(weight < 0 ? blue : orange, Math.min(0.9, 0.15 + Math.abs(weight) / 3));
          context.lineWidth = Math.min(6, 0.4 + 1.6 * Math.abs(weight));
          const [x0, y0, x1, y1] = [from.x + from.box, from.y + from.box / 2, to.x, to.y + to.box / 2];
          context.beginPath();
          context.moveTo(x0, y0);
          context.bezierCurveTo((x0 + x1) / 2, y0, (x0 + x1) / 2, y1, x1, y1);
          context.stroke();
        }
      }
    }
    at.forEach((p, index) => {
      const values = p.column === 0 ? inputs[p.i] : index === at.length - 1 ? answers() : unitValues(index - 2);
      Draw.picture(context, values, size, size, p.x, p.y, p.box, p.box, { smooth: true });
      context.strokeStyle = index === shown ? ink : soft;
      context.lineWidth = index === shown ? 2.5 : 1;
      context.strokeRect(p.x, p.y, p.box, p.box);
      if (p.column === 0) Draw.words(context, `x${p.i + 1}`, p.x + p.box / 2, p.y + p.box + 9, { align: 'center', colour: ink });
    });
  }, {
    point: (x, y, kind) => {
      const { clientWidth: width, clientHeight: height } = network;
      const found = kind === 'leave' ? -1 : places(width, height).findIndex((p) => x * width >= p.x && x * width <= p.x + p.box && y * height >= p.y && y * height <= p.y + p.box);
      shown = found < 0 ? null : found;
    },
  });

  const plane = demo.picture('The plane: the class that the network gives to each place, and the samples', 1, (context, width) => {
    const last = 2 + set.layers * set.width;
    const values = shown === null || shown === last ? answers() : shown < 2 ? inputs[shown] : unitValues(shown - 2);
    Draw.picture(context, values, size, size, 0, 0, width, width, { paint: (v) => Draw.tint(v, 0.6), smooth: true });
    const at = Draw.axes({ x: 0, y: 0, width, height: width }, -range, range, -range, range);
    for (let i = 0; i < points.length; i += 3) Draw.dot(context, at.px(points[i]), at.py(points[i + 1]), Math.max(2.6, width / 110), Draw.colour(points[i + 2]));
  });

  const curve = demo.picture('Training and test loss by epoch', (width) => (width < 500 ? 0.55 : 0.25), (context, width, height) => {
    Draw.curves(context, width, height, [
      { name: 'training loss', colour: Draw.colour(0), values: losses },
      { name: 'test loss', colour: Draw.colour(1), values: testLosses }], { low: 0, high: Math.max(0.75, ...losses.slice(-400), ...testLosses.slice(-400)), last: Math.max(100, losses.length - 1), xName: 'epochs' });
  });

  demo.lay(
    demo.row(...demo.player({ step: 'One epoch' }),
      demo.choice('data', 'toy', [[0, 'XOR'], [1, 'moons'], [2, 'spirals'], [3, 'blobs']]),
      demo.choice('activation', 'activation', [[0, 'none'], [2, 'sigmoid'], [3, 'tanh'], [4, 'ReLU']]),
      demo.choice('optimizer', 'optimizer', [[0, 'SGD'], [1, 'momentum'], [2, 'Adam']])),
    demo.columns(network, plane),
    demo.row(
      demo.slider('learning rate', 'rate', [0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3], { then: (rate) => code.set_learning_rate(rate) }),
      demo.slider('hidden layers', 'layers', [0, 1, 2, 3, 4]),
      demo.slider('units a layer', 'width', [1, 2, 3, 4, 5, 6, 7, 8, 12, 16]),
      demo.slider('batch size', 'batch', [1, 5, 10, 20, 50, 200]),
      demo.slider('noise', 'noise', [0, 0.05, 0.1, 0.2, 0.3, 0.5]),
      demo.slider('epochs a frame', 'speed', [1, 2, 5, 10, 20], { then: () => {} })),
    curve,
    demo.facts('epoch', 'training loss', 'test loss', 'test accuracy'),
    demo.note('Point at a unit to see what it says on the plane.'));

  function redraw() {
    demo.fact('epoch', String(epoch));
    demo.fact('training loss', losses.length ? losses.at(-1).toFixed(4) : '–');
    demo.fact('test loss', code.test_loss().toFixed(4));
    demo.fact('test accuracy', code.accuracy(1).toFixed(3));
  }

  return { restart, frame, redraw };
});
