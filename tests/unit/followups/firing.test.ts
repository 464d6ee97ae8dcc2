import 'fake-indexeddb/auto';
import { afterEach, expect, test } from 'vitest';
import { type Hours, notifyAt } from '../../../lib/followups/due.ts';
import type { Followup } from '../../../lib/model/followup.ts';
import { RegularsDb } from '../../../lib/store/db.ts';
import {
  addFollowup,
  editFollowup,
  finishFollowup,
  fireDue,
  type Notifier,
  openFollowups,
  snoozeFollowup,
} from '../../../lib/store/followups.ts';
import { makeRandom } from '../../shop/random.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const START = Date.UTC(2026, 0, 5, 9);
const DAYS = 1_000;
const hours: Hours = { quietHours: { from: 22 * 60, to: 8 * 60 }, workDays: [1, 2, 3, 4, 5, 6] };

/** What a worker may be doing at the moment in which the browser kills it. */
const kills = ['before it looks', 'before it shows', 'after it showed'] as const;
type Kill = (typeof kills)[number];

const zone = process.env.TZ;
afterEach(() => {
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
});

/** A machine with a clock, a browser that may be closed or asleep, and a worker that may be killed at every step. */
class Machine {
  now = START;
  private alarm: number | null = null;
  private open = true;
  private asleep = false;
  /** Since when the worker could have been running without a break. */
  private awakeSince = START;
  readonly standing = new Set<string>();
  readonly shown: { id: string; dueAt: number; at: number; vanished: boolean }[] = [];
  /** Notifications that vanished with the browser before it was written down that they were shown. */
  private readonly vanished = new Set<string>();
  readonly wrong: string[] = [];
  private readonly db: RegularsDb;

  constructor(db: RegularsDb) {
    this.db = db;
  }

  /** The worker runs, perhaps not to its end. */
  async run(kill: Kill | null = null): Promise<void> {
    let killed = () => {};
    const death = new Promise<'killed'>((resolve) => {
      killed = () => resolve('killed');
    });
    const forever = new Promise<never>(() => {});
    const notifier: Notifier = {
      show: async (followup) => {
        if (kill === 'before it shows') {
          killed();
          await forever;
        }
        this.show(followup);
        if (kill === 'after it showed') {
          killed();
          await forever;
        }
      },
      isShown: async (id) => {
        if (kill === 'before it looks') {
          killed();
          await forever;
        }
        return this.standing.has(id);
      },
    };
    const done = fireDue(this.db, notifier, hours, this.now);
    const outcome = await Promise.race([done, death]);
    if (outcome === 'killed') {
      // The alarm that was set stays; the browser starts the worker again for whatever comes next.
      this.awakeSince = Number.POSITIVE_INFINITY;
      return;
    }
    this.alarm = outcome.next;
  }

  private show({ id, dueAt }: Followup): void {
    const allowed = notifyAt(dueAt, hours);
    if (this.now < dueAt) this.wrong.push(`${id} early by ${dueAt - this.now} ms`);
    if (this.awakeSince <= dueAt && this.now > allowed) {
      this.wrong.push(`${id} late by ${this.now - allowed} ms though the browser ran`);
    }
    this.shown.push({ id, dueAt, at: this.now, vanished: this.vanished.delete(`${id} ${dueAt}`) });
    this.standing.add(id);
  }

  /** Time goes on; alarms fire on the way if the browser is there for them. */
  async pass(ms: number, kill: () => Kill | null): Promise<void> {
    const until = this.now + ms;
    while (this.open && !this.asleep && this.alarm !== null && this.alarm <= until) {
      this.now = Math.max(this.now, this.alarm);
      this.alarm = null;
      const mode = kill();
      await this.run(mode);
      // Killed: something wakes the worker again soon, and it looks at once.
      if (mode) {
        this.now += MINUTE;
        await this.run();
      }
      this.awakeSince = Math.max(
        this.awakeSince === Number.POSITIVE_INFINITY ? this.now : this.awakeSince,
        0,
      );
    }
    this.now = Math.max(this.now, until);
  }

  async close(ms: number, unfired: readonly Followup[]): Promise<void> {
    this.open = false;
    for (const { id, dueAt, claimedAt } of unfired) {
      if (claimedAt !== null && this.standing.has(id)) this.vanished.add(`${id} ${dueAt}`);
    }
    this.standing.clear();
    this.alarm = null;
    await this.pass(ms, () => null);
    this.open = true;
    this.awakeSince = this.now;
    await this.run();
  }

