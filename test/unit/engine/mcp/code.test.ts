import assert from 'node:assert/strict';
import { readMcpCode } from '../../../../src/engine/mcp/code.ts';
import type { Json } from '../../../../src/model/request.ts';

const code = (name: string, input: Json, server = 'x') => readMcpCode({ server, name, input });
const commands = (name: string, input: Json, server = 'x') => code(name, input, server)?.commands;

describe('engine/mcp-code', () => {
  it('hands code to the interpreter that the tool, its input or its server names', () => {
    const python = ["python3 - <<'END_OF_PYTHON3_CODE'\nx = 1\nEND_OF_PYTHON3_CODE"];
    assert.deepEqual(commands('run_code', { language: 'python', code: 'x = 1' }), python);
    assert.deepEqual(commands('run_python', { code: 'x = 1' }), python);
    assert.deepEqual(commands('execute_cell', { cell_source: 'x = 1' }), python);
    assert.deepEqual(commands('execute', { source: 'x = 1' }, 'jupyter'), python);
    assert.ok(commands('run_code', { lang: 'typescript', code: 'a()' })?.[0]?.startsWith('node - <<'));
    assert.deepEqual(commands('run_code', { language: 'lua', code: "print('a')" }), [
      "lua -e 'print('\\''a'\\'')'",
    ]);
    assert.ok(commands('run', { code: 'const a = 1;' })?.[0]?.startsWith('node - <<'));
    assert.ok(commands('run', { code: 'import os' })?.[0]?.startsWith('python3 - <<'));
  });

  it('leaves a shell’s code, and tools that run none, to others', () => {
    assert.equal(code('run_code', { language: 'bash', code: 'ls' }), undefined);
    assert.equal(code('run', { code: 'ls -la' }), undefined);
    assert.equal(code('save_snippet', { code: 'import os' }), undefined);
    assert.equal(code('run_code', { id: 5 }), undefined);
  });

  it('reads the magics of notebooks', () => {
    assert.deepEqual(commands('execute_cell', { code: '%%bash\nrm -rf a\nls' }), ['rm -rf a\nls']);
    assert.deepEqual(commands('execute_cell', { code: '!rm -rf a\nfiles = !ls b' }), ['rm -rf a', 'ls b']);
    assert.deepEqual(commands('execute_cell', { code: '%rm -rf a\n%run wipe.py 1\n%matplotlib inline' }), [
      'rm -rf a',
      'python3 wipe.py 1',
    ]);
    assert.deepEqual(code('execute_cell', { code: '%%sql\nDROP TABLE a' }), {
      commands: [],
      sql: ['DROP TABLE a'],
    });
    assert.deepEqual(code('execute_cell', { code: '%sql DELETE FROM a' })?.sql, ['DELETE FROM a']);
    assert.ok(commands('execute_cell', { code: '%%ruby\nputs 1' })?.[0]?.startsWith('ruby - <<'));
    assert.deepEqual(commands('execute_cell', { code: '%%writefile a.py\nimport os' }), []);
    assert.ok(commands('execute_cell', { code: '%%time\nx()' })?.[0]?.includes('\nx()\n'));
  });

  it('runs nothing here for a page', () => {
    assert.deepEqual(code('browser_evaluate', { function: '() => 1', code: 'x' }, 'playwright'), {
      commands: [],
      sql: [],
    });
  });
});
