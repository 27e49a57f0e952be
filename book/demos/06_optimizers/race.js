Demo.page('race', { surface: 0, ridge: 0.5, x: -1.5, y: 0.0001, on: '111111', momentum: 0.9, speed: 1, sgd: 0.05, mom: 0.05, nesterov: 0.05, adagrad: 0.05, rmsprop: 0.05, adam: 0.05 }, (demo) => {
  const { code, set, element } = demo;
  const racers = [['sgd', 'SGD', 'S'], ['mom', 'momentum', 'M'], ['nesterov', 'Nesterov', 'N'], ['adagrad', 'Adagrad', 'G'], ['rmsprop', 'RMSProp', 'R'], ['adam', 'Adam', 'A']]
    .map(([key, name, letter], kind) => ({ key, name, letter, kind, dash: kind === 5 ? [8, 3] : [] }));
  const rates = [1e-4, 2e-4, 5e-4, 1e-3, 2e-3, 5e-3, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10];
  const views = [[-2, 2, -2, 2], [-3, 3.4, -3.2, 3.2], [-2, 2, -1.2, 2.8], [-0.6, 4.4, -2.5, 2.5]];
  const size = 100;
  let facts, ground, drawn, shown, end;
  const walks = {};  // by racer; each knows from what it was made

  const running = () => racers.filter(({ kind }) => set.on[kind] === '1');
  // What a walk is like after `step` steps.
  const steps = (walk) => Math.min(shown, walk.steps);
  const place = (walk, step) => walk.places.subarray(4 * step, 4 * step + 4);

  // Ground and contours, once for a size and a theme.
  function landscape(width, height) {
    const dots = window.devicePixelRatio || 1;
    const key = [width, dots, Draw.isDark(), set.surface, set.ridge].join();
    if (drawn?.key === key) return drawn.canvas;
    const canvas = element('canvas', { width: Math.round(width * dots), height: Math.round(height * dots) });
    const context = canvas.getContext('2d');
    context.scale(dots, dots);
    const top = Math.max(...ground);
    const deep = Math.log(1 + 30 * top);
    Draw.picture(context, ground.map((v) => Math.log(1 + 30 * Math.max(v, 0)) / deep - 1), size, size, 0, 0, width, height, { paint: (v) => Draw.tint(v, 0.7), smooth: true });
    for (const level of [0.01, 0.03, 0.1, 0.2, 0.4, 0.7, 1, 1.5, 2, 3, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000]) Draw.contour(context, ground, size, level, width, height, Draw.theme().soft, 0.6);
    drawn = { key, canvas };
    return canvas;
  }

  const field = demo.picture('The landscape from above and the ways of all; press to start there', 1, (context, width, height) => {
    const [x0, x1, y0, y1] = views[set.surface];
    const at = Draw.axes({ x: 0, y: 0, width, height }, x0, x1, y0, y1);
    const { ink, ground: paper, dark } = Draw.theme();
    context.drawImage(landscape(width, height), 0, 0, width, height);
    if (set.surface === 1) {
      Draw.line(context, [[at.px(0), 0], [at.px(0), height]], ink, 1, [3, 5]);
      Draw.words(context, 'ridge', at.px(0) + 6, 12, { colour: ink });
    }
    if (set.surface === 0) {
      Draw.words(context, '×', at.px(0), at.py(0), { size: 18, align: 'center', colour: ink });
      Draw.words(context, 'saddle', at.px(0) + 9, at.py(0) + 10, { colour: ink });
    }
    for (const { kind, key, dash } of running()) {
      const walk = walks[key];
      const points = [];
      for (let step = 0; step <= steps(walk); ++step) {
        const [x, y] = place(walk, step);
        points.push([at.px(x), at.py(y)]);
      }
      Draw.line(context, points, Draw.css(paper, 0.7), 4.5);
      Draw.line(context, points, Draw.colour(kind), 2.2, dash);
      if (points.length < 60) for (const [x, y] of points) Draw.dot(context, x, y, 2.4, Draw.colour(kind), 'transparent');
    }
    for (let i = 4; i < facts.length; i += 2) Draw.words(context, '★', at.px(facts[i]), at.py(facts[i + 1]), { size: 18, align: 'center', colour: ink });
    Draw.dot(context, at.px(set.x), at.py(set.y), 5, ink);
    if (shown > 0) {
      for (const { kind, key, letter } of running()) {
        const [x, y] = place(walks[key], steps(walks[key]));
        Draw.dot(context, at.px(x), at.py(y), 8.5, Draw.colour(kind));
        Draw.words(context, letter, at.px(x), at.py(y) + 0.5, { size: 10.5, align: 'center', style: 'bold', colour: dark ? '#111' : '#fff' });
      }
    }
  }, {
    point: (x, y, kind) => {
      if (kind !== 'down') return;
      const [x0, x1, y0, y1] = views[set.surface];
      // To a twentieth: so the line y = 0 can be met exactly.
      set.x = Math.round(20 * (x0 + x * (x1 - x0))) / 20;
      demo.changed('y', Math.round(20 * (y1 - y * (y1 - y0))) / 20);
      if (!demo.playing && end > 0) demo.play();
    },
  });

  const curve = demo.picture('The height above the lowest point, by step', (width) => (width < 500 ? 0.6 : 0.3), (context, width, height) => {
    const list = running().map(({ kind, key, dash }) => {
      const values = [];
      for (let step = 0; step <= steps(walks[key]); ++step) values.push(place(walks[key], step)[2]);
      return { values, dash, colour: Draw.colour(kind) };
    });
    const highest = Math.max(2, ...running().map(({ key }) => place(walks[key], 0)[2]));
    const at = Draw.curves(context, width, height, list, { log: true, low: 0.001, high: highest, last: Math.max(50, shown), xName: 'steps', yName: 'height above the lowest point' });
    const goal = at.py(facts[2] - facts[3]);
    Draw.line(context, [[at.x, goal], [at.x + at.width, goal]], Draw.theme().ink, 1, [2, 4]);
    Draw.words(context, 'goal', at.x + at.width - 4, goal - 8, { align: 'right', colour: Draw.theme().ink });
    for (const { values, colour } of list) {
      const x = at.px(values.length - 1);
      const y = at.py(values.at(-1));
      if (shown > 0 && y > at.y && y < at.y + at.height + 4) Draw.dot(context, x, y, 4, colour);
    }
  });

  // A racer: whether it takes part, how it fares, its learning rate.
  const rows = racers.map((racer) => {
    const { kind, key, name, letter } = racer;
    racer.swatch = element('b', { 'aria-hidden': 'true', style: 'display:inline-block;width:1.35em;line-height:1.35em;border-radius:50%;text-align:center;font-size:.75em;margin-right:.45em' }, letter);
    racer.toggle = element('button', {
      type: 'button', class: 'demo-button', title: `${name} takes part`, 'aria-pressed': set.on[kind] === '1', style: 'padding:.1rem .6rem .1rem .35rem;min-height:1.9rem;font-size:.82rem;white-space:nowrap',
      onclick: () => demo.changed('on', [...set.on].map((v, i) => (i === kind ? String(1 - v) : v)).join('')),
    }, racer.swatch, name);
    racer.state = element('span', { style: 'font-weight:600;font-size:.8rem;text-align:right;line-height:1.15' });
    demo.places = { ...demo.places, [name]: racer.state };
    racer.slider = demo.slider(`learning rate of ${name}`, key, rates);
    const [label, output, input] = racer.slider.children;
    label.hidden = true;
    racer.slider.style.cssText = 'grid-template-columns:1fr 3.4rem;align-items:center';
    input.style.gridColumn = '1';
    output.style.cssText = 'order:1;text-align:right';
    racer.input = input;
    return element('div', {}, element('div', { style: 'display:flex;justify-content:space-between;align-items:center;gap:.5rem' }, racer.toggle, racer.state), racer.slider);
  });

  // The link keeps what was set beside it, too, and the race begins again.
  const begin = () => demo.changed('speed', set.speed);

  // Sliders to other learning rates, and then one race.
  function setRates(of) {
    for (const racer of racers) {
      const rate = of(racer);
      if (!rate) continue;
      racer.input.value = rates.findIndex((v) => Math.abs(v / rate - 1) < 1e-3);
      racer.slider.children[1].textContent = String(rates[racer.input.value]);
      racer.input.setAttribute('aria-valuetext', String(rates[racer.input.value]));
      set[racer.key] = rates[racer.input.value];
    }
    begin();
  }

  const ridge = demo.slider('height of the ridge', 'ridge', [0, 0.2, 0.3, 0.5, 0.7, 0.9, 1.2, 1.5, 1.6, 2]);
  demo.lay(
    demo.row(...demo.player({ step: 'One step of all', seed: false }),
      demo.choice('surface', 'surface', [[0, 'saddle'], [1, 'ridge'], [2, 'ravine'], [3, 'Beale']], {
        then: () => {
          [set.x, set.y] = [[-1.5, 0.0001], [-2.5, 1], [-1.2, 1], [1, 1]][set.surface];
          begin();
        },
      }),
      demo.button('0.05 for all', 'The learning rate 0.05 for all', () => setRates(() => 0.05)),
      demo.button('best of each', 'The best of 16 learning rates for each, from this start', () => setRates(({ kind }) => code.best_rate(kind, set.momentum)))),
    demo.columns(field, element('div', {}, ...rows)),
    demo.row(ridge,
      demo.slider('momentum and Nesterov: β', 'momentum', [0, 0.5, 0.8, 0.9, 0.95, 0.98, 0.99]),
      demo.slider('steps a frame', 'speed', [1, 2, 5, 10, 20, 50], { then: () => {} })),
    curve,
    demo.facts('steps', 'arrived', 'first'),
    demo.note('Press on the landscape: all start there. Try a start on the level of the saddle, where nobody gets away; a higher ridge, and then more momentum; and “best of each” before you say who is better. Leaps are steps longer than 1.'));

  function restart() {
    facts = code.list.choose(set.surface, set.ridge);
    code.begin_at(set.x, set.y);
    const view = [set.surface, set.ridge].join();
    if (ground?.view !== view) {
      ground = code.list.landscape(size, ...views[set.surface]);
      ground.view = view;
    }
    for (const { key, kind } of running()) {
      const from = [set.surface, set.ridge, set.x, set.y, set[key], kind === 1 || kind === 2 ? set.momentum : ''].join();
      if (walks[key]?.from === from) continue;
      const told = code.list.run(kind, set[key], set.momentum);
      const [made, arrived, diverged, rest, longest] = told;
      const places = told.subarray(5);
      // Where it diverged there is no place after the last step.
      walks[key] = { from, steps: places.length / 4 - 1, arrived: arrived === 1, diverged: diverged === 1, rest, leaps: longest > 1, places, last: rest >= 0 ? rest : made };
    }
    shown = 0;
    end = Math.max(0, ...running().map(({ key }) => walks[key].last));
    ridge.style.display = set.surface === 1 ? '' : 'none';
  }

  function frame(count = set.speed) {
    shown = Math.min(end, shown + count);
    if (shown >= end) demo.stop();
  }

  function state(walk) {
    if (walk.arrived && shown >= walk.steps) return `arrived: ${walk.steps} steps${walk.leaps ? ', in leaps' : ''}`;
    if (walk.diverged && shown >= walk.steps) return 'diverged';
    const [x, y, , flat] = place(walk, steps(walk));
    if (walk.rest >= 0 && shown >= walk.rest) {
      if (set.surface === 1 && x < 0) return 'caught before the ridge';
      return set.surface === 0 && Math.hypot(x, y) < 0.5 ? 'stays at the saddle' : 'hardly moves';
    }
    if (shown >= walk.steps) return `not there after ${walk.steps}`;
    const waits = shown > 0 && flat > 0 && flat > place(walk, steps(walk) - 1)[3];
    return shown === 0 ? 'at the start' : waits ? 'waits where it is flat' : 'on its way';
  }

  function redraw() {
    const there = running().filter(({ key }) => walks[key].arrived && shown >= walks[key].steps).sort((a, b) => walks[a.key].steps - walks[b.key].steps);
    for (const { key, kind, name, toggle, swatch } of racers) {
      const on = set.on[kind] === '1';
      toggle.setAttribute('aria-pressed', String(on));
      toggle.style.opacity = on ? '' : '0.5';
      swatch.style.background = Draw.colour(kind);
      swatch.style.color = Draw.isDark() ? '#111' : '#fff';
      demo.fact(name, on ? state(walks[key]) : 'not in the race');
    }
    demo.fact('steps', String(shown));
    demo.fact('arrived', `${there.length} of ${running().length}`);
    demo.fact('first', there.length ? there.filter(({ key }) => walks[key].steps === walks[there[0].key].steps).map(({ name }) => name).join(', ') : '–');
  }

  return { restart, frame, redraw };
});
