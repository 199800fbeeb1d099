import { createHmac } from 'node:crypto'
import http from 'node:http'
import type { Verdict } from '../budgets'
import { clusterCpuOf, cpuOf } from '../cpu'
import { sql, type BenchDatabase } from '../database'
import { limit } from '../limits'
import { BENCH_ENVIRONMENT, type Stack } from '../servers'
import { quantile } from './lateness'

const MESSAGES = 1_000
const TENANTS = 20
const CONCURRENCY = 8
/** Characters of HTML of each message, its history included: what people's programs send. */
const HISTORY = 8_000

interface Answer {
  outcome: string
  seconds: number
}

/** How many messages a second become tickets, from the mail server's post to the answer with the ticket's number. */
export async function mailRate({ url }: BenchDatabase, { pid, port, engine }: Stack, databasePid: number): Promise<Verdict> {
  const tenants = await sql<{ slug: string }>(url, `select slug from tenant order by slug limit ${TENANTS}`)
  const used = () => cpuOf(pid) + cpuOf(engine.pid) + clusterCpuOf(databasePid)
  const agent = new http.Agent({ keepAlive: true, maxSockets: CONCURRENCY })
  const answers: Answer[] = []
  const [before, begin] = [used(), performance.now()]
  let next = 0
  const worker = async () => {
    for (let at = next++; at < MESSAGES; at = next++) {
      answers.push(await post(agent, port, message(at, tenants[at % tenants.length]?.slug ?? '')))
    }
  }
  await Promise.all(Array.from({ length: CONCURRENCY }, worker))
  const took = (performance.now() - begin) / 1_000
  agent.destroy()
  const cpu = ((used() - before) / MESSAGES).toFixed(1)
  const times = answers.map(({ seconds }) => seconds).sort((a, b) => a - b)
  const made = answers.filter(({ outcome }) => outcome === 'created').length
  const figure = `${(MESSAGES / took).toFixed(0)} a second; p99 ${(quantile(times, 0.99) * 1_000).toFixed(0)} ms; ${MESSAGES - made} missing; ${cpu} ms CPU each`
  return limit('mail into tickets', figure, 'none missing', made === MESSAGES)
}

function message(at: number, slug: string): Buffer {
  const head = [
    `From: Pessoa ${at} <pessoa-${at}@cliente.test>`, `To: ${slug}@localhost`, `Subject: Chamado ${at}`,
    `Message-ID: <bench-${at}-${Date.now()}@cliente.test>`, 'MIME-Version: 1.0', 'Content-Type: multipart/alternative; boundary=b',
  ]
  const history = `<div class="gmail_quote">${'<p>Texto anterior da conversa.</p>'.repeat(HISTORY / 34)}</div>`
  const parts = [`Content-Type: text/plain; charset=utf-8\r\n\r\nA impressora não liga.`, `Content-Type: text/html; charset=utf-8\r\n\r\n<p>A impressora <b>não</b> liga.</p>${history}`]
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${parts.map((part) => `--b\r\n${part}\r\n`).join('')}--b--\r\n`)
}

function post(agent: http.Agent, port: number, body: Buffer): Promise<Answer> {
  const signature = createHmac('sha256', BENCH_ENVIRONMENT.INBOUND_MAIL_SECRET).update(body).digest('hex')
  const headers = { host: 'localhost', 'content-type': 'message/rfc822', 'content-length': body.length, 'x-farol-signature': `sha256=${signature}` }
  const begin = performance.now()
  return new Promise((resolve, reject) => {
    const request = http.request({ agent, port, host: '127.0.0.1', method: 'POST', path: '/api/inbound/email', headers }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () => {
        const { outcome } = JSON.parse(Buffer.concat(chunks).toString()) as { outcome?: string }
        resolve({ outcome: outcome ?? '', seconds: (performance.now() - begin) / 1_000 })
      })
    })
    request.once('error', reject)
    request.end(body)
  })
}
