/** The questions of a first contract: each has a default, so that all of them can be passed over. */
import { isName, parseElapsed, parseLiteral } from '../../domain/contract/literal.ts';
import { ONE, ZERO, compare } from '../../domain/money/ratio.ts';
import { currencyExponent } from '../../domain/money/currency.ts';
import { parseMoney } from '../../domain/money/money.ts';
import { parseDay } from '../../domain/time/instant.ts';
import { isZone } from '../../domain/time/timezone.ts';
import { type DeclaredChoice, choiceOfKey, choiceOfParameter, declared, oneOf } from './declared-choices.ts';
import { readBands, readHours, readTargets } from './read-answers.ts';

/** By question; `today` and `file` are of the surroundings, for defaults. */
export type DraftAnswers = Readonly<Record<string, string>>;

export interface Question {
  /** Its name as an option. */
  readonly key: string;
  readonly asks: string;
  readonly fallback: string | ((answers: DraftAnswers) => string);
  /** Whether it is asked, after the answers before it. */
  readonly applies?: (answers: DraftAnswers) => boolean;
  /** What is wrong with an answer, with the remedy. */
  readonly fault?: (text: string, answers: DraftAnswers) => string | undefined;
}

export const NONE = 'none';
export const isNone = (text: string | undefined): boolean => text === undefined || text === NONE;
/** "a, b": what is between commas. */
export const listed = (text: string | undefined): string[] =>
  isNone(text) ? [] : text!.split(',').flatMap((part) => (part.trim() === '' ? [] : [part.trim()]));

const orNone =
  (fault: NonNullable<Question['fault']>): NonNullable<Question['fault']> =>
  (text, answers) => {
    const found = isNone(text) ? undefined : fault(text, answers);
    return found === undefined ? undefined : `${found}, or none`;
  };

const chosen = (key: string, choice: DeclaredChoice, fallback: string, applies?: Question['applies']): Question => ({
  key,
  asks: `${choice.meaning} ${oneOf(choice)}`,
  fallback,
  ...(applies && { applies }),
  fault: (text) => (choice.words.includes(text) ? undefined : `write one of ${choice.words.join(', ')}`),
});

const text = (most: number) => (given: string) =>
  given.length > most ? `write at most ${most} characters` : /\p{Cc}/u.test(given) ? 'write it without control characters' : undefined;
const name = (given: string): string | undefined =>
  isName(given) && given.length <= 64 ? undefined : 'a name is lower case letters, digits and single hyphens, and begins with a letter';
const names = (given: string): string | undefined => listed(given).map(name).find(Boolean);
const day = (given: string): string | undefined => (parseDay(given) === undefined ? 'write a day as 2026-10-01' : undefined);
const length = (given: string): string | undefined => ((parseElapsed(given) ?? 0) > 0 ? undefined : 'write a length as 48 h or 5 min');
const share = (given: string): string | undefined => {
  const literal = parseLiteral(given);
  const fits = literal?.kind === 'ratio' && compare(literal.value, ZERO) > 0 && compare(literal.value, ONE) <= 0;
  return fits ? undefined : 'write a percentage above 0% and up to 100%, such as 99.9%';
};
const credit = (given: string): string | undefined => {
  const literal = parseLiteral(given);
  return literal?.kind === 'ratio' && compare(literal.value, ZERO) > 0 ? undefined : 'write a percentage above 0%, such as 10%';
};
const amount = (given: string, { currency = '' }: DraftAnswers): string | undefined => {
  const money = parseMoney(`${given} ${currency}`);
  return money && compare(money.exact, ZERO) > 0 ? undefined : `write an amount above 0 as ${currency} has it, such as 1000`;
};

const inParts = ({ kind }: DraftAnswers): boolean => !isNone(kind);
const measuresTime = ({ availability }: DraftAnswers): boolean => !isNone(availability);
const hasCauses = ({ causes }: DraftAnswers): boolean => !isNone(causes);
const hasTickets = ({ response }: DraftAnswers): boolean => !isNone(response);
const bySeverity = ({ response }: DraftAnswers): boolean =>
  hasTickets({ response: response! }) && (readTargets(response!)?.length ?? 0) > 1;
const isClaimed = ({ claim }: DraftAnswers): boolean => claim !== 'automatic';
const keepsHours = (answers: DraftAnswers): boolean => hasTickets(answers) && answers.hours !== 'always';

