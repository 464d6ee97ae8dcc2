import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { languages } from '../../lib/model/reply.ts';
import en from '../../locales/en.json' with { type: 'json' };
import zh_CN from '../../locales/zh_CN.json' with { type: 'json' };
import zh_TW from '../../locales/zh_TW.json' with { type: 'json' };
import { sourcesOf, walk } from '../source.ts';

const files = { en, zh_CN, zh_TW };

/** Every key with its text, sections joined by dots. */
function entries(section: object, before = ''): [string, unknown][] {
  return Object.entries(section).flatMap(([key, value]) =>
    value !== null && typeof value === 'object'
      ? entries(value, `${before}${key}.`)
      : [[before + key, value]],
  );
}

const plain = (key: string) => key.replace(/_(zero|one|two|few|many|other)$/, '');
const texts = Object.fromEntries(languages.map((language) => [language, new Map(entries(files[language]))]));
const keysOf = (language: string) => [...(texts[language]?.keys() ?? [])];
const base = new Set(keysOf('en').map(plain));

describe.each(languages)('%s', (language) => {
  test('has exactly the keys of English', () => {
    expect([...new Set(keysOf(language).map(plain))].sort()).toEqual([...base].sort());
  });

  test('has names that browsers take: with any other the whole extension is refused', () => {
    for (const key of keysOf(language)) expect(key).toMatch(/^[A-Za-z0-9_@.]+$/);
  });

  test('has the plural forms its grammar needs, and no others', () => {
    const forms = new Intl.PluralRules(language.replace('_', '-')).resolvedOptions().pluralCategories;
    const plurals = new Set(
      keysOf(language)
        .filter((key) => plain(key) !== key)
        .map(plain),
    );
    for (const key of plurals) {
      const have = keysOf(language).filter((one) => plain(one) === key && one !== key);
      expect(have.sort()).toEqual(forms.map((form) => `${key}_${form}`).sort());
    }
  });

  test('has no empty text, none with a blank at an end, and the placeholders of English', () => {
    const names = (text: unknown) => [...new Set(String(text).match(/\{\{\w+\}\}/g) ?? [])].sort();
    const english = new Map(entries(en).map(([key, text]) => [plain(key), names(text)]));
    for (const [key, text] of texts[language] ?? []) {
      expect(typeof text, key).toBe('string');
      expect(String(text), key).toBe(String(text).trim());
      expect(text, key).not.toBe('');
      // "One order" may leave the number out.
      if (key.endsWith('_one')) continue;
      expect(names(text), key).toEqual(english.get(plain(key)));
    }
  });

  if (language !== 'en') {
    test('is written in its own characters', () => {
      const written = [...(texts[language]?.values() ?? [])].join('');
      const foreign =
        language === 'zh_CN'
          ? /[們這個來說時對還買賣單謝請訂東點後會過給讓應該開關]/u
          : /[们这个来说时对还买卖单谢请订东点后会过给让应该开关]/u;
      expect(written.match(foreign)?.[0]).toBeUndefined();
    });
  }
});

describe('keys and code', () => {
  const literals = new Set<string>();
  /** Static ends of the templates given to `t`: t(`tier.${level}`) is ["tier.", ""]. */
  const patterns = new Map<string, [string, string]>();
  const asked: string[] = [];
  for (const { path, program } of sourcesOf('lib', 'components', 'entrypoints')) {
    walk(program, (node) => {
      if (node.type === 'Literal' && typeof node.value === 'string') literals.add(node.value);
      if (node.type !== 'CallExpression') return;
      const { name } = node.callee as { name?: string };
      const [first] = node.arguments as {
        type: string;
        value?: unknown;
        quasis?: { value: { cooked: string } }[];
      }[];
      if (name !== 't' || !first) return;
      if (first.type === 'Literal') asked.push(String(first.value));
      if (first.type !== 'TemplateLiteral') return;
      const ends = [
        first.quasis?.at(0)?.value.cooked ?? '',
        first.quasis?.at(-1)?.value.cooked ?? '',
      ] as const;
      patterns.set(`${path}: ${ends.join('…')}`, [...ends]);
    });
  }
  const fits = (key: string, [from, to]: [string, string]) => key.startsWith(from) && key.endsWith(to);

  test('every key asked for is there', () => {
    expect(asked.filter((key) => !base.has(key))).toEqual([]);
    expect(asked.length).toBeGreaterThan(20);
  });

  test('every template of a key names its section and fits some keys', () => {
    for (const [where, ends] of patterns) {
      expect(ends[0], where).toMatch(/^\w+(\.\w+)*\.\w*$/);
      expect([...base].filter((key) => fits(key, ends)).length, where).toBeGreaterThan(0);
    }
  });

  test('every key is asked for somewhere', () => {
    const manifest = readFileSync(`${import.meta.dirname}/../../wxt.config.ts`, 'utf8');
    const unused = [...base].filter(
      (key) =>
        !literals.has(key) &&
        ![...patterns.values()].some((ends) => fits(key, ends)) &&
        !manifest.includes(`__MSG_${key.replaceAll('.', '_')}__`),
    );
    expect(unused).toEqual([]);
  });
});
