/** What functions may write: every family of keys has a function that writes it or is named as having none, and what is recorded once has few writers. */
import { describe, expect, it } from 'vitest';
import { keys } from '../../../../lib/adapters/dynamo/keys.ts';
import { FAMILIES, RECORDED_ONCE, matches, permissionsOf } from '../../../../lib/adapters/dynamo/permissions.ts';
import { FUNCTION_NAMES, type FunctionName, WRITTEN } from '../../../../lib/declarations/functions.ts';

/**
 * Written to no table any more: earlier versions kept keys in clear there, and they are deleted; and listings in one partition, which are spread
 * now.
 */
const NOT_WRITTEN: readonly string[] = ['WEBHOOKKEY', 'WATCHES', 'CLAIMS', 'RIGHTS'];

type Builder = (...parts: readonly unknown[]) => string | { readonly pk: string };

/** Partition keys as every builder of keys.ts makes them, with and without what may be left out. */
const partitions = Object.entries(keys as unknown as Readonly<Record<string, Builder>>).flatMap(([name, build]) =>
  ['2026-11-05T00:00:00.000Z', 'ab12'].flatMap((text) => {
    // What is counted is given as a text too: only partition keys are read.
    const given = [undefined, text].map((first) => [first, ...Array.from({ length: 6 }, () => text)]);
    return given.flatMap((parts): [string, string][] => {
      try {
        const made = build(...parts);
        const pk = typeof made === 'string' ? made : made.pk;
        // A builder of a beginning of sort keys gives no partition.
        return /^[A-Z]{3,}(#|$)/.test(pk) ? [[name, pk]] : [];
      } catch {
        return [];
      }
    });
  }),
);
const families = new Set(partitions.map(([, pk]) => pk.split('#')[0]!));

const writersOf = (pk: string): FunctionName[] => FUNCTION_NAMES.filter((name) => matches(pk, permissionsOf(name).put));

describe('the families of keys', () => {
  it('are all found in the builders of keys', () => {
    expect(new Set(partitions.map(([name]) => name)).size).toBeGreaterThan(60);
    for (const family of ['FACT', 'STATEMENT', 'TRAIL', 'RATE', 'APPROVALS', 'SECRET', 'PIECES']) expect(families).toContain(family);
  });

  it('are each written by a declared function, or named as written by none', () => {
    const unwritten = partitions
      .filter(([, pk]) => writersOf(pk).length === 0 && FUNCTION_NAMES.every((name) => !matches(pk, permissionsOf(name).update)))
      .map(([, pk]) => pk.split('#')[0]!);
    expect([...new Set(unwritten)]).toEqual(NOT_WRITTEN);
  });

  it('are all in the builders of keys: nothing is declared that is not there', () => {
    const declared = [...Object.values(FAMILIES).flat(), ...RECORDED_ONCE];
    expect(declared.filter((pattern) => !partitions.some(([, pk]) => matches(pk, [pattern])))).toEqual([]);
  });

  it('are each used: nothing that may be written together is declared for no function', () => {
    const writes = FUNCTION_NAMES.flatMap((name) => permissionsOf(name).put);
    expect(WRITTEN.filter((written) => !FAMILIES[written].every((family) => writes.includes(family)))).toEqual([]);
  });

  it.each([
    ['STATEMENT#c', ['assess-contract']],
    ['SIGNATURE#c', ['assess-contract']],
    ['SEALS', ['close-audit']],
    ['CONTRACT#c', ['manage-contracts', 'manage-approvals']],
    ['VENDOR#v', ['manage-vendors']],
    ['SOURCES', ['manage-vendors']],
    ['DISPUTES#c', ['erase-records', 'manage-claims', 'manage-approvals']],
  ])('%s has as its writers %s', (pk, writers) => {
    expect(writersOf(pk)).toEqual(writers);
  });

  it('are deleted in one case alone, and counted up in one', () => {
    const all = FUNCTION_NAMES.map(permissionsOf);
    expect(new Set(all.flatMap((may) => may.delete))).toEqual(new Set(['WEBHOOKKEY#*']));
    expect(new Set(all.flatMap((may) => may.update))).toEqual(new Set(['RATE#*']));
  });
});
