import type { EffectiveCase } from '@motcua/shared/procedures';
import { refused } from '../common/domain-error.js';
import type { IntakeComponentDto } from './dto/intake.dto.js';
import type { DossierComponent } from './entities/dossier-parts.entity.js';

type NewComponent = Pick<
  DossierComponent,
  'code' | 'position' | 'present' | 'valid' | 'copies' | 'copiesByKind' | 'source' | 'note'
>;

/**
 * Every paper of the case, with what the officer said of it; what was not named is not there.
 *
 * @throws DomainError 422 `dossier.components_invalid` for unknown or doubled codes
 */
export function readComponents(given: readonly IntakeComponentDto[], kase: EffectiveCase): NewComponent[] {
  const known = new Set(kase.components.map(({ code }) => code));
  const codes = given.map(({ code }) => code);
  const wrong = codes.flatMap((code, index) => {
    if (!known.has(code)) return [{ path: `components.${index}.code`, code: 'component.unknown' }];
    return codes.indexOf(code) < index ? [{ path: `components.${index}.code`, code: 'component.doubled' }] : [];
  });
  if (wrong.length > 0) throw refused('dossier.components_invalid', 'The procedure has no such paper.', wrong);
  return kase.components.map(({ code, copies, form }, position) => {
    const one = given.find((component) => component.code === code);
    const present = one?.present ?? false;
    return {
      code,
      position,
      present,
      valid: present,
      copies: present ? (one?.copies ?? copies) : 0,
      copiesByKind: one?.copiesByKind ? { ...one.copiesByKind } : null,
      source: one?.source ?? (present ? (form === 'presented' ? 'presented' : 'paper') : null),
      note: one?.note ?? null,
    };
  });
}
