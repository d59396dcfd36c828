/** What we use of the package `smpp`, which brings no types: PDUs as objects, a session over a socket, a server. */
declare module 'smpp' {
  import type { EventEmitter } from 'node:events';
  import type { Server as NetServer, Socket } from 'node:net';

  /** Fields of a PDU by their names in SMPP 3.4; those of another command are undefined. */
  interface PduFields {
    readonly command_status?: number;
    readonly system_id?: string;
    readonly password?: string;
    readonly interface_version?: number;
    readonly source_addr_ton?: number;
    readonly source_addr_npi?: number;
    readonly source_addr?: string;
    readonly dest_addr_ton?: number;
    readonly dest_addr_npi?: number;
    readonly destination_addr?: string;
    readonly esm_class?: number;
    readonly registered_delivery?: number;
    readonly data_coding?: number;
    readonly message_id?: string;
    /** Octets go out as they are; what comes in was decoded by its data_coding, where that is known. */
    readonly short_message?: Buffer | string | ShortMessage;
    readonly message_payload?: Buffer | string | ShortMessage;
    readonly receipted_message_id?: string;
    readonly message_state?: number;
    /** The network's own number for what went wrong. */
    readonly error_code?: number;
  }

  interface ShortMessage {
    /** Each information element of the header. */
    readonly udh?: readonly Buffer[];
    readonly message: string | Buffer;
  }

  interface Pdu extends PduFields {
    readonly command: string;
    readonly command_status: number;
    isResponse(): boolean;
    response(fields?: PduFields): Pdu;
  }

  type Answered = (answer: Pdu) => void;

  class Session extends EventEmitter {
    constructor(options: { readonly socket: Socket });
    readonly socket: Socket;
    /** @returns false when the socket is closed: then nothing was written and the callback is never called */
    send(pdu: Pdu): boolean;
    bind_transceiver(fields: PduFields, answered: Answered): boolean;
    submit_sm(fields: PduFields, answered: Answered): boolean;
    query_sm(fields: PduFields, answered: Answered): boolean;
    deliver_sm(fields: PduFields, answered: Answered): boolean;
    enquire_link(answered: Answered): boolean;
    unbind(answered: Answered): boolean;
  }

  interface Smpp {
    readonly Session: typeof Session;
    /** Status numbers by their names, such as ESME_RTHROTTLED. */
    readonly errors: Readonly<Record<string, number>>;
    createServer(
      options: { readonly key?: string; readonly cert?: string },
      onSession: (session: Session) => void,
    ): NetServer;
  }

  const smpp: Smpp;
  export default smpp;
  export type { Pdu, PduFields, Session, ShortMessage };
}
