/** The names for readers in place of the names of a contract: titles, else words from the legend. */
import { type DocumentLanguage, type Title, titleIn } from '../../domain/contract/title.ts';
import type { Legend } from '../../domain/statement/legend.ts';
import type { Statement } from '../../domain/statement/statement.ts';
import type { Missing } from '../../domain/operators/missing.ts';
import { RECORD_KINDS } from '../../domain/evidence/vocabulary.ts';
import { factShown } from './fact-names.ts';
import type { ReportedBy } from './cell-words.ts';
import type { NameWords } from './name-words.ts';
import { NAME_WORDS } from './name-words.ts';
import { ofContract, ofSender } from '../written.ts';
import { offsetText } from '../document/local-time.ts';
import { LegendNames, under } from './legend-names.ts';
import { readable } from './readable.ts';
import { type PlacedRecords, RecordPlaces, recordIdOf, tellingApart } from './record-names.ts';

export { readable };

const RECORD_NAMES: ReadonlySet<string> = new Set(Object.keys(RECORD_KINDS));

/** The parts of a statement that have its names. */
export type NamedStatement = Pick<Statement, 'legend' | 'parts' | 'missing'> & PlacedRecords & Partial<Pick<Statement, 'period'>>;

const asWritten = (by: ReportedBy | undefined): ReportedBy | undefined =>
  by && { sender: ofSender(by.sender), event: by.event && ofSender(by.event) };

export class Names {
  private readonly legends: readonly (Legend | undefined)[];
  private readonly words: NameWords;
  private readonly language: DocumentLanguage;
  private readonly known = new Map<number | undefined, LegendNames>();
  private readonly missing: ReadonlyMap<string, Missing>;
  private readonly statement: NamedStatement;
  private placed: RecordPlaces | undefined;

  constructor(statement: NamedStatement, language: DocumentLanguage) {
    this.legends = [statement.legend, ...(statement.parts ?? []).map(({ legend }) => legend)];
    this.words = NAME_WORDS[language];
    this.language = language;
    this.statement = statement;
    this.missing = new Map((statement.missing ?? []).map((one) => [one.fact, one]));
  }

  /** The legend of a part; of a statement without parts, its own. */
  legend(part: number | undefined): Legend | undefined {
    return this.legends[part ?? 0] ?? this.legends.find((one) => one !== undefined);
  }

  objective(name: string, part?: number): string {
    return this.namesOf(part).objective(name);
  }

  cell(name: string, part?: number): string {
    return this.namesOf(part).cell(name);
  }

  credit(name: string, part?: number): string {
    return this.namesOf(part).credit(name);
  }

  remedy(name: string, part?: number): string {
    return this.title(under(this.legend(part)?.remedies, name)) ?? readable(name);
  }

  component(id: string, part?: number): string {
    return this.title(under(this.legend(part)?.components, id)) ?? ofContract(id);
  }

  /** An index: a component by its title, a record by its number. Of two records with one number, the later one has its time too. */
  index(index: string, part?: number): string {
    if (index === '') return '';
    const { own, event } = recordIdOf(`/${index}`);
    if (event === undefined) return this.component(index, part);
    const at = this.timeOf(`/${index}`);
    if (at === undefined) return this.component(own, part);
    const by = asWritten(this.places.toTell(`/${index}`));
    return `${this.component(own, part)} (${by === undefined ? at : `${at}, ${this.words.reportedBy(by)}`})`;
  }

  /** An attribute by its title, else by a word of the language for the common ones. */
  attribute(name: string, part?: number): string {
    return this.title(under(this.legend(part)?.attributes, name)) ?? under(this.words.attributes, name) ?? ofContract(name);
  }

  /** "severity urgent" */
  attributeValue(name: string, value: string, part?: number): string {
    return this.words.attributeValue(this.attribute(name, part), under(under(this.words.levels, name), value) ?? ofContract(value));
  }

  /** A possible value of an attribute, in the language where it is one of the common ones. */
  value(name: string, value: string): string {
    return under(under(this.words.levels, name), value) ?? (this.words.hasNames ? ofContract(value) : this.words.kind(value));
  }

  /** The values of attributes that decided something. */
  attributeValues(values: Readonly<Record<string, string>>, part?: number): string[] {
    return Object.entries(values).map(([name, value]) => this.attributeValue(name, value, part));
  }

