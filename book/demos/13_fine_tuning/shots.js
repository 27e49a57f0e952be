Demo.page('shots', { seed: 1, task: 0, k: 1 }, async (demo) => {
  const { code, set } = demo;
  const ways = ['from scratch', 'head only', 'all layers, low rate'];
  const colours = [4, 2, 0];  // of the course's plots, by way
  const ks = [1, 2, 5, 10];
  const last = 150;  // steps of a run
  const often = 15;  // steps from test to test
  code.give(await Load.bytes('clothes'));
  code.take_clothes();
  code.give(await Load.bytes('pretrained'));
  code.take_weights();
  const runs = [[], [], []];  // of each task: { k, seed, accuracies }
  let step, asItIs, steps, accuracies, examples, waiting = [];

  function restart() {
    asItIs = code.start(set.task, set.k, set.seed);
    examples = code.list.examples();
    step = 0;
    [steps, accuracies] = [[], [[], [], []]];
    test();
  }
  function test() {
    steps.push(step);
    accuracies.forEach((of, way) => of.push(code.accuracy(way)));
    if (step < last) return;
    const found = runs[set.task].filter(({ k, seed }) => k !== set.k || seed !== set.seed);
    runs[set.task] = [...found, { k: set.k, seed: set.seed, accuracies: accuracies.map((of) => of.at(-1)) }];
  }
  function frame(count = last) {
    const end = performance.now() + 25;
    for (let i = 0; i < count && step < last && (i === 0 || performance.now() < end); ++i) {
      ways.forEach((_, way) => code.step(way));
      if (++step % often === 0) test();
    }
    if (step < last || !demo.playing) return;
    if (waiting.length) slideTo(waiting.shift());
    else demo.stop();
  }

  const slider = demo.slider('labelled pictures of each class', 'k', ks);
  function slideTo(k) {
    const input = slider.querySelector('input');
    input.value = ks.indexOf(k);
    input.dispatchEvent(new Event('input'));
  }
  // All numbers of pictures in turn; once they are there, those of another seed.
  function everyK() {
    const missing = () => ks.filter((k) => !runs[set.task].some((run) => run.k === k && run.seed === set.seed));
    while (!missing().length) set.seed += 1;
    waiting = missing();
    slideTo(waiting.shift());
    if (!demo.playing) demo.play();
  }

  const pictures = demo.picture('A labelled picture of each class, as this task has them', 0.1, (context, width) => {
    const side = width / 10;
    for (let i = 0; i < 10; ++i) Draw.picture(context, examples.subarray(784 * i, 784 * (i + 1)), 28, 28, i * side + 2, 2, side - 4, side - 4, { paint: Draw.grey });
  });

  const byStep = demo.picture('The accuracy of each way by step', (width) => (width < 300 ? 0.9 : 0.75), (context, width, height) => {
    Draw.curves(context, width, height, [
      ...ways.map((_, way) => ({ colour: Draw.colour(colours[way]), values: accuracies[way], xs: steps, width: 2.5 })),
      { colour: Draw.theme().soft, values: [asItIs, asItIs], xs: [0, last], width: 1.5, dash: [4, 4] }],
    { low: 0, high: 1, last, xName: 'steps', yName: `test accuracy, ${set.k} of each class` });
  });

  // A dot for each run, a line through the means.
  const byK = demo.picture('The accuracy of each way by labelled pictures of each class', (width) => (width < 300 ? 0.9 : 0.75), (context, width, height) => {
    const { soft, line } = Draw.theme();
    const at = Draw.axes({ x: 50, y: 26, width: width - 62, height: height - 66 }, -0.3, ks.length - 0.7, 0, 1);
    for (const v of [0, 0.25, 0.5, 0.75, 1]) {
      Draw.line(context, [[at.x, at.py(v)], [at.x + at.width, at.py(v)]], line, 1);
      Draw.words(context, String(v), at.x - 6, at.py(v), { size: 11, align: 'right' });
    }
    ks.forEach((k, i) => Draw.words(context, String(k), at.px(i), at.y + at.height + 12, { size: 11, align: 'center' }));
    Draw.words(context, 'test accuracy after 150 steps', 6, 10, { size: 11 });
    Draw.words(context, 'labelled pictures of each class', at.x + at.width / 2, at.y + at.height + 27, { size: 11, align: 'center' });
    if (!runs[set.task].length) Draw.words(context, 'no run yet', at.x + at.width / 2, at.py(0.625), { size: 13, align: 'center', colour: soft });
    ways.forEach((_, way) => {
      const means = [];
      ks.forEach((k, i) => {
        const values = runs[set.task].filter((run) => run.k === k).map((run) => run.accuracies[way]);
        const x = at.px(i) + (way - 1) * 5;
        for (const v of values) Draw.dot(context, x, at.py(v), 3.5, Draw.colour(colours[way], 0.75), 'transparent');
        if (values.length) means.push([x, at.py(values.reduce((a, b) => a + b) / values.length)]);
      });
      Draw.line(context, means, Draw.colour(colours[way]), 2.5);
    });
  });

  const legend = demo.picture('Which colour is which way', (width) => (width < 500 ? 44 : 22) / width, (context, width) => {
    let [x, y] = [2, 11];
    [...ways.map((name, way) => [name, Draw.colour(colours[way]), []]), ['as it is', Draw.theme().soft, [4, 4]]].forEach(([name, colour, dash]) => {
      context.font = '13px Inter, system-ui, sans-serif';
      const wide = 44 + context.measureText(name).width;
      if (x + wide > width) [x, y] = [2, y + 22];
      Draw.line(context, [[x, y], [x + 20, y]], colour, 3, dash);
      Draw.words(context, name, x + 26, y, { size: 13, colour: Draw.theme().ink });
      x += wide;
    });
  });

  demo.lay(
    demo.row(...demo.player({ step: 'One step of each' }),
      demo.button('Every k', 'Run 1, 2, 5 and 10 of each class', everyK),
      demo.choice('the new task', 'task', [[0, 'another camera'], [1, 'inverted'], [2, 'turned']])),
    demo.row(slider),
    pictures, legend, demo.columns(byStep, byK),
    demo.facts('step', ...ways, 'as it is', 'runs in the chart'),
    demo.note('Three networks get the same labelled pictures and are tested on 100 others. One begins at random; two begin with what a network has learned of 6,000 pictures of the first camera, all upright and dark on white. Play, then ⚂ for other pictures, and play again: a single run of 100 test pictures says little, several say more. With another camera it is best to begin with what was learned, above all with one picture of each class. With inverted pictures it is best to begin anew. It is the lesson’s network with half as many features.'));

  function redraw() {
    demo.fact('step', String(step));
    ways.forEach((name, way) => demo.fact(name, accuracies[way].at(-1).toFixed(2)));
    demo.fact('as it is', asItIs.toFixed(2));
    demo.fact('runs in the chart', String(runs[set.task].length));
  }

  return { restart, frame, redraw };
});
