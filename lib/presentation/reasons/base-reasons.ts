/** The base of a line in sentences, with the charges whose sum it is, and the part of each that counts. */
import { parseDecimal } from '../../domain/money/decimal.ts';
import { exponentOf } from '../../domain/money/money.ts';
import { divide, formatFraction, isOne, isZero, parseFraction } from '../../domain/money/ratio.ts';
import type { ChargeReason } from '../../domain/statement/reasons.ts';
import { ofContract, ofSender } from '../written.ts';
import { everyReason } from './every-reason.ts';
import type { LineContext } from './line-context.ts';
import { readable } from './names.ts';
import type { ReasonWords } from './reason-words.ts';
import { decimalShown, moneyShown, percentShown } from './values.ts';
import { type Sentence, eventOf } from './wording.ts';

export function baseSentences(context: LineContext): Sentence[] {
  const { line, reasons, wording } = context;
  const { words } = wording;
  const shown = moneyShown(line.of.exact, line.amount.currency, words);
  const charges = everyReason(reasons).filter(({ charges: some }) => some);
  return [
    { text: words.base(shown, baseName(context)), depth: 0 },
    ...charges.flatMap(({ charges: some = [] }) =>
      wording.some(some, 1, (charge) => [{ text: `${chargeText(charge, context)}${words.stop}`, depth: 1 }]),
    ),
  ];
}

/** A definition by its title or words, a parameter of the contract by its name; undefined for an amount in the contract itself. */
function baseName({ line: { of, part }, wording: { names, words } }: LineContext): string | undefined {
  const legend = names.legend(part);
  if (!legend || Object.hasOwn(legend.cells, of.cell)) return names.cell(of.cell, part);
  return /^\d/.test(of.cell) ? undefined : words.parameter(ofContract(readable(of.cell)));
}

function chargeText(charge: ChargeReason, { line, wording }: LineContext): string {
  const { words, names } = wording;
  const { kind, component, exact, amount, every, spread, event } = charge;
  const { currency } = line.amount;
  const counted = moneyShown(exact, currency, words);
  const head = words.charge(kind, component === undefined ? undefined : names.component(component, line.part), counted);
  if (event !== undefined) return `${head}${words.comma}${words.billed(ofSender(eventOf(event)[1]))}`;
  if (amount === undefined || every === undefined) return head;
  return `${head}${words.comma}${words.ofCharge(moneyText(amount, currency, words), every, spread, partOf(charge, amount, words))}`;
}

/** The days of a month. */
const MONTHS = [28, 29, 30, 31];

/** The part of a charge that counts: "24 of 31 days", "3 months", else a percentage; undefined for all of it. */
function partOf({ exact, every }: ChargeReason, amount: string, words: ReasonWords): string | undefined {
  const whole = parseDecimal(amount.split(' ')[0]!);
  if (!whole || isZero(whole)) return undefined;
  const share = divide(parseFraction(exact), whole);
  if (isOne(share)) return undefined;
  if (every === 'month' && share.n > share.d) return words.months(decimalShown(share, words));
  // The share is shown in days where it fits one length of a month only: a half fits a month of 28 and of 30 days.
  const lengths = MONTHS.filter((days) => BigInt(days) % share.d === 0n);
  if (every === 'month' && lengths.length === 1) return words.days(Number(share.n) * (lengths[0]! / Number(share.d)), lengths[0]!);
  return percentShown(formatFraction(share), words);
}

/** "60000.00 CNY" as "60,000.00 CNY", with the decimals of the currency. */
function moneyText(text: string, currency: string, { formats }: ReasonWords): string {
  const [amount = '', own = currency] = text.split(' ');
  const [whole = '', decimals = ''] = amount.split('.');
  const places = exponentOf(own);
  return `${formats.money(places === 0 ? whole : `${whole}.${decimals.padEnd(places, '0')}`)} ${own}`;
}
