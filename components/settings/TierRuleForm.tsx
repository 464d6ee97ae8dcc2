import { useId, useState } from 'react';
import { minorDigits, toMajor, toMinor } from '../../lib/model/currency.ts';
import type { TierName, TierRule } from '../../lib/model/settings.ts';
import { Select } from '../ui/Select.tsx';
import { TextField } from '../ui/TextField.tsx';
import { useWords } from '../ui/words.tsx';
import { currencyOptions } from './currencies.ts';
import './settings.css';

type By = TierRule['by'];
const ways: readonly By[] = ['shares', 'spend', 'orders'];
/** From the lowest up, as they must rise. */
const rising = ['gold', 'vip', 'platinum'] as const;
type Threshold = (typeof rising)[number];
type Written = Record<Threshold, string>;

const suggested: Record<'spend' | 'orders', Record<Threshold, number>> = {
  spend: { gold: 100, vip: 300, platinum: 1_000 },
  orders: { gold: 2, vip: 5, platinum: 10 },
};

/** Stretches that sellers count in: a month, a quarter, half a year, a year. */
const spans: readonly number[] = [30, 90, 180, 365];
const EVER = 'ever';

/** The stretches to choose from, with the one that is set where it is another. */
function withinOptions(set: number | undefined): number[] {
  return [...new Set([...spans, ...(set === undefined ? [] : [set])])].sort((a, b) => a - b);
}

/** How tiers are given. Every change is handed over at once; what cannot be used says why. */
export function TierRuleForm({
  rule,
  currency,
  names,
  onChange,
}: {
  rule: TierRule;
  /** Home currency, for a rule that has none yet. */
  currency: string;
  /** What the four tiers are called. */
  names: Record<TierName, string>;
  /** Null while something in it cannot be used. */
  onChange: (rule: TierRule | null) => void;
}) {
  const { t, locale } = useWords();
  const name = useId();
  const [by, setBy] = useState<By>(rule.by);
  const [unit, setUnit] = useState(rule.by === 'spend' ? rule.currency : currency);
  const [within, setWithin] = useState(rule.by === 'shares' ? undefined : rule.within);
  const [written, setWritten] = useState<Written>(() => writtenOf(rule, by, unit));
  const numbers = by === 'shares' ? null : read(written, by);

  const hand = (change: { by?: By; unit?: string; written?: Written; within?: number | undefined }) => {
    const next = { by, unit, written, within, ...change };
    setBy(next.by);
    setUnit(next.unit);
    setWritten(next.written);
    setWithin(next.within);
    onChange(ruleOf(next));
  };
  const problem = (at: Threshold): string | null => {
    if (!numbers) return null;
    const value = numbers[at];
    if (value === null) return t(by === 'orders' ? 'desk.settings.wholeNumber' : 'desk.settings.amount');
    const below = rising[rising.indexOf(at) - 1];
    const under = below ? numbers[below] : 0;
    if (below && under !== null && value <= under)
      return t('desk.settings.mustBeAbove', { tier: names[below] });
    return null;
  };
  return (
    <div className="s-tier">
      <fieldset className="s-ways">
        <legend className="r-hidden">{t('desk.settings.tierRule')}</legend>
        {ways.map((way) => (
          <label key={way} className="s-way">
            <input
              type="radio"
              name={name}
              checked={by === way}
              onChange={() => hand({ by: way, written: writtenOf(rule, way, unit) })}
            />
            <span>
              <span className="s-way-name">{t(`desk.settings.by.${way}`)}</span>
              <span className="s-way-text">{t(`desk.settings.byText.${way}`)}</span>
            </span>
          </label>
        ))}
      </fieldset>
      {by === 'shares' ? null : (
        <div className="s-thresholds">
          {by === 'spend' ? (
            <Select
              label={t('desk.settings.currency')}
              value={unit}
              onChange={(next) => hand({ unit: next })}
              options={currencyOptions(locale, [unit])}
            />
          ) : null}
          <Select
            label={t('desk.settings.within')}
            value={within === undefined ? EVER : String(within)}
            onChange={(next) => hand({ within: next === EVER ? undefined : Number(next) })}
            options={[
              { value: EVER, label: t('desk.settings.ever') },
              ...withinOptions(within).map((days) => ({
                value: String(days),
                label: t('desk.settings.lastDays', { days }),
              })),
            ]}
          />
          {[...rising].reverse().map((at) => (
            <TextField
              key={at}
              label={t(by === 'spend' ? 'desk.settings.fromSpend' : 'desk.settings.fromOrders', {
                tier: names[at],
                currency: unit,
              })}
              inputMode={by === 'spend' ? 'decimal' : 'numeric'}
              className="s-number"
              value={written[at]}
              error={problem(at)}
              onChange={(text) => hand({ written: { ...written, [at]: text } })}
            />
          ))}
          <p className="s-note">{t('desk.settings.belowGold', { tier: names.regular })}</p>
        </div>
      )}
    </div>
  );
}

function writtenOf(rule: TierRule, by: By, unit: string): Written {
  const of = (at: Threshold): string => {
    if (by === 'shares') return '';
    if (rule.by !== by) return String(suggested[by][at]);
    return String(rule.by === 'spend' ? toMajor({ minor: rule[at], currency: unit }) : rule[at]);
  };
  return { gold: of('gold'), vip: of('vip'), platinum: of('platinum') };
}

function read(written: Written, by: 'spend' | 'orders'): Record<Threshold, number | null> {
  const of = (text: string) => {
    const plain = text.normalize('NFKC').trim().replaceAll(',', '');
    const fits = by === 'orders' ? /^\d+$/.test(plain) : /^\d+(\.\d+)?$/.test(plain);
    const value = Number(plain);
    return fits && value > 0 && value < 1e10 ? value : null;
  };
  return { gold: of(written.gold), vip: of(written.vip), platinum: of(written.platinum) };
}

/** The rule as it is kept, or null while something in it cannot be used. */
function ruleOf({
  by,
  unit: currency,
  written,
  within,
}: {
  by: By;
  unit: string;
  written: Written;
  within: number | undefined;
}): TierRule | null {
  if (by === 'shares') return { by };
  const { gold, vip, platinum } = read(written, by);
  if (gold === null || vip === null || platinum === null || gold >= vip || vip >= platinum) return null;
  const span = within === undefined ? {} : { within };
  if (by === 'orders') return { by, gold, vip, platinum, ...span };
  // Two amounts that differ by less than the currency can say are the same amount.
  const minor = (major: number) => toMinor(Number(major.toFixed(minorDigits(currency))), currency);
  const kept = { gold: minor(gold), vip: minor(vip), platinum: minor(platinum) };
  if (kept.gold < 1 || kept.gold >= kept.vip || kept.vip >= kept.platinum) return null;
  return { by, currency, ...kept, ...span };
}
