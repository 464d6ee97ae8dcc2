import {
  adapterOf,
  type Draft,
  newDraft,
  pageAt,
  pathOf,
  threadPathOf,
  withField,
} from '../../lib/adapters/draft.ts';
import type { Adapter } from '../../lib/adapters/schema.ts';
import { textOf } from '../../lib/adapters/text.ts';
import {
  sendMessage,
  type TeachCommand,
  type TeachProblem,
  type TeachStep,
  type TeachTask,
  type TeachView,
} from '../../lib/bus.ts';
import { CompanionFrame } from '../marketplace/companion.ts';
import type { Choice, Found } from './choice.ts';
import { choicesFor } from './choices.ts';
import { Picker } from './picker.ts';
import { type Reading, readDraft } from './reading.ts';
import { picks, stepsFor } from './steps.ts';

/** Pages fill in late: what is read is looked at again this often, in ms. */
const AGAIN = 1_000;
/** A bar that has not greeted by then is blocked by the page (under COEP it stays blank), in ms. */
const PATIENCE = 10_000;
const MARGIN = 16;

type Kept = { at: number; draft: Draft };

/** Teaching one site in one tab: the steps, the draft, the bar over the page and the pointing in it. */
export class TeachSession {
  private readonly document: Document;
  private readonly task: TeachTask;
  private readonly stop: AbortController;
  private readonly steps: readonly TeachStep[];
  private readonly bar: CompanionFrame;
  private readonly picker: Picker;
  private at = 0;
  /** The draft before the present step; the chosen way is applied to it anew whenever it changes. */
  private before: Draft;
  /** The drafts before and after each step that was done, for whoever goes back to it. */
  private readonly done: { before: Draft; after: Draft }[] = [];
  private found: Found | null = null;
  private chosen = 0;
  private answer: string | null = null;
  private problem: TeachProblem | null = null;
  /** The buyer's message that was clicked. */
  private message: Element | null = null;
  private left = false;
  private shown = '';

  constructor(document: Document, task: TeachTask & { known: Adapter | null }, stop: AbortController) {
    this.document = document;
    this.task = task;
    this.stop = stop;
    this.steps = stepsFor(task.only);
    const today = new Date().toLocaleDateString('sv');
    this.before = newDraft(task.host, task.name, today, task.known);
    if (task.kept) {
      const { at, draft } = JSON.parse(task.kept) as Kept;
      this.at = at;
      this.before = draft;
    }
    this.bar = new CompanionFrame('teach', document, {
      teach: ({ command }) => void this.obey(command),
      close: () => this.leave(),
    });
    this.picker = new Picker(document, stop.signal, [this.bar.host], {
      onPick: (element) => this.pick(element),
      onLeave: () => this.leave(),
    });
    stop.signal.addEventListener('abort', () => {
      this.bar.hide();
      // The key or click that ended it is still on its way out of the frame.
      setTimeout(() => this.bar.remove(), 200);
    });
  }

  show(): void {
    this.document.documentElement.append(this.bar.host);
    this.place();
    // Without the bar nobody could see what is asked.
    const blocked = setTimeout(() => this.bar.alive || this.leave('blocked'), PATIENCE);
    this.stop.signal.addEventListener('abort', () => clearTimeout(blocked));
    this.enter(this.at);
    const timer = setInterval(() => this.tell(), AGAIN);
    this.stop.signal.addEventListener('abort', () => clearInterval(timer));
  }

  private place(): void {
    this.bar.showAt({ [this.left ? 'left' : 'right']: MARGIN, bottom: MARGIN });
  }

  private get step(): TeachStep {
    return this.steps[this.at] ?? 'done';
  }

  /** The draft with the chosen way in it. */
  private get draft(): Draft {
    const choice = this.choice;
    return choice ? choice.apply(this.before, this.answer) : this.before;
  }

  private get choice(): Choice | undefined {
    return this.found?.choices[this.chosen];
  }

  private enter(at: number): void {
    this.at = Math.max(0, Math.min(at, this.steps.length - 1));
    this.found = null;
    this.answer = null;
    this.problem = null;
    this.chosen = 0;
    if (picks(this.step)) this.picker.start();
    else this.picker.stop();
    void sendMessage(
      'keepTeaching',
      JSON.stringify({ at: this.at, draft: this.before } satisfies Kept),
    ).catch(() => {});
    this.tell();
  }

