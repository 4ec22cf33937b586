/** A contract as a case says it: with another order, and with clauses in place of those of the text. */
import { CaseError } from './given-events.ts';

type Fields = Readonly<Record<string, unknown>>;

export interface SaidOtherwise {
  readonly order?: Fields | undefined;
  readonly with?: Fields | undefined;
}

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Parts that the checker needs, also when a case takes all of their names away. */
const NEEDED = ['definitions', 'objectives', 'credits', 'claims'];

/** Joined by key down to the last map; a list and a value stand in place of what was there, and null takes it away. */
function joined(base: unknown, change: unknown): unknown {
  if (!isFields(base) || !isFields(change)) return change;
  const all = { ...base };
  for (const [key, value] of Object.entries(change)) {
    if (value === null) delete (all as Record<string, unknown>)[key];
    else (all as Record<string, unknown>)[key] = joined(base[key], value);
  }
  return all;
}

/** Names within a part of the text, such as a definition, stand in place of the whole of that name: half a clause is no clause. */
function saidText(text: Fields, change: Fields): Fields {
  const all: Record<string, unknown> = { ...text };
  for (const [key, value] of Object.entries(change)) {
    if (value === null) {
      if (NEEDED.includes(key)) all[key] = {};
      else delete all[key];
    } else if (isFields(value) && isFields(text[key])) {
      const part: Record<string, unknown> = { ...text[key], ...value };
      for (const [name, entry] of Object.entries(part)) if (entry === null) delete part[name];
      all[key] = part;
    } else all[key] = value;
  }
  return all;
}

/**
 * @param document of a contract, with all texts inline, or of terms alone.
 * @param changes from the outermost: of the file, of the case, of the contrast.
 * @returns the document of a contract. @throws CaseError when there is no text to say otherwise.
 */
export function contractSaid(document: unknown, changes: readonly SaidOtherwise[]): Fields {
  const { order, terms, ...rest } = document as { readonly order?: unknown; readonly terms?: unknown };
  const texts = [terms].flat().filter(isFields);
  if (texts.length === 0) throw new CaseError('', 'the contract has no terms');
  const first = texts[0]!;
  const orders = changes.map((change) => change.order ?? {});
  return {
    ...rest,
    order: orders.reduce<unknown>(joined, order ?? plainOrder(first)),
    terms: texts.map((text) => changes.reduce((said, change) => saidText(said, change.with ?? {}), text)),
  };
}

/** Of terms alone. What a case needs beside this, such as components and charges, it says itself. */
const plainOrder = ({ id, title, provider, from }: Fields): Fields => ({
  id,
  title,
  vendor: { id: 'vendor', name: provider },
  customer: { id: 'customer', name: 'Customer' },
  from,
  'without-component': 'count',
});

/** The contract with every cell reported, so that a case may expect any. */
export const reportingAll = (document: Fields): Fields => ({
  ...document,
  terms: (document.terms as readonly Fields[]).map((text) => ({ ...text, report: Object.keys(text.definitions as Fields) })),
});
