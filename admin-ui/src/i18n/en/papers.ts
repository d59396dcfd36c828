/** Papers that the office gives out about a dossier. */
export const papers = {
  papers: {
    title: 'Papers given out',
    forms: { receipt: 'Receipt with the promised date' },
    number: 'no. %{number}/%{year}',
    not_printed: 'not printed yet',
    copies: '1 copy printed |||| %{smart_count} copies printed',
    reissue: 'given out anew',
    print_receipt: 'Print the receipt',
    reprint_receipt: 'Print the receipt again',
  },
};
