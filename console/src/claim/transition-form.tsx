/** The form of one step of a claim. What it would send is checked by the code of the API before it is sent. */
import DateInput from '@cloudscape-design/components/date-input';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Textarea from '@cloudscape-design/components/textarea';
import { type ReactNode, useState } from 'react';
import type { ReadClaim } from '../../../lib/application/claims/read-claim.ts';
import { sumOfLines } from '../../../lib/domain/claims/balances.ts';
import { checkTransition } from '../../../lib/domain/claims/check-transition.ts';
import type { PossibleTransition } from '../../../lib/domain/claims/possible-transitions.ts';
import { parseDecimal } from '../../../lib/domain/money/decimal.ts';
import { LABELS } from '../../../lib/presentation/document/labels.ts';
import { amountShown } from '../format/shown.ts';
import { FormModal } from '../parts/form-modal.tsx';
import type { FormIssues } from '../parts/problem-shown.tsx';
import { useLanguage, useMoneyTexts } from '../text/catalogue.ts';
import { AmountsByLine, type LineTexts, givenLines } from './amounts-by-line.tsx';
import { type LineName, linesOf, stepName, useParty } from './claim-words.ts';
import { type TransitionBody, useTransition } from './use-transition.ts';

interface TransitionFormProps {
  readonly claim: ReadClaim;
  readonly possible: PossibleTransition;
  readonly nameOf: LineName;
  readonly onClose: () => void;
  /** @param waits the approval that it waits for. */
  readonly onDone: (waits: string | undefined) => void;
}

const FIELDS = ['/amount', '/lines', '/effectiveOn', '/reference', '/note'] as const;

interface Fields {
  readonly amount: string;
  readonly lines: LineTexts;
  readonly effectiveOn: string;
  readonly reference: string;
  readonly note: string;
}

const EMPTY: Fields = { amount: '', lines: {}, effectiveOn: '', reference: '', note: '' };

/** What the fields state: empty ones state nothing. */
function bodyOf(
  { kind }: PossibleTransition,
  { amount, lines: texts, effectiveOn, reference, note }: Fields,
  claim: ReadClaim,
): TransitionBody {
  const lines = givenLines(claim.lines, texts);
  const text = (name: string, value: string): object => (value.trim() === '' ? {} : { [name]: value.trim() });
  return {
    kind,
    ...text('amount', amount),
    ...(lines.length > 0 && { lines }),
    ...text('effectiveOn', effectiveOn),
    ...text('reference', reference),
    ...text('note', note),
  };
}

/** As the API reads it: without an amount it is the sum of the lines. */
function checked(body: TransitionBody, claim: ReadClaim, party: ReturnType<typeof useParty>) {
  const { lines, amount } = body;
  const isReadable = lines?.every((line) => parseDecimal(line.amount) !== undefined);
  const whole = amount ?? (lines && (isReadable ? sumOfLines(lines, claim.currency) : lines[0]!.amount));
  const transition = { ...body, by: '', at: claim.asOf, ...(whole !== undefined && { amount: whole }) };
  return checkTransition(claim, transition, party, linesOf(claim));
}

export function TransitionForm({ claim, possible, nameOf, onClose, onDone }: TransitionFormProps): ReactNode {
  const texts = useMoneyTexts();
  const party = useParty();
  const [fields, setFields] = useState(EMPTY);
  const submission = useTransition(claim.id, (waits) => {
    onDone(waits);
    onClose();
  });
  const body = bodyOf(possible, fields, claim);
  const found = checked(body, claim, party);
  const change = (changed: Partial<Fields>): void => setFields((before) => ({ ...before, ...changed }));
  const title = stepName(possible.kind, claim, texts);
  return (
    <FormModal title={title} action={title} fields={FIELDS} body={body} found={found} submission={submission} onClose={onClose}>
      {(issues) => (
        <>
          {possible.amount && (
            <AmountField
              claim={claim}
              possible={possible}
              value={fields.amount}
              issues={issues}
              onChange={(amount) => change({ amount })}
            />
          )}
          {possible.amount && claim.lines.length > 1 && (
            <AmountsByLine
              lines={claim.lines}
              currency={claim.currency}
              nameOf={nameOf}
              given={fields.lines}
              errorText={issues.of('/lines')}
              onChange={(lines) => change({ lines })}
            />
          )}
          <Reasons possible={possible} fields={fields} issues={issues} onChange={change} />
        </>
      )}
    </FormModal>
  );
}

interface AmountFieldProps extends Pick<TransitionFormProps, 'claim' | 'possible'> {
  readonly value: string;
  readonly issues: FormIssues;
  readonly onChange: (amount: string) => void;
}

function AmountField({ claim: { currency }, possible: { amount, needs }, value, issues, onChange }: AmountFieldProps): ReactNode {
  const texts = useMoneyTexts();
  const isRequired = needs.includes('amount');
  const most = amount?.most === undefined ? undefined : amountShown(amount.most, currency);
  const help = most === undefined ? texts.anyAmount : isRequired ? texts.mostRequired(most) : texts.most(most);
  return (
    <FormField label={texts.amount(currency)} description={help} errorText={issues.of('/amount')}>
      <Input value={value} inputMode="decimal" onChange={({ detail }) => onChange(detail.value)} />
    </FormField>
  );
}

interface ReasonsProps {
  readonly possible: PossibleTransition;
  readonly fields: Fields;
  readonly issues: FormIssues;
  readonly onChange: (changed: Partial<Fields>) => void;
}

function Reasons({ possible: { needs }, fields, issues, onChange }: ReasonsProps): ReactNode {
  const texts = useMoneyTexts();
  const labels = LABELS[useLanguage()];
  const named = (label: string, isNeeded: boolean): ReactNode => (isNeeded ? label : `${label} (${texts.optional})`);
  return (
    <>
      <FormField
        label={named(labels.reference, needs.includes('reference'))}
        description={texts.referenceHelp}
        errorText={issues.of('/reference')}
      >
        <Input value={fields.reference} onChange={({ detail }) => onChange({ reference: detail.value })} />
      </FormField>
      <FormField label={named(texts.note, needs.includes('note'))} description={texts.noteHelp} errorText={issues.of('/note')}>
        <Textarea value={fields.note} onChange={({ detail }) => onChange({ note: detail.value })} />
      </FormField>
      <FormField label={named(labels.effectiveOn, false)} description={texts.today} errorText={issues.of('/effectiveOn')}>
        <DateInput
          format="iso"
          value={fields.effectiveOn}
          placeholder="YYYY-MM-DD"
          onChange={({ detail }) => onChange({ effectiveOn: detail.value })}
        />
      </FormField>
    </>
  );
}
