/**
 * Words for marks as buyers write them, by number. Only whole words, or Chinese before a star or a point.
 */
const words: Record<string, number> = {
  zero: 0,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  satu: 1,
  dua: 2,
  tiga: 3,
  empat: 4,
  lima: 5,
  enam: 6,
  tujuh: 7,
  delapan: 8,
  lapan: 8,
  sembilan: 9,
  sepuluh: 10,
  uno: 1,
  una: 1,
  dos: 2,
  tres: 3,
  cuatro: 4,
  cinco: 5,
  seis: 6,
  siete: 7,
  ocho: 8,
  nueve: 9,
  diez: 10,
  um: 1,
  uma: 1,
  dois: 2,
  duas: 2,
  três: 3,
  quatro: 4,
  sete: 7,
  oito: 8,
  nove: 9,
  dez: 10,
  eins: 1,
  zwei: 2,
  drei: 3,
  vier: 4,
  fünf: 5,
  sechs: 6,
  sieben: 7,
  acht: 8,
  neun: 9,
  zehn: 10,
  un: 1,
  deux: 2,
  trois: 3,
  quatre: 4,
  cinq: 5,
};
const chinese = '零一二三四五六七八九十';
const chineseDigit = (c: string) => (c === '两' || c === '兩' ? 2 : chinese.indexOf(c));

/** What a number may stand with and still be a mark: praise and thanks say nothing else with a number in them. */
const asMark = [
  // "4/5", "4 out of 5", "10 von 10": the scale must be the one that was asked for.
  /(?<![\d.,/])(\d{1,2})\s*(?:\/|out of|of|von|de|sur|dari|จาก)\s*(\d{1,2})(?![\d/]|[.,]\d|\s*[%月号號日])/g,
];
const stars = /[★⭐🌟]\uFE0F?/gu;

type Found = { mark: number; scale: number | null };

function starsIn(text: string): Found[] {
  // "★★★★☆" counts the full ones; one star with a number beside it is a unit.
  const full = [...text.matchAll(stars)].length;
  if (full === 0 || /\d\s*[★⭐🌟]|[★⭐🌟]\uFE0F?\s*[x×]?\s*\d/u.test(text)) return [];
  return [{ mark: full, scale: 5 }];
}

const number = '(?<![\\d.,/:：-])(\\d{1,2})(?![\\d/:：]|[.,]\\d|-\\d)';
const units = [
  // 5 stars, 5星, 5分, 5 ⭐, 5 points
  new RegExp(
    `${number}\\s*(?:-\\s*)?(?:stars?\\b|⭐|★|🌟|星(?!期)|顆星|颗星|分(?!钟|鐘|之|期|开|開)|points?\\b|pts?\\b|bintang\\b|estrell?as?\\b|estrelas?\\b|sterne?\\b|ดาว|คะแนน|puntos?\\b|pontos?\\b|punkte\\b)`,
    'gi',
  ),
  // bintang 5, nota 10, mark: 4, score 9, number 5, 打5, 给5
  new RegExp(
    `(?:\\b(?:bintang|nota|nilai|skor|score|mark|rating|rate (?:it|you)|rated?(?: it| you)?(?: as)?(?: an?)?|number|solid|give (?:it|you|u|this|them)(?: an?)?|gave(?: it| you)? an?|it'?s an?|punten|note|puntuación|calificación|doy(?: un)?|dou(?: um)?|gebe)\\s*:?\\s*(?:an?\\s+)?|คะแนน\\s*|ให้\\s*|[打评評给給]\\s*(?:你们|你們|您|你)?\\s*(?:个|個)?\\s*)${number}`,
    'gi',
  ),
];
const wordUnits = [
  /(?<!\p{L})(\p{L}{2,8})[ -]?(?:out of (?:five|ten|5|10)|stars?(?!\p{L})|estrell?as?(?!\p{L})|estrelas?(?!\p{L})|sterne?(?!\p{L}))/giu,
  /(?<!\p{L})(?:a|an|solid|strong|say|give it an?|un[ao]?|eine?) (one|two|three|four|five|six|seven|eight|nine|ten)(?!\s*\p{L})/giu,
  /(?<![零一二两兩三四五六七八九十])([零一二两兩三四五六七八九十])\s*(?:颗|顆)?\s*(?:星(?![期手电])|分(?!钟|鐘|之|期|开|開))/g,
];

/** Stars are of five. */
const starWords = /星(?!期)|\bstars?\b|[★⭐🌟]|bintang|estrell?a|estrela|ดาว/iu;
/** Asked, denied, or of another time. */
const unsaid =
  /[?？吗嗎]|不是|不(?:会|會|想|打算)?[给給打评評]|别给|別給|没有?给|沒有?給|有没有|有沒有|等[^，,。]{0,8}再|(?:之后|之後|以后|以後|到时|到時|收到)[^，,。]{0,4}[给給打评評]|[我想]要\s*\d|的?那款|的?这款|的?這款|有优惠|有優惠|\bnot\b|\bcan'?t\b|\bcannot\b|\bwon'?t\b|\bwould have\b|\blast time\b|\bif\b|上次|不了|不能|没法|沒法|之前|以前|如果|要是|本来|本來|[零一二两兩三四五六七八九十]{2}\s*(?:星|分)/i;

