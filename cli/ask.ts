/** Asks questions on the terminal, or takes their answers from standard input, one in each line. */
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { type DraftAnswers, type Question, QUESTIONS, applies, fallbackOf } from '../lib/application/contract-drafts/questions.ts';
import { CliError } from './cli-error.ts';
import { complain } from './output/print.ts';

/** As shells report a program that Ctrl-C ended. */
const STOPPED_BY_USER = 130;

/** Gives the answer of a question, the empty text for its default; undefined when there are no more. */
type Ask = (question: Question, fallback: string) => Promise<string | undefined>;

/** @param given answers by options, which are not asked for. @throws CliError when there are more lines than questions. */
export async function askAnswers(given: DraftAnswers): Promise<DraftAnswers> {
  if (process.stdin.isTTY) {
    const terminal = createInterface({ input: process.stdin, output: process.stderr });
    // Ctrl-C and Ctrl-D close the terminal; a question that is open then would never be answered.
    const closing = new AbortController();
    terminal.once('close', () => closing.abort());
    const ask: Ask = (question, fallback) =>
      terminal.question(`${question.asks}\n${question.key} [${fallback}]: `, { signal: closing.signal });
    try {
      return await answersBy(ask, given, true);
    } catch (error) {
      if (closing.signal.aborted) throw new CliError('\nended before the last question; nothing is written', STOPPED_BY_USER);
      throw error;
    } finally {
      terminal.close();
    }
  }
  const lines = readFileSync(0, 'utf8')
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/);
  if (lines.at(-1) === '') lines.pop();
  const answers = await answersBy(() => Promise.resolve(lines.shift()), given, false);
  if (lines.length > 0)
    throw new CliError(
      `standard input has ${lines.length} ${lines.length === 1 ? 'line' : 'lines'} more than there are questions; the first is "${lines[0]}"`,
      2,
    );
  return answers;
}

/** @param isAskedAgain whether a wrong answer is asked for again; without, it is given back as it is. */
async function answersBy(ask: Ask, given: DraftAnswers, isAskedAgain: boolean): Promise<DraftAnswers> {
  const answers: Record<string, string> = { ...given };
  /** With the defaults, on which later questions depend. */
  const all: Record<string, string> = { ...given };
  for (const question of QUESTIONS) {
    const { key } = question;
    if (!applies(question, all)) continue;
    const fallback = fallbackOf(question, all);
    if (given[key] === undefined) {
      const answer = await answered(ask, question, fallback, all, isAskedAgain);
      if (answer !== '') answers[key] = answer;
    }
    all[key] = answers[key] ?? fallback;
    // Wrong answers are reported when all are there; the later questions go by the default.
    if (question.fault?.(all[key], all) !== undefined) all[key] = fallback;
  }
  return answers;
}

async function answered(ask: Ask, question: Question, fallback: string, all: DraftAnswers, isAskedAgain: boolean): Promise<string> {
  for (;;) {
    const answer = (await ask(question, fallback))?.trim() ?? '';
    const fault = answer === '' ? undefined : question.fault?.(answer, all);
    if (fault === undefined || !isAskedAgain) return answer;
    complain(`"${answer}": ${fault}`);
  }
}
