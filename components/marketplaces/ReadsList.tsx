import { Check } from 'lucide-react';
import type { Adapter } from '../../lib/adapters/schema.ts';
import { useWords } from '../ui/words.tsx';
import { useFieldName } from './field-name.ts';
import './marketplaces.css';

const besides: Record<string, string[]> = { thread: ['messages', 'composer'], reviews: ['mark'] };

/** What an adapter reads, page by page, with the fields of each. */
export function ReadsList({ adapter: { pages, responses } }: { adapter: Adapter }) {
  const { t } = useWords();
  const fieldName = useFieldName();
  return (
    <ul className="m-reads" aria-label={t('desk.siteFile.reads')}>
      {pages.map((page) => (
        <li key={`${page.kind} ${page.path}`}>
          <Check aria-hidden="true" />
          <span>
            <strong>{t(`desk.kinds.${page.kind}`)}</strong> <code>{[page.path].flat().join(', ')}</code>
            <br />
            {[...Object.keys(page.fields), ...(besides[page.kind] ?? [])].map(fieldName).join(', ')}
          </span>
        </li>
      ))}
      {responses.length > 0 ? (
        <li>
          <Check aria-hidden="true" />
          <strong>{t('desk.sites.answers')}</strong>
        </li>
      ) : null}
    </ul>
  );
}
