/**
 * `npm test`: format and lint, types, builds, unit, browser, Firefox, end to end, one after the other; all are run even when
 * one fails. Its last line is `N passed, N failed`.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { chromiumPath, firefoxPath } from './browsers.ts';

const root = path.resolve(import.meta.dirname, '..');
const output = path.join(root, '.output');
const bin = (name: string) => path.join(root, 'node_modules/.bin', name);
type Counts = { passed: number; failed: number };

function run(command: string, args: string[], env: Record<string, string> = {}): boolean {
  const { status } = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
  return status === 0;
}

/** One check that passes or fails as a whole. */
const check = (command: string, args: string[]): Counts =>
  run(command, args) ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };

function readReport<T>(file: string): T | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as T;
  } catch {
    return null;
  }
}

/** A runner that writes a report; one that ended badly without a failed test counts as one failure. */
function counted(ok: boolean, counts: Counts | null): Counts {
  if (!counts) return { passed: 0, failed: 1 };
  return !ok && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

function vitest(project: string): Counts {
  const file = path.join(output, `${project}.json`);
  rmSync(file, { force: true });
  const args = [
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ];
  const ok = run(bin('vitest'), args, { CHROMIUM_PATH: chromium, FIREFOX_PATH: firefox });
  const report = readReport<{ numPassedTests: number; numFailedTests: number }>(file);
  return counted(ok, report && { passed: report.numPassedTests, failed: report.numFailedTests });
}

function playwright(): Counts {
  const file = path.join(output, 'e2e.json');
  rmSync(file, { force: true });
  const ok = run(bin('playwright'), ['test'], { CHROMIUM_PATH: chromium });
  const report = readReport<{ stats: { expected: number; unexpected: number; flaky: number } }>(file);
  return counted(
    ok,
    report && { passed: report.stats.expected, failed: report.stats.unexpected + report.stats.flaky },
  );
}

mkdirSync(output, { recursive: true });
const chromium = chromiumPath({ fonts: true });
const firefox = firefoxPath();
const steps: [name: string, step: () => Counts][] = [
  ['format and lint', () => check(bin('biome'), ['check', '.'])],
  ['types', () => check(bin('tsc'), ['--noEmit'])],
  ['build', () => check(bin('wxt'), ['build'])],
  ['build for Firefox', () => check(bin('wxt'), ['build', '-b', 'firefox', '--mv3'])],
  ['unit', () => vitest('unit')],
  ['browser', () => vitest('browser')],
  ['Firefox', () => vitest('firefox')],
  ['end to end', playwright],
];

const total: Counts = { passed: 0, failed: 0 };
const summary: string[] = [];
for (const [name, step] of steps) {
  console.log(`\n── ${name}`);
  const began = Date.now();
  const { passed, failed } = step();
  total.passed += passed;
  total.failed += failed;
  summary.push(`${name}: ${passed} passed, ${failed} failed (${Math.round((Date.now() - began) / 1000)} s)`);
}
console.log(`\n${summary.join('\n')}`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;
