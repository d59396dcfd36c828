/** Digital signatures in PDFs. */
export const signatures = {
  signatures: {
    title: 'Digital signatures',
    verdict: { good: 'Valid', doubtful: 'Look again', bad: 'Not valid' },
    by: {
      signature: 'Signed by %{name}, certified by %{issuer}',
      timestamp: 'Time stamp of %{name}, certified by %{issuer}',
    },
    claims: { signature: 'Says it was signed by %{name}', timestamp: 'Says it is a time stamp of %{name}' },
    nobody: { signature: 'A signature of nobody known', timestamp: 'A time stamp of nobody known' },
    integrity: {
      intact: 'what was signed is unchanged',
      altered: 'what was signed has been changed since',
      unsupported: 'signed in a weak or unsupported way, cannot be checked',
      unreadable: 'the signature cannot be read',
      unchecked: 'not checked: it takes more than may be spent on one file',
    },
    coverage: { partial: 'leaves out parts of the file, so what is shown may not be what was signed' },
    additions: {
      nothing: 'nothing was added since',
      validation: 'only what lets it be checked later was added since',
      signed: 'the file was added to afterwards and signed again',
      unsigned: 'something was added to the file afterwards that neither the signer nor their office has signed',
    },
    lock: {
      words: '%{what}: %{state}',
      scope: {
        all: 'it locks all fields of the form',
        only: 'it locks the fields %{fields}',
        all_but: 'it locks all fields but %{fields}',
        unknown: 'it locks fields (FieldMDP)',
      },
      state: { kept: 'not changed since', touched: 'changed since', unchecked: 'could not be checked' },
    },
    trust: {
      trusted: 'the certificate is trusted',
      unknown: 'nobody knows who gave out the certificate: anybody may have taken this name',
      expired: 'the certificate has expired or is not valid yet, and nothing proves that it was valid when used',
      unchecked: 'no trusted authorities were set up at the time of the check, so nobody vouches for the name',
    },
    stamp: {
      trusted: 'signed before %{time} by a trusted time stamp',
      untrusted: 'the time stamp is of nobody known',
      broken: 'the time stamp does not belong to this signature',
    },
    revocation: {
      unchecked: 'nobody has checked whether the certificate was revoked',
      none: 'the file does not say whether the certificate was revoked, so nobody knows',
      lacking: 'what the file says of revoked certificates is not enough for all of them',
      good: 'the certificate was not revoked, says the %{by} in the file',
      revoked: 'the certificate was revoked before',
      since: 'the certificate was revoked at %{time}, says the %{by} in the file',
      later: 'the certificate was revoked at %{time}, after it was used, says the %{by} in the file',
    },
    missing:
      'the certificate of its issuer “%{issuer}” is neither in the file nor set up; it is not fetched from outside',
    lasting: 'the file brings all it takes to be checked when the certificates have run out',
    stamped: 'stamped at %{time}',
    claimed: 'the signer says %{time}',
    checked: 'Checked at %{time}.',
    checked_by: 'Checked again at %{time}, for %{name}.',
    checked_for_roots: 'Checked again at %{time}, for other authorities are trusted since.',
    at_first: 'When the file came in',
    again: 'Check signatures again',
    again_one: 'Check the digital signatures of %{name} again',
    unseen: '%{count} more signatures are not checked.',
  },
};
