import type { Asked, figuresOf, Told } from './figures.ts';

/** From the top. */
export const layers = ['platinum', 'vip', 'gold', 'regular', 'new', 'none'] as const;
export type LayerName = (typeof layers)[number];
export type Figures = Told<ReturnType<typeof figuresOf<LayerName>>>;

/** What the desk says to the worker that counts. `id` comes back with the answer. */
export type ToFigures =
  /** `at`: orders read for this instant are good; for another they are read anew. */
  { type: 'figures'; id: number; asked: Asked; at: number } | { type: 'who'; id: number; key: number };

export type FromFigures =
  /** Null where there is no order. */
  | { type: 'figures'; id: number; figures: Figures | null }
  /** Null when other figures have been counted since. */
  | { type: 'who'; id: number; ids: string[] | null }
  | { type: 'failed'; id: number; reason: string };
