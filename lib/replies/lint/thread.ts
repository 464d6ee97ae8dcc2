import { likeness } from '../likeness.ts';
import { foldText } from './folded.ts';
import type { Span } from './patterns.ts';

/* What a text says against the thread it is written in: another buyer's name, another order, the same again. */

const nobody = new Set(
  'there all friend friends sir madam ma maam customer team buyer everyone everybody again dear valued guys folks seller shopper miss mr mrs ms sis bro boss kak bos po my love hun hon mate and thanks thank you sorry both guest best regards cheers kind warm warmest yours sincerely love good morning afternoon evening day yes no ok okay so just we i it your the this that for about to on regarding hope many much very babe babes baby doll lovely darling sweetie sweetheart dude man gorgeous queen king bestie beautiful honey pal buddy yall ladies gents lady lads cutie stranger name world folk people shop store support'.split(
    ' ',
  ),
);
/** A greeting, or thanks and the like, and the name it is said to. */
const greeted =
  /(?:^|[\n.!?]\s*)(?:hi+|hello+|he+y+a?|dear|hiya|alright|evening|g['’]day|hola|ciao|hallo|bonjour|howdy|namaste|salam|good (?:morning|afternoon|evening|day)|greetings|hi there|noted(?: with thanks)?(?: ya)?|thanks ya|thank you ya|ok ya|ok|okay|sure|thanks|thank you|many thanks|thx|sorry|apologies|welcome|welcome back|no problem|morning|evening|hello again|hi again|cheers|ta|g'day|ola|halo|hai|嗨|哈囉|哈喽)[,，\s]+((?:mr|mrs|ms|miss|dr|sir|ma['’]am|maam|madam|sis|bro|auntie|uncle)\.?\s+)?(\p{Lu}[\p{L}'’-]*(?:\s+\p{Lu}[\p{L}'’.-]*){0,2})\s*(?=[,!.:;–—\n，！~～-]|\p{Extended_Pictographic}|$)/giu;
const startName = /^\s*(\p{Lu}[\p{Ll}'’-]+(?:\s+\p{Lu}[\p{Ll}'’-]+)?)\s*(?:,\s|[,，](?=您|你|亲))/gu;
const calledOut =
  /(?:^|[.!?\n]\s*)(?:thank|enjoy|have fun|happy|hope|take care|sorry|so sorry|apolog|no problem|no worries|you're welcome|understood|got it|of course|have a|great news|good news|welcome|so just|just to|to confirm)[^.!?\n]{0,60},\s+(?:(?:Mr|Mrs|Ms|Miss|Dr)\.?\s+)?(\p{Lu}[\p{Ll}'’-]{2,})\s*(?:[.!?:]|,(?=\s+(?:and|i|we|your|the|it|sorry|please|so)\b))/giu;
/** "All done on our side, Greta!": a name that ends the first sentence, after a word that is none. */
const calledLast = /^[^.!?\n"“”「]{6,70}[\p{Ll}\d],\s+(\p{Lu}[\p{Ll}'’-]{2,})\s*[.!?]/gu;
const titledName =
  /(?:^|(?<!(?:the|our|your|a|by|with|to|from) [a-z]+),)\s*((?:Mr|Mrs|Ms|Miss|Dr)\.? \p{Lu}[\p{Ll}'’-]+)\s*[,.!?]/gmu;

/** What stands before a signature. */
const farewell =
  /(?:regards|best|cheers|sincerely|thanks|thank you|love|yours|wishes|warmly|bye|take care|xx?)\s*[,!.]*\s*\n?\s*$/i;

const notNames = new Set(
  '妈咪 媽咪 妈妈 媽媽 爸爸 奶奶 爷爷 客人 客倌 亲 亲亲 宝 宝宝 宝贝 宝子 顾客 客官 买家 朋友 老板 家人 小主 您 你 大家 各位 客户 会员 老客 新客 小姐姐 小哥哥 哥 姐 姐姐 哥哥 美女 帅哥 老师 同学 先生 女士 小姐 亲爱 亲爱的 尊敬 尊敬的 小可爱 小仙女 仙女 小伙伴 老铁 掌柜 在 在的 嗯 好的 好 是的 请问 感谢 谢谢 抱歉 不好意思 这边 收到 了解 没事 快递 配送 客服 售后 师傅 司机 大哥 大姐 大叔 阿姨 叔叔 老师傅 小伙子 快递员 客服妹妹 贵宾 尊贵 親 買家 水水 哈喽 哈囉 早 早安 晚安 午安 中午好 下午好 晚上好 早上好 上午好 那个 这个 一位 这位 那位 每位 哪位 其他 有位 有个 另一位 两位 几位'.split(
    ' ',
  ),
);
const chineseNames = [
  /(?:^|[\n。！!])\s*(?:亲爱的|尊敬的|嗨|哈喽|哈囉|hi|hello|您好|你好|hey|亲)[,，、\s~～!！]*([\u4e00-\u9fff]{1,4}?)(先生|女士|小姐姐|小姐|同学|老师|太太|姐|哥|总|阿姨|叔|大哥|大姐)?(?=[,，~～!！:：。\s]|您好|你好|$)/giu,
  /(?:^|[\n。！!，,~～\s])([\u4e00-\u9fff]{1,3}?)(先生|女士|小姐|同学|老师|太太|姐|哥|总|阿姨|大哥|大姐)(?=[,，~～!！:：。\s]|您|你|(?:早上|上午|中午|下午|晚上|早|晚)?(?:好|安)|早|哈|呀|不好意思|抱歉|谢谢|謝謝|感谢|感謝|麻烦|麻煩|久等|放心|这边|這邊|我们|我們|$)/gu,
  /(?:谢谢|感谢|多谢|辛苦|拜托|麻烦)([\u4e00-\u9fff]{1,2}?)(先生|女士|小姐|老师|太太|姐|哥|总|阿姨|大哥|大姐)(?=[,，~～!！。\s]|支持|理解|配合|体谅|信任|捧场|惠顾|照顾|您|了|啦|$)/gu,
  /(?<![“"「『‘'])祝([\u4e00-\u9fff]{1,3}?)(同学|先生|女士|小姐|老师|太太|阿姨)(?=[\u4e00-\u9fff])/gu,
  /^\s*@?([\u4e00-\u9fff]{2,4}?)(宝贝|寶貝|宝宝|寶寶|宝子)(?=[,，~～!！\s])/gu,
  /^\s*@?([\u4e00-\u9fff]{2,4}?)()(?:[,，~～!！\s]*)(?:您好|你好|妳好|在吗)/gu,
];

const plain = (text: string) =>
  foldText(text)
    .text.replace(/[^\p{L}\p{N}*]+/gu, ' ')
    .trim();

/** Short forms that share fewer than three letters with the name. */
const shortForms = [
  'tom thomas tommy',
  'bob robert bobby rob',
  'bill william billy will liam',
  'dick richard rick',
  'jim james jimmy jamie',
  'mike michael mick mikey',
  'tony anthony',
  'ted edward eddie theodore',
  'jack john johnny',
  'kate katherine catherine kathy cathy katie kit',
  'liz elizabeth beth betty lizzie eliza lisa',
  'peggy margaret maggie meg',
  'sandy alexander alexandra sasha',
  'nick nicholas nicolas',
  'steve stephen steven',
  'becky rebecca',
  'tina christina kristina',
  'toby tobias',
  'andy andrew drew',
  'tim timothy',
].map((group) => new Set(group.split(' ')));

/** True when a name can be the buyer's: a part of it, an account's beginning, or as much as a mask lets see. */
function isNameOf(name: string, buyer: string): boolean {
  const said = plain(name)
    .split(' ')
    .filter((word) => word.length > 0 && !nobody.has(word));
  const known = plain(buyer);
  if (said.length === 0 || known === '') return true;
  const masked = /\*/.test(known);
  return said.every((word) =>
    masked
      ? known.split(' ').some((part) => fitsMask(word, part))
      : known.replaceAll(' ', '').includes(word.replace(/s$/, '')) ||
        known.split(' ').some((part) => part.length > 2 && word.startsWith(part.replace(/\d+$/, ''))) ||
        // Kate is Katherine, Sam is Samuel.
        known.split(' ').some((part) => isShortOf(word, part) || isShortOf(part, word)) ||
        shortForms.some((group) => group.has(word) && known.split(' ').some((part) => group.has(part))),
  );
}

/** Olivia is no Oliver: a short form is shorter. */
const isShortOf = (word: string, name: string) =>
  word.length > 2 && word.length + 2 <= name.length && name.startsWith(word.slice(0, 3));

function fitsMask(word: string, mask: string): boolean {
  const [head = '', ...rest] = mask.split(/\*+/);
  const tail = rest.at(-1) ?? '';
  return (
    word.startsWith(head.slice(0, word.length)) && (tail === '' || word.endsWith(tail) || head.length > 1)
  );
}

/**
 * A name the text is addressed to that is none of the buyer's.
 * @param text as typed: capital letters tell a name
 */
export function findOtherName(text: string, names: readonly string[]): Span | null {
  const known = names.filter((name) => !/^[\d*\s_]*$/.test(name));
  if (known.length === 0) return null;
  const isBuyer = (name: string) => known.some((one) => isNameOf(name, one));
  // Who writes no capitals at all writes none in names.
  const casual = !/\p{Lu}/u.test(text);
  for (const { index, 0: all, 2: name = '' } of text.matchAll(greeted)) {
    const words = (casual ? name.split(/\s+/).slice(0, 1) : name.split(/\s+/)).filter(
      (word) => (casual ? !openers.has(word) : /^\p{Lu}/u.test(word)) && !nobody.has(word.toLowerCase()),
    );
    // Read without regard to case for the greeting's sake, so the name's capital is looked at again.
    const [first] = words;
    if (!first || !/^\p{L}{2}/u.test(first) || /^x+$/i.test(first)) continue;
    if (
      !casual &&
      words.length < name.split(/\s+/).length &&
      nobody.has(name.split(/\s+/)[0]?.toLowerCase() ?? '')
    )
      continue;
    if (isBuyer(words.join(' '))) continue;
    if (farewell.test(text.slice(0, index + all.indexOf(name))) && index + all.length > text.length - 12)
      continue;
    const from = index + all.indexOf(name);
    return { from, to: from + name.length };
  }
  for (const phrase of [startName, calledOut, calledLast, titledName]) {
    for (const { index, 0: all, 1: name = '' } of text.matchAll(phrase)) {
      const from = index + all.indexOf(name);
      if (name.split(' ').some((word) => !nobody.has(word.toLowerCase().replace('.', '')) && isBuyer(word)))
        continue;
      if (!/^\p{Lu}/u.test(name) || !looksLikeName(name) || isBuyer(name)) continue;
      if (farewell.test(text.slice(0, from).replace(/,\s*$/, ''))) continue;
      return { from, to: from + name.length };
    }
  }
  for (const phrase of chineseNames) {
    for (const { index, 0: all, 1: name = '', 2: title = '' } of text.matchAll(phrase)) {
      if (notNames.has(name) || notNames.has(name + title) || name === '') continue;
      if (
        /抱歉|非常|放心|实在|感谢|谢谢|不好|打扰|久等|[尺码表的了是在和请这那您你我有没不就也都还给吗呢吧啊哦要能会发到款货单件呀哈嘛啦个份只双套包品店]/u.test(
          name,
        )
      )
        continue;
      if (known.some((one) => isChineseNameOf(plain(name), title !== '', plain(one).replaceAll(' ', ''))))
        continue;
      const from = index + all.indexOf(name);
      return { from, to: from + name.length + title.length };
    }
  }
  return null;
}

/** Words that sentences open with before a comma. */
const openers = new Set(
  'unfortunately however also yes no sure actually currently please regarding first firstly second then finally today tomorrow monday tuesday wednesday thursday friday saturday sunday well okay ok right great perfect absolutely certainly understood noted alright besides otherwise meanwhile lastly anyway still indeed instead apologies congratulations congrats sorry update note fyi btw plus hmm oh ah wow yep yeah nope correct true done good morning evening afternoon hello hi hey hiya heya howdy hola hallo ciao bonjour greetings alright dear thanks thank regards best cheers january february march april may june july august september october november december size colour color guten sehr ihr buenos buen buon estimado estimada cher chère'.split(
    ' ',
  ),
);

function looksLikeName(name: string): boolean {
  const [first = ''] = name
    .toLowerCase()
    .replace(/^(?:mr|mrs|ms|miss|dr)\.? /, '')
    .split(' ');
  return !openers.has(first) && !nobody.has(first) && !first.endsWith('ly');
}

const title = /(?:先生|女士|小姐|同学|老师|太太|姐|哥|总|阿姨|大哥|大姐)$/u;

/** 王姐 and 王小明 are one; nothing is said of a Chinese name where the buyer's is in Latin letters. */
function isChineseNameOf(name: string, titled: boolean, buyer: string): boolean {
  if (!/[\u4e00-\u9fff]/u.test(buyer) || buyer.includes(name)) return true;
  const surname = titled || title.test(name);
  // 小周 and 老周 are a 周, too.
  return surname && buyer.includes(name.replace(/^[小老阿](?=.)/u, '').slice(0, 1));
}

/** Shorter answers are given again and again. */
const SHORT = { unspaced: 10, spaced: 25 };
const ALIKE = 0.85;

/** A text without the greeting it begins with and the particles it ends with, which make no other message of it. */
const bare = (text: string) =>
  plain(text)
    .replaceAll(' ', '')
    .replace(/^(?:(?:您好|你好|妳好|亲亲|亲|宝宝|宝|哈喽)+(?:啊|呀)?|(?:hi|hello|hey|dear))/, '')
    .replace(/[哦哈呢呀啦喔哟噢吧的]+$/, '');

/** Whether the text, or nearly the same, was sent before. */
export function isRepeated(text: string, previous: readonly string[]): boolean {
  const said = bare(text);
  if (said.length < (/[\u4e00-\u9fff]/u.test(said) ? SHORT.unspaced : SHORT.spaced)) return false;
  return previous.some((one) => likeness(said, bare(one)) >= ALIKE);
}
