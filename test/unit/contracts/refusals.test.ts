/** What the checker refuses beside the slot matrix: keys without effect, names that mean two things, words that no clause declares. */
import { describe, expect, it } from 'vitest';
import type { Terms } from '../../../lib/domain/contract/terms.ts';
import { readContract } from '../../../lib/schemas/contract.ts';
import { aContract } from '../../support/contracts.ts';

const TERMS: Partial<Terms> = {
  from: '2026-01-01',
  components: { line: {} },
  attributes: {
    share: { of: 'outage', unit: 'share' },
    class: { of: 'outage', values: ['full', 'part'] },
    plan: { of: 'customer', values: ['gold', 'basic'] },
    tier: { of: 'line', values: ['one', 'two'] },
    lost: { of: 'outage', unit: 'count' },
    begun: { of: 'customer', unit: 'date' },
  },
  definitions: {
    down: { intervals: 'outage', from: 'started', to: 'ended', each: 'line' },
    uptime: { uptime: 'down', of: 'period' },
    lowest: { aggregate: 'lowest', of: 'uptime', over: 'all' },
    bad: { compare: 'lowest', 'less-than': '99%' },
    fee: { charges: 'all', 'taken-from': 'period' },
    office: { 'business-hours': 'UTC', open: { 'mon-fri': ['09:00-17:00'] } },
    rate: { bands: 'lowest', table: [{ 'at-least': '99.9%', gives: '0%' }, { 'less-than': '99.9%', gives: '10%' }] },
    speed: { gauge: 'speed', unit: 'Gbit/s', every: '5 min', several: 'mean' },
    'mean-speed': { aggregate: 'mean', of: 'speed', over: 'slot' },
    answer: { timer: 'ticket', from: 'opened', to: 'acknowledged', hours: 'always', paused: [], 'counted-in': 'from' },
  },
  objectives: { lowest: { 'at-least': '99.9%' }, bad: { holds: true }, 'mean-speed': { 'at-least': '1 Gbit/s' }, answer: { 'at-most': '1 h' } },
  credits: { a: { of: 'fee', times: 'rate', for: 'lowest' }, b: { of: 'fee', times: '5%', 'if-breached': 'bad' }, all: { sum: ['a', 'b'] } },
  claims: { all: { do: [{ step: 'claim', after: 'period-end', within: '30 days' }], 'decided-by': 'vendor-records' } },
  close: { after: '3 days' },
};

type Change = (terms: any, order: any) => void;

function errors(change: Change): string[] {
  const document = structuredClone(aContract({ order: { components: { l: { kind: 'line' } } }, terms: TERMS }));
  change(document.terms[0], document.order);
  return readContract(document).issues.filter(({ severity }) => severity === 'error').map(({ code, path, message }) => `${code} ${path.replace('/terms/0', '')}: ${message}`);
}

const cell = (name: string, change: object): Change => (terms) => void (terms.definitions[name] = { ...terms.definitions[name], ...change });
const defined = (name: string, definition: unknown): Change => (terms) => void (terms.definitions[name] = definition);
const condition = (given: object): Change => cell('down', { where: [given] });

