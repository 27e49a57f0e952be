Demo.page('bumps', { target: 0, bumps: 8, steepness: 12, drawn: '' }, (demo) => {
  const { code, set, element } = demo;
  const count = 401;  // places of a curve
  const knots = 41;  // heights of a drawn target
  const [low, high] = [-0.25, 1.25];
  const numbers = [1, 2, 4, 8, 16, 32, 64, 128, 256];
  let wanted, sum, bumps, errors, error, half, heights, last, pointed = null;

  // A drawn target as text, two digits of base 36 a height.
  const written = (list) => [...list].map((v) => Math.round((v - low) / (high - low) * 1295).toString(36).padStart(2, '0')).join('');
  const read = (text) => Array.from({ length: knots }, (_, i) => low + parseInt(text.slice(2 * i, 2 * i + 2), 36) / 1295 * (high - low));
  const axes = (width, height) => Draw.axes({ x: 26, y: 6, width: width - 34, height: height - 12 }, 0, 1, low, high);
  const along = (at, values) => Array.from(values, (v, i) => [at.px(i / (values.length - 1)), at.py(v)]);

  function frameOf(context, at) {
    const { line } = Draw.theme();
    for (const v of [0, 0.5, 1]) {
      Draw.line(context, [[at.x, at.py(v)], [at.x + at.width, at.py(v)]], line, v === 0 ? 1.5 : 1);
      Draw.words(context, String(v), at.x - 5, at.py(v), { size: 11, align: 'right' });
    }
  }

  const top = demo.picture('The target and the sum of the bumps; draw a target with mouse or finger', (width) => (width < 500 ? 0.62 : 0.42), (context, width, height) => {
    const at = axes(width, height);
    frameOf(context, at);
    const { dark } = Draw.theme();
    Draw.line(context, along(at, wanted), dark ? '#6b737b' : '#b9bfc5', 7);
    Draw.line(context, along(at, sum), Draw.colour(0), 2.5);
    let x = at.x + at.width;
    for (const [name, colour, thick] of [['sum of the bumps', Draw.colour(0), 2.5], ['target', dark ? '#6b737b' : '#b9bfc5', 7]]) {
      Draw.words(context, name, x, 12, { align: 'right' });
      x -= context.measureText(name).width + 6;
      Draw.line(context, [[x - 18, 12], [x, 12]], colour, thick);
      x -= 32;
    }
  }, {
    point: (x, y, kind) => {
      if (kind === 'up' || (kind === 'leave' && last)) { last = null; errors = null; demo.restart(); return; }
      if (kind !== 'down' && kind !== 'drag') return;
      const { clientWidth: width, clientHeight: height } = top;
      const at = axes(width, height);
      const here = [Math.max(0, Math.min(1, at.vx(x * width))) * (knots - 1), Math.max(low, Math.min(high, at.vy(y * height)))];
      if (set.target !== 4 || !set.drawn) heights = [...code.list.wanted(knots)];
      const from = kind === 'drag' && last ? last : here;
      // All knots between the last place and this one.
      const [a, b] = from[0] <= here[0] ? [from, here] : [here, from];
      for (let k = Math.round(a[0]); k <= Math.round(b[0]); ++k) {
        const share = b[0] > a[0] ? Math.max(0, Math.min(1, (k - a[0]) / (b[0] - a[0]))) : 1;
        heights[k] = a[1] + share * (b[1] - a[1]);
      }
      last = here;
      set.target = 4;
      press();
      demo.changed('drawn', written(heights));
    },
  });
  top.style.touchAction = 'none';
  top.style.cursor = 'crosshair';

  const single = demo.picture('Each bump: a unit that rises, minus one that rises later; point at one to see its two units', (width) => (width < 500 ? 0.5 : 0.3), (context, width, height) => {
    const at = axes(width, height);
    frameOf(context, at);
    bumps.forEach((bump, i) => {
      const points = along(at, bump);
      context.fillStyle = Draw.colour(1 + i % 3, 0.22);
      context.beginPath();
      for (const [px, py] of [[at.x, at.py(0)], ...points, [at.x + at.width, at.py(0)]]) context.lineTo(px, py);
      context.fill();
      Draw.line(context, points, Draw.colour(1 + i % 3), i === pointed ? 3.5 : 1.5);
    });
    const { soft } = Draw.theme();
    Draw.line(context, [[at.x, at.py(0)], [at.x + at.width, at.py(0)]], soft, 1);
    if (pointed !== null) {
      const [rises, later] = [0, 1].map((which) => code.list.unit(pointed, which, 201));
      Draw.line(context, along(at, rises), Draw.theme().ink, 1.5, [6, 4]);
      Draw.line(context, along(at, later), Draw.theme().ink, 1.5, [2, 4]);
    }
    Draw.words(context, pointed === null ? 'each bump' : `bump ${pointed + 1}: unit ${2 * pointed + 1} (dashes) rises, unit ${2 * pointed + 2} (dots) rises later`, at.x + at.width, 12, { align: 'right', size: width < 500 ? 11 : 12 });
  }, {
    point: (x, y, kind) => {
      const share = (x * single.clientWidth - 26) / (single.clientWidth - 34);
      pointed = kind === 'leave' ? null : Math.max(0, Math.min(set.bumps - 1, Math.floor(share * set.bumps)));
    },
  });

  const fall = demo.picture('The largest error for 1, 2, 4 and up to 256 bumps', (width) => (width < 500 ? 0.55 : 0.28), (context, width, height) => {
    const at = Draw.axes({ x: 50, y: 26, width: width - 66, height: height - 68 }, 0, 8, -4, 0.3);
    const { line } = Draw.theme();
    for (let power = -4; power <= 0; ++power) {
      Draw.line(context, [[at.x, at.py(power)], [at.x + at.width, at.py(power)]], line, 1);
      Draw.words(context, Draw.short(10 ** power), at.x - 6, at.py(power), { size: 11, align: 'right' });
    }
    numbers.forEach((n, i) => Draw.words(context, String(n), at.px(i), at.y + at.height + 12, { size: 11, align: 'center' }));
    Draw.words(context, 'bumps', at.x + at.width / 2, height - 12, { size: 11, align: 'center' });
    Draw.words(context, 'largest error', 6, 10, { size: 11 });
    const place = (n, e) => [at.px(Math.log2(n)), at.py(Math.max(-4, Math.log10(e)))];
    if (errors) {
      Draw.line(context, numbers.map((n, i) => place(n, errors[i])), Draw.colour(0), 2);
      numbers.forEach((n, i) => Draw.dot(context, ...place(n, errors[i]), 3, Draw.colour(0)));
    }
    Draw.dot(context, ...place(set.bumps, error), 6, Draw.colour(1));
  });

  const choice = demo.choice('target', 'target', [[0, 'waves'], [1, 'arc'], [2, 'jumps'], [3, 'slope'], [4, 'drawn']]);
  const press = () => choice.querySelectorAll('button').forEach((button) => button.setAttribute('aria-pressed', String(+button.dataset.value === set.target)));

  demo.lay(
    demo.row(choice,
      demo.slider('bumps', 'bumps', [1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 128, 256]),
      demo.slider('steepness', 'steepness', [1, 2, 4, 8, 12, 20, 50, 100])),
    top, element('div', { style: 'height:.6rem' }), single, fall,
    demo.facts('hidden units', 'largest error', 'with half as many bumps'),
    demo.note('Draw a target over the first picture. Double the bumps and see what becomes of the error, first with steep bumps, then with soft ones. At a jump, and where the target does not begin at 0, an error stays, however many there are.'));

  function restart() {
    if (set.target === 4 && set.drawn.length !== 2 * knots) set.drawn = written(code.list.wanted(knots));
    if (set.target === 4) {
      heights = read(set.drawn);
      code.give(heights);
      code.take_drawn();
    }
    code.build(set.target, set.bumps, set.steepness);
    wanted = code.list.wanted(count);
    sum = code.list.sum(count);
    bumps = Array.from({ length: set.bumps }, (_, i) => code.list.bump(i, set.bumps > 64 ? 201 : count));
    error = code.error();
    half = set.bumps % 2 === 0 ? code.error_of(set.bumps / 2, set.steepness) : null;
    // While it is being drawn the curve of errors would be late.
    errors = last ? null : numbers.map((n) => code.error_of(n, set.steepness));
    pointed = null;
  }

  function redraw() {
    demo.fact('hidden units', String(2 * set.bumps));
    demo.fact('largest error', error.toFixed(4));
    demo.fact('with half as many bumps', half === null ? '–' : half.toFixed(4));
  }

  return { restart, redraw };
});
