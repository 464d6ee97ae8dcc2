import type { Turn } from '../model/turn.ts';

/** A message as a page or answer shows it: who wrote it, when (epoch ms, null where it does not say), and what. */
export type SeenMessage = { from: 'buyer' | 'seller'; at: number | null; text: string | null };

/** What is told of a turn by its messages alone. */
export type SeenTurn = Pick<
  Turn,
  'askedAt' | 'meantAt' | 'lastAskedAt' | 'first' | 'answeredAt' | 'answerSeen'
>;

const greetings = new Set(
  (
    'hi hello hey heya hiya hola halo helo hai ola oi good morning good afternoon good evening good day ' +
    'greetings there dear sir madam seller shop friend team everyone pagi siang malam selamat sawasdee ' +
    'bonjour salut hallo guten tag moin ciao buenos dias buenas tardes'
  ).split(' '),
);
const chineseGreeting =
  /^(?:(?:你|您|妳)好[呀啊哦喔]?|哈[喽囉啰]|嗨|在(?:吗|嗎|么|不在|不)?|有人(?:吗|嗎|在)?(?:吗|嗎)?|早(?:上好|安)?|(?:上午|中午|下午|晚上|晚)[好安]|亲(?:亲)?|親|老板|老闆|掌柜|掌櫃|客服|店家|商家|请问|請問|hello|hi)+$/i;

/** True for a message that only says hello: there is nothing to answer yet. */
export function isGreeting(text: string): boolean {
  const bare = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  if (bare === '') return true;
  if (/\p{Script=Han}/u.test(bare)) return chineseGreeting.test(bare.replaceAll(' ', ''));
  const words = bare.split(' ');
  return words.length <= 5 && words.every((word) => greetings.has(word));
}

const thanks =
  /^(?:ok(?:ay|ie)?|k|kk|yes|yep|sure|great|good|perfect|fine|cool|nice|noted|got it|understood|alright|all right|(?:many )?thanks?(?: (?:you|u))?|thank (?:you|u)|no thanks|thx|ty|tks|cheers|appreciate(?: it| that)?|no problem|np|will do|i see|sounds good|awesome|wonderful|lovely|so much|very much|a lot|again|for (?:the|your) (?:help|reply|quick reply|info|update)|have a (?:nice|good|great) (?:day|one|weekend)|you too|bye|then|received|seller|dear|sir|maam|friend|gracias|merci|danke|terima kasih|makasih|obrigad[oa]|ขอบคุณ(?:ค่ะ|ครับ)?| |and|i|will|wait)+$/;
const chineseThanks =
  /^(?:好(?:的|滴|哒|吧|啊|嘞|咧|唷|喔|哦|呀)?|行(?:吧)?|嗯+|哦+|噢+|喔+|ok|okk?|收到(?:了|啦|囉)?|我?知道了|明白(?:了)?|[了瞭]解(?:了)?|(?:谢谢|謝謝|感谢|感謝|多谢|多謝)(?:你|您|妳|亲|親)?(?:们|們)?(?:的)?(?:回复|回覆|帮忙|幫忙|帮助|幫助|解答|耐心|服务|服務|告知|通知|提醒)?(?:老板|老闆|卖家|賣家|店家|客服|小编|小編|啦|了|囉|哦|喔|唷)?|[谢謝][啦了]|感恩|非常|十分|太好了|[没沒]问题|[没沒]問題|[不别別]客[气氣]|辛苦(?:了|啦)?|麻烦(?:了|你了|您了)?|麻煩(?:了|你了|您了)?|没事(?:了)?|沒事(?:了)?|没关系|沒關係|不急|可以(?:的)?|等(?:着|你|您)?|那我等(?:等|着)?|拜拜|再见|再見|您?客气了?|哈哈+)+$/i;

/** "ok thanks", 「好的谢谢」: true for a message that asks nothing and tells nothing new. */
export function isAcknowledgement(text: string): boolean {
  const bare = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim();
  // A thumb, a smile, a sticker.
  if (bare === '') return true;
  if (bare.length > 60) return false;
  if (/\p{Script=Han}/u.test(bare)) return chineseThanks.test(bare.replaceAll(' ', ''));
  return thanks.test(bare);
}

