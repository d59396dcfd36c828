/** Nhắc việc theo thời hạn, và ngày hẹn khi lịch làm việc đổi. */
export const clock = {
  alerts: {
    title: 'Được nhắc về thời hạn',
    count: 'Được nhắc: %{smart_count} hồ sơ',
    seen: 'Đã xem',
    all_seen: 'Đã xem tất cả',
    kind: {
      due_soon: 'Sắp đến hạn',
      overdue: 'Quá hạn',
      response_overdue: 'Chưa trả lời',
      pause_review: 'Tạm dừng quá lâu',
    },
  },
  calendar_moves: {
    tile: 'Hẹn khác theo lịch mới',
    title: 'Ngày hẹn khi lịch làm việc đổi',
    intro:
      'Lịch làm việc đã đổi, nhưng chưa ngày hẹn nào tự đổi theo. Dời hẹn thì công dân được báo; giữ hẹn thì không ai phải biết.',
    none: 'Không có ngày hẹn nào cần quyết định.',
    code: 'Mã hồ sơ',
    procedure: 'Thủ tục',
    promised: 'Đã hẹn',
    by_new_calendar: 'Theo lịch mới',
    change: 'Vì',
    choose_all: 'Chọn tất cả',
    what: {
      day: 'ngày %{day}',
      hours: 'giờ làm việc từ %{day}',
      tree: 'cơ quan đổi cấp trên',
      release: 'lịch nghỉ của bản phần mềm mới',
    },
    move: 'Dời hẹn và báo %{smart_count} công dân',
    keep: 'Giữ hẹn %{smart_count} hồ sơ',
    move_means:
      'Ngày hẹn chuyển sang ngày theo lịch mới, công dân được báo qua thư và tin nhắn, mỗi hồ sơ ghi một dòng diễn biến.',
    keep_means: 'Ngày đã hẹn giữ nguyên, kể cả khi sau này hồ sơ tạm dừng. Công dân không nhận tin nào.',
    of_all: 'cho tất cả; chọn từng dòng nếu muốn quyết riêng',
    of_chosen: 'cho các dòng đã chọn',
    carried_out: 'Đang thực hiện: còn %{smart_count} hồ sơ.',
    progress: 'Đang dời hẹn',
    today: 'Trong 24 giờ qua: đã dời %{moved}, đã giữ %{kept}, %{stale} hồ sơ đã thay đổi nên không cần dời nữa.',
  },
};
