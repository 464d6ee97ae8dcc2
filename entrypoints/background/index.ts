import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { injectIntoOpenPages, onAccessChanged, registerScripts } from '../../lib/access.ts';
import { applyAdapters, knownHosts } from '../../lib/app/sites.ts';
import { openStore, REVISION } from '../../lib/open-store.ts';
import { starterIn } from '../../lib/replies/starter.ts';
import { setAsideUnreadable } from '../../lib/store/adapters.ts';
import { seedStarter } from '../../lib/store/replies.ts';
import { seedRules } from '../../lib/store/rules.ts';
import { answerCompanions } from './companion-messages.ts';
import { watchFollowups } from './followups.ts';
import { guardData } from './guard.ts';
import { languageNow } from './language.ts';
import { answerPages } from './page-messages.ts';
import { openDesk, openPanelHere, watchPanel } from './panel.ts';
import { answerTeaching } from './teach-messages.ts';
import { watchTiers } from './tiers.ts';
import { Views } from './views.ts';

/** Wiring only. Everything that must be heard after the worker was stopped is registered in this first turn. */
export default defineBackground({
  main() {
    const db = openStore();
    const guard = guardData(db);
    const followups = watchFollowups(db);
    const tiers = watchTiers(db);
    const views = new Views(db);
    answerPages(db, views);
    answerCompanions(db, views);
    watchPanel();

    answerTeaching(db);
    onAccessChanged(() => void applyAdapters(db));
    browser.runtime.onInstalled.addListener(({ reason }) => {
      if (reason === 'install') openDesk('#start');
      void knownHosts(db).then(injectIntoOpenPages);
    });
    browser.runtime.onStartup.addListener(() => {});
    browser.commands.onCommand.addListener(openPanelHere);
    browser.storage.local.onChanged.addListener((changes) => {
      if (!(REVISION in changes)) return;
      followups.soon();
      guard.soon();
      tiers.soon();
    });

    void knownHosts(db).then(registerScripts);
    void guard.checked.then((loss) => {
      // Into a database that lost its data nothing is put that would hide the loss.
      if (!loss) {
        void languageNow(db).then((language) => seedStarter(db, starterIn(language), Date.now()));
        void seedRules(db, Date.now());
      }
      void setAsideUnreadable(db, Date.now());
      followups.soon();
      tiers.soon();
    });
  },
});
