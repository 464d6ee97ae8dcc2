import { browser } from 'wxt/browser';

/** Opens the desk in a tab of its own, at a view: `#replies/<id>`. */
export function openDesk(hash = ''): void {
  void browser.tabs.create({ url: `${browser.runtime.getURL('/desk.html')}${hash}` });
}
