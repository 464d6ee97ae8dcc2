import { CSPProvider } from '@base-ui/react/csp-provider';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '../../components/ui/theme.css';
import './companion.css';
import { WordsProvider } from '../../components/ui/words.tsx';
import { sendMessage, type View } from '../../lib/bus.ts';
import { localeOf } from '../../lib/words/translate.ts';
import { App } from './App.tsx';
import { Link } from './link.ts';

/**
 * A companion frame starts empty. It shows something only after our own content script has handed it a port together
 * with a token that the background knows: a page that embeds this frame by itself gets an empty box.
 */
window.addEventListener('message', async ({ data, ports }) => {
  const [port] = ports;
  const token = (data as { token?: unknown } | null)?.token;
  if (!port || typeof token !== 'string') return;
  const claim = { token, frame: crypto.randomUUID() };
  const language = await sendMessage('claimCompanion', claim).catch(() => null);
  if (!language) return;
  document.documentElement.lang = localeOf(language);
  const root = document.getElementById('root');
  if (!root) return;
  const view = location.hash.slice(1) as View;
  document.body.dataset.view = view;
  createRoot(root).render(
    <StrictMode>
      <CSPProvider disableStyleElements>
        <WordsProvider language={language}>
          <App view={view} link={new Link(port)} />
        </WordsProvider>
      </CSPProvider>
    </StrictMode>,
  );
});
