import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  decodeFrame,
  decodeWindow,
  encodeFrame,
  encodeWindow,
  pathsOf,
} from '../../../src/broker/protocol.ts';

const bytes = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));

describe('broker protocol', () => {
  it('brings a reply through, whatever its text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.boolean(), (text, blocked) => {
        const end = text.replace(/\n+$/, '');
        if (blocked && end === '') return;
        const reply = blocked
          ? { stdout: '', stderr: end, exitCode: 2 }
          : { stdout: end, stderr: '', exitCode: 0 };
        assert.deepEqual(decodeFrame(encodeFrame(reply)), reply);
      }),
    );
  });

  it('takes every exit code but 0 for a block, and never without a text', () => {
    assert.deepEqual(decodeFrame(encodeFrame({ stdout: 'x', stderr: '', exitCode: 1 })), {
      stdout: '',
      stderr: 'Chaperone stopped this.',
      exitCode: 2,
    });
  });

  it('knows half a frame', () => {
    const frame = encodeFrame({ stdout: '{}', stderr: '', exitCode: 0 });
    for (let end = 0; end < frame.length - 1; end += 1)
      assert.equal(decodeFrame(frame.slice(0, end)), undefined);
    for (const text of [
      '',
      'chaperone/1 0 stdout',
      'x\nchaperone/1 end',
      ` ${frame}`,
      `${frame}x`,
      frame.replace(' 0 ', ' 7 '),
    ]) {
      assert.equal(decodeFrame(text), undefined);
    }
  });

  it('reads a window file back and nothing else', () => {
    const window = {
      socket: '/run/a.sock',
      token: 'a'.repeat(32),
      pid: 12,
      folders: ['/home/dev/app', '/home/dev/my app'],
    };
    assert.deepEqual(decodeWindow(encodeWindow(window)), window);
    const pipe = { ...window, socket: '\\\\.\\pipe\\chaperone-12-0af3', folders: ['C:\\w', 'c:\\my app'] };
    assert.deepEqual(decodeWindow(encodeWindow(pipe)), pipe);
    for (const socket of ['\\\\.\\pipe\\other', '\\\\server\\pipe\\chaperone-12', 'C:\\x'])
      assert.equal(decodeWindow(encodeWindow({ ...window, socket })), undefined);
    for (const text of ['', '\n\n', 'a\nb\nc', '/a\nshort\n12', `/a\n${'a'.repeat(32)}\n0`]) {
      assert.equal(decodeWindow(text), undefined);
    }
  });

  it('finds the paths of a question', () => {
    assert.deepEqual(pathsOf(bytes({ cwd: '/a', tool_input: { filePath: '/b/c.ts' } })), ['/b/c.ts', '/a']);
    assert.deepEqual(pathsOf(bytes({ cwd: 'C:\\a', tool_input: { filePath: 'c:/b' } })), ['c:/b', 'C:\\a']);
    assert.deepEqual(pathsOf(bytes({ cwd: '\\\\server\\a' })), ['\\\\server\\a']);
    assert.deepEqual(pathsOf(bytes({ cwd: 'a', toolArgs: { path: 'x' } })), []);
    assert.deepEqual(pathsOf(bytes(null)), []);
    assert.deepEqual(pathsOf(new Uint8Array([0xff])), []);
  });
});
