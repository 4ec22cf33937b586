/** Draws a statement of 300 lines, each with an outage behind it, and prints what that took as JSON. */
import type { Fact } from '../lib/domain/evidence/fact.ts';
import { assess } from '../lib/domain/statement/assess.ts';
import { HOUR, MINUTE, parseInstant } from '../lib/domain/time/instant.ts';
import { renderPdf } from '../lib/presentation/pdf/render-pdf.ts';
import { flappingContract } from './reasons.ts';

const LINES = 300;
const START = parseInstant('2026-10-01T00:00:00Z')!;

const components = Array.from({ length: LINES }, (_, i) => `line-${i + 1}`);
const facts = components.flatMap((component, i) =>
  (['service.down', 'service.up'] as const).map((type, n): Fact => {
    const occurredAt = START + i * HOUR + n * (90 * MINUTE);
    const id = `f${String(2 * i + n).padStart(8, '0')}`;
    return {
      id,
      type,
      occurredAt,
      receivedAt: occurredAt + 900,
      sender: 'aws:444455556666',
      speaksFor: 'vendor',
      class: 'account',
      component,
      body: {},
    };
  }),
);
const assessed = assess(flappingContract(components), facts, '2026-10', { reasons: true });
if ('issue' in assessed) throw new Error(assessed.issue.message);
const { statement } = assessed;
if (statement.lines.length !== LINES) throw new Error(`${statement.lines.length} lines instead of ${LINES}`);

const digest = 'd'.repeat(64);
const issued = {
  id: 'flapping.2026-10',
  revision: 1,
  issuedAt: '2026-11-03T00:00:00.000Z',
  contractRevision: 1,
  statement,
  digests: { contract: digest, evidence: digest, statement: digest, bundle: digest },
  earlier: [],
  warnings: [],
  run: 'bench',
};
const [began, before] = [process.hrtime.bigint(), process.cpuUsage()];
const pdf = await renderPdf(issued, 'en');
const wall = Number(process.hrtime.bigint() - began) / 1e9;
const { user, system } = process.cpuUsage(before);
const seconds = (user + system) / 1e6;
const pages = pdf.toString('latin1').split('/Type /Page\n').length - 1;
process.stdout.write(JSON.stringify({ seconds, wall, megabytes: process.resourceUsage().maxRSS / 1024, pages }));
