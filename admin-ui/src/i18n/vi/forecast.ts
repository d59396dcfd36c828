/** Dự báo: hồ sơ nào sẽ trễ, và dự báo đúng đến đâu. */
export const forecast = {
  forecast: {
    word: { safe: 'An toàn', tight: 'Sát hạn', late: 'Sẽ trễ' },
    foreseen: 'Dự báo: %{word}',
    at_step: '%{word} ở bước %{step}',
    chance: 'Khả năng trễ hẹn khoảng %{percent}\u00a0%',
    expected: 'Dự kiến xong: %{when}',
    from_cases: 'Dựa trên ít nhất %{count} hồ sơ cũ ở mỗi bước còn lại',
    from_limits: 'Chưa đủ hồ sơ cũ: ước theo thời hạn của từng bước',
    tile: 'Sẽ trễ (cả cơ quan)',
    hit_rate: 'Dự báo tháng trước: đúng %{right}/%{judged}',
    hit_rate_title:
      'Số hồ sơ đã báo an toàn mà kịp, hoặc báo sẽ trễ mà trễ, trên số hồ sơ đã được báo như vậy khi qua nửa thời hạn',
  },
};
