/** Documents that are made from the code, so that they cannot differ from it: JSON Schemas, OpenAPI, the operator reference, the event table. */
import { readFileSync } from 'node:fs';
import * as z from 'zod/mini';
import type { EventType } from '../lib/domain/evidence/fact.ts';
import { EFFECTS, RECORD_KINDS, STATES } from '../lib/domain/evidence/vocabulary.ts';
import type { ParamSpec } from '../lib/domain/operators/operator.ts';
import { eventSamples } from './event-samples.ts';
import { contractReference, exampleOfOperator } from './contract-reference.ts';
import { CLAIMS_AMOUNTS, DEFECTS, LINTS, type Lint } from '../lib/domain/checker/lint/codes.ts';
import { OPERATORS } from '../lib/domain/operators/registry.ts';
import { publishedContractSchema, publishedTermsSchema } from '../lib/schemas/contract.ts';
import { EVENT_SCHEMAS } from '../lib/schemas/event.ts';
import { PUBLIC_SCHEMAS, registrySchemas } from '../lib/schemas/event-registry.ts';
import { SOURCES } from '../lib/sources/registry.ts';
import { GATHERED_EVENTS } from '../lib/schemas/gathered-events.ts';
import { openApi } from '../lib/schemas/openapi.ts';
import type { Operator } from '../lib/domain/operators/define-operator.ts';

const pretty = (value: unknown): string => JSON.stringify(value, null, 2) + '\n';

const jsonSchema = (schema: z.ZodMiniType, title: string): string =>
  pretty({ ...z.toJSONSchema(schema, { target: 'draft-2020-12', io: 'input', unrepresentable: 'any', reused: 'ref' }), title });

const PARAM_WORDS: Readonly<Record<ParamSpec['is'], string>> = {
  operand: 'a literal or a name',
  name: 'the name of a cell',
  names: 'names of cells',
  operands: 'literals or names',
  word: 'a word',
  words: 'a list of words',
  milestone: 'a milestone',
  milestones: 'a milestone or a list of them',
  senders: 'a list of senders',
  'name-or-attribute': 'an attribute, or the name of a cell',
  'name-or-credit': 'the name of a cell, or a credit',
  choice: 'one of',
  elapsed: 'an elapsed length',
  'elapsed-or': 'an elapsed length or one of',
  literal: 'a literal',
  'positive-count': 'a whole number from 1',
  'component-kind': 'a component kind',
  'record-kind': 'a record kind',
  'name-or-record-kind': 'a cell or a record kind',
  attribute: 'an attribute',
  conditions: 'a list of conditions',
  rows: 'band rows, or the name of a ladder',
  cases: 'a map from word to literal or name',
  zone: 'an IANA zone',
  hours: 'hours by day',
  'holiday-lists': 'names of holiday lists',
  'special-days': 'a map from day to hours',
  'charge-kinds': '`all` or a list of kinds',
  'dated-values': 'a map from day to literal',
};

const paramWords = (spec: ParamSpec): string =>
  spec.is === 'choice' ? spec.of.map((word) => `\`${word}\``).join(' \\| ') : PARAM_WORDS[spec.is];

function operatorSection(operator: Operator): string {
  const row = (name: string, spec: ParamSpec, needed: boolean): string =>
    `| \`${name}\` | ${paramWords(spec)} | ${needed ? 'yes' : `no: ${spec.optional ? spec.absent : ''}`} | ${spec.says} |`;
  const rows = [
    row(operator.key, operator.subject, true),
    ...Object.entries(operator.params).map(([name, spec]) => row(name, spec, !spec.optional)),
  ];
  if (operator.limit !== 'none')
    rows.push(
      `| \`at-least\` \`more-than\` \`at-most\` \`less-than\` | a literal or a name | ${'one at least'} | The limit: >=, >, <=, <. |`,
    );
  const example = exampleOfOperator(operator.key);
  return `### \`${operator.key}\`\n\n${operator.says}\n\n\`\`\`yaml\n${example.name}: ${example.text}   # ${example.file}\n\`\`\`\n\n| key | takes | needed, or what its absence means | meaning |\n|---|---|---|---|\n${rows.join('\n')}\n`;
}

const GROUPS = [
  ['times', 'Operators that give times'],
  ['numbers', 'Operators that give numbers'],
  ['money', 'Operators that give money'],
  ['flags', 'Operators that give flags'],
  ['any', 'Operators that give what their cases give'],
] as const;

