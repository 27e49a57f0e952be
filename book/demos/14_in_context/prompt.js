Demo.page('prompt', { seed: 1, task: 0, told: 1, examples: 'drawn', query: 3, block: 2, head: 2 }, async (demo) => {
  const { code, set } = demo;
  const names = ['even', 'at least 5', 'prime', 'has a loop'];
  const most = 16;
  code.give(await Load.bytes('digits'));
  code.take_digits();
  code.give(await Load.bytes('pictures'));
  code.take_weights();
  const known = {};  // pictures by their numbers: { pixels, digit }
  let examples = [], asked, groups, answers, shares, accuracy, looks, over = -1;

  const letter = (group) => (group === 0 ? 'A' : 'B');
  function see(number) {
    if (!known[number]) {
      const numbers = code.list.picture(number);
      known[number] = { pixels: numbers.subarray(0, 64), digit: numbers[64] };
    }
    return known[number];
  }
  // A task never seen is one of 40 splits, by the seed; a named one is told by its name or not.
  function ask() {
    code.give(examples);
    groups = code.list.set_prompt(set.task === 0 ? set.seed - 1 : -set.task, set.task > 0 && set.told ? 1 : 0);
    const all = code.list.ask_all();
    [shares, accuracy] = [all.subarray(0, 10), all[10]];
    answers = code.list.ask(asked);
    looks = code.list.attention(set.block, set.head);
  }
  function restart() {
    code.start(set.seed);
    const drawn = Array.from({ length: most }, () => code.draw(-1));
    examples = set.examples === 'drawn' ? drawn : set.examples.split('-').filter((n) => /^\d+$/.test(n) && +n < 500).map(Number).slice(0, most);
    asked = code.draw(set.query);
    ask();
  }
  function change(made) {
    examples = made.slice(-most);
    demo.changed('examples', examples.join('-'), ask);
  }

  // A token for the task, the examples, and the one that is asked.
  function cells(width) {
    const columns = width < 500 ? 6 : 9;
    const cell = width / columns;
    return Array.from({ length: examples.length + 2 }, (_, i) => ({
      x: i % columns * cell + 3, y: Math.floor(i / columns) * (cell + 34) + 3, side: cell - 6, bottom: (Math.floor(i / columns) + 1) * (cell + 34),
    }));
  }
  const prompt = demo.picture('The prompt: the task, the examples with their groups, and the picture that is asked, each with its share of the attention; press an example to take it out',
    (width) => cells(width).at(-1).bottom / width, (context, width) => {
      const colours = Draw.theme();
      cells(width).forEach(({ x, y, side }, i) => {
        const last = i === examples.length + 1;
        const { pixels, digit } = i === 0 ? {} : see(last ? asked : examples[i - 1]);
        const edge = i === 0 || last ? colours.ink : Draw.colour(groups[digit]);
        if (i > 0) Draw.picture(context, pixels, 8, 8, x, y, side, side, { paint: Draw.grey });
        context.strokeStyle = edge;
        context.lineWidth = i === over + 1 && i > 0 && !last ? 5 : 3;
        context.setLineDash(last ? [5, 4] : []);
        context.strokeRect(x, y, side, side);
        context.setLineDash([]);
        if (i === 0) {
          Draw.words(context, 'task', x + side / 2, y + side * 0.32, { align: 'center', size: 11 });
          const told = set.task > 0 && set.told;
          Draw.words(context, told ? names[set.task - 1] : 'no name', x + side / 2, y + side * 0.6, { align: 'center', size: side < 60 ? 10 : 13, colour: colours.ink, style: told ? 'bold' : '' });
        }
        Draw.words(context, i === 0 ? '' : last ? '?' : letter(groups[digit]), x + 1, y + side + 12, { size: 14, style: 'bold', colour: edge });
        Draw.words(context, `${(100 * looks[i]).toFixed(0)} %`, x + side, y + side + 12, { size: 11, align: 'right' });
        context.fillStyle = colours.line;
        context.fillRect(x, y + side + 21, side, 6);
        context.fillStyle = Draw.colour(2);
        context.fillRect(x, y + side + 21, side * looks[i], 6);
      });
    }, {
      point: (x, y, kind) => {
        const { clientWidth: width, clientHeight: height } = prompt;
        const found = kind === 'leave' ? -1 : cells(width).findIndex((c) => x * width >= c.x && x * width <= c.x + c.side && y * height >= c.y && y * height <= c.y + c.side);
        over = found >= 1 && found <= examples.length ? found - 1 : -1;
        if (kind === 'down' && over >= 0) change(examples.filter((_, i) => i !== over));
      },
    });

  const answer = demo.picture('The answer: the probability of each group', 0.42, (context, width, height) => {
    const row = height / 3;
    Draw.words(context, 'The picture that is asked belongs to', 2, row * 0.5, { size: 13, colour: Draw.theme().ink });
    [0, 1].forEach((group) => {
      const y = row * (group + 1.5);
      Draw.words(context, letter(group), 2, y, { size: 16, style: 'bold', colour: Draw.colour(group) });
      context.fillStyle = Draw.theme().line;
      context.fillRect(24, y - row * 0.28, width - 76, row * 0.56);
      context.fillStyle = Draw.colour(group);
      context.fillRect(24, y - row * 0.28, (width - 76) * answers[group], row * 0.56);
      Draw.words(context, `${(100 * answers[group]).toFixed(0)} %`, width - 2, y, { size: 13, align: 'right', colour: Draw.theme().ink });
    });
  });

  const all = demo.picture('Of the 500 pictures held out: what share of each digit is said to belong to A, and to B', 0.42, (context, width, height) => {
    const cell = width / 10;
    const high = height - 44;
    Draw.words(context, `All 500 held-out pictures asked: ${(100 * accuracy).toFixed(1)} % right`, 2, 9, { size: 13, colour: Draw.theme().ink });
    for (let digit = 0; digit < 10; ++digit) {
      const x = digit * cell + 3;
      context.fillStyle = Draw.colour(0);
      context.fillRect(x, 22, cell - 6, high * (1 - shares[digit]));
      context.fillStyle = Draw.colour(1);
      context.fillRect(x, 22 + high * (1 - shares[digit]), cell - 6, high * shares[digit]);
      const there = examples.some((number) => see(number).digit === digit);
      Draw.words(context, `${digit} ${letter(groups[digit])}`, x + cell / 2 - 3, height - 9, { size: 13, align: 'center', style: there ? 'bold' : '', colour: Draw.colour(groups[digit]) });
    }
  });

  const digits = (click, say) => demo.element('div', {}, ...Array.from({ length: 10 }, (_, d) => demo.button(String(d), `${say} ${d}`, () => click(d))));
  demo.lay(
    demo.row(
      demo.choice('task', 'task', [[0, 'never seen'], ...names.map((name, i) => [i + 1, name])], { then: ask }),
      demo.choice('its name', 'told', [[1, 'is told'], [0, 'is not']], { then: ask }),
      demo.button('⚂', 'Other pictures and another task never seen', () => { set.examples = 'drawn'; return demo.changed('seed', set.seed + 1); })),
    demo.row(
      demo.element('div', { class: 'demo-choice', role: 'group', 'aria-label': 'add an example' }, demo.element('span', {}, 'add an example'),
        digits((d) => change([...examples, code.draw(d)]), 'Add a')),
      demo.button('One of each', 'One example of each digit', () => change(Array.from({ length: 10 }, (_, d) => code.draw(d)))),
      demo.button('None', 'No examples', () => change([]))),
    prompt,
    demo.row(
      demo.choice('ask about a', 'query', Array.from({ length: 10 }, (_, d) => [d, String(d)]), { then: (d) => { asked = code.draw(d); ask(); } }),
      demo.choice('block', 'block', [[1, '1'], [2, '2']], { then: ask }),
      demo.choice('head', 'head', [[1, '1'], [2, '2'], [3, '3'], [4, '4']], { then: ask })),
    demo.columns(answer, all),
    demo.facts('examples', 'answer', 'right answer', 'attention to examples of the same digit', 'accuracy'),
    demo.note('The green bars are what the asked picture looks at in this block and head. Each digit on the right stands with its group; it is bold where the prompt has an example of it. Take the examples of a digit out, one by one, and ask about it: then it can only be guessed. One example of each digit is enough for most. A named task needs none, as long as its name is told; one never seen has no name. No weight changes in all this.'));

  function redraw() {
    const digit = see(asked).digit;
    let [same, whole] = [0, 0];
    examples.forEach((number, i) => {
      whole += looks[1 + i];
      if (see(number).digit === digit) same += looks[1 + i];
    });
    demo.fact('examples', String(examples.length));
    demo.fact('answer', letter(answers[0] >= answers[1] ? 0 : 1));
    demo.fact('right answer', letter(groups[digit]));
    demo.fact('attention to examples of the same digit', whole > 0 ? (same / whole).toFixed(3) : '–');
    demo.fact('accuracy', accuracy.toFixed(3));
  }

  return { restart, redraw };
});