  private pick(element: Element): void {
    if (this.step === 'message') this.message = element;
    const place = {
      document: this.document,
      url: new URL(location.href),
      now: Date.now(),
      draft: this.before,
      message: this.message,
    };
    const found = choicesFor(this.step, element, place);
    this.problem = typeof found === 'string' ? found : null;
    this.found = typeof found === 'string' ? null : found;
    this.answer = this.found?.ask?.answer ?? null;
    this.chosen = 0;
    this.tell();
  }

  private async obey(command: TeachCommand): Promise<void> {
    switch (command.do) {
      case 'choose':
        this.chosen = command.index;
        return this.tell();
      case 'answer':
        this.answer = command.answer;
        return this.tell();
      case 'aside':
        this.left = !this.left;
        return this.place();
      case 'key':
        this.picker.key(command.key);
        return;
      case 'back':
        // What that step taught is taken back, unless it is left again without a click.
        this.before = this.done[this.at - 1]?.before ?? this.before;
        return this.enter(this.at - 1);
      case 'skip':
        return this.skip();
      case 'next':
        return this.next();
      case 'leave':
        return this.leave();
    }
  }

  private skip(): void {
    const { before } = this;
    // Without a message of the seller's all rows are the buyer's; what the last click found is let go otherwise.
    if (this.step === 'seller' && this.message) {
      this.pick(this.message);
      this.before = this.draft;
    }
    this.done[this.at] = { before, after: this.before };
    this.enter(this.step === 'openThread' ? this.steps.indexOf('done') : this.at + 1);
  }

  private async next(): Promise<void> {
    const { before } = this;
    this.before = this.found ? this.draft : (this.done[this.at]?.after ?? before);
    this.done[this.at] = { before, after: this.before };
    if (this.step === 'saveOrders' && !(await this.save())) return;
    if (this.step === 'openThread' && !this.openThread()) return;
    if (this.step === 'done') {
      if (await this.save()) this.leave();
      return;
    }
    this.enter(this.at + 1);
  }

  /** The page that is open now becomes the message page. */
  private openThread(): boolean {
    if (this.task.only) return true;
    const url = new URL(location.href);
    const query = [...url.searchParams.keys()].find((name) =>
      /thread|conversation|case|ticket|chat|^id$/i.test(name),
    );
    const { path, folder } = query ? { path: pathOf(url), folder: null } : threadPathOf(url);
    const shared = [pageAt(this.before, 'orders', url)?.path].flat().includes(path);
    if (shared && !query) {
      this.problem = 'samePath';
      this.tell();
      return false;
    }
    // The thread's own id, where the address names one.
    const after = query ? `${query}=` : folder;
    const thread = { ...this.before.thread, path, ...(shared && query ? { query } : {}) };
    const field = after ? { at: [{ urlAfter: after }], steps: [] } : null;
    this.before = withField({ ...this.before, thread }, null, 'threadId', field);
    return true;
  }

  private async save(): Promise<boolean> {
    const problem = await sendMessage('saveTaught', adapterOf(this.before)).catch(
      (error: Error) => error.message,
    );
    if (problem === null) return true;
    this.problem = 'notSaved';
    this.tell();
    return false;
  }

  private leave(how: 'done' | 'blocked' = 'done'): void {
    // The script is stopped first: what the page gets then is the finished thing.
    this.stop.abort();
    void sendMessage('stopTeaching', how).catch(() => {});
  }

  /** Tells the bar how things stand, when that is something new. */
  private tell(): void {
    const view = this.view();
    const text = JSON.stringify(view);
    if (text === this.shown) return;
    this.shown = text;
    this.bar.send({ type: 'teach', view });
  }

  private view(): TeachView {
    const { found, answer } = this;
    const ask = found?.ask
      ? ({ ...found.ask, answer: answer ?? found.ask.answer } as TeachView['ask'])
      : null;
    return {
      host: this.task.host,
      step: this.step,
      picking: picks(this.step),
      at: this.at + 1,
      of: this.steps.length,
      single: this.task.only !== null,
      choices: (found?.choices ?? []).map(({ css, label, weak }) => ({
        css: label ?? css,
        label: label !== undefined,
        weak,
      })),
      chosen: this.chosen,
      ...this.read(),
      problem: this.problem,
      ask,
    };
  }

  private read(): Reading {
    const { step, message, found } = this;
    if (step === 'message') {
      return { values: message?.isConnected && found ? [textOf(message, 200)] : [], rows: null };
    }
    // Before the click, and until it is said what a sign stands for, there is nothing to show.
    const asks = found?.ask && (this.answer ?? found.ask.answer) === null;
    if (!found && step !== 'saveOrders') return { values: [], rows: null };
    const reading = readDraft(step, this.draft, this.document, Date.now());
    return found && !asks ? reading : { ...reading, values: [] };
  }
}
