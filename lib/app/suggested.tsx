import { SameNotice } from '../../components/customer/SameNotice.tsx';
import { suggestionsFor } from '../store/suggestions.ts';
import { useQuery } from './hooks.ts';

/** Whom this customer most likely is the same as; nothing while nobody is suggested. */
export function Suggested({
  customerId,
  onCompare,
}: {
  customerId: string;
  onCompare: (otherId: string) => void;
}) {
  const suggestions = useQuery((db) => suggestionsFor(db, customerId), [customerId]);
  const [first, ...rest] = suggestions ?? [];
  if (!first) return null;
  const other = first.ids[0] === customerId ? 1 : 0;
  return (
    <SameNotice
      name={first.names[other]}
      evidence={first.evidence}
      more={rest.length}
      onCompare={() => onCompare(first.ids[other])}
    />
  );
}
