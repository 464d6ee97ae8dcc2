import { defineExtensionMessaging } from '@webext-core/messaging';
import type { PageKind } from './adapters/draft.ts';
import type { Adapter } from './adapters/schema.ts';
import type { Weakness } from './adapters/selectors.ts';
import type { Capture } from './model/capture.ts';
import type { Money } from './model/money.ts';
import type { ReplyFile, SavedReply, UiLanguage } from './model/reply.ts';
import type { TierColor } from './model/settings.ts';
import type { Known, Part } from './replies/fill.ts';
import type { LintContext } from './replies/lint/lint.ts';
import type { Here } from './replies/places.ts';

/**
 * Every message there is. The background judges a request by its sender, never by what the body says: a content
 * script may hand over a capture and get badges back, and ask for views to be opened; it can list, export and
 * delete nothing. Side panel and desk read and write the store themselves and send none of these.
 */

/** Which order or thread something is about, by its key in the store. The background finds the customer. */
export type Subject = { orderKey: string | null; threadKey: string | null };

/** What the page itself may show of a row: tier and number of orders on this marketplace, in words. */
export type PaintedBadge = {
  orderId: string;
  orderKey: string;
  text: string;
  label: string;
  /** Hue and saturation of its colour, as CSS writes them. */
  tone: string;
  /** False where nobody is known for the row: then it is drawn faintly. */
  known: boolean;
  open: boolean;
};

/**
 * What the page received or brought along, unread: the background reads it, so that a large answer holds up nobody's
 * page. `size`: it was too large to be handed over.
 */
export type Heard =
  | { url: string; body: string }
  | { url: string; size: number }
  | { marker: string; body: string };

export type HeardAnswer = {
  badges: PaintedBadge[];
  /** The thread whose messages these are, if any. */
  threadId: string | null;
};

export type RecordAnswer = {
  badges: PaintedBadge[];
  /** The order or thread that this page is about, for its companion; null on lists. */
  subject: Subject | null;
  /** True when follow-ups of this page's customer are due: the popup frame may open. */
  popup: boolean;
};

/** A tier on the card and the strip; `note`: what such a customer gets, in the seller's own words. */
export type TierShown = { level: string; name: string; color: TierColor; note: string | null };

export type CardData = {
  customerId: string | null;
  name: string;
  tier: TierShown & { why: string };
  orderCount: string;
  /** Why the customer must not be contacted first; null where nothing speaks against it. */
  doNotContact: string | null;
  spend: string[];
  since: string | null;
  lastAgo: string | null;
  lastOrders: { orderId: string; when: string; items: string; total: string | null; status: string | null }[];
  months: { month: string; orders: number }[];
  followups: { id: string; when: string; text: string; due: boolean }[];
  notes: number;
};

/** A saved reply filled in for one customer and order. */
export type FilledReply = {
  replyId: string;
  title: string;
  parts: Part[];
  /** Why it is suggested, in a few words; empty when it was looked for by hand. */
  why: string;
  /** The buyer's language, where the reply is not written in it. */
  missing: string | null;
  files: ReplyFile[];
};

/** What a text is checked against where it is written. The frame tells languages apart by itself. */
export type Checks = Omit<LintContext, 'languages' | 'previous'> & {
  marketplace: string;
  /** The marketplace's name in the seller's language. */
  name: string;
  lastBuyerMessage: string | null;
  /** Files are handed to this marketplace's page; so many bytes together and so many files, where that is known. */
  attach: { bytes: number | null; most: number | null } | null;
};

/** A clock that runs for a thread, in words. */
export type ClockWords = {
  kind: 'respond' | 'resolve';
  text: string;
  urgency: 'over' | 'soon' | 'calm';
  /** What the marketplace asks for, with source and date. */
  why: string;
};

/** What the thread asks of the seller besides an answer. */
export type CareData = {
  clocks: ClockWords[];
  /** The buyer waits for an answer, as far as is known. */
  waiting: boolean;
  /** A mark that was asked for and may have been given. */
  mark: { id: string; mark: number; of: number } | null;
  /** What the last message sounds like, where no case of something that failed is open. */
  sounds: 'complaint' | 'return' | 'refund' | 'wish' | null;
};

export type StripData = {
  name: string;
  known: boolean;
  tier: TierShown;
  orderCount: string;
  doNotContact: string | null;
  order: string | null;
  care: CareData;
  /** False when the buyer has not written anything that was read. */
  asked: boolean;
  suggestions: FilledReply[];
  checks: Checks;
  collapsed: boolean;
  /** What was inserted here a moment ago; `files`: those of it that the page was not handed. */
  inserted: { id: string; replyId: string; files: ReplyFile[] } | null;
};

