import type { Evidence } from '../../lib/model/merge.ts';
import { evidenceWords } from '../../lib/words/evidence.ts';
import { Button } from '../ui/Button.tsx';
import { Banner } from '../ui/Notice.tsx';
import { useWords } from '../ui/words.tsx';

/** That this customer may be the same person as another, and why. */
export function SameNotice({
  name,
  evidence,
  more,
  onCompare,
}: {
  name: string;
  evidence: readonly Evidence[];
  /** How many others there are besides. */
  more: number;
  onCompare: () => void;
}) {
  const { t } = useWords();
  return (
    <Banner
      tone="info"
      title={t('same.mayBe', { name: name || t('customer.noName') })}
      action={
        <Button size="small" onClick={onCompare}>
          {t('same.compare')}
        </Button>
      }
    >
      {evidence.map((one) => evidenceWords(t, one)).join(' · ')}
      {more > 0 ? ` · ${t('same.more', { count: more })}` : null}
    </Banner>
  );
}
