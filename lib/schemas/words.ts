/** The shapes of names, words, days and operands in contracts and requests. */
import * as z from 'zod/mini';
import { annotated, described } from './described.ts';
import type { DocumentLanguage } from '../domain/contract/title.ts';
import { parseDay } from '../domain/time/instant.ts';

/** Half of a surrogate pair, which no encoding of text can carry. */
const UNPAIRED = /\p{Surrogate}/u;
/** A control character other than those that lay out a text: it could change what a terminal or a table shows. */
const CONTROL = /[^\P{Cc}\t\n\r]/u;

/** A text of bounded length that is well-formed. What is too long is not read any further. */
export const boundedText = (least: number, most: number): z.ZodMiniString =>
  z.string().check(
    ...(least > 0 ? [z.minLength(least)] : []),
    z.maxLength(most, { abort: true }),
    z.refine((text) => !UNPAIRED.test(text), 'has half of a surrogate pair; write whole characters'),
  );

/** Text of a person in a request. */
export const personText = (least: number, most: number): z.ZodMiniString =>
  boundedText(least, most).check(
    z.refine((text) => !CONTROL.test(text), 'has control characters; leave them out'),
    z.regex(/\S/u, 'is blank'),
  );

export const operandSchema = described(
  z.union([boundedText(1, 200), z.int()]),
  'A literal with its unit ("99.9%", "2 h", "3 business days", "1.00 USD", 3), or the name of a cell.',
);
export const nameSchema = z
  .string()
  .check(
    z.maxLength(64, { abort: true }),
    z.regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'a name is lower case letters, digits and single hyphens, starting with a letter'),
  );
export const wordSchema = boundedText(1, 100);
/** Whose word counts; an empty list would leave out every report. */
export const reportersSchema = described(
  z.array(wordSchema).check(z.minLength(1), z.maxLength(200)),
  '`vendor`, `customer`, an AWS account, or the tool behind a webhook (`zendesk`).',
);
export const daySchema = described(
  z.string().check(z.refine((text) => parseDay(text) !== undefined, 'write a date of the calendar as 2026-10-01')),
  'A date, 2026-10-01.',
);
/** Text for people. */
export const textSchema = boundedText(1, 2000);

/** Declares that a key is for readers only: it is shown and has no effect on a result. */
export const shownOnly = <T extends z.ZodMiniType>(schema: T): T => annotated(schema, { display: true });
/** Declares the value that the absence of a key means. */
export const meaning = <T extends z.ZodMiniType>(schema: T, absent: unknown): T => annotated(schema, { default: absent });

const titleText = boundedText(1, 200);

/** The title in documents. */
export const titleShape = {
  title: shownOnly(
    described(
      z.optional(
        z.union([
          titleText,
          z
            .strictObject({ en: z.optional(titleText), zh: z.optional(titleText), de: z.optional(titleText) } satisfies Record<
              DocumentLanguage,
              unknown
            >)
            .check(z.refine((title) => Object.keys(title).length > 0, 'a title has a text for a language at least')),
        ]),
      ),
      'What documents call it: a text, or a text by language (`en`, `zh`, `de`). Absent: words for what it measures or owes.',
    ),
  ),
};

const paperPart = (description: string): z.ZodMiniOptional<z.ZodMiniString> =>
  shownOnly(described(z.optional(boundedText(0, 2000)), description));

/** The origin of a clause: it is shown and has no effect. */
export const paperShape = {
  clause: paperPart('Its number in the paper.'),
  quote: paperPart("The paper's own words."),
  note: paperPart(
    'Anything else that a reader should know, such as how the words were understood. Both parties read it; a comment (`#`) is for the customer alone.',
  ),
};
