import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { readCommand } from '../../../src/engine/shell/read.ts';

const text = readFileSync('media/terminal/guard.ps1', 'utf8');
const POWERSHELL = 'pwsh';
/** Without comments and strings, so that only code is counted. */
const code = text.replace(/^\s*#.*$/gm, '').replace(/'[^'\n]*'|"(?:`.|[^"`])*"/g, '""');
const body = (name: string) => {
  const from = text.indexOf(`function Global:${name}`);
  const to = text.indexOf('\n}\n', from);
  return text.slice(from, to < 0 ? undefined : to + 2);
};

describe('guard in PowerShell', () => {
  it('is text that PowerShell can read', () => {
    for (const [open, close] of ['{}', '()', '[]']) {
      assert.equal(code.split(open ?? '').length, code.split(close ?? '').length, `${open} and ${close}`);
    }
    const { unread } = readCommand({
      command: body('PSConsoleHostReadLine'),
      shell: 'powershell',
      cwd: '/w',
      variables: {},
      facts: new Map(),
    });
    assert.deepEqual(
      unread.filter(({ reason }) => /could not be read/.test(reason)),
      [],
    );
  });

  it('gives a line back only where nothing speaks against it', () => {
    const read = body('PSConsoleHostReadLine');
    const ways = [...read.matchAll(/return (.*?)( }|$)/gm)].map(([, value]) => value?.trim());
    assert.deepEqual(ways, ['$line', '$line', "''"]);
    assert.match(read, /IsNullOrWhiteSpace\(\$line\)\) \{ return \$line \}/);
    assert.match(read, /if \(\$null -eq \$reason\) \{ return \$line \}/);
    // A guard that fails holds the line.
    assert.match(read, /try \{ \$reason = __ChaperoneAsk \$line \} catch \{ \$reason = '[^']+' \}/);
  });

  it('lets an agent’s line pass by an answer or by the hook’s exit 0 alone', () => {
    const ask = body('__ChaperoneAsk');
    const passes = [...ask.matchAll(/if \((.*)\) \{ return \$null \}/g)].map(([, condition]) => condition);
    assert.deepEqual(passes, [
      "$who -eq ''",
      "$Matches[1] -eq '0'",
      "$who -eq 'unknown' -or $who -eq 'person'",
      '$code -eq 0',
    ]);
    assert.match(ask.trimEnd(), /return '[^']+'\n\}$/);
  });

  it('reads the same frame and the same marks as the other shells', () => {
    const marks = (file: string) => {
      const found =
        readFileSync(`media/terminal/${file}`, 'utf8').match(/AI_AGENT[\s\S]*?CHAPERONE_AGENT/)?.[0] ?? '';
      return (found.match(/[A-Z_]{5,}/g) ?? []).sort();
    };
    const expected = marks('guard.bash');
    assert.ok(expected.length > 10);
    for (const file of ['guard.zsh', 'guard.fish', 'guard.ps1'])
      assert.deepEqual(marks(file), expected, file);
    assert.match(text, /chaperone\/1 \(0\|2\) \(\?:stdout\|stderr\)\\n\(\.\*\)chaperone\/1 end/);
  });

  it('is PowerShell for PowerShell itself, where that is installed', () => {
    const parse = `$e = $null; [void][Management.Automation.Language.Parser]::ParseFile('media/terminal/guard.ps1', [ref]$null, [ref]$e); exit $e.Count`;
    const { status, error } = spawnSync(POWERSHELL, ['-NoProfile', '-NonInteractive', '-Command', parse]);
    if (error) console.log('      PowerShell is not installed here: its own parser was not asked.');
    assert.ok(error || status === 0);
  });
});
