Demo.page('rules', { rule: 2, moved: '' }, async (demo) => {
  const { code, set, element } = demo;
  const bytes = await Load.bytes('clothes');
  code.give(bytes);
  code.start();
  const classes = Array.from({ length: 10 }, (_, k) => code.text.class_name(k));
  const nameOf = (label) => classes[label] ?? code.text.class_name(-1);
  let rules, written, now, found, changed, accuracy;

  // Thresholds that are not as written, in the link: "2.1:24;4.2:23" is 24 in rule 2's first condition.
  const moves = () => new Map(set.moved.split(';').map((move) => move.split(':')).filter(([, value]) => value && Number.isFinite(+value)).map(([place, value]) => [place, +value]));

  function look() {
    const both = code.list.answers();
    now = Array.from({ length: both.length / 2 }, (_, i) => ({ i, truth: both[2 * i], says: both[2 * i + 1] }));
    found = code.list.found();
    accuracy = code.right();
    code.list.each_rule().forEach((count, k) => { rules[k >> 1][k % 2 ? 'right' : 'images'] = count; });
  }
  function restart() {
    code.give(bytes);
    rules = Array.from({ length: code.start() }, (_, r) => ({
      conditions: Array.from({ length: code.conditions_of(r) }, (_, c) => ({
        name: code.text.condition_in_words(r, c), first: +code.threshold(r, c).toFixed(6), range: code.list.feature_range(r, c) })),
    }));
    look();
    written = { now, found, accuracy };
    for (const [place, value] of moves()) {
      const [r, c] = place.split('.').map((n) => n - 1);
      if (rules[r]?.conditions[c]) code.set_threshold(r, c, value);
    }
    look();
    set.rule = Math.max(1, Math.min(rules.length, Math.round(set.rule)));
    makeList();
    makeSliders();
  }
  function move(c, value) {
    const all = moves();
    const place = `${set.rule}.${c + 1}`;
    if (value === rules[set.rule - 1].conditions[c].first) all.delete(place); else all.set(place, value);
    demo.changed('moved', [...all].map((pair) => pair.join(':')).join(';'), () => {
      code.set_threshold(set.rule - 1, c, value);
      look();
    });
  }

  // The list of rules: a press chooses the one whose thresholds the sliders move.
  const list = element('div', { role: 'group', 'aria-label': 'rules', style: 'display: grid; gap: 2px; margin-bottom: .9rem' });
  let rows;
  function makeList() {
    const style = 'font: inherit; font-size: .82rem; display: grid; grid-template-columns: 1.4rem 1fr auto; gap: .5rem; text-align: left; padding: .3rem .6rem; border: 1px solid var(--color-background-border); border-radius: .3rem; cursor: pointer; color: inherit; background: var(--color-background-primary)';
    rows = rules.map((_, r) => {
      const [words, counts] = [element('span'), element('span', { style: 'font-variant-numeric: tabular-nums; white-space: nowrap' })];
      const button = element('button', { type: 'button', style, title: `Thresholds of rule ${r + 1}`, onclick: () => demo.changed('rule', r + 1, makeSliders) },
        element('span', { style: 'text-align: right' }, String(r + 1)), words, counts);
      return { button, words, counts };
    });
    list.replaceChildren(...rows.map(({ button }) => button));
  }

  const sliders = element('div', { style: 'display: grid; gap: .6rem' });
  function stepsOf({ first, range: [low, high] }) {
    const size = high > 2.5 ? 1 : 0.05;
    const steps = [];
    for (let k = Math.floor(low / size) - 1; k <= Math.ceil(high / size) + 1; ++k) steps.push(+(k * size).toFixed(2));
    if (!steps.includes(first)) steps.push(first);
    return steps.sort((a, b) => a - b);
  }
  function makeSliders() {
    const { conditions } = rules[set.rule - 1];
    sliders.replaceChildren(
      element('strong', {}, `Rule ${set.rule}`),
      ...conditions.map((condition, c) => {
        const steps = stepsOf(condition);
        const value = +code.threshold(set.rule - 1, c).toFixed(6);
        if (!steps.includes(value)) steps.push(value);
        steps.sort((a, b) => a - b);
        const words = (v) => (v === condition.first ? `${v}, as written` : `${v}, written ${condition.first}`);
        const output = element('output', {}, words(value));
        const input = element('input', {
          type: 'range', min: 0, max: steps.length - 1, step: 1, value: steps.indexOf(value), 'aria-label': condition.name, 'aria-valuetext': words(value),
          oninput: () => {
            output.textContent = words(steps[+input.value]);
            input.setAttribute('aria-valuetext', output.textContent);
            move(c, steps[+input.value]);
          },
        });
        return element('label', { class: 'demo-slider' }, element('span', {}, condition.name), output, input);
      }),
      ...(conditions.length ? [] : [element('p', { style: 'margin: 0' }, 'It asks for nothing: it takes what the rules above leave over.')]));
  }

  const red = () => (Draw.theme().dark ? '#ff6b81' : '#c00030');
  const bars = demo.picture('How many of the 20 images of each class are found', (width) => 236 / width, (context, width) => {
    const colours = Draw.theme();
    const [left, right] = [66, width - 52];
    Draw.words(context, 'found, of 20 images of each class', 4, 10);
    classes.forEach((name, k) => {
      const y = 32 + 20.5 * k;
      const x = (count) => left + (right - left) * count / 20;
      Draw.words(context, name, left - 8, y, { align: 'right', colour: colours.ink });
      context.fillStyle = colours.line;
      context.fillRect(left, y - 6, right - left, 12);
      context.fillStyle = Draw.css(colours.blue);
      context.fillRect(left, y - 6, x(found[k]) - left, 12);
      Draw.line(context, [[x(written.found[k]), y - 9], [x(written.found[k]), y + 9]], colours.ink, 2);
      const more = found[k] - written.found[k];
      Draw.words(context, `${found[k]}${more ? ` (${more > 0 ? '+' : '−'}${Math.abs(more)})` : ''}`, right + 7, y, { colour: more > 0 ? Draw.css(colours.green) : more < 0 ? red() : colours.ink });
    });
  });

  // The images that change their answer, those that become right first.
  const cell = { width: 78, height: 102 };
  const across = (width) => Math.max(1, Math.floor(width / cell.width));
  const shownRows = (width) => Math.max(1, Math.min(width < 500 ? 6 : 3, Math.ceil((changed?.length ?? 0) / across(width))));
  const gallery = demo.picture('The images that change their answer', (width) => (shownRows(width) * cell.height + 4) / width, (context, width) => {
    const colours = Draw.theme();
    if (!changed.length) {
      Draw.words(context, set.moved ? 'No image changes its answer.' : 'Move a threshold: the images that change', 4, 20, { size: 13 });
      if (!set.moved) Draw.words(context, 'their answer come here.', 4, 38, { size: 13 });
      return;
    }
    const columns = across(width);
    const fits = columns * shownRows(width);
    changed.slice(0, fits).forEach(({ i, truth, says, said }, n) => {
      const x = (n % columns) * width / columns;
      const y = Math.floor(n / columns) * cell.height + 2;
      const pixels = Float32Array.from(bytes.subarray(785 * i + 1, 785 * (i + 1)), (v) => v / 255);
      Draw.picture(context, pixels, 28, 28, x + 4, y + 3, 50, 50, { paint: Draw.grey });
      const colour = says === truth ? Draw.css(colours.green) : said === truth ? red() : colours.soft;
      context.strokeStyle = colour;
      context.lineWidth = 3;
      context.strokeRect(x + 3, y + 2, 52, 52);
      Draw.words(context, nameOf(truth), x + 2, y + 64, { size: 12, colour: colours.ink, style: 'bold' });
      Draw.words(context, `${nameOf(said)} →`, x + 2, y + 78, { size: 11 });
      Draw.words(context, `${nameOf(says)} ${says === truth ? '✓' : '✗'}`, x + 2, y + 91, { size: 11, colour });
    });
  });
  const summary = element('p', { style: 'margin: .5rem 0 0', 'aria-live': 'polite' });

  demo.lay(list, demo.columns(element('div', {}, sliders, element('div', { style: 'margin-top: .8rem' },
      demo.button('↺ all as written', 'All thresholds as written', () => demo.changed('moved', '')))), bars),
    demo.facts('accuracy', 'as written', 'answers changed', 'now right', 'now wrong'),
    element('div', { style: 'margin-top: .8rem' }, gallery), summary,
    demo.note('The first 20 test images of each class, so the accuracy is not that of all. Press a rule, then move its thresholds; the upright lines are what was found as written. Try: in rule 2 lower “heel height >” to 9. Boots are gained, more sneakers are lost, and rules 3 and 4 get other images than before, though nobody touched them.'));

  function redraw() {
    changed = now.map((image, i) => ({ ...image, said: written.now[i].says })).filter(({ says, said }) => says !== said);
    const rank = ({ truth, says, said }) => (says === truth ? 0 : said === truth ? 1 : 2);
    changed.sort((a, b) => rank(a) - rank(b));
    const count = (kind) => changed.filter((image) => rank(image) === kind).length;
    rows.forEach(({ button, words, counts }, r) => {
      const chosen = r + 1 === set.rule;
      words.textContent = code.text.rule_in_words(r);
      counts.textContent = `${rules[r].right} of ${rules[r].images} right`;
      button.setAttribute('aria-pressed', String(chosen));
      button.style.borderColor = chosen ? 'var(--color-brand-primary)' : 'var(--color-background-border)';
      button.style.boxShadow = chosen ? 'inset 4px 0 var(--color-brand-primary)' : '';
      button.style.fontWeight = chosen ? '600' : '';
    });
    demo.fact('accuracy', accuracy.toFixed(3));
    demo.fact('as written', written.accuracy.toFixed(3));
    demo.fact('answers changed', String(changed.length));
    demo.fact('now right', String(count(0)));
    demo.fact('now wrong', String(count(1)));
    const ways = new Map();
    for (const { truth, says, said } of changed) {
      const way = `${nameOf(truth)}: ${nameOf(said)} → ${nameOf(says)}`;
      ways.set(way, (ways.get(way) ?? 0) + 1);
    }
    const often = [...ways].sort((a, b) => b[1] - a[1]).slice(0, 4).map(([way, times]) => `${way}, ${times}`);
    summary.textContent = often.length ? `What it is: was called → is called, how often. ${often.join('; ')}${ways.size > 4 ? '; …' : '.'}` : '';
    demo.root.dataset.found = [...found].join(' ');
    demo.root.dataset.changes = summary.textContent;
  }

  return { restart, redraw };
});
