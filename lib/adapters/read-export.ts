import type { CapturedOrder } from '../model/capture.ts';
import type { Money } from '../model/money.ts';
import { addUp, currencyIn, readMoney } from './amounts.ts';
import { Reader } from './reader.ts';
import type { Adapter, Export, ExportField, ExportLocator, Sum } from './schema.ts';
import { shipToOf } from './ship-to.ts';
import type { Origin } from './steps.ts';
import { clean } from './text.ts';

/** One row of a table: where it begins in the file (from 1), and its cells as text. */
export type ExportRow = { line: number; cells: readonly string[] };

/** What stands in a cell of amounts for none. */
const NOTHING = /^(?:n\/?a|null|none|nil|无|無)$/i;

/** A column's name as it is compared: "*Grand Total (PHP) " is "grand total". */
function comparable(name: string): string {
  return clean(name.normalize('NFKC'))
    .replaceAll('*', '')
    .replace(/\s*\((?:[A-Z]{3}|元)\)$/, '')
    .trim()
    .toLowerCase();
}

/** The header row of an export: which column stands where. */
export class Columns {
  readonly names: readonly string[];
  private readonly places = new Map<string, number>();
  /** Names as adapters write them, once they were looked up: there are few, and a file asks a million times. */
  private readonly asked = new Map<string, number | undefined>();
  private readonly currencies: (string | null)[];

  constructor(header: readonly string[]) {
    this.names = header.map((name) => clean(name));
    for (const [at, name] of header.entries()) {
      const key = comparable(name);
      if (key && !this.places.has(key)) this.places.set(key, at);
    }
    this.currencies = this.names.map((name) => {
      const unit = /\(([A-Z]{3})\)\s*\*?$/.exec(name.normalize('NFKC'))?.[1];
      return unit ? currencyIn(unit, undefined) : null;
    });
  }

  /** The place of a column, or undefined when this file has none of that name. */
  at(name: string): number | undefined {
    if (!this.asked.has(name)) this.asked.set(name, this.places.get(comparable(name)));
    return this.asked.get(name);
  }

  /** The currency in brackets behind a column's name, if any. */
  currencyOf(at: number): string | null {
    return this.currencies[at] ?? null;
  }

  /** The currency that the headers of this file state, if it is one. */
  currency(): string | undefined {
    const [one, other] = new Set(this.currencies.flatMap((currency) => currency ?? []));
    return other === undefined ? one : undefined;
  }
}

const entities: Record<string, string> = {
  quot: '"',
  amp: '&',
  apos: "'",
  lt: '<',
  gt: '>',
  '#39': "'",
  '#34': '"',
};

