export const forecast = {
  forecast: {
    word: { safe: 'Safe', tight: 'Tight', late: 'Will be late' },
    foreseen: 'Forecast: %{word}',
    at_step: '%{word} at step %{step}',
    chance: 'About %{percent}\u00a0% likely to miss the date',
    expected: 'Expected ready: %{when}',
    from_cases: 'From at least %{count} past dossiers at each remaining step',
    from_limits: 'Too few past dossiers: estimated from the limit of each step',
    tile: 'Will be late (office)',
    hit_rate: 'Last month’s forecast: right %{right}/%{judged}',
    hit_rate_title:
      'Dossiers called safe that were in time, or called late that were late, of all that were called so when half of the limit had passed',
  },
};
