import { afterEach, describe, expect, test } from 'vitest';
import { give } from '../../entrypoints/marketplace/composer.ts';

afterEach(() => document.body.replaceChildren());

const files = (count: number) => Array.from({ length: count }, (_, i) => new File([`${i}`], `${i}.png`));

function page(html: string): { fields: Element[]; changes: () => number } {
  document.body.innerHTML = html;
  let changes = 0;
  document.body.addEventListener('change', () => changes++, { once: false });
  return { fields: [...document.body.querySelectorAll('input, p')], changes: () => changes };
}
const chosen = (field: Element | undefined) =>
  [...((field as HTMLInputElement)?.files ?? [])].map(({ name }) => name);

describe('files for a page’s own field', () => {
  test.each<[html: string, count: number]>([
    ['<input type="file">', 1],
    ['<input type="file" multiple>', 3],
    ['<input type="file" hidden>', 1],
  ])('are chosen in %s: %i', (html, count) => {
    const { fields, changes } = page(html);
    expect(give(fields, files(count))).toBe(true);
    expect(chosen(fields[0])).toHaveLength(count);
    expect(changes()).toBe(1);
  });

  test.each<[why: string, html: string, count: number]>([
    ['it takes one', '<input type="file">', 2],
    ['there are two of them', '<input type="file"><input type="file">', 1],
    ['it is turned off', '<input type="file" disabled>', 1],
    ['it is no field for files', '<input type="text">', 1],
    ['it is no field', '<p></p>', 1],
    ['there is none', '', 1],
  ])('are left alone where %s', (_, html, count) => {
    const { fields, changes } = page(html);
    expect(give(fields, files(count))).toBe(false);
    expect(fields.flatMap(chosen)).toEqual([]);
    expect(changes()).toBe(0);
  });

  test('do not replace what the seller has chosen there', () => {
    const { fields } = page('<input type="file" multiple>');
    give(fields, files(1));
    expect(give(fields, files(2))).toBe(false);
    expect(chosen(fields[0])).toHaveLength(1);
  });
});
