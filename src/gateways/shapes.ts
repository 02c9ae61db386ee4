import type { Act, Change, Edit, Json, Shell } from '../model/request.ts';
import { readPatch } from './apply-patch.ts';
import type { Fields } from './fields.ts';

/** Turns one tool's input into an act; undefined where the input is not what the tool takes. */
export type ReadTool = (input: Fields, tool: string) => Act | undefined;

const PATH = [
  'filePath',
  'file_path',
  'path',
  'notebook_path',
  'absolutePath',
  'absolute_path',
  'target_file',
  'uri',
];
const COMMAND = ['command', 'cmd', 'commandLine', 'CommandLine', 'command_line', 'script', 'commands'];
const BEFORE = ['oldString', 'old_string', 'oldStr', 'old_str', 'oldText', 'old_text'];
const AFTER = [
  'newString',
  'new_string',
  'newStr',
  'new_str',
  'newText',
  'new_text',
  'newCode',
  'new_source',
  'insert_text',
];
const CONTENT = ['content', 'contents', 'file_text', 'fileText', 'file_content', 'text'];
/** A part of a file that goes where the tool decides: its place is not known. */
const PART = ['code', 'code_edit', 'codeEdit'];
const PATCH = ['input', 'patch', 'patchText', 'diff'];

/**
 * Reads a tool by the shape of its input. Agents rename their tools and load more at run time,
 * but a command is still a command and a path with a text is still an edit.
 * What has none of these shapes is passed on as a call with its input, so that names, SQL and API bodies in it are still seen.
 */
export function readByShape(input: Fields, tool: string): Act {
  return (
    readCommand(input, tool) ??
    readEdit(input, tool) ??
    readCode(input, tool) ??
    readFile(input, tool) ??
    call('', tool, input)
  );
}

/**
 * A command as one text. A list of words may be the words of one command or several commands, and nothing says which:
 * it is read as both. Arguments may stand beside the program.
 */
export function readCommand(input: Fields, tool: string, typed = false): Act | undefined {
  const lines = input.texts(...COMMAND) ?? input.texts(...ARGV);
  if (!lines) return undefined;
  const rest = input.texts('args', 'argv', 'arguments') ?? [];
  const words =
    rest.length > 0 && lines.length === 1 ? [lines[0] ?? '', ...rest.map(quote)] : lines.map(quote);
  const whole = words.join(' ');
  const command = rest.length > 0 && lines.length === 1 ? whole : lines.join('\n');
  const act = {
    kind: 'command',
    command: lines.length > 1 ? `${whole}\n${command}` : command,
    shell: shellOf(tool),
  } as const;
  return typed ? { ...act, typed } : act;
}

const ARGV = ['argv', 'program', 'executable'];

/** A word that a shell takes as it is. */
export const quote = (word: string) =>
  /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;

/** Text sent to a program that already runs. */
export const readTyped: ReadTool = (input, tool) => {
  const text = input.text('command', 'input', 'chars', 'text', 'data');
  return text === undefined
    ? undefined
    : { kind: 'command', command: text, shell: shellOf(tool), typed: true };
};

export const readEdit: ReadTool = (input) => {
  const patch = input.text(...PATCH);
  if (patch?.includes('*** Begin Patch')) {
    const edits = readPatch(patch);
    return edits && { kind: 'edit', edits };
  }
  const path = input.text(...PATH);
  const parts = input.list('replacements', 'edits');
  if (parts) {
    const edits = parts.map((part) => editOf(part, path));
    // One part that is not understood leaves the whole edit not understood.
    return edits.every((edit) => edit !== undefined) ? { kind: 'edit', edits: merged(edits) } : undefined;
  }
  const edit = editOf(input, path);
  return edit && { kind: 'edit', edits: [edit] };
};

export const readFile: ReadTool = (input) => {
  const paths = input.texts(...PATH, 'paths', 'filePaths', 'file_paths', 'files');
  if (paths) return { kind: 'read', paths };
  const files = input.list('files')?.map((file) => file.text(...PATH));
  return files?.every((file) => file !== undefined) ? { kind: 'read', paths: files } : undefined;
};

export const readSearch: ReadTool = (input) => {
  const pattern = input.text('pattern', 'query', 'regex');
  if (pattern === undefined) return undefined;
  const places = ['path', 'includePattern', 'include_pattern', 'glob', 'glob_pattern', 'include'].flatMap(
    (name) => input.texts(name) ?? [],
  );
  return { kind: 'search', pattern, paths: places.filter((place) => place !== '') };
};

/** A patch in the language of `apply_patch`, whichever field it comes in. */
export const readPatchText: ReadTool = (input, tool) => {
  const patch = input.text('input', 'patch', 'command', 'diff');
  const edits = patch?.includes('*** Begin Patch') ? readPatch(patch) : undefined;
  return edits ? { kind: 'edit', edits } : readEdit(input, tool);
};

/** Lines of a table of tools that are read alike. */
export const table = (read: ReadTool, ...names: readonly string[]): (readonly [string, ReadTool])[] =>
  names.map((name) => [name, read] as const);

/** A tool that neither runs, reads, edits nor calls out. */
export const harmless: ReadTool = (_input, tool) => ({ kind: 'other', tool });

/** A call to a server's tool. `server` is empty where the name does not tell it apart. */
export function call(server: string, tool: string, input: Fields): Act {
  // A payload comes out of JSON.parse, so everything in it is JSON.
  return { kind: 'mcp', server, tool, input: input.raw as { readonly [name: string]: Json } };
}

export const unreadable = (tool: string, reason: string): Act => ({ kind: 'unreadable', tool, reason });

function readCode(input: Fields, tool: string): Act | undefined {
  return input.text('code', 'javascript') === undefined
    ? undefined
    : unreadable(tool, `“${tool}” runs program code, which Chaperone does not read.`);
}

function editOf(input: Fields, path: string | undefined): Edit | undefined {
  const own = input.text(...PATH) ?? path;
  const change = changeOf(input);
  return own === undefined || !change ? undefined : { path: own, changes: [change] };
}

function changeOf(input: Fields): Change | undefined {
  const before = input.text(...BEFORE);
  const after = input.text(...AFTER) ?? input.texts(...AFTER)?.join('\n');
  if (before !== undefined) return { kind: 'replace', before, after: after ?? '' };
  if (after !== undefined) return { kind: 'replace', before: '', after };
  const text = input.text(...CONTENT);
  if (text !== undefined) return { kind: 'write', text };
  const part = input.text(...PART);
  if (part !== undefined) return { kind: 'replace', before: '', after: part };
  // A patch in a language of the agent's own, beside the path of the file.
  const patch = input.text('diff', 'patch');
  return patch === undefined ? undefined : { kind: 'patch', text: patch };
}

function merged(edits: readonly Edit[]): readonly Edit[] {
  const byPath = new Map<string, Change[]>();
  for (const { path, changes } of edits) byPath.set(path, [...(byPath.get(path) ?? []), ...changes]);
  return [...byPath].map(([path, changes]) => ({ path, changes }));
}

function shellOf(tool: string): Shell {
  if (/powershell|pwsh/i.test(tool)) return 'powershell';
  return /(^|[^a-z])cmd([^a-z]|$)/i.test(tool) ? 'cmd' : 'bash';
}
