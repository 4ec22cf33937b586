/** The party that did not raise a dispute decides it, whole or by line; the customer may record the decision of the vendor. */
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import Textarea from '@cloudscape-design/components/textarea';
import { type ReactNode, useState } from 'react';
import type { paths } from '../../../client/api.ts';
import { DISPUTE_OUTCOMES, type Dispute, type DisputeOutcome } from '../../../lib/domain/claims/dispute.ts';
import { deciderIssue, upheldBy } from '../../../lib/domain/claims/dispute-decision.ts';
import { type Issue, errorIssue } from '../../../lib/domain/issue.ts';
import { parseDecimal } from '../../../lib/domain/money/decimal.ts';
import { positiveAmountIssue } from '../../../lib/domain/claims/negative-or-zero-amounts.ts';
import { LABELS } from '../../../lib/presentation/document/labels.ts';
import { STEP_WORDS } from '../../../lib/presentation/document/step-words.ts';
import { useApi } from '../api.ts';
import { FormModal } from '../parts/form-modal.tsx';
import { useSubmission } from '../parts/use-submission.ts';
import { useSession } from '../session/session.tsx';
import { useLanguage, useMoneyTexts } from '../text/catalogue.ts';
import { AmountsByLine, type LineTexts, givenLines } from './amounts-by-line.tsx';
import { type LineName, useParty } from './claim-words.ts';

type Body = paths['/v1/disputes/{id}/decide']['post']['requestBody']['content']['application/json'];

interface DecideDisputeProps {
  readonly dispute: Dispute;
  readonly nameOf: LineName;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

const FIELDS = ['/amount', '/lines', '/reference', '/note'] as const;

interface Fields {
  readonly outcome: DisputeOutcome;
  readonly amount: string;
  readonly lines: LineTexts;
  readonly reference: string;
  readonly note: string;
}

function bodyOf({ outcome, amount, lines: texts, reference, note }: Fields, dispute: Dispute): Body {
  const lines = outcome === 'partly-upheld' ? givenLines(dispute.lines, texts) : [];
  return {
    outcome,
    note: note.trim(),
    ...(outcome === 'partly-upheld' && amount.trim() !== '' && { amount: amount.trim() }),
    ...(lines.length > 0 && { lines }),
    ...(reference.trim() !== '' && { reference: reference.trim() }),
  };
}

/** What the API would refuse: by its own checks. */
function checked(body: Body, dispute: Dispute, by: string, party: ReturnType<typeof useParty>, needed: string): Issue | undefined {
  const { outcome, amount, lines, reference } = body;
  const { currency = '' } = dispute;
  const unreadable = lines?.findIndex((line) => parseDecimal(line.amount) === undefined) ?? -1;
  if (lines && unreadable >= 0) return positiveAmountIssue(lines[unreadable]!.amount, currency, `/lines/${unreadable}/amount`);
  const upheld = upheldBy(dispute, { outcome, amount, lines });
  const issue = deciderIssue(dispute, { by, party }, { outcome, reference }) ?? ('issue' in upheld ? upheld.issue : undefined);
  return issue ?? (body.note === '' ? errorIssue('missing', '/note', needed) : undefined);
}

export function DecideDispute({ dispute, nameOf, onClose, onDone }: DecideDisputeProps): ReactNode {
  const texts = useMoneyTexts();
  const language = useLanguage();
  const api = useApi();
  const party = useParty();
  const { session } = useSession();
  const [fields, setFields] = useState<Fields>({ outcome: 'upheld', amount: '', lines: {}, reference: '', note: '' });
  const change = (changed: Partial<Fields>): void => setFields((before) => ({ ...before, ...changed }));
  const { id, raisedBy = 'customer', currency = '', amount: disputed, lines } = dispute;
  const submission = useSubmission(
    (given: Body, key) =>
      api.POST('/v1/disputes/{id}/decide', { params: { path: { id }, header: { 'idempotency-key': key } }, body: given }),
    () => {
      onDone();
      onClose();
    },
  );
  const body = bodyOf(fields, dispute);
  const found = checked(body, dispute, session?.subject ?? '', party, texts.needed);
  const words = STEP_WORDS[language].outcomes;
  // A dispute of an earlier version has no amount of which a part could be upheld.
  const outcomes = DISPUTE_OUTCOMES.filter((outcome) => outcome !== 'partly-upheld' || disputed !== undefined);
  return (
    <FormModal
      title={`${texts.decide}: ${id}`}
      action={texts.decide}
      fields={FIELDS}
      body={body}
      found={found}
      submission={submission}
      onClose={onClose}
    >
      {(issues) => (
        <>
          <FormField label={texts.outcome}>
            <Select
              selectedOption={{ value: fields.outcome, label: words[fields.outcome] }}
              options={outcomes.map((value) => ({ value, label: words[value] }))}
              onChange={({ detail }) => change({ outcome: detail.selectedOption.value as DisputeOutcome })}
            />
          </FormField>
          {fields.outcome === 'partly-upheld' && lines.length === 0 && (
            <FormField
              label={texts.upheldAmount(currency)}
              description={disputed === undefined ? undefined : texts.mostRequired(`${disputed} ${currency}`)}
              errorText={issues.of('/amount')}
            >
              <Input value={fields.amount} inputMode="decimal" onChange={({ detail }) => change({ amount: detail.value })} />
            </FormField>
          )}
          {fields.outcome === 'partly-upheld' && lines.length > 0 && (
            <AmountsByLine
              lines={lines}
              currency={currency}
              nameOf={nameOf}
              given={fields.lines}
              errorText={issues.of('/lines') ?? issues.of('/amount')}
              isOpen
              onChange={(given) => change({ lines: given })}
            />
          )}
          {raisedBy === party && (
            <FormField label={LABELS[language].reference} description={texts.referenceHelp} errorText={issues.of('/reference')}>
              <Input value={fields.reference} onChange={({ detail }) => change({ reference: detail.value })} />
            </FormField>
          )}
          <FormField label={texts.note} description={texts.noteHelp} errorText={issues.of('/note')}>
            <Textarea value={fields.note} onChange={({ detail }) => change({ note: detail.value })} />
          </FormField>
        </>
      )}
    </FormModal>
  );
}
