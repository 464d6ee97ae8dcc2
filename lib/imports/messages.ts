import type { Import, Sample, Tally } from '../model/import.ts';
import type { Problem } from './problem.ts';

/** What the desk and the worker that imports say to each other (`entrypoints/importer`). */

/** An export that the file may be: which marketplace's, and the currency that all its amounts are in, where it says so. */
export type Candidate = { adapter: string; format: string; currency: string | undefined };

/** What was found in a file, and what only the seller can say. */
export type Opened = {
  candidates: Candidate[];
  /** Several marketplaces have this header. */
  inDoubt: boolean;
  /** Which number of a date is the day cannot be told. */
  asksDateOrder: boolean;
  /** Names of the columns and the first rows, where no export is recognised. */
  header: string[];
  first: string[][];
};

/** The seller's answers. `host`: the site, where each is a shop of its own. */
export type Choice = { candidate: number; host: string; dateOrder: 'MDY' | 'DMY' | undefined };

export type Checked = { tally: Tally; sample: Sample; rows: number };

export type ToWorker =
  | { type: 'open'; file: File }
  | { type: 'check'; choice: Choice }
  | { type: 'run'; choice: Choice }
  | { type: 'stop' };

export type FromWorker =
  | { type: 'opened'; opened: Opened }
  | { type: 'progress'; rows: number }
  | { type: 'checked'; checked: Checked }
  | { type: 'imported'; record: Import }
  | { type: 'problem'; problem: Problem }
  /** Something of ours failed: its message, in English. */
  | { type: 'failed'; reason: string };
