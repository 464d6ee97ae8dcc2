import { useId } from 'react';
import { OrderState } from '../../lib/model/order.ts';
import type { ReplyPlaces } from '../../lib/model/reply.ts';
import { Chip } from '../ui/Chip.tsx';
import { Select } from '../ui/Select.tsx';
import { Switch } from '../ui/Switch.tsx';
import { TextField } from '../ui/TextField.tsx';
import { useWords } from '../ui/words.tsx';
import type { ReplyForm } from './form.ts';
import { nameIn, replyLanguages } from './languages.ts';
import './replies.css';

/** A marketplace and, where each of its hosts is a shop of its own, those. */
export type Place = { id: string; name: string; shops: readonly string[] };

/** How a reply is called and where it is offered: code, folder, pin, and conditions. */
export function Filing({
  form,
  onChange,
  folders,
  places,
  codeTaken,
}: {
  form: ReplyForm;
  onChange: (form: ReplyForm) => void;
  /** Folders that other replies are in. */
  folders: readonly string[];
  places: readonly Place[];
  /** Title of another reply with this code, or null. */
  codeTaken: string | null;
}) {
  const { t, locale } = useWords();
  const list = useId();
  const states = OrderState.options.filter((state) => state !== 'unknown');
  const chosen = form.places.marketplaces;
  const shops = places.filter(({ id }) => chosen.includes(id)).flatMap((place) => place.shops);
  const put = (change: Partial<ReplyPlaces>) => onChange({ ...form, places: { ...form.places, ...change } });
  const count = Object.values(form.places).reduce((sum, one) => sum + one.length, 0);
  return (
    <div className="reply-filing">
      <div className="reply-filing-row">
        <TextField
          label={t('desk.replies.code')}
          hint={t('desk.replies.codeHint')}
          value={form.code}
          maxLength={30}
          error={codeTaken === null ? null : t('desk.replies.codeTaken', { title: codeTaken })}
          onChange={(code) => onChange({ ...form, code: code.replace(/\s/g, '') })}
        />
        <TextField
          label={t('desk.replies.folder')}
          hint={t('desk.replies.folderHint')}
          value={form.folder}
          maxLength={200}
          list={list}
          onChange={(folder) => onChange({ ...form, folder })}
        />
        <Select<ReplyForm['asks']>
          label={t('desk.replies.asks')}
          value={form.asks}
          onChange={(asks) => onChange({ ...form, asks })}
          options={(['', 'csat', 'nps'] as const).map((value) => ({
            value,
            label: t(`desk.replies.asksFor.${value || 'none'}`),
          }))}
        />
        <datalist id={list}>
          {folders.map((folder) => (
            <option key={folder} value={folder} />
          ))}
        </datalist>
      </div>
      <Switch
        label={t('desk.replies.pinned')}
        checked={form.pinned}
        onChange={(pinned) => onChange({ ...form, pinned })}
      />
      <Switch
        label={t('desk.replies.private')}
        checked={form.private}
        onChange={(on) => onChange({ ...form, private: on })}
      />
      <details className="reply-places" open={count > 0 ? true : undefined}>
        <summary>{t('desk.replies.places', { count })}</summary>
        <Choice
          label={t('desk.replies.placesMarketplace')}
          options={places.map(({ id, name }) => ({ value: id, label: name }))}
          chosen={chosen}
          onChange={(marketplaces) => put({ marketplaces })}
        />
        {shops.length > 1 ? (
          <Choice
            label={t('desk.replies.placesShop')}
            options={shops.map((shop) => ({ value: shop, label: shop }))}
            chosen={form.places.shops}
            onChange={(kept) => put({ shops: kept })}
          />
        ) : null}
        <Choice
          label={t('desk.replies.placesState')}
          options={states.map((state) => ({ value: state, label: t(`customer.states.${state}`) }))}
          chosen={form.places.states}
          onChange={(kept) => put({ states: kept })}
        />
        <Choice
          label={t('desk.replies.placesLanguage')}
          options={replyLanguages.map((code) => ({ value: code, label: nameIn(code, locale) }))}
          chosen={form.places.languages}
          onChange={(kept) => put({ languages: kept })}
        />
      </details>
    </div>
  );
}

function Choice<T extends string>({
  label,
  options,
  chosen,
  onChange,
}: {
  label: string;
  options: readonly { value: T; label: string }[];
  chosen: readonly T[];
  onChange: (chosen: T[]) => void;
}) {
  return (
    <fieldset className="reply-choice">
      <legend className="r-field-label">{label}</legend>
      {options.map(({ value, label: name }) => {
        const on = chosen.includes(value);
        return (
          <Chip
            key={value}
            selected={on}
            onClick={() => onChange(on ? chosen.filter((one) => one !== value) : [...chosen, value])}
          >
            {name}
          </Chip>
        );
      })}
    </fieldset>
  );
}
