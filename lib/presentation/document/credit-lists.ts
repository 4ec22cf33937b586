/** The lists of a document about credits and other remedies: caps and conditions, steps of claims, open remedies. */
import type { IssuedStatement } from '../../application/ports/statements.ts';
import { type CapFigure, capFigure } from '../../domain/statement/credits/cap-figures.ts';
import { minorOf } from '../../domain/statement/restatement.ts';
import type { CapResult, CreditResult } from '../../domain/statement/statement.ts';
import { moneyShown } from '../reasons/values.ts';
import { FORMATS } from './formats.ts';
import type { DocumentWords } from './document-words.ts';

export const capsOf = ({ statement }: IssuedStatement, shared: DocumentWords): string[] => {
  const { labels, wording } = shared;
  const { names, words } = wording;
  return statement.credits.flatMap(({ credit, part, caps, refusedBy, belowMinimum, afterCaps, amount }) => {
    const money = (exact: string): string => moneyShown(exact, amount.currency, words);
    const name = names.credit(credit, part);
    return [
      ...caps.filter((cap) => cap.bound || cap.undetermined).map((cap) => capOf(cap, part, money, shared)),
      ...(refusedBy === undefined ? [] : [`${name}${labels.colon}${labels.notOwed} ${names.cell(refusedBy, part)}`]),
      ...(belowMinimum ? [`${name}${labels.colon}${afterCaps === undefined ? '' : `${money(afterCaps)} `}${labels.belowMinimum}`] : []),
    ];
  });
};

function capOf(cap: CapResult, part: number | undefined, money: (exact: string) => string, { labels, wording }: DocumentWords): string {
  const shown = (figure: CapFigure): string => capFigure(cap, figure, labels, money) ?? '';
  const paid = capFigure(cap, 'earlier', labels, money);
  const left = paid === undefined ? shown('limit') : `${shown('left')} ${labels.lessPaid(shown('limit'), paid)}`;
  const cut = cap.bound ? labels.cutTo : labels.mayBeCutTo;
  return `${labels.capOn} ${wording.names.credit(cap.credit, part)}${labels.beside(cap.index && wording.names.index(cap.index, part))}${labels.colon}${shown('before')} ${cut} ${left}`;
}

const mayBeOwed = ({ amount, bounds, missing }: CreditResult): boolean =>
  minorOf(amount) !== 0n || bounds !== undefined || missing !== undefined;

/** The steps of the credits that are or may be owed: nothing is claimed of 0.00. */
export const claimsOf = ({ statement }: IssuedStatement, { labels, wording: { names } }: DocumentWords): string[] =>
  statement.credits
    .filter(mayBeOwed)
    .flatMap(({ credit, part, claim }) =>
      claim === 'automatic'
        ? [`${names.credit(credit, part)}${labels.colon}${labels.automatic}`]
        : claim.map(
            (window) =>
              `${names.credit(credit, part)}${labels.colon}${labels.rule(window)}${window.lastDay === undefined ? '' : `${labels.comma}${labels.lastDay} ${FORMATS[labels.language].day(window.lastDay)}`}`,
          ),
    );

export const remediesOf = ({ statement }: IssuedStatement, { labels, wording: { names } }: DocumentWords): string[] =>
  (statement.remedies ?? [])
    .filter(({ open, undetermined }) => open || undetermined)
    .map(
      ({ remedy, part, right, to, index, undetermined, lastDay }) =>
        `${names.remedy(remedy, part)}${labels.beside(index && names.index(index, part))}${labels.colon}${to === 'customer' ? labels.customer : labels.vendor} ${labels.may} ${labels[right as 'terminate']}${undetermined ? labels.beside(labels.undetermined) : ''}${lastDay === undefined ? '' : `${labels.comma}${labels.lastDay} ${FORMATS[labels.language].day(lastDay)}`}`,
    );
