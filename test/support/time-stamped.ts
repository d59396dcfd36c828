import { fromBER } from 'asn1js';
import { Attribute, ContentInfo, SignedAndUnsignedAttributes, SignedData } from 'pkijs';

const TIME_STAMP_TOKEN = '1.2.840.113549.1.9.16.2.14';

/** A signature (CMS) with a time stamp over it, as signers add it. */
export async function withTimeStamp(cms: Buffer, stamp: (signature: Buffer) => Promise<Buffer>): Promise<Buffer> {
  const info = ContentInfo.fromBER(new Uint8Array(cms));
  const message = new SignedData({ schema: info.content });
  const [signer] = message.signerInfos;
  const token = fromBER(new Uint8Array(await stamp(Buffer.from(signer!.signature.getValue())))).result;
  signer!.unsignedAttrs = new SignedAndUnsignedAttributes({
    type: 1,
    attributes: [new Attribute({ type: TIME_STAMP_TOKEN, values: [token] })],
  });
  info.content = message.toSchema(true);
  return Buffer.from(info.toSchema().toBER());
}
