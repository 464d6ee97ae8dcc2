/** What the practice shop sells, and for how much in each currency. */

import type { ShopCurrency } from './data.ts';

/** One product. Sold in sets means that buyers often take 2, 4 or 6. */
export interface Product {
  title: string;
  /** Price in whole US dollars; the other currencies follow from it. */
  dollars: number;
  /** How often it is bought, against the others. */
  weight: number;
  inSets?: boolean;
}

export const PRODUCTS: readonly Product[] = [
  { title: 'Ceramic mug, speckled white', dollars: 24, weight: 10, inSets: true },
  { title: 'Ceramic mug, indigo', dollars: 24, weight: 9, inSets: true },
  { title: 'Ash-glaze tea cup, 90 ml', dollars: 16, weight: 10, inSets: true },
  { title: 'Wood-fired tea cup, 60 ml', dollars: 22, weight: 7, inSets: true },
  { title: 'Celadon gaiwan, 120 ml', dollars: 38, weight: 8 },
  { title: 'White porcelain gaiwan, 150 ml', dollars: 34, weight: 5 },
  { title: 'Red clay teapot, 200 ml', dollars: 76, weight: 5 },
  { title: 'Side-handle teapot, tenmoku', dollars: 92, weight: 3 },
  { title: 'Family teapot, 900 ml', dollars: 68, weight: 4 },
  { title: 'Sharing pitcher, glass', dollars: 19, weight: 6 },
  { title: 'Sharing pitcher, celadon', dollars: 29, weight: 4 },
  { title: 'Matcha bowl, winter glaze', dollars: 48, weight: 5 },
  { title: 'Bamboo matcha whisk', dollars: 18, weight: 6 },
  { title: 'Whisk stand, crackle white', dollars: 14, weight: 3 },
  { title: 'Bamboo tea scoop', dollars: 9, weight: 5 },
  { title: 'Tea tray, walnut', dollars: 64, weight: 3 },
  { title: 'Linen tea towel', dollars: 12, weight: 5 },
  { title: 'Tea caddy, 300 g', dollars: 36, weight: 4 },
  { title: 'Clay tea pet, sleeping cat', dollars: 15, weight: 5 },
  { title: 'Incense dish, leaf', dollars: 13, weight: 3 },
  { title: 'Rice bowl, oatmeal', dollars: 21, weight: 6, inSets: true },
  { title: 'Ramen bowl, iron red', dollars: 32, weight: 4, inSets: true },
  { title: 'Bud vase, shino', dollars: 27, weight: 4 },
  { title: 'Moon jar, 24 cm', dollars: 180, weight: 1 },
];

/** The product of that title; the threads name products, and a misspelt one should fail at once. */
export function productNamed(title: string): Product {
  const product = PRODUCTS.find((entry) => entry.title === title);
  if (!product) throw new Error(`no such product: ${title}`);
  return product;
}

/**
 * Price in minor units (hundredths in all four currencies, TWD included, as ISO 4217 counts them).
 * Rounded the way shops price: half euros, tens of yuan, tens of Taiwan dollars.
 */
export function priceMinor(product: Product, currency: ShopCurrency): number {
  switch (currency) {
    case 'USD':
      return product.dollars * 100;
    case 'EUR':
      return Math.round(product.dollars * 0.92 * 2) * 50;
    case 'CNY':
      return Math.round((product.dollars * 7) / 10) * 1000;
    case 'TWD':
      return Math.round((product.dollars * 31) / 10) * 1000;
  }
}