const CLAIM = declared(choiceOfKey('terms', ['claims', '*', 'do', '[]', 'after']));

export const QUESTIONS: readonly Question[] = [
  { key: 'vendor', asks: 'Who serves.', fallback: 'The Vendor', fault: text(200) },
  { key: 'customer', asks: 'Who is served.', fallback: 'The Customer', fault: text(200) },
  {
    key: 'id',
    asks: 'The id of the contract.',
    fallback: ({ file }) => (name(file ?? '') === undefined && file !== 'contract' ? file! : 'my-contract'),
    fault: name,
  },
  { key: 'title', asks: 'The title of the contract.', fallback: ({ vendor }) => `${vendor}: service levels`, fault: text(200) },
  { key: 'from', asks: 'The first day of the term.', fallback: ({ today }) => `${(today ?? '2026').slice(0, 4)}-01-01`, fault: day },
  {
    key: 'currency',
    asks: 'The currency, by its code of ISO 4217.',
    fallback: 'USD',
    fault: (given) => (currencyExponent(given) === undefined ? 'write a code such as USD' : undefined),
  },
  {
    key: 'zone',
    asks: 'The zone in which months begin and end.',
    fallback: 'UTC',
    fault: (given) => (isZone(given) ? undefined : 'write an IANA zone such as Europe/Berlin'),
  },
  chosen('part-period', declared(choiceOfKey('terms', ['period', 'part-period'])), 'clipped'),
  chosen('takes-effect', declared(choiceOfKey('terms', ['takes-effect'])), 'next-renewal'),
  {
    key: 'kind',
    asks: 'What is measured and paid alone, such as line, region or server; none: the service as a whole.',
    fallback: NONE,
    fault: orNone(name),
  },
  { key: 'components', asks: 'The names of these.', fallback: ({ kind }) => `${kind}-1, ${kind}-2`, applies: inParts, fault: names },
  chosen('without-component', declared(choiceOfKey('order', ['without-component'])), 'count', inParts),
  { key: 'fee', asks: 'The fee of a month; of each component where there are some.', fallback: '1000', fault: amount },
  { key: 'availability', asks: 'The availability of a month; none: it has none.', fallback: '99.9%', fault: orNone(share) },
  {
    key: 'bands',
    asks: 'What is credited below which availability, as a part of the fee.',
    fallback: ({ availability }) => bandsBelow(availability!),
    applies: measuresTime,
    fault: (given) => (readBands(given) ? undefined : 'write levels, the highest first, each with its credit: 99.9% 10%, 99% 25%'),
  },
  chosen('unreported', declared(choiceOfKey('terms', ['unreported'])), 'up', measuresTime),
  chosen('unknown', declared(choiceOfKey('terms', ['unknown'])), 'left-out', measuresTime),
  {
    key: 'least',
    asks: 'From which length an outage counts; none: each counts.',
    fallback: NONE,
    applies: measuresTime,
    fault: orNone(length),
  },
  chosen('across-period-end', declared(choiceOfParameter('continuous', 'across-period-end')), 'joined', ({ least }) => !isNone(least)),
  {
    key: 'causes',
    asks: 'Causes that are not downtime; none: each counts.',
    fallback: 'customer, force-majeure',
    applies: measuresTime,
    fault: orNone((given) => (listed(given).includes('vendor') ? 'leave out vendor, whose outages count' : names(given))),
  },
  {
    key: 'cause-by',
    asks: 'Who may say the cause. One of: vendor, customer, both.',
    fallback: 'both',
    applies: hasCauses,
    fault: (given) => (['vendor', 'customer', 'both'].includes(given) ? undefined : 'write one of vendor, customer, both'),
  },
  {
    key: 'notice',
    asks: 'How long before it begins maintenance is announced, so that it is not downtime; none: it counts.',
    fallback: '48 h',
    applies: measuresTime,
    fault: orNone(length),
  },
  {
    key: 'allowance',
    asks: 'The most maintenance of a month that is not downtime; none: without a limit.',
    fallback: '4 h',
    applies: ({ notice }) => !isNone(notice),
    fault: orNone(length),
  },
  {
    key: 'response',
    asks: 'In which time a ticket is answered, for all or by severity: 4 h, or urgent 30 min, normal 1 business day; none: no promise.',
    fallback: NONE,
    fault: orNone((given) =>
      readTargets(given) ? undefined : 'write a length, or severities, the highest first, each with its length: urgent 30 min, normal 4 h',
    ),
  },
  {
    key: 'hours',
    asks: 'The hours in which this time runs: always, or mon-fri 09:00-17:00.',
    fallback: ({ response }) => (response!.includes('business') ? 'mon-fri 09:00-17:00' : 'always'),
    applies: hasTickets,
    fault: (given) =>
      given === 'always' || readHours(given) ? undefined : 'write always, or days and hours: mon-fri 09:00-17:00, sat 10:00-14:00',
  },
  {
    key: 'holidays',
    asks: 'Days on which no ticket is answered; none: no holidays.',
    fallback: NONE,
    applies: keepsHours,
    fault: orNone((given) => listed(given).map(day).find(Boolean)),
  },
  {
    key: 'paused',
    asks: 'Waits that stop this time, such as waiting-on-customer; none: it runs through.',
    fallback: NONE,
    applies: hasTickets,
    fault: orNone(names),
  },
  chosen('on-severity-change', declared(choiceOfParameter('timer', 'on-severity-change')), 'highest', bySeverity),
  {
    key: 'late-credit',
    asks: 'The credit for each late answer, as a part of all fees.',
    fallback: '1%',
    applies: hasTickets,
    fault: credit,
  },
  {
    key: 'cap',
    asks: 'The most that is credited for a month, as a part of all fees; none: without a cap.',
    fallback: (answers) => (hasTickets(answers) ? '50%' : NONE),
    fault: orNone(share),
  },
  chosen('rounding', declared(choiceOfKey('terms', ['money', 'rounding'])), 'half-up'),
  {
    key: 'claim',
    asks: `How long the customer may claim, and after what, or automatic: paid without a claim. After ${oneOf(CLAIM).toLowerCase()}`,
    fallback: '30 days after period-end',
    fault: (given) =>
      given === 'automatic' || readClaim(given)
        ? undefined
        : `write automatic, or a span after one of ${CLAIM.words.join(', ')}: 30 days after statement`,
  },
  chosen(
    'decided-by',
    declared(choiceOfKey('terms', ['claims', '*', 'do', '[]', 'decided-by']) ?? choiceOfKey('terms', ['claims', '*', 'decided-by'])),
    'both-records',
    isClaimed,
  ),
  chosen('delivery', declared(choiceOfKey('terms', ['delivery', 'as'])), 'future-bill'),
];

