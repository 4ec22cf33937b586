/**
 * Parses YAML as `parseDocument` of the package does, and ends at what is nested too deeply, has too many entries or is wrong too often, before
 * that takes memory: a worker that has none left may take the whole process with it.
 */
import { CST, Composer, Document, type LineCounter, Parser, YAMLParseError } from 'yaml';
import type { DocumentOptions, ParseOptions, SchemaOptions } from 'yaml';
import { LIMITS } from '../declarations/limits.ts';
import { MAX_DEPTH, MAX_ENTRIES } from './document-bounds.ts';

type Options = ParseOptions & DocumentOptions & SchemaOptions & { readonly lineCounter: LineCounter };

/** A level takes one entry of the parser's stack, and the document and a scalar one each. */
const MAX_OPEN = 2 * MAX_DEPTH;

/** Of a text whose entries are counted before they take memory. */
export class TooManyEntriesError extends Error {}

/** Enough errors were found. */
class EnoughErrors extends Error {}

const SCALARS: ReadonlySet<string | null> = new Set(['scalar', 'single-quoted-scalar', 'double-quoted-scalar', 'alias']);

class BoundedParser extends Parser {
  private scalars = 0;

  /** @throws RangeError where more is open than a document may nest. @throws TooManyEntriesError */
  override *next(source: string): Generator<CST.Token, void> {
    if (this.stack.length > MAX_OPEN) throw new RangeError('nested too deeply');
    if (SCALARS.has(CST.tokenType(source))) this.scalars += 1;
    if (this.scalars > MAX_ENTRIES) throw new TooManyEntriesError();
    yield* super.next(source);
  }
}

/** The first errors of a text. @throws EnoughErrors from `add` at the last one that is shown. */
class FirstErrors {
  readonly found: YAMLParseError[] = [];
  private count = 0;

  /** @param error absent of a warning, which counts too. */
  add(error?: YAMLParseError): void {
    this.count += 1;
    // The composer takes what is thrown within a scalar for another error of it.
    if (this.count > LIMITS.issues.value) throw new EnoughErrors();
    if (error) this.found.push(error);
    if (this.count < LIMITS.issues.value) return;
    const last = this.found.pop();
    if (last) this.found.push(new YAMLParseError(last.pos, last.code, `${last.message}; reading ends here, after ${this.count} errors`));
    throw new EnoughErrors();
  }

  /** Errors of the parser, which the composer takes over. */
  *of(tokens: Iterable<CST.Token>): Generator<CST.Token, void> {
    for (const token of tokens) {
      yield token;
      if (token.type !== 'error') continue;
      const message = token.source ? `${token.message}: ${JSON.stringify(token.source)}` : token.message;
      this.add(new YAMLParseError([token.offset, token.offset + 1], 'UNEXPECTED_TOKEN', message));
    }
  }
}

/**
 * The package reports errors within a document only when it has made all of them: `streamInfo` between two tokens, `errors` of a document,
 * and `onError` of single scalars are public, and none ends a document that is wrong a hundred thousand times. So members are used that it
 * calls private. Its version is exact in package.json, and a test holds that it still has them.
 */
class BoundedComposer extends Composer {
  constructor(options: Options, errors: FirstErrors) {
    super(options);
    const note = this['onError'] as (...given: unknown[]) => void;
    this['onError'] = (...given: unknown[]): void => {
      note(...given);
      const isWarning = given[3] === true;
      errors.add(isWarning ? undefined : (this['errors'] as YAMLParseError[]).at(-1));
    };
  }
}

/** @returns a document without content where its errors are enough. @throws RangeError where it nests too deeply. @throws TooManyEntriesError */
export function parseWithinBounds(text: string, options: Options): Document {
  const errors = new FirstErrors();
  try {
    const tokens = errors.of(new BoundedParser(options.lineCounter.addNewLine).parse(text));
    const [first, second] = new BoundedComposer(options, errors).compose(tokens, true, text.length);
    const document = first as Document;
    if (second)
      document.errors.push(new YAMLParseError([second.range[0], second.range[1]], 'MULTIPLE_DOCS', 'Source contains multiple documents'));
    return document;
  } catch (error) {
    if (!(error instanceof EnoughErrors)) throw error;
    const document = new Document(undefined, options);
    document.errors.push(...errors.found);
    return document;
  }
}
