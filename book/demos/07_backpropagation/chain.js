Demo.page('chain', { x1: 1, x2: 2, w11: 0.5, w12: -0.5, w21: 0.25, w22: 0.75, b1: 0, b2: -1, v1: 1, v2: -2, c: 0.5, target: 1, rate: 0.1, stage: 9 }, (demo) => {
  const { code, set } = demo;
  const last = 9;  // stages 1 to 4 run forward, 5 to 9 back
  const given = ['x1', 'x2', 'w11', 'w12', 'w21', 'w22', 'b1', 'b2', 'v1', 'v2', 'c', 'target'];
  const labels = {
    x1: 'input x₁', x2: 'input x₂', w11: 'weight from x₁ to s₁', w12: 'weight from x₁ to s₂', w21: 'weight from x₂ to s₁', w22: 'weight from x₂ to s₂',
    b1: 'bias of s₁', b2: 'bias of s₂', v1: 'weight from h₁ to ŷ', v2: 'weight from h₂ to ŷ', c: 'bias of ŷ', target: 'target',
  };
  const names = { x1: 'x₁', x2: 'x₂', s1: 's₁', s2: 's₂', h1: 'h₁', h2: 'h₂', y: 'ŷ', loss: 'L' };
  let value, gradient, steps, told;

  // Where the values are known, and where the derivatives are.
  const forward = { s1: 1, s2: 1, h1: 2, h2: 2, y: 3, loss: 4 };
  const backward = { loss: 4, y: 5, v1: 6, v2: 6, c: 6, h1: 7, h2: 7, s1: 8, s2: 8, w11: 9, w12: 9, w21: 9, w22: 9, b1: 9, b2: 9 };
  const links = [['x1', 's1', 1, 9], ['x1', 's2', 1, 9], ['x2', 's1', 1, 9], ['x2', 's2', 1, 9], ['s1', 'h1', 2, 8], ['s2', 'h2', 2, 8],
    ['h1', 'y', 3, 7], ['h2', 'y', 3, 7], ['y', 'loss', 4, 5], ['b1', 's1', 1, 9], ['b2', 's2', 1, 9], ['c', 'y', 3, 6], ['target', 'loss', 4, 0]];

  // Shares of the width, and pixels from the top; a unit's numbers stand at its side where it is narrow.
  const wide = {
    x1: [0.105, 130], x2: [0.105, 330], s1: [0.41, 130], s2: [0.41, 330], h1: [0.575, 130], h2: [0.575, 330], y: [0.825, 230], loss: [0.95, 230],
    w11: [0.25, 130], w12: [0.1965, 190], w21: [0.1965, 270], w22: [0.25, 330], b1: [0.23, 42], b2: [0.23, 408], v1: [0.7, 180], v2: [0.7, 280],
    c: [0.66, 42], target: [0.87, 110],
  };
  const narrow = {
    x1: [0.27, 36], x2: [0.73, 36], s1: [0.27, 216], s2: [0.73, 216], h1: [0.27, 292], h2: [0.73, 292], y: [0.5, 404], loss: [0.5, 478],
    w11: [0.27, 150], w12: [0.39, 83], w21: [0.61, 83], w22: [0.73, 150], b1: [0.412, 216], b2: [0.588, 216], v1: [0.37, 345], v2: [0.63, 345],
    c: [0.2, 404], target: [0.2, 478],
  };
  const isNarrow = (width) => width < 500;
  const places = (width) => Object.fromEntries(Object.entries(isNarrow(width) ? narrow : wide).map(([k, [x, y]]) => [k, [x * width, y]]));
  const box = { width: 58, height: 28 };

  const widthOf = (key, width) => (isNarrow(width) && ['b1', 'b2'].includes(key) ? 48 : box.width);

  const text = (v) => v.toFixed(4).replace('-', '−');
  const plain = (v) => String(+v.toFixed(4)).replace('-', '−');
  const factor = (words) => (words.startsWith('−') ? `(${words})` : words);

  const picture = demo.picture('The network: values run forward in blue, derivatives run back in orange', (width) => (isNarrow(width) ? 512 / width : 452 / width), (context, width) => {
    const { blue, orange, soft, ink, line, ground } = Draw.theme();
    const at = places(width);
    const slim = isNarrow(width);
    const { stage } = set;
    place(at, width);
    for (const [from, to, there, back] of links) {
      const [[x0, y0], [x1, y1]] = [at[from], at[to]];
      const length = Math.hypot(x1 - x0, y1 - y0);
      const [dx, dy] = [(x1 - x0) / length, (y1 - y0) / length];
      // From the edge of a circle, or of a box with its derivative below it.
      const begin = from in names ? 20 : Math.min((widthOf(from, width) / 2 + 2) / Math.abs(dx), (box.height / 2 + (dy > 0 && from !== 'target' ? 18 : 2)) / Math.abs(dy));
      const ends = [x0 + dx * begin, y0 + dy * begin, x1 - dx * 21, y1 - dy * 21];
      const runs = stage === there ? blue : back && stage === back ? orange : null;
      if (runs === orange) Draw.arrow(context, ends[2], ends[3], ends[0], ends[1], Draw.css(orange), 3);
      else Draw.arrow(context, ...ends, runs ? Draw.css(blue) : soft, runs ? 3 : 1.2);
    }
    const [size, gap] = slim ? [12, 9] : [13, 31];
    for (const [key, name] of Object.entries(names)) {
      const [x, y] = at[key];
      const now = forward[key] === stage ? blue : backward[key] === stage && key !== 'loss' ? orange : null;
      Draw.dot(context, x, y, 19, Draw.css(now ? ground.map((g, i) => g + 0.25 * (now[i] - g)) : ground), now ? Draw.css(now) : line === ink ? ink : soft);
      Draw.words(context, name, x, y, { size: 15, align: 'center', colour: ink });
      if (!(key in value)) continue;
      const left = slim && ['s1', 'h1'].includes(key);
      const [tx, align] = slim ? [x + (left ? -24 : 24), left ? 'right' : 'left'] : [x, 'center'];
      const low = !slim && forward[key] >= 3;  // arrows come from above
      if (stage >= forward[key]) Draw.words(context, text(value[key]), tx, low ? y + gap : y - gap, { size, align, colour: Draw.css(blue) });
      if (stage >= backward[key]) Draw.words(context, key === 'loss' ? '1' : text(gradient[key]), tx, y + gap + (low ? 17 : 0), { size, align, colour: Draw.css(orange) });
    }
    for (const key of given) {
      const [x, y] = at[key];
      const [bx, by] = spot(key, at, width);
      if (['b1', 'b2', 'c', 'target'].includes(key)) Draw.words(context, key === 'target' ? 'target' : 'bias', bx, by - box.height / 2 - 8, { size: 12, align: 'center' });
      if (!(key in backward) || stage < backward[key]) continue;
      const words = text(gradient[key]);
      context.font = `${size}px Inter, system-ui, sans-serif`;
      const half = context.measureText(words).width / 2 + 2;
      context.fillStyle = getComputedStyle(demo.root).backgroundColor;
      context.fillRect(bx - half, by + box.height / 2 + 2, 2 * half, 14);
      Draw.words(context, words, x, by + box.height / 2 + 9.5, { size, align: 'center', colour: Draw.css(orange) });
    }
  });

  // An input of the network stands beside its circle, all other numbers where they are.
  function spot(key, at, width) {
    const [x, y] = at[key];
    if (key[0] !== 'x') return [x, y];
    return isNarrow(width) ? [x + (key === 'x1' ? -54 : 54), y] : [x - 51, y];
  }
  function place(at, width) {
    for (const key of given) {
      const [x, y] = spot(key, at, width);
      const own = widthOf(key, width);
      Object.assign(inputs[key].style, { left: `${x - own / 2}px`, top: `${y - box.height / 2}px`, width: `${own}px`, fontSize: own < box.width ? '12px' : '13px' });
    }
  }

  // Typed, moved by the arrow keys, or dragged to the left and right.
  function numberAt(key) {
    let grip = null;
    const take = (number) => {
      if (!Number.isFinite(number)) return;
      demo.changed(key, Math.max(-99, Math.min(99, number)), changed);
    };
    const input = demo.element('input', {
      type: 'number', step: 0.05, value: set[key], 'aria-label': labels[key], title: `${labels[key]}: type, or drag to the left and right`, inputmode: 'decimal',
      oninput: () => { if (input.value !== '') take(+input.value); },
      onblur: () => write(key),
      onpointerdown: (event) => { grip = { x: event.clientX, from: set[key], moved: false }; },
      onpointermove: (event) => {
        if (!grip || !event.buttons) return;
        const way = event.clientX - grip.x;
        if (!grip.moved && Math.abs(way) < 5) return;
        if (!grip.moved) input.setPointerCapture(event.pointerId);
        grip.moved = true;
        event.preventDefault();
        take(Math.round((grip.from + Math.round(way / 4) * 0.05) * 1e6) / 1e6);
        write(key);
      },
      onpointerup: () => { grip = null; },
      onpointercancel: () => { grip = null; },
    });
    Object.assign(input.style, {
      position: 'absolute', boxSizing: 'border-box', height: `${box.height}px`, padding: '0 2px', textAlign: 'center', font: '600 13px Inter, system-ui, sans-serif',
      border: '1px solid currentColor', borderRadius: '6px', background: 'var(--color-background-primary)', appearance: 'textfield', touchAction: 'pan-y', cursor: 'ew-resize',
    });
    return input;
  }
  const inputs = Object.fromEntries(given.map((key) => [key, numberAt(key)]));
  const write = (key) => {
    const words = String(+set[key].toFixed(isNarrow(picture.clientWidth) ? 3 : 4));
    inputs[key].setAttribute('value', words);  // what the arrow keys count from
    inputs[key].value = words;
  };

  const board = demo.element('div', { class: 'demo-columns', style: 'display: block; position: relative; margin-bottom: .4rem' }, picture, ...given.map((key) => inputs[key]),
    demo.element('style', {}, '.demo[data-demo=chain] input::-webkit-inner-spin-button { appearance: none; margin: 0; }'));
  const rule = demo.element('p', { class: 'demo-rule', 'aria-live': 'polite', style: 'min-height: 4.2em; white-space: pre-wrap; padding-left: .7rem; border-left: 3px solid' });

  function go(stage) { demo.changed('stage', stage, () => { told = null; }); }
  demo.lay(
    demo.row(
      demo.button('Step', 'One place further', () => go(set.stage < last ? set.stage + 1 : 0)),
      demo.button('Back', 'One place back', () => go(Math.max(0, set.stage - 1))),
      demo.button('All', 'Both passes whole', () => go(last)),
      demo.button('Gradient step', 'Move the weights down the gradient', move),
      demo.button('↺', "The lesson's numbers again", () => { for (const key of given) demo.changed(key, demo.first[key], () => {}); steps = 0; changed(); }),
      demo.slider('learning rate', 'rate', [0.01, 0.03, 0.1, 0.2, 0.3, 0.5, 1], { then: () => {} })),
    board, rule,
    demo.facts('output ŷ', 'loss', 'gradient steps'),
    demo.note('Every number in a box can be changed: type, press the arrow keys, or drag to the left and right. Make the −2 at the arrow from h₂ a 0, and no error reaches s₂. Take gradient steps at rate 0.1, then one at rate 1.'));

  function changed() {
    told = null;
    code.give(given.map((key) => set[key]));
    code.put();
    const [s1, s2, h1, h2, y, loss, gy, gh1, gh2, gs1, gs2, w11, w12, w21, w22, b1, b2, v1, v2, c] = code.list.pass();
    value = { s1, s2, h1, h2, y, loss };
    gradient = { loss: 1, y: gy, h1: gh1, h2: gh2, s1: gs1, s2: gs2, w11, w12, w21, w22, b1, b2, v1, v2, c };
  }

  function move() {
    const after = code.list.step(set.rate);
    const [foretold, before, now] = after.slice(given.length);
    given.forEach((key, i) => demo.changed(key, +after[i].toFixed(6), () => {}));
    demo.changed('stage', last, () => {});
    changed();
    ++steps;
    told = `The loss should change by −${set.rate} · (all squared gradients) = ${text(foretold)}\nand changes by ${text(now - before)}, from ${text(before)} to ${text(now)}.`;
  }

  function restart() {
    steps = 0;
    changed();
  }

  // The stage in numbers.
  function formula() {
    const v = Object.fromEntries(given.map((key) => [key, plain(set[key])]));
    const n = Object.fromEntries(Object.entries(value).map(([key, number]) => [key, text(number)]));
    const g = Object.fromEntries(Object.entries(gradient).map(([key, number]) => [key, text(number)]));
    const f = (words) => factor(words);
    const sum = (i) => `s${'₁₂'[i - 1]} = ${v[`w1${i}`]} · ${f(v.x1)} + ${f(v[`w2${i}`])} · ${f(v.x2)} + ${f(v[`b${i}`])} = ${n[`s${i}`]}`;
    const slope = (i) => `∂L/∂s${'₁₂'[i - 1]} = ${g[`h${i}`]} · ${n[`h${i}`]} (1 − ${n[`h${i}`]}) = ${g[`s${i}`]}`;
    return [
      'Before the first step. Forward first: each unit waits for its inputs.',
      `Forward, the first layer: its weights times the inputs, and the biases.\n${sum(1)}\n${sum(2)}`,
      `Forward, the activation.\nh₁ = sigmoid(${n.s1}) = ${n.h1}\nh₂ = sigmoid(${n.s2}) = ${n.h2}`,
      `Forward, the second layer.\nŷ = ${v.v1} · ${n.h1} + ${f(v.v2)} · ${n.h2} + ${f(v.c)} = ${n.y}`,
      `Forward, the loss.\nL = (${n.y} − ${f(v.target)})² = ${n.loss}`,
      `Back from the loss.\n∂L/∂ŷ = 2 (${n.y} − ${f(v.target)}) = ${g.y}`,
      `The second layer's weights: input times error.\n${n.h1} · ${f(g.y)} = ${g.v1},  ${n.h2} · ${f(g.y)} = ${g.v2},  bias: ${g.c}`,
      `The error goes back through the second layer: times the weight.\n∂L/∂h₁ = ${g.y} · ${f(v.v1)} = ${g.h1}\n∂L/∂h₂ = ${g.y} · ${f(v.v2)} = ${g.h2}`,
      `Back through the sigmoid: times its slope h (1 − h).\n${slope(1)}\n${slope(2)}`,
      `The first layer's weights: input times error.\nto s₁: ${v.x1} · ${f(g.s1)} = ${g.w11},  ${v.x2} · ${f(g.s1)} = ${g.w21},  bias: ${g.b1}\nto s₂: ${v.x1} · ${f(g.s2)} = ${g.w12},  ${v.x2} · ${f(g.s2)} = ${g.w22},  bias: ${g.b2}`,
    ][set.stage];
  }

  function redraw() {
    const { blue } = Draw.theme();
    for (const key of given) {
      if (document.activeElement !== inputs[key]) write(key);
      inputs[key].style.color = Draw.css(blue);
      const known = key in backward && set.stage >= backward[key];
      inputs[key].setAttribute('aria-description', known ? `gradient ${text(gradient[key])}` : '');
    }
    rule.textContent = told ?? formula();
    rule.style.borderColor = !told && set.stage >= 5 ? Draw.colour(1) : !told && set.stage ? Draw.colour(0) : Draw.theme().line;
    demo.fact('output ŷ', set.stage >= 3 ? value.y.toFixed(4) : '–');
    demo.fact('loss', set.stage >= 4 ? value.loss.toFixed(4) : '–');
    demo.fact('gradient steps', String(steps));
    for (const [key, at] of Object.entries(forward)) demo.fact(`value ${key}`, set.stage >= at ? value[key].toFixed(4) : '–');
    for (const [key, at] of Object.entries(backward)) demo.fact(`gradient ${key}`, set.stage >= at ? gradient[key].toFixed(4) : '–');
  }

  return { restart, redraw };
});
