import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { parseSync } from 'vite';

const root = join(import.meta.dirname, '..');

export type Import = { from: string; kind: 'value' | 'type' | 'dynamic' };
type Parsed = ReturnType<typeof parseSync>;
export type Source = { path: string; text: string; program: Parsed['program']; imports: Import[] };

/** Every TypeScript file below these folders (and these files), parsed; paths from the repository's root. */
export function sourcesOf(...places: string[]): Source[] {
  return places.flatMap((place) =>
    /\.\w+$/.test(place)
      ? [read(place)]
      : readdirSync(join(root, place), { recursive: true, encoding: 'utf8' })
          .filter((name) => /\.tsx?$/.test(name) && !name.endsWith('.d.ts'))
          .sort()
          .map((name) => read(`${place}/${name}`)),
  );
}

function read(path: string): Source {
  return parse(path, readFileSync(join(root, path), 'utf8'));
}

/** @throws when the text is no TypeScript */
export function parse(path: string, text: string): Source {
  const { program, module, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`);
  return { path, text, program, imports: importsOf(module, path, text) };
}

/** `export … from` counts as an import; an import of which every name is a type is one of types. */
function importsOf(module: Parsed['module'], path: string, text: string): Import[] {
  const found: Import[] = [];
  for (const { moduleRequest, entries } of module.staticImports) {
    const types = entries.length > 0 && entries.every(({ isType }) => isType);
    found.push({ from: target(path, moduleRequest.value), kind: types ? 'type' : 'value' });
  }
  for (const { entries } of module.staticExports) {
    for (const { moduleRequest, isType } of entries) {
      if (moduleRequest)
        found.push({ from: target(path, moduleRequest.value), kind: isType ? 'type' : 'value' });
    }
  }
  for (const { moduleRequest } of module.dynamicImports) {
    const written = text.slice(moduleRequest.start, moduleRequest.end);
    const [, literal] = /^['"`]([^'"`$]+)['"`]$/.exec(written) ?? [];
    found.push({
      from: literal === undefined ? `(computed) ${written}` : target(path, literal),
      kind: 'dynamic',
    });
  }
  // import('./x.ts').T in a type leaves no entry above; it is a type, so only its path matters.
  for (const [, from = ''] of text.matchAll(
    /(?<!await |=> |return |\w\()\bimport\(\s*'([^']+)'\s*\)\s*\./g,
  )) {
    found.push({ from: target(path, from), kind: 'type' });
  }
  return found;
}

/** A relative import as a path from the root, a package as its name. */
function target(path: string, from: string): string {
  if (from.startsWith('.')) return normalize(join(dirname(path), from)).replaceAll('\\', '/');
  if (/^[@~]\//.test(from)) return from.slice(2);
  return from.startsWith('@') ? from.split('/').slice(0, 2).join('/') : from;
}

type Node = { type: string; [key: string]: unknown };

/** Calls back for every node of a program. */
export function walk(node: unknown, visit: (node: Node) => void): void {
  if (Array.isArray(node)) {
    for (const one of node) walk(one, visit);
  } else if (node !== null && typeof node === 'object') {
    if (typeof (node as Node).type === 'string') visit(node as Node);
    for (const value of Object.values(node))
      if (value !== null && typeof value === 'object') walk(value, visit);
  }
}
