/** The lines of a note as elements of UBL, with what each line is for. */
import type { StatementNote, NoteLine } from '../../domain/statement/note/note.ts';
import { minorOf } from '../../domain/statement/restatement.ts';
import { LABELS } from '../document/labels.ts';
import { amountText } from '../document/grouped.ts';
import { placed } from '../document/undecided.ts';
import { MAX_ENTRIES } from '../reasons/line-reasons.ts';
import { moneyShown, valueShown } from '../reasons/values.ts';
import { Wording } from '../reasons/wording.ts';
import { lineTax, money } from './tax-nodes.ts';
import { type XmlNode, element } from './xml.ts';
import type { IssuedStatement } from '../../application/ports/statements.ts';

const QUANTITIES = { 'credit-note': 'Credited', invoice: 'Invoiced' } as const;
const ELEMENTS = { 'credit-note': 'CreditNote', invoice: 'Invoice' } as const;

export function lineNodes({ lines, kind }: StatementNote, issued: IssuedStatement): XmlNode[] {
  const wording = new Wording(issued.statement, 'en', MAX_ENTRIES);
  const own = lines.some((line) => line.costCentre !== lines[0]!.costCentre);
  return lines.map((line, i) => lineNode(line, i + 1, kind, wordsOf(line, issued, wording), own));
}

interface Words {
  readonly name: string;
  readonly note: string;
}

function wordsOf(line: NoteLine, { statement, bridge }: IssuedStatement, { names, words }: Wording): Words {
  const name = [names.credit(line.credit, line.part), placed(line, names)].filter((part) => part !== '').join(', ');
  if (!bridge) {
    const { of, times, amount } = statement.lines[line.origin]!;
    return { name, note: `${moneyShown(of.exact, amount.currency, words)} × ${valueShown(times, words)}` };
  }
  const { kind, before, after, causes } = bridge.lines[line.origin]!;
  const why = causes.map(({ cause }) => LABELS.en[cause]).join(', ');
  return { name, note: `${LABELS.en[kind]}: ${amountText(before)} to ${amountText(after)} (${why})` };
}

/** A line. A price must not be negative, so that a reversal has a negative quantity. @param own the line states its cost centre. */
function lineNode(line: NoteLine, number: number, kind: StatementNote['kind'], { name, note }: Words, own: boolean): XmlNode {
  const { amount, costCentre, provisional, tax } = line;
  const isBack = minorOf(amount) < 0n;
  const price = isBack ? { ...amount, amount: amount.amount.slice(1) } : amount;
  return element(`cac:${ELEMENTS[kind]}Line`, [
    element('cbc:ID', String(number)),
    element('cbc:Note', provisional ? `${note}; provisional` : note),
    element(`cbc:${QUANTITIES[kind]}Quantity`, isBack ? '-1' : '1', { unitCode: 'C62' }),
    money('cbc:LineExtensionAmount', amount),
    ...(own && costCentre !== undefined ? [element('cbc:AccountingCost', costCentre)] : []),
    element('cac:Item', [element('cbc:Name', name), lineTax(tax)]),
    element('cac:Price', [money('cbc:PriceAmount', price)]),
  ]);
}
