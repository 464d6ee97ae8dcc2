import { describe, expect, test } from 'vitest';
import { builtinAdapters } from '../../../lib/adapters/builtin.ts';
import { messageRules } from '../../../lib/adapters/message-rules.ts';
import { languages } from '../../../lib/model/reply.ts';
import { fillParts, gapsOf, nothingKnown } from '../../../lib/replies/fill.ts';
import { languageOf } from '../../../lib/replies/language.ts';
import { lint } from '../../../lib/replies/lint/lint.ts';
import { starterIn } from '../../../lib/replies/starter.ts';
import { starterReplies } from './saved.ts';

test('is thirty replies and more, each with its own id', () => {
  expect(starterReplies.length).toBeGreaterThanOrEqual(30);
  expect(new Set(starterReplies.map(({ id }) => id)).size).toBe(starterReplies.length);
});

describe.each(starterReplies.map((reply) => [reply.id, reply] as const))('%s', (_, reply) => {
  const variants = Object.entries(reply.variants);

  test('is there in the three languages, in their own writing', () => {
    expect(Object.keys(reply.variants).sort()).toEqual([...languages].sort());
    for (const [language, { text }] of variants) expect(languageOf(text)).toBe(language);
  });

  test('asks for the same placeholders in each', () => {
    const [first, ...others] = variants.map(([, { text }]) =>
      gapsOf(fillParts(text, nothingKnown))
        .map(({ name }) => name)
        .sort(),
    );
    for (const other of others) expect(other).toEqual(first);
  });

  test('has a tag and examples of its own in each', () => {
    expect(reply.tags.length).toBeGreaterThan(0);
    for (const [, { examples }] of variants) {
      expect(examples.length).toBeGreaterThanOrEqual(3);
      expect(new Set(examples).size).toBe(examples.length);
    }
  });

  test.each(builtinAdapters.map((adapter) => [adapter.id, adapter] as const))(
    'breaks no rule of %s and fits its limit',
    (_, adapter) => {
      for (const [, { title, text }] of variants) {
        // Placeholders are filled before a reply is sent, and promises are offered to be remembered.
        const written = `${title} ${text}`.replace(/\{\w+\}/g, 'Ada').replaceAll('\n', ' ');
        const found = lint(written, { ...messageRules(adapter), off: ['promise'] });
        expect(found.map(({ rule, found }) => `${rule}: ${found}`)).toEqual([]);
      }
    },
  );
});

test('no title stands for two replies in one language', () => {
  for (const language of languages) {
    const titles = starterReplies.map(({ variants }) => variants[language]?.title);
    expect(titles.filter((title, i) => titles.indexOf(title) !== i)).toEqual([]);
  }
});

test('is tagged in the language of the seller', () => {
  const tagsIn = (language: string) => [...new Set(starterIn(language).flatMap(({ tags }) => tags))];
  expect(tagsIn('en')).toContain('wrong-item');
  // What is called by its letters everywhere stays so.
  for (const language of ['zh_CN', 'zh_TW'])
    expect(tagsIn(language).filter((tag) => /^[a-z-]+$/i.test(tag))).toEqual(['CSAT', 'NPS']);
});
