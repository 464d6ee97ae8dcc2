import type { Span } from './patterns.ts';

/* What is known by its form: addresses, numbers, things left to be filled in. All take a folded text. */

/** Words before a number that say it is no telephone's. */
const numberOf =
  /(?:order|track\w*|parcel|sku|ref\w*|model|item|invoice|asin|isbn|ean|upc|code|serial|case|batch|lot|part (?:no|number|#)|s\/n|imei|mac|consignment|waybill|shipment|label|type|订单|编号|单号|运单|快递|物流|型号|货号|款号|条码|编码|批号|序列号|案件|工单|尺寸|规格)[^.。!?\n0-9]{0,24}$/;
const ownWords =
  /(?:(?<![a-z])(?:phone|mobile|cell|tel|call|text|ring|dial|whatsapp|v|qq)(?![a-z])|电话|手机|致电|拨打|打给|回拨|热线|联系|微信|号码是|[以就请可直]打|(?<![a-z])[qv](?:我|号)|扣我)[^.。\n0-9]{0,24}$/;
/** Words before "at", or before a web address, that are no account. */
const noAccount =
  /(?<![a-z])(?:over|out|look|us|me|on|is|find|here|available|visit|sold|site|page|shop|store|it|them|drawing|one)\s+at\s/;

/** Endings of web addresses that are no words of a sentence. */
const domain =
  /(?<![a-z0-9@.-])(?:https?:\/\/[^\s，。）)]+|www\.[a-z0-9-]+(?:\.[a-z0-9-]+)*|(?:[a-z0-9-]+\.)+(?:com|net|org|shop|store|biz|info|xyz|vip|club|site|online|website|page|link|app|dev|top|wiki|gle|io|cn|co|tw|hk|uk|de|fr|eu|au|ca|jp|kr|nl|pl|br|mx|vn|ph|sg|th)(?![a-z0-9-])(?:\/[^\s，。）)]*)?|[a-z0-9-]{3,}\.[a-z]{2,6}\/[^\s，。）)]{2,}|[a-z0-9-]+\.(?:me|ly|gl|gd|ee|cc|be|tv|in|it|id|my|us|es|gg|to|ai)\/[^\s，。）)]+)/g;
/** linktr . ee / somebody */
const shortened = /(?<![a-z0-9])[a-z0-9-]{3,} ?\. ?(?:ee|gle|ly|me|bio) ?\/ ?[a-z0-9_-]{3,}/g;
/** c l o v e r . s t o r e */
const spread = /(?<![a-z0-9])(?:[a-z0-9] ){3,}[a-z0-9] ?\. ?(?:[a-z] ?){2,6}(?![a-z0-9])/g;
const spelt =
  /[a-z0-9][a-z0-9-]*\s*(?:\[dot\]|\(dot\)|\{dot\}|\sdot\s|点|點|\s\.\s|\(\.\)|。)\s*(?:com|net|org|shop|store|co|cn|top|vip|cc|tw|uk|io|de|fr|me)(?![a-z0-9])(?:\s?(?:dot|点|點|\.)\s?(?:uk|cn|au|tw|hk))?/g;
/** 「艾特前面是mumu2020，后面是163点com」 */
const around =
  /(?:艾特|@|小老鼠)(?:的)?(?:前面|前边|左边)(?:是|写)?\s?[a-z0-9._-]{3,}[^a-z0-9]{1,4}(?:后面|后边|右边)(?:是|写)?\s?[a-z0-9-]{2,}\s?(?:点|\.)?\s?(?:com|cn|net)?/g;