function operatorReference(): string {
  const parts = [
    '# Operators',
    '',
    'Made from the code by `npm run docs`; [The contract language](language.md) explains the language around them.',
    '',
  ];
  for (const [group, title] of GROUPS) {
    parts.push(
      `## ${title}`,
      '',
      ...Object.values(OPERATORS)
        .filter((operator) => operator.group === group)
        .map(operatorSection),
    );
  }
  const kinds = Object.entries(RECORD_KINDS).map(([kind, milestones]) => `| ${kind} | ${milestones.join(', ')} |`);
  parts.push(
    '## Record kinds and their milestones',
    '',
    '| kind | milestones |',
    '|---|---|',
    ...kinds,
    '',
    'A contract adds kinds, or milestones to these, under `records`.',
    '',
  );
  return parts.join('\n');
}

function effectOf(type: EventType): string {
  const effect = EFFECTS[type];
  if (STATES[type]) return `state **${STATES[type]}** of the component, until the sender’s next word on it`;
  if (!effect)
    return (
      {
        'probe.batch': 'checks for `probes`',
        'requests.counted': 'counts for `requests`',
        'gauge.sampled': 'values for `gauge`',
        'service.watched': 'time the sender vouches for',
        'charge.billed': 'a charge',
        'attribute.set': 'an attribute',
        'record.reached': 'the milestone it names',
        'probes.gathered': 'checks of many components, for `probes`',
        'report.delivered': '`report-delivered` of an outage, `delivered` of a delivery',
        correction: 'withdraws or replaces an earlier event: of the same sender, or of the one it names when an operator sends it',
      }[type as string] ?? ''
    );
  const wait = effect.wait === 'began' ? 'a wait begins' : effect.wait === 'ended' ? 'waits end' : '';
  const severity = type === 'ticket.severity_changed' ? 'the severity changes' : '';
  return [`${effect.kind}:`, [...effect.milestones.map((milestone) => `\`${milestone}\``), wait, severity].filter(Boolean).join(', ')].join(
    ' ',
  );
}

function eventTable(): string {
  const rows = (Object.keys(EVENT_SCHEMAS) as EventType[]).map((type) => {
    const schema = z.toJSONSchema(EVENT_SCHEMAS[type], { io: 'input', unrepresentable: 'any' }) as {
      properties: Record<string, unknown>;
      required: string[];
    };
    const keys = Object.keys(schema.properties).filter((key) => !['id', 'occurredAt', 'component'].includes(key));
    return `| \`${type}.v1\` | ${keys.map((key) => (schema.required.includes(key) ? `**${key}**` : key)).join(', ') || '-'} | ${effectOf(type)} |`;
  });
  return [
    '# Event types',
    '',
    'Made from the code by `npm run docs`; [Send events](../how-to/send-events.md) says how to send them. Every event has **id**, **occurredAt** and perhaps component; needed keys are bold. JSON Schemas are in [`docs/schema/events`](../schema/events/service.down.v1.schema.json).',
    '',
    '| detail-type | keys | effect |',
    '|---|---|---|',
    ...rows,
    `| \`${GATHERED_EVENTS}.v1\` | **events** | many of these in one, each with its \`type\` and taken or refused alone |`,
    '',
    '## A sample of each',
    '',
    'One JSON text a line, as `makegood emit` and `makegood assess` read them; on the bus the type is the detail-type. Values of attributes are text, numbers too: in the unit that the contract gives the attribute, see [The contract language](language.md).',
    '',
    '```jsonl',
    ...eventSamples(),
    '```',
    '',
  ].join('\n');
}

