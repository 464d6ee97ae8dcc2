import { describe, expect, test } from 'vitest';
import { faqEntries, faqPage } from '../../../lib/replies/exchange/faq.ts';
import { saved, starterReplies } from './saved.ts';

const words = { search: 'Search', none: 'Nothing' };

describe('replies as questions and answers', () => {
  test.each([
    ['Hi {buyer}, it is blue.', 'It is blue.', []],
    ['Dear {buyer|friend}, it is blue.', 'It is blue.', []],
    ['亲，您好', '您好', []],
    ['{买家}您好，是蓝色的', '是蓝色的', []],
    ['Order {order} ships in {days} days.', 'Order  ships in  days.', ['{order}', '{days}']],
    ['It ships {choose today | tomorrow}.', 'It ships .', ['today / tomorrow']],
    ['{if delivered}It is there{else}It is coming{end}.', 'It is coming.', []],
    ['{vary Yes | Sure}, it is.', 'Yes, it is.', []],
  ])('%s', (text, answer, asks) => {
    const [entry] = faqEntries([saved('a', { en: { title: 'Q', text } })], 'en');
    expect(entry).toEqual({ id: 'a', question: 'Q', answer, asks });
  });

  test('only those of the language', () => {
    expect(faqEntries([saved('a', { de: {} })], 'en')).toEqual([]);
    expect(faqEntries(starterReplies, 'zh_TW').length).toBe(starterReplies.length);
  });
});

describe('the page', () => {
  const page = (answer: string, question = 'Q') =>
    faqPage({ title: 'T <b>', language: 'zh_TW', entries: [{ question, answer }], words });

  test('holds what a reply contains as text, and runs nothing but its own search', async () => {
    const html = await page('<img src=x onerror=alert(1)>"\'&', '</summary><script>alert(2)</script>');
    expect(html).not.toMatch(/<img|<script>alert/);
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;');
    expect(html).toContain('<title>T &lt;b&gt;</title>');
    expect(html).toContain('<html lang="zh-TW">');
    expect(html.match(/<script/g)).toHaveLength(1);
    expect(html).toMatch(/script-src 'sha256-[\w+/]+=*'/);
  });

  test('loads nothing from anywhere', async () => {
    expect(await page('See www.example.com')).not.toMatch(/(?:src|href)=|url\(|@import|https?:/);
  });
});
