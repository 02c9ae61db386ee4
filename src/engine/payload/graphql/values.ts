import type { ValueNode } from 'graphql/language';
import type { Json } from '../../../model/request.ts';
import { holdsUnknown } from '../words.ts';

/** Variables by name; undefined stands for one whose value is not known. */
type Variables = ReadonlyMap<string, Json | undefined>;

interface Scope {
  readonly variables: Variables;
  /** Whether texts may hold source of unknown pieces. */
  readonly certain: boolean;
  /** Dotted paths of what is not known. */
  readonly unknown: string[];
}

/** The value of an argument as far as known; what is not known is left out and its path noted. */
export function argumentValue(node: ValueNode, path: string, scope: Scope): Json | undefined {
  switch (node.kind) {
    case 'Variable': {
      const name = node.name.value;
      if (!scope.variables.has(name)) return note(path, scope);
      return known(scope.variables.get(name), path, scope);
    }
    case 'IntValue':
    case 'FloatValue':
      return Number(node.value);
    case 'StringValue':
    case 'EnumValue':
      return known(node.value, path, scope);
    case 'BooleanValue':
      return node.value;
    case 'NullValue':
      return null;
    case 'ListValue':
      return node.values.map((item) => argumentValue(item, path, scope)).filter((item) => item !== undefined);
    case 'ObjectValue': {
      const entries = node.fields.map((field) => {
        const name = field.name.value;
        return [name, argumentValue(field.value, `${path}.${name}`, scope)] as const;
      });
      return Object.fromEntries(entries.filter((entry) => entry[1] !== undefined)) as Json;
    }
    default:
      return note(path, scope);
  }
}

function known(value: Json | undefined, path: string, scope: Scope): Json | undefined {
  if (value === undefined) return note(path, scope);
  if (typeof value === 'string') return !scope.certain && holdsUnknown(value) ? note(path, scope) : value;
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) {
    return value.map((item: Json) => known(item, path, scope)).filter((item) => item !== undefined);
  }
  const entries = Object.entries(value).map(
    ([name, item]) => [name, known(item, `${path}.${name}`, scope)] as const,
  );
  return Object.fromEntries(entries.filter((entry) => entry[1] !== undefined)) as Json;
}

function note(path: string, scope: Scope): undefined {
  scope.unknown.push(path);
  return undefined;
}
