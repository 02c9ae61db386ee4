import type { BlockedAct } from './blocked.ts';

/** What the engine wants to know of the machine. Only `observe/` answers. */
export type Question =
  /** The text of a file that a call would run or send. Absolute path. */
  | { readonly kind: 'file'; readonly path: string }
  /** What stands at a path that an act would remove or overwrite. Absolute path. */
  | { readonly kind: 'path'; readonly path: string }
  /** Work in a repository that no commit holds. */
  | { readonly kind: 'git'; readonly cwd: string }
  /** Where else this credential lies. */
  | { readonly kind: 'credential'; readonly fingerprint: string; readonly variable: string | undefined }
  /** What a platform or its local files say of a thing: the environments in which it lives, its name. */
  | {
      readonly kind: 'resource';
      readonly platform: string;
      readonly what: string;
      readonly id: string;
      /** The request's own API address, where it has one. */
      readonly url: string | undefined;
      readonly cwd: string | undefined;
    }
  /** The environment that a platform's CLI is linked to in this directory. */
  | { readonly kind: 'link'; readonly platform: string; readonly cwd: string | undefined }
  /** What a person blocked of this agent’s acts lately. */
  | { readonly kind: 'blocked'; readonly agent: string };

/** What was seen. `seen: false` means that nobody looked or that looking failed. */
export type Fact =
  | {
      readonly kind: 'file';
      readonly path: string;
      readonly state: 'text' | 'missing' | 'unreadable' | 'too-large' | 'directory';
      readonly text: string;
      /** SHA-256 of the bytes, hex; empty where not read. */
      readonly hash: string;
    }
  | {
      readonly kind: 'path';
      readonly path: string;
      readonly state: 'file' | 'directory' | 'missing' | 'other' | 'unknown';
      /** After symbolic links. */
      readonly real: string;
      /** Inside a workspace folder or the request's own directory. */
      readonly inside: boolean;
      /** The workspace, a parent of it, the home folder, a mount point or the root itself. */
      readonly vital: boolean;
      /** `ignored` and `committed` can be had again; `work` holds changes or files that no commit has. */
      readonly git: 'ignored' | 'committed' | 'work' | 'outside';
      /** Files that stand there, up to a cap; undefined where not counted. */
      readonly files: number | undefined;
    }
  | {
      readonly kind: 'git';
      readonly cwd: string;
      readonly changed: number;
      readonly untracked: number;
      readonly branch: string;
    }
  | {
      readonly kind: 'credential';
      readonly fingerprint: string;
      /** Where it lies: file relative to the workspace where inside, variable, 1-based line. */
      readonly found: readonly {
        readonly file: string;
        readonly variable: string;
        readonly line: number;
        readonly scope: string;
      }[];
    }
  | {
      readonly kind: 'resource';
      readonly platform: string;
      readonly what: string;
      readonly id: string;
      /** Its name for people; empty where not known. */
      readonly name: string;
      readonly environments: readonly { readonly name: string; readonly source: string }[];
    }
  | {
      readonly kind: 'link';
      readonly platform: string;
      readonly environment: string;
      readonly source: string;
    }
  | { readonly kind: 'blocked'; readonly agent: string; readonly acts: readonly BlockedAct[] };

/** Facts by the key of their question. */
export type Facts = ReadonlyMap<string, Fact>;
