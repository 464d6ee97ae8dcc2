import { Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { CaseStep } from '../../lib/model/case.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { Checkbox } from '../ui/Switch.tsx';
import { TextField } from '../ui/TextField.tsx';
import { useWords } from '../ui/words.tsx';
import './cases.css';

/** What is to be done about a case, ticked off as it is done. */
export function CaseSteps({
  steps,
  onChange,
  onRemove,
}: {
  steps: readonly CaseStep[];
  onChange: (steps: CaseStep[]) => void;
  /** With those that are left. */
  onRemove: (steps: CaseStep[]) => void;
}) {
  const { t } = useWords();
  const [written, setWritten] = useState('');
  const add = () => {
    const text = written.trim();
    if (!text) return;
    onChange([...steps, { text, doneAt: null }]);
    setWritten('');
  };
  return (
    <fieldset className="k-steps">
      <legend className="r-field-label">{t('cases.steps')}</legend>
      {steps.map((step, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two steps may say the same
        <div key={i} className="k-step">
          <Checkbox
            label={step.text}
            checked={step.doneAt !== null}
            onChange={(done) =>
              onChange(
                steps.map((one, at) => (at === i ? { ...one, doneAt: done ? Date.now() : null } : one)),
              )
            }
          />
          <IconButton
            size="small"
            label={t('cases.removeStep', { step: step.text })}
            icon={<Trash2 aria-hidden="true" />}
            onClick={() => onRemove(steps.toSpliced(i, 1))}
          />
        </div>
      ))}
      <div className="k-step-new">
        <TextField
          label={t('cases.newStep')}
          hideLabel
          placeholder={t('cases.newStep')}
          maxLength={300}
          value={written}
          onChange={setWritten}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
            event.preventDefault();
            add();
          }}
        />
        <Button icon={<Plus aria-hidden="true" />} onClick={add} disabled={!written.trim()}>
          {t('cases.addStep')}
        </Button>
      </div>
    </fieldset>
  );
}
