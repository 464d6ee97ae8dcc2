import { Collector, type Exchanged } from './collector.ts';
import { fromJson } from './from-json.ts';
import { fromTable } from './from-table.ts';
import { fromYaml } from './from-yaml.ts';

/** Longer files are no lists of replies; our own may hold pictures. In characters. */
const LONGEST = { json: 100_000_000, other: 20_000_000 };

/**
 * The replies of a file, whichever of the known forms it has.
 * @param name the file's name: its ending tells some forms apart
 * @param language of the texts, where the file does not say
 * @throws Error that says why, when it is none of the known forms
 */
export async function readReplies(text: string, name: string, language: string): Promise<Exchanged> {
  if (text.length > (/\.json$/i.test(name) ? LONGEST.json : LONGEST.other)) throw new Error('tooLarge');
  const plain = text.replace(/^\uFEFF/, '');
  if (!plain.trim()) throw new Error('empty');
  const found = new Collector();
  const format = /\.ya?ml$/i.test(name)
    ? await fromYaml(plain, found, language)
    : /^\s*[[{]/.test(plain) && !/\.(?:csv|tsv|txt)$/i.test(name)
      ? await fromJson(plain, found, language)
      : (fromTable(plain, found, language) ?? fromPlain(plain, found, language));
  const { replies, problems, contents } = found;
  return { format, replies, contents: [...contents.values()], problems };
}

/** Texts divided by empty lines or lines of dashes; the first line of several is the title. */
function fromPlain(source: string, found: Collector, language: string): Exchanged['format'] {
  const blocks = /^-{3,}\s*$/m.test(source) ? source.split(/^-{3,}\s*$/m) : source.split(/\n\s*\n/);
  for (const [i, block] of blocks.entries()) {
    const lines = block.trim().split('\n');
    if (!lines[0]) continue;
    const [title, ...rest] = lines;
    found.add(
      String(i + 1),
      rest.length > 0 ? { title, text: rest.join('\n') } : { text: title ?? '' },
      language,
    );
  }
  return 'plain';
}
