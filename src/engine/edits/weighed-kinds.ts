import { loosens } from './loosening.ts';
import { redirects } from './redirecting.ts';
import type { SettingChange } from './setting-changes.ts';

/** Weighs what became of the settings of one kind of file: true where a person should see it before it lands. */
export interface Kind {
  readonly files: RegExp;
  weighs(change: SettingChange): boolean;
  /** For texts that are no settings: the lines that are new. */
  weighsLine?(line: string): boolean;
  /** What takes the file away takes more than its text. */
  readonly deleted?: boolean;
}

/** Names of what people depend on. */
export const DEPLOYED = /(^|[/\\._-])(prod|production|prd|live|staging|stage|preprod|uat)(?=[/\\._-]|$)/i;

export const pipeline: Kind = {
  files:
    /(^|[/\\])(\.github[/\\]workflows[/\\]|\.gitlab-ci|\.circleci[/\\]|azure-pipelines|bitbucket-pipelines|Jenkinsfile)/,
  weighs(change) {
    const { key, path, from, to } = change;
    if (/pull_?request_?target/i.test(`${path} ${to}`) && to !== undefined && from !== to) return true;
    if (to === undefined) {
      // What held a job back until somebody had looked.
      if (/^(environment|when|if|approval|trigger)$/.test(key) || /(^|\.)environment\.name$/.test(path))
        return (
          key === 'environment' ||
          from === 'manual' ||
          /deploy|release|publish|destroy|prod|delete/i.test(path)
        );
      return false;
    }
    if (key === 'when' && from === 'manual') return true;
    return loosens(change) || redirects(change);
  },
};

/** A block of a configuration for which something stands elsewhere. */
export const isLost = ({ key, path, from, to }: SettingChange): boolean =>
  from !== undefined &&
  to === undefined &&
  (/^(resource|module)\s[^.]*$/.test(path) ||
    (key === 'type' && /^(AWS|Alexa|Custom)::|^Microsoft\./.test(from)));

export const manifest: Kind = {
  files: /\.(ya?ml|json|jsonnet|tpl|sh|toml|cue|ts)$|\.firebaserc$/,
  weighs(change) {
    const { key, to } = change;
    if (/^(hostpath|path)$/.test(key) && /docker\.sock|^\/$/.test(to ?? '')) return true;
    return loosens(change) || redirects(change) || mounts(change);
  },
};

/** Where a service finds its data again. */
const mounts = ({ path, from, to }: SettingChange): boolean =>
  from !== undefined &&
  from !== to &&
  /(^|\.)(mounts?|volumeclaimtemplates?|volumeMounts)\b.*\.(source|name|claimName)$/i.test(path);

/** Images are built anew and hold nothing; what runs processes says nothing of where they store. */
export const built: Kind = {
  files: /(^|[/\\])(Dockerfile[^/\\]*|Procfile|[^/\\]+\.Dockerfile)$/,
  weighs: () => false,
};

/** https://www.prisma.io/docs/orm/reference/prisma-schema-reference */
export const schema: Kind = {
  files: /\.prisma$/,
  weighs: ({ from, path }) => from !== undefined && !/^(generator)\b|@@/.test(`${path} ${from}`),
};

/** Who may read and write a database that its users reach themselves. https://firebase.google.com/docs/rules/basics */
export const accessRules: Kind = {
  files: /\.rules(\.json)?$/,
  weighs: () => false,
  weighsLine: (line) =>
    /:\s*if\s+(true|request\.auth\s*!=\s*null\s*\|\|\s*true)\s*;|["'.](read|write)["']\s*:\s*["']?true\b/.test(
      line,
    ),
};

/** Whose review a change needs. https://docs.github.com/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners */
export const owners: Kind = {
  files: /(^|[/\\])CODEOWNERS$/,
  deleted: true,
  weighs: ({ from, to }) => from !== undefined && to === undefined,
};
