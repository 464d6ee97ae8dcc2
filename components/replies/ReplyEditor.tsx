import { Languages, Plus } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { Menu } from '../ui/Menu.tsx';
import { TabPanel, Tabs } from '../ui/Tabs.tsx';
import { TagField } from '../ui/TagField.tsx';
import { useWords } from '../ui/words.tsx';
import { type FileKeeper, FilesField } from './FilesField.tsx';
import { Filing, type Place } from './Filing.tsx';
import type { FormProblem, ReplyForm, VariantForm } from './form.ts';
import { nameIn, ownName, replyLanguages } from './languages.ts';
import './replies.css';
import { VariantEditor, type VariantEditorProps } from './VariantEditor.tsx';

export type ReplyEditorProps = {
  form: ReplyForm;
  onChange: (form: ReplyForm) => void;
  /** The field that has to be filled in, once saving was tried. */
  problem: FormProblem | null;
  /** Tags of other replies, offered while typing. */
  knownTags: readonly string[];
  folders: readonly string[];
  places: readonly Place[];
  /** Title of another reply that has the same code, or null. */
  codeTaken: string | null;
  example: VariantEditorProps['example'];
  marketplaces: VariantEditorProps['marketplaces'];
  keeper: FileKeeper;
};

/** A reply in all its languages, and its tags. The caller keeps the form and saves it. */
export function ReplyEditor({
  form,
  onChange,
  problem,
  knownTags,
  folders,
  places,
  codeTaken,
  example,
  marketplaces,
  keeper,
}: ReplyEditorProps) {
  const { t, locale, language } = useWords();
  const written = Object.keys(form.variants);
  const [chosen, setChosen] = useState(written.includes(language) ? language : (written[0] ?? 'en'));
  const shown = written.includes(chosen) ? chosen : (written[0] ?? 'en');
  const variant = form.variants[shown];

  useEffect(() => {
    if (problem) setChosen(problem.language);
  }, [problem]);

  const change = (next: VariantForm) => onChange({ ...form, variants: { ...form.variants, [shown]: next } });
  const add = (code: string) => {
    onChange({ ...form, variants: { ...form.variants, [code]: { title: '', text: '', examples: '' } } });
    setChosen(code);
  };
  const remove = () => {
    const { [shown]: _gone, ...variants } = form.variants;
    onChange({ ...form, variants });
  };

  return (
    <div className="reply-editor">
      <Tabs
        label={t('desk.replies.languages')}
        value={shown}
        onChange={setChosen}
        items={written.map((code) => ({ value: code, label: ownName(code) }))}
        after={
          <Menu
            trigger={
              <Button variant="quiet" size="small" icon={<Plus aria-hidden="true" />}>
                {t('desk.replies.addLanguage')}
              </Button>
            }
            items={replyLanguages
              .filter((code) => !written.includes(code))
              .map((code) => ({ label: nameIn(code, locale), onSelect: () => add(code) }))}
          />
        }
      >
        <TabPanel value={shown}>
          {variant ? (
            <VariantEditor
              key={shown}
              language={shown}
              variant={variant}
              onChange={change}
              missing={problem?.language === shown ? problem.field : null}
              example={example}
              marketplaces={marketplaces}
            />
          ) : null}
        </TabPanel>
      </Tabs>
      <FilesField files={form.files} keeper={keeper} />
      <TagField
        label={t('desk.replies.tags')}
        hint={t('desk.replies.tagsHint')}
        tags={form.tags}
        known={knownTags}
        onChange={(tags) => onChange({ ...form, tags })}
      />
      <Filing form={form} onChange={onChange} folders={folders} places={places} codeTaken={codeTaken} />
      {written.length > 1 ? (
        <div>
          <Button variant="danger" size="small" icon={<Languages aria-hidden="true" />} onClick={remove}>
            {t('desk.replies.removeLanguage', { language: nameIn(shown, locale) })}
          </Button>
        </div>
      ) : null}
    </div>
  );
}
