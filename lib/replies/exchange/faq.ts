import { sha256, toBase64 } from '../../model/base64.ts';
import type { SavedReply } from '../../model/reply.ts';
import { fillParts, gapsOf, nothingKnown, textOf } from '../fill.ts';

/** One question and its answer as a buyer reads them. `asks`: what only an order could fill in, left out here. */
export type FaqEntry = { id: string; question: string; answer: string; asks: string[] };

/** "Hi {buyer}, ", 「{买家}您好，」: a page greets nobody. */
const greeting =
  /^\s*(?:(?:hi|hello|hey|dear|hallo|hola|bonjour|您好|你好|亲|親愛的|亲爱的)[\s,，]*)?\{(?:buyer|买家|買家)(?:\|[^}]*)?\}(?:您好|你好)?[\s,，!！。.:：]*|^\s*(?:hi|hello|hey|您好|你好|亲)[,，!！]\s*/i;

const capital = (text: string) => text.charAt(0).toLocaleUpperCase() + text.slice(1);

/** The replies that are written in a language, as questions and answers. */
export function faqEntries(replies: readonly SavedReply[], language: string): FaqEntry[] {
  return replies.flatMap(({ id, variants }) => {
    const variant = variants[language];
    if (!variant) return [];
    const parts = fillParts(variant.text.replace(greeting, ''), {
      ...nothingKnown,
      locale: language.replace('_', '-'),
    });
    const asks = gapsOf(parts).map(({ name, choose }) => (choose ? choose.join(' / ') : `{${name}}`));
    return [{ id, question: variant.title, answer: capital(textOf(parts).trim()), asks }];
  });
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string) => text.replace(/[&<>"']/g, (character) => entities[character] ?? character);

const style = `:root{color-scheme:light dark}body{font:16px/1.6 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;max-width:44rem;margin:0 auto;padding:2rem 1rem}
h1{font-size:1.6rem;margin:0 0 1rem}input{font:inherit;width:100%;box-sizing:border-box;padding:.6rem .8rem;border:1px solid GrayText;border-radius:8px;background:Field;color:FieldText}
details{border-bottom:1px solid color-mix(in srgb,CanvasText 18%,transparent);padding:.6rem 0}summary{cursor:pointer;font-weight:600}details p{white-space:pre-wrap;margin:.5rem 0 0}
[hidden]{display:none}@media print{input{display:none}details>*{display:block}}`;

/** Shows the entries in which every typed word stands, opened once few are left. Without it all of them are there. */
const script = `(function(){var box=document.querySelector('input'),all=[].slice.call(document.querySelectorAll('details')),none=document.getElementById('none');
function plain(s){return s.normalize('NFKC').toLowerCase()}
box.hidden=false;box.addEventListener('input',function(){var words=plain(box.value).split(/\\s+/).filter(Boolean),left=0;
all.forEach(function(one){var text=plain(one.textContent),here=words.every(function(w){return text.indexOf(w)>=0});one.hidden=!here;if(here)left++});
all.forEach(function(one){one.open=words.length>0&&left<4&&!one.hidden});none.hidden=left>0})})();`;

async function hashOf(text: string): Promise<string> {
  return toBase64(await sha256(new TextEncoder().encode(text)));
}

/**
 * A help page for the seller's own site: one file with its search, nothing loaded from anywhere, readable without
 * script, in print and in dark. Its own policy lets no other script run, whatever a reply contains.
 */
export async function faqPage({
  title,
  language,
  entries,
  words,
}: {
  title: string;
  language: string;
  entries: readonly Pick<FaqEntry, 'question' | 'answer'>[];
  /** In the page's language. */
  words: { search: string; none: string };
}): Promise<string> {
  const policy = `default-src 'none'; style-src 'sha256-${await hashOf(style)}'; script-src 'sha256-${await hashOf(script)}'; base-uri 'none'; form-action 'none'`;
  const list = entries
    .map(
      ({ question, answer }) =>
        `<details><summary>${escaped(question)}</summary><p>${escaped(answer)}</p></details>`,
    )
    .join('\n');
  return `<!doctype html>
<html lang="${escaped(language.replace('_', '-'))}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>${escaped(title)}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${escaped(title)}</h1>
<input type="search" hidden aria-label="${escaped(words.search)}" placeholder="${escaped(words.search)}">
${list}
<p id="none" role="status" hidden>${escaped(words.none)}</p>
</main>
<script>${script}</script>
</body>
</html>
`;
}
