/** Chữ ký số trong tệp PDF. */
export const signatures = {
  signatures: {
    title: 'Chữ ký số',
    verdict: { good: 'Hợp lệ', doubtful: 'Cần xem lại', bad: 'Không hợp lệ' },
    by: {
      signature: '%{name} ký, chứng thư do %{issuer} cấp',
      timestamp: 'Dấu thời gian của %{name}, chứng thư do %{issuer} cấp',
    },
    claims: { signature: 'Ghi tên người ký là %{name}', timestamp: 'Ghi tên nơi đóng dấu thời gian là %{name}' },
    nobody: { signature: 'Chữ ký không rõ của ai', timestamp: 'Dấu thời gian không rõ của ai' },
    integrity: {
      intact: 'nội dung được ký còn nguyên vẹn',
      altered: 'nội dung đã bị sửa sau khi ký',
      unsupported: 'cách ký đã yếu hoặc chưa hỗ trợ, không kiểm tra được',
      unreadable: 'không đọc được chữ ký',
      unchecked: 'chưa kiểm tra được: tệp cần nhiều thời gian hoặc bộ nhớ hơn mức cho phép',
    },
    coverage: { partial: 'chữ ký không phủ hết tệp, phần hiển thị có thể không phải phần được ký' },
    additions: {
      nothing: 'sau khi ký không thêm gì',
      validation: 'sau khi ký chỉ thêm dữ liệu để kiểm tra về sau',
      signed: 'sau đó tệp được bổ sung và ký tiếp',
      unsigned: 'sau khi ký, tệp đã được thêm nội dung mà người ký hay cơ quan của họ không ký',
    },
    lock: {
      words: '%{what}: %{state}',
      scope: {
        all: 'chữ ký khoá mọi trường của biểu mẫu',
        only: 'chữ ký khoá các trường %{fields}',
        all_but: 'chữ ký khoá mọi trường trừ %{fields}',
        unknown: 'chữ ký có khoá trường (FieldMDP)',
      },
      state: { kept: 'không bị sửa sau khi ký', touched: 'đã bị sửa sau khi ký', unchecked: 'chưa kiểm tra được' },
    },
    trust: {
      trusted: 'chứng thư đáng tin cậy',
      unknown: 'không rõ ai cấp chứng thư, ai cũng có thể tự đặt tên này',
      expired: 'chứng thư đã hết hạn hoặc chưa có hiệu lực, không có gì chứng minh lúc ký còn hiệu lực',
      unchecked: 'lúc kiểm tra chưa cài đặt nơi cấp chứng thư đáng tin cậy nên chưa biết ai ký',
    },
    stamp: {
      trusted: 'ký trước %{time} theo dấu thời gian tin cậy',
      untrusted: 'dấu thời gian không rõ của ai',
      broken: 'dấu thời gian không khớp với chữ ký',
    },
    revocation: {
      unchecked: 'chưa kiểm tra chứng thư có bị thu hồi hay không',
      none: 'tệp không kèm thông tin thu hồi, nên không biết chứng thư có bị thu hồi hay không',
      lacking: 'thông tin thu hồi kèm theo tệp chưa đủ cho mọi chứng thư',
      good: 'chứng thư chưa thu hồi theo %{by} kèm theo',
      revoked: 'chứng thư đã bị thu hồi trước khi ký',
      since: 'chứng thư đã bị thu hồi lúc %{time} theo %{by} kèm theo',
      later: 'chứng thư bị thu hồi lúc %{time}, sau khi ký, theo %{by} kèm theo',
    },
    missing:
      'tệp không kèm chứng thư của nơi cấp “%{issuer}” và nơi này chưa được cài đặt; chương trình không tự tải về',
    lasting: 'tệp kèm đủ dữ liệu: kiểm tra được cả khi chứng thư đã hết hạn',
    stamped: 'đóng dấu lúc %{time}',
    claimed: 'người ký ghi giờ %{time}',
    checked: 'Kiểm tra lúc %{time}.',
    checked_by: 'Kiểm tra lại lúc %{time}, theo yêu cầu của %{name}.',
    checked_for_roots: 'Tự kiểm tra lại lúc %{time}, vì các tổ chức chứng thực được tin cậy đã thay đổi.',
    at_first: 'Khi nhận tệp',
    again: 'Kiểm tra lại chữ ký',
    again_one: 'Kiểm tra lại chữ ký số của %{name}',
    unseen: 'Còn %{count} chữ ký khác không kiểm tra.',
  },
};
