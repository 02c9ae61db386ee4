import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type * as TreeSitter from 'web-tree-sitter';
import { projectRoot } from '../kit/project.ts';

type TreeNode = TreeSitter.Node;

/** One command of a line, as the grammar takes it apart. */
export interface GrammarCommand {
  readonly start: number;
  readonly end: number;
  /** Undefined where it is not a plain word. */
  readonly name: string | undefined;
  /** Words that stand there as they are: no variables, groups or escapes in them. */
  readonly words: readonly string[];
  /** `-Recurse`, without values. */
  readonly parameters: readonly string[];
}

/** The commands of a line, or undefined where the grammar does not know it. */
export type Grammar = (line: string) => readonly GrammarCommand[] | undefined;

/** The grammar of PowerShell, npm’s `tree-sitter-powershell`. */
export async function powershellGrammar(): Promise<Grammar> {
  // Both find their WebAssembly beside their own files, so that they must not be bundled.
  const load = createRequire(join(projectRoot, 'package.json'));
  const { Parser, Language } = load('web-tree-sitter') as typeof TreeSitter;
  const wasm = readFileSync(load.resolve('tree-sitter-powershell/tree-sitter-powershell.wasm'));
  await Parser.init();
  const parser = new Parser();
  parser.setLanguage(await Language.load(wasm));
  return (line) => {
    const tree = parser.parse(line);
    if (tree === null) return undefined;
    const { rootNode } = tree;
    const commands = rootNode.hasError
      ? undefined
      : present(rootNode.descendantsOfType('command')).map(commandOf);
    tree.delete();
    return commands;
  };
}

/** Their values say what is not meant, or what becomes of errors. */
const LEFT_OUT = /^-(?:exclude|ea|erroraction):?$/i;

const present = (nodes: readonly (TreeNode | null)[]): readonly TreeNode[] =>
  nodes.filter((node) => node !== null);

function commandOf(node: TreeNode): GrammarCommand {
  const children = present(node.namedChildren);
  const name = children.find(({ type }) => type.startsWith('command_name'));
  const elements = children
    .filter(({ type }) => type === 'command_elements')
    .flatMap(({ namedChildren }) => present(namedChildren))
    .filter(({ type }) => type !== 'command_argument_sep');
  return {
    start: node.startIndex,
    end: node.endIndex,
    name: name === undefined ? undefined : plainText(name.text),
    words: elements
      .filter(
        ({ type }, at) =>
          (type === 'generic_token' || type === 'array_literal_expression') &&
          !LEFT_OUT.test(elements[at - 1]?.text ?? ''),
      )
      .flatMap(literals),
    parameters: elements
      .filter(({ type, text }) => type === 'command_parameter' && text.startsWith('-'))
      .map(({ text }) => text.replace(/:$/, '')),
  };
}

/** The literal texts of an argument; a list has several. */
function literals(node: TreeNode): readonly string[] {
  if (node.type === 'generic_token') return given(plainText(node.text));
  const units = present(node.namedChildren);
  return units.flatMap((unit) => given(/[({@]/.test(unit.text[0] ?? '') ? undefined : plainText(unit.text)));
}

const given = (text: string | undefined): readonly string[] => (text === undefined ? [] : [text]);

/** A word without its quotes; undefined where PowerShell would fill in or change something. */
function plainText(text: string): string | undefined {
  const single = /^'((?:[^'‘’]|'')*)'$/.exec(text)?.[1];
  if (single !== undefined) return single.replaceAll("''", "'");
  const double = /^"([^"`$]*)"$/.exec(text)?.[1];
  if (double !== undefined) return double;
  return /["'`$(){}@,;]/.test(text) ? undefined : text;
}
