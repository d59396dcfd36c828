import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import { formatDueVi } from '@motcua/shared/calendar';
import { readSlipMark } from '@motcua/shared/papers';

export const CHECK_SLIP_HELP = `npm run slip:check -- <khóa công khai> [<nội dung mã QR>]
Kiểm tra mã QR trên giấy tờ không cần mạng. Khóa công khai lấy một lần tại /api/v1/papers/key.
Không ghi nội dung mã QR thì đọc một dòng từ máy quét.`;

export interface CheckedSlip {
  readonly ok: boolean;
  /** For the person at the terminal. */
  readonly sentence: string;
}

/**
 * Whether a scanned mark was made by the installation that this key is of.
 *
 * @param publicKey the 32 bytes of an Ed25519 key, in base64url
 */
export function checkSlip(publicKey: string, text: string): CheckedSlip {
  const key = keyOf(publicKey);
  if (key === null) return { ok: false, sentence: 'Khóa công khai không đúng dạng.' };
  const read = readSlipMark(text, (message, signature) => verify(null, message, key, signature));
  if (!read.ok) {
    return {
      ok: false,
      sentence:
        read.reason === 'form'
          ? 'KHÔNG HỢP LỆ: đây không phải mã QR của hệ thống, hoặc máy quét đọc thiếu.'
          : 'KHÔNG HỢP LỆ: mã QR đã bị sửa hoặc do nơi khác tạo ra.',
    };
  }
  const { code, receivedAt, dueAt } = read.mark;
  const received = receivedAt === null ? 'chưa tiếp nhận' : `tiếp nhận ${formatDueVi(receivedAt)}`;
  const due = dueAt === null ? 'không có ngày hẹn trả' : `hẹn trả ${formatDueVi(dueAt)}`;
  return { ok: true, sentence: `HỢP LỆ: hồ sơ ${code}, ${received}, ${due}.` };
}

function keyOf(publicKey: string): KeyObject | null {
  try {
    return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicKey }, format: 'jwk' });
  } catch {
    return null;
  }
}
