import { readPayloads } from '../../../../src/engine/payload/read.ts';
import type { Call, Input, Word } from '../../../../src/model/call.ts';
import type { Facts } from '../../../../src/model/fact.ts';
import { factKey } from '../../../../src/model/fact-key.ts';
import type { PayloadReading } from '../../../../src/model/reading.ts';

export interface Setup {
  readonly stdin?: string;
  /** What stands on standard input is known only in part. */
  readonly stdinUnknown?: boolean;
  readonly from?: string;
  readonly stdinFile?: string;
  readonly files?: { readonly [path: string]: string | 'missing' | 'unreadable' };
}

/** A call as a shell would make it of one simple command: quotes, backslashes, and expansions that stay unknown. */
export function callOf(line: string, setup: Setup = {}): Call {
  const words = split(line);
  const [name, ...args] = words;
  if (!name) throw new Error('no command');
  const input = inputOf(setup);
  const place = { start: 0, end: line.length };
  const program = name.text.replace(/^.*\//, '');
  return { program, name, args, variables: {}, input, output: [], cwd: '/w', via: [], place };
}

function inputOf({ stdin, stdinUnknown, from, stdinFile }: Setup): Input | undefined {
  if (stdinFile !== undefined) return { kind: 'file', path: wordOf(stdinFile) };
  if (stdin !== undefined) return { kind: 'text', word: { ...wordOf(stdin), certain: !stdinUnknown } };
  return from === undefined ? undefined : { kind: 'pipe', from: [callOf(from)] };
}

export function wordOf(text: string, certain = true): Word {
  return { text, certain, place: { start: 0, end: text.length } };
}

function split(line: string): readonly Word[] {
  const words: Word[] = [];
  const token = /\s+|((?:'[^']*'|"(?:\\[\s\S]|[^"\\])*"|\\[\s\S]|[^\s'"\\])+)/g;
  for (const { 1: source, index } of line.matchAll(token)) {
    if (source === undefined) continue;
    let certain = true;
    const text = source.replace(
      /'([^']*)'|"((?:\\[\s\S]|[^"\\])*)"|\\([\s\S])|(\$)/g,
      (_, single, double, escaped, dollar) => {
        if (single !== undefined) return single;
        if (double === undefined) {
          certain &&= dollar === undefined;
          return escaped ?? dollar;
        }
        certain &&= !/(?:^|[^\\])[$`]/.test(double);
        return double.replace(/\\(["\\$`])/g, '$1');
      },
    );
    words.push({ text, certain, place: { start: index, end: index + source.length } });
  }
  return words;
}

export function factsOf(files: Setup['files'] = {}): Facts {
  return new Map(
    Object.entries(files).map(([name, text]) => {
      const path = name.startsWith('/') ? name : `/w/${name}`;
      const state = text === 'missing' || text === 'unreadable' ? text : 'text';
      const fact = { kind: 'file', path, state, text: state === 'text' ? text : '', hash: '' } as const;
      return [factKey({ kind: 'file', path }), fact];
    }),
  );
}

export function read(line: string, setup: Setup = {}): PayloadReading {
  return readPayloads(callOf(line, setup), factsOf(setup.files));
}

/** A reading in short lines, for tables. */
export function short(reading: PayloadReading): readonly string[] {
  return [
    ...reading.payloads.map((payload) => {
      if (payload.kind === 'http')
        return `${payload.request.method} ${payload.request.host}${payload.request.path}`;
      if (payload.kind === 'sql') return `${payload.statement.kind} ${payload.statement.object}`.trim();
      const { operation, field, args, unknown } = payload.field;
      const given = Object.keys(args).length > 0 ? ` ${JSON.stringify(args)}` : '';
      return `${operation} ${field}${given}${unknown.length > 0 ? ` ?${unknown.join('?')}` : ''}`;
    }),
    ...(reading.commands ?? []).map(({ text }) => `sh ${text.text}`),
    ...(reading.calls ?? []).map(
      ({ name, args }) => `call ${[name, ...args].map((word) => word.text).join(' ')}`,
    ),
    ...reading.unread.map(({ weight }) => weight),
    ...reading.questions.map(
      (question) => `asks ${question.kind === 'file' ? question.path : question.kind}`,
    ),
  ];
}

/** Rows of a table: a line, what is expected of it, and what stands around it. */
export type Row = readonly [line: string, expected: readonly string[], setup?: Setup];
