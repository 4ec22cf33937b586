/** What the library of workbooks does not write by itself: tables, how a sheet is printed, and the values of formulas. */
import type { Feature } from 'write-excel-file/node';
import {
  type Attributes,
  findElement,
  findElementInsideElement,
  getCellAddress,
  getOpeningTagMarkup,
  getOrderOfSiblings,
  getSelfClosingTagMarkup,
  insertElementMarkupAccordingToOrderOfSiblings,
  replaceElement,
  sanitizeTextContent,
  setMarkupInsideElement,
} from 'write-excel-file/utility';
import { type TablePlace, tableParts } from './table-parts.ts';

export interface SheetUse {
  readonly name: string;
  /** Columns and rows of all that is printed. */
  readonly printed: { readonly columns: number; readonly rows: number };
  readonly isUpright: boolean;
  /** Rows before which a page ends. */
  readonly breaks: readonly number[];
  /** The first row is printed on each page. */
  readonly repeatsHead: boolean;
  readonly tables: readonly TablePlace[];
  /** Results of formulas by address ("G5"): a program that does not calculate shows them too. */
  readonly results: ReadonlyMap<string, string>;
}

const SHEET = 'xl/worksheets/sheet{id}.xml';
const RELATIONS = 'xl/worksheets/_rels/sheet{id}.xml.rels';
const WORKBOOK = 'xl/workbook.xml';

/** A4. */
const PAPER = 9;

/** The last column that a sheet can have: a break is over all of them. */
const LAST_COLUMN = 16_383;

/** Puts an element where the schema of the file wants it, in place of the one that is there. */
function put(xml: string, file: typeof SHEET | typeof WORKBOOK, root: string, tag: string, markup: string): string {
  const present = findElement(xml, tag);
  return present
    ? replaceElement(xml, present, markup)
    : insertElementMarkupAccordingToOrderOfSiblings(xml, markup, getOrderOfSiblings(file, root)!, root);
}

const element = (tag: string, attributes: Attributes, inside: string): string =>
  `${getOpeningTagMarkup(tag, attributes)}${inside}</${tag}>`;

/** One page wide and as long as it is, with the number of the page. */
function printed(xml: string, { isUpright, breaks }: SheetUse, foot: string): string {
  const setUp = { paperSize: PAPER, orientation: isUpright ? 'portrait' : 'landscape', fitToWidth: 1, fitToHeight: 0 };
  const parts: (readonly [string, string])[] = [
    ['sheetPr', element('sheetPr', {}, getSelfClosingTagMarkup('pageSetUpPr', { fitToPage: 1 }))],
    ['pageMargins', getSelfClosingTagMarkup('pageMargins', { left: 0.5, right: 0.5, top: 0.5, bottom: 0.7, header: 0.3, footer: 0.3 })],
    ['pageSetup', getSelfClosingTagMarkup('pageSetup', setUp)],
    [
      'headerFooter',
      element('headerFooter', {}, element('oddFooter', {}, sanitizeTextContent(`&L${foot.replaceAll('&', '&&')} · &A&R&P / &N`))),
    ],
  ];
  if (breaks.length > 0) {
    const marks = breaks.map((id) => getSelfClosingTagMarkup('brk', { id, max: LAST_COLUMN, man: 1 })).join('');
    parts.push(['rowBreaks', element('rowBreaks', { count: breaks.length, manualBreakCount: breaks.length }, marks)]);
  }
  return parts.reduce((before, [tag, markup]) => put(before, SHEET, 'worksheet', tag, markup), xml);
}

function withResults(xml: string, { results }: SheetUse): string {
  let found = xml;
  for (const [address, result] of results) found = found.replace(new RegExp(`(<c r="${address}"[^>]*><f>[^<]*</f>)`), `$1<v>${result}</v>`);
  return found;
}

/** Only cells with something in them are printed, and the head of a table that has a sheet of its own is repeated on each page. */
function names(xml: string, sheets: readonly SheetUse[]): string {
  const absolute = (address: string): string => address.replace(/^([A-Z]+)(\d+)$/, '$$$1$$$2');
  const defined = sheets.flatMap(({ name, printed: { columns, rows }, repeatsHead }, i) => {
    const sheet = `'${name.replaceAll("'", "''")}'!`;
    const area = ['A1', getCellAddress(rows - 1, columns - 1)].map(absolute).join(':');
    const named = (of: string, range: string): string =>
      element('definedName', { name: `_xlnm.${of}`, localSheetId: i }, sanitizeTextContent(`${sheet}${range}`));
    return [named('Print_Area', area), ...(repeatsHead ? [named('Print_Titles', '$1:$1')] : [])];
  });
  const list = findElement(xml, 'definedNames');
  if (defined.length === 0 || !list) return xml;
  return list.selfClosingTag || !findElementInsideElement(xml, 'definedName', list)
    ? replaceElement(xml, list, element('definedNames', {}, defined.join('')))
    : setMarkupInsideElement(xml, list, defined.join(''));
}

/** @param sheets in their order. @param foot what the foot of a printed page names. */
export function sheetFeatures(sheets: readonly SheetUse[], foot: string): Feature<never> {
  const parts = tableParts(sheets.map(({ tables }) => tables));
  const withTables = (xml: string, sheet: number): string => {
    const list = parts.list(sheet);
    return list === '' ? xml : put(xml, SHEET, 'worksheet', 'tableParts', list);
  };
  return {
    files: {
      transform: {
        [SHEET]: {
          transform: (xml, _, { sheetIndex }) => {
            const use = sheets[sheetIndex]!;
            return withTables(printed(withResults(xml, use), use, foot), sheetIndex);
          },
        },
        [RELATIONS]: { insert: (_, { sheetIndex }) => parts.relations(sheetIndex) },
        '[Content_Types].xml': { insert: () => parts.contentTypes },
        [WORKBOOK]: { transform: (xml) => names(xml, sheets) },
      },
      write: { files: () => parts.files },
    },
  };
}
