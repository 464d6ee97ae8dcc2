import { Download } from 'lucide-react';
import { Button } from '../../../components/ui/Button.tsx';
import { useApp } from '../../../lib/app/app.tsx';
import { csvOf } from '../../../lib/insights/csv.ts';
import { download } from '../download.ts';

/** Saves the numbers of a chart or table as a CSV file. They are only made when it is asked for. */
export function CsvButton({
  of,
  name,
  rows,
}: {
  /** The title of what is saved. */
  of: string;
  /** Of the file. */
  name: string;
  rows: () => Record<string, string | number>[];
}) {
  const { t } = useApp();
  return (
    <Button
      size="small"
      variant="quiet"
      aria-label={`${t('insights.csv')}: ${of}`}
      icon={<Download aria-hidden="true" />}
      onClick={() => download(new Blob([csvOf(rows())], { type: 'text/csv' }), `${name}.csv`)}
    >
      {t('insights.csv')}
    </Button>
  );
}
