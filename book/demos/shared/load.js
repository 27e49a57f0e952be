// WebAssembly and data without a server: the book opens from a folder too, where nothing can be
// fetched. Both come as scripts that hand over base64 of gzip.
const Load = (() => {
  const modules = {};
  const files = {};

  async function bytesOf(base64) {
    const text = atob(base64);
    const packed = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
    const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  }

  // The course's C++, compiled. code.f(...) calls f and gives its number, code.list.f(...) its list
  // as a Float32Array, code.text.f(...) its text. What it throws is an Error with its text; after
  // one the instance is not to be trusted, and code.renew() makes another.
  async function code(name) {
    if (!modules[name]) throw new Error(`the demo ${name} does not compile`);
    const module = await WebAssembly.compile(await bytesOf(modules[name]));
    let exports;
    const textAt = (at) => {
      const memory = new Uint8Array(exports.memory.buffer);
      return new TextDecoder().decode(memory.slice(at, memory.indexOf(0, at)));
    };
    const imports = {};
    for (const { module: from, name: what } of WebAssembly.Module.imports(module)) {
      (imports[from] ??= {})[what] = () => 0;
    }
    (imports.page ??= {}).thrown = (what) => { throw new Error(textAt(what)); };
    const made = { list: {}, text: {}, broken: false };
    made.renew = async () => {
      ({ exports } = await WebAssembly.instantiate(module, imports).then((instance) => ({ exports: instance.exports })));
      exports._initialize();
      made.broken = false;
    };
    await made.renew();
    const call = (f) => (...values) => {
      try { return exports[f](...values); } catch (error) {
        made.broken = true;
        throw error instanceof WebAssembly.RuntimeError ? new Error(`the program ended: ${error.message}`) : error;
      }
    };
    for (const [f, value] of Object.entries(exports)) {
      if (typeof value !== 'function' || f.startsWith('_') || f === 'page_gives') continue;
      made[f] = call(f);
      made.list[f] = (...values) => {
        const at = call(f)(...values);
        const [count] = new Float32Array(exports.memory.buffer, at, 1);
        return new Float32Array(exports.memory.buffer, at + 4, count).slice();
      };
      made.text[f] = (...values) => textAt(call(f)(...values));
    }
    // Bytes (a Uint8Array) or numbers, for the next call.
    made.give = (values) => {
      const bytes = values instanceof Uint8Array ? values : new Uint8Array(Float32Array.from(values).buffer);
      const at = call('page_gives')(bytes.length);
      new Uint8Array(exports.memory.buffer, at, bytes.length).set(bytes);
    };
    return made;
  }

  return {
    module: (name, base64) => { modules[name] = base64; },
    file: (name, base64) => { files[name] = base64; },
    code,
    bytes: (name) => bytesOf(files[name]),
  };
})();
