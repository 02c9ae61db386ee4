import type { CompoundList, FunctionNode, PipelineNode } from '../bash.ts';

/**
 * Whether a function starts itself again without a condition, twice or in the background: `f() { f | f & }`. It fills the
 * machine until nothing answers. One that calls itself behind a condition, as a walk through folders does, ends.
 */
export function multiplies({ name, body }: FunctionNode): boolean {
  const own = name.value;
  const started = body.type === 'CompoundList' ? inList(body, own) : inNode(body, own);
  return started >= 2;
}

/** How many of itself it starts at the same time; one that it does not wait for counts twice. */
function inList({ commands }: CompoundList, own: string): number {
  let started = 0;
  for (const { command, background } of commands) {
    const parts = command.type === 'AndOr' ? command.commands : [command];
    if (parts.some(leaves)) break;
    // Of `a && b` only the first runs whatever happens.
    const [first] = parts;
    const copies = first === undefined ? 0 : inNode(first, own);
    started = Math.max(started, copies * (background === true ? 2 : 1));
  }
  return started;
}

const LEAVING = /^(?:return|exit|exec)$/;

/** Whether what follows may never run. */
function leaves(node: PipelineNode): boolean {
  if (node.type === 'Command') return LEAVING.test(node.name?.value ?? '');
  if (node.type === 'BraceGroup')
    return node.body.commands.some(({ command }) => command.type === 'Command' && leaves(command));
  return node.type === 'If' || node.type === 'Case';
}

function inNode(node: PipelineNode, own: string): number {
  if (node.type === 'Command') return node.name?.value === own ? 1 : 0;
  if (node.type === 'Pipeline') return node.commands.reduce((sum, one) => sum + inNode(one, own), 0);
  if (node.type === 'Redirected') return inNode(node.command, own);
  if (node.type === 'BraceGroup' || node.type === 'Subshell') return inList(node.body, own);
  return 0;
}
