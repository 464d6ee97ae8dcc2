import { expect, test } from 'vitest';
import type { Step } from '../../../lib/adapters/schema.ts';
import { applySteps, type Origin } from '../../../lib/adapters/steps.ts';

const origin: Origin = {
  currency: 'CAD',
  dateOrder: 'DMY',
  zone: 'Asia/Taipei',
  now: Date.parse('2026-11-22T16:00:00Z'),
};
const run = (raw: string | number, ...steps: Step[]) => applySteps(steps, raw, origin);

test.each<[string, string | number, Step[], unknown]>([
  ['cut after', 'Send message to  Ada ', [{ do: 'cut', from: 'message to' }], 'Ada'],
  ['cut before', 'Ada (buyer)', [{ do: 'cut', to: '(' }], 'Ada'],
  ['cut between', 'a+b@c', [{ do: 'cut', from: '+', to: '@' }], 'b'],
  ['cut without its start', 'a@c', [{ do: 'cut', from: '+', to: '@' }], null],
  ['cut without its start, kept', 'a@c', [{ do: 'cut', from: '+', to: '@', otherwise: 'keep' }], 'a@c'],
  ['cut without its end', 'a+b', [{ do: 'cut', from: '+', to: '@' }], 'b'],
  ['drop', 'q1+case-7@m.example', [{ do: 'drop', from: '+', to: '@' }], 'q1@m.example'],
  ['drop nothing', 'q1@m.example', [{ do: 'drop', from: '+', to: '@' }], 'q1@m.example'],
  ['drop without its end', 'q1+x', [{ do: 'drop', from: '+', to: '@' }], 'q1+x'],
  ['keep', 'Order # 12-3!', [{ do: 'keep', shape: ['##-#'] }], '12-3'],
  ['keep the last', 'Set x2, x13.', [{ do: 'keep', shape: ['x#+'], which: 'last' }], 'x13'],
  ['keep the whole', '12', [{ do: 'keep', shape: ['#+'], whole: true }], '12'],
  ['keep no part', '$12.50', [{ do: 'keep', shape: ['#+'], whole: true }], null],
  ['keep without a match', 'none', [{ do: 'keep', shape: ['##'] }], null],
  ['map', ' buyer ', [{ do: 'map', values: { BUYER: 'buyer' } }], 'buyer'],
  ['map, not listed', 'SYSTEM', [{ do: 'map', values: { BUYER: 'buyer' } }], null],
  ['map, a prototype key', 'constructor', [{ do: 'map', values: { BUYER: 'buyer' } }], null],
  ['lower', 'Q1@M.EXAMPLE', [{ do: 'lower' }], 'q1@m.example'],
  ['date by the host', '04/05/2026', [{ do: 'date' }], '2026-05-04'],
  ['date by the step', '04/05/2026', [{ do: 'date', order: 'MDY' }], '2026-04-05'],
  ['date in the host zone', '2026-05-04 08:00', [{ do: 'date' }], '2026-05-04T00:00:00.000Z'],
  ['date of a number', 1_790_768_060, [{ do: 'date', unit: 's' }], '2026-09-30T11:34:20.000Z'],
  ['date of a text where a number may be', '02 Apr 2026', [{ do: 'date', unit: 'ms' }], '2026-04-02'],
  [
    'date of a text that may be a number',
    '2026-09-30T11:34:20Z',
    [{ do: 'date', unit: 's' }],
    '2026-09-30T11:34:20.000Z',
  ],
  ['date of a number that is none', 12, [{ do: 'date', unit: 'ns' }], null],
  ['date YYMMDD', '261005TENXFJXK', [{ do: 'date', order: 'YYMMDD' }], '2026-10-05'],
  [
    'date in full where YYMMDD may be',
    '2026-05-04 08:00',
    [{ do: 'date', order: 'YYMMDD' }],
    '2026-05-04T00:00:00.000Z',
  ],
  ['money by the host', '$5.00', [{ do: 'money' }], { minor: 500, currency: 'CAD' }],
  ['money by scale', 6_584_736, [{ do: 'money', scale: 100_000 }], { minor: 6585, currency: 'CAD' }],
  ['steps in order', 'A+B@C', [{ do: 'lower' }, { do: 'drop', from: '+', to: '@' }], 'a@c'],
  ['nothing ends it', 'x', [{ do: 'cut', from: '+' }, { do: 'lower' }], null],
  ['an amount ends it', '5', [{ do: 'money' }, { do: 'lower' }], { minor: 500, currency: 'CAD' }],
  ['no step cleans', ' a\u200b \u202eb\n', [], 'a b'],
  ['no step keeps a number', 3, [], 3],
  ['only blanks are nothing', ' \u200b ', [], null],
])('%s', (_, raw, steps, value) => expect(run(raw, ...steps)).toEqual(value));
