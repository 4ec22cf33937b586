/** Several witnesses: whose word counts, where they disagree, and what silence, missing ends and missing beginnings are worth. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Statement } from '../../../../../lib/domain/statement/statement.ts';
import { HOUR, MINUTE } from '../../../../../lib/domain/time/instant.ts';
import { END, START, beats, customer, down, judge, noon, unknown, vendor } from '../../../../support/two-witnesses.ts';

/** The vendor admits 30 minutes; the customer's monitor saw 120, of which the vendor's are the last 30. */
const disagreeing = [
  ...beats(),
  customer('service.down', noon),
  customer('service.up', noon + 120 * MINUTE),
  vendor('service.down', noon + 90 * MINUTE),
  vendor('service.up', noon + 120 * MINUTE),
];

describe('the witness that counts', () => {
  it('is with `first-known` the first that knows the state; where witnesses disagree the statement has both results and the difference in time and money', () => {
    const statement = judge(disagreeing);
    expect([down(statement), statement.total.amount]).toEqual([120, '6000.00']);
    expect(statement.discrepancies).toEqual([
      {
        cell: 'downtime',
        decide: 'first-known',
        times: [
          {
            index: 'line-1',
            differ: String(90 * MINUTE),
            counted: { down: String(120 * MINUTE), unknown: '0' },
            said: [
              { witness: 'customer-says', down: String(120 * MINUTE), unknown: '0' },
              { witness: 'vendor-says', down: String(30 * MINUTE), unknown: '0' },
            ],
          },
        ],
        money: [
          { witness: 'customer-says', total: { amount: '6000.00', currency: 'CNY' }, difference: { amount: '0.00', currency: 'CNY' } },
          { witness: 'vendor-says', total: { amount: '0.00', currency: 'CNY' }, difference: { amount: '-6000.00', currency: 'CNY' } },
        ],
      },
    ]);
  });

  it.each([
    ['any', {}, 120],
    ['all', {}, 30],
    ['quorum', { 'at-least': 2 }, 30],
    ['quorum', { 'at-least': 1 }, 120],
  ])('witnesses that disagree are judged by %s %j', (decide, more, minutes) => {
    const statement = judge(disagreeing, (definitions) => {
      definitions.downtime = { witnesses: ['customer-says', 'vendor-says'], decide, ...more };
    });
    expect(down(statement)).toBe(minutes);
    expect(statement.discrepancies).toHaveLength(1);
  });

  it('there is no discrepancy where all report the same, or only one knows the state', () => {
    expect(
      judge([
        ...beats(),
        customer('service.down', noon),
        customer('service.up', noon + HOUR),
        vendor('service.down', noon),
        vendor('service.up', noon + HOUR),
      ]).discrepancies,
    ).toBeUndefined();
    const hour = (noon - START) / HOUR;
    const silentThen = judge([
      ...beats((h) => h > hour && h <= hour + 12),
      vendor('service.down', noon + 4 * HOUR),
      vendor('service.up', noon + 5 * HOUR),
    ]);
    expect([down(silentThen), silentThen.discrepancies]).toEqual([60, undefined]);
  });

  it('the times of a ticket can be a witness', () => {
    const ticket = { component: 'line-1', body: { record: 'T-1' } };
    const facts = [
      ...disagreeing,
      vendor('ticket.opened', noon + 30 * MINUTE, ticket),
      vendor('ticket.resolved', noon + 125 * MINUTE, ticket),
    ];
    const statement = judge(facts, (definitions) => {
      definitions['tickets-say'] = { intervals: 'ticket', from: 'opened', to: 'resolved', each: 'network' };
      definitions.downtime = { witnesses: ['customer-says', 'vendor-says', 'tickets-say'], decide: 'quorum', 'at-least': 2 };
    });
    expect(down(statement)).toBe(90);
    expect(statement.discrepancies![0]!.times[0]!.said.map(({ witness, down: downtime }) => [witness, Number(downtime) / MINUTE])).toEqual([
      ['customer-says', 120],
      ['vendor-says', 30],
      ['tickets-say', 95],
    ]);
  });

  it('laws: `all` is never more than `first-known`, nor that than `any`; the four quantities add up; one witness alone gives its own times', () => {
    const stretch = fc.tuple(fc.boolean(), fc.integer({ min: 0, max: 700 * 60 }), fc.integer({ min: 1, max: 300 }));
    fc.assert(
      fc.property(fc.array(stretch, { maxLength: 8 }), fc.integer({ min: 0, max: 740 }), (stretches, silent) => {
        const facts = [
          ...beats((hour) => hour > silent && hour < silent + 5),
          ...stretches.flatMap(([by, from, length]) => {
            const say = by ? vendor : customer;
            return [say('service.down', START + from * MINUTE), say('service.up', START + (from + length) * MINUTE)];
          }),
        ];
        const by = (decide: string): Statement =>
          judge(facts, (definitions) => {
            definitions.downtime = { witnesses: ['customer-says', 'vendor-says'], decide };
          });
        const [all, first, any] = [by('all'), by('first-known'), by('any')];
        expect(down(all)).toBeLessThanOrEqual(down(first));
        expect(down(first)).toBeLessThanOrEqual(down(any));
        for (const { time } of [all, first, any]) {
          const { up, down: lost, unknown: dark, excluded } = time[0]!;
          expect(Number(up) + Number(lost) + Number(dark) + Number(excluded)).toBe(END - START);
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('missing reports', () => {
  it('an outage without an end counts up to its limit and is then unknown or over, with a finding', () => {
    const open = [vendor('service.down', noon)];
    const vendorAlone =
      (is?: string) =>
      (definitions: Record<string, any>): void => {
        definitions.availability.uptime = 'vendor-says';
        if (is) definitions['vendor-says']['unended-is'] = is;
      };
    const statement = judge(open, vendorAlone());
    expect([down(statement), unknown(statement)]).toEqual([24 * 60, (END - noon) / MINUTE - 24 * 60]);
    expect(statement.findings.map((finding) => finding.code)).toContain('not-ended');
    const over = judge(open, vendorAlone('over'));
    expect([down(over), unknown(over)]).toEqual([24 * 60, 0]);
    const forever = judge(open, (definitions) => {
      vendorAlone()(definitions);
      delete definitions['vendor-says']['unended-after'];
    });
    expect(down(forever)).toBe((END - noon) / MINUTE);
  });

  it('a witness that became silent is unknown after its limit, until it reports again, with a finding', () => {
    const alone = (definitions: Record<string, any>): void => {
      definitions.availability.uptime = 'customer-says';
    };
    const statement = judge(
      beats((hour) => hour > 100 && hour <= 110),
      alone,
    );
    // Reports to the end of hour 100, again from the beginning of hour 110; two hours of silence prove nothing.
    expect([down(statement), unknown(statement)]).toEqual([0, 8 * 60]);
    expect(statement.findings.find((finding) => finding.code === 'witness-silent')!.message).toContain('480 min');
  });

  describe('a witness that became silent after it reported `down`', () => {
    const hour = (noon - START) / HOUR;
    /** Reports for the last time when it says so; again after ten hours, when it says `up`; two hours of silence prove nothing. */
    const facts = [...beats((h) => h > hour && h < hour + 10), customer('service.down', noon), customer('service.up', noon + 9 * HOUR + 1)];
    const vendors = [vendor('service.down', noon + HOUR), vendor('service.up', noon + 5 * HOUR)];

    it.each([
      // The customer for the two hours after its last word; then the vendor alone knows.
      ['first-known', [], 2],
      ['first-known', vendors, 5],
      ['any', [], 2],
      ['any', vendors, 5],
      ['all', vendors, 4],
    ])('is unknown from then on: %s', (decide, more, hours) => {
      const statement = judge([...facts, ...more], (definitions) => {
        definitions.downtime.decide = decide;
      });
      expect(down(statement)).toBeCloseTo(hours * 60, 3);
    });

    it('is unknown although it never reported again', () => {
      const statement = judge([...beats((h) => h > hour), customer('service.down', noon)]);
      expect([down(statement), statement.total.amount]).toEqual([120, '6000.00']);
      const messages = statement.findings.map(({ code, message }) => `${code} ${message}`);
      expect(messages.find((text) => text.startsWith('witness-silent'))).toMatch(/their reports count instead$/);
      expect(messages.find((text) => text.startsWith('not-ended'))).toMatch(
        /except while its witness reports nothing and another witness reports otherwise$/,
      );
    });

    it('is not unknown without other witnesses: the outage continues', () => {
      const alone = (more: object) => (definitions: Record<string, any>) => {
        definitions.availability.uptime = 'customer-says';
        Object.assign(definitions['customer-says'], more);
      };
      const open = [...beats((h) => h > hour), customer('service.down', noon)];
      expect(down(judge(open, alone({})))).toBe((END - noon) / MINUTE);
      const bounded = judge(open, alone({ 'unended-after': '24 h' }));
      expect([down(bounded), unknown(bounded)]).toEqual([24 * 60, (END - noon) / MINUTE - 24 * 60]);
    });
  });

  it('an `up` without a `down` has no effect, or makes the time before it unknown, by the clause', () => {
    const facts = [vendor('service.up', noon)];
    const clause =
      (value?: string) =>
      (definitions: Record<string, any>): void => {
        definitions.availability.uptime = 'vendor-says';
        if (value) definitions['vendor-says']['recovery-without-failure'] = value;
      };
    for (const plain of [judge(facts, clause()), judge(facts, clause('nothing'))]) {
      expect([down(plain), unknown(plain)]).toEqual([0, 0]);
      expect(plain.findings.map((finding) => finding.code)).toContain('recovery-without-failure');
    }
    const statement = judge(facts, clause('unknown'));
    expect([down(statement), unknown(statement)]).toEqual([0, (noon - START) / MINUTE]);
    expect(statement.findings.map((finding) => finding.code)).toContain('first-word-up');
  });

  it('an incident that is down again is another outage, and two senders with one name for it are two witnesses', () => {
    const body = { record: 'INC-1' };
    const facts = [
      vendor('service.down', noon, { body }),
      vendor('service.up', noon + 10 * MINUTE, { body }),
      vendor('service.down', noon + HOUR, { body }),
      vendor('service.up', noon + 80 * MINUTE, { body }),
      { ...customer('service.down', noon - 5 * MINUTE), body },
      { ...customer('service.up', noon + 15 * MINUTE), body },
    ];
    const any = (definitions: Record<string, any>): void => {
      definitions.downtime.decide = 'any';
      delete definitions['customer-says']['no-data-after'];
    };
    expect(down(judge(facts, any))).toBe(40);
    expect(
      down(
        judge(facts, (definitions) => {
          definitions.availability.uptime = 'vendor-says';
        }),
      ),
    ).toBe(30);
  });
});
