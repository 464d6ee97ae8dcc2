import { Clock } from '../model/clock.ts';
import { OrderState } from '../model/order.ts';
import { Purpose } from '../model/rule.ts';
import { z } from '../model/z.ts';

/**
 * The adapter format: what is known of one marketplace, as data. It describes and never acts: there is no verb for
 * clicking, fetching or running anything, and no regular expression. Every object is strict, so a misspelt key or
 * an unknown verb is an error with a path.
 */

/** `#` a digit, `A` a capital letter, `X` a capital letter or digit; a following `+` repeats; all else is itself. */
const Shape = z
  .string()
  .min(1)
  .max(80)
  .refine(
    (shape) => !/[\\^$[\]{}|?*]/.test(shape),
    'a shape is not a regular expression: # A X and + are all',
  );

const Step = z.discriminatedUnion('do', [
  /** The text after the first `from` and before the next `to`; nothing, or all of it, when `from` is missing. */
  z.strictObject({
    do: z.literal('cut'),
    from: z.string().min(1).optional(),
    to: z.string().min(1).optional(),
    otherwise: z.literal('keep').optional(),
  }),
  /** Takes out everything from `from` up to, not including, `to`. */
  z.strictObject({ do: z.literal('drop'), from: z.string().min(1), to: z.string().min(1) }),
  /** The first piece that has this shape, or the last; `whole`: the text itself, where it has it. */
  z.strictObject({
    do: z.literal('keep'),
    shape: z.array(Shape).min(1),
    which: z.literal('last').optional(),
    whole: z.literal(true).optional(),
  }),
  /** A fixed translation; what is not listed is nothing, or stays. Letter case does not matter. */
  z.strictObject({
    do: z.literal('map'),
    values: z.record(z.string(), z.string()),
    otherwise: z.literal('keep').optional(),
  }),
  z.strictObject({ do: z.literal('lower') }),
  /**
   * An instant or a date as ISO text. Numbers: `unit` (a text is read as text even so, for where no source tells which
   * of both stands there); text: the order of day and month, where not the host's;
   * `YYMMDD`: six digits at the beginning (of an order number) may be one.
   */
  z.strictObject({
    do: z.literal('date'),
    unit: z.enum(['s', 'ms', 'ns', 'auto']).optional(),
    order: z.enum(['MDY', 'DMY', 'YMD', 'YYMMDD']).optional(),
  }),
  /** An amount. `scale`: the number is so many times the major unit (Shopee 100000, cents 100). */
  z.strictObject({ do: z.literal('money'), scale: z.int().positive().optional() }),
]);
export type Step = z.infer<typeof Step>;

const Note = z.string().max(300).optional();

/**
 * Where name and account of a person stand in one text. `account`: the last piece that can be an account's name
 * (letters in lower case, digits, `. _ - *`, no blank); `person`: what stands before it, outside links. `first`: the
 * first piece of text, where more stands behind it (a title, and what was chosen of it).
 */
const Take = z.enum(['account', 'person', 'first']).optional();
export type Take = z.infer<typeof Take>;

/**
 * Where on a page: a CSS selector below the row (or the page), the element's text or one attribute. ` >>> ` steps
 * into the open shadow root or the same-origin frame of what stands before it.
 */
const Css = z.strictObject({
  css: z.string().min(1).max(300),
  attr: z.string().min(1).max(80).optional(),
  take: Take,
  /** The first that matches and whose whole text has one of these shapes: a cell with nothing but a number in it. */
  shape: z.array(Shape).min(1).optional(),
  /** The amounts of all that match, added up. */
  sum: z.literal(true).optional(),
  note: Note,
});
export type Css = z.infer<typeof Css>;

/** Rows of a list. `with`: the following siblings that match belong to the row (one more for each item). */
const RowCss = Css.extend({ with: z.string().min(1).max(300).optional() });

/**
 * Rows where nothing but a label tells them apart: the parts of the page that hold one of these labels, with a number
 * beside it, each.
 */
const Around = z.strictObject({ around: z.array(z.string().min(1).max(80)).min(1), note: Note });

const Rows = z.union([RowCss, Around]);
export type Rows = z.infer<typeof Rows>;

