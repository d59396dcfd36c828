/** Thẻ số liệu. */
export const card = {
  card: {
    title: 'Thẻ số liệu trên trang thông tin của đơn vị',
    heading: 'Kết quả giải quyết TTHC',
    solved: 'Đến tháng %{month} đã giải quyết',
    nothing: 'chưa có hồ sơ',
    total: 'Số hồ sơ xử lý',
    on_time: 'Trước & đúng hạn',
    late: 'Trễ hạn',
    late_percent: 'Tỉ lệ trễ hạn',
    updated: 'Tính từ ngày 01/01/%{year}. Cập nhật lúc %{time}',
    is_shown: 'Thẻ đang công khai: ai cũng xem được, không cần đăng nhập.',
    is_hidden: 'Thẻ chưa công khai.',
    ask_administrator: 'Quản trị của đơn vị bật, tắt việc này.',
    show: 'Công khai',
    hide: 'Thôi công khai',
    snippet: 'Mã nhúng cho trang thông tin (không có script)',
    json: 'Địa chỉ số liệu (JSON)',
    copy: 'Chép',
    copy_what: 'Chép: %{what}',
    copied: 'Đã chép.',
  },
};
