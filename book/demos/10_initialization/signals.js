Demo.page('signals', { seed: 1, activation: 3, weights: 5, gain: 1, depth: 10, width: 128 }, async (demo) => {
  const { code, set } = demo;
  const bins = 41;
  const gains = [0.25, 0.5, 0.7, 0.8, 0.9, 1, 1.1, 1.25, 1.4, 1.67, 2, 3, 4];
  code.give(await Load.bytes('clothes'));
  code.take_images(100);
  let forward, backward, flat, dead;

  const two = (v) => (v === 0 ? '0' : Math.abs(v) < 0.01 || Math.abs(v) >= 1000 ? v.toExponential(1).replace('e+', 'e') : String(+v.toPrecision(2)));

  // A histogram for each layer, turned on its side; all have the values from low to high.
  function histograms(context, width, height, { shares, low, high, deviations, colour, open, name, arrow }) {
    const { line, soft, ink } = Draw.theme();
    const layers = deviations.length;
    const box = { x: 50, y: 24, width: width - 54, height: height - 66 };
    const at = Draw.axes(box, 0, layers, low, high);
    for (const v of low === 0 ? [0, high / 2, high] : [low, 0, high]) {
      Draw.line(context, [[box.x, at.py(v)], [box.x + box.width, at.py(v)]], line, v === 0 ? 1.5 : 1);
      Draw.words(context, two(v), box.x - 5, at.py(v), { size: 11, align: 'right' });
    }
    Draw.words(context, name, 4, 9, { size: 12, colour: ink });
    const y = 9;
    if (arrow > 0) Draw.arrow(context, width - 70, y, width - 6, y, soft, 1.5);
    else Draw.arrow(context, width - 6, y, width - 70, y, soft, 1.5);
    const wide = box.width / layers;
    const tall = box.height / bins;
    for (let layer = 0; layer < layers; ++layer) {
      const own = shares.subarray(layer * bins, (layer + 1) * bins);
      // The second largest is as wide as there is room: one bin of zeros would hide the others.
      const sorted = Float32Array.from(own).sort();
      const full = sorted[bins - 2] > 0.002 ? sorted[bins - 2] : sorted[bins - 1];
      own.forEach((share, bin) => {
        if (!share) return;
        const length = Math.max(1, (wide - 5) * Math.min(1, share / full));
        const outside = (bin === bins - 1 && open !== 'none') || (bin === 0 && open === 'both');
        context.fillStyle = outside ? Draw.colour(3) : colour;
        context.fillRect(at.px(layer + 0.5) - length / 2, box.y + box.height - (bin + 1) * tall, length, tall + 0.4);
      });
      const x = at.px(layer + 0.5);
      if (wide > 20 || layer % 2 === 0) Draw.words(context, String(layer + 1), x, box.y + box.height + 12, { size: 11, align: 'center' });
      const said = two(deviations[layer]);
      if (wide > 44 || (layer === 0 || layer === layers - 1)) {
        const side = wide > 44 ? 'center' : layer === 0 ? 'left' : 'right';
        Draw.words(context, said, side === 'center' ? x : layer === 0 ? box.x : box.x + box.width, box.y + box.height + 28, { size: 11, align: layers === 1 ? 'center' : side, colour: ink, style: 'bold' });
      }
    }
    Draw.words(context, 'layer', 4, box.y + box.height + 12, { size: 11 });
    Draw.words(context, 'std', 4, box.y + box.height + 28, { size: 11, colour: ink, style: 'bold' });
  }

  const ratio = (width) => (width < 500 ? 0.62 : 0.3);
  const there = demo.picture('Histograms of the activations, a layer each', ratio, (context, width, height) => {
    histograms(context, width, height, { ...forward, colour: Draw.colour(0), name: 'activations, forward', arrow: 1 });
  });
  const back = demo.picture('Histograms of the gradients that come back to the weighted sums, a layer each', ratio, (context, width, height) => {
    histograms(context, width, height, { ...backward, colour: Draw.colour(1), name: 'gradients, backward', arrow: -1 });
  });
  const curve = demo.picture('Standard deviation of activations and gradients by layer', (width) => (width < 500 ? 0.6 : 0.3), (context, width, height) => {
    const xs = Array.from(forward.deviations, (_, i) => i + 1);
    Draw.curves(context, width, height, [
      { name: 'activations', colour: Draw.colour(0), values: [...forward.deviations], xs },
      { name: 'gradients', colour: Draw.colour(1), values: [...backward.deviations], xs }], { log: true, first: 0, last: set.depth, xName: 'layer', yName: 'standard deviation' });
  });

  demo.lay(
    demo.row(
      demo.choice('weights', 'weights', [[0, 'zeros'], [1, '0.01'], [2, '−1 to 1'], [3, 'normal'], [4, 'Dense'], [5, 'Xavier'], [6, 'He']]),
      demo.choice('activation', 'activation', [[0, 'none'], [2, 'sigmoid'], [3, 'tanh'], [4, 'ReLU']]),
      demo.button('⚂', 'Other random numbers', () => demo.changed('seed', set.seed + 1))),
    demo.row(
      demo.slider('gain: weights times', 'gain', gains),
      demo.slider('hidden layers', 'depth', [2, 4, 6, 10, 14, 20]),
      demo.slider('units a layer', 'width', [16, 32, 64, 128, 256])),
    there, back, curve,
    demo.facts('forward', 'factor a layer', 'backward', 'factor a layer back', 'flat in the last layer', 'dead units'),
    demo.note('100 images in each pass. All histograms of a row share one scale; what lies beyond it is pink, at the edge. A factor is that of the variance, as in the tables; vanished or exploded is what has changed by more than a factor of 100. Dead units answer 0 to every image. Try Xavier with tanh, then a gain of 1.67; ReLU with Xavier, then with He; normal with each activation.'));

  function verdict(ratio) {
    if (Number.isNaN(ratio)) return 'not a number';
    if (ratio === 0) return 'nothing arrives';
    return ratio < 1e-2 ? 'vanishes' : ratio > 1e2 ? 'explodes' : 'keeps its size';
  }

  function restart() {
    code.pass(set.activation, set.weights, set.gain, set.depth, set.width, set.seed);
    const deviations = code.list.deviations(0);
    const reach = 5 * deviations[0] || 1;
    const [low, high] = { 0: [-reach, reach], 2: [0, 1], 3: [-1, 1], 4: [0, reach] }[set.activation];
    forward = { deviations, low, high, shares: code.list.histograms(0, low, high, bins), open: { 0: 'both', 4: 'high' }[set.activation] ?? 'none' };
    const gradients = code.list.deviations(1);
    const far = 5 * gradients.at(-1) || 1;
    backward = { deviations: gradients, low: -far, high: far, shares: code.list.histograms(1, -far, far, bins), open: 'both' };
    flat = code.list.flat();
    dead = code.list.dead();
  }

  function redraw() {
    const [wholeForward, forwardFactor, wholeBackward, backwardFactor] = code.list.passage();
    const factor = (v) => (v > 0 && Number.isFinite(v) ? Draw.short(v) : '–');
    const percent = (v) => `${Math.round(100 * v)}%`;
    const saturated = (set.activation === 2 || set.activation === 3) && flat.at(-1) > 0.4;
    demo.fact('forward', saturated ? 'saturated' : verdict(wholeForward));
    demo.fact('factor a layer', factor(forwardFactor));
    demo.fact('backward', verdict(wholeBackward));
    demo.fact('factor a layer back', factor(backwardFactor));
    demo.fact('flat in the last layer', set.activation === 0 ? '–' : percent(flat.at(-1)));
    demo.fact('dead units', set.activation === 4 ? percent(dead.at(-1)) : '–');
  }

  return { restart, redraw };
});