/**
 * The text beside a label that a person reads ("Order number"), for pages whose classes change with every build.
 * Any of these labels, in any letter case, with or without a colon.
 */
const Label = z.strictObject({
  label: z.array(z.string().min(1).max(80)).min(1),
  /** The part of the page where the label counts. */
  in: z.string().min(1).max(300).optional(),
  take: Take,
  note: Note,
});
export type Label = z.infer<typeof Label>;

/**
 * The first text that is wholly of a kind, wherever it stands, or `in` what matches: one of the marketplace's words
 * for a status (`states`), a date, an amount with its currency.
 */
const Word = z.strictObject({
  word: z.enum(['state', 'date', 'money']),
  in: z.string().min(1).max(300).optional(),
  note: Note,
});
export type Word = z.infer<typeof Word>;

/** The address after this text ("/order/", "orderID="), up to the next slash or parameter. */
const UrlAfter = z.strictObject({ urlAfter: z.string().min(1), note: Note });
export type UrlAfter = z.infer<typeof UrlAfter>;

/**
 * A key path in an answer; `*` is every element of a list, `@` every entry of an object as `key` and `value`, a list
 * of keys is whichever is there, and `{ role: "user" }` goes on only with what has this (one of these).
 */
const Path = z
  .array(
    z.union([
      z.string(),
      z.array(z.string()).min(1),
      z.record(z.string(), z.union([z.string(), z.array(z.string()).min(1)])),
    ]),
  )
  .max(20);
export type Path = z.infer<typeof Path>;

/**
 * What another list of the same answer says: the element of `in` whose `where` equals this row's `is`, and there
 * `get`. `in` is a path from the answer's root.
 */
const Lookup = z.strictObject({ in: Path, where: Path, is: Path, get: Path, note: Note });
export type Lookup = z.infer<typeof Lookup>;

const AnswerLocator = z.union([Path, UrlAfter, Lookup]);
export type AnswerLocator = z.infer<typeof AnswerLocator>;

const field = <L extends z.ZodType>(locator: L) =>
  z.strictObject({
    at: z.array(locator).min(1),
    steps: z.array(Step).default([]),
    /** What no source states and is taken for true here (the unit of an amount): said with every value it gives. */
    assumed: z.string().max(300).optional(),
  });
const PageLocator = z.union([Css, Label, Word, UrlAfter]);
export type PageLocator = z.infer<typeof PageLocator>;
const PageField = field(PageLocator);
export type PageField = z.infer<typeof PageField>;
const AnswerField = field(AnswerLocator);
export type AnswerField = z.infer<typeof AnswerField>;

/**
 * `refund`: what is said of a return or a refund beside the status; where `states` knows that word, it decides.
 * `cancelled`: when or why the order was cancelled; where anything stands there, it was.
 */
export const fieldNames = [
  'orderId',
  'buyerId',
  'username',
  'email',
  'name',
  'placedAt',
  'total',
  'currency',
  'status',
  'refund',
  'cancelled',
  'threadId',
] as const;
export type FieldName = (typeof fieldNames)[number];

const fieldsOf = <F extends z.ZodType>(one: F) => z.partialRecord(z.enum(fieldNames), one);

const PageItems = z.strictObject({
  rows: z.array(Css).min(1),
  title: PageField,
  quantity: PageField.optional(),
  /** What is said of a return of this item: it is the order's only where all its items say the same. */
  refund: PageField.optional(),
  /** How far this item is: where the order's `status` says cancelled, the first item that says otherwise decides. */
  status: PageField.optional(),
});
export type PageItems = z.infer<typeof PageItems>;

const AnswerItems = z.strictObject({
  rows: z.array(Path).min(1),
  title: AnswerField,
  quantity: AnswerField.optional(),
  refund: AnswerField.optional(),
});
export type AnswerItems = z.infer<typeof AnswerItems>;

/** What a row says as a review; it is one only with an id and stars from 1 to 5. */
const reviewOf = <F extends z.ZodType>(one: F) =>
  z.strictObject({ id: one, mark: one, text: one.optional(), at: one.optional() });

