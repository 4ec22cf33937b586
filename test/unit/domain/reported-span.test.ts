import { expect, it } from 'vitest';
import { HOUR } from '../../../lib/domain/time/instant.ts';
import { at, fact } from '../../support/facts.ts';
import { aContract, statementOf, publishedTerms } from '../../support/contracts.ts';

it('a limit in business days that a contract reports is shown in business days', () => {
  const terms = publishedTerms('fastly-business-day');
  const opened = at('2025-06-03T10:00:00-04:00');
  const facts = ['S2', 'S3'].map((severity, i) =>
    fact('ticket.opened', opened + i * HOUR, { body: { record: severity, attributes: { severity } } }),
  );
  const statement = statementOf(
    aContract({ order: { attributes: { plan: 'gold' } }, terms: { ...terms, report: ['response-limit'] } }),
    facts,
    '2025-06',
  );
  const shown = statement.report.map(({ value }) => value.shown);
  expect(shown.length).toBeGreaterThan(0);
  expect(shown.join()).toMatch(/1 business day/);
});
