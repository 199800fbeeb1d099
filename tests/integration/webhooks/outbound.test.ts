import { createServer } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { outboundClient } from '@/lib/platform/http/outbound/request'
import { Receiver } from './receiver'

let receiver: Receiver
beforeAll(async () => {
  receiver = await Receiver.start()
})
beforeEach(() => receiver.well())
afterAll(() => receiver.stop())

const open = outboundClient({ allowPrivate: true, deadline: 500 })
afterAll(() => open.close())
const post = (url = receiver.url, client = open) => client.post({ url, headers: { 'content-type': 'application/json' }, body: '{}' })

describe('a request to an address that a tenant named', () => {
  it('gives the answer, whatever its status', async () => {
    expect(await post()).toMatchObject({ status: 200, text: 'taken', retryAfter: null })
    receiver.status(503, { 'retry-after': '7' })
    expect(await post()).toMatchObject({ status: 503, text: '', retryAfter: '7' })
  })

  it('follows no redirect', async () => {
    const before = receiver.taken.length
    receiver.status(302, { location: `${receiver.url}/elsewhere` })
    expect(await post()).toMatchObject({ status: 302 })
    expect(receiver.taken).toHaveLength(before + 1)
  })

  it('ends in time, whether nothing comes or too little', async () => {
    receiver.answer = () => undefined
    await expect(post()).rejects.toMatchObject({ reason: 'timeout' })
    receiver.answer = (response) => void response.writeHead(200).write('a')
    expect(await post()).toMatchObject({ status: 200, text: 'a' })
  })

  it('reads no more than 64 kB of an answer, and unpacks nothing', async () => {
    receiver.answer = (response) => response.writeHead(200).end('x'.repeat(10_000_000))
    expect((await post()).text).toHaveLength(64 * 1024)
    receiver.answer = (response, { headers }) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(headers['accept-encoding'])
    expect((await post()).text).toBe('identity')
  })

  it.each(['101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: chat', '100 Continue', '103 Early Hints'])(
    'does not wait for what follows: %j',
    async (head) => {
      const server = createServer((socket) => void socket.on('error', () => socket.destroy()).write(`HTTP/1.1 ${head}\r\n\r\n`))
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
      const address = server.address()
      const port = typeof address === 'object' && address ? address.port : 0
      const reason = head.startsWith('101') ? 'unreachable' : 'timeout'
      await expect(post(`http://127.0.0.1:${port}/`)).rejects.toMatchObject({ reason })
      server.close()
    },
  )

  it('is not fooled by what is no HTTP', async () => {
    const server = createServer((socket) => socket.end('220 smtp ready\r\n'))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    const port = typeof address === 'object' && address ? address.port : 0
    await expect(post(`http://127.0.0.1:${port}/`)).rejects.toMatchObject({ reason: 'unreachable' })
    server.close()
    await expect(post(`http://127.0.0.1:${port}/`)).rejects.toMatchObject({ reason: 'unreachable' })
    await expect(post(receiver.url.replace('http:', 'https:'))).rejects.toMatchObject({ reason: 'tls' })
  })

  it('goes nowhere but to the public Internet', async () => {
    const closed = outboundClient({ allowPrivate: false })
    await expect(post(receiver.url, closed)).rejects.toMatchObject({ reason: 'https_required' })
    await expect(post('https://127.0.0.1/', closed)).rejects.toMatchObject({ reason: 'private_address' })
    const inside = outboundClient({ allowPrivate: false, lookup: async () => [{ address: '127.0.0.1', family: 4 }] })
    await expect(post('https://rebound.example.com/', inside)).rejects.toMatchObject({ reason: 'private_address' })
  })

  it('connects to the address that was judged, and does not ask again', async () => {
    let asked = 0
    const lookup = async () => {
      asked += 1
      return [{ address: '127.0.0.1', family: 4 }]
    }
    const pinned = outboundClient({ allowPrivate: true, lookup })
    // The system's resolver knows no such name: whatever arrives came by the address that was judged.
    expect(await post(receiver.url.replace('127.0.0.1', 'pinned.invalid'), pinned)).toMatchObject({ status: 200 })
    expect(asked).toBe(1)
    expect(receiver.taken.at(-1)?.headers.host).toContain('pinned.invalid')
    pinned.close()
  })
})
