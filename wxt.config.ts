import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { type MinifyOptions, minify } from 'terser';
import { defineConfig } from 'wxt';
import { packPaths } from './lib/adapters/paths.ts';
import { Adapter } from './lib/adapters/schema.ts';
import { lexiconTable, packLexicon } from './lib/replies/lexicon-table.ts';
import type { Lexicon } from './lib/replies/phrasings.ts';

type Site = {
  hosts: string[];
  responses: { path: string | string[]; embedded?: string; hosts?: string[] }[];
};

const folder = `${import.meta.dirname}/lib/adapters/sites`;
const sites = readdirSync(folder).map(
  (file) => JSON.parse(readFileSync(`${folder}/${file}`, 'utf8')) as Site,
);

/**
 * What may be asked for: any site, because a seller can teach one that nobody knew before; each is asked for by
 * itself, in a click. The practice shop is plain http on this machine.
 */
const origins = ['https://*/*', 'http://localhost/*'];

/**
 * Paths of the answers that the listener in the page hands over, in small letters, by the hosts that answer
 * (`one|another`; nothing for the page's own). It knows nothing else of the adapters.
 */
const pathsByHosts: Record<string, string[]> = {};
for (const { hosts: own, responses } of sites) {
  for (const { path, embedded, hosts } of responses) {
    if (embedded) continue;
    const from = hosts ? [hosts.join('|')] : [];
    if (!hosts || hosts.some((host) => own.includes(host))) from.push('');
    const paths = [path].flat().map((one) => one.toLowerCase());
    for (const key of from) pathsByHosts[key] = [...(pathsByHosts[key] ?? []), ...paths];
  }
}
const answerPaths = Object.entries(pathsByHosts).map(([hosts, paths]) => [hosts, packPaths(paths)]);

/** The lexicons as texts are searched for them (lib/replies/trade.ts): half a second's work at each start else. */
const folderOfLexicons = `${import.meta.dirname}/lib/replies/lexicon`;
const lexicon = packLexicon(
  lexiconTable(
    readdirSync(folderOfLexicons)
      .filter((file) => file !== 'concepts.json')
      .map((file) => JSON.parse(readFileSync(`${folderOfLexicons}/${file}`, 'utf8')) as Lexicon),
  ),
);

/** A digest of all files in a folder: an index that other sources made is no use (entrypoints/background/library.ts). */
function madeBy(folder: string): string {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  const hash = createHash('sha256');
  for (const file of files.map(({ parentPath, name }) => `${parentPath}/${name}`).sort())
    hash.update(readFileSync(file));
  return hash.digest('hex').slice(0, 12);
}

/** The framework starts a plain script with half a kilobyte of words for failures, which nobody is shown when built. */
const bareStart = {
  name: 'bare-start',
  transform(code: string) {
    const script = /import definition from ("virtual:[^"]+"|"[^"]+")/.exec(code)?.[1];
    if (!script || !code.includes('The unlisted script')) return;
    return { code: `import definition from ${script};\nexport default definition.main();`, map: null };
  },
};

const terser: MinifyOptions = { ecma: 2020, compress: { passes: 6, unsafe_arrows: true } };

/** The bundler's own minifier leaves a fiftieth that another one still finds. */
const smaller = {
  name: 'smaller',
  async generateBundle(_options: unknown, bundle: Record<string, { code?: string }>) {
    for (const chunk of Object.values(bundle)) {
      if (chunk.code) chunk.code = (await minify(chunk.code, terser)).code ?? chunk.code;
    }
  },
};

/** The built-in adapters as lib/adapters/builtin.ts would have them from the format, as text that is read in no time. */
const checkedAdapters = {
  name: 'checked-adapters',
  enforce: 'pre' as const,
  load(id: string) {
    if (!id.startsWith(`${folder}/`)) return;
    const adapter = Adapter.parse(JSON.parse(readFileSync(id.replace(/\?.*/, ''), 'utf8')));
    const code = `export default JSON.parse(${JSON.stringify(JSON.stringify(adapter))});`;
    return { code, map: null, moduleType: 'js' };
  },
};

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  // One address may be made into a script: that of the worker which imports files (entrypoints/desk/import).
  'trusted-types workers',
].join('; ');

export default defineConfig({
  srcDir: '.',
  outDir: '.output',
  manifestVersion: 3,
  modules: ['@wxt-dev/module-react', '@wxt-dev/i18n/module', '@wxt-dev/webextension-polyfill'],
  imports: false,
  hooks: {
    // In the seller's page every kilobyte is paid at each load, and promises are native in every browser we support.
    'vite:build:extendConfig': (entrypoints, config) => {
      if (!entrypoints.every(({ type }) => type === 'content-script' || type === 'unlisted-script')) return;
      const alias = config.resolve?.alias as Record<string, string> | undefined;
      if (alias) alias['wxt/browser'] = '@wxt-dev/browser';
      config.plugins = [...(config.plugins ?? []), bareStart, smaller];
    },
  },
  vite: () => ({
    plugins: [checkedAdapters],
    define: {
      __ADAPTERS_CHECKED__: 'true',
      __ANSWER_PATHS__: JSON.stringify(answerPaths),
      __LEXICON__: JSON.stringify(lexicon),
      __REPLIES__: JSON.stringify(madeBy(`${import.meta.dirname}/lib/replies`)),
    },
    build: { target: 'chrome120' },
  }),
  manifest: ({ browser, command }) => ({
    name: '__MSG_manifest_name__',
    short_name: '__MSG_manifest_shortName__',
    description: '__MSG_manifest_description__',
    default_locale: 'en',
    permissions: [
      'storage',
      'unlimitedStorage',
      'alarms',
      'notifications',
      'scripting',
      ...(browser === 'firefox' ? [] : ['sidePanel']),
    ],
    // Nothing at install; one site at a time, when the seller asks for it.
    optional_host_permissions: origins,
    web_accessible_resources: [
      {
        resources: ['companion.html'],
        matches: origins,
        ...(browser === 'firefox' ? {} : { use_dynamic_url: true }),
      },
    ],
    // `wxt dev` reloads over a socket; what ships is closed.
    ...(command === 'build' ? { content_security_policy: { extension_pages: policy } } : {}),
    action: { default_title: '__MSG_manifest_openPanel__' },
    options_ui: { page: 'desk.html', open_in_tab: true },
    commands: {
      'open-panel': {
        suggested_key: { default: 'Alt+Shift+P' },
        description: '__MSG_manifest_openPanel__',
      },
      'open-palette': {
        suggested_key: { default: 'Alt+Shift+R' },
        description: '__MSG_manifest_openPalette__',
      },
      'toggle-strip': { description: '__MSG_manifest_toggleStrip__' },
    },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'regulars@regulars.invalid',
              strict_min_version: '140.0',
              data_collection_permissions: { required: ['none'] },
            },
          },
        }
      : { minimum_chrome_version: '120' }),
  }),
});
