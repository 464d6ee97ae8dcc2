import type { CaseKind } from '../model/case.ts';
import { tradeConcepts } from './trade.ts';

/** Kinds of case that a buyer's words may ask for, the one that says more before the other. */
type Asked = Extract<CaseKind, 'complaint' | 'return' | 'refund' | 'wish'>;

/** Takes out what only looks like one: negations, questions before buying, thanks for what was done. */
const harmless = [
  /\b(?:not?|isn'?t|wasn'?t|aren'?t|nothing|never|without|don'?t (?:want|need)|no need (?:for|to)|didn'?t (?:want|ask)|not asking for|no)\s+(?:it'?s |that |a |an |any |to |for |at all |was |is |been |arrived? |come |get |ask(?:ing)? for )*(?:damaged?|broken|wrong|defects?|defective|scratch(?:ed|es)?|cracks?|faulty|missing|complain(?:t|ts|ing)?|refund|return|exchange|money back|problems?|issues?|dents?|chips?|late|bad|fake|smaller)\b/gi,
  /\b(?:return|refund|exchange)s? (?:policy|policies|window|period|address label included|conditions|allowed|accepted|possible\?)|(?:accept|offer|allow|do|take) (?:free )?(?:returns|refunds|exchanges)\b|\bwhat(?:'s| is| are)? (?:your|the) (?:return|refund|exchange)\b/gi,
  /\b(?:if|in case|what if|suppose|before (?:i )?(?:buy|order)(?:ing)?)\b[^.!]*\b(?:return|refund|exchange|broken|damaged|fit|breaks?|smaller|send it back)\b[^.!]*/gi,
  /\b(?:got|received|thanks? (?:you )?for|appreciate) (?:the|my|your) (?:refund|replacement|exchange|return)\b|\brefund (?:received|arrived|came through)\b|\b(?:return|refund) (?:gift|trip|customer|buyer)s?\b|\breturning customer\b|\bmany happy returns\b|\bin return\b|\bpoint of no return\b/gi,
  /(?:没有?|沒有?|不是|不会|不會|别|別|并非|並非|未|无|無|毫无|毫無|不用|不需要|不想|不要|没想|沒想)(?:有|要|任何|什么|什麼|发现|發現|收到|看到)*(?:坏|壞|破|损|損|瑕疵|问题|問題|质量|品質|退|换|換|投诉|投訴|客訴|差评|差評|少|缺|错|錯|色差|异味|異味|失望)/g,
  /(?:如果|要是|万一|萬一|假如|若|买了|買了|会不会|會不會|会|會|怕|担心|擔心|容易)[^。！!]{0,16}(?:坏|壞|破|碎|退|换|換|不合适|不合適|掉色|褪色|变形|變形)/g,
  /(?:支持|可以|能|能不能|可不可以|是否|有)?(?:七天|7天|7日)?(?:无理由|無理由)(?:退|退货|退貨|退换|退換)?|退[货貨换換][^。]{0,4}(?:政策|规则|規則|运费险|運費險|期限)|运费险|運費險|退换货.{0,3}(?:吗|嗎|么)|(?:包|支持|可以|能)退[换換货貨]?(?:吗|嗎|么|不)|(?:退款|退货|退貨)(?:已|已经|已經)?(?:收到|到账|到帳|到了)|(?:收到|谢谢|謝謝|感谢|感謝).{0,4}(?:退款|换货|換貨|补发|補發)|不差|差不多|差点|差點|差多少|差价|差價|时差|時差|相差|坏笑|玩坏|好坏|衰退|退休|退一步|退烧|进退/g,
  /\b(?:not bad|bad weather|break(?:ing)? news|unbroken|unbreakable|break[- ]?in|lunch break|break the bank|damage deposit|wrong number|wrong person|sorry,? wrong|to die for|no wonder)\b/gi,
];

/** What a buyer speaks of when a careful seller would open a case, by the lexicon's concepts. */
const concepts: readonly [Asked, RegExp][] = [
  ['return', /^(?:return\.(?:how|address|cost|pickup)|exchange\.)/],
  ['refund', /^refund\.(?:ask|partial|amount)/],
  ['complaint', /^(?:problem|complaint)\./],
];
/** A concept counts that says at least so much of what the strongest one says. */
const SHARE = 0.6;

const wishes = [
  /\b(?:do you plan|plan(?:ning|s)? (?:to|on) (?:mak|releas|bring|add|sell|restock)\w*|will (?:you|there) (?:ever|also) (?:be|make|have|release|offer|sell|do|bring)|would (?:love|be (?:great|nice|cool) (?:if|to have|to see))|wish (?:you|u|there|it|this) (?:came|had|made|sold|were|was)|please (?:make|bring out|add|release)|any (?:chance|plans) (?:of|for) (?:a|an|more|other|new|making)|could (?:you|that|this|it) (?:make|add|be added|bring out|start)|can you (?:start making|bring out)|(?:hope|hoping) (?:you (?:make|bring|add|release)|to see (?:a|an|more))|ever (?:make|making|come in|coming in)|have you thought (?:about|of)|you should (?:totally |really |also )?(?:do|make|sell|offer)|bring out an?|gonna (?:release|make|add)|if (?:only )?you (?:made|ever make)|i'?d (?:totally |definitely )?buy (?:it|one|a|an|two)? ?(?:if|in)\b)/i,
  /(?:希望|建议|建議|期待|拜托|拜託|盼|求|要是|什么时候|什麼時候|會|会|打算|考虑|考慮).{0,14}(?:出(?!货|貨|了|去|来|來|问|問|现|現)|推出|增加|加(?:大|一个|一個|个|個)|做(?:个|個|.{0,6}(?:款|版|色|码|碼|尺寸))|有.{0,10}(?:版|款|的)(?:就好)?)|出(?:个|個).{0,8}(?:款|色|的|版|碟|套)|(?:盼|求|快)出|能不能(?:加|出|做).{0,8}(?:规格|規格|尺寸|款|色|版|码|碼)/i,
];

/** Told of something else: another shop, an old one, what was found again, a joke. */
const elsewhere =
  /\b(?:my (?:last|old|previous|other)|another shop|other (?:shop|seller|store)s?|seller before|years ago|after \d+ years?|found (?:it|the|them)|all good|just kidding|jk|haha|lol just|ignore my|by accident|my (?:own )?(?:fault|mistake)|actually (?:perfect|great|fine|love)|can'?t complain|cannot complain|dropped (?:the|it|my) (?:return )?(?:off|at)|already (?:sent|shipped|posted|mailed) (?:it|the))\b|上家|别家|別家|其他店|之前那|以前那|旧的|舊的|用了?(?:好)?[几幾两兩三五]年|回购|回購|找到了|在夹层|开玩笑|開玩笑|哈哈|没什么好|沒什麼好|已经?寄(?:出|回|走)|已經?寄(?:出|回|走)|我(?:已经|已經)?寄出|退回来了|退回來了/i;

/**
 * The kind of case that a buyer's message plainly asks for, to be suggested to the seller; never opened by itself.
 * @returns null when it asks for none, or when it is not plain
 */
export function caseIn(message: string): Asked | null {
  let text = message.normalize('NFKC').replaceAll('’', "'").slice(0, 4_000);
  if (elsewhere.test(text)) return null;
  for (const pattern of harmless) text = text.replace(pattern, ' ');
  const found = [...tradeConcepts().in(text, true)];
  const most = Math.max(0, ...found.map(([, weight]) => weight));
  const strong = found.filter(([, weight]) => weight >= most * SHARE).map(([name]) => name);
  for (const [kind, names] of concepts) {
    if (strong.some((name) => names.test(name))) return kind;
  }
  return wishes.some((pattern) => pattern.test(text)) ? 'wish' : null;
}
