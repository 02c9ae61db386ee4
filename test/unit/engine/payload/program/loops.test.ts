import assert from 'node:assert/strict';
import { judged } from '../../lab.ts';

/** What `rm` and other programs would be handed by a one-off program. */
async function targets(command: string): Promise<readonly string[]> {
  const { verdict } = await judged({ command });
  return verdict.actions.flatMap((action) => action.targets.map(({ name }) => name));
}

const python = (code: string) => `python3 - <<'EOF'\n${code}\nEOF`;
const node = (code: string) => `node -e "${code}"`;

describe('loops of a program', () => {
  const known: readonly (readonly [string, readonly string[]])[] = [
    [python("import os, glob\nfor f in glob.glob('tmp/*.json'):\n    os.remove(f)"), ['tmp/*.json']],
    [python("from pathlib import Path\nfor p in Path('tmp').glob('*.json'): p.unlink()"), ['tmp/*.json']],
    [python("from pathlib import Path\nfor p in Path('.').rglob('*.pyc'): p.unlink()"), ['**/*.pyc']],
    [python("import shutil\nfor d in ['dist', 'build']: shutil.rmtree(d)"), ['dist', 'build']],
    [python("import shutil\nds = ('dist', 'build')\nfor d in ds: shutil.rmtree(d)"), ['dist', 'build']],
    [python("import os, glob\nfor f in sorted(glob.glob('out/*.o')): os.unlink(f)"), ['out/*.o']],
    [python("import os, glob\n[os.remove(f) for f in glob.glob('*.log')]"), ['*.log']],
    [
      python(
        "import os\nfor root, dirs, files in os.walk('src'):\n    for f in files: os.remove(os.path.join(root, f))",
      ),
      ['src/**'],
    ],
    [python("import subprocess\nfor p in ['a', 'b']: subprocess.run(['rm', '-rf', p])"), ['a', 'b']],
    [node("for (const d of ['a', 'b']) require('fs').rmSync(d, {recursive: true})"), ['a', 'b']],
    [node("['a', 'b'].forEach(d => require('fs').rmSync(d, {recursive: true}))"), ['a', 'b']],
    [node("const ds = ['a']; ds.forEach((d) => require('fs').rmSync(d, {recursive: true}))"), ['a']],
  ];
  for (const [command, expected] of known)
    it(`knows what this goes through: ${command}`, async () =>
      assert.deepEqual(await targets(command), expected));

  const unknown = [
    python('import shutil, sys\nfor d in sys.argv[1:]: shutil.rmtree(d)'),
    python("import shutil, sys\nds = ['a']\nds.append(sys.argv[1])\nfor d in ds: shutil.rmtree(d)"),
    python("import shutil, sys\nds = ['a']\nds += sys.argv\nfor d in ds: shutil.rmtree(d)"),
    python("import shutil, sys\nds = ['a']\nfill(ds)\nfor d in ds: shutil.rmtree(d)"),
    python("import shutil, sys\nfor d in ['a']: pass\ndef go(d): shutil.rmtree(d)\ngo(sys.argv[1])"),
    python("import shutil, sys\nfor d in ['a']: pass\ngo = lambda d: shutil.rmtree(d)\ngo(sys.argv[1])"),
    python("import shutil, sys\nfor d in ['a']: pass\nfor d in sys.argv: shutil.rmtree(d)"),
    node("for (const d of ['a']) 1; const go = (d) => require('fs').rmSync(d); go(process.argv[1])"),
    node("for (const d of ['a']) 1; function go(d) { require('fs').rmSync(d) }; go(process.argv[1])"),
    node("const ds = ['a']; ds.push(process.argv[1]); for (const d of ds) require('fs').rmSync(d)"),
  ];
  for (const command of unknown)
    it(`does not guess what this goes through: ${command}`, async () =>
      assert.deepEqual(await targets(command), ['${d}']));
});
