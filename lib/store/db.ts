import Dexie, { type Table } from 'dexie';
import { builtinAdapters } from '../adapters/builtin.ts';
import type { Adapter } from '../adapters/schema.ts';
import type { Case } from '../model/case.ts';
import type { Buyer, BuyerKey, Customer, Note } from '../model/customer.ts';
import type { Followup } from '../model/followup.ts';
import type { Import, ImportChange } from '../model/import.ts';
import type { Mark } from '../model/mark.ts';
import type { MarketplaceState, SetAside } from '../model/marketplace.ts';
import type { BuyerPair, Merge } from '../model/merge.ts';
import type { Order } from '../model/order.ts';
import type { FileContent, LearntReply, ReplyUse, SavedReply, Unanswered } from '../model/reply.ts';
import type { FollowupRule } from '../model/rule.ts';
import type { Segment } from '../model/segment.ts';
import type { Thread } from '../model/thread.ts';
import type { Turn } from '../model/turn.ts';
import { foldName } from '../text/fold.ts';

/** Things there is one of: settings, the database's id. */
export type Meta = { key: string; value: unknown };

/** A customer whom the follow-up rules have to look at again from an instant on: a cache, like an alarm. */
export type RuleTask = { customerId: string; at: number };

/**
 * The database. Orders, notes, replies, follow-ups are the truth; totals and search words of a customer are caches,
 * rewritten in the transaction that changes what they are made of.
 *
 * Every write is durable when it is acknowledged (`strict`): most of what is written here a person typed.
 */
export class RegularsDb extends Dexie {
  customers!: Table<Customer, string>;
  buyers!: Table<Buyer, string>;
  buyerKeys!: Table<BuyerKey, string>;
  orders!: Table<Order, string>;
  threads!: Table<Thread, string>;
  notes!: Table<Note, string>;
  replies!: Table<SavedReply, string>;
  replyUses!: Table<ReplyUse, string>;
  followups!: Table<Followup, string>;
  cases!: Table<Case, string>;
  marketplaces!: Table<MarketplaceState, string>;
  setAside!: Table<SetAside, string>;
  adapters!: Table<Adapter, string>;
  imports!: Table<Import, string>;
  importChanges!: Table<ImportChange, string>;
  merges!: Table<Merge, string>;
  pairs!: Table<BuyerPair, string>;
  learnt!: Table<LearntReply, string>;
  turns!: Table<Turn, string>;
  marks!: Table<Mark, string>;
  rules!: Table<FollowupRule, string>;
  segments!: Table<Segment, string>;
  files!: Table<FileContent, string>;
  unanswered!: Table<Unanswered, string>;
  ruleTasks!: Table<RuleTask, string>;
  meta!: Table<Meta, string>;

  /** Called after each write; whoever opens the database says what follows (tell other pages, keep the ledger). */
  changed: () => void = () => {};

