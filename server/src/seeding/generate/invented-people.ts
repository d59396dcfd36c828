import { type Chance, Weighted } from './chance.js';

const share = <T>(entries: readonly (readonly [T, number])[]): Weighted<T> => {
  const weights = new Map(entries);
  return new Weighted([...weights.keys()], (item) => weights.get(item)!);
};

/** Family names with about their share in percent: a third of the country is called Nguyễn, and searches must live with it. */
const FAMILIES = share([
  ['Nguyễn', 36],
  ['Trần', 11],
  ['Lê', 9.5],
  ['Phạm', 7],
  ['Hoàng', 3],
  ['Huỳnh', 2],
  ['Phan', 4.5],
  ['Vũ', 3],
  ['Võ', 1],
  ['Đặng', 2.1],
  ['Bùi', 2],
  ['Đỗ', 1.4],
  ['Hồ', 1.3],
  ['Ngô', 1.3],
  ['Dương', 1],
  ['Lý', 0.5],
  ['Đinh', 0.9],
  ['Trịnh', 0.7],
  ['Đoàn', 0.6],
  ['Mai', 0.5],
  ['Lương', 0.5],
  ['Tạ', 0.4],
  ['Cao', 0.5],
  ['Lưu', 0.4],
  ['Quách', 0.2],
  ['Lò', 0.3],
  ['Vàng', 0.2],
  ['Giàng', 0.2],
  ['Sùng', 0.1],
  ['Thạch', 0.1],
  ['Kiều', 0.1],
  ['Nghiêm', 0.1],
  ['Ông', 0.05],
]);
const MIDDLES = {
  male: share([
    ['Văn', 40],
    ['Đức', 8],
    ['Hữu', 6],
    ['Quang', 6],
    ['Minh', 6],
    ['Đình', 5],
    ['Xuân', 4],
    ['Công', 4],
    ['Thanh', 4],
    ['Ngọc', 3],
    ['Gia', 3],
    ['Trọng', 2],
    ['Bá', 2],
    ['Hoàng', 2],
    ['Mạnh', 2],
    ['Tiến', 2],
    ['', 1],
  ]),
  female: share([
    ['Thị', 55],
    ['Ngọc', 6],
    ['Thu', 5],
    ['Thanh', 5],
    ['Thị Thu', 4],
    ['Thị Thanh', 3],
    ['Thị Kim', 3],
    ['Phương', 3],
    ['Minh', 3],
    ['Bích', 2],
    ['Hoàng', 2],
    ['Khánh', 2],
    ['Quỳnh', 2],
    ['Diệu', 1],
    ['Tôn Nữ', 0.2],
    ['', 0.5],
  ]),
} as const;
const GIVEN = {
  male: (
    'Hùng Dũng Tuấn Cường Nam Thắng Sơn Long Hải Đức Minh Quân Huy Anh Khoa Phúc Tùng Trung Kiên Việt Thành Toàn Bình ' +
    'Hiếu Hòa Lâm Phong Quyết Tài Thịnh Vinh Bảo Khải Đạt Chiến Giang Hậu Luân Nghĩa Phương Quý Sáng Tân Út Vượng Yên Páo Dần'
  ).split(' '),
  female: (
    'Hương Lan Hoa Mai Hằng Hạnh Thủy Nga Linh Trang Huyền Phương Thảo Ngọc Anh Dung Hà Hiền Loan Nhung Oanh Quyên ' +
    'Tâm Thơm Tuyết Vân Yến Xuân Bích Chi Diệp Đào Giang Hậu Hoà Khuyên Liên Mỵ Nguyệt Nhàn Phượng Sen Thắm Trâm Uyên Vy Ngân Duyên'
  ).split(' '),
} as const;

/** Names of peoples that write them in their own way. */
const UNLIKE_OTHERS = ["H'Hen Niê", 'Y Bhăm Êban', "K'Sor H'Nhung", "Ka' Phạm Văn Đắk", 'Lý A Páo', 'Thào Thị Dợ'];

const PROVINCES = ['001', '004', '010', '022', '024', '027', '030', '031', '033', '034', '036', '038', '040', '046', '048', '066', '079', '092']; // prettier-ignore

export interface InventedPerson {
  readonly fullName: string;
  readonly sex: 'male' | 'female';
  /** Twelve digits of a possible form. */
  readonly citizenId: string;
  readonly dateOfBirth: string;
  /** +84…, or null: every seventh has left none. */
  readonly phone: string | null;
  readonly email: string | null;
  readonly address: string;
}

/** @param number unlike that of anybody else who was invented: it makes the citizen id unlike any other */
export function inventPerson(chance: Chance, number: number): InventedPerson {
  const sex = chance.is(0.5) ? 'female' : 'male';
  const year = 1940 + Math.floor(67 * Math.sqrt(chance.next()));
  return {
    fullName: inventName(chance, sex),
    sex,
    citizenId: citizenIdOf(number, year, sex),
    dateOfBirth: `${year}-${two(1 + chance.below(12))}-${two(1 + chance.below(28))}`,
    phone: chance.is(1 / 7) ? null : `+849${String(chance.below(100_000_000)).padStart(8, '0')}`,
    email: chance.is(0.12) ? `cong.dan.${number}@example.com` : null,
    address: `Tổ dân phố ${1 + chance.below(28)}`,
  };
}

export function inventName(chance: Chance, sex: 'male' | 'female' = chance.is(0.5) ? 'female' : 'male'): string {
  if (chance.is(0.002)) return chance.of(UNLIKE_OTHERS);
  const words = [FAMILIES.pick(chance), MIDDLES[sex].pick(chance), chance.of(GIVEN[sex])];
  return words.filter((word) => word !== '').join(' ');
}

/** The last six digits are the number's own, and the place of birth tells those beyond a million apart. */
function citizenIdOf(number: number, year: number, sex: 'male' | 'female'): string {
  const own = number % 1_000_000;
  const place = PROVINCES[(own + Math.floor(number / 1_000_000)) % PROVINCES.length]!;
  const century = (year >= 2000 ? 2 : 0) + (sex === 'female' ? 1 : 0);
  // Stirred, so that neighbours in time are no neighbours in number; 387,420,489 shares no factor with a million.
  return `${place}${century}${two(year % 100)}${String((own * 387_420_489) % 1_000_000).padStart(6, '0')}`;
}

const two = (n: number): string => String(n).padStart(2, '0');
