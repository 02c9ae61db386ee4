import { findNodeAtLocation, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import * as v from 'valibot';
import type { PolicyProblem } from '../model/policy.ts';

const texts = v.array(v.pipe(v.string(), v.minLength(1, 'must not be empty')));
const environment = v.looseObject({ protected: v.optional(v.boolean()), matches: v.optional(texts) });
const policy = v.looseObject({
  $schema: v.optional(v.string()),
  environments: v.optional(v.record(v.string(), environment)),
  protectedFiles: v.optional(texts),
  credentialFiles: v.optional(texts),
  readableFiles: v.optional(texts),
});

/** A policy file as somebody wrote it. */
export type WrittenPolicy = v.InferOutput<typeof policy>;

export interface ReadPolicy {
  /** Undefined where the text cannot be in force. */
  readonly written: WrittenPolicy | undefined;
  readonly problems: readonly PolicyProblem[];
  /** 1-based line of a key by its path; the file's first where it does not stand there. */
  line(...path: string[]): number;
}

/** Reads a policy file. A slip in its grammar or in a value keeps all of it out of force; a key that is not known does not. */
export function readPolicyFile(file: string, text: string): ReadPolicy {
  const problems: PolicyProblem[] = [];
  const errors: ParseError[] = [];
  const options = { allowTrailingComma: true, disallowComments: false, allowEmptyContent: true };
  const root = parseTree(text.replace(/^\uFEFF/, ' '), errors, options);
  const report = (offset: number, message: string) =>
    problems.push({ file, ...position(text, offset), message });
  const line = (...path: string[]) => position(text, place(root, path)).line;

  for (const { error, offset } of errors.slice(0, 10)) report(offset, plain(printParseErrorCode(error)));
  if (errors.length > 0) return { written: undefined, problems, line };
  if (!root) return { written: {}, problems, line };

  const result = v.safeParse(policy, dataOf(root));
  for (const issue of result.issues ?? []) {
    const path = (issue.path ?? []).map(({ key }) => (typeof key === 'number' ? key : String(key)));
    report(place(root, path), `“${path.join('.') || 'The file'}” must be ${expected(issue)}.`);
  }
  for (const { path, known } of sections(root)) {
    for (const property of findNodeAtLocation(root, path)?.children ?? []) {
      const name = String(property.children?.[0]?.value ?? '');
      if (!known.includes(name)) report(property.offset, `“${name}” is not known here and has no effect.`);
    }
  }
  return { written: result.success ? result.output : undefined, problems, line };
}

const KEYS = Object.keys(policy.entries);
const ENVIRONMENT_KEYS = Object.keys(environment.entries);

/** The objects of a policy by their path, with the keys that are known there. */
function sections(root: Node): readonly { readonly path: string[]; readonly known: readonly string[] }[] {
  const names = findNodeAtLocation(root, ['environments'])?.children?.map(({ children }) =>
    String(children?.[0]?.value ?? ''),
  );
  const environments = (names ?? []).map((name) => ({
    path: ['environments', name],
    known: ENVIRONMENT_KEYS,
  }));
  return root.type === 'object' ? [{ path: [], known: KEYS }, ...environments] : [];
}

/** Plain data without a prototype's names: `__proto__` is a key like any other and is dropped. */
function dataOf(node: Node): unknown {
  if (node.type === 'array') return (node.children ?? []).map(dataOf);
  if (node.type !== 'object') return node.value;
  const pairs = (node.children ?? []).flatMap(({ children: [key, value] = [] }) =>
    key && value ? [[String(key.value), dataOf(value)] as const] : [],
  );
  return Object.fromEntries(pairs.filter(([name]) => name !== '__proto__'));
}

function place(root: Node | undefined, path: readonly (string | number)[]): number {
  const node = root && findNodeAtLocation(root, [...path]);
  // The key says more about the place than the value behind it.
  return (node?.parent?.type === 'property' ? node.parent.offset : node?.offset) ?? 0;
}

function position(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset);
  return { line: before.split('\n').length, column: offset - (before.lastIndexOf('\n') + 1) + 1 };
}

function expected({ expected, message }: v.BaseIssue<unknown>): string {
  if (message.startsWith('must')) return 'a text that is not empty';
  const words: { readonly [type: string]: string } = {
    boolean: 'true or false',
    string: 'a text',
    Array: 'a list of texts',
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
