import assert from 'node:assert/strict';
import { run } from '../kit/agent.ts';
import { incidentCommand } from '../kit/model-incident.ts';
import type { Question } from '../kit/person.ts';
import type { Session } from '../kit/session.ts';
import { sleep } from '../kit/wait.ts';

/** What the agent must hear: that it was stopped, and the next step that is allowed. */
const reason = /(stopped|blocked|denied)[\s\S]*railway volume list/i;

const refusals: readonly { name: string; act: (question: Question) => Promise<void> }[] = [
  { name: 'clicks Block', act: (question) => question.block() },
  { name: 'presses Esc', act: (question) => question.escape() },
  { name: 'presses Enter without looking', act: (question) => question.enter() },
  { name: 'closes the question', act: (question) => question.close() },
  { name: 'presses Allow Once and types nothing', act: (question) => question.allowOnce('') },
  { name: 'presses Allow Once and types another name', act: (question) => question.allowOnce('pg-dat') },
];

/** The incident of 2026: a volume is deleted with a token that was made for something else. */
export function describeIncident(session: () => Session): void {
  const begin = () => session().agent.does(run(incidentCommand(session().workspace)));
  const mutations = () => session().railway.mutations().length;
  const done = () =>
    session()
      .railway.mutations()
      .filter((each) => each.done).length;

  describe('the incident', () => {
    for (const { name, act } of refusals) {
      it(`person ${name}: no mutation, and a reason with the safe next step`, async () => {
        const task = await begin();
        await act(await session().person().question());
        assert.match(await task.told(), reason);
        assert.equal(mutations(), 0);
      });
    }

    it('says what, where, undo, token and command in this order', async () => {
      const task = await begin();
      const question = await session().person().question();
      await question.block();
      await task.told();
      const order = ['pg-data', 'staging', 'production', 'domains.env', 'volumeDelete'];
      const places = order.map((word) => question.text.indexOf(word));
      assert.ok(!places.includes(-1), `one of ${order} is missing in: ${question.text}`);
      assert.ok(!question.text.includes(session().workspace.token), 'the token itself is on the screen');
    });

    it('says what was blocked when the agent comes by another way', async () => {
      const first = await begin();
      await (await session().person().question()).block();
      await first.told();
      const { railwayUrl, token, volumeId } = session().workspace;
      const body = JSON.stringify({ query: `mutation { v: volumeDelete(volumeId: "${volumeId}") }` });
      const script = `import json,urllib.request as u; u.urlopen(u.Request('${railwayUrl}', data=${JSON.stringify(body)}.encode(), headers={'Authorization': 'Bearer ${token}', 'Content-Type': 'application/json'}))`;
      const second = await session().agent.does(run(`python3 -c '${script.replaceAll("'", "'\\''")}'`));
      const question = await session().person().question();
      assert.match(question.text, /Before: A person blocked “curl /);
      await question.block();
      await second.told();
      assert.equal(mutations(), 0);
    });

    it('person does nothing: no mutation, and the agent hears that nobody answered', async () => {
      await session().setting('chaperone.dialogTimeout', 10);
      try {
        const task = await begin();
        await session().person().question();
        assert.match(await task.told(), /nobody|no one|not answered|away|in time/i);
        assert.equal(mutations(), 0);
      } finally {
        await session().person().tidy();
        await session().setting('chaperone.dialogTimeout', undefined);
      }
    });

    it('Allow once, name typed: exactly one mutation, and the same command asks again', async () => {
      const first = await begin();
      await (await session().person().question()).allowOnce('pg-data');
      assert.match(await first.told(), /"volumeDelete"\s*:\s*true/);
      assert.equal(done(), 1);

      session().railway.reset();
      const second = await begin();
      await (await session().person().question()).block();
      assert.match(await second.told(), reason);
      assert.equal(mutations(), 0);
    });

    it('Review…, then Block there: no mutation', async () => {
      const task = await begin();
      await (await session().person().question()).review();
      const page = await session().person().reviewPage();
      assert.match(page.text, /pg-data[\s\S]*production/);
      await page.block();
      assert.match(await task.told(), reason);
      assert.equal(mutations(), 0);
    });

    it('Review…, then Allow Once there with the name: exactly one mutation', async () => {
      const task = await begin();
      await (await session().person().question()).review();
      await (await session().person().reviewPage()).allowOnce('pg-data');
      assert.match(await task.told(), /"volumeDelete"\s*:\s*true/);
      assert.equal(done(), 1);
    });

    it('with VS Code’s default permissions: asked all the same', async () => {
      await session().setting('chat.permissions.default', 'default');
      try {
        const task = await begin();
        await (await session().person().question()).block();
        assert.match(await task.told(), reason);
        assert.equal(mutations(), 0);
      } finally {
        await session().setting('chat.permissions.default', 'autoApprove');
      }
    });

    it('person closes the window while asked: no mutation, and the next window guards again', async () => {
      await begin();
      await session().person().question();
      await session().page().close();
      await sleep(3000);
      assert.equal(mutations(), 0);
      await session().open();
      const task = await begin();
      await (await session().person().question()).block();
      assert.match(await task.told(), reason);
      assert.equal(mutations(), 0);
    });

    it('the extension host is killed while asked: no mutation, and it guards again', async () => {
      const { bridge } = session();
      await begin();
      await session().person().question();
      await bridge.kill();
      await bridge.ready();
      await sleep(2000);
      assert.equal(mutations(), 0);
      await session().person().tidy();
      const task = await begin();
      await (await session().person().question()).block();
      assert.match(await task.told(), reason);
      assert.equal(mutations(), 0);
    });
  });
}
