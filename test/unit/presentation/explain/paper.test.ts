/** Every clause has place for the words of the paper: each language shows them, and they change no figure. */
import { describe, expect, it } from 'vitest';
import { DOCUMENT_LANGUAGES } from '../../../../lib/domain/contract/title.ts';
import { explainText } from '../../../../lib/presentation/explain/explain.ts';
import { readContract } from '../../../../lib/schemas/contract.ts';
import { type DocumentNode, type Path, at, contractDocuments } from '../../../support/mutants/documents.ts';
import { figuresForm } from '../../../support/mutants/normal-form.ts';
import { placesOf } from '../../../support/mutants/schema.ts';

const [given] = contractDocuments().filter(({ file }) => file.includes('live-streaming-warranty'));
const document: DocumentNode = {
  ...given!.document,
  terms: given!.document.terms.map((terms: DocumentNode) => ({
    ...terms,
    billing: { 'reported-by': ['customer'] },
    parameters: { 'unused-rate': { like: '5%' } },
    definitions: { ...terms.definitions, 'fee-part': { multiply: 'fee', by: 'unused-rate' } },
    report: [...terms.report, 'fee-part'],
  })),
};
document.order.parameters = { 'unused-rate': '5%' };

/** Places whose schema has a quote, in a document without any paper. */
const withoutPaper = structuredClone(document);
for (const { path } of placesOf(withoutPaper, [[]])) for (const key of ['clause', 'quote', 'note']) delete at(withoutPaper, path)?.[key];
const places = placesOf(withoutPaper, [[]]).filter(({ missing }) => missing.some(({ key }) => key === 'quote'));

const quoted = (path: Path, of: DocumentNode): DocumentNode => {
  const copy = structuredClone(of);
  Object.assign(at(copy, path), { clause: '§ 4.71', quote: 'the words of 4.71', note: 'read as 4.71' });
  return copy;
};

/** The same with a credit that is paid without a claim. */
const automatic = structuredClone(withoutPaper);
automatic.terms[0].claims.compensation = { automatic: true };

describe('the words of the paper beside a clause', () => {
  it('have a place in every part of the terms that is a clause', () => {
    const parts = new Set(places.map(({ path }) => String(path[2])));
    expect([...parts].sort()).toEqual(
      'attributes billing claims close components credits definitions delivery money objectives parameters period records remedies'.split(
        ' ',
      ),
    );
  });

  it.each([
    ...places.map(({ path }) => [path.join('/'), path, withoutPaper] as const),
    ['a claim that is not needed', ['terms', 0, 'claims', 'compensation'], automatic] as const,
  ])('at %s they are shown in each language and change no figure', (_, path, of) => {
    const mutant = quoted(path, of);
    const { contract, issues } = readContract(mutant);
    expect(issues.filter(({ severity }) => severity === 'error')).toEqual([]);
    for (const language of DOCUMENT_LANGUAGES) {
      const text = explainText(contract!, language);
      for (const words of ['§ 4.71', 'the words of 4.71', 'read as 4.71']) expect(text.split(words)).toHaveLength(2);
    }
    expect(figuresForm(mutant)).toBe(figuresForm(of));
  });
});
