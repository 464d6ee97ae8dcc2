import { agree } from '../customers/evidence.ts';
import { accountKey, emailKey } from '../customers/keys.ts';
import { noTotals } from '../customers/totals.ts';
import type { CapturedBuyer } from '../model/capture.ts';
import { identified } from '../model/capture.ts';
import type { Buyer, BuyerKey, Customer, Totals } from '../model/customer.ts';
import type { ImportChange } from '../model/import.ts';
import { newId, type RegularsDb } from './db.ts';
import { rowsAt } from './rows-at.ts';
import { searchWords } from './totals.ts';

type KeyField = 'buyerId' | 'username' | 'email';

/** The keys a captured buyer is recognised by, strongest first. A displayed name is never one. */
export function keysOf(
  buyer: CapturedBuyer,
  { marketplace, shop, fields }: { marketplace: string; shop: string; fields: readonly KeyField[] },
): string[] {
  const values: Record<KeyField, string | null> = {
    buyerId: accountKey(buyer.id) && buyer.id,
    username: accountKey(buyer.username) && (buyer.username?.toLowerCase() ?? null),
    email: emailKey(buyer.email) && (buyer.email?.toLowerCase() ?? null),
  };
  return fields.flatMap((field) =>
    values[field] ? [`${marketplace}|${shop}|${field}|${values[field]}`] : [],
  );
}

/** What a customer of this account alone is called. */
export function calledBy({
  name,
  username,
  email,
  userId,
}: Pick<Buyer, 'name' | 'username' | 'email' | 'userId'>): string {
  return name ?? username ?? email?.split('@')[0] ?? userId ?? '';
}

/**
 * Finds or makes the buyers of one capture inside one transaction, reading each table once.
 * Two captured buyers are one account when a key says so; the strongest key decides when keys disagree (a username
 * that now belongs to another account id follows the account id).
 */
export class Accounts {
  readonly touchedWords = new Set<string>();
  /** Customers made for this capture, with their accounts. */
  private readonly made = new Map<string, string[]>();
  private readonly keys = new Map<string, string>();
  private readonly buyers = new Map<string, Buyer>();
  private readonly customers = new Map<string, Customer>();
  private readonly newKeys = new Map<string, BuyerKey>();
  private readonly keysBefore = new Map<string, string | null>();
  /** As they were when they were read, to be put back when an import is undone. */
  private readonly buyersBefore = new Map<string, Buyer>();
  private readonly namesBefore = new Map<string, string>();
  /** New names of accounts whose customer may be called after them. */
  private readonly renames = new Map<string, { buyer: Buyer; name: string }>();
  private readonly dirtyBuyers = new Set<string>();
  private readonly dirtyCustomers = new Set<string>();
  /** Customers of which only the totals are new. */
  private readonly recounted = new Set<string>();

  readonly db: RegularsDb;
  readonly scope: { marketplace: string; shop: string; fields: readonly KeyField[] };
  readonly now: number;

  constructor(db: RegularsDb, scope: Accounts['scope'], now: number) {
    this.db = db;
    this.scope = scope;
    this.now = now;
  }

  /**
   * Reads what is known of all these buyers at once: by their strongest keys, then by the others of those who are not
   * found or are called otherwise now.
   */
  async load(captured: readonly CapturedBuyer[]): Promise<void> {
    const keys = captured.map((buyer) => keysOf(buyer, this.scope));
    await this.loadKeys(keys.flatMap(([strongest]) => strongest ?? []));
    for (const [strongest, ...others] of keys) {
      const buyer = this.buyers.get(this.keys.get(strongest ?? '') ?? '');
      if (!buyer) continue;
      const own = keysOf({ ...buyer, id: buyer.userId }, this.scope);
      for (const key of others) if (own.includes(key)) this.keys.set(key, buyer.id);
    }
    await this.loadKeys(keys.flatMap((own) => own.slice(1)).filter((key) => !this.keys.has(key)));
    await this.loadOwners([...this.buyers.values()].map(({ customerId }) => customerId));
  }

