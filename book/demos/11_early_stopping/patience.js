Demo.page('patience', { seed: 7, samples: 200, wrong: 0.2, patience: 5, delta: 0, watch: 0 }, (demo) => {
  const { code, set } = demo;
  const epochs = 100;
  let trace, stopped, best, whole, why;

  function restart() {
    code.start(set.samples, set.wrong, set.seed);
    trace = { training: [], loss: [], accuracy: [], test: [] };
    for (let i = 0; i < epochs; ++i) {
      code.list.epoch().forEach((v, k) => trace[Object.keys(trace)[k]].push(v));
    }
    replay();
  }
  // Where the rule stops, and where the best of all epochs is.
  function replay() {
    const metrics = set.watch ? trace.accuracy : trace.loss;
    const ask = (f, ...rule) => { code.give(metrics); return f(...rule, set.watch); };
    const [stops, at, bestEpoch] = ask(code.list.stop, set.patience, set.delta);
    stopped = stops ? at : null;
    best = bestEpoch;
    [, , whole] = ask(code.list.stop, epochs + 1, 0);
    why = ask(code.text.reason, set.patience, set.delta);
  }
  const at = (curve, epoch) => trace[curve][epoch - 1];

  // What was waited for is yellow, what is never seen is pale.
  function marked(context, box, text) {
    const { ink, yellow, green } = Draw.theme();
    const ground = getComputedStyle(demo.root).backgroundColor.match(/[\d.]+/g).slice(0, 3).map(Number);
    const [top, bottom] = [box.y, box.y + box.height];
    const end = stopped ?? epochs;
    context.fillStyle = Draw.css(yellow, 0.16);
    context.fillRect(box.px(best), top, box.px(end) - box.px(best), box.height);
    context.fillStyle = Draw.css(ground, 0.65);
    if (stopped) context.fillRect(box.px(end) + 1, top - 4, box.px(epochs) - box.px(end) + 3, box.height + 8);
    const marks = [[best, `best: epoch ${best}`, Draw.css(green), top + 8], ...(stopped ? [[stopped, `stops: epoch ${stopped}`, ink, top + 25]] : [])];
    for (const [epoch, , colour] of marks) Draw.line(context, [[box.px(epoch), top], [box.px(epoch), bottom]], colour, 1.8, [5, 4]);
    for (const [epoch, words, colour, y] of text ? marks : []) {
      context.font = '600 12px Inter, system-ui, sans-serif';
      const right = box.px(epoch) + 8 + context.measureText(words).width < box.x + box.width;
      const x = box.px(epoch) + (right ? 5 : -5);
      context.lineWidth = 5;
      context.lineJoin = 'round';
      context.strokeStyle = Draw.css(ground);
      context.textAlign = right ? 'left' : 'right';
      context.textBaseline = 'middle';
      context.strokeText(words, x, y);
      Draw.words(context, words, x, y, { size: 12, style: '600', colour, align: right ? 'left' : 'right' });
    }
  }

  const xs = Array.from({ length: epochs }, (_, i) => i + 1);
  const losses = demo.picture('Training and validation loss by epoch, with the best epoch and the stop', (width) => 230 / width, (context, width, height) => {
    const all = [...trace.training, ...trace.loss];
    const high = 1.25 * Math.max(...all) - 0.25 * Math.min(...all);  // the words find room
    const box = Draw.curves(context, width, height, [
      { name: 'training loss', colour: Draw.colour(0), values: trace.training, xs },
      { name: 'validation loss', colour: Draw.colour(1), values: trace.loss, xs, width: set.watch ? 1.5 : 2.5 }], { high, first: 1, last: epochs });
    marked(context, box, true);
  });
  const accuracies = demo.picture('Validation and test accuracy by epoch, with the best epoch and the stop', (width) => 200 / width, (context, width, height) => {
    const box = Draw.curves(context, width, height, [
      { name: 'validation accuracy', colour: Draw.colour(5), values: trace.accuracy, xs, width: set.watch ? 2.5 : 1.5 },
      { name: 'test accuracy', colour: Draw.colour(2), values: trace.test, xs }], { low: 0.5, high: 1, first: 1, last: epochs, xName: 'epochs' });
    marked(context, box, false);
    for (const epoch of [best, epochs]) Draw.dot(context, box.px(epoch), box.py(at('test', epoch)), 5, Draw.colour(2));
  });

  const live = { then: replay };
  demo.lay(
    demo.row(
      demo.slider('patience', 'patience', [1, 2, 3, 4, 5, 6, 8, 10, 15, 20, 30, 50], live),
      demo.slider('min_delta', 'delta', [0, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1], live),
      demo.choice('watched', 'watch', [[0, 'validation loss'], [1, 'validation accuracy']], live)),
    demo.element('div', { class: 'demo-columns', style: 'display: block; margin-bottom: .9rem' }, losses, accuracies),
    demo.row(
      demo.slider('wrong labels', 'wrong', [0, 0.1, 0.2, 0.3, 0.4], { show: (v) => `${Math.round(100 * v)}%` }),
      demo.slider('training samples', 'samples', [50, 100, 200, 400]),
      demo.button('⚂', 'Other random numbers', () => demo.changed('seed', set.seed + 1))),
    demo.facts('best epoch found', 'stops at epoch', 'epochs saved', 'test accuracy with its weights', 'with those of the last epoch', 'best of all epochs', 'lost against it'),
    demo.element('p', { class: 'demo-note', 'aria-live': 'polite', 'data-why': '' }),
    demo.note('A training of 100 epochs on noisy moons, drawn whole; a stop only hides what comes after it. Slide patience up from 1: when does it find a better epoch, and when does it only wait longer? Then try other random numbers.'));

  function redraw() {
    const words = (v) => v.toFixed(3).replace('-', '−');
    demo.fact('best epoch found', String(best));
    demo.fact('stops at epoch', stopped ? String(stopped) : 'never');
    demo.fact('epochs saved', `${epochs - (stopped ?? epochs)} of ${epochs}`);
    demo.fact('test accuracy with its weights', at('test', best).toFixed(3));
    demo.fact('with those of the last epoch', at('test', epochs).toFixed(3));
    demo.fact('best of all epochs', `${whole}, test ${at('test', whole).toFixed(3)}`);
    demo.fact('lost against it', words(at('test', whole) - at('test', best)));
    demo.root.querySelector('[data-why]').textContent = why ? `EarlyStopping says: ${why}.` : 'EarlyStopping has no reason to stop.';
  }

  return { restart, redraw };
});
