import type { SegmentRule } from '../model/segment.ts';
import type { Asked, figuresOf, Told, Who } from './figures.ts';

/** Orders that are in no figure: `undated` ones would count, `uncounted` are cancelled, refunded, unpaid or of nothing. */
export type Left = { undated: number; uncounted: number };

/** From the top. */
export const layers = ['platinum', 'vip', 'gold', 'regular', 'new', 'none'] as const;
export type LayerName = (typeof layers)[number];
export type Figures = Told<ReturnType<typeof figuresOf<LayerName>>>;

/** The members of a segment at an instant of wall time, as if UTC (epoch ms). */
export type TrendPoint = { wall: number; who: Who };

/** What the desk says to the worker that counts. `id` comes back with the answer. */
export type ToFigures =
  /** `at`: tiers are of this instant; for another they are read anew. Orders are always those of now. */
  | { type: 'figures'; id: number; asked: Asked; at: number }
  /** Who belonged to a segment at the end of each of so many months, and now. */
  | { type: 'trend'; id: number; rule: SegmentRule; months: number; at: number }
  | { type: 'who'; id: number; key: number };

export type FromFigures =
  /** Null where no order counts. `left`: orders that are in no figure. */
  | { type: 'figures'; id: number; figures: Figures | null; left: Left }
  | { type: 'trend'; id: number; points: TrendPoint[] }
  /** Null when other figures have been counted since. */
  | { type: 'who'; id: number; ids: string[] | null }
  | { type: 'failed'; id: number; reason: string };