  /**
   * "ticket T-1"; of a record without a number its components and its time: "outage of Line 1 at 2026-10-12 20:00:00+08:00". Of two with
   * equal ones each has its sender too.
   */
  record(record: string): string {
    const { kind, own, event } = recordIdOf(record);
    if (event === undefined) return this.recordAlone(record);
    const place = this.places.of(record);
    const number = this.places.hasNumber(record) ? ofSender(own) : undefined;
    const components = place && place.components.length > 0 ? place.components : number === undefined && own !== 'service' ? [own] : [];
    return this.words.record(this.words.kind(kind), {
      number,
      of: components.map((one) => (this.isComponent(one) ? this.component(one) : ofSender(one))),
      at: this.timeOf(record),
      by: asWritten(this.places.toTell(record)),
    });
  }

  /** For a sentence or a row that has its components and its times: "ticket T-1", or its kind alone where it has no number. */
  recordAlone(record: string): string {
    const { kind, own } = recordIdOf(record);
    return this.places.hasNumber(record) ? `${this.words.kind(kind)} ${ofSender(own)}` : this.words.kind(kind);
  }

  private get places(): RecordPlaces {
    return (this.placed ??= new RecordPlaces(this.statement));
  }

  /** The local time of a record; undefined where the statement has none. */
  private timeOf(record: string): string | undefined {
    const at = this.places.of(record)?.at;
    const { zone = 'UTC' } = this.statement.period ?? {};
    return at === undefined ? undefined : offsetText(Date.parse(at), zone, this.language);
  }

  /** The name of a record, with who reported it where others have the same name. @param alike their ids, with its own. */
  told(name: string, record: string, alike: readonly string[]): string {
    const by = asWritten(tellingApart(record, alike));
    return by === undefined ? name : `${name} (${this.words.reportedBy(by)})`;
  }

  /** The owner of an attribute: the customer, a component by its title, or a record. */
  owner(owner: string): string {
    if (owner === 'customer') return this.words.customer;
    return owner.includes('/') ? this.record(owner) : this.component(owner);
  }

  /** A missing fact, by its identity. */
  fact(fact: string): string {
    return factShown(fact, this.missing.get(fact), this, this.language);
  }

  /** "Availability of Line 1"; the name alone for the whole. */
  at(name: string, index: string, part?: number): string {
    return index === '' ? name : this.words.of(name, this.index(index, part));
  }

  /** A kind of charge, and the kinds of a base. */
  charge(kind: string): string {
    return this.words.charge(kind);
  }

  /** Whether it is a component with a title. */
  isComponent(id: string): boolean {
    return this.legends.some((legend) => under(legend?.components, id) !== undefined);
  }

  /** The place of a finding in words: "availability/line-1" as "Availability of Line 1". */
  place(path: string): string {
    if (RECORD_NAMES.has(path.slice(0, path.indexOf('/')))) return this.record(path);
    // The key of an event is that of its sender, whatever signs it has.
    if (path.includes('|')) return ofSender(path);
    if (path.startsWith('/')) return this.ownPlace(path.slice(1).split('/'));
    const [name = '', ...rest] = path.split('/');
    const legend = this.legends.find((one) => one && (Object.hasOwn(one.credits, name) || Object.hasOwn(one.cells, name)));
    if (legend) return this.at(Object.hasOwn(legend.credits, name) ? this.credit(name) : this.cell(name), rest.join('/'));
    if (name === 'charges' && rest.length > 0) return this.baseOf(rest);
    if (name === 'attributes' && rest.length === 1) return this.attribute(rest[0]!);
    if (name === 'unstarted' && rest.length > 0) return this.words.unstarted(ofSender(rest.join('/')));
    if (rest.length === 0) return under(this.words.attributes, name) ?? this.component(name);
    return this.at(ofContract(readable(name)), rest.join('/'));
  }

  /** @param steps kinds of charges, the kind of component by which they are added up, and the period of which they are. */
  private baseOf([kinds = '', ...rest]: readonly string[]): string {
    const each = rest.find((step) => step !== 'period' && step !== 'next-period');
    return this.words.charges(
      kinds === 'all' ? [] : kinds.split('+').map((kind) => this.charge(kind)),
      each === undefined ? undefined : this.words.kind(each),
    );
  }

  private ownPlace([name = '', ...rest]: readonly string[]): string {
    return [under(this.words.places as Readonly<Record<string, string>>, name) ?? readable(name), ...rest.map(ofSender)].join(' ');
  }

  private title(title: Title | undefined): string | undefined {
    return title === undefined ? undefined : ofContract(titleIn(title, this.language));
  }

  private namesOf(part: number | undefined): LegendNames {
    let known = this.known.get(part);
    if (known === undefined) this.known.set(part, (known = new LegendNames(this.legend(part), this.words, this.language)));
    return known;
  }
}
