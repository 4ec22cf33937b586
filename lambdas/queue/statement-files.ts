/** The statements of a message as PDF, for those who get few of them; drawn once for all who read the same. */
import { statementAccounts } from '../../lib/application/claims/statement-accounts.ts';
import type { AuditDigest } from '../../lib/application/messages/audit-digest.ts';
import type { Recipient } from '../../lib/application/messages/recipients.ts';
import type { Attachment } from '../../lib/application/ports/messages.ts';
import { sealOfIssue } from '../../lib/application/signatures/seal-of-issue.ts';
import { readWithClauses } from '../../lib/application/statements/with-clauses.ts';
import { orderAndNote } from '../../lib/application/statements/order-and-note.ts';
import { storesForVendor } from '../../lib/application/statements/vendor-stores.ts';
import { LIMITS } from '../../lib/declarations/limits.ts';
import { MESSAGE_BOUNDS } from '../../lib/declarations/messages.ts';
import { drawnRows } from '../../lib/presentation/document/drawn-rows.ts';
import { renderPdf } from '../../lib/presentation/pdf/render-pdf.ts';
import { logger } from '../shared/logger.ts';
import type { Services } from '../shared/services.ts';

type Listed = AuditDigest['issued']['shown'][number];

export class StatementFiles {
  private readonly services: Services;
  private readonly drawn = new Map<string, Promise<Attachment | undefined>>();

  constructor(services: Services) {
    this.services = services;
  }

  /** None where the digest has more statements than are attached: the mail has the link to all. */
  async of({ issued, restated }: AuditDigest, to: Recipient): Promise<Attachment[]> {
    const listed = [...issued.shown, ...restated.shown];
    if (listed.length + issued.more + restated.more > MESSAGE_BOUNDS.files) return [];
    const files = await Promise.all(listed.map((one) => this.once(one, to)));
    return files.filter((file) => file !== undefined);
  }

  private once(one: Listed, to: Recipient): Promise<Attachment | undefined> {
    const key = JSON.stringify([one.statement, one.revision, to.language, to.party]);
    let file = this.drawn.get(key);
    if (!file) this.drawn.set(key, (file = this.draw(one, to)));
    return file;
  }

  /** A statement that cannot be drawn is not attached; the mail is sent. */
  private async draw({ statement, contract, period, revision }: Listed, { language, party }: Recipient): Promise<Attachment | undefined> {
    const { stores: all, clock } = this.services;
    const stores = party === 'vendor' ? storesForVendor(all) : all;
    try {
      const issued = await stores.statements.revision(contract, period, revision);
      if (!issued || drawnRows(issued) > LIMITS.pdfRows.value) return undefined;
      const accounts = await statementAccounts(issued, stores, clock);
      const [seal, signature] = [await sealOfIssue(issued.issuedAt, stores.seals), await stores.statements.signature(issued)];
      const { order: parties, isVendors, note } = await orderAndNote(issued, stores);
      const bytes = await renderPdf(await readWithClauses(issued, stores), language, {
        accounts,
        seal,
        signature,
        parties,
        isVendors,
        note,
      });
      return { name: `${statement}-r${revision}.pdf`, type: 'application/pdf', bytes };
    } catch (error) {
      logger.warn('a statement could not be drawn for a message', { statement, revision, error });
      return undefined;
    }
  }
}
