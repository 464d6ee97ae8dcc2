import type { Adapter } from '../adapters/schema.ts';
import { isNoCustomer } from '../customers/status.ts';
import { tierOf } from '../customers/tier.ts';
import type { RuleFacts } from '../followups/subjects.ts';
import type { Purpose } from '../model/rule.ts';
import { anybody } from '../model/segment.ts';
import { allAdapters } from './adapters.ts';
import type { RegularsDb } from './db.ts';
import { readRules } from './rules.ts';
import { customersIn, readSegmentFacts } from './segment-facts.ts';
import { readSegments } from './segments.ts';
import { readSettings, tierCuts } from './settings.ts';

/** What marketplaces do not allow to be written unasked. */
export function forbiddenBy(adapters: readonly Pick<Adapter, 'id' | 'forbids'>[]) {
  const all = new Set(
    adapters.flatMap(({ id, forbids }) => forbids.map(({ purpose }) => `${id} ${purpose}`)),
  );
  return (marketplace: string, purpose: Purpose) => all.has(`${marketplace} ${purpose}`);
}

/** What the rules have to know of a customer; undefined when there is none of that id. */
export async function factsOf(
  db: RegularsDb,
  customerId: string,
  { settings, cuts, segmentsOf }: Pick<RuleContext, 'settings' | 'cuts' | 'segmentsOf'>,
  now: number,
): Promise<RuleFacts | undefined> {
  const of = { customerId };
  const [customer, orders, cases, threads, uses] = await Promise.all([
    db.customers.get(customerId),
    db.orders.where(of).toArray(),
    db.cases.where(of).toArray(),
    db.threads.where(of).primaryKeys(),
    db.replyUses.where(of).toArray(),
  ]);
  if (!customer) return undefined;
  const turns = threads.length > 0 ? await db.turns.where('threadKey').anyOf(threads).toArray() : [];
  const contacts = [
    ...turns.flatMap(({ askedAt, lastAskedAt, answeredAt }) => [
      askedAt,
      lastAskedAt,
      ...(answeredAt === null ? [] : [answeredAt]),
    ]),
    ...uses.map(({ at }) => at),
  ];
  return {
    tier: tierOf(customer, settings, cuts, now).level,
    tags: customer.tags,
    segments: segmentsOf(customerId),
    birthdayOn: customer.contact.birthdayOn ?? null,
    doNotContact: !!customer.contact.doNotContact,
    notCustomer: isNoCustomer(customer.tags),
    orders,
    cases,
    contacts: contacts.sort((a, b) => a - b),
    asked: uses.flatMap(({ asks, orderKey }) => (asks && orderKey ? [orderKey] : [])),
  };
}

/** Segments change slowly, and to know them takes a look at everybody. */
const FRESH_FOR = 5 * 60_000;
type Membership = { wanted: string; at: number; of: (customerId: string) => readonly string[] };
const known = new WeakMap<RegularsDb, Membership>();
const nobody: readonly string[] = [];

/** Tells which of some segments a customer is in. */
async function membership(
  db: RegularsDb,
  wanted: ReadonlySet<string>,
  now: number,
): Promise<Membership['of']> {
  if (wanted.size === 0) return () => nobody;
  const key = [...wanted].sort().join();
  const held = known.get(db);
  if (held && held.wanted === key && now >= held.at && now - held.at < FRESH_FOR) return held.of;
  const [facts, own] = await Promise.all([readSegmentFacts(db, now), readSegments(db)]);
  const members = new Map<string, string[]>();
  for (const segment of wanted) {
    const status = segment.startsWith('status:') ? segment.slice('status:'.length) : null;
    const rule = status ? { ...anybody, statuses: [status] } : own.find(({ id }) => id === segment)?.rule;
    if (!rule) continue;
    for (const id of await customersIn(db, rule, facts, now)) {
      members.set(id, [...(members.get(id) ?? []), segment]);
    }
  }
  const of = (id: string) => members.get(id) ?? nobody;
  known.set(db, { wanted: key, at: now, of });
  return of;
}

/** What `readKept` reads. */
export const contextTables = (db: RegularsDb) => [db.rules, db.meta, db.adapters];

/** What the rules are looked at with, as it is kept. */
export async function readKept(db: RegularsDb) {
  const [rules, settings, adapters] = await Promise.all([readRules(db), readSettings(db), allAdapters(db)]);
  return { rules, settings, adapters };
}

/** The same with what is computed of it. */
export async function contextOf(
  db: RegularsDb,
  { rules, settings, adapters }: Awaited<ReturnType<typeof readKept>>,
  now: number,
) {
  const cuts = await tierCuts(db, now);
  const wanted = new Set(rules.flatMap(({ whom }) => whom.segments));
  const segmentsOf = await membership(db, wanted, now);
  return { rules, settings, cuts, forbids: forbiddenBy(adapters), segmentsOf };
}
export type RuleContext = Awaited<ReturnType<typeof contextOf>>;

/** The rules, and what else they are to be looked at with. */
export async function ruleContext(db: RegularsDb, now: number): Promise<RuleContext> {
  const kept = await db.transaction('r', contextTables(db), async () => readKept(db));
  return contextOf(db, kept, now);
}
