import { agents, tested } from '../kit/agents/index.ts';
import { testAgents } from './agents.ts';

describe('more real agents', function () {
  this.timeout(600_000);
  testAgents(agents.map(({ id }) => id).filter((id) => !tested.includes(id)));
});
