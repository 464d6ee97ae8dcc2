import type { Source } from './source.ts';

/** Who may import whom. `types`: allowed besides, but only as types. A place is a folder or a file; the longest wins. */
type Rule = { place: string; may: readonly string[]; types?: readonly string[] };

export const pure = ['lib/customers', 'lib/replies', 'lib/followups', 'lib/insights'];
const react = ['react', 'react-dom', '@base-ui/react', 'lucide-react', '@tanstack/react-virtual'];
const extension = ['wxt/browser', 'wxt/utils'];

export const rules: readonly Rule[] = [
  { place: 'lib/model', may: ['zod', 'lib/model'] },
  { place: 'lib/text', may: ['opencc-js'] },
  { place: 'lib/customers', may: ['lib/model', 'lib/text', 'lib/customers'] },
  { place: 'lib/replies', may: ['lib/model', 'lib/text', 'lib/replies', 'pinyin-pro', 'eld'] },
  // Files of replies, read and written on the desk alone.
  { place: 'lib/replies/exchange', may: ['lib/model', 'lib/text', 'lib/replies', 'papaparse', 'yaml'] },
  {
    place: 'lib/followups',
    may: ['lib/model', 'lib/text', 'lib/followups', 'chrono-node', 'ical-generator'],
  },
  { place: 'lib/insights', may: ['lib/model', 'lib/insights', 'lib/followups/clock.ts', 'papaparse'] },
  // Makes selectors for teach mode; nothing that runs at each load of a page may carry it.
  { place: 'lib/adapters/selectors.ts', may: ['lib/adapters', '@medv/finder'] },
  { place: 'lib/adapters', may: ['lib/model', 'lib/adapters'] },
  { place: 'lib/imports', may: ['lib/model', 'lib/adapters', 'lib/imports', 'papaparse', 'hucre', 'fflate'] },
  {
    place: 'lib/store',
    may: ['lib/model', 'lib/text', ...pure, 'lib/adapters', 'lib/imports', 'lib/store', 'dexie'],
  },
  {
    place: 'lib/words',
    may: ['lib/model', ...pure, 'lib/words', 'i18next', 'locales'],
    types: ['lib/imports'],
  },
  { place: 'lib/bus.ts', may: ['@webext-core/messaging'], types: ['lib/model', 'lib/adapters', ...pure] },
  { place: 'lib/open-store.ts', may: ['lib/store', 'wxt/browser'] },
  { place: 'lib/access.ts', may: ['lib/model', 'lib/adapters', 'wxt/browser'] },
  { place: 'lib/app', may: ['lib', 'components', ...react, 'dexie-react-hooks', 'wxt/browser'] },
  {
    place: 'components',
    may: ['lib/model', ...pure, 'lib/words', 'components', ...react, 'uplot'],
    types: ['lib/adapters'],
  },
  { place: 'entrypoints/listen.content.ts', may: ['wxt/utils', 'lib/adapters/paths.ts'] },
  {
    place: 'entrypoints/*.content',
    may: ['lib/adapters', 'lib/bus.ts', ...extension],
    types: ['lib/model'],
  },
  { place: 'entrypoints/importer', may: ['lib', ...extension] },
  { place: 'entrypoints/figures', may: ['lib', ...extension] },
  { place: 'entrypoints/background', may: ['lib', ...extension] },
  {
    place: 'entrypoints/companion',
    may: ['lib/model', ...pure, 'lib/words', 'lib/bus.ts', 'components', ...react, ...extension],
    types: ['lib/adapters'],
  },
  {
    place: 'entrypoints/sidepanel',
    may: ['lib', 'components', ...react, 'dexie-react-hooks', ...extension],
  },
  {
    place: 'entrypoints/desk',
    may: ['lib', 'components', ...react, 'dexie-react-hooks', ...extension],
  },
];

