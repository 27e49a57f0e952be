Demo.page('tree', { seed: 1, toy: 1, noise: 0.3, pace: 4 }, (demo) => {
  const { code, set, element } = demo;
  const range = 2.6;
  let points, leaves, boxes, older, seen, unseen, ended, at, before = 0;

  function look() {
    older = boxes ?? [];
    boxes = [];
    const numbers = code.list.boxes(range);
    for (let k = 0; k < numbers.length; k += 5) boxes.push(numbers.slice(k, k + 5));
    seen.push(code.accuracy_on(0));
    unseen.push(code.accuracy_on(1));
  }
  function restart() {
    code.start(set.toy, 300, set.noise, set.seed);
    points = code.list.points(0);
    [leaves, seen, unseen, boxes, ended, at] = [1, [], [], null, false, null];
    look();
  }
  function frame(one) {
    if (!one && performance.now() - before < 1000 / set.pace) return;
    before = performance.now();
    const now = code.grow(leaves + 1);
    if (now === leaves) { ended = true; demo.stop(); return; }
    leaves = now;
    look();
  }

  const inside = ([left, right, bottom, top], [x, y]) => x > left && x <= right && y > bottom && y <= top;
  const plane = demo.picture('The plane, cut into the boxes of the leaves, and the training samples; point at a place to see how it comes to its class', 1, (context, width) => {
    const colours = Draw.theme();
    const place = Draw.axes({ x: 0, y: 0, width, height: width }, -range, range, -range, range);
    const rectangle = ([left, right, bottom, top]) => [place.px(left), place.py(top), place.px(right) - place.px(left), place.py(bottom) - place.py(top)];
    const fresh = boxes.filter((box) => older.length && !older.some((b) => b.every((v, k) => v === box[k] || k === 4)));
    for (const box of boxes) {
      context.fillStyle = Draw.css(Draw.tint(box[4] ? 0.32 : -0.32));
      context.fillRect(...rectangle(box));
    }
    context.strokeStyle = colours.soft;
    context.lineWidth = 0.7;
    for (const box of boxes) context.strokeRect(...rectangle(box));
    for (let i = 0; i < points.length; i += 3) Draw.dot(context, place.px(points[i]), place.py(points[i + 1]), Math.max(2.6, width / 110), Draw.colour(points[i + 2]));
    // The two newest leaves.
    context.strokeStyle = colours.ink;
    context.lineWidth = 2.5;
    for (const box of fresh) context.strokeRect(...rectangle(box));
    if (at) {
      context.lineWidth = 3;
      context.strokeStyle = Draw.css(colours.pink);
      context.strokeRect(...rectangle(boxes.find((box) => inside(box, at)) ?? boxes[0]));
      Draw.dot(context, place.px(at[0]), place.py(at[1]), 5, Draw.css(colours.pink));
    }
    Draw.words(context, 'x1 →', width - 8, width - 12, { align: 'right', colour: colours.ink });
    Draw.words(context, 'x2 ↑', 8, 14, { colour: colours.ink });
  }, {
    point: (x, y, kind) => { at = kind === 'leave' ? null : [-range + 2 * range * x, range - 2 * range * y]; },
  });

  const words = element('pre', { tabindex: 0, role: 'region', 'aria-label': 'The tree in words', style: 'margin: 0; padding: .7rem; font-size: .78rem; line-height: 1.35; overflow: auto; box-sizing: border-box; height: 14rem; border-radius: .3rem; background: var(--color-background-primary)' });
  const way = element('p', { style: 'margin: 0 0 .6rem; min-height: 2.7em; font-variant-numeric: tabular-nums' });
  const curve = demo.picture('Accuracy on the training samples and on new ones, by the number of leaves', (width) => (matchMedia('(max-width: 700px)').matches ? 0.6 : 1), (context, width, height) => {
    const counts = seen.map((_, i) => i + 1);
    Draw.curves(context, width, height, [
      { name: 'training samples', colour: Draw.colour(0), values: seen, xs: counts },
      { name: '1,000 new ones', colour: Draw.colour(1), values: unseen, xs: counts }], { low: 0.4, high: 1, first: 1, last: Math.max(11, leaves), xName: 'leaves', yName: 'accuracy' });
  });

  demo.lay(
    demo.row(...demo.player({ step: 'One more leaf' }),
      demo.choice('data', 'toy', [[1, 'moons'], [2, 'spirals'], [0, 'XOR'], [3, 'blobs']]),
      demo.slider('noise', 'noise', [0.05, 0.1, 0.2, 0.3, 0.4]),
      demo.slider('leaves a second', 'pace', [1, 4, 10, 60], { then: () => {} })),
    demo.columns(plane, curve), way,
    demo.facts('leaves', 'newest question', 'training accuracy', 'test accuracy', 'best test accuracy', 'state'),
    element('div', { style: 'margin-top: .8rem' }, words),
    demo.note('Each step splits the leaf where the impurity falls most, by one threshold of x1 or x2; the two newest leaves are framed. 300 samples to grow on, 1,000 new ones to test. Try: grow the moons to the end. The training accuracy reaches 1, and the test accuracy was better before. Look at XOR: its first question gains nothing by itself, so a tree that looks only one question ahead takes some leaves to find the four boxes.'));

  function redraw() {
    const best = unseen.reduce((b, v, i) => (v > unseen[b] ? i : b), 0);
    demo.fact('leaves', String(leaves));
    demo.fact('newest question', code.text.newest_question());
    demo.fact('training accuracy', seen.at(-1).toFixed(3));
    demo.fact('test accuracy', unseen.at(-1).toFixed(3));
    demo.fact('best test accuracy', `${unseen[best].toFixed(3)} with ${best + 1}`);
    demo.fact('state', ended ? 'all leaves are pure' : 'growing');
    const text = code.text.in_words();
    if (words.textContent !== text) words.textContent = text;
    way.textContent = at ? `Here: ${code.text.way_of(...at)}` : 'Point at a place in the plane: here the questions come that lead to its class.';
    demo.root.dataset.way = way.textContent;
  }

  return { restart, frame, redraw };
});
