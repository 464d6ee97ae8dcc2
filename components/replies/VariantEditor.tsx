import { useRef } from 'react';
import { type FillFacts, fillParts, knownFor, textOf } from '../../lib/replies/fill.ts';
import { type Problem, parseTemplate } from '../../lib/replies/template.ts';
import { TextArea } from '../ui/TextArea.tsx';
import { TextField } from '../ui/TextField.tsx';
import { useWords } from '../ui/words.tsx';
import { Filled } from './Filled.tsx';
import type { VariantForm } from './form.ts';
import { type CheckedFor, LintLines } from './LintLines.tsx';
import { Tags } from './Tags.tsx';
import { TextProblems } from './TextProblems.tsx';

export type VariantEditorProps = {
  language: string;
  variant: VariantForm;
  onChange: (variant: VariantForm) => void;
  missing: 'title' | 'text' | null;
  /** An invented customer and order the preview is filled from. */
  example: FillFacts;
  marketplaces: readonly CheckedFor[];
};

/** Title, text with its placeholders, preview and rules, and example questions, in one language. */
export function VariantEditor({
  language,
  variant,
  onChange,
  missing,
  example,
  marketplaces,
}: VariantEditorProps) {
  const { t } = useWords();
  const text = useRef<HTMLTextAreaElement>(null);
  const lang = language.replace('_', '-');

  const { problems } = parseTemplate(variant.text);
  const parts = fillParts(variant.text, knownFor(example, language));

  const insert = (tag: string) => {
    text.current?.focus();
    // The one way in that the field's own undo (Ctrl+Z) can take back.
    document.execCommand('insertText', false, tag);
  };
  const go = ({ at, length }: Problem) => {
    text.current?.focus();
    text.current?.setSelectionRange(at, at + length);
  };

  return (
    <div className="reply-variant">
      <TextField
        label={t('desk.replies.titleLabel')}
        value={variant.title}
        maxLength={200}
        lang={lang}
        error={missing === 'title' ? t('desk.replies.titleMissing') : null}
        onChange={(title) => onChange({ ...variant, title })}
      />
      <div className="reply-columns">
        <div className="reply-write">
          <TextArea
            ref={text}
            label={t('desk.replies.textLabel')}
            minRows={7}
            value={variant.text}
            maxLength={10_000}
            lang={lang}
            error={missing === 'text' ? t('desk.replies.textMissing') : null}
            onChange={(next) => onChange({ ...variant, text: next })}
          />
          <TextProblems text={variant.text} problems={problems} onGo={go} />
          <Tags onInsert={insert} />
        </div>
        <div className="reply-see">
          <p className="r-field-label reply-see-title">{t('desk.replies.preview')}</p>
          <div className="reply-preview" lang={lang}>
            {variant.text.trim() ? (
              <Filled parts={parts} />
            ) : (
              <span className="reply-soft">{t('desk.replies.previewEmpty')}</span>
            )}
          </div>
          <LintLines text={textOf(parts)} template={variant.text} marketplaces={marketplaces} />
        </div>
      </div>
      <TextArea
        label={t('desk.replies.examples')}
        hint={t('desk.replies.examplesHint')}
        minRows={3}
        value={variant.examples}
        lang={lang}
        onChange={(examples) => onChange({ ...variant, examples })}
      />
    </div>
  );
}
