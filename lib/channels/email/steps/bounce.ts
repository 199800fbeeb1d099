import type { ParsedMail } from '../read/mail'
import { validAddress } from '../read/addresses'
import { readHeaders } from '../read/headers'
import { answeredIds, messageIdsIn } from '../read/message-ids'

/** What a report says about a message that could not be delivered (RFC 3464). */
export interface Bounce {
  /** Whom it did not reach, and never will (status 5.x.x); not those that are merely late. */
  lost: { address: string; detail: string }[]
  /** Message-IDs of what was sent. */
  messageIds: string[]
  /** Whether the report was one on delivery at all; a receipt of reading is none. */
  readable: boolean
}

const MOST_RECIPIENTS = 50
const LONGEST_DETAIL = 300

/** @param failedHeader X-Failed-Recipients (Exim, Gmail), for reports without the machine's part */
export function readBounce(mail: ParsedMail, failedHeader: string | undefined): Bounce {
  const status = mail.parts.find(({ contentType }) => contentType === 'message/delivery-status')
  const groups = status ? groupsOf(text(status.content)) : []
  const lost = groups.flatMap(lostIn).slice(0, MOST_RECIPIENTS)
  if (groups.length === 0 && failedHeader) {
    for (const part of failedHeader.split(',').slice(0, MOST_RECIPIENTS)) {
      const address = validAddress(part)
      if (address) lost.push({ address, detail: firstLine(mail.text) })
    }
  }
  return { lost, messageIds: originalIds(mail), readable: groups.length > 0 || lost.length > 0 }
}

/** Fields for the message, then for each recipient, with empty lines between. */
function groupsOf(report: string): Map<string, string>[] {
  return report
    .split(/\r?\n[ \t]*\r?\n/)
    .slice(0, MOST_RECIPIENTS + 1)
    .map((group) => {
      const headers = readHeaders(Buffer.from(`${group.trim()}\r\n\r\n`))
      return new Map(['final-recipient', 'original-recipient', 'action', 'status', 'diagnostic-code'].flatMap((name) => {
        const value = headers.get(name)
        return value === undefined ? [] : [[name, value] as const]
      }))
    })
    .filter((fields) => fields.has('final-recipient') || fields.has('original-recipient'))
}

function lostIn(fields: Map<string, string>): Bounce['lost'] {
  const status = fields.get('status') ?? ''
  const failed = fields.get('action')?.toLowerCase() === 'failed'
  // 4.x.x that failed in the end is full or away: the address itself is good.
  if (!failed || !/^5\./.test(status) || /^5\.2\.2/.test(status)) return []
  const recipient = fields.get('original-recipient') ?? fields.get('final-recipient') ?? ''
  const address = validAddress(recipient.replace(/^[^;]*;/, ''))
  return address ? [{ address, detail: (fields.get('diagnostic-code') ?? `Status ${status}`).slice(0, LONGEST_DETAIL) }] : []
}

/** The report carries the message, or its header. */
function originalIds(mail: ParsedMail): string[] {
  const original = mail.parts.find(({ contentType }) => contentType === 'message/rfc822' || contentType === 'text/rfc822-headers')
  const headers = original && readHeaders(original.content)
  // A provider that gives ids of its own leaves ours in References.
  const ids = headers ? [...messageIdsIn(headers.get('message-id')), ...answeredIds(undefined, headers.get('references'))] : []
  if (ids.length > 0) return ids
  // Some write it into their text.
  return [...`${mail.text}\n`.slice(0, 100_000).matchAll(/^message-id:[ \t]*<([^<>\s\p{C}]{1,300})>/gimu)].map((match) => match[1] ?? '')
}

const text = (bytes: Uint8Array): string => Buffer.from(bytes.subarray(0, 200_000)).toString('utf8')
const firstLine = (value: string): string => value.trim().split('\n', 1)[0]?.slice(0, LONGEST_DETAIL) ?? ''
