/** `makegood document`: a statement to file or to pay on, or the package of a claim. */
import { type Command, Argument, Option } from 'commander';
import { PACKAGE_PARTS, type PackagePart } from '../../lib/domain/claims/states.ts';
import { DOCUMENT_LANGUAGES, type DocumentLanguage } from '../../lib/domain/contract/title.ts';
import { SPREADSHEETS, type Spreadsheet } from '../../lib/schemas/request-parts.ts';
import { type ApiChoice, examples, wholeNumber, withApi } from '../options.ts';
import { answer, connect } from '../session.ts';

const FORMS = ['pdf', 'xlsx', 'csv', 'credit-note', 'package'] as const;

interface DocumentOptions extends ApiChoice {
  readonly revision?: number;
  readonly language?: DocumentLanguage;
  readonly spreadsheet?: Spreadsheet;
  readonly of?: PackagePart;
}

export function define(command: Command): void {
  command
    .argument('<id>', 'of the statement; for a package, of the claim')
    .addArgument(new Argument('<form>', 'form of the document').choices(FORMS))
    .option('--revision <number>', 'of the statement; without it, the newest', wholeNumber)
    .addOption(new Option('--language <language>', 'language of the document').choices(DOCUMENT_LANGUAGES))
    .addOption(
      new Option('--spreadsheet <language>', 'CSV for a spreadsheet program of a language; without it, for programs').choices(SPREADSHEETS),
    )
    .addOption(new Option('--of <part>', 'of a package: what was claimed, or a draft of what is not claimed yet').choices(PACKAGE_PARTS))
    .action(async (id: string, form: (typeof FORMS)[number], options: DocumentOptions) => {
      process.stdout.write(new Uint8Array(await fetchDocument(id, form, options)));
    });
  examples(withApi(command), {
    'document my-contract.2026-10 pdf > statement.pdf': 'the newest revision as PDF',
    'document my-contract.2026-10 csv --spreadsheet de > statement.csv': 'for a spreadsheet program in German',
    'document my-contract.2026-10.availability package > claim.zip': 'the letter and the evidence of a claim',
    'document my-contract.2026-10.availability package --of not-claimed > rest.zip': 'the same as a draft of what is not claimed yet',
  });
}

async function fetchDocument(
  id: string,
  form: (typeof FORMS)[number],
  { revision, language, spreadsheet, of, ...choice }: DocumentOptions,
): Promise<ArrayBuffer> {
  const session = connect(choice);
  const inLanguage = language === undefined ? {} : { language };
  if (form === 'package')
    return answer(
      session,
      session.api.GET('/v1/claims/{id}/package', {
        params: { path: { id }, query: { ...inLanguage, ...(of && { of }) } },
        parseAs: 'arrayBuffer',
      }),
    );
  const query = { ...inLanguage, ...(spreadsheet && { spreadsheet }), ...(revision !== undefined && { revision }) };
  return answer(
    session,
    session.api.GET('/v1/statements/{id}/documents/{form}', { params: { path: { id, form }, query }, parseAs: 'arrayBuffer' }),
  );
}