/** The one thing drawn in the page itself. */
const BadgePlace = z.strictObject({
  at: z.array(Css).min(1),
  place: z.enum(['inside', 'after']),
});
export type BadgePlace = z.infer<typeof BadgePlace>;

/** Beginning of an address's path; `*` stands for one segment. */
const UrlPath = z.string().startsWith('/').max(200);
const UrlPaths = z.union([UrlPath, z.array(UrlPath).min(1)]);
const url = {
  /** Several where the same page stands at each of them. */
  path: UrlPaths,
  /** Only while the address has this parameter; such a page goes before the others of its path. */
  query: z.string().min(1).max(80).optional(),
  /** Only this path: what lies below it is another page. Else the beginning is enough. */
  exact: z.literal(true).optional(),
  note: Note,
};

const OrdersPage = z.strictObject({
  kind: z.literal('orders'),
  ...url,
  /** Hosts that have this page, where it is not all: a link to it leads there only. */
  hosts: z.array(z.string().min(1)).min(1).optional(),
  rows: z.array(Rows).min(1),
  fields: fieldsOf(PageField),
  items: PageItems.optional(),
  badge: BadgePlace.optional(),
});

const OrderPage = z.strictObject({
  kind: z.literal('order'),
  ...url,
  /** Read only when this is on the page. */
  root: z.array(Css).min(1).optional(),
  fields: fieldsOf(PageField),
  items: PageItems.optional(),
  badge: BadgePlace.optional(),
});

/** Reviews by themselves, where the page does not say which order each is of. */
const ReviewsPage = z.strictObject({
  kind: z.literal('reviews'),
  ...url,
  rows: z.array(Rows).min(1),
  fields: fieldsOf(PageField).default({}),
  review: reviewOf(PageField),
});

const ThreadPage = z.strictObject({
  kind: z.literal('thread'),
  ...url,
  /** Hosts that have this page, where others have its path too. */
  hosts: z.array(z.string().min(1)).min(1).optional(),
  fields: fieldsOf(PageField),
  /** The seller's own account: where it stands in place of the buyer's, the buyer is not known. */
  own: PageField.optional(),
  messages: z.strictObject({
    /** `newestFirst`: this generation of the page begins with the newest; times that can be read decide. */
    rows: z.array(Css.extend({ newestFirst: z.literal(true).optional() })).min(1),
    /** Rows that match, or stand in what does, are the seller's; all others are the buyer's. */
    seller: z.string().min(1),
    /** Rows that match, or stand in what does, are no messages: the system's lines, cards. */
    skip: z.string().min(1).max(300).optional(),
    text: z.array(Css).min(1).optional(),
    /** What a text may begin with that is no part of it: words for screen readers. */
    lead: z.array(z.string().min(1)).optional(),
    at: PageField.optional(),
  }),
  composer: z.strictObject({
    at: z.array(Css).min(1),
    /**
     * The page's own file field beside it, where it is known that choosing files there sends nothing yet. `bytes`: what
     * all files of a message may take together; `most`: how many they may be.
     */
    files: z
      .strictObject({
        at: z.array(Css).min(1),
        bytes: z.int().positive().optional(),
        most: z.int().positive().optional(),
        source: z.string().min(1),
        asOf: z.string(),
      })
      .optional(),
  }),
  /**
   * The list of threads. `open` is what the row of the open one matches, holds or stands in; where the page does not
   * mark it, it is the row the seller clicked, or the only one there is.
   */
  list: z
    .strictObject({
      rows: z.array(Css).min(1),
      open: z.string().min(1).max(300).optional(),
      fields: fieldsOf(PageField),
    })
    .optional(),
});

export const Page = z.discriminatedUnion('kind', [OrdersPage, OrderPage, ThreadPage, ReviewsPage]);
export type Page = z.infer<typeof Page>;

