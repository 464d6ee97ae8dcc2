/**
 * `npm run -s read -- <adapter> <file> [--url URL] [--now INSTANT]`: prints the capture of a saved page, JSON answer
 * or export as one JSON object and nothing else. Exit 1 and one line on stderr when the file cannot be read at all.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { adapterById, builtinAdapters } from '../lib/adapters/builtin.ts';
import { ImportProblem } from '../lib/imports/problem.ts';
import { problemWords } from '../lib/words/imports.ts';
import { translator } from '../lib/words/translate.ts';
import { readSaved } from './saved.ts';
import { asPrinted } from './sites/printed.ts';

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}

let values: { url?: string; now?: string };
let positionals: string[];
try {
  ({ values, positionals } = parseArgs({
    allowPositionals: true,
    options: { url: { type: 'string' }, now: { type: 'string' } },
  }));
} catch (error) {
  fail((error as Error).message);
}
const [id, file] = positionals;
if (!id || !file) fail('usage: npm run -s read -- <adapter> <file> [--url URL] [--now INSTANT]');
if (!adapterById(id)) fail(`no adapter "${id}"; there are: ${builtinAdapters.map((a) => a.id).join(' ')}`);
const url =
  values.url === undefined ? null : (URL.parse(values.url) ?? fail(`not an address: ${values.url}`));
const now = values.now === undefined ? Date.now() : Date.parse(values.now);
if (Number.isNaN(now)) fail(`not an instant: ${values.now}`);

try {
  const capture = await readSaved(readFileSync(file), id, { url, now });
  console.log(JSON.stringify(asPrinted(capture), null, 2));
} catch (error) {
  const why =
    error instanceof ImportProblem ? problemWords(translator('en'), error) : (error as Error).message;
  fail(`${file}: ${why}`);
}
