/** The settings of a deployment as they are given: by the context or by the properties of the construct. */
import type { SettingName } from '../declarations/settings.ts';

/** A list as it was given: itself, or a text with commas. */
export const listOf = (value: unknown): string[] =>
  (Array.isArray(value) ? value.map(String) : String(value ?? '').split(',')).map((entry) => entry.trim()).filter((entry) => entry !== '');

export type GivenSettings = Readonly<Partial<Record<SettingName, unknown>>>;