  async sleep(ms: number): Promise<void> {
    this.asleep = true;
    await this.pass(ms, () => null);
    this.asleep = false;
    this.awakeSince = this.now;
    await this.run();
  }

  /** The clock is set, or the zone changed: the worker is not told, its next alarm may lie in the past or too far. */
  async setClock(ms: number): Promise<void> {
    this.now += ms;
    this.awakeSince = this.now;
    await this.run();
  }
}

test('in 1,000 days each due fires once, none early, none lost, whatever happens to browser and clock', async () => {
  const db = new RegularsDb(`firing-${crypto.randomUUID()}`);
  const random = makeRandom(20_260_105);
  const machine = new Machine(db);
  const zones = ['America/New_York', 'Europe/Berlin', 'Asia/Shanghai', 'Australia/Lord_Howe'];
  // Zones can be changed here, or the test would be of one alone.
  process.env.TZ = 'Asia/Shanghai';
  expect(new Date(START).getTimezoneOffset()).toBe(-480);
  process.env.TZ = zones[0];
  expect(new Date(START).getTimezoneOffset()).toBe(300);
  const kill = () => (random.chance(0.3) ? random.pick(kills) : null);
  const dues = new Map<string, number>();
  const happened = { kills: 0, sleeps: 0, restarts: 0, zones: 0, clocks: 0 };
  const counted = () => {
    const mode = kill();
    if (mode) happened.kills++;
    return mode;
  };
  let n = 0;
  while (machine.now < START + DAYS * DAY) {
    const open = await openFollowups(db);
    const act = random.int(0, 11);
    if (act <= 3) {
      const dueAt = machine.now + random.int(1, 20 * 24 * 60) * MINUTE + random.int(0, 59_999);
      const { id } = await addFollowup(db, { id: `f${n++}`, customerId: 'c', text: 'x', dueAt }, machine.now);
      dues.set(`${id} ${dueAt}`, dueAt);
      await machine.run();
    } else if (act === 4 && open.length > 0) {
      const { id } = random.pick(open);
      machine.standing.delete(id);
      await finishFollowup(db, id, machine.now);
    } else if (act === 5 && open.length > 0) {
      const { id } = random.pick(open);
      machine.standing.delete(id);
      await snoozeFollowup(db, id, random.int(1, 10_080), machine.now);
      await machine.run();
    } else if (act === 6 && open.length > 0) {
      const { id } = random.pick(open);
      machine.standing.delete(id);
      await editFollowup(db, id, { dueAt: machine.now + random.int(1, 5 * 24 * 60) * MINUTE }, machine.now);
      await machine.run();
    } else if (act === 7) {
      happened.sleeps++;
      await machine.sleep(random.int(1, 60) * HOUR);
    } else if (act === 8) {
      happened.restarts++;
      await machine.close(random.int(1, 90) * HOUR, open);
    } else if (act === 9 && random.chance(0.2)) {
      happened.zones++;
      process.env.TZ = random.pick(zones);
      await machine.setClock(0);
    } else if (act === 10 && random.chance(0.2)) {
      happened.clocks++;
      await machine.setClock(random.chance(0.5) ? -random.int(1, 6) * HOUR : random.int(1, 6) * HOUR);
    }
    await machine.pass(random.int(1, 40) * HOUR, counted);
  }
  // A quiet week at the end, so that what is due by now has had its time.
  const before = machine.now;
  await machine.pass(8 * DAY, () => null);

  expect(machine.wrong).toEqual([]);
  const times = Map.groupBy(
    machine.shown.filter(({ vanished }) => !vanished),
    ({ id, dueAt }) => `${id} ${dueAt}`,
  );
  expect([...times].filter(([, some]) => some.length > 1)).toEqual([]);
  const late = (await openFollowups(db)).filter(({ dueAt, firedAt }) => dueAt <= before && firedAt === null);
  expect(late).toEqual([]);
  // It has really been through all of it.
  expect(machine.shown.length).toBeGreaterThan(200);
  for (const count of Object.values(happened)) expect(count).toBeGreaterThan(10);
  db.close();
});
