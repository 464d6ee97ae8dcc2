import { Adapter, Export } from '../adapters/schema.ts';

/** What a seller can say of a column, in the order in which it is asked. */
export const mapped = [
  'orderId',
  'username',
  'email',
  'name',
  'placedAt',
  'total',
  'currency',
  'status',
  'title',
  'quantity',
] as const;
export type Mapped = (typeof mapped)[number];

/** Which column stands for what; an order number is the least. */
export type Mapping = Partial<Record<Mapped, string>>;

/** How such columns are often called, to propose one. */
const usual: Record<Mapped, RegExp> = {
  orderId: /^(order[ _-]?(id|no\.?|number|#)|.*订单(编)?号.*|.*訂單(編)?號.*|bestellnummer)$/i,
  username: /user ?name|buyer ?(id|account)|买家(账号|昵称|会员名)|買家帳號/i,
  email: /e-?mail|邮箱|電子郵件/i,
  name: /(buyer|customer|full)[ _-]?name|^(buyer|customer)$|(买家|客户|收货人)姓名|買家姓名/i,
  placedAt:
    /(order|sale|created?|purchase)[ _-]?(date|time|at|on)|^date$|(下单|订单创建|成交)时间|日期|下單時間/i,
  total: /(order|grand)?[ _-]?total|amount|(实付|订单|总)金?额|總金額/i,
  currency: /currency|币种|幣別/i,
  status: /status|状态|狀態/i,
  title: /(product|item|listing)[ _-]?(name|title)|^(product|item)$|(商品|产品)(名称|标题)|商品名稱/i,
  quantity: /quantity|^qty$|数量|數量/i,
};

/** A first guess at a file's columns, each used once. */
export function guess(header: readonly string[]): Mapping {
  const free = new Set(header.filter((name) => name.trim() !== ''));
  const mapping: Mapping = {};
  for (const what of mapped) {
    const found = [...free].find((name) => usual[what].test(name.trim()));
    if (found === undefined) continue;
    mapping[what] = found;
    free.delete(found);
  }
  return mapping;
}

/**
 * A mapping as the description of an export, in the format of those that ship: recognised by the columns it names.
 * @param currency of amounts that name none
 * @throws ZodError where no order number is named
 */
export function exportOf(name: string, mapping: Mapping, currency: string | undefined): Export {
  const { title, quantity, ...fields } = mapping;
  const steps: Partial<Record<Mapped, object[]>> = { placedAt: [{ do: 'date' }], total: [{ do: 'money' }] };
  const field = (column: string, what?: string) => ({ at: [column], steps: steps[what as Mapped] ?? [] });
  const named = Object.entries(fields).filter(([, column]) => column);
  if (!mapping.orderId) throw new Error('a mapping needs a column with the order number');
  return Export.parse({
    name: name.slice(0, 80),
    has: [...new Set(Object.values(mapping).filter(Boolean))],
    fields: Object.fromEntries(named.map(([what, column]) => [what, field(column, what)])),
    ...(title ? { items: { title: field(title), ...(quantity ? { quantity: field(quantity) } : {}) } } : {}),
    ...(currency ? { currency } : {}),
  });
}

/** The adapter with one more export; of the same columns it is the same one, described anew. */
export function withExport(adapter: Adapter, format: Export): Adapter {
  const columns = JSON.stringify(format.has);
  const others = adapter.exports.filter(({ has }) => JSON.stringify(has) !== columns);
  return { ...adapter, exports: [...others, format] };
}

/**
 * An adapter for a shop that is on no marketplace known here: nothing but its export.
 * @param known all adapters; a shop of this name among them gets one more export
 */
export function adapterOfOwn(
  name: string,
  format: Export,
  updated: string,
  known: readonly Adapter[] = [],
): Adapter {
  const same = known.find((one) => one.hosts.length === 0 && one.name.en === name);
  if (same) return withExport(same, format);
  const plain = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  // "小店 2" and "大店 2" share their Latin part; the sum over the whole name is another, and the same each time.
  const sum = [...name]
    .reduce((hash, c) => (hash * 31 + (c.codePointAt(0) ?? 0)) % 1_679_616, 7)
    .toString(36);
  const whole = /^[ -~]{1,24}$/.test(name) && plain;
  return Adapter.parse({
    schema: 1,
    id: `own-${whole || [plain.slice(0, 18), sum].filter(Boolean).join('-')}`,
    name: { en: name },
    hosts: [],
    updated,
    status: 'taught',
    orderIds: 'marketplace',
    buyer: { key: ['username', 'email'], masked: [] },
    pages: [],
    responses: [],
    exports: [format],
  });
}
