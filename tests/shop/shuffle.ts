/** Class names as a build tool makes them: the same in one build, others in the next. */
export function shuffledClass(name: string, build: string): string {
  let hash = 2_166_136_261;
  for (const sign of `${build} ${name}`) hash = Math.imul(hash ^ sign.charCodeAt(0), 16_777_619) >>> 0;
  return `css-${hash.toString(36)}`;
}

/**
 * One of the shop's own scripts or style sheets, its class names shuffled.
 * @param name of the file; only .js and .css are changed
 * @param build names the build
 */
export function shuffleAsset(name: string, text: string, build: string): string {
  const of = (one: string) => shuffledClass(one, build);
  if (name.endsWith('.css')) return text.replace(/\.([a-z][\w-]*)/g, (_, one: string) => `.${of(one)}`);
  if (!name.endsWith('.js')) return text;
  const shuffled = text
    .replace(/querySelector\('\.([\w-]+)'\)/g, (_, one: string) => `querySelector('.${of(one)}')`)
    .replace(/className = '([\w-]+)'/g, (_, one: string) => `className = '${of(one)}'`);
  if (name !== 'dom.js') return shuffled;
  const classes = `String(value).split(' ').map((one) => shuffledClass(one, '${build}')).join(' ')`;
  return `${shuffledClass}\n${shuffled.replace(
    'element.setAttribute(name, value)',
    `element.setAttribute(name, name === 'class' ? ${classes} : value)`,
  )}`;
}
