import { findNodeAtLocation, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import * as v from 'valibot';
import type { PolicyProblem } from '../model/policy.ts';
import { policySchema, type WrittenPolicy } from './policy-schema.ts';

export interface ReadPolicy {
  /** Undefined where the text cannot be in force. */
  readonly written: WrittenPolicy | undefined;
  readonly problems: readonly PolicyProblem[];
  /** 1-based line of a key by its path; the file's first where it does not stand there. */
  line(...path: readonly (string | number)[]): number;
}

/** Reads a policy file. A slip in its grammar or in a value keeps all of it out of force; a key that is not known does not. */
export function readPolicyFile(file: string, text: string): ReadPolicy {
  const problems: PolicyProblem[] = [];
  const errors: ParseError[] = [];
  const options = { allowTrailingComma: true, disallowComments: false, allowEmptyContent: true };
  const root = parseTree(text.replace(/^\uFEFF/, ' '), errors, options);
  const report = (offset: number, message: string) =>
    problems.push({ file, ...position(text, offset), message });
  const line = (...path: readonly (string | number)[]) => position(text, place(root, path)).line;

  for (const { error, offset } of errors.slice(0, 10)) report(offset, plain(printParseErrorCode(error)));
  if (errors.length > 0) return { written: undefined, problems, line };
  if (!root) return { written: {}, problems, line };

  const result = v.safeParse(policySchema, dataOf(root));
  for (const issue of result.issues ?? []) {
    const path = (issue.path ?? []).map(({ key }) => (typeof key === 'number' ? key : String(key)));
    report(place(root, path), `“${path.join('.') || 'The file'}” must be ${expected(issue)}.`);
  }
  for (const { name, offset } of unknownKeys(root, policySchema))
    report(offset, `“${name}” is not known here and has no effect.`);
  return { written: result.success ? result.output : undefined, problems, line };
}

/** As much of a schema as says which keys stand where. */
interface Shape {
  readonly entries?: { readonly [key: string]: Shape };
  readonly item?: unknown;
  readonly value?: unknown;
  readonly wrapped?: unknown;
}

/** The keys of objects whose keys are told, and that are not among them. */
function* unknownKeys(node: Node, shape: Shape): Generator<{ name: string; offset: number }> {
  const { entries, item, value, wrapped } = shape;
  if (isShape(wrapped)) {
    yield* unknownKeys(node, wrapped);
  } else if (node.type === 'array' && isShape(item)) {
    for (const child of node.children ?? []) yield* unknownKeys(child, item);
  } else if (node.type === 'object') {
    for (const { offset, children: [key, child] = [] } of node.children ?? []) {
      const name = String(key?.value ?? '');
      const inner = entries && Object.hasOwn(entries, name) ? entries[name] : value;
      if (entries && inner === undefined) yield { name, offset };
      else if (child && isShape(inner)) yield* unknownKeys(child, inner);
    }
  }
}

const isShape = (value: unknown): value is Shape => typeof value === 'object' && value !== null;

/** Plain data without a prototype's names: `__proto__` is a key like any other and is dropped. */
function dataOf(node: Node): unknown {
  if (node.type === 'array') return (node.children ?? []).map(dataOf);
  if (node.type !== 'object') return node.value;
  const pairs = (node.children ?? []).flatMap(({ children: [key, value] = [] }) =>
    key && value ? [[String(key.value), dataOf(value)] as const] : [],
  );
  return Object.fromEntries(pairs.filter(([name]) => name !== '__proto__'));
}

/** Where a key stands; where it is missing, what should hold it. */
function place(root: Node | undefined, path: readonly (string | number)[]): number {
  const node = root && findNodeAtLocation(root, [...path]);
  if (!node && path.length > 0) return place(root, path.slice(0, -1));
  // The key says more about the place than the value behind it.
  return (node?.parent?.type === 'property' ? node.parent.offset : node?.offset) ?? 0;
}

function position(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset);
  return { line: before.split('\n').length, column: offset - (before.lastIndexOf('\n') + 1) + 1 };
}

function expected({ expected, received, message, type }: v.BaseIssue<unknown>): string {
  if (received === 'undefined') return 'there';
  if (message.startsWith('must')) return 'a text that is not empty';
  // The schema's own words for what it wants.
  if (type === 'regex' || type === 'custom') return message;
  const choices = [...(expected ?? '').matchAll(/"([^"]+)"/g)].map(([, choice]) => choice);
  if (choices.length > 0) return `one of ${choices.join(', ')}`;
  const words: { readonly [type: string]: string } = {
    boolean: 'true or false',
    string: 'a text',
    Array: 'a list',
    Object: 'an object',
  };
  return words[expected ?? ''] ?? 'something else';
}

/** `CommaExpected` → “Comma expected.” */
function plain(code: string): string {
  const words = code
    .replace(/([A-Z])/g, ' $1')
    .trim()
    .toLowerCase();
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}
