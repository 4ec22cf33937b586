/** What a contract calls the credit, the case and the component of a line, kept with what is recorded apart from its statement. */
import type { Title } from '../contract/title.ts';
import type { Legend } from './legend.ts';
import type { RemedyResult, Statement } from './statement.ts';

/** Absent: the contract has no title for it. */
export interface LineTitles {
  readonly credit?: Title;
  /** Of the objective that the credit alone answers; absent where the credit has a title. */
  readonly objective?: Title;
  readonly for?: Title;
  readonly component?: Title;
}

/** What legends are read from. */
export type Titling = Pick<Statement, 'legend' | 'parts'>;

/** @returns undefined where the contract has no title for any of it. */
export function titlesOf(
  { legend, parts = [] }: Titling,
  { credit, index, component }: { readonly credit: string; readonly index?: string | undefined; readonly component?: string | undefined },
): LineTitles | undefined {
  // The newest part first: a contract may give a title from an amendment on.
  const legends = [...parts.map((part) => part.legend).reverse(), legend].filter((one) => one !== undefined);
  const place = (id: string | undefined): Title | undefined =>
    id === undefined ? undefined : first(legends, ({ components = {} }) => (Object.hasOwn(components, id) ? components[id] : undefined));
  const titles = Object.entries({
    ...first(legends, (one) => titleOfCredit(one, credit)),
    for: place(index),
    component: place(component),
  }).filter(([, title]) => title !== undefined);
  return titles.length === 0 ? undefined : Object.fromEntries(titles);
}

/** What the contract calls a remedy. */
export function remedyTitle({ legend, parts = [] }: Titling, { remedy, part }: Pick<RemedyResult, 'remedy' | 'part'>): Title | undefined {
  return (part === undefined ? legend : parts.find((one) => one.part === part)?.legend)?.remedies?.[remedy];
}

function titleOfCredit({ credits, cells }: Legend, credit: string): LineTitles | undefined {
  const found = Object.hasOwn(credits, credit) ? credits[credit] : undefined;
  if (found?.title !== undefined) return { credit: found.title };
  if (found?.objective === undefined || found.combines !== undefined) return undefined;
  const isAlone = Object.values(credits).every(
    (one) => one === found || one.title !== undefined || one.combines !== undefined || one.objective !== found.objective,
  );
  const { objective, title } = cells[found.objective] ?? {};
  const own = objective ?? title;
  return isAlone && own !== undefined ? { objective: own } : undefined;
}

function first<T>(legends: readonly Legend[], find: (legend: Legend) => T | undefined): T | undefined {
  for (const legend of legends) {
    const found = find(legend);
    if (found !== undefined) return found;
  }
  return undefined;
}
