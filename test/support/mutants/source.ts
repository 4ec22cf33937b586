/** Histories that are made when they are asked for: to look for edges takes many assessments. */
import type { Scenario } from './observe.ts';

export interface ScenarioSource {
  readonly about: readonly string[];
  /** The periods that they state. */
  readonly labels: readonly string[];
  readonly scenarios: () => readonly Scenario[];
}

export function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}
