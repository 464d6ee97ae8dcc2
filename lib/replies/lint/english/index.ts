import type { Detector } from '../patterns.ts';
import { away } from './away.ts';
import { claims } from './claims.ts';
import { promises } from './promises.ts';
import { requests } from './requests.ts';
import { reviews } from './reviews.ts';

/** What speaks against sending a text, by rule, as it is put in English. */
export const englishRules: Record<string, Detector> = {
  ...away,
  ...reviews,
  ...claims,
  ...requests,
  ...promises,
};
