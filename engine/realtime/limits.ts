/** What a connection and a message may be. Pusher Channels' own limits where it has one. */

/** Bytes of a frame that a client sends. A larger one ends its connection. */
export const FRAME_BYTES = 16 * 1024
/** Bytes of the data of an event. */
export const DATA_BYTES = 10 * 1024
/** Characters of the name of a channel, of an event, and of a user's id. */
export const NAME_LENGTH = 200
export const CHANNELS_OF_EVENT = 100
export const EVENTS_OF_BATCH = 10
/** Bytes of a request of the HTTP API. */
export const BODY_BYTES = 256 * 1024

/** Channels that a connection may be on. */
export const SUBSCRIPTIONS = 100
/** Members of a presence channel, as connections. */
export const MEMBERS = 100
/** Events a second that a client may send to others. */
export const CLIENT_EVENTS = { rate: 10, burst: 10 }
/** Frames a second that a client may send at all; beyond it the connection is closed. */
export const FRAMES = { rate: 30, burst: 200 }

/** Bytes that may wait for a client that reads slowly, before it is dropped. */
export const BACKLOG_BYTES = 512 * 1024
/** Milliseconds after which a connection is closed, to be opened and authorised anew. */
export const LONGEST_LIFE = 12 * 3_600_000
