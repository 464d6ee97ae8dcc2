import { Adapter } from './schema.ts';

/** An adapter is a few kilobytes of text. */
const MOST_KB = 256;

export type FileProblem =
  | { why: 'tooLarge'; size: number; limit: number }
  | { why: 'noJson'; reason: string }
  | { why: 'invalid'; problems: string[] };

/** What is wrong with a file or record, each with its path: "pages.0.rows: too small". */
export function problemsOf(error: { issues: readonly { path: PropertyKey[]; message: string }[] }): string[] {
  return error.issues.map(({ path, message }) =>
    path.length > 0 ? `${path.join('.')}: ${message}` : message,
  );
}

/**
 * Reads the file of an adapter, which may come from anybody: it is data, checked to the last key, or it is refused
 * with what is wrong and where.
 * @param document tries the selectors: a page would stumble over one that is none
 */
export async function readAdapterFile(
  file: Pick<Blob, 'size' | 'text'>,
  document: Document,
): Promise<{ adapter: Adapter } | FileProblem> {
  if (file.size > MOST_KB * 1024)
    return { why: 'tooLarge', size: Math.ceil(file.size / 1024), limit: MOST_KB };
  let parsed: unknown;
  try {
    parsed = JSON.parse(await file.text());
  } catch (error) {
    return { why: 'noJson', reason: (error as Error).message };
  }
  const checked = Adapter.safeParse(parsed);
  if (!checked.success) return { why: 'invalid', problems: problemsOf(checked.error) };
  const problems = [...hostProblems(checked.data), ...selectorProblems(checked.data.pages, document)];
  return problems.length > 0 ? { why: 'invalid', problems } : { adapter: checked.data };
}

/** Hosts become match patterns: each must be one host, and nothing wider. */
function hostProblems({ hosts }: Adapter): string[] {
  const plain = /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$/;
  return hosts.flatMap((host, i) =>
    host === 'localhost' || plain.test(host)
      ? []
      : [`hosts.${i}: "${host.slice(0, 60)}" is not the name of a host`],
  );
}

/** Selectors that are none, wherever they stand. */
function selectorProblems(part: unknown, document: Document, path = 'pages'): string[] {
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([key, value]) => {
    const here = `${path}.${key}`;
    if (typeof value !== 'string' || !/^(css|seller)$/.test(key))
      return selectorProblems(value, document, here);
    const broken = value.split('>>>').find((css) => !isSelector(css.trim(), document));
    return broken === undefined ? [] : [`${here}: "${broken.trim().slice(0, 60)}" is not a selector`];
  });
}

function isSelector(css: string, document: Document): boolean {
  try {
    document.createDocumentFragment().querySelector(css);
    return true;
  } catch {
    return false;
  }
}
