import { type Context, fileText } from './context.ts';

const WEIGHTS = { unknown: 'detail', missing: 'detail' } as const;
const ENTRY = /^(?:@\w+|(?:[\d*/,-]+\s+){4}[\w*/,-]+)\s+(.+)$/;

/** What stands in the file that becomes a crontab. https://man7.org/linux/man-pages/man5/crontab.5.html */
export function readCrontab(context: Context): void {
  const { call, sink } = context;
  if (call.args.some(({ text }) => /^-[ler]$/.test(text))) return;
  const file = call.args.find(({ text }, at) => !text.startsWith('-') && call.args[at - 1]?.text !== '-u');
  const text = file === undefined ? undefined : fileText(context, file, WEIGHTS);
  if (text === undefined) return;
  for (const line of text.text.split('\n').slice(0, 200)) {
    const command = ENTRY.exec(line.trim())?.[1];
    if (command !== undefined)
      sink.commands.push({ text: { text: command, certain: true, place: text.place }, shell: 'sh' });
  }
}
