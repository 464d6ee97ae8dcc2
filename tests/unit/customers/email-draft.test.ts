import { describe, expect, test } from 'vitest';
import { emailDraft } from '../../../lib/customers/email-draft.ts';

const agreed = (email: string) => ({ email, consent: 'at the fair, March' });

describe('a draft to many', () => {
  test('blind copies, each address once', () => {
    expect(
      emailDraft([agreed('anna@example.test'), agreed(' Ben+x@example.test '), agreed('ANNA@example.test')]),
    ).toEqual({
      href: 'mailto:?bcc=anna%40example.test,ben%2Bx%40example.test',
      written: 2,
      leftOut: 0,
      over: 0,
    });
  });

  test.each([
    ['no address', { consent: 'yes' }],
    ['nobody asked', { email: 'anna@example.test' }],
    ['an empty answer', { email: 'anna@example.test', consent: '  ' }],
    ['refused since', { ...agreed('anna@example.test'), doNotContact: 'asked to stop' }],
    ['no address of e-mail', agreed('anna at example')],
    ['another header', agreed('anna@example.test?cc=eve@example.test')],
    ['two in one', agreed('anna@example.test,eve@example.test')],
    ['a line break', agreed('anna@example.test\nBcc: eve@example.test')],
  ])('to nobody: %s', (_, contact) => {
    expect(emailDraft([contact])).toEqual({ href: null, written: 0, leftOut: 1, over: 0 });
  });

  test('who does not fit into one link is counted', () => {
    const many = Array.from({ length: 200 }, (_, i) => agreed(`buyer-number-${i}@example.test`));
    const { href, written, over } = emailDraft(many);
    expect(href?.length).toBeLessThanOrEqual(1_900);
    expect(written).toBeGreaterThan(40);
    expect(written + over).toBe(200);
  });
});
