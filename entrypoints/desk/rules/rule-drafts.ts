import type { FollowupRule } from '../../../lib/model/rule.ts';
import { Drafts } from '../drafts.ts';

/** Rules that were changed and not saved. */
export const ruleDrafts = new Drafts<FollowupRule>();
