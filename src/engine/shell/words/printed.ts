import type { Word } from '../../../model/call.ts';
import type { ParameterExpansionPart } from '../bash.ts';
import { both } from '../carried.ts';
import type { Scope } from '../scope.ts';
import { lookup } from '../scope.ts';

/** The calls whose output stands in a parameter: a variable, `1`, `@`. */
export function carriedBy(name: string, scope: Scope): Word['printedBy'] {
  const { positional } = scope;
  if (name === '@' || name === '*')
    return positional?.reduce<Word['printedBy']>((all, word) => both(all, word.printedBy), undefined);
  if (/^[1-9]\d*$/.test(name)) return positional?.[Number(name) - 1]?.printedBy;
  return lookup(scope, name)?.word.printedBy;
}

/** So few characters of a secret are worth nothing. */
const few = 8;

/** Whether `${…}` leaves the parameter's value readable: not its length, its beginning or a mask of it. */
export function showsValue({ prefix, operation }: ParameterExpansionPart): boolean {
  if (prefix === '#') return false;
  switch (operation?.type) {
    case 'Default':
      return !operation.operator.endsWith('+');
    case 'Slice':
      return !(Number(operation.length?.value) <= few);
    case 'Replace':
      return !/[?*[]/.test(operation.pattern.value);
    default:
      return true;
  }
}
