/** What the worker is asked for, and what it answers. All of it is plain data. */
import type { Issue } from '../../domain/issue.ts';
import type { StoredShape } from '../../schemas/mapping.ts';
import type { ChallengeAnswer, Delivery, Envelope, SourceResult } from '../source.ts';

/** A mapping with a number of its own, by which the worker keeps it compiled. */
export interface NumberedMapping {
  readonly number: number;
  readonly mapping: StoredShape;
}

export type Task =
  | { readonly kind: 'yaml'; readonly text: string }
  | { readonly kind: 'json'; readonly text: string }
  | { readonly kind: 'check'; readonly mapping: StoredShape }
  | { readonly kind: 'envelope'; readonly of: NumberedMapping; readonly envelope: Envelope; readonly receivedAt: number }
  | { readonly kind: 'body'; readonly of: NumberedMapping; readonly delivery: Delivery }
  | { readonly kind: 'challenge'; readonly of: NumberedMapping; readonly delivery: Delivery };

/** What a text says, or its defects. */
export interface ReadText {
  readonly document?: unknown;
  readonly issues: readonly Issue[];
}

export interface Answers {
  readonly yaml: ReadText;
  readonly json: ReadText;
  readonly check: readonly Issue[];
  readonly envelope: SourceResult;
  readonly body: SourceResult;
  readonly challenge: ChallengeAnswer | undefined;
}

/** From the worker: it is loaded; or a task is done, with the ms that it took. */
export type WorkerMessage =
  | { readonly ready: true }
  | { readonly answer: Answers[Task['kind']]; readonly tookMs: number }
  | { readonly failure: string; readonly tookMs: number };
