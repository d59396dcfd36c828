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
      unchecked: 'chưa kiểm tra vì tệp có quá nhiều chữ ký',
    },
    coverage: { partial: 'chữ ký không phủ hết tệp, phần hiển thị có thể không phải phần được ký' },
    additions: {
      nothing: 'sau khi ký không thêm gì',
      validation: 'sau khi ký chỉ thêm dữ liệu để kiểm tra về sau',
      signed: 'sau đó tệp được bổ sung và ký tiếp',
      unsigned: 'sau khi ký, tệp đã được thêm nội dung mà người ký hay cơ quan của họ không ký',
    },
    trust: {
      trusted: 'chứng thư đáng tin cậy',
      unknown: 'không rõ ai cấp chứng thư, ai cũng có thể tự đặt tên này',
      expired: 'chứng thư đã hết hạn hoặc chưa có hiệu lực, không có gì chứng minh lúc ký còn hiệu lực',
      unchecked: 'chưa cài đặt nơi cấp chứng thư đáng tin cậy nên chưa biết ai ký',
    },
    stamp: {
      trusted: 'ký trước %{time} theo dấu thời gian tin cậy',
      untrusted: 'dấu thời gian không rõ của ai',
      broken: 'dấu thời gian không khớp với chữ ký',
    },
    revocation: {
      none: 'chưa kiểm tra chứng thư có bị thu hồi hay không',
      lacking: 'tệp chưa kèm đủ danh sách chứng thư bị thu hồi',
      revoked: 'chứng thư đã bị thu hồi trước khi ký',
    },
    lasting: 'tệp kèm đủ dữ liệu: kiểm tra được cả khi chứng thư đã hết hạn',
    stamped: 'đóng dấu lúc %{time}',
    claimed: 'người ký ghi giờ %{time}',
    unseen: 'Còn %{count} chữ ký khác không kiểm tra.',
  },
};