export const Answer = z.strictObject({
  kind: z.enum(['orders', 'order', 'thread', 'threads']),
  /** The whole path of the address, or each of those that answer in the same form. */
  path: UrlPaths,
  note: Note,
  /** It stands in the page itself: in an inline script, as the object after this text. `path` is the page's then. */
  embedded: z.string().min(1).max(80).optional(),
  /** Hosts that answer, where it is not the page's own. */
  hosts: z.array(z.string().min(1)).min(1).optional(),
  /** The rows; an empty path is the whole answer. */
  rows: Path,
  fields: fieldsOf(AnswerField),
  items: AnswerItems.optional(),
  messages: z
    .strictObject({
      rows: Path,
      from: AnswerField,
      text: AnswerField,
      at: AnswerField.optional(),
      /** The buyer, as the buyer's own messages say. */
      sender: fieldsOf(AnswerField).optional(),
    })
    .optional(),
  /** Each row is also a review of its order. */
  review: reviewOf(AnswerField).optional(),
  /** Each row is also a return of its order; `state` is `open` or `closed`, anything else is not known. */
  returned: z
    .strictObject({
      id: AnswerField,
      openedAt: AnswerField.optional(),
      deadlineAt: AnswerField.optional(),
      state: AnswerField.optional(),
      reason: AnswerField.optional(),
    })
    .optional(),
});
export type Answer = z.infer<typeof Answer>;

/** A column of an export file, by its name; upper and lower case, blanks around it and a unit in brackets do not count. */
const Column = z.string().min(1).max(200);

/**
 * An amount made of columns: those of `lines` are added up over an order's rows, those of `less` subtracted, those
 * of `order` stand on every row and count once. `lead`: where the first of several rows names no item, that row is
 * the order's sum and the others are not added; where no items are described, the first of more than two rows that
 * is the sum of the others.
 */
const Sum = z.strictObject({
  lines: z.array(Column).default([]),
  less: z.array(Column).default([]),
  order: z.array(Column).default([]),
  lead: z.literal(true).optional(),
  /** Only for an order that says one of these in this column: prices in dollars come without tax, others with it. */
  when: z.strictObject({ column: Column, is: z.array(z.string().min(1)).min(1) }).optional(),
  /** There is no sum where one of these is not zero: what it does to the amount is not known. */
  unless: z.array(Column).default([]),
});
export type Sum = z.infer<typeof Sum>;

const ExportLocator = z.union([Column, Sum]);
export type ExportLocator = z.infer<typeof ExportLocator>;
const ExportField = field(ExportLocator);
export type ExportField = z.infer<typeof ExportField>;

/** A file that the marketplace lets its sellers download: a table with a header row, one row for an order or an item. */
export const Export = z.strictObject({
  name: z.string().min(1).max(80),
  note: Note,
  /** Recognised by these columns; a list is one column by its names in several languages. */
  has: z.array(z.union([Column, z.array(Column).min(1)])).min(1),
  /** What it may be written in, when it is not UTF-8. */
  encodings: z.array(z.enum(['gb18030', 'shift_jis', 'windows-1252'])).default([]),
  fields: fieldsOf(ExportField),
  items: z
    .strictObject({
      title: ExportField,
      quantity: ExportField.optional(),
      /** A row with a negative amount in this column pays an item back, and is none. */
      paidBack: Column.optional(),
    })
    .optional(),
  /** Where the order goes; `region` may be an address that begins with the province, of which nothing more is taken. */
  shipTo: z.strictObject({ country: ExportField.optional(), region: ExportField.optional() }).optional(),
  /** A row without an order id of its own belongs to the row before it where both say the same in this column. */
  follows: Column.optional(),
  /**
   * A file of several marketplaces: the column that names a row's, and the adapters that those names stand for. Orders
   * and accounts of a name that is not listed are this adapter's own, told apart by the name.
   */
  channel: z.strictObject({ at: Column, marketplaces: z.record(z.string(), z.string()) }).optional(),
  /** Where the file does not say; a currency in a header ("Grand Total (PHP)") and the field `currency` come first. */
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional(),
  /** Order of day and month: the same in every file, or by what a column says (a country). Else found in the dates. */
  dateOrder: z
    .union([
      z.enum(['MDY', 'DMY', 'YMD']),
      z.strictObject({ by: Column, values: z.record(z.string(), z.enum(['MDY', 'DMY', 'YMD'])) }),
    ])
    .optional(),
  /** IANA zone of the times, or the zone by the currency that the headers state; without one only the calendar date is taken. */
  zone: z.union([z.string(), z.record(z.string(), z.string())]).optional(),
  /** The row under the header explains the columns. */
  describes: z.literal(true).optional(),
});
export type Export = z.infer<typeof Export>;

