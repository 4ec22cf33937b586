/** The same words said by each side and by tools: attributes, records, bills. Whose word counts shows in them. */
import type { Fact } from '../../../lib/domain/evidence/fact.ts';
import { DAY, HOUR } from '../../../lib/domain/time/instant.ts';
import { allTrouble } from './from-facts.ts';
import type { Scenario } from './observe.ts';
import { reporterOf } from './records.ts';
import { countedRecords } from './counted-records.ts';
import { type World, attributesOf, dayOf, targetsOf, valuesOf, wordsOfAttribute } from './world.ts';
import { fact } from '../facts.ts';

/** Both sides, what the text names, and a tool that it does not name. */
function reportersIn(world: World): string[] {
  const { attributes, terms, document } = world;
  const named = [...Object.values(attributes), ...Object.values(terms.records ?? {}), terms.billing ?? {}].flatMap(
    (spec) => (spec as { readonly 'reported-by'?: readonly string[] })['reported-by'] ?? [],
  );
  const senders = (document.order.senders ?? []).map(({ account, webhook }: Record<string, unknown>) => String(account ?? webhook));
  return [...new Set(['vendor', 'customer', 'pingdom', ...named, ...senders])];
}

const reportedBy = (word: string, facts: readonly Fact[]): Fact[] => facts.map((one) => ({ ...one, ...reporterOf(word) }));

export function reporterScenarios(world: World): Scenario[] {
  return reportersIn(world).flatMap((word) => [...ofRecords(world, word), ...ofOwners(world, word), ...ofBills(world, word)]);
}

/** A record with each word of its attributes, wholly by the reporter; and its attributes alone, beside an undisputed record. */
function ofRecords(world: World, word: string): Scenario[] {
  const { main } = world;
  return world.recordCells.flatMap((cell) => {
    const [targets] = targetsOf(world, cell.each);
    const start = dayOf(world, main, 4);
    return [20 * 60_000, 30 * HOUR].flatMap((length): Scenario[] => {
      const aim = { start, length, ...(targets && { targets }) };
      const about = [cell.name, cell.kind, 'reported-by'];
      const whole = reportedBy(word, countedRecords(world, cell, aim));
      const words = attributesOf(world, cell.kind).flatMap(([name, spec]) =>
        [...wordsOfAttribute(spec), ...(spec.unit === undefined ? [] : ['1'])].map((value) => ({ name, value: String(value) })),
      );
      const plain = countedRecords(world, cell, aim);
      const named = words.map(({ name, value }): Scenario => ({
        name: `${name} of ${cell.kind} is ${value}, says ${word}, for ${length}`,
        label: main.label,
        about: [...about, name, value],
        facts: [
          ...plain,
          ...plain.slice(0, 1).flatMap(({ component, body: { record } }) =>
            reportedBy(word, [
              fact('attribute.set', start + 1, {
                ...(component !== undefined && { component }),
                id: `${word}-${name}-${value}`,
                body: { of: cell.kind, ...(record !== undefined && { record }), name, value },
              }),
            ]),
          ),
        ],
      }));
      return [{ name: `${cell.name} for ${length}, says ${word}`, label: main.label, about, facts: whole }, ...named];
    });
  });
}

/** Attributes of the customer and of components. */
function ofOwners(world: World, word: string): Scenario[] {
  const { main } = world;
  const owners: [string, string | undefined][] = [
    ['customer', undefined],
    ...Object.entries(world.components).map(([id, { kind }]): [string, string] => [String(kind), id]),
  ];
  return owners.flatMap(([owner, component]) =>
    attributesOf(world, owner).flatMap(([name, spec]) =>
      [...wordsOfAttribute(spec), ...(spec.unit === undefined ? [] : [...valuesOf(world, 'count'), 1, '2026-04-01'])].map(
        (value): Scenario => ({
          name: `${name} of ${component ?? owner} is ${value}, says ${word}`,
          label: main.label,
          about: [name, String(value), 'reported-by'],
          facts: [
            ...reportedBy(word, [
              fact('attribute.set', main.start - DAY, {
                ...(component !== undefined && { component }),
                id: `${word}-${name}-${value}`,
                body: { of: component === undefined ? 'customer' : 'component', name, value: String(value) },
              }),
            ]),
            ...allTrouble(world),
          ],
        }),
      ),
    ),
  );
}

function ofBills(world: World, word: string): Scenario[] {
  const { main, terms, document } = world;
  const amount = `777${terms.money.currency === 'JPY' ? '' : '.77'} ${terms.money.currency}`;
  const listed = Object.values(world.cells).flatMap(({ charges }) => (Array.isArray(charges) ? (charges as string[]) : []));
  const kinds = [
    ...new Set(['usage', 'recurring', ...listed, ...(document.order.charges ?? []).map(({ kind }: { kind: string }) => kind)]),
  ];
  return kinds.flatMap((kind) =>
    [undefined, ...Object.keys(world.components).slice(0, 1)].map((component): Scenario => ({
      name: `${String(kind)} of ${component ?? 'the whole'} billed by ${word}`,
      label: main.label,
      about: ['charges', '/billing', 'reported-by', String(kind)],
      facts: [
        ...reportedBy(word, [
          fact('charge.billed', main.end, {
            ...(component !== undefined && { component }),
            id: `${word}-bill-${String(kind)}`,
            body: { kind: String(kind), start: main.start, end: main.end, amount },
          }),
        ]),
        ...allTrouble(world),
      ],
    })),
  );
}
