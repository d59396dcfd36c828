import { expect, it } from '@jest/globals';
import { keepHabit, lastHabit } from './habits';

it('keeps the kinds of paper of each person, the latest first and each once', () => {
  keepHabit('mai', '2.000815', 'Bằng tốt nghiệp');
  keepHabit('mai', '2.000815', ' Căn cước ');
  keepHabit('mai', '2.000635', 'Bằng tốt nghiệp');
  keepHabit('mai', '2.000635', '');
  expect(lastHabit('mai')).toEqual({ procedureCode: '2.000635', documentTypes: ['Bằng tốt nghiệp', 'Căn cước'] });
  expect(lastHabit('lan').documentTypes).toEqual([]);
});

it('forgets the oldest', () => {
  Array.from({ length: 12 }, (_, n) => keepHabit('hoa', '2.000815', `Giấy ${n}`));
  expect(lastHabit('hoa').documentTypes).toHaveLength(8);
  expect(lastHabit('hoa').documentTypes[0]).toBe('Giấy 11');
});
