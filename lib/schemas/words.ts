/** Names, words, days and operands, as contracts and requests write them. */
import * as z from 'zod';
import { parseDay } from '../domain/time/instant.ts';

export const operandSchema = z
  .union([z.string().min(1).max(200), z.int()])
  .describe('A literal with its unit ("99.9%", "2 h", "3 business days", "1.00 USD", 3), or the name of a cell.');
export const nameSchema = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'a name is lower case letters, digits and single hyphens, starting with a letter')
  .max(64);
export const wordSchema = z.string().min(1).max(100);
export const daySchema = z
  .string()
  .refine((text) => parseDay(text) !== undefined, 'write a date of the calendar as 2026-10-01')
  .describe('A date, 2026-10-01.');
/** Text for people. */
export const textSchema = z.string().min(1).max(2000);

/** Declares that a key is for readers alone: it is shown, and nothing is measured, judged or paid by it. */
export const shownOnly = <T extends z.ZodType>(schema: T): T => schema.meta({ display: true });
/** Declares the value that the absence of a key means. */
export const meaning = <T extends z.ZodType>(schema: T, absent: unknown): T => schema.meta({ default: absent });
