/** All that was recorded of a claim: who, when, since when it counts, and why; an entry of one's own side can be reversed. */
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import { type ReactNode, useState } from 'react';
import type { ReadClaim } from '../../../lib/application/claims/read-claim.ts';
import { checkTransition } from '../../../lib/domain/claims/check-transition.ts';
import { isInNameOf } from '../../../lib/domain/claims/effective-day.ts';
import { reversibleTransitions } from '../../../lib/domain/claims/possible-transitions.ts';
import type { Transition } from '../../../lib/domain/claims/transition.ts';
import { ACCOUNT_WORDS } from '../../../lib/presentation/document/account-words.ts';
import { LABELS } from '../../../lib/presentation/document/labels.ts';
import { STEP_WORDS } from '../../../lib/presentation/document/step-words.ts';
import { amountShown, capital } from '../format/shown.ts';
import { DataTable } from '../parts/data-table.tsx';
import { FormModal } from '../parts/form-modal.tsx';
import { Instant } from '../parts/instant.tsx';
import { useSession } from '../session/session.tsx';
import { useLanguage, useMoneyTexts } from '../text/catalogue.ts';
import { type LineName, useParty } from './claim-words.ts';
import { useTransition } from './use-transition.ts';
import { useAddress } from '../parts/use-address.ts';

interface HistoryProps {
  readonly claim: ReadClaim;
  readonly nameOf: LineName;
  readonly onDone: (waits: string | undefined) => void;
}

export function History({ claim, nameOf, onDone }: HistoryProps): ReactNode {
  const texts = useMoneyTexts();
  const language = useLanguage();
  const labels = LABELS[language];
  const party = useParty();
  const { session } = useSession();
  // "reverse 9"
  const [doing, setDoing] = useAddress('do');
  const mayWrite = session?.scopes.has('claims:write') ?? false;
  const mine = new Set(mayWrite ? reversibleTransitions(claim, party, claim.asOf) : []);
  const reversing = [...mine].find((number) => doing === `reverse ${number}`);
  const entry = (transition: Transition): string =>
    [
      capital(STEP_WORDS[language].transitions[transition.kind]),
      ...(transition.of === undefined ? [] : [texts.ofEntry(transition.of)]),
    ].join(': ');
  const rows = claim.transitions.map((transition, i): ReactNode[] => [
    String(i + 1),
    entry(transition),
    transition.amount === undefined ? '' : amountShown(transition.amount, claim.currency),
    <Instant key="at" at={transition.at} zone={claim.zone} />,
    transition.effectiveOn ?? '',
    transition.by === 'makegood' ? texts.audit : transition.by,
    <Details key="details" transition={transition} claim={claim} nameOf={nameOf} />,
    mine.has(i + 1) && (
      <Button variant="inline-link" ariaLabel={texts.reverseEntry(i + 1)} onClick={() => setDoing(`reverse ${i + 1}`)}>
        {texts.reverse}
      </Button>
    ),
  ]);
  const columns = [
    { name: texts.number },
    { name: texts.entry },
    { name: labels.amount, right: true as const },
    { name: texts.recorded },
    { name: labels.effectiveOn },
    { name: texts.by },
    { name: texts.note },
    ...(mine.size > 0 ? [{ name: texts.reverse }] : []),
  ];
  return (
    <>
      <DataTable title={texts.history} columns={columns} rows={rows} />
      {reversing !== undefined && <Reversal claim={claim} of={reversing} onClose={() => setDoing(undefined)} onDone={onDone} />}
    </>
  );
}

interface DetailsProps {
  readonly transition: Transition;
  readonly claim: ReadClaim;
  readonly nameOf: LineName;
}

function Details({ transition, claim, nameOf }: DetailsProps): ReactNode {
  const texts = useMoneyTexts();
  const language = useLanguage();
  const [labels, words] = [LABELS[language], ACCOUNT_WORDS[language]];
  const { reference, note, lines = [], approval, late, revision } = transition;
  const said = [
    reference === undefined ? undefined : `${labels.reference}: ${reference}`,
    note,
    revision === undefined ? undefined : `${labels.revision} ${revision}`,
    ...lines.map((line) => `${nameOf(line)}: ${amountShown(line.amount, claim.currency)}`),
    isInNameOf(claim, transition, claim.debtor) && texts.inNameOf(words[claim.creditor], words[claim.debtor]),
    late && texts.late,
    approval && texts.approvedBy(approval.by),
  ].filter((text): text is string => typeof text === 'string');
  if (said.length === 0) return null;
  return (
    <SpaceBetween size="xxs">
      {said.map((text, i) => (
        <Box key={i}>{text}</Box>
      ))}
    </SpaceBetween>
  );
}

interface ReversalProps extends Pick<HistoryProps, 'claim' | 'onDone'> {
  readonly of: number;
  readonly onClose: () => void;
}

function Reversal({ claim, of, onClose, onDone }: ReversalProps): ReactNode {
  const texts = useMoneyTexts();
  const party = useParty();
  const [note, setNote] = useState('');
  const submission = useTransition(claim.id, (waits) => {
    onDone(waits);
    onClose();
  });
  const given = { kind: 'reversed', of, ...(note.trim() !== '' && { note: note.trim() }) } as const;
  const found = checkTransition(claim, { ...given, by: '', at: claim.asOf }, party, []);
  return (
    <FormModal
      title={texts.reverseEntry(of)}
      action={texts.reverse}
      fields={['/note']}
      body={given}
      found={found}
      submission={submission}
      onClose={onClose}
    >
      {(issues) => (
        <>
          <FormField label={texts.note} description={texts.reverseHelp} errorText={issues.of('/note')}>
            <Textarea value={note} onChange={({ detail }) => setNote(detail.value)} />
          </FormField>
        </>
      )}
    </FormModal>
  );
}
