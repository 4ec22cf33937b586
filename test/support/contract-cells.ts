/** The example of an operator on its page, held against the contract file that it names. */
import { isDeepStrictEqual } from 'node:util';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readYaml } from '../../lib/schemas/yaml-document.ts';

interface Terms {
  readonly definitions?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** Whether a file of the project has the one cell of the text; a comment of the text names the file. */
export function inContractFile(text: string): boolean {
  const file = /# (contracts\/\S+)$/m.exec(text)![1]!;
  const [[name, cell]] = Object.entries(readYaml(text).document as object) as [[string, unknown]];
  const { terms } = readYaml(readFileSync(fileURLToPath(new URL(`../../${file}`, import.meta.url)), 'utf8')).document as {
    terms: Terms | Terms[];
  };
  return [terms].flat().some(({ definitions = {} }) => {
    const { clause: _, quote: __, note: ___, ...wanted } = definitions[name] ?? {};
    return isDeepStrictEqual(wanted, cell);
  });
}
