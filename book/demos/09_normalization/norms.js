Demo.page('norms', { seed: 6, norm: 0, samples: 4, side: 2, mode: 0, neighbours: 0, trained: 0, cell: 0 }, (demo) => {
  const { code, set } = demo;
  const [channels, most] = [4, 4];
  let before = null, after, members, moved, hovered = null;

  const pixels = () => set.side * set.side;
  const count = () => set.samples * channels * pixels();
  const chosen = () => Math.min(hovered ?? set.cell, count() - 1);

  function restart() {
    before = null;
    hovered = null;
    code.start(set.norm, set.samples, set.side, set.seed);
    moved = code.exchange(set.neighbours, set.mode);
    code.train(set.trained);
    after = code.list.after(set.mode);
    before = code.list.before();
  }

  // Columns are samples, rows are channels; a block holds the pixels of one channel of one sample.
  function layout(width) {
    const [left, top, gap] = [24, 22, 7];
    const block = (width - left - (most - 1) * gap - 2) / most;
    return { left, top, gap, block, size: block / set.side };
  }
  function corner(width, index) {
    const { left, top, gap, block, size } = layout(width);
    const [sample, channel, pixel] = [Math.floor(index / (channels * pixels())), Math.floor(index / pixels()) % channels, index % pixels()];
    return [left + sample * (block + gap) + pixel % set.side * size, top + channel * (block + gap) + Math.floor(pixel / set.side) * size];
  }
  function grid(label, values, digits, scale) {
    const ratio = (width) => { const { top, gap, block } = layout(width); return (top + channels * (block + gap)) / width; };
    const made = demo.picture(label, ratio, (context, width) => {
      if (!before) return;
      const { ink, soft, ground, line, dark } = Draw.theme();
      const { left, top, gap, block, size } = layout(width);
      for (let i = 0; i < most; ++i) {
        Draw.words(context, `sample ${i + 1}`, left + i * (block + gap) + block / 2, 10, { size: 11.5, align: 'center', colour: i < set.samples ? soft : line });
        Draw.words(context, `c${'₁₂₃₄'[i]}`, 2, top + i * (block + gap) + block / 2, { size: 13 });
        for (let c = 0; c < channels && i >= set.samples; ++c) {
          context.setLineDash([3, 4]);
          context.strokeStyle = line;
          context.lineWidth = 1;
          context.strokeRect(left + i * (block + gap) + 0.5, top + c * (block + gap) + 0.5, block - 1, block - 1);
          context.setLineDash([]);
        }
      }
      const numbers = values();
      numbers.forEach((v, index) => {
        const [x, y] = corner(width, index);
        const inside = members[index] > 0;
        const fill = Draw.tint(v / scale, inside ? 0.85 : 0.2);
        context.fillStyle = Draw.css(fill);
        context.fillRect(x, y, size, size);
        context.strokeStyle = Draw.css(ground, 0.8);
        context.lineWidth = 1;
        context.strokeRect(x + 0.5, y + 0.5, size - 1, size - 1);
        const bright = (0.3 * fill[0] + 0.59 * fill[1] + 0.11 * fill[2]) > 130;
        const words = (+v.toFixed(digits) || 0).toFixed(digits).replace('-', '−');
        Draw.words(context, words, x + size / 2, y + size / 2 + 0.5, { size: size > 45 ? 14 : words.length > 4 ? 10.8 : 11.5, align: 'center', colour: inside ? (bright ? '#14181c' : '#fff') : dark ? '#8a9098' : '#767b80', style: inside ? '600' : '' });
      });
      // The set, and last the number that was pointed at.
      for (const index of [...numbers.keys()].filter((k) => members[k] && k !== chosen()).concat(chosen())) {
        const [px, py] = corner(width, index);
        const out = index === chosen() ? 1 : -0.5;
        context.strokeStyle = ink;
        context.lineWidth = index === chosen() ? 3 : 1;
        context.strokeRect(px - out, py - out, size + 2 * out, size + 2 * out);
      }
    }, {
      point: (x, y, kind) => {
        if (!before) return;
        const { clientWidth: width, clientHeight: height } = made;
        const { size } = layout(width);
        let found = null;
        for (let index = 0; index < count(); ++index) {
          const [left, top] = corner(width, index);
          if (x * width >= left && x * width < left + size && y * height >= top && y * height < top + size) found = index;
        }
        hovered = kind === 'leave' ? null : found ?? hovered;
        if (kind === 'down' && found !== null) demo.changed('cell', found, () => {});
      },
    });
    return made;
  }
  const panel = (title, picture) => demo.element('div', {}, demo.element('div', { style: 'font-weight: 600; margin-bottom: .3rem' }, title), picture);
  const x = grid('The batch before the norm; point at a number to see its set', () => before, 1, 7);
  const y = grid('The batch after the norm; point at a number to see its set', () => after, 2, 2);

  demo.lay(
    demo.row(
      demo.choice('norm', 'norm', [[0, 'batch'], [1, 'layer'], [2, 'instance'], [3, 'group']]),
      demo.choice('mode', 'mode', [[0, 'training'], [1, 'inference']]),
      demo.choice('a channel of an image', 'side', [[2, '2 × 2 pixels'], [1, '1 pixel']])),
    demo.row(
      demo.slider('samples in the batch', 'samples', [1, 2, 3, 4]),
      demo.button('Change the neighbours', 'Other samples in place of all but the first', () => demo.changed('neighbours', set.neighbours + 1)),
      demo.button('Train on 10 batches', 'Ten other batches in training mode: the running statistics move', () => demo.changed('trained', set.trained + 10)),
      demo.button('⚂', 'Other random numbers', () => { demo.changed('neighbours', 0, () => {}); demo.changed('trained', 0, () => {}); demo.changed('seed', set.seed + 1); })),
    demo.columns(panel('before', x), panel('after', y)),
    demo.facts('numbers in the set', 'mean before', 'deviation before', 'mean after', 'deviation after', 'normalized with', 'batches trained on', 'sample 1 moved by'),
    demo.note('Point at a number: framed is the set that shares its mean and deviation. Change the neighbours with each norm: which of them moves sample 1? Then try batch norm with two samples of 1 pixel, with one, and in inference before and after training.'));

  function redraw() {
    const index = chosen();
    members = code.list.set_of(index);
    const [mean, deviation, meanAfter, deviationAfter, usedMean, usedDeviation] = code.list.statistics(index, set.mode);
    const words = (v) => (+v.toFixed(3) || 0).toFixed(3);
    demo.fact('numbers in the set', String(Math.round(1 / members[index])));
    demo.fact('mean before', words(mean));
    demo.fact('deviation before', words(deviation));
    demo.fact('mean after', words(meanAfter));
    demo.fact('deviation after', words(deviationAfter));
    demo.fact('normalized with', `${set.norm === 0 && set.mode ? 'running statistics' : 'its own'}: ${words(usedMean)}, ${words(usedDeviation)}`);
    demo.fact('batches trained on', String(set.trained));
    demo.fact('sample 1 moved by', set.neighbours ? words(moved) : '–');
    demo.fact('value before', words(before[index]));
    demo.fact('value after', words(after[index]));
  }

  return { restart, redraw };
});
