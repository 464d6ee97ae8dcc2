/** A place as `placesOf` names it, in the seller's language: "United States", "CA · United States", 广东 · 中国. */
export function placeName(place: string, locale: string): string {
  const [country = '', region] = place.split(/\/(.*)/s);
  const named = /^[A-Z]{2}$/.test(country)
    ? (new Intl.DisplayNames(locale, { type: 'region', fallback: 'code' }).of(country) ?? country)
    : country;
  return [region, named].filter(Boolean).join(' · ');
}
