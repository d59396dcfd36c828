import { describe, expect, it } from '@jest/globals';
import { USUAL_WISH } from '@motcua/shared/notices';
import { changesOf, type Corrections, correctionsOf } from './corrections';

const DOSSIER: Parameters<typeof correctionsOf>[0] = {
  applicant: {
    kind: 'person',
    fullName: 'Nguyễn Văn An',
    citizenId: '030•••••2345',
    otherId: null,
    dateOfBirth: '1990-08-15',
    sex: 'male',
    phone: '0912•••678',
    email: 'n•••@example.com',
    address: null,
    messages: USUAL_WISH,
  },
  resultDelivery: { method: 'desk' },
  formData: { pages: 3, urgent: false },
  sets: 1,
  procedure: {
    formFields: [
      { key: 'pages', label: 'Số trang', type: 'number' },
      { key: 'urgent', label: 'Gấp', type: 'boolean' },
      { key: 'paper', label: 'Loại giấy', type: 'text' },
    ],
  },
};
const with_ = (change: Partial<Corrections>) => changesOf(DOSSIER, { ...correctionsOf(DOSSIER), ...change });
const values = correctionsOf(DOSSIER).formData;

describe('a correction', () => {
  it('begins with what is known in full, and never with what is masked', () => {
    const { fullName, citizenId, phone, email } = correctionsOf(DOSSIER);
    expect({ fullName, citizenId, phone, email }).toEqual({
      fullName: 'Nguyễn Văn An',
      citizenId: '',
      phone: '',
      email: '',
    });
  });

  it('changes nothing when nothing was typed', () => expect(with_({})).toEqual({}));

  it.each<[Partial<Corrections>, Record<string, unknown>, string]>([
    [{ fullName: ' Nguyễn Văn Ân ' }, { fullName: 'Nguyễn Văn Ân' }, 'a letter of the name'],
    [{ phone: '0912345679' }, { phone: '0912345679' }, 'another phone'],
    [{ address: 'Số 1' }, { address: 'Số 1' }, 'an address that was not there'],
    [{ fullName: '' }, {}, 'nothing can be emptied'],
    [{ wish: { channels: [], language: 'vi' } }, { messages: { channels: [], language: 'vi' } }, 'no messages'],
    [{ wish: { channels: ['email', 'sms'], language: 'vi' } }, {}, 'the same wish'],
    [{ sets: 2 }, { sets: 2 }, 'two sets'],
    [{ deliveryMethod: 'online' }, { resultDelivery: { method: 'online' } }, 'another way of delivery'],
    [
      { deliveryMethod: 'post', deliveryAddress: 'Số 1' },
      { resultDelivery: { method: 'post', address: 'Số 1' } },
      'the address of the post',
    ],
    [{ deliveryAddress: 'Số 1' }, {}, 'an address without post says nothing'],
    [{ formData: { ...values, pages: '5' } }, { formData: { pages: 5 } }, 'a number stays a number'],
    [{ formData: { ...values, urgent: 'true' } }, { formData: { urgent: true } }, 'a tick stays a tick'],
    [{ formData: { ...values, paper: 'Bằng' } }, { formData: { paper: 'Bằng' } }, 'a value that was not there'],
  ])('%j sends %j: %s', (typed, changes) => expect(with_(typed)).toEqual(changes));
});
