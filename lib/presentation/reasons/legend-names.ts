/** The names of definitions, objectives and credits for readers, from a legend alone: titles, else words for what is measured. */
import { type DocumentLanguage, type Title, titleIn } from '../../domain/contract/title.ts';
import type { CellLegend } from '../../domain/statement/legend.ts';
import type { UntitledLegend } from '../../domain/statement/line-titles.ts';
import { ofContract } from '../written.ts';
import type { NameWords } from './cell-words.ts';
import { readable } from './readable.ts';

/** The entry of a name that a contract or a sender chose: "constructor" and its like are names too. */
export const under = <T>(all: Readonly<Record<string, T>> | undefined, name: string): T | undefined =>
  all !== undefined && Object.hasOwn(all, name) ? all[name] : undefined;

type CreditLegend = UntitledLegend['credits'][string];

export class LegendNames {
  private readonly legend: UntitledLegend | undefined;
  private readonly words: NameWords;
  private readonly language: DocumentLanguage;
  private readonly known = new Map<string, string>();

  /** @param words of the language. */
  constructor(legend: UntitledLegend | undefined, words: NameWords, language: DocumentLanguage) {
    this.legend = legend;
    this.words = words;
    this.language = language;
  }

  objective(name: string): string {
    return this.once(`objective ${name}`, () => {
      const found = under(this.legend?.cells, name);
      return this.title(found?.objective ?? found?.title) ?? this.inWords(name);
    });
  }

  cell(name: string): string {
    return this.once(`cell ${name}`, () => {
      const found = under(this.legend?.cells, name);
      return this.title(found?.title ?? found?.objective) ?? this.inWords(name);
    });
  }

  credit(name: string): string {
    return this.once(`credit ${name}`, () => {
      const found = under(this.legend?.credits, name);
      if (!found || !this.legend) return readable(name);
      const own = this.creditInWords(found);
      return this.title(found.title) ?? this.alike(own, name, this.legend.credits, (one) => this.creditInWords(one));
    });
  }

  private creditInWords({ title, objective, combines }: CreditLegend): string | undefined {
    if (title !== undefined) return undefined;
    if (combines) return this.words.combined[combines];
    return objective === undefined ? this.words.credit : this.words.creditFor(this.objective(objective));
  }

  private title(title: Title | undefined): string | undefined {
    return title === undefined ? undefined : ofContract(titleIn(title, this.language));
  }

  /** Words for a definition without a title: those for what it measures. */
  private inWords(name: string): string {
    const { cells } = this.legend ?? {};
    const found = under(cells, name);
    if (!found || !cells) return under(this.words.reserved, name) ?? readable(name);
    const downtimes = new Set(Object.values(cells).flatMap(({ is, of }) => (is === 'uptime' && of !== undefined ? [of] : [])));
    const fallback = (one: CellLegend, own: string): string | undefined => {
      if (one.title !== undefined || one.objective !== undefined) return undefined;
      if (downtimes.has(own)) return this.words.downtime;
      const counted = one.is === 'count' ? cells[one.of ?? ''] : undefined;
      const what = counted && (this.title(counted.objective ?? counted.title) ?? this.words.cell(counted, undefined));
      return counted && what === undefined ? undefined : this.words.cell(one, what);
    };
    return this.alike(fallback(found, name), name, cells, fallback);
  }

  /** Words that belong to one name only. Other names have their readable form, or numbers in a language in which names are not words. */
  private alike<T>(
    own: string | undefined,
    name: string,
    all: Readonly<Record<string, T>>,
    words: (one: T, name: string) => string | undefined,
  ): string {
    const same = Object.keys(all).filter((other) => words(all[other]!, other) === own);
    if (own !== undefined && same.length < 2) return own;
    if (this.words.hasNames) return ofContract(readable(name));
    return `${own} (${same.indexOf(name) + 1})`;
  }

  private once(key: string, make: () => string): string {
    let known = this.known.get(key);
    if (known === undefined) this.known.set(key, (known = make()));
    return known;
  }
}
