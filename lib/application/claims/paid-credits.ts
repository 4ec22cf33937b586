/** Which credits of a contract are paid on their own, what each includes, and to whom it is owed. */
import type { Credit } from '../../domain/contract/terms.ts';
import { above } from '../../domain/contract/included-credits.ts';

export class PaidCredits {
  private readonly credits: Readonly<Record<string, Credit>>;

  constructor(credits: Readonly<Record<string, Credit>>) {
    this.credits = credits;
  }

  /** @param contract checked or as it is stored: every version of its terms together, also where they are refused now. */
  static of(contract: unknown): PaidCredits {
    const { terms } = contract as { readonly terms?: unknown };
    const versions = (Array.isArray(terms) ? terms : [terms]) as readonly ({ readonly credits?: Record<string, Credit> } | undefined)[];
    return new PaidCredits(Object.assign({}, ...versions.map((version) => version?.credits ?? {})) as Record<string, Credit>);
  }

  /** The credit that is paid for a line, of those that the statement pays. */
  payer(credit: string, paid: ReadonlySet<string>): string | undefined {
    return paid.has(credit) ? credit : above(this.credits, credit).find((name) => paid.has(name));
  }

  readonly isVendors = (credit: string): boolean => Object.hasOwn(this.credits, credit) && this.credits[credit]!['owed-to'] === 'vendor';
}
