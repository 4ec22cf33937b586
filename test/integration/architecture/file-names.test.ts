/** Names of files say what the files do: each word of a report about a behaviour leads to the file of it. */
import { execFileSync } from 'node:child_process';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], { cwd: root, encoding: 'utf8' }).split('\n').filter(Boolean);

/** A word as a user has it, and where `find . -name '*WORD*'` must lead, among others. */
const WORDS: readonly (readonly [word: string, folder: string])[] = [
  // Time
  ['dst', 'test/unit/domain/time'],
  ['daylight', 'lib/domain/time'],
  ['leap', 'lib/domain/time'],
  ['month-end', 'lib/domain/time'],
  ['timezone', 'lib/domain/time'],
  ['timestamp', 'test/unit/domain/time'],
  ['business-hours', 'lib/domain/operators/times'],
  ['holiday', 'lib/domain/operators/times'],
  ['weekend', 'test/unit/domain/time'],
  ['overnight', 'test/unit/domain/operators/numbers'],
  ['midnight', 'test/unit/domain/operators/numbers'],
  ['billing-period', 'test/unit/domain/time'],
  // Availability
  ['availability', 'test/unit/domain/statement'],
  ['uptime', 'lib/domain/operators/numbers'],
  ['target', 'test/unit/domain/statement'],
  ['threshold', 'test/unit/domain/operators/numbers'],
  ['flap', 'test/unit/domain/operators/times'],
  ['consecutive', 'lib/domain/operators/times'],
  ['overlap', 'test/unit/domain/operators/times'],
  ['degraded', 'lib/domain/statement/objectives'],
  ['unknown', 'lib/domain/operators/times'],
  ['no-data', 'test/unit/domain/operators/times'],
  ['heartbeat', 'test/integration/application/ingestion'],
  ['maintenance', 'test/unit/domain/evidence'],
  ['grace', 'lib/domain/statement/objectives'],
  ['percentile', 'lib/domain/operators/numbers'],
  ['latency', 'test/unit/domain/operators/numbers'],
  ['error-rate', 'test/unit/domain/operators/numbers'],
  ['forecast', 'test/unit/domain/statement'],
  ['budget', 'test/unit/domain/statement'],
  ['hierarchy', 'test/unit/domain/evidence'],
  // Tickets
  ['response', 'test/unit/domain/operators/numbers'],
  ['recovery', 'test/unit/domain/operators/numbers'],
  ['resolution', 'test/unit/domain/operators/numbers'],
  ['pause', 'test/unit/domain/operators/numbers'],
  ['reopen', 'lib/domain/operators/numbers'],
  ['escalation', 'test/unit/domain/operators/numbers'],
  ['priority', 'test/unit/domain/operators/numbers'],
  // Money
  ['rounding', 'lib/domain/money'],
  ['float', 'test/unit/domain/money'],
  ['currenc', 'lib/domain/money'],
  ['remainder', 'test/unit/domain/money'],
  ['proration', 'lib/domain/operators/money'],
  ['fee', 'test/unit/domain/operators/money'],
  ['vat', 'lib/domain/statement/note'],
  ['credit-note', 'test/integration/presentation'],
  ['cap', 'lib/domain/statement/credits'],
  ['minimum', 'lib/domain/statement/credits'],
  ['settlement', 'test/integration/application/claims'],
  ['write-off', 'test/unit/domain/claims'],
  ['dispute', 'lib/domain/claims'],
  ['termination', 'test/integration/application/closing'],
  ['remed', 'lib/domain/statement'],
  ['amendment', 'lib/domain/checker'],
  ['restate', 'lib/domain/statement'],
  ['backfill', 'test/integration/application/statements'],
  // Events
  ['duplicate', 'lib/domain/evidence'],
  ['out-of-order', 'test/unit/domain/evidence'],
  ['clock-skew', 'lib/domain/evidence'],
  ['correction', 'lib/domain/evidence'],
  ['quarantine', 'test/integration/application/ingestion'],
  ['signature', 'lib/sources'],
  ['rotation', 'test/integration/application/ingestion'],
  ['spoof', 'test/integration/application/ingestion'],
  ['gzip', 'lib/sources'],
  ['webhook', 'lambdas/http'],
  // API and service
  ['pagination', 'lib/adapters/dynamo'],
  ['idempoten', 'lambdas/http/middleware'],
  ['rate-limit', 'lambdas/http/middleware'],
  ['size-limit', 'test/integration/lambdas/http'],
  ['etag', 'lambdas/http'],
  ['redirect', 'test/system/local'],
  ['ssrf', 'test/unit/adapters/https'],
  ['csv-injection', 'lib/presentation/csv'],
  ['right-to-left', 'test/unit/presentation/pdf'],
  ['email', 'test/integration/adapters/mail'],
  ['tenant', 'test/integration/lambdas/http'],
  ['burst', 'test/integration/application'],
  ['concurrent', 'test/integration/application/claims'],
  ['tamper', 'test/integration/application/statements'],
  ['retry', 'lambdas/schedule'],
  ['dead-letter', 'lib/infra'],
  ['replay', 'test/system/local'],
  ['crash', 'test/system/local'],
  ['corrupt', 'test/system/local'],
  ['shutdown', 'test/system/local'],
  ['backup', 'lib/adapters/files'],
  ['restore', 'lib/adapters/files'],
  ['migration', 'test/integration/adapters/dynamo'],
];

it.each(WORDS)('the word %s leads to a file of %s', (word, folder) => {
  expect(files.filter((file) => basename(file).includes(word)).filter((file) => file.startsWith(`${folder}/`))).not.toEqual([]);
});
