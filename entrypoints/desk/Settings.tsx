import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { ownName } from '../../components/replies/languages.ts';
import { ClockLimits } from '../../components/settings/ClockLimits.tsx';
import { ChecksOff, OwnWords } from '../../components/settings/MessageChecks.tsx';
import { QuietHours } from '../../components/settings/QuietHours.tsx';
import { SnoozePresets } from '../../components/settings/SnoozePresets.tsx';
import { WorkDays } from '../../components/settings/WorkDays.tsx';
import { Chip } from '../../components/ui/Chip.tsx';
import { Select } from '../../components/ui/Select.tsx';
import { marketplaceName } from '../../lib/app/access.ts';
import { useApp } from '../../lib/app/app.tsx';
import { languages, type UiLanguage } from '../../lib/model/reply.ts';
import { type Settings as SettingsKept, type TierName, tierOrder } from '../../lib/model/settings.ts';
import { suggestAgain } from '../../lib/store/recommend.ts';
import { tierName } from '../../lib/words/tier.ts';
import { MoneySettings } from './MoneySettings.tsx';
import { SavedText } from './SavedText.tsx';
import './settings-view.css';
import { TierLooks } from './TierLooks.tsx';
import { TierSettings } from './TierSettings.tsx';
import { useSaveSettings } from './use-save-settings.ts';
import { View } from './View.tsx';

/** Everything a seller can set. There is no save button but for tiers: each change is kept at once. */
export function Settings() {
  const { db, t, language, settings, adapters } = useApp();
  const [trySave, justSaved] = useSaveSettings();
  const save = async (change: Partial<SettingsKept>) => {
    await trySave(change);
  };
  const names = Object.fromEntries(
    tierOrder.map((level) => [level, tierName(t, level, settings.tierNames)]),
  ) as Record<TierName, string>;

  return (
    <View
      title={t('desk.views.settings')}
      text={t('desk.settings.text')}
      actions={
        <span role="status" className="d-saved">
          {justSaved ? (
            <>
              <Check aria-hidden="true" /> {t('desk.saved')}
            </>
          ) : null}
        </span>
      }
    >
      <Group title={t('desk.settings.language')} text={t('desk.settings.languageText')}>
        <Select<'system' | UiLanguage>
          label={t('desk.settings.language')}
          hideLabel
          value={settings.language}
          onChange={(language) => void save({ language })}
          options={[
            { value: 'system', label: t('desk.settings.languageSystem') },
            ...languages.map((value) => ({ value, label: ownName(value) })),
          ]}
        />
      </Group>
      <Group title={t('desk.settings.shop')} text={t('desk.settings.shopText')}>
        <SavedText
          label={t('desk.settings.shop')}
          hideLabel
          maxLength={100}
          stored={settings.shopName}
          onSave={(shopName) => save({ shopName })}
        />
      </Group>
      <Group title={t('desk.settings.tierRule')} text={t('desk.settings.tierText')}>
        <TierSettings names={names} save={trySave} />
      </Group>
      <Group title={t('desk.settings.tierNames')} text={t('desk.settings.tierNamesText')}>
        <TierLooks names={names} save={save} />
      </Group>
      <Group title={t('desk.settings.money')} text={t('desk.settings.moneyText')}>
        <MoneySettings save={save} />
      </Group>
      {settings.neverSuggest.length > 0 ? (
        <Group title={t('desk.settings.neverSuggest')} text={t('desk.settings.neverSuggestText')}>
          <ul className="s-chips">
            {settings.neverSuggest.map((product) => (
              <li key={product}>
                <Chip
                  onRemove={() => void suggestAgain(db, product)}
                  removeLabel={t('desk.settings.suggestAgain', { product })}
                >
                  {product}
                </Chip>
              </li>
            ))}
          </ul>
        </Group>
      ) : null}
      <Group title={t('desk.settings.ownWords')} text={t('desk.settings.ownWordsText')}>
        <OwnWords words={settings.ownWords} onChange={(ownWords) => void save({ ownWords })} />
      </Group>
      <Group title={t('desk.settings.checksOff')} text={t('desk.settings.checksOffText')}>
        <ChecksOff
          off={settings.checksOff}
          marketplaceName={(id) => {
            const adapter = adapters.find((one) => one.id === id);
            return adapter ? marketplaceName(adapter, language) : id;
          }}
          onChange={(checksOff) => void save({ checksOff })}
        />
      </Group>
      <Group title={t('desk.settings.quiet')} text={t('desk.settings.quietText')}>
        <QuietHours hours={settings.quietHours} onChange={(quietHours) => void save({ quietHours })} />
      </Group>
      <Group title={t('desk.settings.workDays')} text={t('desk.settings.workDaysText')}>
        <WorkDays days={settings.workDays} onChange={(workDays) => void save({ workDays })} />
      </Group>
      <Group title={t('desk.settings.clocks')} text={t('desk.settings.clocksText')}>
        <ClockLimits
          own={settings.clocks}
          onChange={(clocks) => void save({ clocks })}
          marketplaces={adapters.map((adapter) => ({
            id: adapter.id,
            name: marketplaceName(adapter, language),
            clocks: adapter.clocks,
          }))}
        />
      </Group>
      <Group title={t('desk.settings.snooze')} text={t('desk.settings.snoozeText')}>
        <SnoozePresets
          minutes={settings.snoozeMinutes}
          onChange={(snoozeMinutes) => void save({ snoozeMinutes })}
        />
      </Group>
    </View>
  );
}

/** One setting: what it is at the left, how it is set at the right. */
function Group({ title, text, children }: { title: string; text: string; children: ReactNode }) {
  return (
    <section className="d-setting">
      <div>
        <h2 className="d-setting-title">{title}</h2>
        <p className="d-setting-text">{text}</p>
      </div>
      <div className="d-setting-control">{children}</div>
    </section>
  );
}
