import { adapterById } from '../../lib/adapters/builtin.ts';
import { messageRules } from '../../lib/adapters/message-rules.ts';
import { languageFor, languageOf, type TellLanguage } from '../../lib/replies/language.ts';
import { lint } from '../../lib/replies/lint/lint.ts';
import { loadTellLanguage } from '../../lib/replies/tell-language.ts';

/** A labelled set of the documented format: messages a seller is about to send, and what each breaks. */
export type LintSet = {
  messages: {
    id: string;
    lang: string;
    marketplace: string;
    text: string;
    thread?: { buyer?: string; orderIds?: string[]; buyerLang?: string; lastBuyerMessage?: string };
    previous?: string[];
    violations: { rule: string; span?: string }[];
  }[];
};

/** The rules that sets are labelled for; `promise` is no violation and is told apart from the pooled figures. */
const labelled = [
  'off-platform-contact',
  'external-link',
  'review-incentive',
  'positive-review-only',
  'change-or-remove-review',
  'absolute-claim',
  'forbidden-order-chasing-or-cancel-request',
  'email-or-phone',
  'wrong-buyer-name',
  'wrong-order-number',
  'leftover-placeholder',
  'wrong-language',
  'over-limit',
  'repeated-text',
  'promise',
];

type Case = { id: string; rule: string };
type Score = { precision: number; recall: number; n: number };
export type LintAccuracy = {
  pooled: { precision: number; recall: number };
  rules: Record<string, Score>;
  /** Ids of messages. */
  missed: string[];
  false: string[];
  /** The same with the rule. */
  details: { missed: Case[]; false: Case[] };
};

function found(message: LintSet['messages'][number], tell: TellLanguage) {
  const { text, marketplace, thread, previous } = message;
  const { buyerLang, lastBuyerMessage } = thread ?? {};
  const theirs = buyerLang ?? (lastBuyerMessage ? languageOf(lastBuyerMessage, tell) : null);
  return lint(text, {
    ...messageRules(adapterById(marketplace)),
    thread: thread ? { buyer: thread.buyer ?? null, orderIds: thread.orderIds ?? [] } : null,
    languages: {
      text: languageFor(theirs, text, tell),
      buyer: theirs,
    },
    previous,
  });
}

/** A rule counts as found in a message, or as missed, once; several places of it are one finding. */
export async function lintAccuracy({ messages }: LintSet): Promise<LintAccuracy> {
  const tell = await loadTellLanguage();
  const counts = new Map(labelled.map((rule) => [rule, { hit: 0, missed: 0, wrong: 0 }]));
  const missed: Case[] = [];
  const wrong: Case[] = [];
  for (const message of messages) {
    const said = new Set(found(message, tell).map(({ rule }) => rule));
    const true_ = new Set(message.violations.map(({ rule }) => rule));
    for (const [rule, count] of counts) {
      if (said.has(rule) && true_.has(rule)) count.hit++;
      else if (true_.has(rule)) {
        count.missed++;
        missed.push({ id: message.id, rule });
      } else if (said.has(rule)) {
        count.wrong++;
        wrong.push({ id: message.id, rule });
      }
    }
  }
  const pooled = [...counts].filter(([rule]) => rule !== 'promise').map(([, count]) => count);
  return {
    pooled: score(pooled),
    rules: Object.fromEntries(
      [...counts].map(([rule, count]) => [rule, { ...score([count]), n: count.hit + count.missed }]),
    ),
    missed: ids(missed),
    false: ids(wrong),
    details: { missed, false: wrong },
  };
}

const ids = (cases: readonly Case[]) => [...new Set(cases.map(({ id }) => id))];

function score(counts: readonly { hit: number; missed: number; wrong: number }[]) {
  const sum = { hit: 0, missed: 0, wrong: 0 };
  for (const { hit, missed, wrong } of counts) {
    sum.hit += hit;
    sum.missed += missed;
    sum.wrong += wrong;
  }
  const share = (of: number) => (of === 0 ? 1 : Math.round((1_000 * sum.hit) / of) / 1_000);
  return { precision: share(sum.hit + sum.wrong), recall: share(sum.hit + sum.missed) };
}
