/** Packages whose program is called otherwise, where no rule tells it. */
const programs: Readonly<Record<string, string>> = {
  'firebase-tools': 'firebase',
  'netlify-cli': 'netlify',
  'aws-cdk': 'cdk',
  awscli: 'aws',
  awscli2: 'aws',
  'google-cloud-sdk': 'gcloud',
  'azure-cli': 'az',
  'dbt-core': 'dbt',
  'databricks-cli': 'databricks',
  'snowflake-cli': 'snow',
  'cloudflare-cli': 'cloudflare',
  'eas-cli': 'eas',
  'contentful-cli': 'contentful',
  neonctl: 'neonctl',
  '@angular/cli': 'ng',
  '@salesforce/cli': 'sf',
  '@hubspot/cli': 'hs',
};

/** The program that a package brings: `@railway/cli@4` brings `railway`, `prisma@6` brings `prisma`. */
export function packageProgram(spec: string): string {
  if (/^[./~]|:\/\//.test(spec)) return spec;
  const name = spec.replace(/(.)@[^@/]*$/, '$1').replace(/\[.*\]$|[=<>~].*$/, '');
  const flake = /^[\w.:/-]*#([\w.+-]+)$/.exec(name)?.[1];
  if (flake !== undefined) return packageProgram(flake);
  const known = Object.hasOwn(programs, name) ? programs[name] : undefined;
  if (known !== undefined) return known;
  const [, scope, own] = /^@([^/]+)\/(.+)$/.exec(name) ?? [];
  if (scope === undefined || own === undefined) return name;
  return own === 'cli' ? scope : own;
}
