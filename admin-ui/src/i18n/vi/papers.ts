/** Giấy tờ cơ quan phát ra cho một hồ sơ. */
export const papers = {
  papers: {
    title: 'Giấy đã phát',
    forms: { receipt: 'Giấy tiếp nhận hồ sơ và hẹn trả kết quả' },
    number: 'số %{number}/%{year}',
    not_printed: 'chưa in',
    copies: 'đã in %{smart_count} bản',
    reissue: 'cấp lại',
    print_receipt: 'In giấy hẹn',
    reprint_receipt: 'In lại giấy hẹn',
  },
};
