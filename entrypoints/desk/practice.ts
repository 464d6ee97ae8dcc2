import type { Adapter } from '../../lib/adapters/schema.ts';

/** The practice shop runs on this machine; it is offered only where it was started. */
export function isPractice(adapter: Adapter): boolean {
  return adapter.hosts.includes('localhost');
}
