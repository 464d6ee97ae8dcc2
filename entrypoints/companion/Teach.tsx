import { ArrowLeftRight, ChevronLeft, ChevronRight, X } from 'lucide-react';
import { useEffect, useId, useRef } from 'react';
import { Button, IconButton } from '../../components/ui/Button.tsx';
import { useWords } from '../../components/ui/words.tsx';
import type { TeachCommand, TeachView } from '../../lib/bus.ts';
import { formatMoney } from '../../lib/model/currency.ts';
import type { Link } from './link.ts';
import './teach.css';

/** Steps that may be left out: a site is worth reading when only its order numbers are known. */
const skippable = [
  'buyer',
  'total',
  'placedAt',
  'status',
  'threadBuyer',
  'threadOrder',
  'seller',
  'openThread',
];

/** The teach bar: says what to click, shows what that reads on the first rows, and asks what cannot be told. */
export function Teach({ view, link }: { view: TeachView; link: Link }) {
  const { t } = useWords();
  const { step, choices, problem } = view;
  const send = (command: TeachCommand) => link.send({ type: 'teach', command });
  const title = useRef<HTMLHeadingElement>(null);
  // Each step is announced, and the arrow keys begin in the bar.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new step moves the focus
  useEffect(() => title.current?.focus(), [step]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { target, key } = event;
      const own = target instanceof Element && target.matches('input, select, button');
      if (own || !/^(Arrow\w+|Enter)$/.test(key)) return;
      event.preventDefault();
      link.send({ type: 'teach', command: { do: 'key', key } });
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [link]);

  const picked = choices.length > 0 || view.values.length > 0;
  const waits = view.picking && !picked;
  const asked = view.ask !== null && view.ask.answer === null;
  return (
    <section className="teach" aria-label={t('teach.label', { host: view.host })}>
      <header className="row">
        <span className="soft clip grow">{t('teach.label', { host: view.host })}</span>
        <span className="soft">{t('teach.at', { at: view.at, of: view.of })}</span>
        <IconButton
          size="small"
          label={t('teach.aside')}
          icon={<ArrowLeftRight aria-hidden="true" />}
          onClick={() => send({ do: 'aside' })}
        />
        <IconButton
          size="small"
          label={t('teach.leave')}
          icon={<X aria-hidden="true" />}
          onClick={() => send({ do: 'leave' })}
        />
      </header>
      <h1 ref={title} tabIndex={-1}>
        {t(`teach.title.${step}`)}
      </h1>
      <p className="soft">{t(`teach.text.${step}`)}</p>
      <div role="status">
        {problem ? <p className="teach-problem">{t(`teach.problem.${problem}`)}</p> : null}
        <Reads view={view} />
      </div>
      {view.ask ? <Ask ask={view.ask} send={send} /> : null}
      {choices.length > 0 ? <Ways view={view} send={send} /> : null}
      <footer className="row">
        {view.at > 1 ? (
          <Button size="small" variant="quiet" onClick={() => send({ do: 'back' })}>
            {t('teach.back')}
          </Button>
        ) : null}
        <span className="grow" />
        {skippable.includes(step) && !view.single ? (
          <Button size="small" onClick={() => send({ do: 'skip' })}>
            {t(step === 'openThread' ? 'teach.noThread' : 'teach.skip')}
          </Button>
        ) : null}
        <Button size="small" variant="primary" disabled={waits || asked} onClick={() => send({ do: 'next' })}>
          {t(
            step === 'saveOrders' || step === 'done'
              ? 'teach.save'
              : view.picking
                ? 'teach.next'
                : 'teach.here',
          )}
        </Button>
      </footer>
    </section>
  );
}

/** What the chosen way reads, on the first rows. */
function Reads({ view: { values, rows, step } }: { view: TeachView }) {
  const { t, locale } = useWords();
  return (
    <>
      {rows ? (
        <p className={rows.missed > 0 || rows.read === 0 ? 'teach-problem' : 'teach-good'}>
          {t('teach.rows', { count: rows.read })}
          {rows.missed > 0 ? ` · ${t('teach.missed', { count: rows.missed })}` : null}
        </p>
      ) : null}
      {values.length > 0 ? (
        <ol className="teach-values" aria-label={t('teach.reads')}>
          {values.map((value, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two rows may read the same, and their order is all they are
            <li key={`${step} ${i}`} className={value === null ? 'teach-none' : 'clip'}>
              {value === null
                ? t('teach.none')
                : typeof value === 'string'
                  ? value
                  : formatMoney(value, locale)}
            </li>
          ))}
        </ol>
      ) : null}
    </>
  );
}

/** The way that is chosen among those found, and why it may break. */
function Ways({
  view: { choices, chosen },
  send,
}: {
  view: TeachView;
  send: (command: TeachCommand) => void;
}) {
  const { t } = useWords();
  const choice = choices[chosen];
  if (!choice) return null;
  return (
    <div className="teach-way">
      <div className="row">
        <span className="grow">{t('teach.way', { at: chosen + 1, of: choices.length })}</span>
        {choices.length > 1 ? (
          <>
            <IconButton
              size="small"
              label={t('teach.before')}
              icon={<ChevronLeft aria-hidden="true" />}
              disabled={chosen === 0}
              onClick={() => send({ do: 'choose', index: chosen - 1 })}
            />
            <IconButton
              size="small"
              label={t('teach.another')}
              icon={<ChevronRight aria-hidden="true" />}
              disabled={chosen === choices.length - 1}
              onClick={() => send({ do: 'choose', index: chosen + 1 })}
            />
          </>
        ) : null}
      </div>
      <code className="clip" title={choice.css}>
        {choice.css}
      </code>
      <p className={choice.weak ? 'teach-weak' : 'teach-good'}>
        {choice.weak
          ? `⚠ ${t(`teach.weak.${choice.weak}`)}`
          : t(choice.label ? 'teach.byLabel' : 'teach.steady')}
      </p>
    </div>
  );
}

/** What no row can tell: a sign's currency, the order of day and month, whether a name is one account's alone. */
function Ask({ ask, send }: { ask: NonNullable<TeachView['ask']>; send: (command: TeachCommand) => void }) {
  const { t } = useWords();
  const id = useId();
  const answer = (value: string) => send({ do: 'answer', answer: value });
  if (ask.what === 'currency') {
    return (
      <p className="teach-ask">
        <label htmlFor={id}>{t('teach.ask.currency')}</label>{' '}
        <select
          id={id}
          className="r-input"
          value={ask.answer ?? ''}
          onChange={({ currentTarget }) => answer(currentTarget.value)}
        >
          <option value="" disabled>
            …
          </option>
          {(ask.options.length > 0 ? ask.options : Intl.supportedValuesOf('currency')).map((code) => (
            <option key={code}>{code}</option>
          ))}
        </select>
      </p>
    );
  }
  const options = ask.what === 'buyer' ? (['username', 'name'] as const) : (['MDY', 'DMY'] as const);
  return (
    <fieldset className="teach-ask">
      <legend>{t(`teach.ask.${ask.what}`)}</legend>
      {options.map((option) => (
        <label key={option}>
          <input type="radio" name={id} checked={ask.answer === option} onChange={() => answer(option)} />{' '}
          {t(`teach.answer.${option}`)}
        </label>
      ))}
    </fieldset>
  );
}
