/** One contract-month as public event lines, from text to statement: against JSON.parse of the same lines, and against a plain program. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CheckedContract } from '../lib/domain/checker/check-contract.ts';
import type { Fact } from '../lib/domain/evidence/fact.ts';
import { assess } from '../lib/domain/statement/assess.ts';
import { type Statement, canonicalJson } from '../lib/domain/statement/statement.ts';
import { readEvent, eventTypeOf } from '../lib/schemas/event.ts';
import { publicEvent } from '../lib/sources/event-line.ts';
import { canonical } from '../lib/sources/canonical.ts';
import { parseJson } from '../lib/sources/json.ts';
import { readPlainEvent } from '../lib/sources/plain-event.ts';
import type { Envelope } from '../lib/sources/source.ts';
import { readEventLines } from '../lib/sources/event-lines.ts';
import { contractOfMonth, factsOfMonth } from './contract-month.ts';
import { type Measured, SEEDS, compare, compareLater, report } from './harness.ts';
import { type PlainMonth, plainMonth } from './plain-month.ts';

const PERIOD = '2026-10';
const ROUNDS = 60;
/** The most memory that the month may take beside the idle process, in MB. */
const MAX_MB = 60;

function linesOf(seed: number): string {
  const { probes, rest } = factsOfMonth(seed);
  return [...rest, ...probes].map(publicEvent).join('\n');
}

async function statementOf(contract: CheckedContract, text: string): Promise<Statement> {
  const { received } = await readEventLines(text, contract.contract.order);
  const assessed = assess(contract, received, PERIOD);
  if ('issue' in assessed) throw new Error(assessed.issue.message);
  return assessed.statement;
}

/** The statement of facts that JSON.parse and the schemas read. */
function bySchema(contract: CheckedContract, text: string): Statement {
  const facts = text.split('\n').map((line, turn): Fact => {
    const { type, ...detail } = JSON.parse(line) as { type: string };
    const read = readEvent(eventTypeOf(type)!, detail);
    if ('issues' in read) throw new Error(JSON.stringify(read.issues));
    const { occurredAt } = read.reading;
    return { ...read.reading, receivedAt: occurredAt, turn: turn + 1, sender: 'file', speaksFor: 'vendor', class: 'account' };
  });
  return (assess(contract, facts, PERIOD) as { statement: Statement }).statement;
}

/** The figures that the plain program computes too. */
function figuresOf({ time, objectives }: Statement): PlainMonth {
  const sum = (name: string): number =>
    objectives.reduce((total, one) => (one.objective === name ? total + Number(one.measured!.exact) : total), 0);
  return { down: Number(time[0]!.down), response: sum('response'), recovery: sum('recovery') };
}

function parsed(text: string): number {
  let characters = 0;
  for (const line of text.split('\n')) characters += (JSON.parse(line) as { id: string }).id.length;
  return characters;
}

export async function frontDoor(): Promise<void> {
  const contract = contractOfMonth();
  for (const seed of SEEDS) {
    const text = linesOf(seed);
    const statement = await statementOf(contract, text);
    if (canonicalJson(statement) !== canonicalJson(bySchema(contract, text)))
      throw new Error(`seed ${seed}: the schemas give another statement`);
    const [ours, plain] = [figuresOf(statement), plainMonth(text)].map((figures) => JSON.stringify(figures));
    if (ours !== plain) throw new Error(`seed ${seed}: the plain program gives ${plain}, the statement ${ours}`);
  }
  const text = linesOf(SEEDS[0]);
  process.stdout.write(
    `  ${text.split('\n').length} events, ${(text.length / 1e6).toFixed(2)} MB; the same statements for ${SEEDS.length} seeds\n`,
  );
  const ours = (): Promise<Statement> => statementOf(contract, text);
  report([
    await compareLater('read and assessed, against JSON.parse', ours, () => parsed(text), ROUNDS, 3),
    await compareLater('the same against a plain program', ours, () => plainMonth(text), ROUNDS, 1 / 3),
    busEvents(text),
  ]);
}

/** The events of the bus with these details, each read by itself, against JSON.parse and the schemas. */
function busEvents(text: string): Measured {
  const events = text
    .split('\n')
    .slice(0, 4000)
    .map((line) => {
      const { type, ...detail } = JSON.parse(line) as { type: string };
      return JSON.stringify({
        version: '0',
        id: 'x',
        'detail-type': type,
        source: 'acme',
        account: '1',
        time: '',
        region: '',
        resources: [],
        detail,
      });
    });
  const bySchemas = (event: string): unknown => canonical.readEnvelope(parseJson(event) as Envelope);
  for (const event of events)
    if (JSON.stringify({ readings: [readPlainEvent(event)!.reading] }) !== JSON.stringify(bySchemas(event)))
      throw new Error(`read differently: ${event}`);
  return compare(
    '4000 events of the bus, against the schemas',
    () => events.map(readPlainEvent),
    () => events.map(bySchemas),
    ROUNDS,
    1 / 2,
  );
}

/** Writes the lines in a process of its own, which the process that is measured must not have made. */
export const frontDoorLines = (): void => writeFileSync(process.argv[3]!, linesOf(SEEDS[0]));

/** In a process of its own: the peak of the memory counts everything that it ever held. */
export async function frontDoorMemory(): Promise<void> {
  const contract = contractOfMonth();
  const folder = mkdtempSync(join(tmpdir(), 'makegood-lines-'));
  const file = join(folder, 'events.jsonl');
  execFileSync(process.execPath, [process.argv[1]!, 'front-door-lines', file]);
  const idle = process.resourceUsage().maxRSS;
  const statement = await statementOf(contract, readFileSync(file, 'utf8'));
  const peak = (process.resourceUsage().maxRSS - idle) / 1024;
  process.stdout.write(
    `  peak memory of ${statement.evidence.events} events ${peak.toFixed(1)} MB over the idle process (goal <= ${MAX_MB} MB ${peak <= MAX_MB ? 'met' : 'NOT met'})\n`,
  );
  rmSync(folder, { recursive: true, force: true });
}
