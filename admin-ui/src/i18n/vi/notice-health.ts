/** Tình trạng gửi tin: tin có đến được người dân không, và nếu không thì phải làm gì. */
export const noticeHealth = {
  notice_health: {
    title: 'Tình trạng gửi tin',
    fine: 'Tin nhắn và thư đang được gửi đi bình thường.',
    not_read: 'Chưa đọc được số liệu mới. Trang sẽ tự thử lại.',
    owed: 'Đang chờ gửi',
    none_owed: 'Không có tin nào đang chờ',
    oldest: 'Tin chờ lâu nhất: %{span}',
    last_hour: 'Tin lập trong 1 giờ qua',
    last_day: 'Tin lập trong 24 giờ qua',
    gateways: 'Cổng gửi',
    no_gateways: 'Không có cổng gửi nào đang nối: tin được giữ lại trên máy này, hoặc tiến trình worker không chạy.',
    gateway_head: 'Cổng',
    gateway_state: 'Tình trạng',
    gateway_works: 'Đang gửi',
    gateway_rests: 'Tạm nghỉ (%{resting}/%{workers} tiến trình)',
    gateway_error: 'Lỗi gần nhất từ khi khởi động',
    last_errors: 'Lỗi gần nhất, theo lời cổng gửi',
    no_errors: 'Không có lỗi nào.',
    read_at: 'Số liệu lúc %{at}. Trang tự cập nhật.',
    channel_head: 'Kênh',
    channel: { email: 'Thư điện tử', sms: 'Tin nhắn SMS', phone: 'Điện thoại' },
    state: {
      planned: 'Chưa vào hàng đợi',
      dispatched: 'Trong hàng đợi',
      submitting: 'Đang gửi',
      retry_waiting: 'Chờ gửi lại',
      gateway_accepted: 'Cổng đã nhận',
      delivered: 'Đã đến',
      unknown: 'Chưa rõ',
      failed: 'Bị từ chối',
      undelivered: 'Không đến',
      expired: 'Hết hạn',
      manual: 'Chờ cán bộ',
    },
    trouble: {
      queue_away: 'Hàng đợi không trả lời: chưa tin nào gửi đi được',
      gateway_rests: 'Cổng %{gateway} không nhận tin: tạm ngừng gọi, ít phút lại thử một tin',
      overdue: '%{count} tin đã quá giờ gửi mà chưa được gửi',
      channel_failing: '%{channel}: %{count} tin không gửi được trong 1 giờ qua, nhiều hơn số gửi được',
      unknown: '%{channel}: %{count} tin chưa rõ có đến hay không trong 24 giờ qua',
      not_reached: '%{channel}: %{count} tin không đến được người nhận trong 24 giờ qua',
    },
    advice: {
      queue_away:
        'Báo người quản trị máy chủ: kiểm tra Redis (REDIS_URL) hoặc cơ sở dữ liệu. Không tin nào bị mất; tin sẽ tự gửi khi hàng đợi chạy lại.',
      gateway_rests:
        'Xem lỗi của cổng bên dưới và liên hệ nhà cung cấp. Không tin nào bị mất; tin sẽ tự gửi khi cổng nhận lại.',
      overdue:
        'Báo người quản trị máy chủ: kiểm tra tiến trình worker có đang chạy không và xem nhật ký của nó. Tin sẽ tự gửi khi tiến trình chạy lại.',
      channel_failing:
        'Xem lỗi gần nhất bên dưới. Kiểm tra địa chỉ, mật khẩu và số dư của cổng gửi, rồi liên hệ nhà cung cấp. Tin chờ gửi lại sẽ tự gửi.',
      unknown: 'Hỏi nhà cung cấp trước khi gửi lại: người dân có thể đã nhận được tin. Nếu gấp thì gọi điện.',
      not_reached: 'Một cửa gọi theo danh sách ở mục Gọi điện: có số điện thoại và lời cần nói.',
    },
  },
};
