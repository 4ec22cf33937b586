/** The words that the parts of a document share: its labels, and the wording of its sentences. */
import type { Wording } from '../reasons/wording.ts';
import type { Labels } from './labels.ts';

export interface DocumentWords {
  readonly labels: Labels;
  readonly wording: Wording;
}
