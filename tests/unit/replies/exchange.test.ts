import { describe, expect, test } from 'vitest';
import type { SavedReply } from '../../../lib/model/reply.ts';
import { planImport } from '../../../lib/replies/exchange/plan.ts';
import { readReplies } from '../../../lib/replies/exchange/read.ts';
import { repliesAsCsv, repliesAsJson } from '../../../lib/replies/exchange/write.ts';
import { saved } from './saved.ts';

const read = async (text: string, name = 'replies.json') => {
  const { format, replies, problems } = await readReplies(text, name, 'en');
  const entries = replies.map(({ code, folder, tags, variants }) => {
    const [[language, variant] = ['', null]] = Object.entries(variants);
    return { code, folder, tags, language, ...variant };
  });
  return { format, entries, problems };
};

describe('files that replies come in', () => {
  test.each<[form: string, name: string, text: string, entries: Record<string, unknown>[]]>([
    [
      'chatwoot',
      'canned.json',
      JSON.stringify([
        { id: 1, short_code: 'wismo', content: 'Hi {{contact.name}}, order {{order.id}} is on its way.' },
      ]),
      [
        {
          code: 'wismo',
          title: 'wismo',
          text: 'Hi {buyer}, order {order_id} is on its way.',
          language: 'en',
        },
      ],
    ],
    [
      'textblaze',
      'blaze.json',
      JSON.stringify({
        folders: [
          { name: 'Returns', snippets: [{ name: 'How to', shortcut: '/ret', text: 'Send it back.' }] },
        ],
      }),
      [{ code: 'ret', folder: 'Returns', title: 'How to', text: 'Send it back.' }],
    ],
    [
      'espanso',
      'base.yml',
      'matches:\n  - trigger: ":ty"\n    label: Thanks\n    replace: "Thank you, $|$!"\n  - triggers: [":a", ":b"]\n    replace: two\n',
      [
        { code: 'ty', title: 'Thanks', text: 'Thank you, {caret}!' },
        { code: 'a', title: 'a', text: 'two' },
      ],
    ],
    [
      'table',
      'replies.csv',
      '\uFEFFTitle,Text,Code,Folder,Tags,Language,Examples\nHi,"Hello,\nyou",hi,A/B,"x, y",de,one|two\n',
      [
        {
          title: 'Hi',
          text: 'Hello,\nyou',
          code: 'hi',
          folder: 'A/B',
          tags: ['x', 'y'],
          language: 'de',
          examples: ['one', 'two'],
        },
      ],
    ],
    [
      'table',
      '快捷短语.csv',
      '快捷短语编码,快捷短语,快捷短语分组\nfh,亲，已经发货了哦,物流\n',
      [{ code: 'fh', text: '亲，已经发货了哦', folder: '物流', title: 'fh' }],
    ],
    [
      'table',
      'two.tsv',
      'ty\tThank you\nbye\tGoodbye\n',
      [
        { code: 'ty', text: 'Thank you' },
        { code: 'bye', text: 'Goodbye' },
      ],
    ],
    [
      'plain',
      'mine.txt',
      'Thanks\nThank you all.\n\nGoodbye',
      [
        { title: 'Thanks', text: 'Thank you all.' },
        { title: 'Goodbye', text: 'Goodbye' },
      ],
    ],
    [
      'plain',
      'mine.txt',
      'Thanks\nThank you.\n\nReally.\n---\nBye\nGoodbye\n',
      [{ title: 'Thanks', text: 'Thank you.\n\nReally.' }, { title: 'Bye' }],
    ],
  ])('%s: %s', async (form, name, text, entries) => {
    const found = await read(text, name);
    expect(found.format).toBe(form);
    expect(found.problems).toEqual([]);
    expect(found.entries).toHaveLength(entries.length);
    for (const [i, entry] of entries.entries()) expect(found.entries[i]).toMatchObject(entry);
  });

  test.each([
    ['', 'a.json', 'empty'],
    ['{"a": ', 'a.json', 'json: '],
    ['{"a": 1}', 'a.json', 'unknown'],
    ['a: [', 'a.yml', 'yaml: '],
    ['a: 1', 'a.yaml', 'unknown'],
  ])('%s as %s is refused: %s', async (text, name, why) => {
    await expect(readReplies(text, name, 'en')).rejects.toThrow(why);
  });

  test('what has no text is left out and said, the rest is taken', async () => {
    const found = await read('title,text\nA,\nB,words\n', 'a.csv');
    expect(found.problems).toEqual([{ at: '2', what: 'noText' }]);
    expect(found.entries).toHaveLength(1);
    const own = await read(
      JSON.stringify({ regulars: 'replies', replies: [{ tags: [], variants: {} }, { tags: 1 }] }),
    );
    expect(own.problems.map(({ at }) => at)).toEqual(['1', '2']);
  });

  test('a small file cannot become a large one', async () => {
    const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\n${Array.from({ length: 12 }, (_, i) => `${'bcdefghijklm'[i]}: &${'bcdefghijklm'[i]} [${Array(9).fill(`*${'abcdefghijkl'[i]}`).join(',')}]`).join('\n')}\n`;
    await expect(readReplies(bomb, 'a.yml', 'en')).rejects.toThrow(/yaml|unknown/);
  });
});

const replies = [
  saved(
    'a',
    { en: { title: 'Thanks', text: 'Thank you' }, de: { title: 'Danke' } },
    { code: 'ty', tags: ['x'], useCount: 7 },
  ),
  saved('b', { en: { title: 'Bye', text: '=Goodbye' } }, { folder: 'A', pinned: true }),
];

test('what is given out comes in again as it was', async () => {
  const { replies: back, problems } = await readReplies(repliesAsJson(replies, []), 'r.json', 'en');
  expect(problems).toEqual([]);
  expect(planImport(replies, back).map(({ kind }) => kind)).toEqual(['same', 'same']);
  expect(repliesAsJson(replies, [])).not.toContain('useCount');
});

describe('files of replies', () => {
  const data = btoa('a picture');
  /** SHA-256 of "a picture". */
  const id = '92b2fa58028958317e408bd84ecfa70f5ee35b121991dbc232c49d166353708b';
  const file = { id, name: 'chart.png', type: 'image/png', size: 9 };
  const [plain] = replies;
  const drawn = { ...(plain as SavedReply), files: [file] };

  test('go along, each content once, and come in again', async () => {
    const json = repliesAsJson(
      [drawn, { ...drawn, id: 'c' }],
      [
        { id, data },
        { id: 'f'.repeat(64), data: btoa('of no reply here') },
      ],
    );
    expect(json.split(data)).toHaveLength(2);
    expect(json).not.toContain(btoa('of no reply here'));
    const back = await readReplies(json, 'r.json', 'en');
    expect(back.problems).toEqual([]);
    expect(back.replies.map(({ files }) => files)).toEqual([[file], [file]]);
    expect(back.contents).toEqual([{ id, size: 9, data }]);
    expect(planImport([drawn], back.replies.slice(0, 1)).map(({ kind }) => kind)).toEqual(['same']);
    expect(planImport(replies, back.replies.slice(0, 1)).map(({ kind }) => kind)).toEqual(['changed']);
  });

  test.each<[what: string, contents: Record<string, unknown>]>([
    ['missing', {}],
    ['other than its id says', { [id]: btoa('another picture') }],
    ['no base64', { [id]: '%%%' }],
  ])('whose content is %s are left out, and it is said', async (_, contents) => {
    const { replies: given } = JSON.parse(repliesAsJson([drawn], []));
    const json = JSON.stringify({ regulars: 'replies', version: 1, replies: given, files: contents });
    const back = await readReplies(json, 'r.json', 'en');
    expect(back.problems).toEqual([{ at: '1', what: 'fileMissing' }]);
    expect(back.replies[0]).not.toHaveProperty('files');
    expect(back.contents).toEqual([]);
  });
});

describe('a private reply', () => {
  const [open, hidden] = [
    replies[0] as SavedReply,
    { ...(replies[1] as SavedReply), private: true as const, code: 'bye' },
  ];

  test('is in no file that is given out', () => {
    expect(repliesAsJson([open, hidden], [])).not.toContain('Goodbye');
    expect(repliesAsCsv([open, hidden])).not.toContain('Goodbye');
  });

  test('is not changed by a file, and its code stays its own', () => {
    const theirs = {
      tags: [],
      code: 'BYE',
      variants: { en: { title: 'Bye', text: 'See you', examples: [] } },
    };
    const [planned] = planImport([open, hidden], [theirs]);
    expect(planned).toMatchObject({ kind: 'new', old: null });
    expect(planned?.reply).not.toHaveProperty('code');
  });
});

test('a table that a spreadsheet opens runs nothing', () => {
  expect(repliesAsCsv(replies)).toContain("'=Goodbye");
});

describe('what an import would do', () => {
  const one = (change: object) => ({
    tags: [],
    variants: { en: { title: 'Thanks', text: 'Thank you', examples: [] } },
    ...change,
  });
  test.each([
    [
      'the same code',
      one({ code: 'TY', variants: { en: { title: 'Other', text: 'Thank you so much', examples: [] } } }),
      'changed',
      'a',
    ],
    [
      'the same title',
      one({ variants: { en: { title: 'thanks ', text: 'New', examples: [] } } }),
      'changed',
      'a',
    ],
    [
      'a title of another language',
      one({ variants: { fr: { title: 'Thanks', text: 'Merci', examples: [] } } }),
      'new',
      null,
    ],
    ['nothing new', one({ tags: ['x'] }), 'same', 'a'],
  ])('%s', (_, reply, kind, id) => {
    const [planned] = planImport(replies, [reply]);
    expect(planned?.kind).toBe(kind);
    expect(planned?.old?.id ?? null).toBe(id);
  });

  test('languages and tags that only the old one has are kept', () => {
    const [planned] = planImport(replies, [one({ tags: ['y'], code: 'ty' })]);
    expect(Object.keys(planned?.reply.variants ?? {})).toEqual(['en', 'de']);
    expect(planned?.reply.tags).toEqual(['x', 'y']);
  });
});
