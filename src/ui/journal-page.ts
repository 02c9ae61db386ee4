import type { DecidedBy, Entry } from '../model/entry.ts';
import { shownPath } from '../model/shown-path.ts';
import { oneLine } from './visible.ts';

/** One line of the journal as people read it. Plain text; the page sets it as text, never as HTML. */
export interface JournalRow {
  readonly at: string;
  readonly agent: string;
  /** Empty where nothing was found that matters. */
  readonly what: string;
  readonly text: string;
  readonly environment: string;
  readonly outcome: 'passed' | 'stopped';
  readonly who: string;
  readonly why: string;
  readonly took: string;
  /** The copy that was kept before it ran. */
  readonly snapshot?: { readonly id: string; readonly holds: string };
}

const who: Readonly<Record<DecidedBy, string>> = {
  policy: 'by policy',
  person: 'by you',
  away: 'nobody in time',
  'no-editor': 'no editor',
  failure: 'by a failure',
  watch: 'after its start',
};

/** An entry as a row. `titles` are agents' names for people, by id. */
export function journalRow(entry: Entry, titles: ReadonlyMap<string, string>): JournalRow {
  return {
    at: entry.at,
    agent: oneLine(titles.get(entry.agent) ?? entry.agent),
    what: oneLine(deeds(entry)),
    text: oneLine(own(entry, entry.text)),
    environment: oneLine([...new Set(entry.actions.flatMap(({ environments }) => environments))].join(', ')),
    outcome: entry.outcome,
    who: entry.by === 'watch' && entry.outcome === 'passed' ? 'seen afterwards' : who[entry.by],
    why: oneLine(entry.why),
    took: took(entry.took),
    ...(entry.snapshot ? { snapshot: { id: entry.snapshot.id, holds: oneLine(entry.snapshot.holds) } } : {}),
  };
}

/** Paths as the person knows them; a command stays as it was. */
function own({ act, cwd }: Entry, text: string): string {
  if (act === 'command' || act === 'mcp') return text;
  return text
    .split(', ')
    .map((path) => shownPath(path, { roots: [], cwd }))
    .join(', ');
}

function deeds({ actions, cwd }: Entry): string {
  const said = actions.map(({ verb, what, targets }) => {
    const shown = targets.slice(0, 2).map((target) => shownPath(target, { roots: [], cwd }));
    const named = targets.length > 0 ? ` ${shown.join(', ')}${targets.length > 2 ? ' …' : ''}` : '';
    return `${verb === 'expose' ? 'show' : verb} ${what}${named}`;
  });
  return [...new Set(said)].join('; ');
}

/** Milliseconds below a second, then seconds. */
export function took(milliseconds: number): string {
  return milliseconds < 1000 ? `${milliseconds} ms` : `${(milliseconds / 1000).toFixed(1)} s`;
}

/** The journal page's body; its rows arrive as messages. */
export const journalBody = `<main>
<header class="bar">
<h1>Journal</h1>
<label class="hidden" for="filter">Filter</label>
<input id="filter" type="search" placeholder="Filter decisions" spellcheck="false" autocomplete="off">
<label class="check"><input id="stopped" type="checkbox"> Stopped only</label>
<span id="count" class="quiet" role="status"></span>
<button id="open" type="button" class="quietly">Open File</button>
</header>
<p id="chain" role="status"></p>
<div id="rows" class="scroll" tabindex="0" role="region" aria-label="Decisions">
<table class="grid">
<thead><tr><th scope="col">Time</th><th scope="col">Agent</th><th scope="col">What</th><th scope="col">Environment</th><th scope="col">Outcome</th><th scope="col" class="number">Took</th></tr></thead>
<tbody></tbody>
</table>
</div>
<p id="empty" class="empty" hidden></p>
</main>`;
