/** A command that prints the values of secrets. Its words are joined by spaces. */
interface SecretCommand {
  readonly programs: string;
  readonly prints: RegExp;
  /** Words with which it prints none. */
  readonly except?: RegExp;
  /** For people: whose values these are. */
  readonly whose: string;
}

const NAMES_ONLY =
  /--query[ =]["']?[\w.[\]*]*\b(?:id|name|arn|kid|attributes|version|versionid)\b["']?(?: |$)/i;

/** Part of a name that says that its value is a secret. */
const SECRET = '(?:pass|pwd|secret|token|key|credential|private|dsn|database_?url|connection)';

/** From the programs' own references. Listings of names are not among them. */
const COMMANDS: readonly SecretCommand[] = [
  // Listings of an application's variables hold settings too and are what an agent works with; a secret's own name tells.
  {
    // https://devcenter.heroku.com/articles/config-vars
    programs: 'heroku',
    prints: new RegExp(`^config:get (?:\\S+ )*\\S*${SECRET}|^pg:credentials:url`, 'i'),
    whose: 'Heroku’s config vars',
  },
  {
    programs: 'vercel vc',
    prints: /^env pull (?:-|\/dev\/(?:stdout|tty|fd\/1))(?: |$)/,
    whose: 'Vercel’s variables',
  },
  {
    programs: 'netlify ntl',
    prints: new RegExp(`^env:get (?:\\S+ )*\\S*${SECRET}`, 'i'),
    whose: 'Netlify’s variables',
  },
  {
    // https://kubernetes.io/docs/reference/kubectl/generated/kubectl_get/
    programs: 'kubectl oc k3s microk8s',
    prints:
      /(?:^| )get (?:\S+ )*?(?:\S*,)?secrets?(?:\/\S+|,\S+)? ?(?:.* )?(?:-o|--output)[ =]?["']?(?:ya?ml|json(?!path)|(?:jsonpath|go-template|template)\S*=?.*\bdata\b|custom-columns=.*\bdata\b)/,
    whose: 'Kubernetes secrets',
  },
  { programs: 'kubectl', prints: /(?:^| )config view .*--raw/, whose: 'kubectl’s credentials' },
  { programs: 'oc', prints: /^whoami .*(?:-t|--show-token)/, whose: 'OpenShift’s token' },
  {
    // https://docs.aws.amazon.com/cli/latest/reference/secretsmanager/get-secret-value.html
    programs: 'aws',
    prints: /(?:^| )secretsmanager (?:batch-)?get-secret-value/,
    except: /--query[ =]["']?(?:ARN|Name|VersionId|VersionStages|CreatedDate)\b/,
    whose: 'AWS Secrets Manager',
  },
  {
    programs: 'aws',
    prints: /(?:^| )ssm get-parameters?(?:-by-path|-history)? .*--with-decryption/,
    except: /--query[ =]["']?[\w.[\]*]*\b(?:Name|ARN|Version|Type)["']?(?: |$)/,
    whose: 'AWS parameters',
  },
  {
    programs: 'aws',
    prints:
      /(?:^| )configure (?:get \S*(?:secret_access_key|session_token)|export-credentials)|(?:^| )ecr get-login-password/,
    whose: 'AWS credentials',
  },
  {
    // https://cloud.google.com/sdk/gcloud/reference/secrets/versions/access
    programs: 'gcloud',
    prints:
      /(?:^| )secrets versions access |(?:^| )auth (?:application-default )?print-(?:access|identity)-token/,
    whose: 'Google Cloud secrets',
  },
  {
    // https://learn.microsoft.com/cli/azure/keyvault/secret
    programs: 'az',
    prints: /^(?:keyvault secret (?:show|download)|account get-access-token)/,
    except: NAMES_ONLY,
    whose: 'Azure secrets',
  },
  // https://developer.hashicorp.com/vault/docs/commands/kv/get
  {
    programs: 'vault bao',
    prints: new RegExp(`^(?:kv get|read) .*-field[ =]\\S*${SECRET}`, 'i'),
    whose: 'Vault’s secrets',
  },
  // https://developer.1password.com/docs/cli/reference/
  {
    programs: 'op',
    prints: /^read |^item get .*(?:--reveal|--fields|--otp)|^inject (?!.*(?:-o|--out-file))/,
    // https://developer.1password.com/docs/cli/reference/management-commands/item/#item-get
    except:
      /^item get (?!.*--otp).*--fields[ =](?:(?:label=)?(?:user(?:name)?|login|e-?mail|url|website|host(?:name)?|server|port|database|title)(?:,|(?= |$)))+(?: |$)/i,
    whose: '1Password’s items',
  },
  { programs: 'bw', prints: /^get (?:password|item|totp|notes) /, whose: 'Bitwarden’s items' },
  {
    programs: 'lpass',
    prints: /^show /,
    except: /(?:^| )(?:-c|--clip|--id|--name)(?: |$)/,
    whose: 'LastPass’ items',
  },
  {
    programs: 'pass gopass',
    prints: /^show /,
    except: /(?:^| )(?:-c|--clip|-q|--qrcode)(?: |\d|$)/,
    whose: 'the password store',
  },
  {
    programs: 'security',
    prints: /^find-(?:generic|internet)-password .*-[a-z]*[wg](?: |$)/,
    whose: 'the keychain',
  },
  { programs: 'secret-tool', prints: /^lookup /, whose: 'the keyring' },
  { programs: 'keyring', prints: /^get /, whose: 'the keyring' },
  // https://docs.doppler.com/docs/cli
  {
    programs: 'doppler',
    prints: /^secrets (?:get .*--plain|download .*--no-file)/,
    whose: 'Doppler’s secrets',
  },
  { programs: 'infisical', prints: /^secrets get /, whose: 'Infisical’s secrets' },
  // https://getsops.io/docs/
  {
    programs: 'sops',
    prints: /^(?:.* )?(?:-d|--decrypt|decrypt)(?: |$)/,
    except: /(?:^| )(?:-i|--in-place|--output)(?: |=|$)/,
    whose: 'the encrypted file',
  },
  { programs: 'ansible-vault', prints: /^view |^decrypt .*--output[ =]-/, whose: 'the encrypted file' },
  {
    programs: 'gpg gpg2',
    prints: /(?:^| )--export-secret-(?:sub)?keys?/,
    except: /(?:^| )(?:-o|--output)(?: |=)/,
    whose: 'the secret keys',
  },
  // https://cli.github.com/manual/gh_auth_token
  { programs: 'gh', prints: /^auth (?:token|status .*(?:--show-token|-t(?: |$)))/, whose: 'GitHub’s token' },
  { programs: 'glab', prints: /^auth status .*(?:--show-token|-t(?: |$))/, whose: 'GitLab’s token' },
  { programs: 'git', prints: /^credential(?:-\w+)? (?:fill|get)/, whose: 'git’s credentials' },
  { programs: 'npm', prints: /^config get \S*(?:_authToken|_auth|_password)$/, whose: 'npm’s token' },
  {
    programs: 'terraform tofu',
    prints:
      /^output (?:.* )?-raw (?:.* )?\S*(?:password|passwd|secret|token|private_key|credential|connection_string)/i,
    whose: 'Terraform’s outputs',
  },
  { programs: 'pulumi', prints: /(?:^| )--show-secrets/, whose: 'Pulumi’s secrets' },
  { programs: 'stripe', prints: /^config --list/, whose: 'Stripe’s keys' },
  { programs: 'supabase', prints: /^projects api-keys/, whose: 'Supabase’s keys' },
  { programs: 'firebase', prints: /^functions:(?:config:get|secrets:access)/, whose: 'Firebase’s secrets' },
  // https://learn.microsoft.com/powershell/module/az.keyvault/get-azkeyvaultsecret
  {
    programs: 'Get-AzKeyVaultSecret Get-Secret ConvertFrom-SecureString',
    prints: /(?:^| )-AsPlainText/i,
    whose: 'the vault’s secrets',
  },
  // https://docs.aws.amazon.com/powershell/v5/reference/
  { programs: 'Get-SECSecretValue', prints: /./, whose: 'AWS Secrets Manager' },
  {
    programs: 'Get-SSMParameter Get-SSMParameterValue Get-SSMParametersByPath',
    prints: /(?:^| )-WithDecryption/i,
    whose: 'AWS parameters',
  },
  { programs: 'wp', prints: /^config get \S*(?:PASSWORD|KEY|SALT)/i, whose: 'WordPress’ configuration' },
  { programs: 'rails', prints: /^(?:credentials|encrypted):show/, whose: 'Rails’ credentials' },
];

const byProgram = new Map<string, SecretCommand[]>();
for (const command of COMMANDS)
  for (const program of command.programs.split(' '))
    byProgram.set(program, [...(byProgram.get(program) ?? []), command]);

/** Whether a program has commands that print secrets. */
export const mayPrintSecrets = (program: string): boolean => byProgram.has(program);

/** Whose secrets a command prints, for people; undefined where it prints none. */
export function secretsOf(program: string, args: readonly string[]): string | undefined {
  const commands = byProgram.get(program);
  if (commands === undefined || args.length > 60) return undefined;
  const line = args.join(' ').slice(0, 2000);
  if (/(?:^| )(?:--help|-h)$/.test(line)) return undefined;
  return commands.find(({ prints, except }) => prints.test(line) && except?.test(line) !== true)?.whose;
}
