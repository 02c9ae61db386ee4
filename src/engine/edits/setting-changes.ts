import type { Setting } from './flat-settings.ts';

/** What became of one setting. `from` is undefined where it is new, `to` where it is gone. */
export interface SettingChange {
  readonly path: string;
  readonly key: string;
  readonly from: string | undefined;
  readonly to: string | undefined;
  /** What it belongs to stood there before. */
  readonly within: boolean;
}

/**
 * The settings that are other than before. What only moved, or stands under a renamed heading, is the same; the order, the
 * spaces and the comments are none. What a part of a text adds may belong to something that stood there.
 */
export function settingChanges(
  before: readonly Setting[],
  after: readonly Setting[],
  whole = true,
): readonly SettingChange[] {
  const [left, added] = unequal(before, after, ({ path, value }) => `${path}\0${value}`);
  const [removed, fresh] = unequal(left, added, ({ key, value, path }) =>
    value === '{' || DOCUMENT.test(path) ? path : `${key}\0${value}`,
  );
  const parents = new Set(before.flatMap(({ path }) => parentsOf(path)));
  // https://developer.hashicorp.com/terraform/language/moved
  const moved = new Set(after.filter(({ path }) => path === 'moved.from').map(({ value }) => value));
  const changes: SettingChange[] = [];
  const news = [...fresh];
  for (const { path, key, value } of removed) {
    if (moved.has(addressOf(path))) continue;
    const at = news.findIndex((one) => one.path === path);
    const [now] = at < 0 ? [] : news.splice(at, 1);
    changes.push({ path, key, from: value, to: now?.value, within: true });
  }
  for (const { path, key, value } of news)
    changes.push({
      path,
      key,
      from: undefined,
      to: value,
      within:
        !whole ||
        parentsOf(parentOf(path)).some(
          (one) => one !== '' && !/^resources$/i.test(one) && parents.has(one),
        ) ||
        !path.includes('.'),
    });
  return changes;
}

/** The kind of a document, which stands for the whole of it. */
const DOCUMENT = /^[^./]+\/[^.]*\.kind$/;

/** What only one of two lists has; what stands in both goes out in pairs. */
function unequal(
  left: readonly Setting[],
  right: readonly Setting[],
  same: (one: Setting) => string,
): readonly [readonly Setting[], readonly Setting[]] {
  const counts = new Map<string, number>();
  for (const one of right) counts.set(same(one), (counts.get(same(one)) ?? 0) + 1);
  const common = new Map<string, number>();
  const only = left.filter((one) => {
    const count = counts.get(same(one)) ?? 0;
    if (count === 0) return true;
    counts.set(same(one), count - 1);
    common.set(same(one), (common.get(same(one)) ?? 0) + 1);
    return false;
  });
  const rest = right.filter((one) => {
    const count = common.get(same(one)) ?? 0;
    if (count > 0) common.set(same(one), count - 1);
    return count === 0;
  });
  return [only, rest];
}

/** `resource "aws_instance" "web"` is `aws_instance.web` elsewhere. */
const addressOf = (path: string): string =>
  path.replace(/^(?:resource|(module)) "([^"]+)"(?: "([^"]+)")?$/, (_, module, one, two) =>
    [module, one, two].filter((part) => part !== undefined).join('.'),
  );

const parentOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('.')));

function parentsOf(path: string): readonly string[] {
  const found: string[] = [];
  for (let at = path.lastIndexOf('.'); at > 0; at = path.lastIndexOf('.', at - 1))
    found.push(path.slice(0, at));
  // What is empty holds what is put into it.
  return [...found, path, ''];
}
