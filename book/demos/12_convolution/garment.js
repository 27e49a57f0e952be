Demo.page('garment', { from: 9, number: 0, tool: 'brush', size: 1.5, ink: 0.8 }, async (demo) => {
  const { code, set } = demo;
  const classes = ['T-shirt', 'trouser', 'pullover', 'dress', 'coat', 'sandal', 'shirt', 'sneaker', 'bag', 'boot'];
  const side = 28;
  const count = 16;
  code.give(await Load.bytes('garments'));
  code.start();
  code.give(await Load.bytes('clothes'));
  code.take_clothes();
  const labels = code.list.labels();
  const accuracy = code.accuracy();
  const filters = code.list.filters();
  let pixels = new Float32Array(side * side);
  let probabilities, maps, last = null, changed = false;
  let window = null;  // the pixels below the place that is pointed at: { row, column, size }

  function look() {
    code.give(pixels);
    probabilities = code.list.look();
    maps = [code.list.maps(1), code.list.maps(2)];
  }
  function restart() {
    const numbers = [...labels.keys()].filter((i) => labels[i] === set.from);
    pixels = numbers.length ? code.list.picture(numbers[set.number % numbers.length]) : new Float32Array(side * side);
    changed = false;
    look();
  }
  function edit(make) {
    pixels = make;
    changed = true;
    look();
  }

  // A soft round dot, x and y in pixels.
  function dab(x, y) {
    const made = pixels.slice();
    for (let r = 0; r < side; ++r) {
      for (let c = 0; c < side; ++c) {
        const share = Math.max(0, Math.min(1, set.size + 0.5 - Math.hypot(c + 0.5 - x, r + 0.5 - y)));
        const i = r * side + c;
        made[i] = set.tool === 'brush' ? Math.max(made[i], share * set.ink) : Math.min(made[i], 1 - share);
      }
    }
    pixels = made;
  }
  function draw(x, y) {
    const from = last ?? [x, y];
    const steps = Math.max(1, Math.ceil(2 * Math.hypot(x - from[0], y - from[1])));
    for (let i = 1; i <= steps; ++i) dab(from[0] + (x - from[0]) * i / steps, from[1] + (y - from[1]) * i / steps);
    last = [x, y];
    edit(pixels);
  }
  const move = (down, right) => edit(Float32Array.from({ length: side * side }, (_, i) => {
    const [r, c] = [Math.floor(i / side) - down, i % side - right];
    return r >= 0 && r < side && c >= 0 && c < side ? pixels[r * side + c] : 0;
  }));

  const paper = demo.picture('The garment, 28 by 28 pixels: draw here; by keyboard the arrows move and Enter makes a dot', 1, (context, width) => {
    Draw.picture(context, pixels, side, side, 0, 0, width, width, { paint: Draw.grey });
    context.strokeStyle = Draw.theme().line;
    context.lineWidth = 1;
    context.strokeRect(0.5, 0.5, width - 1, width - 1);
    if (!changed && pixels.every((v) => v === 0)) Draw.words(context, 'draw here', width / 2, width / 2, { size: 16, align: 'center' });
    if (!window) return;
    const pixel = width / side;
    context.strokeStyle = Draw.colour(1);
    context.lineWidth = 2.5;
    context.strokeRect(window.column * pixel, window.row * pixel, window.size * pixel, window.size * pixel);
  }, {
    point: (x, y, kind) => {
      if (kind === 'down') last = null;
      if (kind === 'down' || kind === 'drag') draw(x * side, y * side);
      if (kind === 'up' || kind === 'leave') last = null;
    },
  });
  paper.style.touchAction = 'none';  // a finger draws and does not scroll

  const answer = demo.picture('The probability of each class', (width) => (width * 2 > document.body.clientWidth ? 0.66 : 1), (context, width, height) => {
    const best = probabilities.indexOf(Math.max(...probabilities));
    const row = height / classes.length;
    const [left, right] = [72, 46];
    classes.forEach((name, i) => {
      const y = (i + 0.5) * row;
      const ink = i === best ? Draw.theme().ink : undefined;
      Draw.words(context, name, left - 8, y, { size: 13, align: 'right', colour: ink, style: i === best ? 'bold' : '' });
      context.fillStyle = Draw.theme().line;
      context.fillRect(left, y - row * 0.28, width - left - right, row * 0.56);
      context.fillStyle = Draw.colour(0, i === best ? 1 : 0.6);
      context.fillRect(left, y - row * 0.28, (width - left - right) * probabilities[i], row * 0.56);
      Draw.words(context, `${(100 * probabilities[i]).toFixed(0)} %`, width - 4, y, { size: 12, align: 'right', colour: ink });
    });
  });

  // 16 maps, each in a cell; behind the first convolution's its filter stands to the left.
  function cells(which, width) {
    const columns = width < 500 ? 4 : 8;
    const cell = width / columns;
    const filter = which === 0 ? cell * 0.26 : 0;
    const map = cell - filter - 10;
    return Array.from({ length: count }, (_, i) => ({
      filter, map, x: i % columns * cell, mapX: i % columns * cell + filter + 4, y: Math.floor(i / columns) * (map + 10) + 2,
    }));
  }
  const high = (which) => (width) => {
    const last = cells(which, width).at(-1);
    return (last.y + last.map + 4) / width;
  };
  const strongest = Math.max(...filters.map(Math.abs));
  function drawMaps(which, context, width) {
    const wide = which === 0 ? side : side / 2;
    const largest = Math.max(1e-6, ...maps[which]);
    cells(which, width).forEach(({ filter, map, x, mapX, y }, i) => {
      context.strokeStyle = Draw.theme().line;
      context.lineWidth = 1;
      if (which === 0) {
        const weights = filters.subarray(9 * i, 9 * i + 9).map((v) => v / strongest);
        Draw.picture(context, weights, 3, 3, x, y + (map - filter) / 2, filter, filter);
        context.strokeRect(x, y + (map - filter) / 2, filter, filter);
      }
      const own = maps[which].subarray(i * wide * wide, (i + 1) * wide * wide).map((v) => v / largest);
      Draw.picture(context, own, wide, wide, mapX, y, map, map, { paint: Draw.grey });
      context.strokeRect(mapX, y, map, map);
      if (window?.which === which && window.map === i) {
        context.strokeStyle = Draw.colour(1);
        context.lineWidth = 2;
        context.strokeRect(mapX + window.place[1] * map / wide - 1, y + window.place[0] * map / wide - 1, map / wide + 2, map / wide + 2);
      }
    });
  }
  function pointMaps(which, picture, x, y, kind) {
    window = null;
    if (kind === 'leave') return;
    const wide = which === 0 ? side : side / 2;
    const { clientWidth: width, clientHeight: height } = picture();
    cells(which, width).forEach(({ map, mapX, y: top }, i) => {
      const [c, r] = [(x * width - mapX) / map, (y * height - top) / map].map((share) => Math.floor(share * wide));
      if (r < 0 || r >= wide || c < 0 || c >= wide) return;
      // 3×3 pixels, or 8×8: 2×2 places of the first maps below each of 3×3 (the lesson's table).
      const seen = which === 0 ? { row: r - 1, column: c - 1, size: 3 } : { row: 2 * r - 3, column: 2 * c - 3, size: 8 };
      window = { ...seen, which, map: i, place: [r, c] };
    });
  }
  const first = demo.picture('The 16 filters of the first convolution, and the map of each; point at a place to see its pixels', high(0), (context, width) => drawMaps(0, context, width), { point: (x, y, kind) => pointMaps(0, () => first, x, y, kind) });
  const second = demo.picture('The 16 maps of the second convolution; point at a place to see its pixels', high(1), (context, width) => drawMaps(1, context, width), { point: (x, y, kind) => pointMaps(1, () => second, x, y, kind) });

  for (const picture of [first, second]) picture.style.marginTop = '.4rem';

  demo.lay(
    demo.row(
      demo.choice('begin with', 'from', [[-1, 'nothing'], ...classes.map((name, i) => [i, name])])),
    demo.row(
      demo.choice('tool', 'tool', [['brush', 'brush'], ['eraser', 'eraser']], { then: () => {} }),
      demo.slider('width', 'size', [0.5, 1, 1.5, 2, 3, 4], { then: () => {}, show: (v) => `${2 * v} px` }),
      demo.slider('ink', 'ink', [0.2, 0.4, 0.6, 0.8, 1], { then: () => {}, show: (v) => `${Math.round(100 * v)} %` })),
    demo.row(
      demo.element('div', { class: 'demo-choice', role: 'group', 'aria-label': 'move by a pixel' }, demo.element('span', {}, 'move by a pixel'), demo.element('div', {},
        demo.button('←', 'Move left', () => move(0, -1)), demo.button('→', 'Move right', () => move(0, 1)),
        demo.button('↑', 'Move up', () => move(-1, 0)), demo.button('↓', 'Move down', () => move(1, 0)))),
      demo.button('Clear', 'Clear', () => edit(new Float32Array(side * side))),
      demo.button('⚂', 'Another picture', () => demo.changed('number', (set.number + 1) % 20))),
    demo.columns(paper, answer),
    demo.facts('answer', 'probability', 'the picture', 'pixels with ink'),
    demo.element('div', {}, demo.note('First convolution: its filters (orange: ink here raises the sum, blue: ink here lowers it) and their maps.'), first),
    demo.element('div', {}, demo.note('Second convolution: its maps. Each number of them has seen 8×8 pixels, through all maps of the first.'), second),
    demo.facts('a place sees', 'right of 200 test pictures'),
    demo.note('Take a pullover and rub its sleeves out: the network becomes less sure of it, and often sees a T-shirt. Move a boot, pixel by pixel: its maps move along, and most boots are none any more after three to six steps. Draw trousers. It is a network like the lesson’s, smaller, with 16 maps in the second convolution and 32 units behind them, trained on 60,000 pictures; none of these 200 is among them.'));

  function redraw() {
    const best = probabilities.indexOf(Math.max(...probabilities));
    demo.fact('answer', classes[best]);
    demo.fact('probability', probabilities[best].toFixed(3));
    demo.fact('the picture', `${set.from < 0 ? 'drawn' : `a test picture, ${classes[set.from]}`}${set.from >= 0 && changed ? ', changed' : ''}`);
    demo.fact('pixels with ink', String(pixels.reduce((sum, v) => sum + (v > 0), 0)));
    demo.fact('a place sees', window ? `${window.size}×${window.size} pixels` : '–');
    demo.fact('right of 200 test pictures', String(Math.round(200 * accuracy)));
  }

  return { restart, redraw };
});
