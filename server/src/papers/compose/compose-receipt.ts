import { isReissue } from '@motcua/shared/papers';
import type { ComponentDefinition, FeeDefinition } from '@motcua/shared/procedures';
import type { ComponentRow, DossierForPaper } from '../read-form-facts.js';
import { dong, type FormFacts } from '../templates/form-parts.js';
import type { PaperHandedIn } from '../templates/papers-table.js';
import type { ReceiptFacts } from '../templates/receipt.js';

/** What a receipt says beyond what all forms do. */
export function receiptFacts(source: DossierForPaper, facts: FormFacts): ReceiptFacts {
  const { dossier, parts, case: rules, event } = source;
  return {
    ...facts,
    papers: papersHandedIn(source),
    sets: dossier.sets,
    limit: rules.limit,
    receivedAt: whenReceived(facts),
    delivery: dossier.resultDelivery,
    fees: feesInWords(rules.fees),
    receivedBy: parts.events.find(({ transition }) => transition === 'accept')!.actor.fullName,
    reissue: isReissue('receipt', event),
  };
}

/** @throws Error for a dossier that had not been accepted: its events give no ground for such a paper */
export function whenReceived({ receivedAt }: FormFacts): Date {
  if (receivedAt === null) throw new Error('The dossier had not been received.');
  return receivedAt;
}

export const papersHandedIn = ({ parts, case: { components } }: DossierForPaper): readonly PaperHandedIn[] =>
  parts.components
    .filter(({ present }) => present)
    .map((row) =>
      handedIn(
        row,
        components.find(({ code }) => code === row.code),
      ),
    );

/** Where nobody counted by kind, the kind that the procedure asks for is what was handed in. */
function handedIn(row: ComponentRow, definition: ComponentDefinition | undefined): PaperHandedIn {
  const { copiesByKind: counted, copies } = row;
  const form = definition?.form;
  const kind = form === 'certified' ? 'certified' : form === 'copy' ? 'photo' : 'original';
  const of = (one: 'original' | 'certified' | 'photo'): number =>
    counted ? (counted[one] ?? 0) : kind === one && form !== 'presented' ? copies : 0;
  const how = row.source === 'electronic' ? ' (bản điện tử)' : form === 'presented' ? ' (xuất trình)' : '';
  return {
    name: `${definition?.name ?? row.code}${how}`,
    originals: of('original'),
    certified: of('certified'),
    photocopies: of('photo'),
  };
}

const PER = { dossier: '', copy: '/bản', page: '/trang' } as const;

function feesInWords(fees: readonly FeeDefinition[]): string | null {
  const due = fees.filter(({ amountVnd }) => amountVnd > 0);
  if (due.length === 0) return null;
  return due.map(({ name, amountVnd, per }) => `${name} ${dong(amountVnd)}${PER[per]}`).join('; ');
}
