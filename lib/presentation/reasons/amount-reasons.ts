/** From base and rate to the amount of a line in sentences: the product, the caps and the minimum that cut it, the rounding. */
import { parseDecimal } from '../../domain/money/decimal.ts';
import { ONE, type Ratio, compare, divide, isZero, multiply, parseFraction } from '../../domain/money/ratio.ts';
import { type CapFigure, capFigure } from '../../domain/statement/credits/cap-figures.ts';
import type { CapResult, StatementLine } from '../../domain/statement/statement.ts';
import { amountsBetween } from '../document/undecided.ts';
import { LABELS } from '../document/labels.ts';
import { creditsAround } from './credits-around.ts';
import type { LineContext } from './line-context.ts';
import type { Names } from './names.ts';
import { amountsAround, moneyShown, unroundedShown, valueShown } from './values.ts';
import type { Sentence } from './wording.ts';

export function amountSentences(context: LineContext): Sentence[] {
  const { line, wording, language } = context;
  const { of, times, exact, amount, isLower, provisional, bounds } = line;
  const { words } = wording;
  const money = (text: string): string => moneyShown(text, amount.currency, words);
  const product = `${words.product(money(of.exact), valueShown(times, words), money(exact))}${words.stop}`;
  const texts = [
    product,
    ...(isLower ? [words.isLower] : [...capTexts(context), ...minimumTexts(context), ...roundedTexts(context)]),
    ...(provisional ? [words.provisional(bounds && amountsBetween(bounds, LABELS[language]))] : []),
  ];
  return texts.map((text) => ({ text, depth: 0 }));
}

/** The amount that each cap cut, and the rest of the line. */
function capTexts(context: LineContext): string[] {
  const { line, wording } = context;
  const { words, names } = wording;
  const money = (text: string): string => moneyShown(text, line.amount.currency, words);
  const caps = capsOn(context);
  const isCut = line.due !== line.exact && line.due !== '0';
  return caps.map((cap, i) => {
    const shown = (figure: CapFigure): string | undefined => capFigure(cap, figure, words.ends, money);
    const paid = shown('earlier');
    const isWhole = cap.before === line.exact && caps.length === 1;
    return words.cap({
      credit: names.at(names.credit(cap.credit, line.part), cap.index, line.part),
      before: shown('before') ?? words.unknown,
      left: (paid === undefined ? shown('limit') : shown('left')) ?? words.unknown,
      less: paid === undefined ? undefined : [shown('limit') ?? words.unknown, paid],
      isCertain: cap.bound,
      ofLine: isCut && !isWhole && i === caps.length - 1 ? money(line.due) : undefined,
    });
  });
}

/** The caps that cut a line: those of its credit, and of the credits that include it, which explain the rest of the line. */
function capsOn({ line, wording: { names, statement } }: LineContext): CapResult[] {
  const all = statement.credits
    .filter(({ part }) => part === line.part)
    .flatMap(({ caps }) => caps)
    .filter(({ credit, bound, undetermined }) => around(line, names).includes(credit) && (bound || undetermined));
  const own = all.filter(({ index }) => index === '' || index === line.index || index === line.component);
  const others = all.filter((cap) => !own.includes(cap));
  if (others.length === 0 || line.provisional || explains(own, line)) return own;
  // A cap on a component around that of the line, if it explains the rest of the line.
  const further = others.find((cap) => explains([...own, cap], line));
  return further ? [...own, further] : own;
}

const around = ({ credit, part }: StatementLine, names: Names): string[] => creditsAround(credit, names.legend(part)?.credits ?? {});

function explains(caps: readonly CapResult[], { exact, due }: StatementLine): boolean {
  const factors = caps.flatMap(({ limit, left = limit, before }) =>
    left === undefined || before === undefined ? [] : [divide(parseFraction(left), parseFraction(before))],
  );
  const product = factors.reduce(multiply, ONE);
  return compare(multiply(parseFraction(exact), product), parseFraction(due)) === 0;
}

/** A sum that does not reach the minimum. */
function minimumTexts({ line, wording: { names, words, statement } }: LineContext): string[] {
  if (line.due !== '0' || line.exact === '0') return [];
  const found = statement.credits.find(
    ({ part, belowMinimum, credit }) => part === line.part && belowMinimum && around(line, names).includes(credit),
  );
  const sum = found?.afterCaps === undefined ? undefined : moneyShown(found.afterCaps, line.amount.currency, words);
  return [words.minimum(sum)];
}

/** How the amount was rounded, where the currency cannot express the due amount. */
function roundedTexts({ line, wording: { words } }: LineContext): string[] {
  const size = line.amount.amount.replace(/^-/, '');
  const [due, amount]: [Ratio, Ratio] = [parseFraction(line.due), parseDecimal(size)!];
  const order = compare(amount, due);
  if (order === 0 || isZero(due)) return [];
  const { currency } = line.amount;
  const { ends, nearer } = amountsAround(due, currency, words);
  const rounded = `${words.formats.money(size)} ${currency}`;
  const towards = nearer === undefined ? 'middle' : nearer === rounded ? nearer : undefined;
  return [words.rounded(unroundedShown(due, currency, words), ends, towards, rounded, order > 0)];
}
