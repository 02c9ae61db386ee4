import { inputText, outputOf } from './output.ts';
import { readPrompt } from './prompt.ts';
import { assign, forget } from './scope.ts';
import type { Frame, Invocation, Output } from './session.ts';
import { emit } from './session.ts';
import { writeFile } from './written.ts';

/** zsh's `print`; with `-P` it fills in a text as a prompt is. */
export function shown(invocation: Invocation, frame: Frame): Output {
  const call = emit(frame, invocation.words, invocation.place);
  if (call.args.some(({ text }) => /^-[a-zA-Z]*P/.test(text)))
    for (const word of call.args) readPrompt(word, frame);
  return outputOf(call, frame);
}

/** With `-v` it prints into a variable. */
export function print(invocation: Invocation, frame: Frame): Output {
  const [program, option, name, ...rest] = invocation.words;
  const call = emit(frame, invocation.words, invocation.place);
  if (program === undefined || option?.text !== '-v' || name === undefined) return outputOf(call, frame);
  const text = outputOf({ ...call, args: rest }, frame);
  if (text === undefined) forget(frame.scope, name.text);
  else assign(frame.scope, name.text, { word: { ...name, text } });
  return '';
}

/** `tee` writes what it reads into files, and passes it on. */
export function tee(invocation: Invocation, frame: Frame): Output {
  const { args } = emit(frame, invocation.words, invocation.place);
  const text = inputText(frame, frame);
  const appends = args.some((word) => /^(?:-[a-zA-Z]*a[a-zA-Z]*|--append)$/.test(word.text));
  if (text !== undefined)
    for (const target of args.filter((word) => !word.text.startsWith('-')))
      writeFile({ operator: appends ? '>>' : '>', target }, text, frame);
  return text;
}
