import assert from 'node:assert/strict';
import { decision } from '../lab.ts';

const COMPOSE = 'services:\n  db:\n    privileged: false\n    image: postgres:16\n';
const line = (command: string) => decision({ command, files: { 'compose.yaml': COMPOSE } });

describe('engine/written-changes', () => {
  it('weighs what a line writes as it weighs an edit', async () => {
    assert.equal(await line("sed -i 's/postgres:16/postgres:17/' compose.yaml"), 'pass');
    assert.equal(await line("sed -i 's/false/true/' compose.yaml"), 'ask');
    assert.equal(await line(`cat > compose.yaml <<'X'\n${COMPOSE.replace(':16', ':17')}X`), 'pass');
    assert.equal(await line(`cat > compose.yaml <<'X'\n${COMPOSE.replace('false', 'true')}X`), 'ask');
    assert.equal(await line("echo '    restart: always' >> compose.yaml"), 'pass');
  });

  it('asks where nobody knows what is written over a file that is there', async () => {
    assert.equal(await line('./make-it > compose.yaml'), 'ask');
    assert.equal(await line("sed -i '/image/{N;d}' compose.yaml"), 'ask');
    assert.equal(await line("sed -i 's/18/20/' Dockerfile"), 'pass');
  });

  it('asks about every change of what is deployed', async () => {
    assert.equal(
      await decision({ command: "sed -i 's/1/3/' infra/m.tf", files: { 'infra/m.tf': 'a = 1\n' } }),
      'ask',
    );
  });
});
