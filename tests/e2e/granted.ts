import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/**
 * A copy of the built extension in which some sites are permitted from the start: a headless browser has nobody to
 * answer its permission prompt. Everything else is as it ships; the extension registers its scripts for whatever is
 * permitted, however it came to be.
 * @param origins match patterns; none leaves the copy as it ships
 * @returns the folder to load
 */
export function grantedCopy(built: string, origins: readonly string[]): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'regulars-'));
  cpSync(built, folder, { recursive: true });
  const file = path.join(folder, 'manifest.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  manifest.host_permissions = origins;
  writeFileSync(file, JSON.stringify(manifest));
  return folder;
}
