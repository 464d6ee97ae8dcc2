import { Download, ImageDown } from 'lucide-react';
import { type PictureShape, pictureOf } from '../../../components/insights/picture.ts';
import { Button } from '../../../components/ui/Button.tsx';
import { download } from '../../../components/ui/download.ts';
import { useApp } from '../../../lib/app/app.tsx';
import { type CsvRow, csvOf } from '../../../lib/insights/csv.ts';

/** Saves the numbers of a chart or table as CSV, and as a picture. They are only made when it is asked for. */
export function SaveAs({
  of,
  name,
  rows,
  picture,
}: {
  /** The title of what is saved. */
  of: string;
  /** Of the file. */
  name: string;
  rows: () => CsvRow[];
  /** Undefined for what has a picture of its own, or is words. */
  picture?: PictureShape;
}) {
  const { t } = useApp();
  return (
    <span className="i-save">
      <Button
        size="small"
        variant="quiet"
        aria-label={`${t('insights.csv')}: ${of}`}
        icon={<Download aria-hidden="true" />}
        onClick={() => download(new Blob([csvOf(rows())], { type: 'text/csv' }), `${name}.csv`)}
      >
        {t('insights.csv')}
      </Button>
      {picture ? (
        <Button
          size="small"
          variant="quiet"
          aria-label={`${t('insights.png')}: ${of}`}
          icon={<ImageDown aria-hidden="true" />}
          onClick={async ({ currentTarget }) => {
            const png = await pictureOf(of, rows(), picture, currentTarget);
            if (png) download(png, `${name}.png`);
          }}
        >
          {t('insights.png')}
        </Button>
      ) : null}
    </span>
  );
}
