import { expect, test } from 'vitest';
import { shipToOf } from '../../../lib/adapters/ship-to.ts';

test.each<[string | null, string | null, { country: string | null; region: string | null } | undefined]>([
  ['US', 'CA', { country: 'US', region: 'CA' }],
  ['United States', 'Oregon', { country: 'US', region: 'Oregon' }],
  ['united kingdom', null, { country: 'GB', region: null }],
  ['UK', 'Kent', { country: 'GB', region: 'Kent' }],
  ['USA', '', { country: 'US', region: null }],
  ['Deutschland', null, { country: 'DE', region: null }],
  ['Taiwan', null, { country: 'TW', region: null }],
  ['中国', '广东省', { country: 'CN', region: '广东' }],
  ['Somewhere else', null, { country: 'Somewhere else', region: null }],
  [null, '浙江省杭州市西湖区某路 1 号', { country: 'CN', region: '浙江' }],
  [null, '上海 上海市 某区 某路 1 号', { country: 'CN', region: '上海' }],
  [null, '北京市朝阳区某街 2 号', { country: 'CN', region: '北京' }],
  [null, '广西壮族自治区南宁市某路', { country: 'CN', region: '广西' }],
  [null, '内蒙古自治区包头市某路', { country: 'CN', region: '内蒙古' }],
  [null, '广东深圳市某区某园', { country: 'CN', region: '广东' }],
  [null, '浙江省***', { country: 'CN', region: '浙江' }],
  [null, '香港特别行政区某道', { country: 'HK', region: null }],
  ['Hong Kong', null, { country: 'HK', region: null }],
  ['Turkey', 'Izmir', { country: 'TR', region: 'Izmir' }],
  ['us', 'ca', { country: 'US', region: 'CA' }],
  // No closer than the province: an address that begins with something else says nothing.
  [null, '12 Example Street, Springfield', undefined],
  [null, '某某路 12 号 3 楼', undefined],
  [null, '朝阳区某某路甲某某里小区二单元', undefined],
  [null, '深圳市某某区', undefined],
  ['***', '***', undefined],
  ['', ' ', undefined],
  [null, null, undefined],
])('%s and %s is %o', (country, region, expected) => {
  expect(shipToOf(country, region)).toEqual(expected);
});