/** What must not be reached by values, however many files lie between. */
export const unreachable: readonly { from: string; never: readonly string[]; why: string }[] = [
  {
    from: 'entrypoints/*.content',
    never: [
      'zod',
      'react',
      'react-dom',
      'dexie',
      'lib/store',
      'lib/words',
      'lib/imports',
      'components',
      'pinyin-pro',
    ],
    why: 'every kilobyte is paid at each load of the seller’s page, and the store would open in the site’s own origin',
  },
  {
    from: 'entrypoints/marketplace',
    never: ['@medv/finder', 'lib/adapters/suggest.ts', 'lib/adapters/draft.ts'],
    why: 'teaching is a script of its own, there only while a site is taught',
  },
  { from: 'lib/model/currency.ts', never: ['zod'], why: 'the readers in the seller’s page use it' },
  {
    from: 'entrypoints/companion',
    never: ['dexie', 'lib/store', 'lib/open-store.ts', 'lib/app'],
    why: 'browsers that block third-party storage refuse IndexedDB in the frame',
  },
  {
    from: 'entrypoints/background',
    never: ['react', 'react-dom', 'components', 'hucre', 'papaparse'],
    why: 'a worker has no page, and files are read by the importer',
  },
  {
    from: 'entrypoints/importer',
    never: ['react', 'react-dom', 'components', 'wxt/browser'],
    why: 'a worker of a page has neither a page nor the extension’s interfaces',
  },
  {
    from: 'entrypoints/figures',
    never: ['react', 'react-dom', 'components', 'wxt/browser'],
    why: 'a worker of a page has neither a page nor the extension’s interfaces',
  },
  {
    from: 'components',
    never: ['lib/store', 'lib/bus.ts', 'wxt/browser', 'dexie'],
    why: 'props in, callbacks out',
  },
];

export const within = (path: string, place: string) => {
  if (place === 'entrypoints/*.content')
    return /^entrypoints\/(?:marketplace\/|[\w-]+\.content(?:\.ts$|\/))/.test(path);
  return path === place || path.startsWith(`${place}/`) || path === `${place}.ts`;
};

const isOwnFile = (from: string) => /^(lib|components|entrypoints|locales|public|tests)\//.test(from);

export function ruleFor(path: string): Rule | undefined {
  return rules.filter(({ place }) => within(path, place)).sort((a, b) => b.place.length - a.place.length)[0];
}

/** Imports of one file that its rule does not allow. */
export function forbiddenImports({ path, imports }: Source): string[] {
  const rule = ruleFor(path);
  if (!rule) return [`${path}: no rule says what it may import`];
  const allowed = (from: string, kind: string) =>
    // A door's own files, and a folder's own style sheets.
    within(from, rule.place) ||
    [...rule.may, ...(kind === 'type' ? (rule.types ?? []) : [])].some((place) => within(from, place));
  return imports
    .filter(({ from, kind }) => !allowed(from, kind))
    .map(({ from, kind }) => `${path}: ${kind} import of ${from}`);
}

/** Ways by values from a file to what it must not reach, each as the files between. */
export function forbiddenWays(sources: readonly Source[]): string[] {
  const byPath = new Map(sources.map((source) => [source.path, source]));
  const found: string[] = [];
  for (const { from, never } of unreachable) {
    for (const { path } of sources.filter((source) => within(source.path, from))) {
      const seen = new Set<string>();
      const visit = (at: string, way: string[]): void => {
        const hit = never.find((place) => within(at, place));
        if (hit) found.push([...way, at].join(' → '));
        if (hit || seen.has(at)) return;
        seen.add(at);
        for (const next of byPath.get(at)?.imports ?? [])
          if (next.kind !== 'type') visit(next.from, [...way, at]);
      };
      visit(path, []);
    }
  }
  return [...new Set(found)];
}

/** Imports that point at no file: a rule about a path that is not there would hold for nothing. */
export function deadImports(sources: readonly Source[], exists: (path: string) => boolean): string[] {
  return sources.flatMap(({ path, imports }) =>
    imports
      .filter(({ from }) => isOwnFile(from) && !exists(from))
      .map(({ from }) => `${path}: ${from} is not there`),
  );
}
