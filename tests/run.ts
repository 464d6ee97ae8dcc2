/**
 * `npm test`: format and lint, types, builds, unit, browser, Firefox, end to end, one after the other; all are run even when
 * one fails. What failed, or passed only when tried again, is said once more at the end. Its last line is
 * `N passed, N failed`.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { chromiumPath, firefoxPath } from './browsers.ts';
import { type Outcome, readPlaywrightReport, readVitestReport } from './reports.ts';

const root = path.resolve(import.meta.dirname, '..');
const output = path.join(root, '.output');
const bin = (name: string) => path.join(root, 'node_modules/.bin', name);

function run(command: string, args: string[], env: Record<string, string> = {}): boolean {
  const { status } = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
  return status === 0;
}

/** One check that passes or fails as a whole. */
const check = (command: string, args: string[]): Outcome =>
  run(command, args) ? { passed: 1, failed: 0, told: [] } : { passed: 0, failed: 1, told: [] };

/** A runner that writes a report; one that ended badly without a failed test counts as one failure. */
function counted(ok: boolean, outcome: Outcome | null): Outcome {
  if (!outcome) return { passed: 0, failed: 1, told: [] };
  return !ok && outcome.failed === 0 ? { ...outcome, failed: 1 } : outcome;
}

function vitest(...projects: string[]): Outcome {
  const file = path.join(output, `${projects[0]}.json`);
  rmSync(file, { force: true });
  const args = [
    'run',
    ...projects.flatMap((project) => ['--project', project]),
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ];
  const ok = run(bin('vitest'), args, { CHROMIUM_PATH: chromium, FIREFOX_PATH: firefox });
  return counted(ok, readVitestReport(file));
}

function playwright(): Outcome {
  const file = path.join(output, 'e2e.json');
  rmSync(file, { force: true });
  const ok = run(bin('playwright'), ['test'], { CHROMIUM_PATH: chromium });
  return counted(ok, readPlaywrightReport(file));
}

mkdirSync(output, { recursive: true });
const chromium = chromiumPath({ fonts: true });
const firefox = firefoxPath();
const steps: [name: string, step: () => Outcome][] = [
  ['format and lint', () => check(bin('biome'), ['check', '.'])],
  ['types', () => check(bin('tsc'), ['--noEmit'])],
  ['build', () => check(bin('wxt'), ['build'])],
  ['build for Firefox', () => check(bin('wxt'), ['build', '-b', 'firefox', '--mv3'])],
  ['unit', () => vitest('unit', 'unit-dom')],
  ['browser', () => vitest('browser')],
  ['Firefox', () => vitest('firefox')],
  ['end to end', playwright],
];

const total: Outcome = { passed: 0, failed: 0, told: [] };
const summary: string[] = [];
for (const [name, step] of steps) {
  console.log(`\n── ${name}`);
  const began = Date.now();
  const { passed, failed, told } = step();
  total.passed += passed;
  total.failed += failed;
  total.told.push(...told);
  if (failed > told.length) total.told.push(`✘ failed: ${name}; its own output stands above`);
  summary.push(`${name}: ${passed} passed, ${failed} failed (${Math.round((Date.now() - began) / 1000)} s)`);
}
if (total.told.length > 0) console.log(`\n${total.told.join('\n\n')}`);
console.log(`\n${summary.join('\n')}`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;
