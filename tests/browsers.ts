import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const places = {
  CHROMIUM_PATH: [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/lib/chromium/chromium',
    '/snap/bin/chromium',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  FIREFOX_PATH: [
    '/usr/bin/firefox-esr',
    '/usr/bin/firefox',
    '/snap/bin/firefox',
    '/Applications/Firefox.app/Contents/MacOS/firefox',
  ],
};

/** Where a browser is: where the variable says, else in one of the usual places. */
function find(variable: keyof typeof places): string | null {
  const named = process.env[variable];
  if (named) {
    if (existsSync(named)) return named;
    throw new Error(`${variable} is ${named}, where nothing is`);
  }
  return places[variable].find(existsSync) ?? null;
}

const isDebianRoot = () => process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');

function hasChineseFont(): boolean {
  const listed = spawnSync('fc-list', [':lang=zh'], { encoding: 'utf8' });
  return listed.status === 0 && listed.stdout.trim() !== '';
}

function install(packages: readonly string[]): void {
  console.log(`Installing ${packages.join(', ')} (Debian packages, once)`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  execFileSync('apt-get', ['update', '-q'], { stdio: 'ignore', env });
  execFileSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...packages], {
    stdio: 'ignore',
    env,
  });
}

/**
 * Path of a Chromium to run the extension in. As root on Debian a missing one is installed, with a font for Chinese.
 * Branded Chrome does not load extensions from the command line any more, so it is not looked for.
 * @throws with what to do, where none is found and none can be installed
 */
export function chromiumPath({ fonts = false }: { fonts?: boolean } = {}): string {
  if (isDebianRoot()) {
    const wanted = [
      ...(find('CHROMIUM_PATH') ? [] : ['chromium']),
      ...(fonts && !hasChineseFont() ? ['fontconfig', 'fonts-noto-cjk'] : []),
    ];
    if (wanted.length > 0) install(wanted);
  }
  const path = find('CHROMIUM_PATH');
  if (path) return path;
  throw new Error(
    'No Chromium was found. Install it (Debian, Ubuntu: "apt-get install chromium"; macOS: "brew install chromium")' +
      ' or set CHROMIUM_PATH to one.',
  );
}

/**
 * Path of a Firefox to run the extension in. As root on Debian a missing one is installed.
 * @throws with what to do, where none is found and none can be installed
 */
export function firefoxPath(): string {
  if (isDebianRoot() && !find('FIREFOX_PATH')) install(['firefox-esr']);
  const path = find('FIREFOX_PATH');
  if (path) return path;
  throw new Error(
    'No Firefox was found. Install it (Debian, Ubuntu: "apt-get install firefox-esr") or set FIREFOX_PATH to one.',
  );
}
