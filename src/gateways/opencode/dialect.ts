import type { Dialect } from '../../model/dialect.ts';
import type { Act } from '../../model/request.ts';
import { createDialect, divided, type Family } from '../family.ts';
import { refusal, SILENCE } from '../payload.ts';
import {
  harmless,
  type ReadTool,
  readByShape,
  readCommand,
  readEdit,
  readFile,
  readSearch,
  table,
  unreadable,
} from '../shapes.ts';

const command: ReadTool = (input, tool) => readCommand(input, tool);

/** Several calls at once, which run without a question of their own. */
const batch: ReadTool = (input, tool) => {
  const acts = input.list('tool_calls')?.map((one): Act | undefined => {
    const name = one.text('tool');
    const parameters = one.fields('parameters');
    if (name === undefined || !parameters) return undefined;
    const read = TOOLS.get(name);
    return read ? read(parameters, name) : readByShape(parameters, name);
  });
  if (!acts) return undefined;
  const known = acts.flatMap((act) => act ?? []);
  const [first, ...rest] = known.filter(({ kind }) => kind !== 'other');
  if (known.length < acts.length) return undefined;
  if (!first) return harmless(input, tool);
  if (rest.length === 0) return first;
  const commands = known.flatMap((act) => (act.kind === 'command' ? [act.command] : []));
  if (commands.length === rest.length + 1)
    return { kind: 'command', command: commands.join('\n'), shell: 'bash' };
  const paths = known.flatMap((act) => (act.kind === 'read' || act.kind === 'search' ? act.paths : []));
  if ([first, ...rest].every(({ kind }) => kind === 'read' || kind === 'search'))
    return { kind: 'read', paths };
  return unreadable(tool, `“${tool}” does several things at once, which Chaperone does not take apart.`);
};

/** https://opencode.ai/v1/docs/plugins and https://opencode.ai/v1/docs/tools */
const TOOLS: ReadonlyMap<string, ReadTool> = new Map([
  ...table(command, 'bash', 'shell'),
  ...table(readFile, 'read'),
  ...table(readEdit, 'edit', 'multiedit', 'write', 'patch', 'apply_patch'),
  ...table(readSearch, 'grep'),
  ...table(harmless, 'glob', 'list', 'task', 'todowrite', 'todoread', 'webfetch', 'websearch', 'codesearch'),
  ...table(harmless, 'skill', 'lsp', 'question', 'plan_enter', 'plan_exit', 'invalid', 'suggest'),
]);

/** What our plugin asks in opencode and in Kilo, which is made from it. The plugin turns exit 2 into an error. */
export const family: Omit<Family, 'id' | 'title'> = {
  before: /^tool\.execute\.before$/,
  tools: new Map([...TOOLS, ...table(batch, 'batch')]),
  guess: (tool) => divided(tool, '_'),
  answer: ({ allowed, tell }) => (allowed ? SILENCE : refusal(tell)),
  refuse: refusal,
};

export const dialect: Dialect = createDialect({ ...family, id: 'opencode', title: 'opencode' });
