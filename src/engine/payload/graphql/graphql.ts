import type {
  DocumentNode,
  FieldNode,
  FragmentDefinitionNode,
  OperationDefinitionNode,
  SelectionSetNode,
} from 'graphql/language';
import { parse } from 'graphql/language';
import type { Unread, Word } from '../../../model/call.ts';
import type { GraphqlField } from '../../../model/payload.ts';
import type { Json } from '../../../model/request.ts';
import { holdsUnknown, maskExpansions, within } from '../words.ts';
import { type GraphqlDocument, graphqlDocuments } from './body.ts';
import { argumentValue } from './values.ts';

const MAX_TOKENS = 20_000;
const MAX_FIELDS = 500;

/** What a body asks of a GraphQL server. */
export interface GraphqlReading {
  /** Whether the body is a GraphQL request at all. */
  readonly found: boolean;
  readonly fields: readonly GraphqlField[];
  readonly unread: readonly Unread[];
}

/** Reads a request body for a GraphQL server on `host` (empty where not known). Never fails. */
export function readGraphql(body: Word, host: string): GraphqlReading {
  const documents = graphqlDocuments(body);
  if (!documents) return { found: false, fields: [], unread: [] };
  const readings = documents.map((document) => readDocument(document, body, host));
  return {
    found: readings.some((reading) => reading.found),
    fields: readings.flatMap((reading) => reading.fields).slice(0, MAX_FIELDS),
    unread: readings.flatMap((reading) => reading.unread),
  };
}

function readDocument(document: GraphqlDocument, body: Word, host: string): GraphqlReading {
  const code = (reason: string): GraphqlReading => ({
    found: true,
    fields: [],
    unread: [{ place: body.place, reason, weight: 'code' }],
  });
  if (document.query === undefined)
    return code('the request names an operation that is stored on the server');
  if (document.query.trim() === '') return { found: false, fields: [], unread: [] };
  const tree = parsed(document.query) ?? (body.certain ? undefined : parsed(maskExpansions(document.query)));
  if (!tree) return code('the GraphQL operation could not be read');
  const operations = running(tree, document.operationName);
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const node of tree.definitions)
    if (node.kind === 'FragmentDefinition') fragments.set(node.name.value, node);
  const fields: GraphqlField[] = [];
  for (const operation of operations) {
    for (const field of rootFields(operation.selectionSet, fragments)) {
      if (fields.length >= MAX_FIELDS) return code('the GraphQL operation has too many fields');
      if (holdsUnknown(field.name.value)) return code('the name of a GraphQL field is not known');
      fields.push(oneField(field, operation, document, body, host));
    }
  }
  return { found: true, fields, unread: detail(fields) };
}

function detail(fields: readonly GraphqlField[]): readonly Unread[] {
  return fields
    .filter((field) => field.operation === 'mutation' && field.unknown.length > 0)
    .map(({ field, unknown, place }) => {
      const reason = `the value of ${unknown.join(', ')} in ${field} is not known`;
      return { place, reason, weight: 'detail' };
    });
}

function parsed(text: string): DocumentNode | undefined {
  try {
    return parse(text, { maxTokens: MAX_TOKENS });
  } catch {
    return undefined;
  }
}

/** The operations that could run: the named one, or all. */
function running(tree: DocumentNode, name: string | undefined): readonly OperationDefinitionNode[] {
  const operations = tree.definitions.filter((node) => node.kind === 'OperationDefinition');
  const named = operations.filter((operation) => operation.name?.value === name);
  return name !== undefined && named.length > 0 ? named : operations;
}

function rootFields(
  root: SelectionSetNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): readonly FieldNode[] {
  const fields: FieldNode[] = [];
  const seen = new Set<string>();
  const open: SelectionSetNode[] = [root];
  for (let set = open.pop(); set; set = open.pop()) {
    for (const selection of set.selections) {
      if (selection.kind === 'Field') fields.push(selection);
      else if (selection.kind === 'InlineFragment') open.push(selection.selectionSet);
      else if (!seen.has(selection.name.value)) {
        seen.add(selection.name.value);
        const fragment = fragments.get(selection.name.value);
        if (fragment) open.push(fragment.selectionSet);
      }
    }
  }
  return fields;
}

function oneField(
  node: FieldNode,
  operation: OperationDefinitionNode,
  document: GraphqlDocument,
  body: Word,
  host: string,
): GraphqlField {
  const unknown: string[] = [];
  const scope = { variables: variablesOf(operation, document.variables), certain: body.certain, unknown };
  const args: [string, Json][] = [];
  for (const argument of node.arguments ?? []) {
    const name = argument.name.value;
    const value = argumentValue(argument.value, name, scope);
    if (value !== undefined) args.push([name, value]);
  }
  const tops = unknown.map((path) => path.replace(/\..*$/s, ''));
  const at = body.text.indexOf(node.name.value);
  return {
    operation: operation.operation,
    field: node.name.value,
    args: Object.fromEntries(args),
    unknown: [...new Set([...tops, ...unknown])],
    host,
    place: at < 0 ? body.place : within(body, at, at + node.name.value.length),
  };
}

/** Variables that are given or have a default. One that is neither is null on the server, yet may be filled in later. */
function variablesOf(operation: OperationDefinitionNode, given: Json): ReadonlyMap<string, Json | undefined> {
  const variables = new Map<string, Json | undefined>();
  for (const definition of operation.variableDefinitions ?? []) {
    if (!definition.defaultValue) continue;
    const scope = { variables: new Map(), certain: true, unknown: [] };
    const value = argumentValue(definition.defaultValue, '', scope);
    variables.set(definition.variable.name.value, value);
  }
  if (typeof given === 'string') {
    for (const name of variables.keys()) variables.set(name, undefined);
    return variables;
  }
  if (given === null || typeof given !== 'object' || Array.isArray(given)) return variables;
  for (const [name, value] of Object.entries(given)) variables.set(name, value);
  return variables;
}
