import { type Session, startSession } from '../kit/session.ts';
import { describeDoors } from './doors.ts';
import { describeEveryday } from './everyday.ts';
import { describeFailures } from './failures.ts';
import { describeIncident } from './incident.ts';
import { describeMatrix } from './matrix.ts';
import { describeMcpServers } from './mcp-servers.ts';
import { describeSnapshots } from './snapshots.ts';
import { describeSupervision } from './supervision.ts';

describe('VS Code’s own agent', () => {
  let started: Session | undefined;
  const session = (): Session => {
    if (!started) throw new Error('The editor did not start.');
    return started;
  };

  before(async function () {
    this.timeout(300_000);
    // The harshest case all along: VS Code itself asks nothing.
    started = await startSession({
      name: 'e2e',
      settings: { 'chat.permissions.default': 'autoApprove', 'chat.tools.global.autoApprove': true },
    });
  });
  after(() => started?.stop());
  beforeEach(() => session().reset());

  describeIncident(session);
  describeDoors(session);
  describeEveryday(session);
  describeSnapshots(session);
  describeSupervision(session);
  describeMcpServers(session);
  describeFailures(session);
  describeMatrix(session);
});
