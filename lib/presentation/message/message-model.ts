/** A message as people read it: its parts, and the forms in which a mail has them. */
import { escapeHtml, htmlLanguage } from '../html.ts';
import { MESSAGE_BOUNDS, type MessageLanguage } from '../../declarations/messages.ts';
import { written } from '../written.ts';

export interface MessageSection {
  readonly heading: string;
  readonly items: readonly string[];
}

export interface MessageLink {
  readonly label: string;
  readonly address: string;
}

export interface MessageModel {
  readonly language: MessageLanguage;
  readonly subject: string;
  /** What happened, in a paragraph. */
  readonly summary: string;
  readonly sections: readonly MessageSection[];
  /** What to do: the heading, and the step. */
  readonly todo: readonly [heading: string, text: string];
  readonly links: readonly MessageLink[];
  /** Between the label of a link and its address. */
  readonly colon: string;
  /** Why the reader gets it. */
  readonly footer: string;
}

/** Signs that end a line or direct what is beside them: a name must not be able to add a header, or to turn an amount round. */
const CONTROLS = /[\p{Cc}\p{Zl}\p{Zp}\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]+/gu;
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u;
const [ISOLATE, POP] = ['\u2068', '\u2069'];

/** Words of a contract or of a sender within a text: on one line, and apart from the direction of the text around them. */
export function apart(words: string): string {
  const line = words.replaceAll(CONTROLS, ' ').replaceAll(/ {2,}/g, ' ').trim();
  return RIGHT_TO_LEFT.test(line) ? `${ISOLATE}${line}${POP}` : line;
}

const MOST = MESSAGE_BOUNDS.subject;

/** A subject on one line, of a bounded length. */
export function subjectLine(text: string): string {
  const line = [...text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim()];
  if (line.length <= MOST) return line.join('');
  const cut = line.slice(0, MOST - 1).join('');
  const open = cut.split(ISOLATE).length - cut.split(POP).length;
  return `${cut}…${POP.repeat(Math.max(0, open))}`;
}

export const asText = ({ summary, sections, todo: [heading, step], links, colon, footer }: MessageModel): string =>
  written(
    [
      summary,
      ...sections.map((section) => [section.heading, ...section.items.map((item) => `- ${item}`)].join('\n')),
      [heading, step, ...links.map(({ label, address }) => `${label}${colon}${address}`)].join('\n'),
      `-- \n${footer}`,
    ].join('\n\n') + '\n',
  );

/** The same as a page without scripts, styles of others, or pictures. */
export function asHtml({ language, subject, summary, sections, todo: [heading, step], links, footer }: MessageModel): string {
  const p = (text: string): string => `<p>${escapeHtml(text)}</p>`;
  const h = (text: string): string => `<h2 style="font-size:1.1em">${escapeHtml(text)}</h2>`;
  const body = [
    p(summary),
    ...sections.map((one) => `${h(one.heading)}<ul>${one.items.map((item) => `<li>${escapeHtml(item)}</li>`).join('')}</ul>`),
    h(heading),
    p(step),
    ...links.map(({ label, address }) => `<p><a href="${escapeHtml(address)}">${escapeHtml(label)}</a></p>`),
    `<p style="color:#555">${escapeHtml(footer)}</p>`,
  ];
  const lang = htmlLanguage(language);
  return written(
    `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>${escapeHtml(subject)}</title></head><body>${body.join('')}</body></html>`,
  );
}
