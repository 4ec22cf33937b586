/** The steps that the caller may record on a claim as it stands: by the table of the domain, and by the scopes of the caller. */
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type ReactNode, useRef } from 'react';
import type { ReadClaim } from '../../../lib/application/claims/read-claim.ts';
import { type PossibleTransition, possibleTransitions } from '../../../lib/domain/claims/possible-transitions.ts';
import { ACCOUNT_WORDS } from '../../../lib/presentation/document/account-words.ts';
import { useSession } from '../session/session.tsx';
import { useLanguage, useMoneyTexts } from '../text/catalogue.ts';
import { type LineName, stepName, useParty } from './claim-words.ts';
import { TransitionForm } from './transition-form.tsx';
import { useAddress } from '../parts/use-address.ts';

interface ClaimActionsProps {
  readonly claim: ReadClaim;
  readonly nameOf: LineName;
  readonly onDone: (waits: string | undefined) => void;
}

export function ClaimActions({ claim, nameOf, onDone }: ClaimActionsProps): ReactNode {
  const texts = useMoneyTexts();
  const words = ACCOUNT_WORDS[useLanguage()];
  const party = useParty();
  const { session } = useSession();
  const [doing, setDoing] = useAddress('do');
  const possible = session?.scopes.has('claims:write') ? possibleTransitions(claim, party, claim.asOf) : [];
  const own = possible.filter(({ ofOther }) => !ofOther);
  const ofOther = possible.filter((one) => one.ofOther);
  const chosen = useKept(
    possible.find(({ kind }) => kind === doing),
    doing,
  );
  return (
    <SpaceBetween size="s">
      {possible.length === 0 && <Box color="text-body-secondary">{texts.noActions}</Box>}
      <SpaceBetween direction="horizontal" size="xs">
        {own.map((one, i) => (
          <Button key={one.kind} variant={i === 0 && one.kind !== 'withdrawn' ? 'primary' : 'normal'} onClick={() => setDoing(one.kind)}>
            {stepName(one.kind, claim, texts)}
          </Button>
        ))}
        {ofOther.length > 0 && (
          <ButtonDropdown
            items={ofOther.map(({ kind }) => ({ id: kind, text: stepName(kind, claim, texts) }))}
            onItemClick={({ detail }) => setDoing(detail.id)}
          >
            {texts.answerOf(words[claim.debtor])}
          </ButtonDropdown>
        )}
      </SpaceBetween>
      {chosen && (
        <TransitionForm
          key={chosen.kind}
          claim={claim}
          possible={chosen}
          nameOf={nameOf}
          onClose={() => setDoing(undefined)}
          onDone={onDone}
        />
      )}
    </SpaceBetween>
  );
}

/** The step that is open stays open when another person changes the claim meanwhile: what is wrong with it then is said beside it. */
function useKept(found: PossibleTransition | undefined, doing: string | undefined): PossibleTransition | undefined {
  const kept = useRef<PossibleTransition>(undefined);
  if (found) kept.current = found;
  return kept.current?.kind === doing ? kept.current : undefined;
}
