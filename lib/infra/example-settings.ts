/**
 * Settings that still have a value of the example in cdk.json. Such a value could be right, so that no check refuses it: another account could
 * put events, and mails would go to an address that does not exist.
 */
import type { SettingName } from '../declarations/settings.ts';
import { type GivenSettings, listOf } from './given-settings.ts';

/** Accounts that the pages of AWS and of Makegood have in their examples. */
const ACCOUNTS: readonly string[] = ['111122223333', '123456789012', '444455556666'];

/** Names that are reserved for examples (RFC 2606). */
const EXAMPLE_NAME = /(?:^|[.@/])example\.(?:com|net|org)(?:[:/]|$)/i;

const isOfExample = (value: string): boolean => ACCOUNTS.includes(value) || EXAMPLE_NAME.test(value);

/** @returns a warning for each value, by its setting. @param prefix of the names, as the caller writes them. */
export function exampleWarnings(given: GivenSettings, prefix: string): [SettingName, string][] {
  return (Object.entries(given) as [SettingName, unknown][]).flatMap(([name, value]) =>
    listOf(typeof value === 'object' && !Array.isArray(value) ? undefined : value)
      .filter(isOfExample)
      .map((one): [SettingName, string] => [
        name,
        `the setting "${prefix}${name}" has a value of the example, ${JSON.stringify(one)}; write your own, or leave the setting out, before you deploy`,
      ]),
  );
}
