"""Each demo's functions give the same numbers, compiled for this processor and to WebAssembly."""
import ctypes
import importlib

import pytest

from conftest import build, html, root

names = sorted(file.stem for file in (root / "book/demos").glob("[0-9]*/*.cpp"))


def native(name, calls, files):
    code = ctypes.CDLL(str(build / "native" / f"lib{name}.so"))
    code.page_gives.restype = ctypes.POINTER(ctypes.c_char)
    for kind, f, *values in calls:
        if kind == "give":
            data = files(f) if isinstance(f, str) else bytes((ctypes.c_float * len(f))(*f))
            ctypes.memmove(code.page_gives(len(data)), data, len(data))
            continue
        function = getattr(code, f)
        function.argtypes = [ctypes.c_double if isinstance(v, float) else ctypes.c_int for v in values]
        if kind == "list":
            function.restype = ctypes.POINTER(ctypes.c_float)
            answer = function(*values)
            yield [answer[1 + i] for i in range(int(answer[0]))]
        elif kind == "text":
            function.restype = ctypes.c_char_p
            yield function(*values).decode()
        else:
            function.restype = {"int": ctypes.c_int, "double": ctypes.c_double}.get(kind)
            answer = function(*values)
            yield 0 if answer is None else answer


in_the_page = """
const [name, calls, done] = arguments;
(async () => {
  const code = await Load.code(name);
  const answers = [];
  for (const [kind, f, ...values] of calls) {
    if (kind === 'give') code.give(typeof f === 'string' ? await Load.bytes(f) : f);
    else if (kind === 'list') answers.push([...code.list[f](...values)]);
    else if (kind === 'text') answers.push(code.text[f](...values));
    else answers.push(code[f](...values) ?? 0);
  }
  done(answers);
})().catch((error) => done(String(error)));
"""


def file_bytes(name):
    import base64
    import gzip
    text = (build / "static" / f"{name}.file.js").read_text()
    return gzip.decompress(base64.b64decode(text.rsplit('"', 2)[1]))


@pytest.mark.parametrize("name", names)
def test_native_and_webassembly_agree(open_demo, name):
    calls = importlib.import_module(f"test_{name}").CALLS
    demo = open_demo(name)
    demo.browser.set_script_timeout(120)
    answers = demo.browser.execute_async_script(in_the_page, name, calls)
    assert isinstance(answers, list), answers
    expected = list(native(name, calls, file_bytes))
    assert len(answers) == len(expected)
    for call, there, here in zip([c for c in calls if c[0] != "give"], answers, expected):
        if isinstance(here, list):
            assert there == pytest.approx(here, rel=2e-4, abs=2e-5), call
        elif isinstance(here, str):
            assert there == here, call
        else:
            assert there == pytest.approx(here, rel=2e-4, abs=2e-5), call


@pytest.mark.parametrize("name", names)
def test_a_demo_is_thin(name):
    (source,) = (root / "book/demos").glob(f"*/{name}.cpp")
    assert len(source.read_text().splitlines()) < 150