  private async loadKeys(keys: readonly string[]): Promise<void> {
    const rows = await rowsAt(this.db.buyerKeys, [...new Set(keys)]);
    for (const row of rows) if (row) this.keys.set(row.key, row.buyerId);
    const missing = [...new Set(this.keys.values())].filter((id) => !this.buyers.has(id));
    this.found(await this.db.buyers.bulkGet(missing));
  }

  private found(buyers: readonly (Buyer | undefined)[]): void {
    for (const row of buyers) {
      if (!row) continue;
      this.buyers.set(row.id, row);
      this.buyersBefore.set(row.id, row);
    }
  }

  private async loadOwners(customerIds: readonly string[]): Promise<void> {
    for (const row of await this.db.customers.bulkGet([...new Set(customerIds)])) {
      if (!row) continue;
      this.customers.set(row.id, row);
      this.namesBefore.set(row.id, row.name);
    }
  }

  /** Reads accounts by id, for orders whose account is known from elsewhere. */
  async loadById(buyerIds: readonly string[]): Promise<void> {
    const missing = [...new Set(buyerIds)].filter((id) => !this.buyers.has(id));
    const found = (await this.db.buyers.bulkGet(missing)).filter((row) => row !== undefined);
    this.found(found);
    await this.loadOwners(found.map(({ customerId }) => customerId));
  }

  /** A customer, if it was read. */
  ownerById(customerId: string): Customer | undefined {
    return this.customers.get(customerId);
  }

  setTotals(customerId: string, totals: Totals): void {
    const customer = this.customers.get(customerId);
    if (!customer) return;
    this.customers.set(customerId, { ...customer, totals });
    this.recounted.add(customerId);
  }

  byId(buyerId: string): Buyer | undefined {
    return this.buyers.get(buyerId);
  }

  /** A page that shows only a name tells how the account of an order it already knows is called. */
  learnName(buyerId: string, name: string): void {
    const buyer = this.buyers.get(buyerId);
    if (buyer) this.learn(buyer, { id: null, username: null, email: null, name });
  }

  /**
   * The account of a captured buyer, made when new; null when nothing but a name is known.
   * @param orderedBy the account its order is known with (loaded): an order has one buyer, so when no key is known
   *   yet and nothing contradicts, it is that account, read in another way
   */
  resolve(captured: CapturedBuyer, orderedBy: string | null = null): Buyer | null {
    const keys = keysOf(captured, this.scope);
    if (!identified(captured) || keys.length === 0) return null;
    const known =
      keys.map((key) => this.keys.get(key)).find((id) => id !== undefined && this.agrees(id, captured)) ??
      this.sameByOrder(captured, orderedBy);
    const buyer = (known ? this.buyers.get(known) : undefined) ?? this.create(captured);
    this.learn(buyer, captured);
    for (const key of keys) {
      const owner = this.keys.get(key) ?? null;
      if (owner === buyer.id) continue;
      if (!this.keysBefore.has(key)) this.keysBefore.set(key, owner);
      this.keys.set(key, buyer.id);
      this.newKeys.set(key, { key, buyerId: buyer.id });
    }
    return this.buyers.get(buyer.id) ?? buyer;
  }

  private sameByOrder({ id, username, email }: CapturedBuyer, orderedBy: string | null) {
    const buyer = orderedBy ? this.buyers.get(orderedBy) : undefined;
    return buyer && agree(buyer, { userId: id, username, email }) ? buyer.id : undefined;
  }

  /** False when the account found by a weaker key has another account id than the one captured. */
  private agrees(buyerId: string, captured: CapturedBuyer): boolean {
    const buyer = this.buyers.get(buyerId);
    return !!buyer && !(captured.id && buyer.userId && captured.id !== buyer.userId);
  }

