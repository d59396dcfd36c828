/** The gateway's name of text messages that left over SMPP; its id is those of all parts, with a blank between them. */
export const SMPP_GATEWAY = 'sms-smpp';
