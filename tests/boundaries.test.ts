import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { deadImports, forbiddenImports, forbiddenWays, rules } from './boundaries.ts';
import { forbiddenCalls, forbiddenClock, forbiddenGlobals } from './forbidden.ts';
import { parse, sourcesOf } from './source.ts';

const sources = sourcesOf('lib', 'components', 'entrypoints');
const exists = (path: string) => existsSync(join(import.meta.dirname, '..', path));

/** listen.content.ts wraps the page's own fetch and XMLHttpRequest; it makes no request itself. */
const listener = 'entrypoints/listen.content.ts';

describe('the code', () => {
  test('imports one way', () => {
    expect(sources.flatMap(forbiddenImports)).toEqual([]);
  });

  test('reaches by no detour what it must not', () => expect(forbiddenWays(sources)).toEqual([]));

  test('imports only what is there', () => expect(deadImports(sources, exists)).toEqual([]));

  test('calls no network, runs no text, writes no markup, sends nothing', () => {
    expect(sources.filter(({ path }) => path !== listener).flatMap(forbiddenCalls)).toEqual([]);
  });

  test('in the listener wraps requests and makes none', () => {
    const of = sources.filter(({ path }) => path === listener);
    expect(of).toHaveLength(1);
    expect(of.flatMap(forbiddenCalls)).toEqual([]);
  });

  test('is given the page, the browser and the time where it could not be tested otherwise', () => {
    expect(sources.flatMap(forbiddenGlobals)).toEqual([]);
    expect(sources.flatMap(forbiddenClock)).toEqual([]);
  });

  test('has a file in every place that has a rule, but for what is still to come', () => {
    const empty = rules.map(({ place }) => place).filter((place) => !place.includes('*') && !exists(place));
    expect(empty.filter((place) => place !== 'lib/insights')).toEqual([]);
  });
});

