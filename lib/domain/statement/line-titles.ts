/** The titles of the credit, the case and the component of a line, stored with records that are kept apart from the statement. */
import type { Title } from '../contract/title.ts';
import type { CreditLegend, Legend } from './legend.ts';
import type { RemedyResult, Statement } from './statement.ts';

/** Absent: the contract has no title for it. */
export interface LineTitles {
  readonly credit?: Title;
  /** The title of the only objective of the credit; absent where the credit has a title. */
  readonly objective?: Title;
  readonly for?: Title;
  readonly component?: Title;
  /** Where neither the credit nor an objective of it alone has a title: that of which texts make words. */
  readonly legend?: UntitledLegend;
}

/** What a contract without titles names: enough of its legend for the words that its statement has. */
export type UntitledLegend = Pick<Legend, 'cells'> & {
  readonly credits: Readonly<Record<string, Pick<CreditLegend, 'title' | 'objective' | 'combines'>>>;
};

/** The part of a statement with its legends. */
export type Titling = Pick<Statement, 'legend' | 'parts'>;

/** The legend of the version of the terms that is in force at an instant (ISO). */
export const legendAt = ({ legend, parts = [] }: Titling, at: string): Legend | undefined =>
  parts.find(({ end }) => at < end)?.legend ?? legend;

/** @returns undefined where the contract has no title for any of them. */
export function titlesOf(
  { legend, parts = [] }: Titling,
  { credit, index, component }: { readonly credit: string; readonly index?: string | undefined; readonly component?: string | undefined },
): LineTitles | undefined {
  // The newest part first: a contract may give a title from an amendment on.
  const legends = [...parts.map((part) => part.legend).reverse(), legend].filter((one) => one !== undefined);
  const place = (id: string | undefined): Title | undefined =>
    id === undefined ? undefined : first(legends, (one) => titleOfComponent(one, id));
  return known({ ...first(legends, (one) => titleOfCredit(one, credit)), for: place(index), component: place(component) });
}

/** The titles of an objective and its case. */
export function objectiveTitles(
  legend: Legend,
  objective: string,
  index: string,
): Pick<LineTitles, 'objective' | 'for' | 'legend'> | undefined {
  const title = titleOfObjective(legend, objective);
  return known({
    objective: title,
    for: titleOfComponent(legend, index),
    legend: title === undefined && Object.hasOwn(legend.cells, objective) ? { cells: legend.cells, credits: {} } : undefined,
  });
}

/** The title of a remedy. */
export function remedyTitle({ legend, parts = [] }: Titling, { remedy, part }: Pick<RemedyResult, 'remedy' | 'part'>): Title | undefined {
  return (part === undefined ? legend : parts.find((one) => one.part === part)?.legend)?.remedies?.[remedy];
}

function titleOfCredit({ credits, cells }: Legend, credit: string): LineTitles | undefined {
  const found = Object.hasOwn(credits, credit) ? credits[credit] : undefined;
  if (found === undefined) return undefined;
  if (found.title !== undefined) return { credit: found.title };
  const untitled = Object.entries(credits).filter(([, { title, combines }]) => title === undefined && combines === found.combines);
  if (found.combines === undefined && found.objective !== undefined) {
    const own = titleOfObjective({ cells }, found.objective);
    // Of two objectives with one title neither names its credit.
    const isSame = (objective: string): boolean => same(titleOfObjective({ cells }, objective), own);
    const isAlone = untitled.every(([, one]) => one === found || one.objective === undefined || !isSame(one.objective));
    if (own !== undefined && isAlone) return { objective: own };
  }
  const named = untitled.map(([name, { objective, combines }]) => [
    name,
    { ...(objective !== undefined && { objective }), ...(combines && { combines }) },
  ]);
  return { legend: { cells: found.combines === undefined ? cells : {}, credits: Object.fromEntries(named) as UntitledLegend['credits'] } };
}

const same = (one: Title | undefined, other: Title | undefined): boolean => JSON.stringify(one) === JSON.stringify(other);

/** An objective may have a title of its own beside that of its cell. */
function titleOfObjective({ cells }: Pick<Legend, 'cells'>, name: string): Title | undefined {
  const cell = Object.hasOwn(cells, name) ? cells[name] : undefined;
  return cell?.objective ?? cell?.title;
}

const titleOfComponent = ({ components = {} }: Legend, id: string): Title | undefined =>
  Object.hasOwn(components, id) ? components[id] : undefined;

/** @returns undefined where nothing has a title. */
function known(titles: { readonly [Name in keyof LineTitles]: LineTitles[Name] | undefined }): LineTitles | undefined {
  const found = Object.entries(titles).filter(([, title]) => title !== undefined);
  return found.length === 0 ? undefined : Object.fromEntries(found);
}

function first<T>(legends: readonly Legend[], find: (legend: Legend) => T | undefined): T | undefined {
  for (const legend of legends) {
    const found = find(legend);
    if (found !== undefined) return found;
  }
  return undefined;
}
