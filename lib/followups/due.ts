import type { Followup } from '../model/followup.ts';
import type { Settings } from '../model/settings.ts';

const MINUTE = 60_000;

/** Open and due: these make the toolbar count, Today and the popups. */
export function isDue(followup: Followup, now: number): boolean {
  return followup.doneAt === null && followup.dueAt <= now;
}

/** When nothing may be shown: between two local times, and on days that are not worked. */
export type Hours = Pick<Settings, 'quietHours' | 'workDays'>;

function isQuiet(quietHours: Settings['quietHours'], local: Date): boolean {
  if (!quietHours || quietHours.from === quietHours.to) return false;
  const { from, to } = quietHours;
  const minute = local.getHours() * 60 + local.getMinutes();
  return from < to ? minute >= from && minute < to : minute >= from || minute < to;
}

/**
 * The instant at which a notification for something due at `dueAt` may be shown: the same, or the end of the
 * quiet hours and free days it falls into. Quiet hours are local minutes after midnight and may run over midnight.
 */
export function notifyAt(dueAt: number, { quietHours, workDays }: Hours): number {
  let at = dueAt;
  // A week of free days and the quiet hours after them; more turns cannot be needed.
  for (let turn = 0; turn < 10; turn++) {
    const local = new Date(at);
    if (workDays.length > 0 && !workDays.includes(local.getDay())) {
      local.setDate(local.getDate() + 1);
      local.setHours(0, 0, 0, 0);
      at = local.getTime();
    } else if (quietHours && isQuiet(quietHours, local)) {
      const { to } = quietHours;
      const minute = local.getHours() * 60 + local.getMinutes();
      const end = new Date(at);
      if (minute >= to) end.setDate(end.getDate() + 1);
      end.setHours(Math.floor(to / 60), to % 60, 0, 0);
      // Where the clocks go back the end may lie before the instant itself: then it has passed.
      if (end.getTime() <= at) return at;
      at = end.getTime();
    } else return at;
  }
  return at;
}

/** Still to be shown as a notification: open, and not fired for its present due instant. */
export function isUnfired(followup: Followup): boolean {
  return followup.doneAt === null && followup.firedAt === null;
}

/**
 * Splits what has not fired yet into what to show now and the next instant to wake at.
 * @returns `next` is epoch ms, or null when nothing is left to wait for
 */
export function plan(
  followups: readonly Followup[],
  hours: Hours,
  now: number,
): { fire: Followup[]; next: number | null } {
  const fire: Followup[] = [];
  let next: number | null = null;
  for (const followup of followups) {
    if (!isUnfired(followup)) continue;
    // What became due while the browser was closed is held back by the quiet hours of the present, not of then.
    const at = notifyAt(Math.max(followup.dueAt, now), hours);
    if (at <= now) fire.push(followup);
    else next = Math.min(next ?? at, at);
  }
  return { fire: fire.sort((a, b) => a.dueAt - b.dueAt), next };
}

/** The due instant after a snooze of so many minutes from now, on the full minute. */
export function snoozed(now: number, minutes: number): number {
  return Math.floor(now / MINUTE) * MINUTE + minutes * MINUTE;
}
