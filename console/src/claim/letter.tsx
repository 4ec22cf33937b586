/** The letter of a claim as it would be sent, from the package itself, with the files beside it. */
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { Claim } from '../../../lib/domain/claims/claim.ts';
import { whyNotClaimed } from '../../../lib/domain/claims/claimable.ts';
import type { PackagePart } from '../../../lib/domain/claims/states.ts';
import { readPackage } from '../../../lib/presentation/claim-package/read-package.ts';
import type { LetterModel, LetterPart } from '../../../lib/presentation/claim-package/letter-model.ts';
import { written } from '../../../lib/presentation/written.ts';
import { Answer } from '../parts/answer.tsx';
import { DataTable } from '../parts/data-table.tsx';
import { saveFile, useDownload, useFile } from '../parts/download.ts';
import { useSession } from '../session/session.tsx';
import { useLanguage, useMoneyTexts, useTexts } from '../text/catalogue.ts';
import { ErrorSaid } from '../parts/said.tsx';

type Claimed = Pick<Claim, 'id' | 'automatic' | 'state' | 'open' | 'reserved' | 'claimed' | 'notClaimed'>;

export function Letter({ claim }: { readonly claim: Claimed }): ReactNode {
  const texts = useMoneyTexts();
  const { id, state, claimed, notClaimed } = claim;
  if (whyNotClaimed(claim) === undefined)
    return (
      <SpaceBetween size="l">
        <Offered id={id} part="claimed" />
        {claimed && notClaimed && state !== 'due' && state !== 'expired' && <Offered id={id} part="not-claimed" />}
      </SpaceBetween>
    );
  return <Container header={<Header variant="h2">{texts.letter}</Header>}>{texts.noLetter}</Container>;
}

function Offered({ id, part }: { readonly id: string; readonly part: PackagePart }): ReactNode {
  const all = useTexts();
  const texts = useMoneyTexts();
  const [isShown, setShown] = useState(false);
  const [failure, setFailure] = useState<ReactNode>();
  const download = useDownload();
  const path = usePath(id, part);
  // Where there are two, each of their buttons has a name of its own.
  const of = (action: string): { readonly ariaLabel?: string } => (part === 'claimed' ? {} : { ariaLabel: `${action}: ${texts.rest}` });
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={part === 'claimed' ? texts.letterHelp : undefined}
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              {!isShown && (
                <Button {...of(texts.showLetter)} onClick={() => setShown(true)}>
                  {texts.showLetter}
                </Button>
              )}
              <Button
                {...of(texts.wholePackage)}
                onClick={() =>
                  void download(path, `claim-${id}${part === 'claimed' ? '' : '-draft'}.zip`).then(
                    () => setFailure(undefined),
                    (error: unknown) => setFailure(<ErrorSaid of={error} />),
                  )
                }
              >
                {texts.wholePackage}
              </Button>
            </SpaceBetween>
          }
        >
          {part === 'claimed' ? texts.letter : texts.rest}
        </Header>
      }
    >
      {failure === undefined ? null : (
        <Alert type="error" header={all.noDownload}>
          {failure}
        </Alert>
      )}
      {isShown && <Preview id={id} path={path} part={part} />}
    </Container>
  );
}

const usePath = (id: string, part: PackagePart): string =>
  `/v1/claims/${encodeURIComponent(id)}/package?language=${useLanguage()}&of=${part}`;

interface PreviewProps {
  readonly id: string;
  readonly path: string;
  readonly part: PackagePart;
}

function Preview({ id, path, part }: PreviewProps): ReactNode {
  const texts = useMoneyTexts();
  const language = useLanguage();
  const { session } = useSession();
  const ask = useFile();
  const read = useQuery({
    queryKey: [session?.subject, 'package', path],
    queryFn: async () => {
      const fetched = await ask(path);
      return 'link' in fetched ? 'large' : readPackage(new Uint8Array(await fetched.file.arrayBuffer()), language);
    },
  });
  return (
    <Answer of={read}>
      {(found) =>
        found === 'large' ? (
          <Box>{texts.largePackage}</Box>
        ) : (
          <SpaceBetween size="m">
            <Button onClick={() => saveFile(new Blob([found.letter.pdf as BlobPart], { type: 'application/pdf' }), `${id}.pdf`)}>
              {texts.letterPdf}
            </Button>
            <LetterText model={found.letter.model} part={part} />
            <div>
              <Box variant="awsui-key-label">{texts.inPackage}</Box>
              <ul>
                {found.files.map(({ name, bytes }) => (
                  <li key={name}>{`${name} (${texts.bytes(bytes)})`}</li>
                ))}
              </ul>
            </div>
          </SpaceBetween>
        )
      }
    </Answer>
  );
}

interface LetterTextProps {
  readonly model: LetterModel;
  readonly part: PackagePart;
}

function LetterText({ model: { subject, parties, dated, facts, parts }, part: of }: LetterTextProps): ReactNode {
  const texts = useMoneyTexts();
  const letter = of === 'claimed' ? texts.letter : texts.rest;
  return (
    <SpaceBetween size="s">
      <KeyValuePairs columns={2} items={parties.map(({ role, lines }) => ({ label: role, value: <Lines lines={lines} /> }))} />
      <Box>{written(dated)}</Box>
      <Box variant="h3">{subject}</Box>
      <Facts facts={facts} />
      {parts.map((part, i) => (
        <Part key={i} part={part} title={`${letter} (${i + 1})`} />
      ))}
    </SpaceBetween>
  );
}

const Lines = ({ lines }: { readonly lines: readonly string[] }): ReactNode => lines.map((line, i) => <div key={i}>{written(line)}</div>);

const Facts = ({ facts }: { readonly facts: LetterModel['facts'] }): ReactNode => (
  <KeyValuePairs columns={2} items={facts.map(([label, value]) => ({ label, value: written(value) }))} />
);

interface PartProps {
  readonly part: LetterPart;
  /** Of a table, for those who hear it: no other on the page has it. */
  readonly title: string;
}

function Part({ part, title }: PartProps): ReactNode {
  if ('text' in part) return <Box {...(part.indent !== undefined && { margin: { left: 'l' as const } })}>{written(part.text)}</Box>;
  if ('heading' in part) return <Box variant="h4">{part.heading}</Box>;
  if ('space' in part) return null;
  if ('facts' in part) return <Facts facts={part.facts} />;
  return (
    <DataTable
      isPart
      title={`${title}: ${part.columns.map(({ name }) => name).join(', ')}`}
      columns={part.columns}
      rows={part.rows.map((cells) => cells.map(written))}
    />
  );
}
