/** A message as the parser gives it: decoded, and nothing judged yet. */
export interface MailPart {
  fileName: string
  contentType: string
  /** Content-ID without brackets: how the HTML names an inline picture. */
  cid: string | null
  /** Shown inside of the text rather than beside it. */
  inline: boolean
  content: Uint8Array
}

export interface ParsedMail {
  subject: string
  from: { address: string; name: string } | null
  /** The plain text, as it was sent; empty when there is only HTML. */
  text: string
  /** Hostile; empty when there is only text. */
  html: string
  parts: MailPart[]
}
