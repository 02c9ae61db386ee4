import type { ParsedScript, SyntaxNode, Word } from 'unbash';
import { forEachChild, parse } from 'unbash';

export type {
  AndOr,
  ArithmeticCommand,
  ArithmeticExpression,
  ArithmeticFor,
  Assignment,
  Case,
  Command,
  CompoundList,
  For,
  Function as FunctionNode,
  HereDoc,
  If,
  ParameterExpansionPart,
  ParsedScript,
  Pipeline,
  PipelineNode,
  Redirect,
  Redirection,
  Select,
  Statement,
  SyntaxNode,
  TestCommand,
  While,
  Word as WordNode,
  WordPart,
} from 'unbash';

/** Longest text that is read, in UTF-16 units. */
export const maximumLength = 128 * 1024;

/** Parses bash. Never throws: undefined where the text is too long or too deeply nested to be parsed. */
export function parseBash(text: string): ParsedScript | undefined {
  if (text.length > maximumLength) return undefined;
  try {
    return parse(text);
  } catch {
    return undefined;
  }
}

/** Reads one word, as brace expansion makes them. */
export function parseWord(text: string): Word | undefined {
  const command = parseBash(`: ${text}`)?.commands[0]?.command;
  if (command?.type !== 'Command' || command.suffix.length !== 1) return undefined;
  const [word] = command.suffix;
  return word?.type === 'Word' ? word : undefined;
}

export function children(node: SyntaxNode): readonly SyntaxNode[] {
  const found: SyntaxNode[] = [];
  forEachChild(node, (child) => {
    found.push(child);
  });
  return found;
}
