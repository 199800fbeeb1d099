/**
 * The parser's thread, as text: it must be there whatever bundles the rest, and needs nothing but the package. Node
 * finds that from the working directory, which is the project's.
 */
export const WORKER_SOURCE = `
const { parentPort } = require('node:worker_threads')
const { simpleParser } = require('mailparser')

const options = {
  skipHtmlToText: true,
  skipTextToHtml: true,
  skipImageLinks: true,
  skipTextLinks: true,
  keepCidLinks: true,
  keepDeliveryStatus: true,
  maxHtmlLengthToParse: Number.MAX_SAFE_INTEGER,
}

parentPort.on('message', async ({ id, raw, mostParts }) => {
  try {
    const mail = await simpleParser(Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength), options)
    const from = (mail.from && mail.from.value ? mail.from.value : []).flatMap((entry) => entry.group || [entry]).find((entry) => entry.address)
    parentPort.postMessage({
      id,
      mail: {
        subject: String(mail.subject || '').slice(0, 2000),
        from: from ? { address: String(from.address), name: String(from.name || '') } : null,
        text: typeof mail.text === 'string' ? mail.text : '',
        html: typeof mail.html === 'string' ? mail.html : '',
        parts: mail.attachments.slice(0, mostParts).map((part) => ({
          fileName: String(part.filename || ''),
          contentType: String(part.contentType || 'application/octet-stream').toLowerCase(),
          cid: part.cid ? String(part.cid) : null,
          inline: part.contentDisposition === 'inline' || Boolean(part.related),
          content: Uint8Array.from(Buffer.isBuffer(part.content) ? part.content : Buffer.alloc(0)),
        })),
      },
    })
  } catch (error) {
    parentPort.postMessage({ id, error: String(error && error.message ? error.message : error).slice(0, 300) })
  }
})
`
