/** The colours and font of the theme as they are now: a canvas knows no custom properties. */
export function themeOf(element: Element) {
  const style = getComputedStyle(element);
  const of = (name: string) => style.getPropertyValue(name).trim();
  return {
    first: of('--chart-first'),
    accent: of('--accent'),
    text: of('--text'),
    soft: of('--text-soft'),
    grid: of('--border'),
    surface: of('--surface'),
    family: style.fontFamily,
  };
}