/** What makes a number something else than a mark, wherever it stands. */
const otherwise =
  /[?？]|#\s*\d|\b(?:not|isn'?t|no)\s+(?:an?\s+)?\d|\bor\s+\d|\d\s*(?:or|to|-|–|~)\s*\d|\d\s*(?:还是|還是|或|到|至)\s*\d|不是\s*\d|\b(?:order|size|bought|buy|ordered|pcs|pieces?|days?|weeks?|hours?|minutes?|mins?|months?|years?|old|am|pm|cm|mm|kg|usd|rm|\$|€|£|arrived|missing|left|pairs?|boxes|items?|received|minus|hari|días?|dias|tage|วัน|times|people|kids)\b|[$€£¥￥%]|尺码|尺碼|订单|訂單|[件个個双雙套箱盒斤克条條瓶只块塊元月号號日岁歲人次点點折]|\b(?:minutos?|stück|kg|mal|pares|ชิ้น)\b|ชิ้น|\d\s*(?:天|周|週|年|小时|小時|分钟|分鐘|码|碼)|快递|快遞|电话|電話/i;
/** What may stand before a number that stands alone, and the words that may follow it without a comma. */
const lead =
  "(?:i(?:'?d| would)?|say|give|my|the|mark|rating|answer|score|is|was|it'?s|that'?s|for|me|a|an|u[nm]a?|eine?|einen|ok|okay|hi|hello|just|probably|maybe|perhaps|about|around|solid|strong|yes|sure|definitely|of course|saya|aku|bagi|kasih|beri|就|那|我|亲|親|嗯|好的?|给|給|选|選)";
const follow =
  '(?:thanks?|thank|thx|ty|great|good|nice|super|perfect|love|lovely|excellent|awesome|very|all|happy|amazing|best|fantastic|brilliant|terrible|bad|poor|awful|because|cause|cos|since|from|but|as|so|really|please|definitely|for sure|out|dear|mate|keep|will|would|no complaints|terima|makasih|gracias|obrigad[oa]|danke|merci|muy|sehr|très|谢|謝|很|非常|满意|滿意|不错|不錯|好|棒|赞|讚|服务|服務|态度|態度|哈|吧|啦|哦|喔|呀|啊|了|辛苦|给|給|ครับ|ค่ะ|คะ|ขอบคุณ)';
const alone = new RegExp(
  `^[\\s\\p{P}\\p{S}\\p{M}]*(?:${lead}[\\s,，:：]*)*(?<![-−+.,\\d])(\\d{1,2}|\\d\\.0)(?=$|[^\\p{L}\\p{N}.,]|[.,!](?!\\d)|\\s*${follow})([^\\d]*)$`,
  'iu',
);
/** After a blank only these words go on; anything else may be what is counted. */
const counted = new RegExp(`^\\s+(?!${follow})[\\p{L}]`, 'iu');

function unique(found: readonly Found[], scale: 5 | 10): number | null {
  const marks = new Set(found.map(({ mark }) => mark));
  const [mark] = marks;
  if (mark === undefined || marks.size !== 1) return null;
  if (found.some((one) => one.scale !== null && one.scale !== scale)) return null;
  const least = scale === 5 ? 1 : 0;
  return mark >= least && mark <= scale ? mark : null;
}

/**
 * The mark that a buyer's message gives to a question for one, or null whenever it is not plainly one: numbers of
 * orders, sizes, prices, amounts, days, two numbers, another scale.
 * @param scale 5: 1 to 5; 10: 0 to 10
 */
export function readMark(message: string, scale: 5 | 10): number | null {
  const text = message
    // 十分 before what it makes more of is no ten: 十分感谢.
    .replace(/十分(?=\p{Script=Han})(?![吧啦了哦喔呀啊哈给給的呢！])/gu, '')
    .replace('🔟', '10')
    .replace(/[\u0e50-\u0e59]/g, (digit) => String(digit.charCodeAt(0) - 0xe50))
    .normalize('NFKC')
    .trim();
  if (text.length === 0 || text.length > 300) return null;
  const withScale = asMark.flatMap((pattern) =>
    [...text.matchAll(pattern)].map(([, a, b]) => ({ mark: Number(a), scale: Number(b) })),
  );
  // "3 out of 5 arrived" counts parcels.
  if (withScale.length > 0)
    return unsaid.test(text) || /\b(?:arrived|missing|left|broken|items?)\b/i.test(text)
      ? null
      : unique(withScale, scale);
  const star = starsIn(text);
  if (star.length > 0)
    return scale === 5 && !/[?？]/.test(text) && !/\d/.test(text) ? unique(star, scale) : null;
  const found: Found[] = [];
  if (/满分|滿分|full marks|full score|top marks|perfect score/i.test(text)) {
    found.push({ mark: scale, scale: null });
  }
  for (const pattern of units) {
    for (const [, digits] of text.matchAll(pattern)) found.push({ mark: Number(digits), scale: null });
  }
  for (const pattern of wordUnits) {
    for (const [, word = ''] of text.matchAll(pattern)) {
      const mark = words[word.toLowerCase()] ?? (word.length === 1 ? chineseDigit(word) : -1);
      if (mark >= 0) found.push({ mark, scale: null });
    }
  }
  if (found.length > 0) {
    const others = [...text.matchAll(/\d+/g)].map(([digits]) => Number(digits));
    const strange = others.some((other) => other !== scale && !found.some(({ mark }) => mark === other));
    return strange || unsaid.test(text) || (scale === 10 && starWords.test(text))
      ? null
      : unique(found, scale);
  }
  const [, digits, rest = ''] = alone.exec(text) ?? [];
  if (digits !== undefined && !otherwise.test(text) && !counted.test(rest) && rest.length <= 120) {
    return unique([{ mark: Number(digits), scale: null }], scale);
  }
  const bare = text
    .toLowerCase()
    .replace(/[^\p{L}]+/gu, ' ')
    .trim();
  const spelt = words[bare] ?? (bare.length === 1 ? chineseDigit(bare) : -1);
  return spelt >= 0 ? unique([{ mark: spelt, scale: null }], scale) : null;
}
