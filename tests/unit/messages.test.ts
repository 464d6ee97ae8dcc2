import { afterEach, beforeEach, expect, test, vi } from 'vitest';

type Answer = { res?: unknown; err?: { name: string; message: string; stack: string } } | undefined;

/** What the browser makes of one message after the other; an Error is what it refuses with. */
let answers: (Answer | Error)[] = [];
let asked = 0;

/** As Chromium has it: with a function it calls back, without one it promises. */
function send(_message: unknown, callback?: (answer: Answer) => void): Promise<Answer> | undefined {
  const answer = answers[asked++];
  const runtime = chrome.runtime as { lastError: Error | undefined };
  runtime.lastError = answer instanceof Error ? answer : undefined;
  if (!callback) return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
  callback(answer instanceof Error ? undefined : answer);
  return undefined;
}

beforeEach(() => {
  vi.stubGlobal('chrome', { runtime: { id: 'ours', sendMessage: send } });
  vi.useFakeTimers();
  asked = 0;
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const senders = {
  'the page’s script': async () => (await import('../../entrypoints/marketplace/messages.ts')).sendMessage,
  'frames and the panel': async () => (await import('../../lib/bus.ts')).sendMessage,
};
const closed = new Error('The message port closed before a response was received.');
const err = { name: 'Error', message: 'of another tab', stack: '' };

for (const [who, sender] of Object.entries(senders)) {
  test.each<{ name: string; answers: (Answer | Error)[]; becomes: unknown; times: number }>([
    { name: 'answered', answers: [{ res: 'a' }], becomes: 'a', times: 1 },
    { name: 'an answer of nothing', answers: [{}], becomes: undefined, times: 1 },
    { name: 'a stopped worker’s silence', answers: [undefined, { res: 'a' }], becomes: 'a', times: 2 },
    { name: 'the port closed', answers: [closed, { res: 'a' }], becomes: 'a', times: 2 },
    { name: 'both in a row', answers: [undefined, closed, undefined, { res: 'a' }], becomes: 'a', times: 4 },
    { name: 'refused by the background', answers: [{ err }], becomes: err.message, times: 1 },
  ])(`${who}: $name`, async ({ answers: given, becomes, times }) => {
    answers = given;
    const send = await sender();
    const answer = send('companionToken').catch((error: Error) => error.message);
    await vi.runAllTimersAsync();
    expect(await answer).toBe(becomes);
    expect(asked).toBe(times);
  });

  test(`${who}: nobody is there any more`, async () => {
    answers = Array(9).fill(undefined);
    const send = await sender();
    const answer = send('companionToken').then(
      () => 'answered',
      () => 'failed',
    );
    await vi.runAllTimersAsync();
    expect(await answer).toBe('failed');
    expect(asked).toBe(4);
  });
}
