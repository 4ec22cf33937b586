/** A text that the table cannot have as a key: it is too long, or no well-formed Unicode. Nothing is stored under it. */
export class UnusableKeyError extends Error {}
