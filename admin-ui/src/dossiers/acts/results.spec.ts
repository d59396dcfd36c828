import { describe, expect, it } from '@jest/globals';
import { firstResult, resultFields } from './results';

describe('results', () => {
  it.each([
    [[{ code: 'GKS', name: 'Giấy khai sinh' }], 'Giấy khai sinh'],
    [[], 'Đăng ký khai sinh'],
  ])('begin with the first kind of the procedure, else with its name: %j', (results, title) =>
    expect(firstResult({ results, name: 'Đăng ký khai sinh' })).toEqual({ number: '', symbol: '', title, copies: 1 }),
  );

  it('leave to the server what was left empty', () =>
    expect(
      resultFields([
        { number: '', symbol: ' GKS ', title: ' Giấy khai sinh ', copies: 1 },
        { number: ' 12/2026 ', symbol: ' ', title: ' ', copies: 3 },
      ]),
    ).toEqual([
      { symbol: 'GKS', title: 'Giấy khai sinh', copies: 1 },
      { number: '12/2026', copies: 3 },
    ]));
});
