import { browser } from 'wxt/browser';

type Scripts = { createPolicy(name: string, rules: { createScriptURL(name: string): string }): ScriptMaker };
type ScriptMaker = { createScriptURL(name: string): string };

const scripts = { importer: '/importer.js', figures: '/figures.js' } as const;
type Name = keyof typeof scripts;
let maker: ScriptMaker | null = null;

const urlOf = (name: string) => {
  const path = Object.hasOwn(scripts, name) ? scripts[name as Name] : null;
  if (!path) throw new Error(`no worker is called ${name}`);
  return browser.runtime.getURL(path as '/desk.html');
};

/** Starts a worker of the desk. Trusted Types take its address from a policy only; this one makes no others. */
export function startWorker(name: Name): Worker {
  const types = (globalThis as { trustedTypes?: Scripts }).trustedTypes;
  maker ??= types?.createPolicy('workers', { createScriptURL: urlOf }) ?? null;
  return new Worker(maker?.createScriptURL(name) ?? urlOf(name));
}
