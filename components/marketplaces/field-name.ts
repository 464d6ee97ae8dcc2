import type { FieldName } from '../../lib/adapters/schema.ts';
import { useWords } from '../ui/words.tsx';

const named = [
  'orderId',
  'buyerId',
  'username',
  'email',
  'name',
  'placedAt',
  'total',
  'currency',
  'status',
  'threadId',
  'messages',
  'composer',
  'mark',
] as const satisfies (FieldName | 'messages' | 'composer' | 'mark')[];

/** Says a field of a page in the seller's language. */
export function useFieldName(): (field: string) => string {
  const { t } = useWords();
  return (field) => {
    const known = named.find((name) => name === field);
    return known ? t(`panel.fields.${known}`) : field;
  };
}
