import { readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { simpleParser, type ParsedMail } from 'mailparser'
import { SMTPServer } from 'smtp-server'

/** A key and a certificate of it for localhost that nobody has signed: made for these tests, and used nowhere else. */
const PEM = readFileSync('tests/integration/mail/localhost.pem')

const refusal = (responseCode: number, message: string) => Object.assign(new Error(message), { responseCode })

/** A real SMTP server that keeps what it takes, and refuses what it is told to. */
export class SmtpStub {
  readonly messages: { raw: string; to: string[]; secure: boolean; user: unknown }[] = []
  /** The code with which an address is refused. */
  readonly refused = new Map<string, number>()
  /** Called with each message that has arrived whole, before the server says that it took it. */
  onTaken: ((count: number) => void) | undefined
  private constructor(private readonly server: SMTPServer) {}

  /** It asks for the name `farol` and the password `s3cret`, over TLS. */
  static async start({ secure = false } = {}): Promise<SmtpStub> {
    const server = new SMTPServer({
      secure,
      key: PEM,
      cert: PEM,
      closeTimeout: 100,
      authMethods: ['PLAIN', 'LOGIN'],
      onAuth: ({ username, password }, { secure: encrypted }, done) => {
        if (encrypted && username === 'farol' && password === 's3cret') done(null, { user: username })
        else done(refusal(535, 'Authentication failed'))
      },
      onRcptTo: ({ address }, _session, done) => {
        const code = stub.refused.get(address)
        done(code ? refusal(code, 'Not here') : null)
      },
      onData: (stream, session, done) => {
        const chunks: Buffer[] = []
        stream.on('data', (chunk: Buffer) => chunks.push(chunk))
        stream.on('end', () => {
          stub.messages.push({
            raw: Buffer.concat(chunks).toString(),
            to: session.envelope.rcptTo.map(({ address }) => address),
            secure: session.secure,
            user: session.user,
          })
          stub.onTaken?.(stub.messages.length)
          done(null, 'Ok: queued as 4F1B2')
        })
      },
    })
    const stub = new SmtpStub(server)
    server.on('error', () => undefined)
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    return stub
  }

  url({ user = 'farol', password = 's3cret', protocol = 'smtp', trusting = true } = {}): string {
    const { port } = this.server.server.address() as AddressInfo
    return `${protocol}://${user}:${password}@127.0.0.1:${port}?requireTLS=true${trusting ? '&rejectUnauthorized=false' : ''}`
  }

  to(address: string): Promise<ParsedMail>[] {
    return this.messages.filter(({ to }) => to.includes(address)).map(({ raw }) => simpleParser(raw))
  }

  stop(): Promise<void> {
    return new Promise((resolve) => this.server.close(resolve))
  }
}
