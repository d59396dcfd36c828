import { describe, expect, it } from '@jest/globals';
import type { Attachment } from './attachment.types';
import { previousVersion } from './previous-version';

const file = (position: number, hour: number, more: Partial<Attachment> = {}): Attachment => ({
  id: `f${position}`,
  dossierId: 'd',
  position,
  componentCode: 'GCS',
  name: `${position}.pdf`,
  kind: 'pdf',
  convertedFrom: null,
  warnings: [],
  signatures: null,
  checkedAgain: null,
  sizeBytes: 1,
  state: 'kept',
  scan: 'clean',
  uploadedAt: at(hour),
  uploadedBy: { id: 'm', fullName: 'Mai' },
  removalReason: null,
  copyOfCancelled: false,
  validUntil: null,
  reusedFrom: null,
  ...more,
});
const at = (hour: number): string => `2026-11-23T${String(hour).padStart(2, '0')}:00:00.000Z`;
const asked = (hour: number) => ({ transition: 'request_supplement', at: at(hour) });

describe('the previous version of a file', () => {
  const [first, second, third] = [file(1, 1), file(2, 2), file(3, 5)];

  it('is the last one of its paper before the supplement was asked for', () => {
    expect(previousVersion([first, second, third], third, [asked(3)])).toBe(second);
    expect(previousVersion([first, second, third], third, [asked(0), asked(3)])).toBe(second);
  });

  it('is none without a supplement in between, for another paper, or for no paper', () => {
    expect(previousVersion([first, second], second, [])).toBeUndefined();
    expect(previousVersion([first, second], second, [asked(3)])).toBeUndefined();
    expect(previousVersion([file(1, 1, { componentCode: 'TK' }), third], third, [asked(3)])).toBeUndefined();
    const loose = file(4, 5, { componentCode: null });
    expect(previousVersion([file(1, 1, { componentCode: null }), loose], loose, [asked(3)])).toBeUndefined();
  });

  it('is never one whose content is shown no more', () => {
    expect(previousVersion([first, file(2, 2, { state: 'removed' }), third], third, [asked(3)])).toBe(first);
  });
});
