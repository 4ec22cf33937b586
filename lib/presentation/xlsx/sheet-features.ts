/** What the library of workbooks does not write by itself: filters, how a sheet is printed, and the values of formulas. */
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

export interface SheetUse {
  readonly name: string;
  /** Columns and rows of all that is printed. */
  readonly printed: { readonly columns: number; readonly rows: number };
  /** Columns and rows of a table whose rows can be filtered, its head included, and its sum not; absent: no table. */
  readonly filtered?: { readonly columns: number; readonly rows: number };
  /** Results of formulas by address ("G5"): a program that does not calculate shows them too. */
  readonly results: ReadonlyMap<string, string>;
}

const SHEET = 'xl/worksheets/sheet{id}.xml';
const WORKBOOK = 'xl/workbook.xml';

/** A4. */
const PAPER = 9;

/** Puts an element where the schema of the file wants it, in place of the one that is there. */
function put(xml: string, file: typeof SHEET | typeof WORKBOOK, root: string, tag: string, markup: string): string {
  const present = findElement(xml, tag);
  return present
    ? replaceElement(xml, present, markup)
    : insertElementMarkupAccordingToOrderOfSiblings(xml, markup, getOrderOfSiblings(file, root)!, root);
}

const element = (tag: string, attributes: Attributes, inside: string): string =>
  `${getOpeningTagMarkup(tag, attributes)}${inside}</${tag}>`;

/** One page wide and as long as it is, lying where there are many columns; with the number of the page. */
function printed(xml: string, foot: string): string {
  const setUp = { paperSize: PAPER, orientation: 'landscape', fitToWidth: 1, fitToHeight: 0 };
  const parts: readonly (readonly [string, string])[] = [
    ['sheetPr', element('sheetPr', {}, getSelfClosingTagMarkup('pageSetUpPr', { fitToPage: 1 }))],
    ['pageMargins', getSelfClosingTagMarkup('pageMargins', { left: 0.5, right: 0.5, top: 0.5, bottom: 0.7, header: 0.3, footer: 0.3 })],
    ['pageSetup', getSelfClosingTagMarkup('pageSetup', setUp)],
    [
      'headerFooter',
      element('headerFooter', {}, element('oddFooter', {}, sanitizeTextContent(`&L${foot.replaceAll('&', '&&')} · &A&R&P / &N`))),
    ],
  ];
  return parts.reduce((before, [tag, markup]) => put(before, SHEET, 'worksheet', tag, markup), xml);
}

const rangeOf = ({ columns, rows }: SheetUse['printed']): readonly [string, string] => ['A1', getCellAddress(rows - 1, columns - 1)];

function withFilter(xml: string, { filtered }: SheetUse): string {
  if (!filtered) return xml;
  return put(xml, SHEET, 'worksheet', 'autoFilter', getSelfClosingTagMarkup('autoFilter', { ref: rangeOf(filtered).join(':') }));
}

function withResults(xml: string, { results }: SheetUse): string {
  let found = xml;
  for (const [address, result] of results) found = found.replace(new RegExp(`(<c r="${address}"[^>]*><f>[^<]*</f>)`), `$1<v>${result}</v>`);
  return found;
}

/**
 * Only cells with something in them are printed, the head of a table is repeated on each page, and its filter is known by name, as Excel
 * writes it itself.
 */
function names(xml: string, sheets: readonly SheetUse[]): string {
  const absolute = (address: string): string => address.replace(/^([A-Z]+)(\d+)$/, '$$$1$$$2');
  const defined = sheets.flatMap(({ name, printed: area, filtered }, i) => {
    const sheet = `'${name.replaceAll("'", "''")}'!`;
    const range = (of: SheetUse['printed']): string => sanitizeTextContent(`${sheet}${rangeOf(of).map(absolute).join(':')}`);
    const printArea = element('definedName', { name: '_xlnm.Print_Area', localSheetId: i }, range(area));
    if (!filtered) return [printArea];
    return [
      printArea,
      element('definedName', { name: '_xlnm._FilterDatabase', localSheetId: i, hidden: 1 }, range(filtered)),
      element('definedName', { name: '_xlnm.Print_Titles', localSheetId: i }, sanitizeTextContent(`${sheet}$1:$1`)),
    ];
  });
  const list = findElement(xml, 'definedNames');
  if (defined.length === 0 || !list) return xml;
  return list.selfClosingTag || !findElementInsideElement(xml, 'definedName', list)
    ? replaceElement(xml, list, element('definedNames', {}, defined.join('')))
    : setMarkupInsideElement(xml, list, defined.join(''));
}

/** @param sheets in their order. @param foot what the foot of a printed page names. */
export const sheetFeatures = (sheets: readonly SheetUse[], foot: string): Feature<never> => ({
  files: {
    transform: {
      [SHEET]: {
        transform: (xml, _, { sheetIndex }) => printed(withFilter(withResults(xml, sheets[sheetIndex]!), sheets[sheetIndex]!), foot),
      },
      [WORKBOOK]: { transform: (xml) => names(xml, sheets) },
    },
  },
});