export type LibraryData = {
  replies: SavedReply[];
  /** What replies are filled with, by language of the text. */
  known: Record<string, Known>;
  /** Language of the buyer's last message, when it tells. */
  language: string | null;
  here: Here;
  checks: Checks;
};

export type PopupData = {
  id: string;
  text: string;
  when: string;
  name: string;
  snoozeMinutes: number[];
  /** Title of the saved reply that goes with it. */
  reply: string | null;
};

/** What a tab was opened for by the desk: to teach a site, or one field of a page again. */
export type TeachTask = {
  host: string;
  name: string;
  /** One field alone; null for the whole site. */
  only: { kind: PageKind; field: string } | null;
  /** How far the teach script came, as it wrote it; null at the beginning. Outlives its page. */
  kept: string | null;
};

/** `frame` is made up by the frame itself: the token is bound to the first that claims it. */
export type CompanionClaim = { token: string; frame: string };

export interface Protocol {
  // From the content script in the seller's page to the background.
  /** What is known of this page's host, for the readers; null when the site is not permitted. */
  adapter(): Adapter | null;
  /** What the page or an answer says now. One message per page, never per row. */
  record(capture: Capture): RecordAnswer;
  /** An answer the page received by itself, as the listener in the page's world handed it over: JSON of a `Heard`. */
  heard(detail: string): HeardAnswer;
  /** The badges of orders that were captured before, after the store changed. */
  badges(orderIds: string[]): PaintedBadge[];
  /** The page is being left: the side panel must not go on showing its customer. */
  left(): void;
  /** A click on a badge: show that customer in the side panel. */
  openPanel(subject: Subject): void;
  /** What this tab was opened to teach, and what is known of its host so far; null in any other tab. */
  teaching(): (TeachTask & { known: Adapter | null }) | null;
  /** How far teaching came, for the next page of this tab. Handed back to the same tab and host, never read. */
  keepTeaching(kept: string): void;
  /** Keeps what was taught of this very host. @returns what is wrong with it, or null */
  saveTaught(taught: Adapter): string | null;
  /** Teaching in this tab is over; `blocked` when the page let no bar of ours be shown. */
  stopTeaching(how: 'done' | 'blocked'): void;
  /** A secret for a companion frame that is about to be placed in this page, good for one use. */
  companionToken(): string;

  // From a companion frame to the background.
  /**
   * Proves that the frame was placed by our content script and not by the page.
   * @returns the language to speak; null when it was not
   */
  claimCompanion(claim: CompanionClaim): UiLanguage | null;
  card(subject: Subject): CardData | null;
  strip(subject: Subject): StripData;
  /** The whole library, filled in for this subject; the palette searches in it by itself. */
  library(subject: Subject): LibraryData;
  popup(subject: Subject): PopupData | null;
  /** What goes with a reply, as base64; files whose content is gone are left out. */
  replyFiles(data: {
    replyId: string;
    /** One of them; all where it is null. */
    id: string | null;
  }): (Pick<ReplyFile, 'id' | 'name' | 'type'> & { data: string })[];
  /** A reply was inserted. `id` is of this use: told twice it counts once. */
  used(data: { id: string; subject: Subject; replyId: string; title: string; attached: boolean }): void;
  /** The message being written holds what was just inserted (`id` of its use). */
  brought(data: { subject: Subject; id: string }): void;
  /** It reads otherwise now than when that was inserted. The text itself stays in the frame. */
  drafted(data: { subject: Subject }): void;
  /** The composer's present text becomes a new saved reply of this id. */
  saveReply(data: { id: string; title: string; text: string }): void;
  collapseStrip(collapsed: boolean): void;
  /** This check is not wanted on this marketplace; the desk's settings turn it on again. */
  turnOffCheck(data: { marketplace: string; rule: string }): void;
  /** A follow-up for the subject's customer, of this id: told twice it is one. */
  remind(data: { id: string; subject: Subject; text: string; dueAt: number }): void;
  finishFollowup(id: string): void;
  /** `minutes` null: until its customer writes again. */
  snoozeFollowup(data: { id: string; minutes: number | null }): void;
  /** What waits in the subject's thread needs no answer. */
  waiveTurns(subject: Subject): void;
  /** A mark found in the thread is one, or is none; null takes either back. */
  judgeMark(data: { id: string; is: boolean | null }): void;
  /** A case about the subject's last message, of this id: told twice it is one. */
  openCase(data: { id: string; subject: Subject; kind: NonNullable<CareData['sounds']> }): void;
  /** A case that was opened by mistake. */
  removeCase(id: string): void;
  showInPanel(subject: Subject): void;

  // From the background to the content script.
  /** The keyboard command: open the palette at the composer. */
  openPalette(): void;
  /** The keyboard command: show or hide the strip. */
  toggleStrip(): void;
}

