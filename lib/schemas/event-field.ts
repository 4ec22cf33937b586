/** A field of a public event, as a reader of text needs it: what its schema in ./event.ts demands of the value. */
export interface EventField {
  readonly name: string;
  readonly kind: FieldKind;
  readonly isNeeded: boolean;
  /** The least and the most characters of a text, or the least and the greatest number. */
  readonly min?: number;
  readonly max?: number;
  /** Of a map of texts: the most names, and the most characters of a name. */
  readonly names?: number;
  readonly maxName?: number;
  /** The only value of a field with one. */
  readonly text?: string;
  /** The fields of a map with known names, all of them needed texts. */
  readonly fields?: readonly EventField[];
}

export type FieldKind =
  | 'text'
  /** A text that is an instant with a zone. */
  | 'instant'
  /** A text of checks, one character each: 1 pass, 0 fail, - none. */
  | 'marks'
  /** A whole number. */
  | 'whole'
  /** One text and no other. */
  | 'exactly'
  /** A map of texts, with names of the sender. */
  | 'texts'
  /** A map of texts with known names. */
  | 'map'
  /** A value that only the schema reads. */
  | 'other';