/* Each guard, broken on purpose: a guard that cannot fail is decoration. */
describe('the guards', () => {
  test.each([
    ['lib/model/order.ts', "import Dexie from 'dexie';"],
    ['lib/model/order.ts', "import type { Tier } from '../customers/tier.ts';"],
    ['lib/customers/tier.ts', "import { lint } from '../replies/lint/lint.ts';"],
    ['lib/replies/fill.ts', "import { browser } from 'wxt/browser';"],
    ['lib/followups/due.ts', "import { useState } from 'react';"],
    ['lib/adapters/steps.ts', "import { RegularsDb } from '../store/db.ts';"],
    ['lib/adapters/read-page.ts', "import { finder } from '@medv/finder';"],
    ['entrypoints/teach.content/session.ts', "import { openStore } from '../../lib/open-store.ts';"],
    ['lib/store/db.ts', "import { sendMessage } from '../bus.ts';"],
    ['lib/words/tier.ts', "import { listReplies } from '../store/replies.ts';"],
    ['lib/bus.ts', "import { Capture } from './model/capture.ts';"],
    ['lib/bus.ts', "import type { RegularsDb } from './store/db.ts';"],
    ['lib/open-store.ts', "import { x } from './bus.ts';"],
    ['lib/access.ts', "import { openStore } from './open-store.ts';"],
    ['lib/app/hooks.ts', "import { paint } from '../../entrypoints/marketplace/badge.ts';"],
    ['lib/somewhere-new/x.ts', "import { z } from 'zod';"],
    ['components/ui/Button.tsx', "import { listReplies } from '../../lib/store/replies.ts';"],
    ['components/ui/Button.tsx', "export { sendMessage } from '../../lib/bus.ts';"],
    ['components/ui/Button.tsx', "import { browser } from 'wxt/browser';"],
    ['entrypoints/listen.content.ts', "import { parseJson } from '../lib/adapters/json.ts';"],
    ['entrypoints/marketplace/badge.ts', "import { Capture } from '../../lib/model/capture.ts';"],
    ['entrypoints/marketplace/badge.ts', "import { openStore } from '../../lib/open-store.ts';"],
    ['entrypoints/marketplace/badge.ts', "await import('../../lib/words/tier.ts');"],
    ['entrypoints/marketplace/badge.ts', 'await import(name);'],
    ['entrypoints/background/index.ts', "import { Card } from '../../components/customer/Card.tsx';"],
    ['entrypoints/companion/App.tsx', "import { openStore } from '../../lib/open-store.ts';"],
    ['entrypoints/companion/App.tsx', "import { place } from '../marketplace/companion.ts';"],
    ['entrypoints/sidepanel/App.tsx', "import { x } from '../marketplace/watch.ts';"],
    ['entrypoints/desk/App.tsx', "import { x } from '../companion/link.ts';"],
  ])('%s may not: %s', (path, text) => expect(forbiddenImports(parse(path, text))).toHaveLength(1));

  test.each([
    ['lib/bus.ts', "import type { Capture } from './model/capture.ts';"],
    ['entrypoints/marketplace/badge.ts', "import { type Capture } from '../../lib/model/capture.ts';"],
    ['entrypoints/marketplace/badge.ts', "import { readPage } from '../../lib/adapters/read-page.ts';"],
    ['components/ui/Button.tsx', "import { Button } from '@base-ui/react/button'; import './button.css';"],
    ['lib/store/db.ts', "import Dexie, { type Table } from 'dexie';"],
  ])('%s may: %s', (path, text) => expect(forbiddenImports(parse(path, text))).toEqual([]));

  test('a detour is found, and a type is none', () => {
    const reader = 'lib/adapters/read-page.ts';
    const script = parse(
      'entrypoints/marketplace/index.ts',
      "import { r } from '../../lib/adapters/read-page.ts';",
    );
    const schema = parse('lib/adapters/schema.ts', "import { z } from 'zod';");
    const value = parse(reader, "import { Adapter } from './schema.ts';");
    const types = parse(reader, "import type { Adapter } from './schema.ts';");
    expect(forbiddenWays([script, value, schema])).toEqual([
      'entrypoints/marketplace/index.ts → lib/adapters/read-page.ts → lib/adapters/schema.ts → zod',
    ]);
    expect(forbiddenWays([script, types, schema])).toEqual([]);
    expect(
      forbiddenWays([
        parse('lib/model/currency.ts', "import { z } from './z.ts';"),
        parse('lib/model/z.ts', "import { z } from 'zod';"),
      ]),
    ).toHaveLength(1);
  });

  test('the script of every page reaches nothing of teach mode', () => {
    const files = [
      parse('entrypoints/marketplace/session.ts', "import { r } from '../../lib/adapters/suggest.ts';"),
      parse('lib/adapters/suggest.ts', "import { s } from './selectors.ts';"),
    ];
    expect(forbiddenWays(files)).toEqual(['entrypoints/marketplace/session.ts → lib/adapters/suggest.ts']);
  });

  test('an import of nothing is found', () => {
    expect(deadImports([parse('lib/a.ts', "import { x } from './gone.ts';")], exists)).toHaveLength(1);
  });

  test.each([
    ["fetch('/x')", 'fetch('],
    ["globalThis.fetch('/x')", '.fetch('],
    ['new XMLHttpRequest()', 'new XMLHttpRequest'],
    ["new WebSocket('wss://x')", 'new WebSocket'],
    ["navigator.sendBeacon('/x')", '.sendBeacon('],
    ["eval('1')", 'eval('],
    ["window.eval('1')", '.eval('],
    ["new Function('return 1')", 'new Function'],
    ["Function('return 1')", 'Function('],
    ['const a = <p dangerouslySetInnerHTML={{ __html: x }} />', 'dangerouslySetInnerHTML'],
    ['element.innerHTML = x', '.innerHTML ='],
    ['element.outerHTML += x', '.outerHTML ='],
    ["element.insertAdjacentHTML('beforeend', x)", '.insertAdjacentHTML('],
    ['document.write(x)', '.write('],
    ['form.requestSubmit()', '.requestSubmit('],
    ['form.submit()', '.submit('],
    ["form['submit']()", '.submit('],
  ])('%s is found', (text, what) => {
    expect(forbiddenCalls(parse('lib/x.tsx', `\n${text};`))).toEqual([`lib/x.tsx:2: ${what}`]);
  });

  test.each(['shelf.write(name, bytes)', 'submit()', 'const { fetch } = window', 'x.innerHTML'])(
    '%s is not',
    (text) => {
      expect(forbiddenCalls(parse('lib/x.tsx', text))).toEqual([]);
    },
  );

  test.each(['button.click()', "new KeyboardEvent('keydown')", "new MouseEvent('click')"])(
    '%s is found in the seller’s page, and only there',
    (text) => {
      expect(forbiddenCalls(parse('entrypoints/marketplace/composer.ts', text))).toHaveLength(1);
      expect(forbiddenCalls(parse('components/ui/Tags.tsx', text))).toEqual([]);
    },
  );

  test.each([
    ['lib/customers/tier.ts', 'document.title', 1],
    ['lib/adapters/read-page.ts', 'function f(document: Document) { return document.title }', 0],
    ['lib/adapters/read-page.ts', 'const { document } = source; document.title', 0],
    ['lib/store/db.ts', 'window.setTimeout(f)', 1],
    ['components/ui/Tags.tsx', 'chrome.runtime.id', 1],
    ['components/ui/Tags.tsx', 'document.activeElement', 0],
    ['entrypoints/background/index.ts', 'document.title', 1],
    ['entrypoints/marketplace/badge.ts', "indexedDB.open('x')", 1],
  ])('%s: %s is %i use of a global', (path, text, uses) => {
    expect(forbiddenGlobals(parse(path, text))).toHaveLength(uses);
  });

  test.each(['Date.now()', 'new Date()', 'Math.random()'])('%s is found in pure places', (text) => {
    expect(forbiddenClock(parse('lib/followups/due.ts', text))).toHaveLength(1);
    expect(forbiddenClock(parse('entrypoints/background/index.ts', text))).toEqual([]);
    expect(forbiddenClock(parse('lib/followups/due.ts', 'new Date(now)'))).toEqual([]);
  });
});
