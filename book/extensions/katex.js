// Answers each line of JSON, { tex, display }, with a line: { html } or { error }.
const katex = require('katex');
require('readline').createInterface({ input: process.stdin }).on('line', (line) => {
  const { tex, display } = JSON.parse(line);
  let answer;
  try {
    answer = { html: katex.renderToString(tex, { displayMode: display, throwOnError: true, strict: 'error' }) };
  } catch (error) {
    answer = { error: error.message };
  }
  process.stdout.write(`${JSON.stringify(answer)}\n`);
});
