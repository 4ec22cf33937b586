/** Structured logs: Lambda's JSON format takes the object as it is. No payloads (they are contract data), no line per event. */
type Fields = Readonly<Record<string, unknown>>;

const entry = (message: string, fields: Fields): Fields => {
  const { error, ...rest } = fields;
  return { message, ...rest, ...(error instanceof Error && { error: { name: error.name, message: error.message, stack: error.stack } }) };
};

export const logger = {
  warn: (message: string, fields: Fields): void => console.warn(entry(message, fields)),
  error: (message: string, fields: Fields): void => console.error(entry(message, fields)),
};
