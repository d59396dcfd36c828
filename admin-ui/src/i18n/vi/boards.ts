/** Số liệu điều hành: thời gian mất ở đâu, tuổi hồ sơ. */
export const boards = {
  boards: {
    one_step: 'một bước',
    steps_heading: 'Thời gian mất ở đâu: thời gian làm việc của từng bước',
    step_group: { step: 'Bước', procedure: 'Thủ tục', office: 'Cơ quan' },
    step: 'Bước',
    dossiers: 'Hồ sơ',
    stays: 'Lượt qua bước',
    median: 'Trung vị',
    p90: '9 trên 10 lượt không quá',
    median_short: 'trung vị',
    p90_short: '9/10 lượt',
    sum: 'Tổng thời gian',
    no_steps: 'Trong kỳ chưa có hồ sơ nào qua bước nào.',
    steps_note:
      'Giờ làm việc theo lịch của cơ quan, trừ thời gian tạm dừng; 1 ngày là 8 giờ. Một nửa số lượt không lâu hơn trung vị. Bước tốn nhiều thời gian nhất đứng trước.',
    age: 'Tuổi tính từ',
    age_view: { working: 'Tiếp nhận, ngày làm việc', calendar: 'Tiếp nhận, ngày', overdue: 'Ngày hẹn trả đã qua' },
    age_heading: {
      working: 'Tuổi hồ sơ đang giải quyết, theo ngày làm việc',
      calendar: 'Tuổi hồ sơ đang giải quyết, theo ngày',
      overdue: 'Hồ sơ quá hạn đã bao lâu',
    },
    age_empty: {
      working: 'Không có hồ sơ nào đang giải quyết.',
      calendar: 'Không có hồ sơ nào đang giải quyết.',
      overdue: 'Không có hồ sơ nào quá hạn.',
    },
    bands_described: 'Biểu đồ số hồ sơ. %{bands}. Bảng bên dưới có mọi con số.',
    supplements_heading: 'Bổ sung, từ chối và kết thúc không có kết quả',
    supplement_share: 'Tỉ lệ bổ sung',
    supplements_note:
      'Tính trên hồ sơ đã trả lời trong kỳ, khi đã biết hết câu chuyện của từng hồ sơ; yêu cầu bổ sung trước kỳ cũng tính. Tỉ lệ làm tròn xuống.',
    nothing_answered: 'Trong kỳ chưa trả lời hồ sơ nào.',
    pauses_heading: 'Hồ sơ đang tạm dừng',
    nothing_paused: 'Không có hồ sơ nào đang tạm dừng.',
    whose_now: 'Tính cho người đang giữ hồ sơ.',
  },
};
