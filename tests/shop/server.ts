/** Serves the practice shop on this machine: pages for people, JSON for the pages. */

import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Api, makeApi } from './api.ts';
import type { Shop } from './data.ts';
import { shuffleAsset } from './shuffle.ts';

/** Strict on purpose: what is injected into these pages must live with a backend that allows nothing. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; " +
  "connect-src 'self'; img-src 'self'; frame-src 'none'";

const TYPES: Record<string, string> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
};

/** Longest request body in bytes; a message is a few hundred. */
const MAX_BODY = 20_000;

/** What the shop's own Send button has sent since the start. */
export interface SentMessage {
  threadId: string;
  text: string;
  /** Names of the files that went along. */
  files?: string[];
}

export interface RunningShop {
  /** "http://localhost:4173", without a slash at the end. */
  url: string;
  /** A copy of everything sent so far; tests check that it stays empty. */
  sent(): SentMessage[];
  /** The buyer of a thread writes. */
  buyerWrites(threadId: string, text: string): void;
  /** Shuffles the class names from now on, as a new build of the site does. */
  rebuild(build: string): void;
  close(): Promise<void>;
}

interface Answer {
  status: number;
  type: string;
  body: string | Buffer;
  location?: string;
}

const json = (status: number, value: unknown): Answer => ({
  status,
  type: 'application/json; charset=utf-8',
  body: JSON.stringify(value),
});

const found = (value: unknown) =>
  value === undefined ? json(404, { error: 'not found' }) : json(200, value);

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** The same empty page for every address; shop.js fills it. */
function shell(shopName: string): Answer {
  const name = escapeHtml(shopName);
  const body = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${name}</title>
<link rel="icon" href="/assets/icon.svg">
<link rel="stylesheet" href="/assets/shop.css">
<link rel="stylesheet" href="/assets/orders.css">
<link rel="stylesheet" href="/assets/inbox.css">
<script type="module" src="/assets/shop.js"></script>
</head>
<body>
<header class="topbar"><span class="shop-name">${name} · Practice shop</span></header>
<nav class="sidenav" aria-label="Shop"><a href="/orders">Orders</a><a href="/inbox">Inbox</a></nav>
<main></main>
</body>
</html>
`;
  return { status: 200, type: 'text/html; charset=utf-8', body };
}

async function asset(name: string, build: string | null): Promise<Answer> {
  const type = TYPES[name.split('.').at(-1) ?? ''];
  if (!type || !/^[a-z]+\.[a-z]+$/.test(name)) return json(404, { error: 'not found' });
  const body = await readFile(new URL(`./assets/${name}`, import.meta.url)).catch(() => null);
  if (!body) return json(404, { error: 'not found' });
  return { status: 200, type, body: build ? shuffleAsset(name, body.toString('utf8'), build) : body };
}

/** A message request, or null when the body is too long or is not one. */
async function messageOf(request: IncomingMessage): Promise<Omit<SentMessage, 'threadId'> | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size <= MAX_BODY) chunks.push(chunk);
  }
  if (size > MAX_BODY) return null;
  try {
    const { text, files } = JSON.parse(Buffer.concat(chunks).toString('utf8')) ?? {};
    if (typeof text !== 'string' || text.trim() === '') return null;
    return Array.isArray(files) && files.length > 0 ? { text, files: files.map(String) } : { text };
  } catch {
    return null;
  }
}

/** Answers one request; `sent` grows when a message is posted, `build` names the build that class names are of. */
async function answer(
  request: IncomingMessage,
  { shop, api, sent, build }: { shop: Shop; api: Api; sent: SentMessage[]; build: string | null },
): Promise<Answer> {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const [first = '', second = '', third = '', fourth = '', ...rest] = url.pathname.split('/').slice(1);

  if (request.method === 'POST') {
    if (first !== 'api' || second !== 'threads' || fourth !== 'messages' || rest.length > 0) {
      return json(404, { error: 'not found' });
    }
    const message = await messageOf(request);
    if (message === null) return json(400, { error: 'a message needs a text' });
    if (!api.say(third, message.text)) return json(404, { error: 'not found' });
    sent.push({ threadId: third, ...message });
    return json(201, api.thread(third));
  }

  if (request.method !== 'GET') return json(405, { error: 'method not allowed' });
  if (url.pathname === '/') return { ...json(302, {}), location: '/orders' };
  if (url.pathname === '/orders' || url.pathname === '/inbox') return shell(shop.name);
  if (url.pathname === '/api/orders') return json(200, api.orders(url.searchParams));
  if (url.pathname === '/api/threads') return json(200, api.threads());
  if (first === 'orders' && second && !third) {
    return { ...shell(shop.name), status: api.order(second) ? 200 : 404 };
  }
  if (first === 'assets' && second && !third) return asset(second, build);
  if (first === 'api' && second === 'orders' && third && !fourth) return found(api.order(third));
  if (first === 'api' && second === 'threads' && third && !fourth) return found(api.thread(third));
  return json(404, { error: 'not found' });
}

function reply(response: ServerResponse, { status, type, body, location }: Answer): void {
  response.writeHead(status, {
    'content-type': type,
    'content-security-policy': POLICY,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...(location ? { location } : {}),
  });
  response.end(body);
}

/** Starts the shop on 127.0.0.1; port 0 takes any free one. The given data is not changed. */
export async function startShop(options: { port: number; shop: Shop }): Promise<RunningShop> {
  const sent: SentMessage[] = [];
  const api = makeApi(options.shop);
  let build: string | null = null;
  const server = createServer((request, response) => {
    answer(request, { shop: options.shop, api, sent, build })
      .catch((error: unknown) => json(500, { error: String(error) }))
      .then((result) => reply(response, result));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, '127.0.0.1', resolve);
  });
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    sent: () => structuredClone(sent),
    buyerWrites: (threadId, text) => void api.say(threadId, text, 'buyer'),
    rebuild: (name) => {
      build = name;
    },
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}