/**
 * An answer of which nothing is read, and why: a refusal (an expired login, a slider to move), numbers that only the
 * page's own code can use. Known by what stands at one of these paths, where `has` is given by a text it contains.
 */
const Unread = z.strictObject({
  at: z.array(Path).min(1),
  has: z.array(z.string().min(1)).min(1).optional(),
  why: z.string().min(1).max(300),
});

/** Files of before 2026-11-27 have clocks in words, without an id: those can not run, and the rest of the file can. */
function withoutFormerClocks(clocks: unknown): unknown {
  return Array.isArray(clocks)
    ? clocks.filter((clock) => !Object.hasOwn(Object(clock), 'hours') || Object.hasOwn(Object(clock), 'id'))
    : clocks;
}

/** What a seller may not write to a buyer of their own accord. */
const Forbidden = z.strictObject({ purpose: Purpose, source: z.string(), asOf: z.string() });

/** A rule for messages. Rules that Regulars can find by itself (`lib/replies/lint`) need no words. */
const Rule = z.strictObject({
  id: z.string(),
  level: z.enum(['warn', 'note']),
  words: z.array(z.string().min(1)).default([]),
  /** Where not both are meant: asking the buyer to cancel, or pressing for payment. */
  only: z.enum(['cancel', 'chasing']).optional(),
  /** In English, or by language code. */
  why: z.union([z.string(), z.record(z.string(), z.string())]),
  source: z.string(),
  asOf: z.string(),
});

export const Adapter = z.strictObject({
  schema: z.literal(1),
  id: z.string().regex(/^[a-z][a-z0-9-]{1,39}$/),
  name: z.record(z.string(), z.string()),
  /** None where only export files are known. */
  hosts: z.array(z.string().min(1)),
  updated: z.string(),
  status: z.enum(['evidenced', 'seen', 'taught']),
  /** What sellers should know that this marketplace, or what is known of it, does not allow; by language code. */
  limited: z.record(z.string(), z.string().max(300)).optional(),
  /** `marketplace`: an order id is one order whatever the host; `host`: each host is a shop of its own. */
  orderIds: z.enum(['marketplace', 'host']),
  buyer: z.strictObject({
    /** The fields a buyer is recognised by, strongest first; none where no account is shown. A displayed name is never one. */
    key: z.array(z.enum(['buyerId', 'username', 'email'])),
    masked: z.array(z.string()),
    note: Note,
  }),
  /** A value of such a field is believed only in one of these shapes. */
  shapes: z.partialRecord(z.enum(fieldNames), z.array(Shape).min(1)).default({}),
  /** Of each host, where it is not the same for all: currency, order of day and month, time zone (IANA). */
  currencies: z.record(z.string(), z.string().regex(/^[A-Z]{3}$/)).default({}),
  dateOrders: z.record(z.string(), z.enum(['MDY', 'DMY', 'YMD'])).default({}),
  zones: z.record(z.string(), z.string()).default({}),
  /** The marketplace's words for an order's status. */
  states: z.record(z.string(), OrderState).default({}),
  pages: z.array(Page),
  responses: z.array(Answer),
  unread: z.array(Unread).default([]),
  exports: z.array(Export).default([]),
  clocks: z.preprocess(withoutFormerClocks, z.array(Clock)).default([]),
  rules: z.array(Rule).default([]),
  forbids: z.array(Forbidden).default([]),
  /** The marketplace's own domains that buyers see: a link to them leads nowhere else. */
  sites: z.array(z.string().min(1)).default([]),
  /** Rules common to marketplaces that do not hold here. */
  allows: z.array(z.string()).default([]),
  limits: z
    .strictObject({
      characters: z.int().positive().optional(),
      enterSends: z.boolean().optional(),
      repeatedTextWarns: z.boolean().optional(),
    })
    .default({}),
});
export type Adapter = z.infer<typeof Adapter>;
