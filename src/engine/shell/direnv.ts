import type { Frame, Invocation } from './session.ts';
import { emit, inside } from './session.ts';
import { childScope, readScript } from './shells.ts';
import { demote } from './wrappers/contained.ts';

/** `direnv allow` runs the folder's `.envrc` at once and at every visit; `direnv exec folder command` runs the command. https://direnv.net/man/direnv.1.html */
export function direnv({ words, place }: Invocation, frame: Frame): undefined {
  const [, verb, folder, ...inner] = words;
  if (verb?.text === 'exec' && inner.length > 0) {
    const within = inside(frame, 'direnv exec', place);
    if (within !== undefined)
      frame.session.invoke({ words: inner, place }, { ...within, scope: childScope(frame) });
    return undefined;
  }
  emit(frame, words, place);
  if (!/^(?:allow|permit|grant|reload)$/.test(verb?.text ?? '') || folder?.certain === false)
    return undefined;
  const text =
    folder === undefined || folder.text.startsWith('-')
      ? '.envrc'
      : `${folder.text.replace(/\/\.envrc$/, '')}/.envrc`;
  const from = frame.session.unread.length;
  readScript({ text, certain: true, place }, { ...frame, scope: childScope(frame), shell: 'bash' }, true);
  demote(frame, from);
  return undefined;
}