/** What is waited before asking again, in ms: a worker that is being stopped may still take the next message along. */
const pauses = [0, 100, 400];

const messaging = defineExtensionMessaging<Protocol>();
export const { onMessage } = messaging;

/**
 * Sends a message, and sends it again when the worker was stopped before it answered, as the browser may do at any
 * moment. So each message may come more than once, and must do the same as once.
 * @throws what the other side threw, or that nobody is there
 */
export const sendMessage = (async (...message: unknown[]) => {
  const send = messaging.sendMessage as (...message: unknown[]) => Promise<unknown>;
  // Browsers have no code for it: these are Chromium's words, Firefox's, and the library's where the browser says
  // nothing, as if that were an answer.
  const cutOff = /(port|channel) closed|does not exist|out of scope|before query|No response/;
  for (const pause of pauses) {
    try {
      return await send(...message);
    } catch (error) {
      if (!cutOff.test(String(error))) throw error;
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
  return send(...message);
}) as typeof messaging.sendMessage;

/** What a companion frame shows. */
export type View = 'card' | 'strip' | 'palette' | 'popup' | 'teach';

/**
 * Between the content script and a companion frame it placed: over a message port that only these two hold. The
 * page hears nothing of it. Bodies carry ids and what the seller typed or chose, never a customer's data.
 */
export type ToFrame =
  /** `draft`: what stands in the composer, to save it as a reply. */
  /** `thread`: which it is of those this page has shown, so that nothing meant for one is inserted into the next. */
  | { type: 'show'; subject: Subject; thread?: number; draft?: string }
  | { type: 'hide' }
  /** Alt+1 … Alt+3 at the composer: a suggestion, from 0; Alt+0: the offer to be reminded, -1; Alt+9: the mark that was found, 8. */
  | { type: 'pick'; index: number }
  /** What stands in the composer now. */
  | { type: 'draft'; text: string }
  | { type: 'result'; result: InsertResult }
  | { type: 'teach'; view: TeachView };

/** A reply for the thread of this number. `back`: so many characters before its end the caret is left. */
export type Insertion = { thread: number; text: string; back: number; keepOpen: boolean; files: File[] };

export type FromFrame =
  | { type: 'ready' }
  | { type: 'size'; height: number }
  | ({ type: 'insert' } & Insertion)
  /** Puts `by` where `from` to `to` of the draft is that the frame was told last, if that piece still stands there. */
  | { type: 'replace'; from: number; to: number; by: string }
  | { type: 'openPalette' }
  | { type: 'teach'; command: TeachCommand }
  | { type: 'close' };

/**
 * `moved`: another thread or composer than when it was chosen. `failed`: the text did not arrive. `attached`: it did,
 * and its files were handed to the page along with it.
 */
export type InsertResult = 'inserted' | 'attached' | 'moved' | 'failed';

export type TeachStep =
  | 'openOrders'
  | 'orderId'
  | 'buyer'
  | 'total'
  | 'placedAt'
  | 'status'
  | 'saveOrders'
  | 'openThread'
  | 'threadBuyer'
  | 'threadOrder'
  | 'message'
  | 'seller'
  | 'composer'
  | 'done';

/** What the teach bar shows. Values come from the page the bar floats over. */
export type TeachView = {
  host: string;
  step: TeachStep;
  /** True while something is to be pointed at. */
  picking: boolean;
  /** Of how many steps this is which, from 1. */
  at: number;
  of: number;
  /** Only one field is taught again. */
  single: boolean;
  /** Ways to find what was clicked, best first; empty before the click. */
  choices: { css: string; label: boolean; weak: Weakness | null }[];
  chosen: number;
  /** What the chosen way reads, on the first rows. */
  values: (string | Money | null)[];
  /** Rows read and rows left out, on a list. */
  rows: { read: number; missed: number } | null;
  problem: TeachProblem | null;
  ask:
    | { what: 'currency'; options: readonly string[]; answer: string | null }
    | { what: 'dateOrder'; answer: string | null }
    | { what: 'buyer'; answer: 'name' | 'username' }
    | null;
};

/** Why a click could not be used, or what was saved could not be. */
export type TeachProblem =
  | 'noNumber'
  | 'noRows'
  | 'notInRow'
  | 'nothing'
  | 'notDate'
  | 'notMoney'
  | 'notEditable'
  | 'samePath'
  | 'noPage'
  | 'notSaved';

export type TeachCommand =
  | { do: 'choose'; index: number }
  | { do: 'answer'; answer: string }
  | { do: 'next' | 'skip' | 'back' | 'leave' | 'aside' }
  /** A key pressed in the bar that is meant for the page: arrows and Enter. */
  | { do: 'key'; key: string };
