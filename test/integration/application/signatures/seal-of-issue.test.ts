/** Which seal a document names: the newest that was stored at its issue, whenever the document is drawn. */
import { describe, expect, it } from 'vitest';
import { parseSealReference, sealOfIssue, sealReference } from '../../../../lib/application/signatures/seal-of-issue.ts';
import type { IssuedSeal } from '../../../../lib/application/ports/seals.ts';
import { claimPackage } from '../../../../lib/presentation/claim-package/claim-package.ts';
import { LABELS } from '../../../../lib/presentation/document/labels.ts';
import { renderPdf } from '../../../../lib/presentation/pdf/render-pdf.ts';
import { renderXlsx } from '../../../../lib/presentation/xlsx/render-xlsx.ts';
import { readBundle } from '../../../../lib/application/evidence/evidence-bundle.ts';
import { claimOf } from '../../../../lib/domain/claims/claim.ts';
import { memoryStores } from '../../../support/harness.ts';
import { issuedExample } from '../../../support/issued.ts';
import { fileText, pdfText } from '../../../support/file-text.ts';
import { unzipSync } from 'fflate';

const book = { count: 0, digest: '0'.repeat(64) };
const sealed = (number: number, until: string): IssuedSeal => ({
  ...{ number, run: `run-${number}`, from: '2026-10-01T00:00:00.000Z', until, auditTrail: book, ledger: book },
  digest: String(number % 10).repeat(64),
});
const day = (n: number): string => `2026-11-${String(n).padStart(2, '0')}T10:00:00.000Z`;

describe('the seal of an issue', () => {
  it('is the newest that ended over an hour and a quarter before, however many came since', async () => {
    const { seals } = memoryStores();
    const at = (instant: string): Promise<number | undefined> => sealOfIssue(instant, seals).then((seal) => seal?.number);
    expect(await at(day(2))).toBeUndefined();
    for (let number = 1; number <= 20; number += 1) {
      await seals.put(sealed(number, day(number)));
      for (const before of [1, 7, 20]) {
        if (before > number) continue;
        expect(await at(`2026-11-${String(before).padStart(2, '0')}T11:15:00.000Z`)).toBe(before);
        expect(await at(`2026-11-${String(before).padStart(2, '0')}T11:14:59.999Z`)).toBe(before === 1 ? undefined : before - 1);
      }
    }
  });

  it('is in documents as verify takes it, on each page and in each language; drawn again they have the same bytes', async () => {
    const seal = sealed(12, day(12));
    const reference = sealReference(seal);
    const { stores, revisions } = await issuedExample();
    const [, issued] = revisions;
    for (const language of ['en', 'zh'] as const) {
      const wanted = `${LABELS[language].sealed}: ${reference}`.replaceAll(/\s/g, '');
      const pdf = await renderPdf(issued, language, { seal });
      const { pages, text } = await pdfText(pdf);
      expect(text.replaceAll(/\s/g, '').split(wanted).length - 1).toBe(pages);
      expect(pdf.equals(await renderPdf(issued, language, { seal }))).toBe(true);
      expect((await pdfText(await renderPdf(issued, language))).text.replaceAll(/\s/g, '')).not.toContain(seal.digest);
      expect(await fileText(await renderXlsx(issued, language, { seal }))).toContain(reference);
      const [id] = await stores.claims.of(issued.statement.contract.id);
      const { head, transitions } = (await stores.claims.get(id!))!;
      const evidence = readBundle((await stores.statements.bundle(issued))!);
      const input = { claim: claimOf(head, transitions), issued, evidence, bundle: '', seal, letter: { on: '2026-11-04' } };
      const zip = unzipSync(await claimPackage(input, language));
      const letter = await pdfText(Buffer.from(zip[`letter-${language}.pdf`]!));
      expect(letter.text.replaceAll(/\s/g, '')).toContain(wanted);
    }
    expect(parseSealReference(reference)).toEqual({ number: 12, until: day(12), digest: seal.digest });
    expect(parseSealReference(seal.digest)).toEqual({ digest: seal.digest });
    for (const text of ['', '12', `12 ${seal.digest}`, `${reference}0`, seal.digest.slice(1)])
      expect(parseSealReference(text)).toBeUndefined();
  });
});
