import { defineContentScript } from 'wxt/utils/define-content-script';
import { unpackPaths } from '../lib/adapters/paths.ts';

/**
 * Paths of the answers our adapters read, `*` for one segment, packed, with the hosts that answer (`one|another`,
 * nothing for the page's own); put in at build time.
 */
declare const __ANSWER_PATHS__: [hosts: string, paths: string][];

/** Larger bodies are only reported: copying them would hold up the page. */
const MOST_CHARACTERS = 4_000_000;
/** Answers that arrive before our other script listens. */
const MOST_HELD = 20;

/**
 * Runs in the page's own world and hands over the JSON that the page itself fetched, for known paths only. It never
 * asks for anything, changes no request and no answer, and an error of ours never reaches the page.
 */
export default defineContentScript({
  registration: 'runtime',
  world: 'MAIN',
  runAt: 'document_start',
  main() {
    const groups = __ANSWER_PATHS__.map(
      ([hosts, paths]) => [hosts.split('|'), unpackPaths(paths).map((path) => path.split('/'))] as const,
    );
    const held: string[] = [];
    let listening = false;

    const known = (url: string): string | null => {
      try {
        const { href, host, pathname, origin } = new URL(url, location.href);
        const given = pathname.replace(/\/$/, '').toLowerCase().split('/');
        const from = origin === location.origin ? '' : host;
        const fits = (wanted: string[]) =>
          wanted.length === given.length && wanted.every((part, i) => part === '*' || part === given[i]);
        return groups.some(([hosts, paths]) => hosts.includes(from) && paths.some(fits)) ? href : null;
      } catch {
        return null;
      }
    };

    const hand = (url: string, body: string) => {
      const detail = JSON.stringify(
        body.length > MOST_CHARACTERS ? { url, size: body.length } : { url, body },
      );
      if (listening) document.dispatchEvent(new CustomEvent('regulars:answer', { detail }));
      else if (held.push(detail) > MOST_HELD) held.shift();
    };

    document.addEventListener('regulars:listening', () => {
      listening = true;
      for (const detail of held.splice(0)) {
        document.dispatchEvent(new CustomEvent('regulars:answer', { detail }));
      }
    });

    // A second copy (after an update of the extension) would hand everything over twice.
    const marked = window as { __regularsListens?: boolean };
    if (marked.__regularsListens) return;
    Object.defineProperty(marked, '__regularsListens', { value: true });

    // `text()` takes everything for UTF-8; some backends answer in GBK and say so, or do not.
    const decode = async (response: Response): Promise<string> => {
      const bytes = await response.arrayBuffer();
      const charset = /charset=["']?([\w-]+)/i.exec(response.headers.get('content-type') ?? '')?.[1];
      try {
        return new TextDecoder(charset ?? 'utf-8', { fatal: !charset }).decode(bytes);
      } catch {
        return new TextDecoder('gb18030').decode(bytes);
      }
    };

    const { fetch } = window;
    window.fetch = function (this: unknown, ...args: Parameters<typeof fetch>) {
      const answer = Reflect.apply(fetch, this ?? window, args);
      const [input] = args;
      const url = known(input instanceof Request ? input.url : String(input));
      if (url) {
        answer
          .then((response) => (response.ok ? decode(response.clone()) : null))
          .then((body) => body !== null && hand(url, body))
          .catch(() => {});
      }
      return answer;
    };

    const urls = new WeakMap<XMLHttpRequest, string>();
    const { open, send } = XMLHttpRequest.prototype;
    XMLHttpRequest.prototype.open = function (this: XMLHttpRequest, ...args: unknown[]) {
      const url = known(String(args[1]));
      if (url) urls.set(this, url);
      else urls.delete(this);
      return Reflect.apply(open, this, args);
    };
    XMLHttpRequest.prototype.send = function (this: XMLHttpRequest, ...args: unknown[]) {
      const url = urls.get(this);
      if (url) {
        this.addEventListener('load', () => {
          try {
            if (this.status < 200 || this.status > 299) return;
            if (this.responseType === '' || this.responseType === 'text') hand(url, this.responseText);
            else if (this.responseType === 'json') hand(url, JSON.stringify(this.response));
          } catch {
            // The page closed or replaced the answer; there is nothing to hand over then.
          }
        });
      }
      return Reflect.apply(send, this, args);
    };
  },
});
