import { expect, it } from '@jest/globals';
import { isUsualWish, messageWish } from './message-wish.js';

it('keeps what was not spoken of', () => {
  const english = messageWish({ language: 'en' });
  expect(english).toEqual({ channels: ['email', 'sms'], language: 'en' });
  expect(messageWish({ channels: ['sms'] }, english)).toEqual({ channels: ['sms'], language: 'en' });
});

it('takes no channels for no messages, and any order for the same wish', () => {
  expect(messageWish({ channels: [] }).channels).toEqual([]);
  expect(isUsualWish(messageWish({ channels: ['sms', 'email'] }))).toBe(true);
  expect(isUsualWish(messageWish({ channels: ['sms'] }))).toBe(false);
});
