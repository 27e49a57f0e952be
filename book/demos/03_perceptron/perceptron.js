Demo.page('perceptron', { seed: 1, toy: 'separable', adds: 1, mean: 'hide', rate: 0.5, pace: 2 }, (demo) => {
  const { code, set, element } = demo;
  const range = 2;
  const corners = [[-1, -1], [-1, 1], [1, -1], [1, 1]];
  const gates = { AND: [0, 0, 0, 1], XOR: [0, 1, 1, 0] };
  const colourOf = ['blue', 'orange'];
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  let loaded, samples = [], from, last, mean, byPass, current, turned, before;

  function load() {
    if (set.toy === 'none') return [];
    if (gates[set.toy]) return corners.flatMap(([x1, x2], i) => [x1, x2, gates[set.toy][i]]);
    return [...code.list.toy(set.toy === 'separable' ? 0 : 1, 50, set.seed)];
  }
  function look() {
    const all = [...code.list.weights()];
    [last, mean] = [all.slice(0, 3), all.slice(3)];
    byPass = code.list.mistakes_by_pass();
    samples = [...code.list.samples()];
  }
  // Samples that were added stay, until another toy or other random numbers are wanted.
  function restart() {
    if (loaded !== `${set.toy} ${set.seed}`) { samples = load(); loaded = `${set.toy} ${set.seed}`; }
    code.give(samples);
    code.start(set.rate);
    [from, current, turned, before] = [[0, 0, 0], null, 0, 0];
    look();
  }
  function step(toNextMistake) {
    const [x1, x2, y, sum, wrong, ...was] = code.list.step(toNextMistake ? 1 : 0);
    look();
    if (x1 === undefined) { demo.stop(); return; }
    current = { x1, x2, y, sum, wrong, was };
    if (wrong) { from = was; turned = performance.now(); }
    if (code.at_rest()) demo.stop();
  }
  function frame(one) {
    if (one) { step(false); return; }
    if (performance.now() - before < 1000 / set.pace) return;
    before = performance.now();
    step(true);
  }

  const number = (v) => (Math.abs(v) < 0.005 ? '0' : v.toFixed(2).replace('-', '−'));
  const weights = ([w1, w2, b]) => `(${number(w1)}, ${number(w2)}), ${number(b)}`;

  // The side of the plane where w·x + b > 0.
  function half(context, at, [w1, w2, b], fill) {
    const square = [[-range, -range], [range, -range], [range, range], [-range, range]];
    const sum = ([x1, x2]) => w1 * x1 + w2 * x2 + b;
    const shape = [];
    square.forEach((p, i) => {
      const q = square[(i + 1) % 4];
      const [s, t] = [sum(p), sum(q)];
      if (s > 0) shape.push(p);
      if ((s > 0) !== (t > 0)) shape.push(p.map((v, k) => v + s / (s - t) * (q[k] - v)));
    });
    context.fillStyle = fill;
    context.beginPath();
    for (const [x1, x2] of shape) context.lineTo(at.px(x1), at.py(x2));
    context.fill();
  }
  function boundary(context, at, [w1, w2, b], colour, width, dash) {
    const square = w1 * w1 + w2 * w2;
    if (!square) return;
    const [x1, x2] = [-b * w1 / square, -b * w2 / square];
    const far = 9 / Math.sqrt(square);
    Draw.line(context, [-far, far].map((t) => [at.px(x1 - t * w2), at.py(x2 + t * w1)]), colour, width, dash);
  }

  const plane = demo.picture('The plane with the samples and the boundary; a press adds a sample or takes one away', 1, (context, width) => {
    const colours = Draw.theme();
    const at = Draw.axes({ x: 0, y: 0, width, height: width }, -range, range, -range, range);
    const share = calm || !turned ? 1 : Math.min(1, (performance.now() - turned) / Math.min(300, 600 / set.pace));
    const w = last.map((v, i) => from[i] + (v - from[i]) * (1 - (1 - share) ** 3));
    context.fillStyle = Draw.css(colours.ground);
    context.fillRect(0, 0, width, width);
    context.fillStyle = Draw.css(colours.blue, 0.18);
    context.fillRect(0, 0, width, width);
    half(context, at, w, Draw.css(colours.ground));
    half(context, at, w, Draw.css(colours.orange, 0.2));
    boundary(context, at, w, colours.ink, 2.5);
    if (set.mean === 'show') boundary(context, at, mean, Draw.css(colours.pink), 3, [8, 5]);
    const length = Math.hypot(w[0], w[1]);
    if (length > 0) {
      // The direction of the weights, from the point of the boundary next to the middle.
      const [x1, x2] = [-w[2] * w[0] / length ** 2, -w[2] * w[1] / length ** 2];
      const [to1, to2] = [x1 + 0.5 * w[0] / length, x2 + 0.5 * w[1] / length];
      Draw.arrow(context, at.px(x1), at.py(x2), at.px(to1), at.py(to2), colours.ink, 2.5);
      Draw.words(context, 'w', at.px(to1 + 0.14 * w[0] / length), at.py(to2 + 0.14 * w[1] / length), { size: 15, align: 'center', colour: colours.ink, style: 'italic bold' });
    }
    const radius = Math.max(5, width / 75);
    if (current) {
      context.strokeStyle = current.wrong ? (colours.dark ? '#ff6b81' : '#c00030') : colours.soft;
      context.lineWidth = current.wrong ? 3 : 1.5;
      context.beginPath();
      context.arc(at.px(current.x1), at.py(current.x2), radius + 6, 0, 2 * Math.PI);
      context.stroke();
    }
    for (let i = 0; i < samples.length; i += 3) {
      Draw.dot(context, at.px(samples[i]), at.py(samples[i + 1]), radius, Draw.css(colours[colourOf[samples[i + 2]]]));
    }
    if (share < 1) requestAnimationFrame(() => demo.redraw());
  }, {
    point: (x, y, kind) => {
      if (kind !== 'down') return;
      const [x1, x2] = [-range + 2 * range * x, range - 2 * range * y];
      let near = -1;
      for (let i = 0, least = 0.14; i < samples.length; i += 3) {
        const distance = Math.hypot(samples[i] - x1, samples[i + 1] - x2);
        if (distance < least) [near, least] = [i / 3, distance];
      }
      if (near >= 0) code.take_away(near); else code.add_sample(x1, x2, set.adds);
      current = null;
      look();
    },
  });

  const bars = demo.picture('How many mistakes each pass made', (width) => Math.min(0.6, 190 / width), (context, width, height) => {
    const colours = Draw.theme();
    const shown = [...byPass].slice(-Math.floor((width - 16) / 8));
    const first = byPass.length - shown.length;
    const step = Math.min(28, (width - 16) / Math.max(1, shown.length));
    const most = Math.max(4, ...shown);
    const bottom = height - 20;
    Draw.words(context, 'mistakes in each pass', 8, 10);
    shown.forEach((count, i) => {
      const high = (bottom - 40) * count / most;
      const ended = i < shown.length - 1 || code.at_rest();
      context.fillStyle = Draw.css(ended ? colours.green : colours.yellow);
      context.fillRect(8 + i * step, bottom - high, Math.max(1, step - 3), high);
      if (step > 14) Draw.words(context, String(count), 8 + i * step + (step - 3) / 2, bottom - high - 9, { size: 11, align: 'center', colour: colours.ink });
    });
    Draw.line(context, [[6, bottom + 0.5], [width - 6, bottom + 0.5]], colours.soft, 1);
    Draw.words(context, `pass ${first + 1}`, 8, height - 8, { size: 11 });
    if (shown.length * step > 110) Draw.words(context, String(byPass.length), 8 + shown.length * step - 3, height - 8, { size: 11, align: 'right' });
  });

  const rule = element('p', { style: 'white-space: pre-line; min-height: 4.2em; margin: .6rem 0 0; font-variant-numeric: tabular-nums', 'aria-live': 'polite' });
  function ruleWords() {
    if (!samples.length) return 'No samples: press in the plane to add some of each class.';
    if (code.at_rest()) return `Pass ${byPass.length} made no mistake. From here on nothing will move.`;
    if (!current) return last.some((v) => v !== 0) ? 'The samples are others now. The weights go on from where they are.' : 'All weights are 0, so each sum is 0 and each output 0.\nPlay, or take one sample.';
    const { x1, x2, y, sum, wrong, was } = current;
    const seen = `x = (${number(x1)}, ${number(x2)}) is a ${y}. Its sum is ${number(sum)}, so the output is ${sum > 0 ? 1 : 0}`;
    if (!wrong) return `${seen}: right.\nNothing moves.`;
    const sign = y ? '+' : '−';
    return `${seen}: a mistake.\n`
      + `w ← (${number(was[0])}, ${number(was[1])}) ${sign} ${set.rate} · (${number(x1)}, ${number(x2)}) = (${number(last[0])}, ${number(last[1])})\n`
      + `b ← ${number(was[2])} ${sign} ${set.rate} = ${number(last[2])}`;
  }

  demo.lay(
    demo.row(...demo.player({ step: 'One sample' }), demo.button('Next mistake', 'To the next mistake', () => step(true)),
      demo.choice('samples', 'toy', [['separable', 'separable'], ['blobs', 'overlapping'], ['AND', 'AND'], ['XOR', 'XOR'], ['none', 'none']], { then: () => { loaded = ''; demo.restart(); } })),
    demo.columns(plane, element('div', {},
      demo.row(
        demo.choice('a press adds', 'adds', [[0, 'class 0'], [1, 'class 1']], { then: () => {} }),
        demo.choice('mean of all weights', 'mean', [['hide', 'hide'], ['show', 'show']], { then: () => {} })),
      demo.row(
        demo.slider('mistakes a second', 'pace', [1, 2, 4, 10, 60], { then: () => {} }),
        demo.slider('learning rate', 'rate', [0.25, 0.5, 1, 2])),
      bars)),
    rule,
    demo.facts('pass', 'mistakes', 'state', 'bound'),
    demo.facts('last w, b', 'right, last', 'mean w, b', 'right, mean'),
    demo.note('Blue is class 0, orange class 1; a press on a sample takes it away. Try: play until it rests, then add a sample on the wrong side. Play XOR. Show the mean on overlapping samples, where the last line keeps turning: the mean turns less. Change the learning rate: the weights change, the mistakes do not. At rest, bound is the most mistakes that there can be with so wide a margin.'));

  function redraw() {
    const percent = (share) => (samples.length ? `${(100 * share).toFixed(1)}%` : '–');
    const bound = code.bound();
    demo.fact('pass', String(byPass.length));
    demo.fact('mistakes', String(byPass.reduce((sum, v) => sum + v, 0)));
    demo.fact('state', !samples.length ? 'no samples' : code.at_rest() ? 'at rest' : 'learning');
    demo.fact('bound', Number.isFinite(bound) ? String(Math.floor(bound)) : '–');
    demo.fact('last w, b', weights(last));
    demo.fact('mean w, b', weights(mean));
    demo.fact('right, last', percent(samples.length ? code.accuracy_of(0) : 0));
    demo.fact('right, mean', percent(samples.length ? code.accuracy_of(1) : 0));
    rule.textContent = ruleWords();
    demo.root.dataset.samples = samples.length / 3;
    demo.root.dataset.rule = rule.textContent;
  }

  return { restart, frame, redraw };
});
