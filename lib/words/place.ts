const names = new Map<string, Intl.DisplayNames>();

/** The names of countries in a language; made once, for it takes longer than a hundred names. */
function namesIn(locale: string): Intl.DisplayNames {
  const known = names.get(locale) ?? new Intl.DisplayNames(locale, { type: 'region', fallback: 'code' });
  names.set(locale, known);
  return known;
}

/** A place as `placesOf` names it, in the seller's language: "United States", "CA · United States", 广东 · 中国. */
export function placeName(place: string, locale: string): string {
  const [country = '', region] = place.split(/\/(.*)/s);
  const named = /^[A-Z]{2}$/.test(country) ? (namesIn(locale).of(country) ?? country) : country;
  return [region, named].filter(Boolean).join(' · ');
}