/** Levels below which most texts pay, those below the promise. */
function bandsBelow(availability: string): string {
  const promised = parseLiteral(availability)!.value as typeof ONE;
  const lower = ['99% 25%', '95% 50%'].filter((band) => compare(parseLiteral(band.split(' ')[0])!.value as typeof ONE, promised) < 0);
  return [`${availability} 10%`, ...lower].join(', ');
}

export function readClaim(given: string): { readonly within: string; readonly after: string } | undefined {
  const [, within, after] = /^(\d+ (?:days?|months?|h)) after (\S+)$/.exec(given) ?? [];
  return within !== undefined && CLAIM.words.includes(after!) ? { within, after: after! } : undefined;
}

/** Every answer: those given, and for the others their defaults. @returns also what is wrong with those given, by question. */
export function allAnswers(given: DraftAnswers): {
  readonly answers: DraftAnswers;
  readonly faults: readonly { readonly key: string; readonly message: string }[];
} {
  const answers: Record<string, string> = { ...given };
  const faults: { key: string; message: string }[] = [];
  for (const question of QUESTIONS) {
    const { key } = question;
    if (!applies(question, answers)) {
      if (given[key] !== undefined) faults.push({ key, message: 'has no effect after the other answers; leave it out' });
      delete answers[key];
      continue;
    }
    const message = given[key] === undefined ? undefined : question.fault?.(given[key], answers);
    if (message !== undefined) faults.push({ key, message: `"${given[key]}": ${message}` });
    if (answers[key] === undefined || message !== undefined) answers[key] = fallbackOf(question, answers);
  }
  return { answers, faults };
}

export const applies = ({ applies: condition }: Question, answers: DraftAnswers): boolean => condition === undefined || condition(answers);
export const fallbackOf = ({ fallback }: Question, answers: DraftAnswers): string =>
  typeof fallback === 'string' ? fallback : fallback(answers);