/** Some marketplaces export texts as they stand in their pages: 8&quot; bowl. */
const unescaped = (text: string) =>
  text.includes('&') ? text.replace(/&(\w+|#\d+);/g, (whole, name) => entities[name] ?? whole) : text;

/**
 * What stands in a cell without what spreadsheets put around it to protect a long number or a leading zero: `="…"`,
 * a leading apostrophe, tabs. A dash alone says that there is nothing.
 */
export function plainCell(cell: string): string {
  const text = clean(cell);
  const bare = /^="(.*)"$/.exec(text)?.[1] ?? text.replace(/^'/, '');
  return /^[-–—]+$/.test(bare) ? '' : unescaped(bare.trim());
}

/** True for a long number that a spreadsheet has shortened ("5.76E+17"): its digits are lost. */
export function isRounded(cell: string): boolean {
  return /^\d+([.,]\d+)?E\+\d+$/i.test(plainCell(cell));
}

/** True when the columns of a table are those that an export is recognised by. */
export function recognises({ has }: Export, columns: Columns): boolean {
  return has.every((name) =>
    typeof name === 'string'
      ? columns.at(name) !== undefined
      : name.some((one) => columns.at(one) !== undefined),
  );
}

type ExportSource = {
  now: number;
  /** The site the file is from, where it is known: its currency and zone hold where the file names none. */
  host?: string | undefined;
  /** Of dates like 03/04/2026, as it was found in the file's other dates or chosen by the seller. */
  dateOrder?: Origin['dateOrder'] | undefined;
};

/** Reads orders out of the rows of one export file; the rows of an order are its scope. */
export class ExportReader extends Reader<readonly ExportRow[], ExportLocator, never> {
  private readonly format: Export;
  private readonly columns: Columns;
  private before: { mark: string; id: string } | undefined;

  constructor(adapter: Adapter, format: Export, columns: Columns, source: ExportSource) {
    super(adapter, { url: null, host: source.host ?? '', now: source.now });
    this.format = format;
    this.columns = columns;
    const { zone, dateOrder } = format;
    const currency = columns.currency() ?? format.currency ?? this.origin.currency;
    Object.assign(this.origin, {
      currency,
      zone: (typeof zone === 'object' ? zone[currency ?? ''] : zone) ?? this.origin.zone,
      dateOrder: typeof dateOrder === 'string' ? dateOrder : (source.dateOrder ?? this.origin.dateOrder),
    });
  }

  /** The order id that a row states, or null when it has none that is believed; rows are asked in their order. */
  orderIdIn(row: ExportRow): string | null {
    const { fields, follows } = this.format;
    const mark = follows ? this.values(follows, [row])[0] : undefined;
    const id = isRounded(this.orderIdCell(row))
      ? null
      : this.text((name) => this.field(fields[name], [row]), 'orderId');
    // Its mark may stand in for the id; beside the row before, it says whose it is.
    const same = mark && mark === this.before?.mark && (id === null || id === mark) ? this.before.id : id;
    this.before = mark && same ? { mark, id: same } : undefined;
    return same;
  }

  /** What a row's marketplace is called, where a file has orders of several (`channel` in the adapter format). */
  channelIn(row: ExportRow): string | undefined {
    const { channel } = this.format;
    return channel && this.values(channel.at, [row])[0]?.slice(0, 200);
  }

  /** The id of the adapter that a marketplace's name in this file stands for, in any letter case; null for others. */
  marketplaceOf(name: string): string | null {
    const known = Object.entries(this.format.channel?.marketplaces ?? {});
    return known.find(([written]) => written.toLowerCase() === name.trim().toLowerCase())?.[1] ?? null;
  }

  /** What stands where the order id should. */
  orderIdCell(row: ExportRow): string {
    const names = this.format.fields.orderId?.at.filter((at) => typeof at === 'string') ?? [];
    return names.flatMap((name) => this.values(name, [row])).find(Boolean) ?? '';
  }

  /** An order out of all its rows. */
  orderOf(rows: readonly ExportRow[]) {
    const { items } = this.format;
    const { refund, ...others } = this.format.fields;
    // One item paid back is not the order paid back.
    const whole = new Set(rows.map((row) => this.field(refund, [row]))).size === 1;
    const order = this.order(
      whole && refund ? { ...others, refund } : others,
      items && { ...items, rows: [] },
      rows,
    );
    const shipTo = this.shipTo(rows);
    if (order && shipTo) order.shipTo = shipTo;
    if (order?.state !== 'cancelled') return order;
    // Nor is one item cancelled the order cancelled.
    const { orderId, status, cancelled } = others;
    for (const row of rows) {
      const one = this.order({ orderId, status, cancelled } as typeof others, undefined, [row]);
      if (one && !['cancelled', 'unknown'].includes(one.state))
        return { ...order, status: one.status, state: one.state };
    }
    return order;
  }

  /** The date and the total of an order that stand in its rows and could not be read. */
  unreadIn(
    { placedAt, total }: Pick<CapturedOrder, 'placedAt' | 'total'>,
    rows: readonly ExportRow[],
  ): { code: 'dateUnread' | 'totalUnread'; value: string }[] {
    const standsIn = (field: ExportField | undefined) => {
      const columns = field?.at.flatMap((at) => (typeof at === 'string' ? at : [...at.lines, ...at.order]));
      return columns
        ?.flatMap((name) => this.values(name, rows))
        .find(Boolean)
        ?.slice(0, 60);
    };
    const { fields } = this.format;
    const date = placedAt === null ? standsIn(fields.placedAt) : undefined;
    const amount = total === null ? standsIn(fields.total) : undefined;
    return [
      ...(date ? [{ code: 'dateUnread' as const, value: date }] : []),
      ...(amount ? [{ code: 'totalUnread' as const, value: amount }] : []),
    ];
  }

  private shipTo(rows: readonly ExportRow[]) {
    const text = (field: ExportField | undefined) => {
      const value = this.field(field, rows);
      return typeof value === 'string' ? value : null;
    };
    return shipToOf(text(this.format.shipTo?.country), text(this.format.shipTo?.region));
  }

  /** Cells of one column, protection taken off. */
  values(name: string, rows: readonly ExportRow[]): string[] {
    const at = this.columns.at(name);
    return at === undefined ? [] : rows.map(({ cells }) => plainCell(cells[at] ?? ''));
  }

  protected override originIn(rows: readonly ExportRow[]): Origin {
    const { dateOrder } = this.format;
    if (typeof dateOrder !== 'object') return this.origin;
    const by = this.values(dateOrder.by, rows).find(Boolean)?.toLowerCase();
    const found = Object.entries(dateOrder.values).find(([value]) => value.toLowerCase() === by)?.[1];
    return found ? { ...this.origin, dateOrder: found } : this.origin;
  }

  protected override raw(at: ExportLocator, rows: readonly ExportRow[]): string | null {
    if (typeof at !== 'string') return this.sum(at, rows);
    const place = this.columns.at(at);
    const value = this.values(at, rows).find(Boolean);
    if (place === undefined || !value) return null;
    const currency = this.columns.currencyOf(place);
    return currency && /^[\d.,\s-]+$/.test(value) ? `${value} ${currency}` : value;
  }

  /** Every row may be an item; one that names none, or pays one back, is none. */
  override rows(_at: readonly never[], rows: readonly ExportRow[]): (readonly ExportRow[])[] {
    const paidBack = this.format.items?.paidBack;
    const isBack = (row: ExportRow) =>
      paidBack !== undefined && this.values(paidBack, [row]).some((value) => value.startsWith('-'));
    return rows.filter((row) => !isBack(row)).map((row) => [row]);
  }

  /** An amount added up, as text with its currency; null where no column has anything, or currencies differ. */
  private sum(at: Sum, rows: readonly ExportRow[]): string | null {
    const { when } = at;
    if (when && !when.is.includes(this.values(when.column, rows).find(Boolean) ?? '')) return null;
    if (at.unless.some((name) => this.values(name, rows).some((value) => Number(value) !== 0))) return null;
    const lines = this.ofLines(at, rows);
    const once = at.order.map((name) => this.amounts(name, rows));
    // A part that cannot be read makes the sum wrong, not smaller, whichever row it stands in.
    if ([...lines, ...once.flat()].includes(null)) return null;
    const lead = at.lead && this.sumsUp(rows, at) ? this.ofLines(at, rows.slice(0, 1)) : lines;
    return addUp([...lead, ...once.flatMap((values) => values.slice(0, 1))]);
  }

  private ofLines(at: Sum, rows: readonly ExportRow[]): (Money | null)[] {
    const less = at.less.flatMap((name) => this.amounts(name, rows));
    return [
      ...at.lines.flatMap((name) => this.amounts(name, rows)),
      ...less.map((amount) => amount && { ...amount, minor: -Math.abs(amount.minor) }),
    ];
  }

  /** Whether the first row is no item of the order but its sum. */
  private sumsUp(rows: readonly ExportRow[], at: Sum): boolean {
    const [first, ...others] = rows;
    if (first === undefined || others.length === 0) return false;
    if (this.format.items) return this.field(this.format.items.title, [first]) === null;
    return others.length > 1 && addUp(this.ofLines(at, [first])) === addUp(this.ofLines(at, others));
  }

  /** The amounts that stand in a column; null is one that cannot be read. */
  private amounts(name: string, rows: readonly ExportRow[]): (Money | null)[] {
    const at = this.columns.at(name);
    const stated = this.format.fields.currency;
    const code = stated ? this.field(stated, rows) : null;
    const inHeader = at === undefined ? null : this.columns.currencyOf(at);
    const currency = typeof code === 'string' ? code : (inHeader ?? this.originIn(rows).currency);
    const written = this.values(name, rows).filter((value) => value && !NOTHING.test(value));
    return written.map((value) => readMoney(value, { currency }));
  }
}
