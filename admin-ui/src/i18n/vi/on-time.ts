/** Tỉ lệ đúng hạn. */
export const onTime = {
  on_time: {
    reports: 'Các báo cáo',
    tab: { form: 'Biểu II.06', onTime: 'Tỉ lệ đúng hạn', steps: 'Thời gian từng bước', ageing: 'Tuổi hồ sơ' },
    when: 'Thời gian',
    lately: '12 tháng gần nhất',
    year: 'Năm %{year}',
    by: 'Theo',
    group: {
      day: 'Ngày',
      month: 'Tháng',
      field: 'Lĩnh vực',
      procedure: 'Thủ tục',
      officer: 'Cán bộ',
      office: 'Cơ quan',
    },
    heading: {
      day: 'Tỉ lệ giải quyết đúng hạn theo ngày',
      month: 'Tỉ lệ giải quyết đúng hạn theo tháng',
      field: 'Tỉ lệ giải quyết đúng hạn theo lĩnh vực',
      procedure: 'Tỉ lệ giải quyết đúng hạn theo thủ tục',
      officer: 'Tỉ lệ giải quyết đúng hạn theo cán bộ',
      office: 'So sánh các cơ quan',
    },
    column: {
      beforeTime: 'Trước hạn',
      onTime: 'Đúng hạn',
      late: 'Quá hạn',
      openInTime: 'Đang giải quyết trong hạn',
      openOverdue: 'Đang giải quyết quá hạn',
    },
    share: 'Tỉ lệ đúng hạn',
    share_last_year: 'Cùng kỳ năm trước',
    late_last_year: 'Quá hạn năm trước',
    this_year: 'Kỳ này',
    last_year: 'Cùng kỳ năm trước',
    described: 'Biểu đồ tỉ lệ đúng hạn. Kỳ này: %{these}. Cùng kỳ năm trước: %{before}. Bảng bên dưới có mọi con số.',
    rounded:
      'Tỉ lệ = (trước hạn + đúng hạn) / đã giải quyết, làm tròn xuống. Hồ sơ đang giải quyết không nằm trong mẫu số; còn hồ sơ quá hạn chưa xong thì không ghi 100 %.',
    calendar: 'Tháng và năm ở đây là tháng, năm dương lịch; kỳ của Biểu II.06 tính từ ngày 15 tháng trước đến ngày 14.',
    whose:
      'Cán bộ xác định theo hiện nay, kể cả khi xem kỳ đã qua: hồ sơ đến nay chưa xong tính cho người đang giữ, hồ sơ đã xong cho người dự thảo hoặc giữ cuối cùng.',
    nobody: 'Chưa ai giữ',
    one_officer: 'một cán bộ',
  },
};