  /** @param cache `disabled`: live queries keep no copy of what they read, for whoever watches everything there is */
  constructor(name = 'regulars', cache: 'immutable' | 'cloned' | 'disabled' = 'cloned') {
    super(name, { chromeTransactionDurability: 'strict', cache });
    this.version(1).stores({
      customers:
        'id, name, *words, *tags, totals.lastOrderAt, totals.orders, [totals.currency+totals.value], updatedAt',
      buyers: 'id, customerId',
      buyerKeys: 'key, buyerId',
      orders: 'key, customerId, orderId, placedAt',
      threads: 'key, customerId, orderKey, seenAt',
      notes: 'id, customerId, orderKey',
      replies: 'id, updatedAt',
      replyUses: 'id, customerId, replyId, at',
      followups: 'id, customerId, openDueAt',
      cases: 'id, customerId, openSince',
      marketplaces: 'id',
      setAside: 'id, at',
      meta: 'key',
    });
    this.version(2)
      .stores({
        adapters: 'id',
        imports: 'id, at',
        importChanges: 'id, importId',
        // Only what has a value stands in an index: the few customers with details are found without reading the others.
        customers:
          'id, name, *words, *tags, totals.lastOrderAt, totals.orders, [totals.currency+totals.value], updatedAt, contact.phone, contact.email, contact.address, contact.birthdayOn',
        buyers: 'id, customerId, username, email',
        merges: 'id, keptId, otherId, at',
        pairs: 'key, *of',
      })
      .upgrade(({ db }) => db.table('marketplaces').toCollection().modify(knowNothingBroken));
    this.version(3).stores({ learnt: 'replyId, at' });
    this.version(4)
      .stores({
        turns: 'id, threadKey, askedAt, waitingSince',
        marks: 'id, threadKey, orderKey, [kind+at]',
        rules: 'id',
        segments: 'id',
        ruleTasks: 'customerId, at',
        cases: 'id, customerId, openSince, ref, orderKey, openedAt',
        replyUses: 'id, customerId, replyId, at, threadKey',
      })
      .upgrade(({ db }) => db.table('adapters').toCollection().modify(takeClocks));
    // Sizes are added up without reading what is in the files.
    this.version(5).stores({ files: 'id, size', unanswered: 'threadKey, at' });
    this.version(6).upgrade(({ db }) =>
      // Most have none: those are read, not written.
      db.table('customers').filter(hasUnfolded).modify(foldWords),
    );
    // What is open is asked for with each page of badges, and is few among all there ever were.
    keepIndexed(this.followups, 'openDueAt', ({ doneAt, dueAt }) => (doneAt === null ? dueAt : undefined));
    keepIndexed(this.turns, 'waitingSince', ({ answeredAt, waivedAt, askedAt }) =>
      answeredAt === null && waivedAt === undefined ? askedAt : undefined,
    );
    keepIndexed(this.cases, 'openSince', ({ closedAt, openedAt }) =>
      closedAt === null ? openedAt : undefined,
    );
  }
}

/** Since version 2 health says which fields were read before, and which broke since. */
function knowNothingBroken(state: MarketplaceState): void {
  for (const entry of state.health) Object.assign(entry, { seen: [], broken: [] });
}

/** Since version 4 clocks run by themselves; a copy of an adapter gets those of the one it is of. */
function takeClocks(adapter: Adapter): void {
  adapter.clocks = builtinAdapters.find(({ id }) => id === adapter.id)?.clocks ?? [];
}

const hasUnfolded = ({ words }: Pick<Customer, 'words'>) => words.some((word) => foldName(word) !== word);

/** Since version 6 customers are found without accents, and by simplified characters or traditional ones. */
export function foldWords(customer: Pick<Customer, 'words'>): void {
  customer.words = [...new Set(customer.words.map(foldName))];
}

/** Keeps a field that is computed from the others right, whoever writes the record and however. */
function keepIndexed<T extends object, K extends keyof T & string>(
  table: Table<T, string>,
  field: K,
  compute: (record: T) => T[K],
): void {
  table.hook('creating', (_id, record) => {
    const value = compute(record);
    if (value === undefined) delete record[field];
    else record[field] = value;
  });
  table.hook('updating', (changes, _id, record) => ({ [field]: compute({ ...record, ...changes }) }));
}

/** The tables a backup holds and the ledger counts, in an order in which they can be restored. */
export const dataTables = [
  'customers',
  'buyers',
  'buyerKeys',
  'orders',
  'threads',
  'notes',
  'replies',
  'replyUses',
  'followups',
  'cases',
  'marketplaces',
  'setAside',
  'adapters',
  'imports',
  'importChanges',
  'merges',
  'pairs',
  'learnt',
  'turns',
  'marks',
  'rules',
  'segments',
  'files',
  'unanswered',
] as const;
export type DataTable = (typeof dataTables)[number];

/** `marketplace|shop|id`: the key of an order or thread. */
export function keyOf(marketplace: string, shop: string, id: string): string {
  return `${marketplace}|${shop}|${id}`;
}

/** The key of two accounts together, whichever comes first. */
export function pairKey(a: string, b: string): string {
  return [a, b].sort().join('|');
}

export const newId = (): string => crypto.randomUUID();
