/**
 * `npm run readme`: writes the table of marketplaces into the README, from the adapters. With `--check` it only says
 * whether the table is as they are.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { builtinAdapters } from '../lib/adapters/builtin.ts';
import { withTable } from './readme-table.ts';

const file = path.resolve(import.meta.dirname, '../README.md');
const text = readFileSync(file, 'utf8');
const fresh = withTable(text, builtinAdapters);
if (fresh === text) console.log('README.md is as the adapters are');
else if (process.argv.includes('--check')) {
  console.error('README.md is not as the adapters are: run "npm run readme"');
  process.exit(1);
} else writeFileSync(file, fresh);