  private create(captured: CapturedBuyer): Buyer {
    const { id: userId, username, email, name } = captured;
    const customer: Customer = {
      id: newId(),
      name: calledBy({ userId, username, email, name }),
      nameIsOwn: false,
      tags: [],
      contact: {},
      totals: noTotals,
      words: [],
      createdAt: this.now,
      updatedAt: this.now,
    };
    const { marketplace, shop } = this.scope;
    const buyer: Buyer = {
      id: newId(),
      marketplace,
      shop,
      customerId: customer.id,
      userId,
      username,
      email,
      name,
      firstSeenAt: this.now,
      seenAt: this.now,
    };
    this.customers.set(customer.id, customer);
    this.buyers.set(buyer.id, buyer);
    this.dirtyCustomers.add(customer.id);
    this.dirtyBuyers.add(buyer.id);
    this.made.set(customer.id, [buyer.id]);
    return buyer;
  }

  /**
   * Computes what is cached of the customers that were made: all there is of them is in this capture, so nothing
   * need be asked.
   * @param totals of one customer's orders
   * @returns whose caches are right now
   */
  fillMade(totals: (customerId: string) => Totals): string[] {
    for (const [id, accounts] of this.made) {
      const customer = this.customers.get(id);
      if (!customer) continue;
      const buyers = accounts.flatMap((buyerId) => this.buyers.get(buyerId) ?? []);
      this.customers.set(id, { ...customer, totals: totals(id), words: searchWords(customer, buyers, []) });
      this.touchedWords.delete(id);
    }
    return [...this.made.keys()];
  }

  /** Takes over what a capture says anew; what it does not say stays. */
  private learn(buyer: Buyer, captured: CapturedBuyer): void {
    const fresh: Buyer = {
      ...buyer,
      userId: captured.id ?? buyer.userId,
      username: captured.username ?? buyer.username,
      email: captured.email ?? buyer.email,
      name: captured.name ?? buyer.name,
    };
    const same = (['userId', 'username', 'email', 'name'] as const).every(
      (field) => fresh[field] === buyer[field],
    );
    if (same) return;
    this.buyers.set(buyer.id, { ...fresh, seenAt: this.now });
    this.dirtyBuyers.add(buyer.id);
    this.touchedWords.add(buyer.customerId);
    if (captured.name) this.renames.set(buyer.customerId, { buyer, name: captured.name });
  }

  /**
   * A customer goes by the newest name of the account it is called after, unless the seller wrote one. Before `save`,
   * once all is resolved.
   */
  async rename(): Promise<void> {
    for (const [id, { buyer, name }] of this.renames) {
      const customer = this.customers.get(id);
      if (!customer || customer.nameIsOwn || customer.name === name) continue;
      const others = await this.db.buyers.where('customerId').equals(id).toArray();
      // Of several accounts it is called after the one that bears its name.
      if (others.some((other) => other.id !== buyer.id && other.name === customer.name)) continue;
      this.customers.set(id, { ...customer, name, updatedAt: this.now });
      this.dirtyCustomers.add(id);
    }
  }

  /** What `save` replaces, as it was; null for what is new. */
  replaced(): Pick<ImportChange, 'buyers' | 'customers' | 'buyerKeys'> {
    return {
      buyers: [...this.dirtyBuyers].map((id) => [id, this.buyersBefore.get(id) ?? null]),
      customers: [...this.dirtyCustomers].map((id) => [id, this.namesBefore.get(id) ?? null]),
      buyerKeys: [...this.keysBefore],
    };
  }

  /** Writes what was made or learnt. */
  async save(): Promise<void> {
    const rows = <T>(ids: Set<string>, map: Map<string, T>) => [...ids].flatMap((id) => map.get(id) ?? []);
    const customers = new Set([...this.dirtyCustomers, ...this.recounted]);
    if (customers.size > 0) await this.db.customers.bulkPut(rows(customers, this.customers));
    if (this.dirtyBuyers.size > 0) await this.db.buyers.bulkPut(rows(this.dirtyBuyers, this.buyers));
    if (this.newKeys.size > 0) await this.db.buyerKeys.bulkPut([...this.newKeys.values()]);
  }
}
