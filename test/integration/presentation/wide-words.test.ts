/** Words wider than the place that they stand in: every sign of them is on the page, inside the place, in the order of reading. */
import { describe, expect, it } from 'vitest';
import { PageWriter } from '../../../lib/presentation/pdf/page-writer.ts';
import { type PieceOfPdf, placedTexts } from '../../support/pdf-labels.ts';

const WIDE: Readonly<Record<string, string>> = {
  'an id': `evt_${'0123456789abcdefABCDEF'.repeat(12)}`,
  'an address': `https://status.example.com/incidents/${'a1b2c3/'.repeat(30)}?from=2026-10-01T00:00:00Z&to=2026-10-31`,
  'a German word': 'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen'.repeat(4),
  'wide letters': 'WWWWMMMM'.repeat(30),
  'signs in a row': '=-_'.repeat(90),
  'no-break spaces': 'Studio\u00a0line\u00a0one\u00a0of\u00a0'.repeat(12).trim(),
  'letters with marks of their own': 'x\u0308e\u0323\u0301'.repeat(60),
  'a Vietnamese word': 'nghiêngđường'.repeat(20),
  'Chinese without a space': '赔付结算单'.repeat(50),
  'a long word in a sentence': `Outage of ${'line-1-'.repeat(40)}x, reported by noc@vendor.example`,
};
const TURNED: Readonly<Record<string, string>> = {
  'an Arabic word': 'مستشفىالعلاجالطبيعي'.repeat(14),
  'a Hebrew word': 'בריאותהציבור'.repeat(20),
  'an Arabic word beside an id': `${'قناة'.repeat(50)} harbour-tv-${'9'.repeat(60)}`,
};

const info = { title: 't', author: 'a', created: new Date(0), language: 'en' };
const [LEFT, RIGHT] = [48, 595.28 - 48];

async function drawn(draw: (writer: PageWriter) => void, foot: readonly string[] = []): Promise<PieceOfPdf[]> {
  const writer = new PageWriter(info);
  draw(writer);
  return placedTexts(await writer.end(() => foot));
}

const plain = (text: string): string => text.normalize('NFC').replaceAll(/\s/g, '');
const readBack = (pieces: readonly PieceOfPdf[]): string => plain(pieces.map(({ text }) => text).join(''));

/** Letters that are set closer or wider than alone, in points a line. */
const KERNING = 2;

const within = (pieces: readonly PieceOfPdf[], left: number, right: number): void => {
  expect(Math.min(...pieces.map(({ x }) => x))).toBeGreaterThanOrEqual(left - KERNING);
  expect(Math.max(...pieces.map((piece) => piece.right))).toBeLessThanOrEqual(right + KERNING);
};

const PLACES: Readonly<Record<string, (writer: PageWriter, text: string) => void>> = {
  'a line of text': (writer, text) => writer.text(text, 9, 400, 8),
  'a line at the right': (writer, text) => writer.textAtRight(text),
  'a heading': (writer, text) => writer.heading(text),
  'the value of a fact': (writer, text) => writer.facts([['', text]]),
  'a sum in large letters': (writer, text) => writer.sum('', text),
  'a block of three': (writer, text) =>
    writer.blocks([
      { title: '', lines: [text] },
      { title: '', lines: [''] },
      { title: '', lines: [''] },
    ]),
  'a cell of a table': (writer, text) =>
    writer.table(
      '',
      [
        { name: '', width: 1 },
        { name: '', width: 6 },
      ],
      [{ cells: [text, ''] }],
    ),
  'a cell at the right of a table': (writer, text) =>
    writer.table(
      '',
      [
        { name: '', width: 6 },
        { name: '', width: 1, right: true },
      ],
      [{ cells: ['', text] }],
    ),
};

describe.each(Object.entries(PLACES))('in %s', (_, place) => {
  it.each(Object.entries(WIDE))('%s is broken between signs, and read back whole', async (__, text) => {
    const pieces = await drawn((writer) => place(writer, text));
    expect(readBack(pieces)).toBe(plain(text));
    within(pieces, LEFT, RIGHT);
  });

  it.each(Object.entries(TURNED))('%s is broken between letters inside the place, and none is lost', async (__, text) => {
    const writer = new PageWriter(info);
    const wrapped: string[] = [];
    const wrap = writer.wrap.bind(writer);
    writer.wrap = (...given) => {
      const lines = wrap(...given);
      wrapped.push(...lines);
      return lines;
    };
    place(writer, text);
    // Letters that join have shapes that a reader of the file does not take apart: what is drawn is compared with what is given.
    expect(plain(wrapped.join(''))).toBe(plain(text));
    // Its width is that of the letters alone, as a reader of the file has it, and the joined ones are narrower: where it begins counts.
    const begins = (await placedTexts(await writer.end(() => []))).map((piece) => ({ ...piece, right: piece.x }));
    within(begins, LEFT, RIGHT);
  });
});

it.each(Object.entries(WIDE))('the foot of a page has %s whole, and the number of the page', async (_, given) => {
  const text = given.slice(0, 180);
  const pieces = await drawn((writer) => writer.text('.'), [`${text} · Page 1 of 1`, 'seal']);
  expect(readBack(pieces)).toBe(plain(`.${text} · Page 1 of 1seal`));
  within(pieces, LEFT, RIGHT);
  expect(Math.min(...pieces.map(({ y }) => y))).toBeGreaterThan(6);
});

it('no cell of a table goes over into the next one', async () => {
  const columns = [1, 2, 1, 3].map((width) => ({ name: 'Name', width }));
  for (const text of Object.values(WIDE)) {
    const cells = columns.map((_, i) => String.fromCharCode(97 + i).repeat(3) + text);
    const pieces = await drawn((writer) => writer.table('', columns, [{ cells }]));
    const heads = pieces.filter((piece) => piece.text === 'Name');
    const edges = [...heads.map(({ x }) => x), RIGHT];
    for (const [i, cell] of cells.entries()) {
      const own = pieces.filter((piece) => piece.text !== 'Name' && piece.x >= edges[i]! - 0.5 && piece.x < edges[i + 1]! - 0.5);
      expect(readBack([...own].sort((a, b) => b.y - a.y || a.x - b.x))).toBe(plain(cell));
      within(own, edges[i]!, edges[i + 1]! - 3);
    }
  }
});