describe('the checker', () => {
  it('accepts the contracts from which the refusals are made', () => {
    expect(errors(() => undefined)).toEqual([]);
  });

  it.each<[string, string, Change]>([
    ['a quotient of one by itself', 'no-effect /definitions/x/divide: a number divided by itself is always 1', defined('x', { divide: ['lowest', 'lowest'] })],
    [
      'a quotient of one by itself under another name',
      'no-effect /definitions/x/divide',
      (terms) => Object.assign(terms.definitions, { least: 'lowest', x: { divide: ['lowest', 'least'] } }),
    ],
    [
      'a quotient of two that say the same, through what they rest on',
      'no-effect /definitions/x/divide',
      (terms) =>
        Object.assign(terms.definitions, {
          down2: { each: 'line', to: 'ended', from: 'started', intervals: 'outage', note: 'the same' },
          uptime2: { uptime: 'down2', of: 'period' },
          lowest2: { aggregate: 'lowest', of: 'uptime2', over: 'all' },
          x: { divide: ['lowest', 'lowest2'] },
        }),
    ],
    ...(['any-of', 'all-of', 'except'] as const).map((key): [string, string, Change] => [
      `${key} of two that say the same`,
      `no-effect /definitions/x/${key}/1: "down2" has the same definition as "down", which is in the list already`,
      (terms) => Object.assign(terms.definitions, { down2: structuredClone(terms.definitions.down), x: { [key]: ['down', 'down2'] } }),
    ]),
    [
      'witnesses who say the same',
      'no-effect /definitions/x/witnesses/1',
      (terms) => Object.assign(terms.definitions, { again: 'down', x: { witnesses: ['down', 'again'], decide: 'any' } }),
    ],
    ['whole milliseconds', 'no-effect /definitions/x/whole', defined('x', { continuous: 'down', 'at-least': '5 min', whole: '1 ms', 'across-period-end': 'joined' })],
    ['a special day with the hours of its day of the week', 'no-effect /definitions/office/also-open/2026-02-03: 2026-02-03 has these hours anyway', cell('office', { 'also-open': { '2026-02-03': ['09:00-17:00'] } })],
    ['the same in two windows', 'no-effect /definitions/office/also-open/2026-02-03', cell('office', { 'also-open': { '2026-02-03': ['12:00-17:00', '09:00-12:00'] } })],
    ['a special day that is shut anyway', 'no-effect /definitions/office/also-open/2026-02-01: 2026-02-01 is shut anyway', cell('office', { 'also-open': { '2026-02-01': [] } })],
    [
      'a holiday that is shut once more',
      'no-effect /definitions/office/also-open/2026-02-05',
      (terms) => {
        terms.holidays = { h: ['2026-02-05'] };
        Object.assign(terms.definitions.office, { shut: { 'any-of': ['h'] }, 'also-open': { '2026-02-05': [] } });
      },
    ],
    ['a length against a gauge', 'wrong-type /objectives/mean-speed/at-least: "200 ms" is a length of time; needed here: a reading: the value that it is compared with is in Gbit/s', (terms) => void (terms.objectives['mean-speed'] = { 'at-least': '200 ms' })],
    ['a share against a gauge', 'wrong-type /objectives/mean-speed/at-least: "20%" is a percentage; needed here: a reading: the value that it is compared with is in Gbit/s', (terms) => void (terms.objectives['mean-speed'] = { 'at-least': '20%' })],
    ['a bare number against a gauge', 'the value that it is compared with is in Gbit/s, so write "200 Gbit/s"', (terms) => void (terms.objectives['mean-speed'] = { 'at-least': 200 })],
  ])('refuses %s, with the reason', (_, wanted, change) => {
    expect(errors(change).map((error) => error.includes(wanted))).toContain(true);
  });

  it.each<[string, Change]>([
    [
      'lists of cells that differ',
      (terms) =>
        Object.assign(terms.definitions, {
          planned: { intervals: 'maintenance', from: 'began', to: 'ended', each: 'line' },
          x: { 'any-of': ['down', 'planned'] },
          y: { divide: ['lowest', 'uptime'] },
        }),
    ],
    [
      'cells that differ in what they rest on alone',
      (terms) =>
        Object.assign(terms.definitions, {
          planned: { intervals: 'maintenance', from: 'began', to: 'ended', each: 'line' },
          'no-maintenance': { uptime: 'planned', of: 'period' },
          x: { divide: ['uptime', 'no-maintenance'] },
        }),
    ],
    ['a special day with hours of its own', cell('office', { 'also-open': { '2026-02-03': ['09:00-12:00'], '2026-02-04': [], '2026-02-01': ['09:00-17:00'] } })],
    [
      'a holiday with the hours of the week',
      (terms) => {
        terms.holidays = { h: ['2026-02-05', '2026-02-06'] };
        Object.assign(terms.definitions.office, { shut: { 'any-of': ['h'] }, 'also-open': { '2026-02-05': ['09:00-17:00'] } });
      },
    ],
    ['whole seconds', defined('x', { continuous: 'down', 'at-least': '5 min', whole: '1 s', 'across-period-end': 'joined' })],
  ])('the checker accepts the following: %s', (_, change) => {
    expect(errors(change)).toEqual([]);
  });

  it.each<[string, string, Change]>([
    ['overlaps without weight', 'no-effect /definitions/down/overlaps', cell('down', { overlaps: 'add' })],
    ['silence of what is no outage', 'no-effect /definitions/down/no-data-after', cell('down', { intervals: 'maintenance', from: 'began', 'no-data-after': '1 h' })],
    ['silence of a report', 'no-effect /definitions/down/no-data-after', cell('down', { from: 'ended', to: 'report-delivered', 'no-data-after': '1 h' })],
    ['a record from a milestone to itself', 'no-effect /definitions/down/to', cell('down', { to: 'started' })],
    ['hours without business days in an allowance', 'no-effect /definitions/x/hours', defined('x', { allowance: 'down', 'at-most': '2 h', hours: 'office', 'in-each': 'stretch' })],
    ['at-least beside at-most in an allowance', 'limit-not-allowed /definitions/x/at-least', defined('x', { allowance: 'down', 'at-most': '2 h', 'at-least': '1 h', 'in-each': 'stretch' })],
    ['at-most in a density', 'limit-not-allowed /definitions/x/at-most', defined('x', { 'within-window': 'down', 'at-least': '1 h', 'at-most': '2 h', within: '3 h', counts: 'times' })],
    ['a density that no window holds', 'no-effect /definitions/x/at-least', defined('x', { 'within-window': 'down', 'at-least': '4 h', within: '3 h', counts: 'times' })],
    ['thin without minimum', 'no-effect /definitions/x/thin', defined('x', { requests: 'api', as: 'rate', every: '5 min', aligned: 'clock', failed: ['error'], ignored: [], empty: 'perfect', thin: 'perfect' })],
    ['an outcome that fails and is ignored', 'one-of /definitions/x/ignored', defined('x', { requests: 'api', as: 'rate', every: '5 min', aligned: 'clock', failed: ['error'], ignored: ['error'], empty: 'perfect' })],
    ['gaps of bands without a gap', 'no-effect /definitions/rate/gaps', cell('rate', { gaps: 'as-better' })],
    ['a policy that governs nothing', 'no-effect /definitions/answer/on-severity-change', cell('answer', { 'on-severity-change': 'last' })],
    ['re-opening of what cannot be re-opened', 'no-effect /definitions/x/on-reopen', defined('x', { timer: 'outage', from: 'started', to: 'ended', hours: 'always', paused: [], 'counted-in': 'to', 'on-reopen': 'resume' })],
    ['as-of of the period', 'no-effect /definitions/x/as-of', defined('x', { 'effective-dated': 'period', values: { '2026-01-01': '5%' }, 'as-of': 'down' })],
    ['hours of a deliverable in days', 'no-effect /definitions/x/hours', defined('x', { deliverable: 'report', every: 'month', due: '5 days', hours: 'office' })],
    ['reached of an attribute of the customer', 'no-effect /definitions/x/reached', (terms) => void Object.assign(terms, { attributes: { ...terms.attributes, seats: { of: 'customer', unit: 'count' } }, definitions: { ...terms.definitions, x: { 'record-value': 'seats', reached: 'started' } } })],
    ['reached of an objective', 'no-effect /definitions/x/reached', defined('x', { count: 'answer', that: 'breached', reached: 'opened' })],
    ['where of an objective about no record', 'no-effect /definitions/x/where', defined('x', { count: 'lowest', that: 'breached', where: [{ reached: 'ended' }] })],
    ['where of a list', 'no-effect /definitions/y/where', (terms) => void Object.assign(terms.definitions, { x: { duration: 'down', each: 'stretch' }, y: { count: 'x', where: [{ reached: 'ended' }] } })],
    ['without beside listed kinds', 'no-effect /definitions/fee/without', cell('fee', { charges: ['recurring'], without: ['tax'] })],
    ['a fact that is nothing', 'no-effect /definitions/x/is', defined('x', { 'attribute-is': 'plan', is: [] })],
    ['holds of a number', 'no-effect /objectives/lowest/holds', (terms) => void (terms.objectives.lowest.holds = true)],
    ['a limit of a flag', 'no-effect /objectives/bad/at-least', (terms) => void (terms.objectives.bad['at-least'] = 1)],
    ['an aim of a flag', 'no-effect /objectives/bad/aim', (terms) => void (terms.objectives.bad.aim = 1)],
    ['two lower limits', 'one-of /objectives/lowest/more-than', (terms) => void (terms.objectives.lowest['more-than'] = '99%')],
    ['sum and highest', 'one-of /credits/all/highest', (terms) => void (terms.credits.all.highest = ['a', 'b'])],
    ['the highest of one', 'no-effect /credits/all/highest', (terms) => void (terms.credits.all = { highest: ['a'] })],
    ['the highest of what has lines', 'choice-missing /credits/all/each', (terms) => void ((terms.credits.b['if-breached'] = 'answer') && (terms.credits.all = { highest: ['a', 'b'] }))],
    ['each of a sum', 'no-effect /credits/all/each', (terms) => void (terms.credits.all.each = 'line')],
    ['each where all is whole', 'no-effect /credits/all/each', (terms) => void (terms.credits.all = { highest: ['a', 'b'], each: 'line' })],
    ['each of no kind', 'unknown-name /credits/all/each', (terms) => void ((terms.credits.b['if-breached'] = 'answer') && (terms.credits.all = { highest: ['a', 'b'], each: 'lime' }))],
    ['each of what does not lie in one', 'wrong-grain /credits/all/each', (terms) => void ((terms.credits.b['if-breached'] = 'answer') && (terms.credits.all = { highest: ['a', 'b'], each: 'line' }))],
    ['for of a credit that includes', 'no-effect /credits/all/for', (terms) => void (terms.credits.all.for = 'lowest')],
    ['a rate of nothing', 'no-effect /credits/b/times', (terms) => void (terms.credits.b.times = '0%')],
    ['a rate below nothing', 'bad-value /credits/b/times', (terms) => void (terms.credits.b.times = '-5%')],
    ['a cap of no money', 'cap-not-positive /credits/a/cap/0', (terms) => void (terms.credits.a.cap = [{ 'at-most': '0.00 USD' }])],
    ['a cap of no times', 'cap-not-positive /credits/a/cap/0', (terms) => void (terms.credits.a.cap = [{ 'at-most': 0, of: 'fee' }])],
    ['a cap that the order makes nothing', 'cap-not-positive /order/parameters/most', (terms, order) => void (Object.assign(terms, { parameters: { most: { like: '1.00 USD' } } }) && (order.parameters = { most: '0.00 USD' }) && (terms.credits.a.cap = [{ 'at-most': 'most' }]))],
    ['a minimum without a limit', 'limit-missing /credits/a/minimum', (terms) => void (terms.credits.a.minimum = {})],
    ['within and by-end-of', 'one-of /claims/all/do/0/by-end-of', (terms) => void (terms.claims.all.do[0]['by-end-of'] = '2 periods')],
    ['the end of so many days', 'wrong-type /claims/all/do/0/by-end-of', (terms) => void (terms.claims.all.do[0] = { step: 'claim', after: 'period-end', 'by-end-of': '10 days' })],
    ['per outage after the period', 'no-effect /claims/all/do/0/per', (terms) => void (terms.claims.all.do[0].per = 'outage')],
    ['hours of a claim in days', 'no-effect /claims/all/do/0/hours', (terms) => void (terms.claims.all.do[0].hours = 'office')],
    ['hours of a close in days', 'no-effect /close/hours', (terms) => void (terms.close.hours = 'office')],
    ['a longest wait for nothing', 'no-effect /close/wait-at-most', (terms) => void (terms.close['wait-at-most'] = '9 days')],
    ['reads-as of a number', 'no-effect /attributes/share/reads-as', (terms) => void (terms.attributes.share['reads-as'] = { half: '0.5' })],
    ['whole units of nothing', 'bad-value /definitions/x/whole', defined('x', { continuous: 'down', 'at-least': '1 h', 'across-period-end': 'cut', whole: '0 s' })],
    ['a step of nothing', 'bad-value /definitions/x/to', defined('x', { round: 'lowest', to: '0%', how: 'down' })],
    ['a unit of nothing', 'bad-value /definitions/x/of', defined('x', { units: 'lowest', of: '0%', counting: 'exact' })],
    ['a weight above all', 'bad-value /definitions/x/as', defined('x', { weighted: 'down', as: '150%' })],
    ['a rank of a sum', 'no-effect /definitions/x/rank', defined('x', { aggregate: 'sum', of: 'uptime', over: 'all', rank: '95%' })],
    ['a method of a sum', 'no-effect /definitions/x/method', defined('x', { aggregate: 'sum', of: 'uptime', over: 'all', method: 'nearest-rank' })],
    ['a percentile without a method', 'choice-missing /definitions/x/method', defined('x', { aggregate: 'percentile', of: 'uptime', over: 'all', rank: '95%' })],
    ['a rank above all', 'bad-value /definitions/x/rank', defined('x', { aggregate: 'percentile', of: 'uptime', over: 'all', rank: '150%', method: 'nearest-rank' })],
  ])('a key without effect is refused: %s', (_, wanted, change) => {
    expect(errors(change).map((error) => error.split(': ')[0])).toContain(wanted);
  });

  it.each<[string, string, Change]>([
    ['a notice without a limit', 'limit-missing /definitions/down/where/0', condition({ from: 'started', to: 'ended' })],
    ['a notice in business days without a calendar', 'missing /definitions/down/where/0/hours', condition({ from: 'started', to: 'ended', 'at-least': '2 business days' })],
    ['a notice that is computed', 'wrong-type /definitions/down/where/0/at-least', (terms) => void (Object.assign(terms.definitions, { long: { duration: 'period' } }) && condition({ from: 'started', to: 'ended', 'at-least': 'long' })(terms, {}))],
    ['an attribute of the customer', 'wrong-grain /definitions/down/where/0/attribute', condition({ attribute: 'plan', is: ['gold'] })],
    ['an attribute of the component', 'wrong-grain /definitions/down/where/0/attribute', condition({ attribute: 'tier', is: ['one'] })],
    ['an attribute that is a number', 'wrong-type /definitions/down/where/0/attribute', condition({ attribute: 'lost', is: ['1'] })],
    ['a word that an attribute has not', 'unknown-word /definitions/down/where/0', condition({ attribute: 'class', is: ['whole'] })],
    ['a level that there is not', 'unknown-word /definitions/down/where/0', condition({ attribute: 'level', is: ['dwon'] })],
    ['the level of what is no outage', 'wrong-grain /definitions/x/where/0/attribute', defined('x', { count: 'ticket', reached: 'opened', where: [{ attribute: 'level', is: ['down'] }] })],
    ['a milestone of another kind', 'unknown-milestone /definitions/x/where/0', defined('x', { count: 'ticket', reached: 'opened', where: [{ reached: 'ended' }] })],
  ])('refuses in a condition %s', (_, wanted, change) => {
    expect(errors(change).map((error) => error.split(': ')[0])).toContain(wanted);
  });

  it.each<[string, string, Change]>([
    ['a weight of another kind', 'wrong-grain /definitions/down/weight', (terms) => void (Object.assign(terms.attributes, { part: { of: 'ticket', unit: 'share' } }) && cell('down', { weight: 'part', overlaps: 'add' })(terms, {}))],
    ['a weight of words', 'wrong-type /definitions/down/weight', cell('down', { weight: 'class', overlaps: 'add' })],
    ['a field at a misspelt milestone', 'unknown-milestone /definitions/x/reached', defined('x', { 'record-value': 'lost', reached: 'startd' })],
    ['a count at a misspelt milestone of an own kind', 'unknown-milestone /definitions/x/reached', (terms) => void Object.assign(terms, { records: { change: { milestones: ['asked', 'done'] } }, definitions: { ...terms.definitions, x: { count: 'change', reached: 'aksed' } } })],
    ['a fact of a number', 'wrong-type /definitions/x/attribute-is', defined('x', { 'attribute-is': 'begun', is: ['2026-01-01'] })],
    ['members together in a kind that holds none', 'wrong-grain /definitions/x/in', (terms) => void (Object.assign(terms.components, { site: {} }) && (terms.definitions.x = { concurrent: 'down', in: 'site', 'at-least': 1 }))],
    ['members together in their own kind', 'wrong-grain /definitions/x/in', defined('x', { concurrent: 'down', in: 'line', 'at-least': 1 })],
    ['a cell and a record kind of one name, counted', 'ambiguous-name /definitions/x/count', (terms) => void Object.assign(terms.definitions, { drill: { duration: 'down', each: 'stretch' }, x: { count: 'drill', reached: 'began' } })],
    ['a cell and an attribute of one name, chosen by', 'ambiguous-name /definitions/x/depending-on', (terms) => void Object.assign(terms.definitions, { plan: { compare: 'lowest', 'at-least': '1%' }, x: { 'depending-on': 'plan', cases: { gold: 1, basic: 2 } } })],
    ['a cell and a credit of one name, looked back on', 'ambiguous-name /definitions/x/across-periods', (terms) => void Object.assign(terms.definitions, { a: { compare: 'lowest', 'at-least': '1%' }, x: { 'across-periods': 'a', last: 2, ending: 'previous' } })],
    ['a parameter and a cell of one name', 'ambiguous-name /parameters/fee', (terms) => void (terms.parameters = { fee: { like: '1.00 USD', default: '1.00 USD' } })],
    ['a component kind that is a record kind', 'ambiguous-name /components/drill', (terms) => void (terms.components.drill = {})],
    ['a component kind named agreement', 'bad-name /components/agreement', (terms) => void (terms.components.agreement = {})],
    ['a component kind named customer', 'bad-name /components/customer', (terms) => void (terms.components.customer = {})],
    ['a parameter named period', 'bad-name /parameters/period', (terms) => void (terms.parameters = { period: { like: '1.00 USD', default: '1.00 USD' } })],
    ['a record kind named gap', 'bad-name /records/gap', (terms) => void (terms.records = { gap: { milestones: ['began'] } })],
    ['a component named customer', 'bad-name /order/components/customer', (_, order) => void (order.components.customer = { kind: 'line' })],
    ['a kind that only the language of this program knows', 'unknown-component-kind /definitions/x/each', defined('x', { intervals: 'outage', from: 'started', to: 'ended', each: 'constructor' })],
    ['an attribute of the order that is no number', 'bad-value /order/attributes/seats', (terms, order) => void (Object.assign(terms.attributes, { seats: { of: 'customer', unit: 'count' } }) && (order.attributes = { seats: 'many' }))],
    ['a default that is no date', 'bad-value /attributes/begun/default', (terms) => void (terms.attributes.begun.default = 'soon')],
    ['a parameter like no value', 'wrong-type /parameters/x/like', (terms) => void (terms.parameters = { x: { like: 'Lowest' } })],
    ['edges that the order leaves apart', 'band-gap /order/parameters/poor', (terms, order) => void (Object.assign(terms, { parameters: { good: { like: '99.9%' }, poor: { like: '99.9%' } } }) && cell('rate', { table: [{ 'at-least': 'good', gives: '0%' }, { 'less-than': 'poor', gives: '10%' }] })(terms, order) === undefined && (order.parameters = { good: '99.9%', poor: '99%' }))],
    ['an open end at nothing', 'band-gap /definitions/x/table/0', (terms) => void Object.assign(terms.definitions, { time: { duration: 'period' }, x: { bands: 'time', table: [{ 'more-than': '0 h', 'at-most': '1 h', gives: '1%' }, { 'more-than': '1 h', gives: '2%' }] } })],
  ])('a contract is refused with its place: %s', (_, wanted, change) => {
    expect(errors(change).map((error) => error.split(': ')[0])).toContain(wanted);
  });

  it.each<[string, string]>([
    ['900 Mbit/s', 'write 900 Mbit/s as 0.9 Gbit/s'],
    ['0.5 Tbit/s', 'write 0.5 Tbit/s as 500 Gbit/s'],
    ['900 Kbit/s', 'write it in Gbit/s'],
    ['900 mbit/s', 'write it in Gbit/s'],
    ['900 packets', 'write it in Gbit/s'],
  ])('a limit of %s against Gbit/s is refused with: %s', (limit, remedy) => {
    const [found] = errors((terms) => void (terms.objectives['mean-speed']['at-least'] = limit));
    expect(found).toMatch(/^wrong-unit \/objectives\/mean-speed\/at-least/);
    expect(found).toContain(remedy);
  });

  it('money of another currency is refused wherever it occurs', () => {
    const attributes = { price: { of: 'customer', unit: 'EUR' }, cost: { of: 'customer', unit: 'USD' } };
    const using = (field: string) => errors((terms) => void (Object.assign(terms.attributes, attributes) && (terms.definitions.price = { 'record-value': field }) && (terms.credits.a.of = 'price')));
    expect(using('cost')).toEqual([]);
    expect(using('price')).toEqual(['wrong-currency /credits/a/of: "price" is in EUR, not in USD, the contract\'s currency']);
  });

  it('a share may be written as 0.5 or 50%', () => {
    const set = (value: unknown): string[] => errors((terms, order) => void (Object.assign(terms.attributes, { part: { of: 'customer', unit: 'share' } }) && (order.attributes = { part: value })));
    expect([set('0.5'), set('50%')]).toEqual([[], []]);
    expect(set('half')[0]).toContain('write "0.5" or "50%"');
    expect(set(0.5)[0]).toContain('write it in quotes: "0.5"');
  });
});
