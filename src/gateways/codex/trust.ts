import { getNodeValue, type Node } from 'jsonc-parser';
import type { Trust } from '../../model/dialect.ts';
import { fieldsOf } from '../fields.ts';
import { parseSettings, propertyOf } from '../json-edit.ts';
import { namesLauncher } from '../json-hooks.ts';

/**
 * Codex passes over a hook in silence until its hash stands in `config.toml` under the hook's place:
 * `[hooks.state."<file>:pre_tool_use:<group>:<hook>"]`, `trusted_hash = "sha256:…"`. The hash itself is Codex' own
 * business, so an entry for another text of the hook looks trusted here; only a canary shows that it is not.
 * https://developers.openai.com/codex/hooks
 */
export const trust: Trust = {
  file: '.codex/config.toml',
  given(text, own) {
    const place = placeOf(own.text, own.launcher);
    if (place === undefined) return false;
    const name = `${own.path}:pre_tool_use:${place}`;
    const lines = text.split(/\r?\n/).map((line) => line.trim());
    const header = lines.findIndex((line) => headerOf(line) === name);
    if (header < 0) return false;
    const rest = lines.slice(header + 1);
    const next = rest.findIndex((line) => line.startsWith('['));
    return rest
      .slice(0, next < 0 ? undefined : next)
      .some((line) => /^trusted_hash\s*=\s*["']\S+["']/.test(line));
  },
};

/** `<group>:<hook>`, counted from 0. */
function placeOf(text: string, launcher: string): string | undefined {
  const groups = propertyOf(propertyOf(rootOf(text), 'hooks'), 'PreToolUse')?.children ?? [];
  for (const [group, node] of groups.entries()) {
    const hooks = propertyOf(node, 'hooks')?.children ?? [];
    const hook = hooks.findIndex((one) =>
      namesLauncher(fieldsOf(getNodeValue(one))?.text('command') ?? '', launcher),
    );
    if (hook >= 0) return `${group}:${hook}`;
  }
  return undefined;
}

function rootOf(text: string): Node | undefined {
  try {
    return parseSettings(text);
  } catch {
    return undefined;
  }
}

function headerOf(line: string): string | undefined {
  const found = /^\[\s*hooks\s*\.\s*state\s*\.\s*(?:"((?:[^"\\]|\\.)*)"|'([^']*)')\s*\]/.exec(line);
  return found?.[2] ?? found?.[1]?.replace(/\\(["\\])/g, '$1');
}
