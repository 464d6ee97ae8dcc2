import { describe, expect, test } from 'vitest';
import { clean, isShown, queryAll, textOf } from '../../../lib/adapters/text.ts';

function page(html: string): Document {
  const made = document.implementation.createHTMLDocument('t');
  made.body.innerHTML = html;
  return made;
}

function first(html: string): Element {
  document.body.innerHTML = html;
  const element = document.body.querySelector('.it') ?? document.body.firstElementChild;
  if (!element) throw new Error('nothing there');
  return element;
}

test.each([
  ['  a \n b\t', 'a b'],
  ['\u200ba\u202eb\ufeff', 'ab'],
  ['a\u00a0b', 'a b'],
  ['', ''],
])('clean %j', (text, cleaned) => expect(clean(text)).toBe(cleaned));

describe('textOf', () => {
  test.each([
    ['<div><div>2 hours ago</div><div>11/15/2021</div></div>', '2 hours ago 11/15/2021'],
    ['<div>one<br>two</div>', 'one two'],
    ['<div>Kiln<b>&amp;</b>Leaf</div>', 'Kiln&Leaf'],
    ['<div>a<script>b</script><style>c</style><template>d</template>e</div>', 'ae'],
    ['<div><span></span></div>', ''],
  ])('%s: %s', (html, text) => expect(textOf(first(html))).toBe(text));

  test('stops at the limit, however much there is', () => {
    expect(textOf(first(`<p>${'ab '.repeat(100_000)}</p>`), 10)).toBe('ab ab ab a');
  });
});

describe('isShown', () => {
  test.each([
    ['<p class="it">x</p>', true],
    ['<p class="it" hidden>x</p>', false],
    ['<div hidden><p class="it">x</p></div>', false],
    ['<div style="display:none"><p class="it">x</p></div>', false],
    ['<div style="visibility:hidden"><p class="it">x</p></div>', false],
    ['<style>.gone{display:none}</style><div class="gone"><p class="it">x</p></div>', false],
  ])('%s: %s', (html, shown) => expect(isShown(first(html))).toBe(shown));

  test('without checkVisibility, by the attributes', () => {
    const element = first('<div style="display:none"><p class="it">x</p></div>');
    Object.defineProperty(element, 'checkVisibility', { value: undefined });
    expect(isShown(element)).toBe(false);
  });
});

describe('queryAll', () => {
  test('steps into open shadow roots, one after the other', () => {
    const root = page('<x-outer></x-outer><x-outer></x-outer>');
    for (const [i, outer] of [...root.querySelectorAll('x-outer')].entries()) {
      const shadow = outer.attachShadow({ mode: 'open' });
      shadow.innerHTML = '<x-inner></x-inner>';
      const inner = shadow.querySelector('x-inner')?.attachShadow({ mode: i === 0 ? 'open' : 'closed' });
      if (inner) inner.innerHTML = '<textarea></textarea>';
    }
    expect(queryAll(root, 'x-outer >>> x-inner')).toHaveLength(2);
    expect(queryAll(root, 'x-outer >>> x-inner >>> textarea')).toHaveLength(1);
    expect(queryAll(root, 'textarea')).toHaveLength(0);
  });

  test('is empty where there is no root to step into', () => {
    expect(queryAll(page('<p></p>'), 'p >>> b')).toEqual([]);
  });

  test('goes into a frame of the same origin, and leaves one of another alone', () => {
    const root = page('<div id="own"></div><div id="foreign"></div>');
    const inner = page('<b>in</b>');
    const [own, foreign] = root.querySelectorAll('div');
    if (!own || !foreign) throw new Error('nothing there');
    Object.defineProperty(own, 'contentDocument', { value: inner });
    Object.defineProperty(foreign, 'contentDocument', {
      get() {
        throw new DOMException('cross-origin', 'SecurityError');
      },
    });
    expect(queryAll(root, '#own >>> b').map((b) => b.textContent)).toEqual(['in']);
    expect(queryAll(root, '#foreign >>> b')).toEqual([]);
  });
});
