import { createServer, connect, type AddressInfo, type Socket } from 'node:net'

const SSL_REQUEST = 80_877_103
const READY = 0x5a
const SYNC = 0x53
const QUERY = 0x51
const TERMINATE = 0x58
const IDLE = 0x49

/** One connection to the server. Whoever is served by it hears its answers. */
interface Backend {
  socket: Socket
  answer: (type: number, message: Buffer) => void
}

/**
 * What PgBouncer is in transaction mode, without its age: every transaction of a client runs on whichever server
 * connection is free, so nothing that belongs to a session can be relied upon. Like PgBouncer it refuses startup
 * options. Give clients its address instead of the server's.
 */
export async function startTransactionPooler(target: URL): Promise<{ url: string; stop: () => void }> {
  const free: Backend[] = []
  const waiting: ((backend: Backend) => void)[] = []
  const sockets = new Set<Socket>()

  const release = (backend: Backend) => {
    const next = waiting.shift()
    if (next) next(backend)
    else free.push(backend)
  }
  const acquire = (serveWith: (backend: Backend) => void) => {
    const [backend] = free.splice(Math.floor(Math.random() * free.length), 1)
    if (backend) serveWith(backend)
    else waiting.push(serveWith)
  }

  const server = createServer({ noDelay: true }, (client) => {
    sockets.add(client)
    client.on('error', () => undefined)
    client.once('data', (startup) => {
      if (startup.readInt32BE(4) === SSL_REQUEST) throw new Error('The tests speak without TLS')
      if (startup.includes('\0options\0'))
        return client.end(refusal('unsupported startup parameter: options'))
      signIn(client, startup)
    })
  })

  /** The client signs in to a server connection of its own, which then serves everybody. */
  const signIn = (client: Socket, startup: Buffer) => {
    const address = { port: Number(target.port), host: target.hostname, noDelay: true }
    const socket = connect(address, () => socket.write(startup))
    sockets.add(socket)
    const backend: Backend = {
      socket,
      answer: (type, message) => {
        client.write(message)
        if (type !== READY) return
        client.off('data', forward)
        serve(client)
        release(backend)
      },
    }
    const forward = (bytes: Buffer) => socket.write(bytes)
    client.on('data', forward)
    socket.on('error', () => undefined)
    socket.on(
      'data',
      framed((type, message) => backend.answer(type, message)),
    )
  }

  /** From now on the client gets a connection for each transaction. */
  const serve = (client: Socket) => {
    let current: Backend | undefined
    let asked = false
    let owed = 0
    const held: Buffer[] = []
    const answer = (type: number, message: Buffer) => {
      client.write(message)
      if (type !== READY) return
      owed--
      if (owed > 0 || message[5] !== IDLE || !current) return
      const done = current
      current = undefined
      asked = false
      release(done)
    }
    client.on('close', () => current?.socket.destroy())
    client.on(
      'data',
      framed((type, message) => {
        if (type === TERMINATE) return client.end()
        if (type === SYNC || type === QUERY) owed++
        if (current) return void current.socket.write(message)
        held.push(message)
        if (asked) return
        asked = true
        acquire((backend) => {
          current = backend
          backend.answer = answer
          for (const bytes of held.splice(0)) backend.socket.write(bytes)
        })
      }),
    )
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const stop = () => {
    server.close()
    for (const socket of sockets) socket.destroy()
  }
  return { url: Object.assign(new URL(target), { port: (server.address() as AddressInfo).port }).href, stop }
}

/** Cuts a stream into messages: a type, a length, a body. */
function framed(each: (type: number, message: Buffer) => void): (bytes: Buffer) => void {
  let rest = Buffer.alloc(0)
  return (bytes) => {
    rest = Buffer.concat([rest, bytes])
    while (rest.length >= 5 && rest.length > rest.readInt32BE(1)) {
      const length = rest.readInt32BE(1) + 1
      const message = rest.subarray(0, length)
      rest = rest.subarray(length)
      each(message[0] ?? 0, message)
    }
  }
}

function refusal(text: string): Buffer {
  const body = Buffer.from(`SFATAL\0VFATAL\0C08P01\0M${text}\0\0`)
  const head = Buffer.alloc(5, 'E')
  head.writeInt32BE(body.length + 4, 1)
  return Buffer.concat([head, body])
}
