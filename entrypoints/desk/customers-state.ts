import type { CustomerSort } from '../../lib/store/customers.ts';
import { go } from './route.ts';
import type { Chosen } from './segments/chosen.ts';

/** What the customers view shows. Kept beside it: going to a customer and back must not lose what was searched. */
export type CustomersState = {
  query: string;
  sort: CustomerSort;
  tag: string | null;
  chosen: string | null;
  segment: Chosen;
};

const everybody: CustomersState = {
  query: '',
  sort: 'recent',
  tag: null,
  chosen: null,
  segment: { kind: 'all' },
};
let kept = everybody;

export function keptState(): CustomersState {
  return kept;
}

export function keep(state: CustomersState): void {
  kept = state;
}

/** Opens the customers behind a number as a list, where something can be done for all of them. */
export function showCustomers(title: string, ids: Iterable<string>): void {
  kept = { ...everybody, segment: { kind: 'list', title, ids: new Set(ids) } };
  go('customers');
}
