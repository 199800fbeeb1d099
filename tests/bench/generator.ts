/**
 * The load, in a process of its own so that its processor time is nobody's figure. Told by message what to send,
 * it answers with how long that took.
 */

import { Agent, request as send } from 'node:http'

export interface LoadRequest {
  method: string
  path: string
  headers: Record<string, string>
  body?: string
}

export interface Load {
  port: number
  concurrency: number
  /** How many requests in all; the list is gone through again and again. */
  count: number
  requests: readonly LoadRequest[]
}

export interface LoadResult {
  seconds: number
  /** Milliseconds. */
  p50: number
  p99: number
  /** Mean size of an answer's body. */
  bytes: number
  /** Answers that were no success, by status; 0 for none at all. */
  failures: Record<number, number>
}

async function run({ port, concurrency, count, requests }: Load): Promise<LoadResult> {
  const agent = new Agent({ keepAlive: true, maxSockets: concurrency })
  const times = new Float64Array(count)
  const failures: Record<number, number> = {}
  let next = 0
  let bytes = 0
  const started = performance.now()
  const worker = async () => {
    for (let at = next++; at < count; at = next++) {
      const request = requests[at % requests.length]
      if (!request) throw new Error('There is nothing to send')
      const begun = performance.now()
      const answer = await answerTo(agent, port, request)
      times[at] = performance.now() - begun
      bytes += answer.bytes
      if (answer.status < 200 || answer.status > 299) failures[answer.status] = (failures[answer.status] ?? 0) + 1
    }
  }
  await Promise.all(Array.from({ length: concurrency }, worker))
  const seconds = (performance.now() - started) / 1000
  agent.destroy()
  times.sort()
  const quantile = (share: number) => times[Math.min(count - 1, Math.floor(count * share))] ?? 0
  return { seconds, p50: quantile(0.5), p99: quantile(0.99), bytes: bytes / count, failures }
}

function answerTo(agent: Agent, port: number, { method, path, headers, body }: LoadRequest) {
  return new Promise<{ status: number; bytes: number }>((resolve) => {
    const failed = () => resolve({ status: 0, bytes: 0 })
    const outgoing = send({ agent, host: '127.0.0.1', port, method, path, headers }, (response) => {
      let bytes = 0
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, bytes }))
      response.on('error', failed)
    })
    outgoing.on('error', failed)
    outgoing.end(body)
  })
}

process.on('message', (load: Load) => {
  void run(load).then((result) => process.send?.(result))
})
