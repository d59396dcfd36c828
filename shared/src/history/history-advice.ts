import type { HistoryFaultCode } from './history-import.types.js';

/** What to do about a fault, for whoever has the sheet before them. */
export const HISTORY_ADVICE: Readonly<Record<HistoryFaultCode, { readonly vi: string; readonly en: string }>> = {
  'history.value_missing': { vi: 'Điền ô này.', en: 'Fill in this cell.' },
  'history.value_invalid': {
    vi: 'Rút ngắn và bỏ ký tự xuống dòng hoặc ký tự lạ.',
    en: 'Shorten it and take out line breaks and odd characters.',
  },
  'history.value_unknown': {
    vi: 'Dùng một trong các từ ở trang Hướng dẫn của tệp mẫu.',
    en: 'Use one of the words on the template’s page Help.',
  },
  'history.date_invalid': {
    vi: 'Ghi ngày có thật dạng 15/01/2024 hoặc 15/01/2024 09:30, từ năm 2000.',
    en: 'Write a day that exists as 15/01/2024 or 15/01/2024 09:30, from 2000 on.',
  },
  'history.date_ahead': { vi: 'Ngày này chưa tới; sửa lại ngày.', en: 'This day lies ahead; correct it.' },
  'history.date_order': {
    vi: 'Ngày này đứng trước ngày phải có trước nó; xem lại các ngày của dòng.',
    en: 'This day comes before one that it must follow; look at the days of the row.',
  },
  'history.code_doubled': {
    vi: 'Mã này đã có ở một dòng trên; giữ một dòng.',
    en: 'A row above has this code; keep one of them.',
  },
  'history.code_of_merged': {
    vi: 'Nếu là cùng hồ sơ thì bỏ dòng này; nếu là hồ sơ khác trùng số thì thêm ký hiệu cơ quan vào mã cũ.',
    en: 'If it is the same dossier, take the row out; if it is another of that number, add the office’s sign to the old code.',
  },
  'history.procedure_unknown': {
    vi: 'Dùng mã thủ tục có trong danh mục, hoặc thêm thủ tục vào danh mục trước.',
    en: 'Use a code of the catalogue, or add the procedure to it first.',
  },
  'history.not_late': {
    vi: 'Hồ sơ này xong đúng hạn: để trống ô nguyên nhân, hoặc xem lại ngày hẹn trả và ngày có kết quả.',
    en: 'This dossier was in time: leave the cause empty, or look at the due day and the day it was finished.',
  },
  'name.invalid': { vi: 'Ghi họ tên hoặc tên tổ chức bằng chữ.', en: 'Write the name in letters.' },
  'citizen_id.invalid': {
    vi: 'Ghi đủ 12 chữ số (hoặc 9 với CMND); đặt ô là Văn bản để giữ số 0 đầu.',
    en: 'Write all 12 digits (9 of an old card) in a cell of type Text, which keeps a leading 0.',
  },
  'id.invalid': { vi: 'Ghi lại số giấy tờ, hoặc để trống.', en: 'Correct the number, or leave the cell empty.' },
};
