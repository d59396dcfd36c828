import { describe, expect, it } from '@jest/globals';
import { KNOWN_PHRASES, WEAK_WORDS } from './blocklist.js';
import { checkPassword, type PasswordProblem } from './password-policy.js';

const OWNER = { username: 'hoa.nguyen', fullName: 'Nguyễn Thị Thu Hòa' };
const check = (password: string) => checkPassword(password, OWNER);

describe('checkPassword', () => {
  it.each([
    ['xanh-lua-nang-nuoc-2440', 'as the launcher makes them'],
    ['thuyền giấy mưa chuồn chuồn', 'five words with marks'],
    ['bò xanh leo cột điện', 'a picture in the head'],
    ['tram cap vong tho lang beo', 'no marks, no digits, no signs'],
    ['kX7#mQ2$vL9!pR4', 'from a password keeper, just long enough'],
    ['qzvbtmxwkfrjhdn', 'letters only'],
    ['?{]~:^;&(=|)<>,', 'signs only'],
    ['839201746582930', 'digits only, at random'],
    ['giraffe umbrella seventeen', 'words that are in no list here'],
    ['my password is guarded by nine geese', 'a known word in company of others'],
    ['Hòa trồng ba cây khế chua', 'the own name in company of others'],
    ['🐃🌾🌧️🛶🏮🐓🍚🥢🎋🪷🦆🐟🧺🪁🌙', 'fifteen pictures and a sign that belongs to one'],
    ['mưa '.repeat(3) + 'nắng gió bão lụt hạn rét nồm', 'a word three times, and seven others'],
  ])('takes "%s": %s', (password) => expect(check(password)).toBeNull());

  it.each<[PasswordProblem, string, string]>([
    ['password.too_short', 'kX7#mQ2$vL9!pR', '14 characters'],
    ['password.too_short', 'mật khẩu dài nè'.normalize('NFD').slice(0, 16), 'marks apart do not make it longer'],
    ['password.too_short', '🐃🌾🛶🏮🐓🍚🥢🎋', 'eight pictures, though 16 units'],
    ['password.too_long', 'kX7#mQ2$vL9!pR4 '.repeat(8) + 'x', '129 characters'],
    ['password.pattern', 'aaaaaaaaaaaaaaaa', 'one character'],
    ['password.pattern', '                ', 'blanks only'],
    ['password.pattern', 'abababababababab', 'two in turn'],
    ['password.pattern', 'bànghếbànghếbànghế', 'a word three times'],
    ['password.pattern', 'Bò xanh! Bò xanh!', 'words twice'],
    ['password.pattern', 'abcdefghijklmnop', 'the alphabet'],
    ['password.pattern', 'zyxwvutsrqponmlkj', 'and back'],
    ['password.pattern', '123456789012345', 'digits in order'],
    ['password.pattern', '098765432109876', 'and back'],
    ['password.pattern', 'qwertyuiopasdfgh', 'keyboard rows'],
    ['password.pattern', '1qaz2wsx3edc4rfv', 'keyboard columns'],
    ['password.pattern', 'QAZwsxEDCrfvTGB', 'columns without digits'],
    ['password.pattern', 'asdf;lkj asdf;lkjqwerpoiu', 'with signs'],
    ['password.pattern', '02/09/1945 19/02/1930 1985', 'dates'],
    ['password.pattern', '!@#$%^&*()_+qwerty', 'keyboard rows with shift'],
    ['password.common', 'matkhaucuatoi123', 'my password, in Vietnamese'],
    ['password.common', 'Mật khẩu của tôi 123!', 'the same with marks'],
    ['password.common', 'uybannhandanphuong', "the people's committee"],
    ['password.common', 'UBND phường Cộng Hòa 2026', 'with the place and the year'],
    ['password.common', 'motcuadientu2026', 'the one-stop shop online'],
    ['password.common', 'MotCuaDienTu@@2026', 'with signs'],
    ['password.common', 'quantrihethong1', 'system administrator'],
    ['password.common', 'passwordpassword1', 'twice'],
    ['password.common', 'P@ssw0rdP@ssw0rd1!', 'with signs for letters'],
    ['password.common', 'adm1nistrator2026', 'with digits for letters'],
    ['password.common', 'p4$$w0rd-2026-2027', 'and more of them'],
    ['password.common', 'Welcome2Vietnam2026', 'welcome'],
    ['password.common', 'CorrectHorseBatteryStaple', 'the famous example'],
    ['password.common', 'correct horse battery staple!', 'with blanks'],
    ['password.common', 'Không có gì quý hơn độc lập tự do', 'known by heart'],
    ['password.common', 'cocongmaisatcongaynenkim99', 'a proverb'],
    ['password.common', 'passwordqwerty123456', 'with a run'],
    ['password.common', 'maatjkhaaur123456', 'typed in Telex without an input method'],
    ['password.personal', 'nguyenthithuhoa', 'the full name'],
    ['password.personal', 'Nguyễn Thị Thu Hòa 1985', 'with the year'],
    ['password.personal', 'hoa.nguyen@@2026', 'the user name'],
    ['password.personal', 'NguyenThuHoa0912345678', 'with a phone number'],
    ['password.personal', 'matkhaucuahoanguyen', 'the password of …'],
    ['password.personal', 'motcua030185001234', 'the product and a citizen id'],
  ])('%s: "%s", %s', (problem, password) => expect(check(password)).toBe(problem));

  it('knows at least 300 long phrases, all written as it compares them', () => {
    expect([...KNOWN_PHRASES].filter((phrase) => phrase.length >= 12).length).toBeGreaterThanOrEqual(300);
    for (const word of [...KNOWN_PHRASES, ...WEAK_WORDS]) expect(word).toMatch(/^[a-z0-9]{2,}$/);
    for (const phrase of KNOWN_PHRASES) {
      if (phrase.length >= 15) expect(check(phrase)).toMatch(/^password\.(common|pattern)$/);
    }
  });

  // To try every way of cutting it into known words would take for ever.
  it('comes to an end with the worst input', () => {
    for (let i = 0; i < 20; i++) expect(check('motcua'.repeat(20) + 'matkhau!')).toBeNull();
  });
});
