import { pure, within } from './boundaries.ts';
import { type Source, walk } from './source.ts';

const callsNever = /^(fetch|eval|Function|importScripts)$/;
const makesNever = /^(XMLHttpRequest|WebSocket|EventSource|WebTransport|RTCPeerConnection|Function)$/;
const methodsNever =
  /^(fetch|eval|sendBeacon|requestSubmit|submit|insertAdjacentHTML|setHTMLUnsafe|createContextualFragment|write|writeln)$/;
const writesNever = /^(innerHTML|outerHTML|srcdoc)$/;

type Named = { type?: string; name?: string; value?: unknown; property?: Named; object?: Named };
const nameOf = (node: unknown): string => String((node as Named)?.name ?? (node as Named)?.value ?? '');

/**
 * Calls that would reach the network, run text as code, put text into a page as markup, or send a form.
 * In the seller's page also whatever could press the site's own buttons.
 */
export function forbiddenCalls({ path, program, text }: Source): string[] {
  const found: string[] = [];
  const say = (what: string, start: unknown) => {
    const line = text.slice(0, Number(start)).split('\n').length;
    found.push(`${path}:${line}: ${what}`);
  };
  const inPage = within(path, 'entrypoints/*.content');
  walk(program, (node) => {
    const callee = node.callee as Named | undefined;
    if (node.type === 'CallExpression' && callee?.type === 'Identifier' && callsNever.test(nameOf(callee))) {
      say(`${nameOf(callee)}(`, node.start);
    }
    if (node.type === 'CallExpression' && callee?.type === 'MemberExpression') {
      const method = nameOf(callee.property);
      const ofDocument = !/^write(ln)?$/.test(method) || nameOf(callee.object) === 'document';
      if (methodsNever.test(method) && ofDocument) say(`.${method}(`, node.start);
      if (inPage && method === 'click') say('.click(', node.start);
    }
    if (node.type === 'NewExpression' && makesNever.test(nameOf(callee)))
      say(`new ${nameOf(callee)}`, node.start);
    if (
      node.type === 'NewExpression' &&
      inPage &&
      /^(Keyboard|Mouse|Pointer|Submit)Event$/.test(nameOf(callee))
    ) {
      say(`new ${nameOf(callee)}`, node.start);
    }
    const target = node.left as Named | undefined;
    if (node.type === 'AssignmentExpression' && target?.type === 'MemberExpression') {
      if (writesNever.test(nameOf(target.property))) say(`.${nameOf(target.property)} =`, node.start);
    }
    if (node.type === 'JSXAttribute' && /^(dangerouslySetInnerHTML|srcDoc)$/.test(nameOf(node.name))) {
      say(nameOf(node.name), node.start);
    }
  });
  return found;
}

/** Pure places are told the time: a rule that looks at the clock cannot be tested at its edges. */
export function forbiddenClock({ path, program }: Source): string[] {
  if (![...pure, 'lib/model', 'lib/adapters', 'lib/store', 'lib/words'].some((place) => within(path, place)))
    return [];
  const found: string[] = [];
  walk(program, (node) => {
    const callee = node.callee as Named | undefined;
    const called = `${nameOf(callee?.object)}.${nameOf(callee?.property)}`;
    if (node.type === 'CallExpression' && /^(Date\.now|Math\.random|performance\.now)$/.test(called)) {
      found.push(`${path}: ${called}()`);
    }
    const empty = (node.arguments as unknown[] | undefined)?.length === 0;
    if (node.type === 'NewExpression' && nameOf(callee) === 'Date' && empty)
      found.push(`${path}: new Date()`);
  });
  return found;
}

const dom = ['document', 'window', 'localStorage', 'sessionStorage', 'location', 'history'];
const api = ['chrome', 'browser'];

/** Globals that a place must do without: what it needs of them comes as a parameter. */
const without: readonly [string, readonly string[]][] = [
  ['lib/model', [...dom, ...api, 'navigator', 'indexedDB']],
  ...pure.map((place) => [place, [...dom, ...api, 'navigator', 'indexedDB']] as [string, readonly string[]]),
  ['lib/adapters', [...dom, ...api, 'navigator', 'indexedDB']],
  ['lib/words', [...dom, ...api, 'navigator', 'indexedDB']],
  ['lib/store', [...dom, ...api]],
  ['components', [...api, 'indexedDB', 'localStorage', 'sessionStorage']],
  ['entrypoints/background', [...dom]],
  ['entrypoints/companion', [...api, 'indexedDB', 'localStorage', 'sessionStorage']],
  ['entrypoints/*.content', ['indexedDB', 'localStorage', 'sessionStorage']],
];

/** Uses of a forbidden global in a file that binds no such name itself. */
export function forbiddenGlobals({ path, program }: Source): string[] {
  const names = new Set(without.filter(([place]) => within(path, place)).flatMap(([, globals]) => globals));
  if (names.size === 0) return [];
  const used = new Set<string>();
  const bound = new Set<string>();
  const bind = (pattern: unknown): void =>
    walk(pattern, (node) => {
      if (node.type === 'Identifier') bound.add(nameOf(node));
    });
  walk(program, (node) => {
    if (node.type === 'VariableDeclarator') bind(node.id);
    if (/Function|Arrow|TSEmptyBody/.test(node.type)) bind(node.params);
    if (/^Import\w*Specifier$/.test(node.type)) bind(node.local);
    if (node.type === 'MemberExpression' && (node.object as Named).type === 'Identifier')
      used.add(nameOf(node.object));
    if (node.type === 'CallExpression' && (node.callee as Named).type === 'Identifier')
      used.add(nameOf(node.callee));
  });
  return [...used]
    .filter((name) => names.has(name) && !bound.has(name))
    .map((name) => `${path}: uses ${name}`);
}
