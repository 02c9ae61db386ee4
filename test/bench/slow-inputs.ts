import { defaultPolicy } from '../../src/observe/policy-defaults.ts';
import { engine, judged } from '../unit/engine/lab.ts';

/** An input that took long once, or takes the longest of its kind: what it is called, and how it is made. */
interface SlowInput {
  readonly name: string;
  readonly shell: 'bash' | 'fish' | 'powershell' | 'cmd';
  line(): string;
}

const cut = (text: string) => text.slice(0, 100_000);
const times = (text: string, count: number) => cut(text.repeat(count));
const bash = (name: string, line: () => string): SlowInput => ({ name, shell: 'bash', line });

const INPUTS: readonly SlowInput[] = [
  bash('a program of 800 queries', () =>
    cut(`python3 - <<'P'\nimport pymysql\n${'c.execute("DELETE FROM orders WHERE id = 1")\n'.repeat(800)}P`),
  ),
  bash('a program with thousands of brackets', () =>
    cut(
      `node -e "const {rm}=require('fs').promises;rm('/srv',{recursive${';'.repeat(2000)}:true})${'rm([{('.repeat(9000)}"`,
    ),
  ),
  bash('a host of 1,000 characters, 99 times', () => times(`curl -X DELETE h${'x'.repeat(1000)} `, 99)),
  bash('a path of 1,000 characters, 99 times', () => times(`rm -f a${'x'.repeat(1000)} `, 99)),
  bash('searches', () => times('grep -E "(delete|destroy)" -r src --include="*.ts" && ', 2000)),
  bash('substitutions', () =>
    times('tsc -p . && lint $(git ls-files | xargs find 2> /dev/null | grep -v a) && ', 2000),
  ),
  bash('secrets into files', () =>
    times('gh auth token > /tmp/t && chmod 600 /tmp/t && wc -c /tmp/t\n', 140),
  ),
  bash('code that is printed', () => times(`eval "$(echo 'export T=$(gh auth token)')"\n`, 200)),
  bash('scripts that the line writes', () =>
    times("echo 'rm -rf ~/data' > x.sh && chmod +x x.sh && ./x.sh && ", 140),
  ),
  bash('removals', () => times('rm -rf $HOME/ | ', 5000)),
  bash('braces', () => times('docker buil{a,b}{c,d}{e,f}{g,h}d . | ', 2500)),
  bash('eval', () => times('eval ', 20_000)),
  bash('sudo', () => times('sudo ', 20_000)),
  bash('backticks', () => times('`', 100_000)),
  bash('${', () => times('${a:-', 20_000)),
  bash('$(', () => times('$(', 50_000)),
  bash('one client with many statements', () => `sqlite3 data/a ${times('case x in', 500)}`),
  bash('requests', () => times(`curl -X PUT https://api.a.io/v1/groups/web -d '{"replicas":3}' `, 140)),
  bash('half a deletion with 20,000 words', () => times('backup delete --db-id 8f2e --case x in', 2600)),
  {
    name: 'variables of fish',
    shell: 'fish',
    line: () => times('for n in a b; kubectl delete ns $%s%s%s; end; ', 2200),
  },
  {
    name: 'pipelines of PowerShell',
    shell: 'powershell',
    line: () => times('Get-ChildItem D:\\archive | % { $_.Delete() } | ', 200),
  },
  {
    name: 'brackets of PowerShell',
    shell: 'powershell',
    line: () => `${times('sh -c "', 60)}git com${times('[', 2000)}`,
  },
  { name: 'redirections of cmd', shell: 'cmd', line: () => times('>log.txt rd /s /q D:\\archive | ', 250) },
];

/** Milliseconds of the processor for each, with a second reading where the first asks for files; slowest first. */
export async function measureSlow(rounds: number): Promise<
  readonly {
    readonly name: string;
    readonly characters: number;
    readonly cost: number;
    readonly answer: string;
  }[]
> {
  const measured = [];
  for (const { name, shell, line } of INPUTS) {
    const command = line();
    let cost = Number.POSITIVE_INFINITY;
    let answer = '';
    for (let round = 0; round < rounds; round += 1) {
      const before = process.cpuUsage();
      answer = (await judged({ command, shell, environment: 'production' })).verdict.answer;
      const { user, system } = process.cpuUsage(before);
      cost = Math.min(cost, (user + system) / 1000);
    }
    measured.push({ name, characters: command.length, cost, answer });
  }
  const pages = { path: 'a.txt', content: 'some words\n'.repeat(900_000) };
  const before = process.cpuUsage();
  const act = { kind: 'mcp', server: 'files', tool: 'write_file', input: pages } as const;
  const request = { id: '', agent: '', agentTitle: '', session: undefined, cwd: '/w', roots: ['/w'], act };
  engine.plan(request, new Map(), defaultPolicy);
  const { user, system } = process.cpuUsage(before);
  const cost = (user + system) / 1000;
  measured.push({
    name: 'an MCP tool that is handed 10 MB',
    characters: pages.content.length,
    cost,
    answer: 'pass',
  });
  return measured.sort((one, two) => two.cost - one.cost);
}
