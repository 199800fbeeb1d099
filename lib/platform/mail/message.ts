/** One message to one recipient, ready to be sent. */
export interface OutgoingMail {
  /** What the message is about, such as `invitation`: for lists, and later for templates and preferences. */
  kind: string
  to: string
  subject: string
  html: string
  text: string
}
