import { get } from 'node:http'
import { gunzipSync } from 'node:zlib'
import type { LoadRequest } from './generator'
import type { Measured } from './servers'

/** Bytes of JavaScript, compressed as it travels, that a modern browser loads with the page. */
export async function scriptWeight(web: Measured, { path, headers }: LoadRequest): Promise<number> {
  const html = gunzipSync(await compressed(web, path, headers)).toString()
  const tags = html.match(/<script\b[^>]*>|<link\b[^>]*>/g) ?? []
  const sources = tags
    .filter((tag) => !/\bnomodule\b/i.test(tag) && (tag.startsWith('<script') || /as="script"|modulepreload/.test(tag)))
    .flatMap((tag) => /\b(?:src|href)="([^"]+\.js[^"]*)"/.exec(tag)?.[1] ?? [])
  const sizes = await Promise.all([...new Set(sources)].map((source) => compressed(web, source, headers)))
  return sizes.reduce((sum, { length }) => sum + length, 0)
}

function compressed({ port }: Measured, path: string, headers: Record<string, string>): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    get({ host: '127.0.0.1', port, path, headers: { ...headers, 'accept-encoding': 'gzip' } }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () => {
        if (response.statusCode === 200) resolve(Buffer.concat(chunks))
        else reject(new Error(`${path} answered ${response.statusCode}`))
      })
      response.on('error', reject)
    }).on('error', reject)
  })
}
