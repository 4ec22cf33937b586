/** Documents that are made from the code, so that they cannot differ from it: JSON Schemas, OpenAPI, the operator reference, the event table. */
import { readFileSync } from 'node:fs';
import * as z from 'zod/mini';
import type { EventType } from '../lib/domain/evidence/fact.ts';
import { EFFECTS, RECORD_KINDS, STATES } from '../lib/domain/evidence/vocabulary.ts';
import type { ParamSpec } from '../lib/domain/operators/params.ts';
import { claimsReference } from './claims-reference.ts';
import { refusedKeys } from './refused-keys.ts';
import { contractReadmes } from './contract-readmes.ts';
import { deploymentReference } from './deployment-reference.ts';
import { endpointReference, endpointSchemas } from './endpoint-reference.ts';
import { eventFields } from './event-fields.ts';
import { eventSamples } from './event-samples.ts';
import { contractReference, exampleOfOperator } from './contract-reference.ts';
import { CLAIMS_AMOUNTS, DEFECTS, LINTS, type Lint } from '../lib/domain/checker/lint/codes.ts';
import { findingsReference } from './findings-reference.ts';
import { limitsReference } from './limits-reference.ts';
import { listsReference } from './lists-reference.ts';
import { OPERATORS } from '../lib/domain/operators/registry.ts';
import { publishedContractSchema, publishedTermsSchema } from '../lib/schemas/contract.ts';
import { EVENT_SCHEMAS } from '../lib/schemas/event.ts';
import { PUBLIC_SCHEMAS, registrySchemas } from '../lib/schemas/event-registry.ts';
import { SOURCES } from '../lib/sources/registry.ts';
import { secretCheckOf } from '../lib/sources/source.ts';
import { BATCHED_EVENTS } from '../lib/schemas/batched-events.ts';
import { casesSchema } from '../lib/schemas/cases.ts';
import { mappingSchema } from '../lib/schemas/mapping.ts';
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
  'count-or-share': 'a whole number from 1, or a percentage',
  'component-kind': 'a component kind',
  'record-kind': 'a record kind',
  'name-or-record-kind': 'a cell or a record kind',
  attribute: 'an attribute',
  conditions: 'a list of conditions',
  rows: 'band rows, or the name of a `band-table`',
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
    `| \`${name}\` | ${paramWords(spec)} | ${needed ? 'yes' : `no: ${spec.optional ? spec.absent : ''}`} | ${spec.description} |`;
  const rows = [
    row(operator.key, operator.subject, true),
    ...Object.entries(operator.params).map(([name, spec]) => row(name, spec, !spec.optional)),
  ];
  if (operator.limit !== 'none')
    rows.push(
      `| \`at-least\` \`more-than\` \`at-most\` \`less-than\` | a literal or a name | ${'one at least'} | The limit: >=, >, <=, <. |`,
    );
  const example = exampleOfOperator(operator.key);
  return `### \`${operator.key}\`\n\n${operator.description}\n\n\`\`\`yaml\n${example.name}: ${example.text}   # ${example.file}\n\`\`\`\n\n| key | takes | needed, or what its absence means | meaning |\n|---|---|---|---|\n${rows.join('\n')}\n`;
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
        'probes.batched': 'checks of many components, for `probes`',
        'report.delivered': '`report-delivered` of an outage, `delivered` of a delivery',
        correction: 'withdraws or replaces an earlier event: of the same sender, or of the one it names when an administrator sends it',
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
    `| \`${BATCHED_EVENTS}.v1\` | **events** | many of these in one, each with its \`type\` and taken or refused alone |`,
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
    .map((source) => {
      const { name, readBody, readEnvelope, note } = source;
      const by = [readBody && 'webhook', readEnvelope && 'bus'].filter(Boolean).join(', ');
      return `| \`${name}\` | ${by} | ${secretCheckOf(source) === 'signature' ? 'yes' : ''} | ${(note ?? '').replaceAll('<', '&lt;')} |`;
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
    'Made from the code by `npm run docs`. `makegood lint CONTRACT` and `PUT /v1/contracts/{id}` give these warnings. No warning stops a contract. Some warnings claim something about amounts: `makegood lint` looks for evidence that shows them, and it does not print a warning that the evidence refutes. `--witness` names the evidence of each. All other warnings follow from the text and the order. The defects at the end of the page stop a contract, because it cannot be computed. [Codes](errors.md) has all other codes.',
    '',
    '## What an objective is worth',
    '',
    'Below its warnings `makegood lint` prints what each objective is worth. It makes evidence, assesses it, and makes more evidence until the numbers are known. For each length that a service period has, it prints:',
    '',
    '- the longest outage that keeps the objective;\n- the longest outage for which nothing is owed (in several pieces where more downtime does not owe more);\n- the least uptime that was found when all excluded time is excluded as well;\n- for clocks and updates: the longest time that keeps the objective, by the words of a record;\n- for duties: the latest delivery;\n- the most that was found to be owed.',
    '',
    'An outage here is one unbroken outage of one component from the start of the period. The most is also tried with all components, each down as long as one component is when it owes most, and with as many outages and records as the terms name, one fewer and one more, in one component and in all. An objective on the number of outages, which one outage never misses, is measured by their number. Every literal behind the objective and its credits, and every value that the order gives a parameter, is tried just below, at and just above it, and so is the middle between two of them. Where two neighbours differ, their distance is halved. If a whole period of downtime does not miss the objective, a length about each of these edges is tried.',
    '',
    '## What the numbers claim',
    '',
    'Evidence shows each number, and other evidence may show more:',
    '',
    '- `the most found` is no upper bound. Other evidence may owe more, and a credit for each record grows with their number.\n- `nothing is owed when it is breached` appears only if no credit of the customer rests on the objective. If there is one, and no evidence that was tried owes anything, it is `not found`.\n- `uptime left after exclusions` is a floor for all evidence. It appears for an uptime of the period by records from which nothing is excluded, or one allowance for just such a period. For all others it is `the least uptime left that was found`. An allowance of each run alone, an allowance as long as the period, a notice of no time and a window that is always open bound nothing.\n- A warning is refuted only if every edge could be tried within the allowed work.',
    '',
    '## The evidence of a number',
    '',
    '`makegood lint CONTRACT --witness` prints the evidence of each number. `--out DIR` writes it into files and names the evidence of warnings about amounts. `makegood assess CONTRACT FILE --period P` then gives the number. A text without an order gets a smallest one: two components of each kind, 1000 a month, attributes that open its gates. If an order does not charge a base, the evidence bills 1000 for it. The work is bounded. What is not found within it, and objectives for which no evidence is made, are `not found`.',
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
    ['docs/schema/cases.schema.json', jsonSchema(casesSchema, 'Makegood cases of a contract')],
    ['docs/schema/mapping.schema.json', jsonSchema(mappingSchema, 'Makegood mapping of a source')],
    ['docs/schema/openapi.json', pretty(openApi(version))],
    ...Object.entries(PUBLIC_SCHEMAS).map(([type, schema]): [string, string] => [
      `docs/schema/events/${type}.v1.schema.json`,
      jsonSchema(schema, `${type}.v1`),
    ]),
    ...registrySchemas().map(({ name, content }): [string, string] => [`docs/schema/registry/${name}.json`, pretty(JSON.parse(content))]),
    ['lib/schemas/event-fields.ts', eventFields()],
    ['docs/schema/endpoint-events.schema.json', pretty(endpointSchemas())],
    ['docs/reference/endpoint-events.md', endpointReference()],
    ['docs/reference/limits.md', limitsReference()],
    ['docs/reference/deployment.md', deploymentReference()],
    ['docs/reference/findings.md', findingsReference()],
    ['docs/reference/lists.md', listsReference()],
    ['docs/reference/operators.md', operatorReference()],
    ['docs/reference/lint.md', lintReference()],
    ['docs/reference/contract.md', contractReference()],
    ['docs/reference/source-list.md', sourceTable()],
    ['docs/reference/event-types.md', eventTable()],
    ['docs/reference/claims.md', claimsReference()],
    ['docs/reference/refused-keys.md', refusedKeys()],
    ...contractReadmes(),
  ]);
}