function sourceTable(): string {
  const rows = [...SOURCES]
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, readBody, readEnvelope, signature, verify, says }) => {
      const by = [readBody && 'webhook', readEnvelope && 'bus'].filter(Boolean).join(', ');
      return `| \`${name}\` | ${by} | ${signature || verify ? 'yes' : ''} | ${(says ?? '').replaceAll('<', '&lt;')} |`;
    });
  return [
    '# Tools that are understood as they are',
    '',
    'Made from the code by `npm run docs`; [Connect a tool](../how-to/connect-a-tool.md) says how to connect them, and any other. "Signed": give the webhook the signing secret of the tool, and what has no good signature is refused; without a signature the address is the secret, and the evidence is of a lower class.',
    '',
    '| source | comes by | signed | component |',
    '|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}

function lintReference(): string {
  const parts = [
    '# What the linter says',
    '',
    'Made from the code by `npm run docs`. `makegood lint CONTRACT` and `PUT /v1/contracts/{id}` give these warnings; none stops a contract. Some claim something of amounts: `makegood lint` looks for evidence that shows them, and does not print those that the evidence refutes; `--witness` names it for each. All others say what the text and the order say. Below them stand the defects that do, because they cannot be computed; [Codes](errors.md) has all other codes.',
    '',
    'Below its warnings `makegood lint` prints what each promise is worth. It makes evidence, assesses it, and makes other evidence until the numbers are known: for each length that a service period has, the longest outage that keeps the promise, the longest for which nothing is owed (more than one piece where more downtime does not owe more), and the least uptime that was found to be left when all that is excluded is excluded as well; for clocks and updates the longest time that is kept, by the words of a record; for duties the latest delivery; and the most that was found to be owed. An outage is one unbroken outage from the start of the period, of one component; the most is also tried with all of them, each as long as one is when it owes most, and with as many outages and records as the terms name, one less and one more, in one component and in all. A promise on the number of outages, which one alone never misses, is measured by their number. Every literal that the promise and its credits rest on, and every value that the order gives a parameter, is tried just below, at and just above, and the middle between two; what differs between two neighbours is halved. Where a whole period down does not miss the promise, a length about each of these edges is tried.',
    '',
    'What the numbers claim: evidence shows each of them, and other evidence may show more. `the most found` is no bound: other evidence may owe more, and a credit for each record grows with their number. `nothing is owed when it is missed` is said only where no credit of the customer rests on the promise; where there is one, and nothing that was tried owes anything, it is `not found`. `uptime left after exclusions` is a floor for all evidence: it is said of an uptime of the period by records, of which nothing is taken out, or one allowance for just such a period; of all others it is `the least uptime left that was found`. An allowance of each run alone, one as long as the period, a notice of no time and a window that is always open bound nothing. A warning is refuted only when every edge could be tried within the work that is allowed.',
    '',
    'Each number has evidence that shows it: `makegood lint CONTRACT --witness` prints it, `--out DIR` writes it into files, names the evidence of warnings that claim something of amounts, and `makegood assess CONTRACT FILE --period P` gives the number. A text without an order has a smallest one: two components of each kind, 1000 a month, attributes that open its gates. Of what an order does not charge the evidence bills 1000 for each base. The work is bounded; what is not found by then, and promises for which no evidence is made, are `not found`.',
    '',
    '`GET /v1/contracts/{id}/worth` has the same.',
    '',
  ];
  const entries = (table: Readonly<Record<string, { why: string; remedy: string }>>): string[] =>
    Object.entries(table).flatMap(([code, { why, remedy }]) => [`### \`${code}\``, '', why, '', `*Remedy:* ${remedy}`, '']);
  const ofClass = (isShown: boolean): Record<string, Lint> =>
    Object.fromEntries(Object.entries(LINTS).filter(([code]) => CLAIMS_AMOUNTS.has(code) === isShown));
  parts.push('## Warnings that evidence shows', '', 'Each claims something of amounts.', '', ...entries(ofClass(true)));
  parts.push('## Warnings that follow from the text and the order', '', ...entries(ofClass(false)));
  parts.push('## Defects that are refused', '', ...entries(DEFECTS));
  return parts.join('\n');
}

/** Path from the project's root -> text. */
export function generatedDocs(): ReadonlyMap<string, string> {
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string };
  return new Map([
    ['docs/schema/contract.schema.json', jsonSchema(publishedContractSchema, 'Makegood contract')],
    ['docs/schema/terms.schema.json', jsonSchema(publishedTermsSchema, 'Makegood published terms')],
    ['docs/schema/openapi.json', pretty(openApi(version))],
    ...Object.entries(PUBLIC_SCHEMAS).map(([type, schema]): [string, string] => [
      `docs/schema/events/${type}.v1.schema.json`,
      jsonSchema(schema, `${type}.v1`),
    ]),
    ...registrySchemas().map(({ name, content }): [string, string] => [`docs/schema/registry/${name}.json`, pretty(JSON.parse(content))]),
    ['docs/reference/operators.md', operatorReference()],
    ['docs/reference/lint.md', lintReference()],
    ['docs/reference/contract.md', contractReference()],
    ['docs/reference/source-list.md', sourceTable()],
    ['docs/reference/event-types.md', eventTable()],
  ]);
}