/**
 * The turns of a conversation: each begins with the first message of the buyer after one of the seller, and ends with
 * the seller's next. Where the message that begins one has no instant, nothing is known of it.
 * @param messages the oldest first
 * @param whole true when the first of them is the first of the thread
 * @param now when it was read: until then an answer without an instant was given
 */
export function turnsOf(messages: readonly SeenMessage[], whole: boolean, now: number): SeenTurn[] {
  const turns: SeenTurn[] = [];
  let asked: SeenMessage[] = [];
  let answered = !whole;
  const close = (answer: SeenMessage | null) => {
    const [begin] = asked;
    if (begin && begin.at !== null) {
      const times = asked.flatMap(({ at }) => at ?? []);
      turns.push({
        askedAt: begin.at,
        meantAt: asked.find(({ text, at }) => at !== null && !isGreeting(text ?? '…'))?.at ?? null,
        lastAskedAt: Math.max(...times),
        first: !answered,
        answeredAt: answer ? (answer.at ?? now) : null,
        ...(answer?.at === null ? { answerSeen: true as const } : {}),
      });
    }
    asked = [];
  };
  for (const message of messages) {
    if (message.from === 'buyer') asked.push(message);
    else {
      close(message);
      answered = true;
    }
  }
  close(null);
  return turns;
}

/** A page shows minutes where an answer has milliseconds: these are one message. */
const SAME = 60_000;

/**
 * What is known of a thread's turns after its messages were seen (again). A page may show only the end of a long
 * conversation: a turn that it shows from its middle is the one that is known already, and a turn that waits is
 * answered when a later message of the seller is seen. An answer once seen stays.
 * @param messages the oldest first
 * @returns the turns that are new or different now
 */
export function learnTurns(
  known: readonly Turn[],
  messages: readonly SeenMessage[],
  { whole, now, ...base }: Pick<Turn, 'threadKey' | 'marketplace' | 'host'> & { whole: boolean; now: number },
): Turn[] {
  const seen = turnsOf(messages, whole, now);
  const fromMiddle = messages[0]?.from === 'buyer';
  const left = new Set(known);
  const take = (is: (old: Turn) => boolean) => {
    const old = [...left].find(is);
    if (old) left.delete(old);
    return old;
  };
  const changed: Turn[] = [];
  for (const [i, turn] of seen.entries()) {
    const old =
      take(({ askedAt }) => Math.abs(askedAt - turn.askedAt) < SAME) ??
      (i === 0 && fromMiddle
        ? take(
            ({ askedAt, answeredAt }) =>
              askedAt < turn.askedAt && (answeredAt === null || answeredAt > turn.askedAt),
          )
        : undefined);
    if (old) {
      const now = withSeen(old, turn);
      if (JSON.stringify(now) !== JSON.stringify(old)) changed.push(now);
      continue;
    }
    const earlier = known.some(({ askedAt }) => askedAt < turn.askedAt);
    const twins = [...known, ...changed].filter(({ askedAt }) => askedAt === turn.askedAt).length;
    const id = `${base.threadKey}|${turn.askedAt}${twins > 0 ? `+${twins}` : ''}`;
    changed.push({ ...base, ...turn, id, first: turn.first && !earlier });
  }
  for (const old of left) {
    if (old.answeredAt !== null) continue;
    const answer = messages.find(({ from, at }) => from === 'seller' && at !== null && at >= old.lastAskedAt);
    if (answer) changed.push({ ...old, answeredAt: answer.at, answerSeen: true });
  }
  return changed;
}

function withSeen(old: Turn, seen: SeenTurn): Turn {
  const { answerSeen, ...rest } = old;
  const better = old.answeredAt === null || (answerSeen && !seen.answerSeen && seen.answeredAt !== null);
  const turn: Turn = {
    ...(better ? rest : old),
    meantAt: old.meantAt ?? seen.meantAt,
    lastAskedAt: Math.max(old.lastAskedAt, seen.lastAskedAt),
    ...(better ? { answeredAt: seen.answeredAt } : {}),
    ...(better && seen.answerSeen ? { answerSeen: true as const } : {}),
  };
  // Written again after "no answer needed": it needs one again.
  if (turn.waivedAt !== undefined && seen.lastAskedAt > turn.waivedAt) delete turn.waivedAt;
  return turn;
}
