import type { CompoundList, PipelineNode, SyntaxNode } from './bash.ts';
import { children } from './bash.ts';
import { isWrapper } from './wrappers/rows.ts';

const alwaysWork = new Set([
  'cd',
  'pushd',
  'popd',
  'export',
  'declare',
  'typeset',
  'local',
  'readonly',
  'echo',
  'printf',
  'true',
  ':',
  'set',
  'unset',
  'alias',
  'shopt',
  'umask',
  'mkdir',
  'touch',
]);

/** Whether what follows after `&&` surely runs. A `cd` or `mkdir` is taken to work: whoever writes it means what follows. */
export function succeeds(node: PipelineNode): boolean {
  if (node.type !== 'Command') return node.type === 'Function';
  if (node.name === undefined) return node.prefix.every((part) => !part.type.startsWith('Here'));
  return node.name.parts === undefined && alwaysWork.has(node.name.value);
}

/** Whether what follows after `||` surely runs. */
export function fails(node: PipelineNode): boolean {
  if (node.type !== 'Command' || node.name === undefined) return false;
  if (node.name.value === 'false') return true;
  // `nice -n 5 false`
  const last = node.suffix.at(-1);
  return isWrapper(node.name.value) && last?.type === 'Word' && last.value === 'false';
}

const leaving = new Set(['exit', 'return', 'break', 'continue']);
const leavingLoop = new Set(['exit', 'return', 'break']);

/** Whether nothing after this runs. */
export const leaves = (node: PipelineNode | CompoundList): boolean => endsWith(node, leaving);

/** Whether a loop with this body has one round at most. */
export const leavesLoop = (node: CompoundList): boolean => endsWith(node, leavingLoop);

function endsWith(node: PipelineNode | CompoundList, names: ReadonlySet<string>): boolean {
  switch (node.type) {
    case 'Command':
      return node.name !== undefined && names.has(node.name.value);
    case 'BraceGroup':
      return endsWith(node.body, names);
    case 'CompoundList': {
      const command = node.commands.at(-1)?.command;
      return command !== undefined && command.type !== 'AndOr' && endsWith(command, names);
    }
    default:
      return false;
  }
}

/** What these change stays in a process of their own. */
const OWN_PROCESS: ReadonlySet<SyntaxNode['type']> = new Set([
  'Subshell',
  'CommandExpansion',
  'ArithmeticCommandExpansion',
  'ProcessSubstitution',
]);

const longestArithmetic = 200;

/** Variables that code may set, and whether it may change the directory, in its own shell. */
export function changedIn(body: SyntaxNode): {
  readonly names: readonly string[];
  readonly directory: boolean;
} {
  const names = new Set<string>();
  let directory = false;
  const pending: SyntaxNode[] = [body];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (OWN_PROCESS.has(node.type)) continue;
    // Read level by level, a long one costs more than to take every name in it for one that is set.
    if (node.type === 'ArithmeticExpansion' && node.text.length > longestArithmetic) {
      for (const [name] of node.text.matchAll(/[A-Za-z_]\w*/g)) names.add(name);
      continue;
    }
    if (node.type === 'Assignment') names.add(node.name);
    if (node.type === 'For' || node.type === 'Select') names.add(node.name.value);
    if (node.type === 'ArithmeticBinary' && node.left.type === 'ArithmeticWord') names.add(node.left.value);
    if (node.type === 'ArithmeticUnary' && node.operand.type === 'ArithmeticWord')
      names.add(node.operand.value);
    if (node.type === 'ParameterExpansion' && node.operation?.type === 'Default') names.add(node.parameter);
    if (node.type === 'Command') {
      const name = node.name?.value ?? '';
      if (name === 'cd' || name === 'pushd' || name === 'popd') directory = true;
      if (/^(?:read|mapfile|readarray|getopts|printf|unset|let|declare|export|local|typeset)$/.test(name)) {
        for (const argument of node.args)
          if (argument.type === 'Word') names.add(argument.value.replace(/[=+].*/s, ''));
      }
    }
    pending.push(...children(node));
  }
  return { names: [...names].filter((name) => /^[A-Za-z_]\w*$/.test(name)), directory };
}
