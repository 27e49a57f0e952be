Demo.page('margin', { seed: 1, toy: 'apart', press: 'moves', decay: 0.01 }, (demo) => {
  const { code, set, element } = demo;
  const range = 2.5;
  const kinds = ['apart', 'overlapping', 'moons'];
  let loaded, samples = [], w, margins, parts, held = -1, wasDragged;

  // The samples stay where a person put them, until other ones are wanted.
  function restart() {
    const wanted = `${set.toy} ${set.seed}`;
    if (loaded !== wanted) {
      samples = set.toy === 'none' ? [] : [...code.list.toy(kinds.indexOf(set.toy), set.toy === 'apart' ? 30 : 60, set.seed)];
      loaded = wanted;
    }
    held = -1;
    train();
  }
  function train() {
    code.give(samples);
    code.train(set.decay, 1);
    const [w1, w2, b, penalty, loss, withLoss, right] = code.list.result(set.decay);
    w = [w1, w2, b];
    parts = { penalty, loss, withLoss, right };
    margins = code.list.margins();
  }

  // Where the score w·x + b has a value, through the whole picture.
  function level(at, value) {
    const square = w[0] ** 2 + w[1] ** 2;
    const [x1, x2] = [(value - w[2]) * w[0] / square, (value - w[2]) * w[1] / square];
    const far = 12 / Math.sqrt(square);
    return [-far, far].map((t) => [at.px(x1 - t * w[1]), at.py(x2 + t * w[0])]);
  }
  const isSupport = (i) => code.is_support(i) === 1;

  const plane = demo.picture('The plane with the samples, the boundary and the lines of score 1 and −1', 1, (context, width) => {
    const colours = Draw.theme();
    const at = Draw.axes({ x: 0, y: 0, width, height: width }, -range, range, -range, range);
    context.fillStyle = Draw.css(colours.ground);
    context.fillRect(0, 0, width, width);
    if (Math.hypot(w[0], w[1]) > 0) {
      for (const [side, colour] of [[1, colours.orange], [-1, colours.blue]]) {
        // From the boundary on, and once more from the line of the margin on.
        for (const from of [0, side]) {
          const [p, q] = level(at, from);
          const [away1, away2] = level(at, from + side * 99);
          context.fillStyle = Draw.css(colour, 0.11);
          context.beginPath();
          for (const [x, y] of [p, q, away2, away1]) context.lineTo(x, y);
          context.fill();
        }
        Draw.line(context, level(at, side), Draw.css(colour), 1.8, [7, 5]);
      }
      Draw.line(context, level(at, 0), colours.ink, 2.5);
    }
    const radius = Math.max(4.5, width / 85);
    for (let i = 0; i < samples.length; i += 3) {
      const [x, y] = [at.px(samples[i]), at.py(samples[i + 1])];
      if (isSupport(i / 3)) {
        context.strokeStyle = colours.ink;
        context.lineWidth = 1.8;
        context.beginPath();
        context.arc(x, y, radius + 4, 0, 2 * Math.PI);
        context.stroke();
      }
      Draw.dot(context, x, y, radius, Draw.colour(samples[i + 2]));
      if (i / 3 === held) Draw.dot(context, x, y, radius / 2.5, colours.ink);
    }
  }, {
    point: (x, y, kind) => {
      const place = [-range + 2 * range * x, range - 2 * range * y];
      const moved = () => { [samples[3 * held], samples[3 * held + 1]] = place; train(); };
      if (kind === 'down') {
        if (held >= 0) { held = -1; return; }
        wasDragged = false;
        let near = -1;
        for (let i = 0, least = 0.2; i < samples.length; i += 3) {
          const distance = Math.hypot(samples[i] - place[0], samples[i + 1] - place[1]);
          if (distance < least) [near, least] = [i / 3, distance];
        }
        if (set.press === 'moves') held = near;
        else if (set.press === 'takes') { if (near >= 0) { samples.splice(3 * near, 3); train(); } }
        else { samples.push(...place, set.press === 'blue' ? 0 : 1); train(); }
      } else if (kind === 'leave') held = -1;
      else if (held >= 0 && (kind === 'drag' || kind === 'over')) {
        wasDragged ||= kind === 'drag';
        moved();
      } else if (kind === 'up' && wasDragged) held = -1;
    },
  });

  const hinge = demo.picture('The hinge loss of each sample by its margin', 1, (context, width) => {
    const colours = Draw.theme();
    const at = Draw.axes({ x: 34, y: 30, width: width - 46, height: width - 76 }, -2, 4, 0, 3);
    for (const v of [0, 1, 2, 3]) {
      Draw.line(context, [[at.px(-2), at.py(v)], [at.px(4), at.py(v)]], colours.line, 1);
      Draw.words(context, String(v), at.x - 8, at.py(v), { size: 11, align: 'right' });
    }
    for (const v of [-2, -1, 0, 1, 2, 3, 4]) Draw.words(context, String(v).replace('-', '−'), at.px(v), at.py(0) + 14, { size: 11, align: 'center' });
    Draw.words(context, 'hinge loss', 6, 12, { size: 12 });
    Draw.words(context, 'margin: score with the right sign', at.px(1), at.py(0) + 34, { size: 12, align: 'center' });
    Draw.line(context, [[at.px(0), at.py(0)], [at.px(0), at.py(3)]], colours.soft, 1);
    Draw.words(context, 'wrong', at.px(0) - 6, at.py(2.85), { size: 11, align: 'right' });
    Draw.words(context, 'right', at.px(0) + 6, at.py(2.85), { size: 11 });
    Draw.line(context, [[at.px(-2), at.py(3)], [at.px(1), at.py(0)], [at.px(4), at.py(0)]], colours.soft, 2);
    for (let i = 0; i < samples.length / 3; ++i) {
      const [x, y] = [Math.max(-2, Math.min(4, margins[2 * i])), Math.min(3, margins[2 * i + 1])];
      Draw.dot(context, at.px(x), at.py(y), i === held ? 7 : 4.5, Draw.colour(samples[3 * i + 2]));
    }
  });

  demo.lay(
    demo.row(
      demo.slider('weight decay λ', 'decay', [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3], { then: train }),
      demo.choice('samples', 'toy', [['apart', 'apart'], ['overlapping', 'overlapping'], ['moons', 'moons'], ['none', 'none']], { then: () => { loaded = ''; demo.restart(); } }),
      demo.button('⚂', 'Other random numbers', () => demo.changed('seed', set.seed + 1))),
    demo.row(demo.choice('a press', 'press', [['moves', 'moves a sample'], ['blue', 'adds class 0'], ['orange', 'adds class 1'], ['takes', 'takes one away']], { then: () => { held = -1; } })),
    demo.columns(plane, hinge),
    demo.facts('|w|', '1 / |w|', 'support vectors', 'with loss', 'right'),
    demo.facts('λ/2 |w|²', 'mean loss', 'their sum'),
    demo.facts('w, b'),
    demo.note('Ringed are the support vectors, the samples on their dashed line or on its wrong side. Try: move the slider from end to end. Drag a sample without a ring, outside the lines: nothing follows. Drag a ringed one: the boundary does. By keyboard: Enter picks a sample up under the cross, the arrows move it, Enter puts it down.'));

  function redraw() {
    const n = samples.length / 3;
    const length = Math.hypot(w[0], w[1]);
    const number = (v) => (Math.abs(v) < 0.005 ? '0' : v.toFixed(2).replace('-', '−'));
    demo.fact('|w|', length.toFixed(2));
    demo.fact('1 / |w|', length > 0 ? (1 / length).toFixed(2) : '–');
    demo.fact('support vectors', String(Array.from({ length: n }, (_, i) => i).filter(isSupport).length));
    demo.fact('with loss', String(parts.withLoss));
    demo.fact('right', n ? `${parts.right} of ${n}` : '–');
    demo.fact('λ/2 |w|²', parts.penalty.toFixed(4));
    demo.fact('mean loss', parts.loss.toFixed(4));
    demo.fact('their sum', (parts.penalty + parts.loss).toFixed(4));
    demo.fact('w, b', `(${number(w[0])}, ${number(w[1])}), ${number(w[2])}`);
    Object.assign(demo.root.dataset, { length: length.toFixed(4), weights: w.map((v) => v.toFixed(3)).join(' '), samples: n });
  }

  return { restart, redraw };
});
