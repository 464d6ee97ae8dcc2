import { useState } from 'react';
import { Button } from '../../../components/ui/Button.tsx';
import { FileButton } from '../../../components/ui/FileButton.tsx';
import { Banner } from '../../../components/ui/Notice.tsx';
import { useApp } from '../../../lib/app/app.tsx';
import { problemWords } from '../../../lib/words/imports.ts';
import { Section } from '../View.tsx';
import { Choices } from './Choices.tsx';
import './import.css';
import { Review } from './Review.tsx';
import { type Importer, type Step, useImporter } from './use-importer.ts';

/** Importing an export file: choose, see what it would do, import, undo. */
export function ImportOrders() {
  const { t } = useApp();
  const importer = useImporter();
  const { step } = importer;
  const busy = step.at === 'reading' || step.at === 'importing';
  return (
    <Section title={t('desk.import.heading')}>
      <p className="d-data-text">{t('desk.import.text')}</p>
      <FileDrop onFile={importer.open} disabled={busy} />
      <div aria-live="polite">
        <Now importer={importer} />
      </div>
      <div role="alert">
        {step.at === 'problem' ? <Problem step={step} onClose={importer.close} /> : null}
      </div>
    </Section>
  );
}

/** A button that takes a file, and a place to drop one on. */
function FileDrop({ onFile, disabled }: { onFile: (file: File) => void; disabled: boolean }) {
  const { t } = useApp();
  const [over, setOver] = useState(false);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a way beside the button, not instead of it
    <div
      className={over ? 'd-drop d-drop-over' : 'd-drop'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        const [file] = event.dataTransfer.files;
        if (file && !disabled) onFile(file);
      }}
    >
      <FileButton
        label={t('desk.import.title')}
        accept=".csv,.tsv,.txt,.xlsx,text/csv,text/tab-separated-values"
        variant="primary"
        disabled={disabled}
        onFiles={([file]) => onFile(file)}
      />
      <span className="d-soft">{t('desk.import.drop')}</span>
    </div>
  );
}

function Now({ importer }: { importer: Importer }) {
  const { t } = useApp();
  const { step } = importer;
  switch (step.at) {
    case 'reading':
    case 'importing':
      return <Progress step={step} onStop={importer.stop} />;
    case 'opened':
      return (
        <Choices step={step} onOpen={importer.open} onCheck={importer.check} onCancel={importer.close} />
      );
    case 'checked':
      return <Review step={step} onRun={importer.run} onCancel={importer.close} />;
    case 'done': {
      const { state, added, changed } = step.record;
      const text =
        state === 'done'
          ? t('desk.import.done', {
              added: t('desk.import.wasAdded', { count: added }),
              changed: t('desk.import.wasChanged', { count: changed }),
            })
          : t('desk.import.stopped');
      return (
        <div className="d-data-note">
          <Banner tone={state === 'done' ? 'good' : 'warning'}>{text}</Banner>
        </div>
      );
    }
    default:
      return null;
  }
}

function Progress({ step, onStop }: { step: Step & { at: 'reading' | 'importing' }; onStop: () => void }) {
  const { t, locale } = useApp();
  const format = new Intl.NumberFormat(locale);
  const name = step.file.name;
  const importing = step.at === 'importing';
  const title = importing ? t('desk.import.importing', { name }) : t('desk.import.reading', { name });
  return (
    <div className="d-import-progress">
      <span>{title}</span>
      <progress aria-label={title} {...(importing ? { value: step.rows, max: Math.max(step.all, 1) } : {})} />
      <span className="d-soft d-import-rows">
        {importing
          ? t('desk.import.rowsOf', { done: format.format(step.rows), all: format.format(step.all) })
          : t('desk.import.rows', { count: step.rows })}
      </span>
      <Button size="small" onClick={onStop}>
        {t('desk.import.stop')}
      </Button>
    </div>
  );
}

function Problem({ step, onClose }: { step: Step & { at: 'problem' }; onClose: () => void }) {
  const { t } = useApp();
  const { problem, file } = step;
  const why =
    'code' in problem ? problemWords(t, problem) : t('desk.import.failed', { reason: problem.reason });
  return (
    <div className="d-data-note">
      <Banner
        tone="danger"
        title={t('desk.import.problem')}
        action={
          <Button size="small" onClick={onClose}>
            {t('ui.dismiss')}
          </Button>
        }
      >
        {`${file.name}: ${why}`}
      </Banner>
    </div>
  );
}
