import type { Hint } from '../../model/action.ts';
import type { Platform } from '../../model/platform.ts';
import { matchesGlob } from '../globs/glob.ts';
import type { Arguments } from './view.ts';
import { optionWord, ownVariable } from './view.ts';

// Words of an act that may name an environment.

export function hostHint(host: string): readonly Hint[] {
  return host === '' ? [] : [{ text: host, source: 'the address', explicit: true }];
}

export function directoryHint(cwd: string | undefined): readonly Hint[] {
  return cwd === undefined ? [] : [{ text: cwd, source: 'the directory', explicit: false }];
}

const WEB = /^https?:\/\//i;

/**
 * Options and variables with which the platform names an environment, and addresses among the words. A variable says
 * where only if nothing on the line does; one that holds a service’s address, if no other address stands there.
 */
export function explicitHints(args: Arguments, platform: Platform): readonly Hint[] {
  const { options = [], variables = [], contextsHere = [] } = platform.environment ?? {};
  // What a file of one's own calls a context may lead anywhere.
  const file = optionWord(args, ['--kubeconfig']) ?? ownVariable(args.call, 'KUBECONFIG');
  const usual = file === undefined || /kind|k3d|k3s|minikube|colima/i.test(file.text);
  const given = options.flatMap((name) => {
    const word = optionWord(args, [name]);
    if (!word) return [];
    const here =
      usual && name.endsWith('context') && contextsHere.some((glob) => matchesGlob(glob, word.text));
    return [{ name, word, text: here && word.certain ? 'localhost' : word.text }];
  });
  const addresses = args.positionals.filter(({ word }) =>
    /^([a-z][a-z0-9+.-]*:\/\/|(localhost|127\.0\.0\.1|\[::1\])(:\d|\/))/i.test(word.text),
  );
  const onLine = [
    ...given.map(({ name, word, text }) => ({ word, text, source: `${name} ${word.text}` })),
    ...addresses.map(({ word }) => ({ word, text: word.text, source: 'the address' })),
  ];
  const addressed = onLine.some(({ text }) => WEB.test(text));
  const open = onLine.length === 0 && args.positionals.every(({ word }) => word.certain);
  return [
    ...onLine.map(
      ({ word, text, source }): Hint => ({
        text,
        source,
        explicit: true,
        ...(word.certain ? {} : { certain: false }),
      }),
    ),
    ...variables.flatMap((name): Hint[] => {
      const word = args.call.variables[name];
      return word?.certain && word.text !== ''
        ? [
            {
              text: word.text,
              source: `$${name}`,
              explicit: word.own !== true && (open || (WEB.test(word.text) && !addressed)),
            },
          ]
        : [];
    }),
  ];
}

/** Short words of the call. They may raise the environment and never lower it, so an unknown one counts by its name. */
export function callHints({
  call,
  options,
  positionals,
}: Pick<Arguments, 'call' | 'options' | 'positionals'>): readonly Hint[] {
  return [...options.map(({ value }) => value), ...positionals.map(({ word }) => word)]
    .filter((word) => word !== undefined)
    .slice(0, 200)
    .filter(({ text }) => text !== '' && text.length <= 300 && !/\s/.test(text.trim()))
    .map((word) => ({ text: word.text, source: `“${word.text}” in ${call.program}`, explicit: false }));
}
