import type { Word } from '../../../model/call.ts';
import type { Assignment, WordNode } from '../bash.ts';
import { maximumLength } from '../bash.ts';
import { both, carrying } from '../carried.ts';
import type { Scope } from '../scope.ts';
import { assign, forget, fork, lookup, staysOwn } from '../scope.ts';
import type { Frame } from '../session.ts';
import { inside } from '../session.ts';
import { readString } from '../shells.ts';
import type { Walker } from '../walk.ts';
import { expandSingle, expandWord } from './expand.ts';

/** Which variables a line sets matters for few names; past so many they are not noted. */
const mostSet = 200;

/** Applies an assignment to a scope. */
export function apply(node: Assignment, walker: Walker, frame: Frame, scope: Scope): void {
  const { source, expander } = walker;
  const { sets } = frame.session;
  if (scope === frame.scope && sets.size < mostSet) sets.set(node.name, node.text);
  if (node.value.type === 'ArrayValue') {
    const keys = node.append === true ? undefined : keyedElements(node.value.elements, walker, frame);
    if (keys !== undefined) {
      const word = { text: node.text, certain: true, place: source.at(node.pos, node.end) };
      assign(scope, node.name, { word, keys });
      return;
    }
    const list = node.value.elements.flatMap((element) => expandWord(element, source, frame, expander));
    // Elements with and without a key are not followed.
    const before = node.append === true ? lookup(scope, node.name) : undefined;
    const follows = node.append !== true || before?.list !== undefined;
    const plain = follows && node.value.elements.every((element) => !element.text.startsWith('['));
    const printedBy = list.reduce<Word['printedBy']>((all, one) => both(all, one.printedBy), undefined);
    const word = carrying(
      { text: node.text, certain: plain, place: source.at(node.pos, node.end) },
      printedBy,
    );
    if (plain) assign(scope, node.name, { word, list: [...(before?.list ?? []), ...list] });
    else forget(scope, node.name, printedBy);
    return;
  }
  const value = expandSingle(node.value, source, frame, expander);
  if (node.index !== undefined) {
    const index = expandSingle(node.index, source, frame, expander);
    setElement(scope, node.name, index, node.append === true ? undefined : value);
    // https://zsh.sourceforge.io/Doc/Release/Zsh-Modules.html#The-zsh_002fparameter-Module
    if (frame.shell === 'zsh' && /^(?:functions|aliases|commands)$/.test(node.name) && index.certain)
      scope.aliases = new Map(scope.aliases).set(index.text, value.text);
  } else {
    // What stands before a command goes to it; alone, a variable stays with the shell until it is exported.
    const own = scope === frame.scope && frame.shell !== 'fish' && staysOwn(scope, node.name);
    setVariable(scope, node.name, own ? { ...value, own } : value, node.append === true);
    // A shell that somebody types into runs these before it asks for the next line.
    if (node.name === 'PROMPT_COMMAND' && scope === frame.scope) runPromptCommand(value, frame);
  }
}

/** Reads what a shell that somebody types into runs before it asks for the next line. */
export function runPromptCommand(code: Word, frame: Frame): void {
  const within = inside(frame, 'PROMPT_COMMAND', code.place);
  if (within !== undefined && code.certain)
    readString(code, { ...within, scope: fork(frame.scope), input: undefined });
}

/** `([key]=value …)`; undefined where an element has no key, or is not known. */
function keyedElements(
  elements: readonly WordNode[],
  { source, expander }: Walker,
  frame: Frame,
): ReadonlyMap<string, Word> | undefined {
  if (elements.length === 0 || !elements.every(({ text }) => text.startsWith('['))) return undefined;
  const keys = new Map<string, Word>();
  for (const element of elements) {
    const word = expandSingle(element, source, frame, expander);
    const [, key, text] = /^\[([^\]]+)\]=(.*)$/s.exec(word.text) ?? [];
    if (key === undefined || text === undefined || !word.certain) return undefined;
    keys.set(key, { ...word, text });
  }
  return keys;
}

/** `name[key]=value`. */
function setElement(scope: Scope, name: string, index: Word, value: Word | undefined): void {
  const before = lookup(scope, name);
  const known = before === undefined || before.keys !== undefined || before.list !== undefined;
  if (!known || !index.certain || value?.certain !== true) {
    forget(scope, name);
    return;
  }
  const keys = new Map(before?.keys ?? before?.list?.map((word, at) => [String(at), word]));
  assign(scope, name, {
    word: { text: name, certain: true, place: value.place },
    keys: keys.set(index.text, value),
  });
}

/** `name=value` and `name+=value`. */
export function setVariable(scope: Scope, name: string, value: Word, append: boolean): void {
  if (!append) {
    assign(scope, name, { word: value });
    return;
  }
  const before = lookup(scope, name)?.word;
  const printedBy = both(before?.printedBy, value.printedBy);
  if (before?.certain !== true || before.text.length + value.text.length > maximumLength)
    forget(scope, name, printedBy);
  else assign(scope, name, { word: carrying({ ...value, text: before.text + value.text }, printedBy) });
}

/** An assignment among the arguments, as `export` takes them. */
export function assignmentWord(node: Assignment, walker: Walker, frame: Frame): Word {
  const { source, expander } = walker;
  const place = source.at(node.pos, node.end);
  if (node.value.type === 'ArrayValue' || node.index !== undefined) {
    apply(node, walker, frame, frame.scope);
    return { text: node.text, certain: false, place };
  }
  const value = expandSingle(node.value, source, frame, expander);
  return carrying(
    {
      text: `${node.name}${node.append === true ? '+=' : '='}${value.text}`,
      certain: value.certain,
      place,
    },
    value.printedBy,
  );
}
