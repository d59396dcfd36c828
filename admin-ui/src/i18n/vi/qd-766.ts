/** Chỉ số của Quyết định 766/QĐ-TTg. */
export const qd766 = {
  qd_766: {
    heading: 'Chỉ số phục vụ người dân, doanh nghiệp (QĐ 766/QĐ-TTg)',
    note: 'Chỉ gồm các chỉ số tính được từ hồ sơ ở đây; các nhóm khác chưa tính ở đây. Tỉ lệ và điểm làm tròn xuống.',
    indicator: 'Chỉ số',
    part: 'Đạt',
    whole: 'Trên tổng số',
    percent: 'Tỉ lệ',
    points: 'Điểm',
  },
};
