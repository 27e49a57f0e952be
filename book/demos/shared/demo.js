// A demo in a page: its controls, its pictures, its settings in the link.
//
//   Demo.page('descent', { seed: 1, rate: 0.5 }, (demo) => { ... return { restart, redraw, frame }; })
//
// The second word holds all settings and what they are at first. The function lays the demo out once;
// what it returns is called: restart() when a setting changes (or whatever the control says instead),
// redraw() after that and when the theme changes, frame() again and again while the demo plays.
const Demo = (() => {
  const pages = {};
  const alive = [];

  function element(tag, attributes = {}, ...children) {
    const made = document.createElement(tag);
    for (const [key, value] of Object.entries(attributes)) {
      if (key.startsWith('on')) made.addEventListener(key.slice(2), value);
      else if (value !== undefined && value !== false) made.setAttribute(key, value === true ? '' : value);
    }
    made.append(...children.filter((child) => child !== undefined));
    return made;
  }

  // Settings that are not as at first stand in the link: #descent?rate=0.9&seed=2
  function readSettings(name, first) {
    const set = { ...first };
    const [whose, words] = decodeURIComponent(location.hash.slice(1)).split('?');
    if (whose === `demo-${name}`) {
      for (const [key, value] of new URLSearchParams(words)) {
        if (!(key in first)) continue;
        const read = typeof first[key] === 'number' ? Number(value) : value;
        if (typeof read === 'string' || Number.isFinite(read)) set[key] = read;
      }
    }
    return set;
  }

  class Page {
    constructor(root, name, first) {
      this.root = root;
      this.name = name;
      this.first = first;
      this.set = readSettings(name, first);
      this.element = element;
      this.shown = {};
      this.pictures = [];
      this.playing = false;
      this.seen = true;
      this.message = element('p', { class: 'demo-message', role: 'alert', hidden: true });
      this.controls = {};
    }

    // What is learned or shown, for a reader, a screen reader and a test.
    say(error) {
      this.message.textContent = error ? error.message ?? String(error) : '';
      this.message.hidden = !error;
      this.root.dataset.error = this.message.textContent;
      if (error) this.stop();
    }

    // Runs what may throw.
    try(work) {
      try { return work(); } catch (error) { this.say(error); }
      return undefined;
    }

    async restart() {
      this.say();
      if (this.code.broken) await this.code.renew();
      this.try(() => { this.parts.restart?.(); });
      this.redraw();
    }

    redraw() {
      if (this.root.dataset.error) return;
      this.try(() => {
        this.parts?.redraw?.();
        for (const picture of this.pictures) picture.redraw();
      });
    }

    changed(key, value, then) {
      this.set[key] = value;
      const words = new URLSearchParams(Object.entries(this.set).filter(([k, v]) => v !== this.first[k]));
      const link = String(words) ? `#demo-${this.name}?${words}` : location.pathname + location.search;
      try { history.replaceState(null, '', link); } catch { /* a sandboxed frame keeps no link */ }
      if (then) { this.try(() => then(value)); this.redraw(); } else this.restart();
    }

    // A value from `steps`. `then` is called instead of restart(). show(value) gives its text.
    slider(label, key, steps, { show = String, then } = {}) {
      const nearest = steps.reduce((best, v, i) => (Math.abs(v - this.set[key]) < Math.abs(steps[best] - this.set[key]) ? i : best), 0);
      this.set[key] = steps[nearest];
      const output = element('output', {}, show(steps[nearest]));
      const input = element('input', {
        type: 'range', min: 0, max: steps.length - 1, step: 1, value: nearest, 'aria-label': label, 'aria-valuetext': show(steps[nearest]),
        oninput: () => {
          const value = steps[+input.value];
          output.textContent = show(value);
          input.setAttribute('aria-valuetext', show(value));
          this.changed(key, value, then);
        },
      });
      return element('label', { class: 'demo-slider' }, element('span', {}, label), output, input);
    }

    // One of options [[value, name]].
    choice(label, key, options, { then } = {}) {
      if (!options.some(([value]) => value === this.set[key])) this.set[key] = this.first[key];
      const buttons = options.map(([value, name]) => element('button', {
        type: 'button', 'aria-pressed': String(value === this.set[key]), 'data-value': value,
        onclick: () => {
          buttons.forEach((b, i) => b.setAttribute('aria-pressed', String(options[i][0] === value)));
          this.changed(key, value, then);
        },
      }, name));
      return element('div', { class: 'demo-choice', role: 'group', 'aria-label': label }, element('span', {}, label), element('div', {}, ...buttons));
    }

    button(name, title, click) {
      return element('button', { type: 'button', class: 'demo-button', title, 'aria-label': title, onclick: () => { this.try(click); this.redraw(); } }, name);
    }

    // Play and pause, one step, begin again, and another seed when there is a setting of that name.
    player({ step = 'One step', seed = 'seed' in this.first } = {}) {
      this.toggle = element('button', { type: 'button', class: 'demo-button demo-play', title: 'Play', 'aria-label': 'Play', onclick: () => (this.playing ? this.stop() : this.play()) }, '▶');
      return [this.toggle,
        this.button('Step', step, () => this.parts.frame(1)),
        this.button('↺', 'Begin again', () => { this.restart(); }),
        ...(seed ? [this.button('⚂', 'Other random numbers', () => this.changed('seed', this.set.seed + 1))] : [])];
    }
    show(playing) {
      this.playing = playing;
      if (!this.toggle) return;
      this.toggle.textContent = playing ? '❚❚' : '▶';
      this.toggle.title = playing ? 'Pause' : 'Play';
      this.toggle.setAttribute('aria-label', this.toggle.title);
    }
    stop() { this.show(false); }
    play() {
      this.show(true);
      const turn = () => {
        if (!this.playing) return;
        if (this.seen && !document.hidden) { this.try(() => this.parts.frame()); this.redraw(); }
        requestAnimationFrame(turn);
      };
      requestAnimationFrame(turn);
    }

    // A picture as wide as its place, `ratio` times as high; draw(context, width, height).
    // point(x, y, kind) is called with shares of width and height when it is pressed ('down'), moved over
    // while pressed ('drag') or hovered ('over'), and 'leave'; by keyboard the arrows move a cross, Enter presses.
    picture(label, ratio, draw, { point } = {}) {
      const made = element('canvas', { role: 'img', 'aria-label': label, tabindex: point ? 0 : undefined });
      const cross = { x: 0.5, y: 0.5, on: false };
      let width = 0;
      const high = () => width * (typeof ratio === 'function' ? ratio(width) : ratio);
      const redraw = () => {
        if (!width) return;
        const context = made.getContext('2d');
        const dots = window.devicePixelRatio || 1;
        const [w, h] = [Math.round(width * dots), Math.round(high() * dots)];
        if (made.width !== w || made.height !== h) { made.width = w; made.height = h; made.style.height = `${high()}px`; }
        context.setTransform(dots, 0, 0, dots, 0, 0);
        context.clearRect(0, 0, width, high());
        draw(context, width, high());
        if (cross.on) {
          const [x, y] = [cross.x * width, cross.y * high()];
          Draw.line(context, [[x - 8, y], [x + 8, y]], Draw.theme().ink, 2);
          Draw.line(context, [[x, y - 8], [x, y + 8]], Draw.theme().ink, 2);
        }
      };
      new ResizeObserver(() => { width = made.clientWidth; if (this.parts && !this.root.dataset.error) this.try(redraw); }).observe(made);
      if (point) {
        const tell = (x, y, kind) => { this.try(() => point(x, y, kind)); this.redraw(); };
        const at = (event, kind) => {
          const { left, top, width: w, height: h } = made.getBoundingClientRect();
          cross.on = false;
          tell((event.clientX - left) / w, (event.clientY - top) / h, kind);
        };
        made.addEventListener('pointerdown', (event) => { made.setPointerCapture(event.pointerId); at(event, 'down'); });
        made.addEventListener('pointermove', (event) => at(event, event.buttons ? 'drag' : 'over'));
        made.addEventListener('pointerup', (event) => at(event, 'up'));
        made.addEventListener('pointerleave', () => tell(0, 0, 'leave'));
        made.addEventListener('keydown', (event) => {
          const moves = { ArrowLeft: [-0.02, 0], ArrowRight: [0.02, 0], ArrowUp: [0, -0.02], ArrowDown: [0, 0.02] };
          if (event.key in moves) {
            cross.on = true;
            cross.x = Math.max(0, Math.min(1, cross.x + moves[event.key][0]));
            cross.y = Math.max(0, Math.min(1, cross.y + moves[event.key][1]));
            tell(cross.x, cross.y, 'over');
          } else if (event.key === 'Enter' || event.key === ' ') {
            tell(cross.x, cross.y, 'down');
            tell(cross.x, cross.y, 'up');
          } else return;
          event.preventDefault();
        });
        made.addEventListener('blur', () => { cross.on = false; this.redraw(); });
      }
      this.pictures.push({ redraw });
      return made;
    }

    // Numbers under the picture, by name; they are the demo's data-... too: what a test reads.
    facts(...names) {
      const places = names.map((name) => element('dd', {}, '–'));
      this.places = { ...this.places, ...Object.fromEntries(names.map((name, i) => [name, places[i]])) };
      return element('dl', { class: 'demo-facts simple' }, ...names.map((name, i) => element('div', {}, element('dt', {}, name), places[i])));
    }
    fact(name, text) {
      if (this.places?.[name]) this.places[name].textContent = text;
      this.root.dataset[name.toLowerCase().replace(/[^a-z0-9]+(.)?/g, (_, letter) => (letter ?? '').toUpperCase())] = text;
    }

    row(...children) { return element('div', { class: 'demo-row' }, ...children); }
    columns(...children) { return element('div', { class: 'demo-columns' }, ...children); }
    note(text) { return element('p', { class: 'demo-note' }, text); }
    lay(...children) {
      const code = element('p', { class: 'demo-code' }, 'What runs here: the C++ of ', element('code', {}, this.root.dataset.code), ', compiled to WebAssembly.');
      this.root.append(...children, this.message, code);
    }
  }

  async function start(root) {
    const name = root.dataset.demo;
    const { first, make } = pages[name];
    const page = new Page(root, name, first);
    root.querySelector('.demo-waits')?.remove();
    try {
      page.code = await Load.code(name);
      page.parts = await make(page);
      await page.restart();
    } catch (error) {
      root.append(page.message);
      const [whose, lesson] = root.dataset.code.split('/');
      page.say(whose === 'exercises' && /does not compile/.test(error.message)
        ? `${root.dataset.code} does not compile: ./learn check ${lesson.slice(0, 2)} says where` : error);
    }
    new IntersectionObserver(([entry]) => { page.seen = entry.isIntersecting; }).observe(root);
    alive.push(page);
    root.dataset.ready = 'yes';
  }

  document.addEventListener('DOMContentLoaded', () => {
    for (const root of document.querySelectorAll('.demo[data-demo]')) start(root);
  });
  const redrawAll = () => alive.forEach((page) => page.redraw());
  new MutationObserver(redrawAll).observe(document.documentElement, { attributes: true, subtree: true, attributeFilter: ['data-theme'] });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', redrawAll);
  document.fonts?.ready.then(redrawAll);

  return { page: (name, first, make) => { pages[name] = { first, make }; } };
})();