const spokenPath = /(?<![a-z0-9])[a-z0-9-]+\s?(?:dot|点|點)\s?[a-z]{2,6}\s?(?:slash|斜杠|斜线)\s?[a-z0-9-]+/g;
const email =
  /[a-z0-9零〇一二三四五六七八九][a-z0-9零〇一二三四五六七八九._%+-]*\s?(?:(?:@|\(at\)|\[at\]|\{at\}|艾特|小老鼠|#at#)\s?(?:[a-z0-9-]+\s?(?:\.|\sdot\s|\(dot\)|\[dot\]|点|點)\s?)+|\sat\s(?:[a-z0-9-]+\s?(?:\sdot\s|\(dot\)|\[dot\]|点|點)\s?)+)(?:com|net|org|cn|co|de|uk|fr|io|edu|tw|hk|info|me|eu)(?![a-z0-9])/g;
const mailName =
  /[a-z0-9._-]{3,}\s?(?:@|\(at\)|\[at\]|\sat\s|艾特|小老鼠)\s?(?:gmail|hotmail|outlook|yahoo|icloud|163|126|qq|foxmail|proton|protonmail)(?![a-z0-9])/g;
const phone =
  /(?<![a-z0-9.#-])(?:1[- ]\d{3}[- ]\d{3}[- ]\d{4}|\+\d{1,3}[\s().-]*(?:\d[\s().-]{0,2}){6,12}\d|1[3-9]\d[\s.-]?\d{4}[\s.-]?\d{4}|\(?0\d{2,4}\)?[\s.-]?\d{3,4}[\s.-]?\d{3,4}|400[\s-]?\d{3,4}[\s-]?\d{3,4}|\(\d{3}\)\s?\d{3}[\s.-]?\d{4}|\d{3}[\s.-]\d{3}[\s.-]\d{4}|0?[789]\d{2,4}[\s-]\d{3}[\s-]?\d{3,4}|(?:\d[\s.–—-]{1,3}){7,11}\d|(?:\d{2,4}[\s-]){2,4}\d{2,4})(?![a-z0-9-]|\.\d)/g;
/** Letters for the digits that they look like: I38 5550 9o21. */
const disguised = /(?<![a-z0-9])[il1][3-9][\do][\s-]?[\do]{4}[\s-]?[\do]{4}(?![a-z0-9])/g;
const bareDigits = /(?<![a-z0-9.#-])\d{7,12}(?![a-z0-9-]|\.\d)/g;
/** Digits and words for digits mixed, in more than one piece: o7911 one two three 4 5 6, 幺三八 0571 6623. */
const digitWord = 'zero|oh|nought|one|two|three|four|five|six|seven|eight|nine|double|triple|treble';
const mixedDigits = new RegExp(
  `(?<![a-z0-9.#-])(?:o?\\d{1,6}|o|${digitWord}|[零〇一二三四五六七八九幺]{2,6})(?:[\\s,.-]{1,2}(?:\\d{1,6}|o|${digitWord}|[零〇一二三四五六七八九幺]{2,6})(?![a-z0-9])){2,}`,
  'g',
);
const digitWords =
  /(?:(?:zero|oh|o|nought|one|two|three|four|five|six|seven|eight|nine|double|triple|treble|hundred|thousand|plus)[\s,-]+){6,}(?:zero|oh|nought|one|two|three|four|five|six|seven|eight|nine|hundred)|(?:[零〇一二三四五六七八九幺壹贰叁肆伍陆柒捌玖兩][\s,，、-]?){8,}/g;

const all = (phrase: RegExp, text: string): Span[] =>
  [...text.matchAll(phrase)].map(({ index, 0: found }) => ({ from: index, to: index + found.length }));

/** Parts of hosts that are no name of anybody's. */
const anybodys = new Set(
  'com www seller sellercentral shop store net org admin center co uk de fr it es cn tw hk my sg th vn id ph br mx pl jp kr in tr au ca us nl se be ae sa eg global im web mms mai login'.split(
    ' ',
  ),
);

/** Who carries parcels, or tells where they are: a link to them is what the buyer asked for. */
const carriers = new Set(
  'ups usps fedex dhl tnt gls dpd evri hermes hermesworld myhermes yodel royalmail parcelforce inpost anpost laposte colissimo chronopost mondialrelay correos seur poste brt postnl bpost post swisspost postnord canadapost purolator auspost nzpost sendle aramex japanpost kuronekoyamato sagawa-exp singpost ninjavan jtexpress jet poslaju pos citylinkexpress thailandpost kerryexpress flashexpress ghn ghtk viettelpost spx 17track parcelsapp track24 ems cainiao sf-express sf-international sf zto yto sto yundaex yunda best-inc deppon jdl t-cat hct e-can 4px yunexpress yanwen kuaidi100 hongkongpost ontrac lasership'.split(
    ' ',
  ),
);

/** A web address that is not the marketplace's own, nor a carrier's. @param hosts of the marketplace, in lower case */
export function findLink(text: string, hosts: readonly string[]): Span | null {
  const own = new Set(
    hosts.flatMap((host) => host.split('.').filter((part) => part.length > 1 && !anybodys.has(part))),
  );
  for (const span of [
    ...all(domain, text),
    ...all(spelt, text),
    ...all(spokenPath, text),
    ...all(spread, text),
    ...all(shortened, text),
  ]) {
    const found = text.slice(span.from, span.to);
    const name = found.replace(/^https?:\/\//, '').split(/[/?#]/)[0] ?? '';
    if (name.split('.').some((part) => own.has(part)) || isCarrier(name)) continue;
    if (!emailsIn(text).some(({ from, to }) => from < span.to && to > span.from)) return span;
  }
  return null;
}

/** By the name in front of its endings: ups.com, www.royalmail.com, t-cat.com.tw. */
function isCarrier(host: string): boolean {
  const parts = host.split('.').filter((part) => part !== 'www');
  const endings = parts.findIndex(
    (_, index) => index > 0 && parts.slice(index).every((rest) => rest.length < 4),
  );
  return carriers.has(parts[endings - 1] ?? '');
}

function emailsIn(text: string): Span[] {
  return [...all(email, text), ...all(mailName, text), ...all(around, text)].filter(
    ({ from, to }) => !noAccount.test(text.slice(from, to)),
  );
}

export function findEmail(text: string): Span | null {
  return emailsIn(text)[0] ?? null;
}

/** A telephone number. @param known numbers that stand in the thread: orders' */
export function findPhone(text: string, known: readonly string[]): Span | null {
  const orders = known.map((id) => id.toLowerCase());
  for (const span of [
    ...all(phone, text),
    ...all(digitWords, text),
    ...all(mixedDigits, text).filter((span) => isNumberSpelt(text.slice(span.from, span.to))),
    ...all(disguised, text),
    ...all(bareDigits, text),
  ]) {
    const found = text.slice(span.from, span.to).trim();
    const before = text.slice(0, span.from).replace(/(?<![a-z])no\./g, 'no ');
    const digits = found.replace(/\D/g, '');
    if (
      orders.some((id) => id.includes(found) || (digits.length > 5 && id.replace(/\D/g, '').includes(digits)))
    )
      continue;
    if (numberOf.test(before) && !ownWords.test(before) && !found.startsWith('+')) continue;
    if (
      /^(?:19|20)\d\d[\s.-]\d{1,2}[\s.-]\d{1,2}$/.test(found) ||
      /^\d{1,2}[\s.-]\d{1,2}[\s.-](?:19|20)?\d\d$/.test(found)
    )
      continue;
    const sure =
      /^\(?[2-9]\d\d\)?[\s.-]\d{3}[\s.-]\d{4}$/.test(found) ||
      (/^\+|^1[- ][2-9]|^1[3-9]\d{9}$|^1[3-9]\d[\s.-]|^\(|^0|^400/.test(found) && digits.length >= 8) ||
      // A mobile's eleven digits, each by itself.
      (/^1[3-9]\d{9}$/.test(digits) && found.length > 16);
    if (!sure && !/[a-z一-龥]/.test(found) && !ownWords.test(before)) continue;
    if (/[一-龥]/.test(found) && found.replace(/[\s-]/g, '').length < 8) continue;
    return span;
  }
  return null;
}

/** Whether pieces of digits and words for digits are as many as a telephone's, and some of them are words. */
function isNumberSpelt(found: string): boolean {
  const pieces = found.split(/[\s,.-]+/).filter((piece) => piece !== '');
  const digits = pieces.reduce((sum, piece) => sum + (/^[a-z]{2,}$/.test(piece) ? 1 : piece.length), 0);
  const words = pieces.filter((piece) => /[a-z零〇一二三四五六七八九幺]/.test(piece));
  return digits >= 9 && digits <= 13 && words.length > 0;
}

const slot =
  'name|buyer|customer|client|order|order ?(?:id|no|number)|tracking|tracking ?(?:id|no|number|code|link)|number|date|item|product|product ?name|link|url|amount|price|address|time|carrier|courier|size|colou?r|company|shop|store|reason|insert|first ?name|last ?name|your ?name|agent|days?|quantity|username|x+|refund ?amount|eta|code|姓名|名字|昵称|买家|买家昵称|客户|客户名|客户姓名|收件人|订单|订单号|订单编号|单号|快递|快递单号|快递公司|物流|物流单号|运单号|日期|时间|金额|价格|商品|商品名|商品名称|宝贝|宝贝名称|产品|产品名|地址|电话|原因|尺码|颜色|店名|店铺名|店铺|客服|客服名|数量|链接|天数|公司|公司名|待填|待补|待填写';
const leftovers = [
  /\{\{?\s*[a-z][a-z0-9_. -]{0,30}\s*\}?\}/g,
  /<<[^<>\n]{1,30}>>|\$\{[^}\n]{1,30}\}|%[a-z_]{2,20}%|#[a-z_]{3,20}#|\$[a-z]+_[a-z_]+/g,
  new RegExp(
    `[\\[{<〈《【（(「『]\\s*(?:insert |enter |add |your |the |请填入|填入|填写|填|此处|请填|此处填)*(?:buyer'?s? |customer'?s? |买家|客户)?(?:${slot})(?: here| goes here)?\\s*[\\]}>〉》】）)」』]`,
    'g',
  ),
  /\{[\u4e00-\u9fff]{2,10}\}|【[\u4e00-\u9fff]{0,6}(?:姓名|名称|名字|昵称|编号|单号|号码|时间|日期|地址|金额|链接|门市|内容|原因)[}】]|#(?:昵称|姓名|买家昵称|客户昵称|订单号|订单编号|快递单号|商品名称|宝贝名称)#/g,
  /<[a-z]+[ _][a-z_ ]+>|(?<![a-z])x月x日/g,
  /(?<=(?<![a-z])(?:hi|hello|hey|dear|mr|mrs|ms)\.?\s)x{2,}(?![a-z0-9])/g,
  /(?<![a-z])(?:hi|hello|dear|hey) (?:your |customer )?name(?: here)?(?![a-z])/g,
  /(?<![a-z0-9])x{3,}(?![a-z0-9])(?!\s*$)/g,
  /(?<![a-z0-9])x{2,}(?=\s*[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff]\s?)x{2,}(?![a-z0-9])|[×＊]{2,}/g,
  /(?<![a-z0-9_])_{2,}(?![a-z0-9_])|(?<=\s|[:：])\.{6,}(?=\s|$)/g,
  /[○◯●]{2,}(?=先生|小姐|女士|同学|您|你)/g,
  /(?<![a-z0-9])x{2}(?=\s?(?:usd|sgd|myr|php|thb|gbp|eur|aud|cad|cny|rmb|rm|dollars|euros|days|hours|pcs|%)(?![a-z]))/g,
  /(?<![a-z])(?:tbd|tbc|todo|fixme|lorem ipsum)(?![a-z])/g,
];

/** Something that was left to be filled in. */
export function findLeftover(text: string): Span | null {
  for (const phrase of leftovers) {
    const [span] = all(phrase, text);
    if (span) return span;
  }
  return null;
}

const contacting =
  /(?:call|ring|phone|dial|text|txt|sms|write|e-?mail|mail|send|drop|forward|contact|reach|message|ping|add|via|through|on my|at my)(?![a-z]| you)[^.!?\n]{0,60}$|(?:打|拨|致电|邮件|加|联系|聯繫|發到|发到|发至|发我|您发|您發|寄到|短信|来电|找我|找老板|电话您记)[^。！？!?\n]{0,16}$/;
const buying =
  /(?:buy|order|purchase|get (?:it|them|one)|(?:my|our)(?: own)? (?:shop|store)|cheaper|pay|deal|discount)(?![a-z])[^.!?\n]{0,60}$|(?:下单|下單|拍|买|買|购|購|便宜|付款|库存|有货)[^。！？!?\n]{0,16}$/;

const buyingThere =
  /^[^.。!?！？\n]{0,24}?(?:下单|下單|拍更|购买|購買|更便宜|便宜|优惠|(?<![a-z])(?:order (?:there|here|from|it|direct)|buy|checkout|check out|cheaper)(?![a-z]))/;

/** Somebody else's number: of who brings the parcel or puts the thing up. */
const others =
  /(?:rider|courier|driver|carrier|technician|installer|hub|post office|depot|warehouse|师傅(?![,，您你])|快递|司机|安装|驿站|站点|配送|物流|宅配|門市|门店|派件|骑手)[^.。!?！？\n]{0,40}$/;

/** The buyer's own, as the label or the order has it. */
const buyers =
  /(?:(?<![a-z])(?:your|the buyer's) (?:e-?mail|phone|mobile|number|address)|(?:on|in) (?:the|your) (?:label|order|address)|(?:您|你)的(?:电话|手机|邮箱|号码)|面单上|(?:已经|已|刚才?|昨天|今早)(?:给您)?(?:发|寄)(?:到|至|去)|(?:have|has|had|was|were|been|already|just) (?:re)?sen[dt](?: \w+){0,3} to)[^.。!?！？\n]{0,30}$/;

/** Whether an address or a number is given as the way to reach the seller, or to buy. */
export function leadsAway(text: string, { from, to }: Span, what: 'contact' | 'link'): boolean {
  const before = text.slice(Math.max(0, from - 90), from);
  if (what === 'contact') return contacting.test(before) && !others.test(before) && !buyers.test(before);
  return buying.test(before) || buyingThere.test(text.slice(to, to + 40));
}
