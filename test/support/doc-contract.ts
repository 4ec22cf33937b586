/** A contract that a fragment on a page is placed in: it has what a fragment may refer to, and nothing that could hide a fault of the fragment. */
import type { Issue } from '../../lib/domain/issue.ts';
import { isOperatorKey } from '../../lib/domain/operators/registry.ts';
import { readContract } from '../../lib/schemas/contract.ts';
import { readYaml } from '../../lib/schemas/yaml-document.ts';

type Document = Readonly<Record<string, unknown>>;

const AROUND = `
makegood: 1
order:
  id: page
  title: A contract of the pages
  vendor: { id: lumencast, name: Lumencast Networks }
  customer: { id: harbour-tv, name: Harbour TV }
  from: 2026-01-01
  without-component: count
  senders: [{ account: "444455556666", as: vendor }, { webhook: zendesk, as: customer }]
  components:
    network: { kind: network }
    line-1: { kind: line, in: network }
  charges: [{ kind: recurring, component: line-1, amount: 60000.00 CNY, every: month, part-month: by-days }]
terms:
  id: page-terms
  title: Terms of the pages
  provider: Lumencast Networks
  version: "1"
  from: 2026-01-01
  takes-effect: next-period
  money: { currency: CNY, rounding: half-up }
  period: { every: month, zone: Asia/Shanghai, part-period: clipped }
  unreported: up
  unknown: left-out
  components: { network: {}, line: { in: network } }
  attributes:
    cause: { of: outage, values: [vendor, customer], default: vendor }
  definitions:
    office: { business-hours: Asia/Shanghai, open: { mon-fri: ["09:00-18:00"] } }
    outage-time: { intervals: outage, from: started, to: ended, each: line, where: [{ attribute: cause, is: [vendor] }] }
    availability: { uptime: outage-time, of: period }
    fee: { charges: [recurring], each: line, taken-from: period }
    rate: { bands: availability, table: [{ at-least: 99.9%, gives: 0% }, { less-than: 99.9%, gives: 10% }] }
  objectives:
    availability: { at-least: 99.9% }
  credits:
    credit: { of: fee, times: rate, for: availability }
  claims:
    credit: automatic
`;

const isMap = (value: unknown): value is Document => typeof value === 'object' && value !== null && !Array.isArray(value);

const merged = (a: Document, b: Document): Document => ({
  ...a,
  ...Object.fromEntries(Object.entries(b).map(([key, value]) => [key, isMap(a[key]) && isMap(value) ? merged(a[key], value) : value])),
});

const isDefinition = (value: unknown): boolean => isMap(value) && Object.keys(value).some(isOperatorKey);

/** Where a fragment belongs: whole parts, keys of the terms, or cells. */
function placed(fragment: Document): Document {
  const keys = Object.keys(fragment);
  if (keys.every((key) => key === 'order' || key === 'terms')) return fragment;
  return { terms: Object.values(fragment).every(isDefinition) ? { definitions: fragment } : fragment };
}

/** What the checker refuses of a fragment, or of a whole contract. */
export function refusedOf(text: string): Issue[] {
  const document = readYaml(text).document as Document;
  if ('makegood' in document) return errorsOf(document);
  const { terms, ...order } = merged(readYaml(AROUND).document as Document, placed(document));
  return errorsOf({ ...order, terms: [terms] });
}

function errorsOf(document: Document): Issue[] {
  return readContract(document).issues.filter(({ severity }) => severity === 'error');
}
