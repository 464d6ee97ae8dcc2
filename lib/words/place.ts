/** A country by its name in the seller's language where its code is known; a province or state as it is written. */
export function placeName(place: string, locale: string): string {
  if (!/^[A-Z]{2}$/.test(place)) return place;
  return new Intl.DisplayNames(locale, { type: 'region', fallback: 'code' }).of(place) ?? place;
}
