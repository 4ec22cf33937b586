/** The values that a missing number is taken to be: every edge that the terms and the evidence name, just below and above it, and the extremes. */
import type { Terms } from '../../../lib/domain/contract/terms.ts';
import { type Literal, parseLiteral } from '../../../lib/domain/contract/literal.ts';
import type { Fact } from '../../../lib/domain/evidence/fact.ts';
import { formatFraction } from '../../../lib/domain/money/ratio.ts';

/** Every literal of the terms. */
function literalsIn(value: unknown): Literal[] {
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(literalsIn);
  const literal = parseLiteral(value);
  return literal ? [literal] : [];
}

/** Each once, the least first: thinning keeps both ends. */
const unique = (values: readonly number[], write: (value: number) => string): string[] => [
  ...new Set([...values].sort((a, b) => a - b).map(write)),
];

export function numbersFor(unit: string, name: string, terms: Terms, facts: readonly Fact[]): string[] {
  const literals = literalsIn([terms.definitions, terms.objectives, terms.credits]);
  if (unit === 'share') {
    const named = literals.flatMap((one) =>
      one.kind === 'ratio'
        ? [
            Number(
              formatFraction(one.value)
                .split('/')
                .reduce((n, d) => String(Number(n) / Number(d))),
            ),
          ]
        : [],
    );
    const near = named.flatMap((edge) => [edge - 0.000_000_001, edge, edge + 0.000_000_001]);
    return unique(
      [0, 1, 0.3, ...near].filter((edge) => edge >= 0 && edge <= 1),
      (edge) => edge.toFixed(9),
    );
  }
  if (unit === 'min') {
    const named = literals.flatMap((one) => (one.kind === 'duration' ? [Number(one.value.n)] : []));
    const ups = facts.filter(({ type }) => type === 'service.up');
    const lengths = ups.map(
      (up) => up.occurredAt - facts.find(({ type, body }) => type === 'service.down' && body.record === up.body.record)!.occurredAt,
    );
    const edges = [...named, ...lengths].flatMap((edge) => [edge - 1, edge, edge + 1]);
    return unique(
      [0, 1, ...edges, 3_000_000_000_000].filter((edge) => edge >= 0),
      (edge) => `${edge} ms`,
    );
  }
  if (unit === 'count') return ['0', '1', '2', '3', '4', '10', '1000000000'];
  if (unit === 'USD') {
    const named = literals.flatMap((one) => (one.kind === 'money' ? [Number(one.value.n) / Number(one.value.d)] : []));
    const near = [20, ...named].flatMap((edge) => [edge - 0.01, edge, edge + 0.01]);
    return unique([0, 0.01, 250, 1_000_000_000, ...near], (edge) => edge.toFixed(2));
  }
  if (unit === 'Gbit/s') return ['0', '0.99', '1', '1.01', '4.9', '4.95', '5', '5.01', '6', '6.01', '1000000'];
  if (name === 'since') return ['1990-01-01', '2025-12-31', '2026-01-01', '2026-01-31', '2026-02-01', '2026-02-02', '2030-01-01'];
  throw new Error(`no numbers for ${unit}`);
}
