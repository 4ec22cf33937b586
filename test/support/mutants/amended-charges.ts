/** Contracts with other fees: so small that a minimum is not reached, so large that a cap is, and such that half of the smallest unit is owed. */
import { parseLiteral } from '../../../lib/domain/contract/literal.ts';
import { formatDay } from '../../../lib/domain/time/instant.ts';
import { localDay } from '../../../lib/domain/time/timezone.ts';
import type { DocumentNode } from './documents.ts';
import { type World, valuesOf } from './world.ts';
import { type Amended, withOrder } from './amended.ts';

/** Shares of a period: one in each band that texts have. */
const SHARES = [1 / 4000, 1 / 1000, 1 / 500, 1 / 200, 1 / 100, 1 / 40, 1 / 16];

/** Fees so small that a minimum is not reached, so large that a cap in money is, and such that half of the smallest unit is owed. */
export function charged(world: World): Amended[] {
  const { currency } = world.terms.money;
  const isWhole = currency === 'JPY';
  const amounts = ['0', '4', '9', '10', '11', '40', '100', '101', '1001', '90000000'].map((whole) => (isWhole ? whole : `${whole}.00`));
  const halves = isWhole
    ? ['1', '2', '5', '15', '25', '50']
    : ['0.01', '0.02', '0.03', '0.05', '0.15', '0.25', '0.30', '0.50', '0.70', '10.00', '10.05', ...besideMinimum(world)];
  const charges = (world.document.order.charges ?? []) as DocumentNode[];
  const change =
    (amount: string, of: (charge: DocumentNode) => boolean) =>
    (document: DocumentNode): DocumentNode => {
      const changed = (charge: DocumentNode, i: number): DocumentNode => ({
        ...charge,
        amount: `${of(charges[i] ?? charge) ? amount : isWhole ? '0' : '0.00'} ${currency}`,
      });
      return document.order.charges ? withOrder(document, { charges: document.order.charges.map(changed) }) : document;
    };
  const about = ['/order', '/charges', '/money', 'rounding', 'cap', 'minimum'];
  // How half of the smallest unit is rounded shows on these.
  const halved = [...about, 'half-up', 'half-even'];
  const all = amounts.map((amount): Amended => ({ name: `each charge is ${amount}`, change: change(amount, () => true), about }));
  const [first] = Object.keys(world.components);
  const alone = [...new Set(charges.map(({ kind }) => String(kind)))].flatMap((kind) =>
    [undefined, first, charges.find((charge) => charge.component !== undefined && charge.component !== first)?.component].flatMap(
      (component) =>
        halves.map((amount): Amended => ({
          name: `only ${kind} of ${String(component ?? 'the whole')} is charged, ${amount}`,
          change: change(amount, (charge) => charge.kind === kind && charge.component === component),
          shares: SHARES,
          about: halved,
        })),
    ),
  );
  return [
    ...all,
    ...(world.terms.period.every === 'month'
      ? []
      : halves.map((amount): Amended => ({
          name: `${amount} is charged once`,
          change: (document) => chargedOnce(document, `${amount} ${currency}`, formatDay(localDay(world.zone, world.main.start))),
          shares: SHARES,
          about: halved,
        }))),
    ...halves.map((amount): Amended => ({
      name: `each charge is ${amount}`,
      change: change(amount, () => true),
      shares: SHARES,
      about: halved,
    })),
    ...alone,
  ];
}

/** One charge in place of all: a charge of each month is twelve in a year, of which no share is half of the smallest unit. */
function chargedOnce(document: DocumentNode, amount: string, from: string): DocumentNode {
  const charges = (document.order.charges ?? []) as DocumentNode[];
  return withOrder(document, {
    charges: charges
      .slice(0, 1)
      .map(({ kind, component }) => ({ kind, ...(component !== undefined && { component }), amount, every: 'once', from })),
  });
}

/** Fees of which each share that the text names is a little less than a minimum. */
function besideMinimum(world: World): string[] {
  const credits = Object.values<DocumentNode>(world.terms.credits);
  const least = credits.flatMap(({ minimum }) => Object.values<unknown>(minimum ?? {}).flatMap((text) => parseLiteral(text) ?? []));
  const shares = valuesOf(world, 'ratio').filter((share) => share > 0 && share <= 1);
  const amounts = least.flatMap((literal) =>
    literal.kind === 'money' ? shares.map((share) => (Number(literal.value.n) / Number(literal.value.d) - 0.01) / share) : [],
  );
  return [...new Set(amounts.filter((amount) => amount > 0).map((amount) => amount.toFixed(2)))].slice(0, 12);
}
