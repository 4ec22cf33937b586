/** The credits of a contract that are paid, the credits that each includes, and the party to which each is owed. */
import type { Credit } from '../../domain/contract/terms.ts';
import { above } from '../../domain/contract/included-credits.ts';
import type { Titling } from '../../domain/statement/line-titles.ts';
import { payingCredit } from '../../domain/statement/paying-credit.ts';
import type { Statement, StatementLine } from '../../domain/statement/statement.ts';

export class PaidCredits {
  private readonly credits: Readonly<Record<string, Credit>>;

  constructor(credits: Readonly<Record<string, Credit>>) {
    this.credits = credits;
  }

  /** @param contract checked or as stored: all versions of its terms together, also where the current rules refuse them. */
  static of(contract: unknown): PaidCredits {
    const { terms } = contract as { readonly terms?: unknown };
    const versions = (Array.isArray(terms) ? terms : [terms]) as readonly ({ readonly credits?: Record<string, Credit> } | undefined)[];
    return new PaidCredits(Object.assign({}, ...versions.map((version) => version?.credits ?? {})) as Record<string, Credit>);
  }

  /** The paid credit of a line of a statement; undefined where it has none. */
  payer(line: Pick<StatementLine, 'credit' | 'part'>, statement: Titling & Pick<Statement, 'credits'>): string | undefined {
    const paid = new Set(statement.credits.map(({ credit }) => credit));
    const { credit } = line;
    return payingCredit(line, statement) ?? [credit, ...above(this.credits, credit)].find((name) => paid.has(name));
  }

  readonly isVendors = (credit: string): boolean => Object.hasOwn(this.credits, credit) && this.credits[credit]!['owed-to'] === 'vendor';
}
