import { browser } from 'wxt/browser';
import { contextKey, type PageContext } from '../../lib/app/page-context.ts';
import { type Subject, sendMessage } from '../../lib/bus.ts';
import type { Views } from './views.ts';

// Neither API is in the types of the other browser; each is asked for where it is there.
type SidePanel = {
  open(options: { tabId: number }): Promise<void>;
  setPanelBehavior(options: { openPanelOnActionClick: boolean }): Promise<void>;
};
type SidebarAction = { open(): Promise<void>; toggle(): Promise<void> };

const { sidePanel } = (globalThis as { chrome?: { sidePanel?: SidePanel } }).chrome ?? {};
const { sidebarAction } = browser as unknown as { sidebarAction?: SidebarAction };

/**
 * Opens the side panel beside a tab. The browser allows it only in the same turn as the person's act, so it must be
 * called before anything is awaited. Where there is no such panel the desk opens instead.
 */
export function openPanel(tabId: number): void {
  if (sidePanel) void sidePanel.open({ tabId }).catch(() => openDesk(''));
  else if (sidebarAction) void sidebarAction.open().catch(() => openDesk(''));
  else openDesk('');
}

/** The toolbar icon opens and closes the panel. */
export function watchPanel(): void {
  if (sidePanel) void sidePanel.setPanelBehavior({ openPanelOnActionClick: true }).catch(() => {});
  else browser.action.onClicked.addListener(() => void sidebarAction?.toggle());
  browser.tabs.onRemoved.addListener((tabId) => void clearContext(tabId));
}

/** A keyboard command, with the tab it was pressed in. */
export function openPanelHere(command: string, tab?: { id?: number | undefined }): void {
  const tabId = tab?.id;
  if (tabId === undefined) return;
  if (command === 'open-panel') openPanel(tabId);
  // A tab of another site has nobody who listens.
  if (command === 'open-palette') void sendMessage('openPalette', undefined, tabId).catch(() => {});
  if (command === 'toggle-strip') void sendMessage('toggleStrip', undefined, tabId).catch(() => {});
}

/** Opens the desk at a view, in the tab that already shows it if there is one. */
export function openDesk(hash: string): void {
  const url = `${browser.runtime.getURL('/desk.html')}${hash}`;
  void browser.tabs.query({ url: browser.runtime.getURL('/desk.html') }).then(([open]) => {
    if (open?.id === undefined) return browser.tabs.create({ url });
    return browser.tabs.update(open.id, { url, active: true });
  });
}

/** What a tab is about, for the side panel; kept in memory by the browser, across stops of the worker. */
export async function contextOf(tabId: number): Promise<PageContext | null> {
  const key = contextKey(tabId);
  return ((await browser.storage.session.get(key))[key] as PageContext | undefined) ?? null;
}

export async function setContext(tabId: number, context: PageContext): Promise<void> {
  await browser.storage.session.set({ [contextKey(tabId)]: context });
}

export async function clearContext(tabId: number): Promise<void> {
  await browser.storage.session.remove(contextKey(tabId));
}

/** Points the side panel of a tab at the customer of an order or thread. */
export async function showCustomer(views: Views, tabId: number, subject: Subject): Promise<void> {
  const { customer, order, thread } = await views.about(subject);
  const context = await contextOf(tabId);
  if (!context) return;
  await setContext(tabId, {
    ...context,
    customerId: customer?.id ?? null,
    orderKey: order?.key ?? null,
    threadKey: thread?.key ?? null,
    buyerName: order?.buyerName ?? thread?.buyerName ?? null,
    at: Date.now(),
    askedAt: Date.now(),
  });
}
