import type { Json } from '../../../model/request.ts';
import { ofLastText } from '../../by-text.ts';
import { objectOf } from '../../json.ts';
import type { ProgramCall } from './calls.ts';
import { HOLE } from './texts.ts';
import type { ProgramToken } from './tokens.ts';
import type { Argument, Scope } from './values.ts';
import { evaluate } from './values.ts';

type Tokens = readonly ProgramToken[];

/** What an SDK calls a service and the command line calls otherwise. https://docs.aws.amazon.com/cli/latest/reference/ */
const SERVICES: Readonly<Record<string, string>> = {
  s3: 's3api',
  'cognito-identity-provider': 'cognito-idp',
  cognitoidentityserviceprovider: 'cognito-idp',
  cognitoidentityprovider: 'cognito-idp',
  'route-53': 'route53',
  'route-53-domains': 'route53domains',
  sfn: 'stepfunctions',
  states: 'stepfunctions',
  'cloudwatch-logs': 'logs',
  cloudwatchlogs: 'logs',
  eventbridge: 'events',
  cloudwatchevents: 'events',
  config: 'configservice',
  'config-service': 'configservice',
  'auto-scaling': 'autoscaling',
  'api-gateway': 'apigateway',
  'elastic-load-balancing': 'elb',
  'elastic-load-balancing-v2': 'elbv2',
  elasticloadbalancing: 'elb',
  elasticloadbalancingv2: 'elbv2',
  'elastic-beanstalk': 'elasticbeanstalk',
  'database-migration-service': 'dms',
  'lib-dynamodb': 'dynamodb',
};
/** What is only looked at says nothing of a loss; what is shown of it is the program’s own matter. */
const LOOKS =
  /^(get|list|describe|head|search|lookup|batch-get|scan|query|select|download|upload|generate|can|wait|exists|on)(-|$)|^close$/;
const CLIENT_OPTIONS: ReadonlyMap<string, string> = new Map([
  ['endpoint_url', '--endpoint-url'],
  ['endpoint', '--endpoint-url'],
  ['profile_name', '--profile'],
]);
const MOST_RECEIVER = 200;
const LONGEST_VALUE = 4_000;

const usesAws = ofLastText((text) => /\b(?:boto3?|botocore|aioboto3|aws-sdk|Aws::)|@aws-sdk\//.test(text));

/**
 * The command line of `aws` that does what a call of AWS’s own libraries does, whose operations and parameters have the
 * same names: `boto3.client('ec2').terminate_instances(InstanceIds=[…], DryRun=True)`. Nothing for what only looks.
 * https://docs.aws.amazon.com/boto3/latest/guide/clients.html, https://docs.aws.amazon.com/AWSJavaScriptSDK/v3/latest/
 */
export function awsCommand(found: ProgramCall, scope: Scope, text: string): readonly string[] | undefined {
  if (!usesAws(text)) return undefined;
  const [service, operation] = commandClass(found) ?? clientMethod(found, scope) ?? [];
  if (service === undefined || operation === undefined || !/^[a-z]+(-[a-z0-9]+)+$/.test(operation))
    return undefined;
  if (LOOKS.test(operation)) return undefined;
  const name = Object.hasOwn(SERVICES, service) ? (SERVICES[service] ?? service) : service;
  return ['aws', name, operation, ...optionsOf(found.args, scope), ...clientOptions(found, scope)];
}

/** `new DeleteBucketCommand({…})` of `@aws-sdk/client-s3`. */
function commandClass({ callee }: ProgramCall): readonly [string, string] | undefined {
  const [, service, operation] =
    /^@aws-sdk\/(?:client-)?([a-z0-9-]+)\.(?:\w+\.)?([A-Z]\w*)Command$/.exec(callee) ?? [];
  if (service === undefined || operation === undefined) return undefined;
  return [service, kebab(service === 'lib-dynamodb' ? `${operation}Item` : operation)];
}

/** A method of a client that the program makes: boto3’s, Ruby’s, and the older JavaScript SDK’s. */
function clientMethod(
  { callee, receiver }: ProgramCall,
  scope: Scope,
): readonly [string, string] | undefined {
  const operation = callee.slice(callee.lastIndexOf('.') + 1);
  const made = madeBy(receiver, scope).slice(0, MOST_RECEIVER);
  const words = made.map(({ text }) => text);
  if (scope.language === 'python') {
    const at = words.findIndex((word, index) => word === 'client' && words[index + 1] === '(');
    const named = made.slice(at + 2).find(({ kind }) => kind === 'string');
    // A resource’s objects have methods of other names.
    if (at < 0 || named === undefined || words.slice(at).join('').includes(').')) return undefined;
    return [named.text, kebab(operation)];
  }
  const joined = words.join('');
  const ruby = /^Aws::(\w+)::Client/.exec(joined)?.[1];
  if (ruby !== undefined && scope.language === 'ruby') return [ruby.toLowerCase(), kebab(operation)];
  const service = /^(?:new)?(?:AWS|aws)\.([A-Z]\w*)(?:\.DocumentClient)?\(/.exec(joined)?.[1];
  if (service === undefined || scope.language !== 'javascript') return undefined;
  return [service.toLowerCase(), kebab(/DocumentClient/.test(joined) ? `${operation}Item` : operation)];
}

/** What a receiver stands for, where the program assigns it once. */
function madeBy(receiver: Tokens, scope: Scope): Tokens {
  const [only] = receiver;
  if (receiver.length !== 1 || only?.kind !== 'name') return receiver;
  return scope.assigned.get(only.text) ?? receiver;
}

/** `endpoint_url`, `region_name` and `profile_name` of a client. */
function clientOptions({ receiver }: ProgramCall, scope: Scope): readonly string[] {
  const made = madeBy(receiver, scope).slice(0, MOST_RECEIVER);
  return made.flatMap(({ text }, at) => {
    const option = CLIENT_OPTIONS.get(text);
    const value = made[at + 2];
    const said = option !== undefined && /^[=:]$/.test(made[at + 1]?.text ?? '') && value !== undefined;
    return said ? [option, value.kind === 'string' ? value.text : HOLE] : [];
  });
}

function optionsOf(args: readonly Argument[], scope: Scope): readonly string[] {
  return args.flatMap(({ name, tokens }): readonly string[] => {
    const { json } = evaluate(tokens, scope);
    return name === '' ? awsOptions(json) : option(name, json);
  });
}

/** The parameters of an operation as options of the command line. */
export const awsOptions = (json: Json): readonly string[] =>
  Object.entries(objectOf(json)).flatMap(([key, value]) => option(key, value));

function option(name: string, given: Json): readonly string[] {
  const own = `--${kebab(name)}`;
  // `{'Value': False}` of an attribute.
  const { Value: wrapped } = objectOf(given);
  const value = typeof wrapped === 'boolean' ? wrapped : given;
  if (typeof value === 'boolean') return [value ? own : own.replace(/^--/, '--no-')];
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return [own, ...value];
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return [own, text.slice(0, LONGEST_VALUE)];
}

/** `DBInstanceIdentifier`, `terminate_instances`, `deleteStack`: as the command line spells them. */
const kebab = (name: string): string =>
  name
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1-$2')
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replaceAll('_', '-')
    .toLowerCase();
