import { z } from '../../model/z.ts';
import type { Collector, Exchanged } from './collector.ts';

const text = z.string();
const EspansoMatch = z.looseObject({
  trigger: text.optional(),
  triggers: z.array(text).optional(),
  label: text.optional(),
  replace: text.optional(),
});

/** Matches of Espanso. */
export async function fromYaml(
  source: string,
  found: Collector,
  language: string,
): Promise<Exchanged['format']> {
  const { parse } = await import('yaml');
  let data: unknown;
  try {
    // Aliases could make a small file a large one.
    data = parse(source, { maxAliasCount: 100 });
  } catch (error) {
    throw new Error(`yaml: ${error instanceof Error ? error.message : ''}`);
  }
  const file = z.looseObject({ matches: z.array(z.unknown()) }).safeParse(data);
  if (!file.success) throw new Error('unknown');
  for (const [i, one] of file.data.matches.entries()) {
    const match = EspansoMatch.safeParse(one);
    if (!match.success) found.problems.push({ at: String(i + 1), what: 'noText' });
    else {
      const { trigger, triggers, label, replace } = match.data;
      found.add(
        String(i + 1),
        { title: label, code: trigger ?? triggers?.[0], text: replace ?? '' },
        language,
      );
    }
  }
  return 'espanso';
}
