/** A text that cannot be a key in the table: it is too long, or not well-formed Unicode. Nothing is stored under it. */
export class UnusableKeyError extends Error {}
