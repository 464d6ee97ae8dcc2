/** Reads the reports that Vitest and Playwright write, for the end of `npm test`: how many, and what went wrong. */
import { readFileSync } from 'node:fs';

/** `told`: one text for each test that failed, or passed only when it was tried again. */
export type Outcome = { passed: number; failed: number; told: string[] };

type VitestReport = {
  numPassedTests: number;
  numFailedTests: number;
  testResults: {
    name: string;
    message: string;
    assertionResults: { fullName: string; status: string; failureMessages?: string[] }[];
  }[];
};

type PlaywrightSuite = {
  suites?: PlaywrightSuite[];
  specs?: {
    title: string;
    file: string;
    line: number;
    tests: {
      status: 'expected' | 'unexpected' | 'flaky' | 'skipped';
      results: {
        status: string;
        errors: { message?: string }[];
        attachments: { name: string; body?: string }[];
      }[];
    }[];
  }[];
};

type PlaywrightReport = {
  stats: { expected: number; unexpected: number; flaky: number };
  suites: PlaywrightSuite[];
  errors?: { message?: string }[];
};

/** Name of the attachment with what the pages showed when a journey failed. */
export const ON_SCREEN = 'on screen';

/** Of each message and each page: enough to see what happened, and not the whole log. */
const MOST = 3_000;

/** @returns null when the runner wrote no report, or a damaged one */
export function readVitestReport(file: string): Outcome | null {
  const report = readJson<VitestReport>(file);
  if (!report) return null;
  const told = report.testResults.flatMap(({ name, message, assertionResults }) => {
    const tests = assertionResults
      .filter(({ failureMessages }) => failureMessages && failureMessages.length > 0)
      .map(({ fullName, status, failureMessages = [] }) =>
        tell(`${name} › ${fullName}`, status === 'passed', failureMessages),
      );
    // A file that could not be loaded, or prepared, says so by itself.
    return message ? [...tests, tell(name, false, [message])] : tests;
  });
  return { passed: report.numPassedTests, failed: report.numFailedTests, told };
}

/** A journey that passed when it was tried again counts as passed. @returns null without a sound report */
export function readPlaywrightReport(file: string): Outcome | null {
  const report = readJson<PlaywrightReport>(file);
  if (!report) return null;
  const { expected, unexpected, flaky } = report.stats;
  const unread = (report.errors ?? []).map(({ message }) => tell('end to end', false, [message ?? '']));
  return {
    passed: expected + flaky,
    failed: unexpected,
    told: [...unread, ...report.suites.flatMap(tellSuite)],
  };
}

function tellSuite({ suites = [], specs = [] }: PlaywrightSuite): string[] {
  const own = specs.flatMap(({ title, file, line, tests }) =>
    tests
      .filter(({ status }) => status === 'unexpected' || status === 'flaky')
      .map(({ status, results }) => {
        const bad = results.filter((result) => result.status !== 'passed');
        const parts = bad.flatMap(({ errors, attachments }) => [
          ...errors.map(({ message }) => message ?? ''),
          ...attachments
            .filter(({ name }) => name === ON_SCREEN)
            .map(({ body }) => Buffer.from(body ?? '', 'base64').toString()),
        ]);
        return tell(`${file}:${line} › ${title}`, status === 'flaky', parts);
      }),
  );
  return [...own, ...suites.flatMap(tellSuite)];
}

function tell(name: string, passedAgain: boolean, parts: readonly string[]): string {
  const mark = passedAgain ? '~ passed only when tried again' : '✘ failed';
  return [`${mark}: ${name}`, ...parts.map((part) => part.slice(0, MOST))].join('\n');
}

function readJson<T>(file: string): T | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as T;
  } catch {
    return null;
  }
}
