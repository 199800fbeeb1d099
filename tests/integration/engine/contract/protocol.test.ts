import { createHmac } from 'node:crypto'
import { createServer } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { useContract } from '../support/contract'
import { cancel, endedRun, runsOf, until } from '../support/runs'

const contract = useContract('protocol')

test('the application refuses calls that are not signed by the server, or signed long ago', async () => {
  const { app, client, deploy, target } = contract
  let runs = 0
  await deploy(
    client.createFunction({ id: 'signed', triggers: [{ event: 'protocol/x' }] }, async () => runs++),
  )
  const body = '{"ctx":{"attempt":0,"run_id":"r"},"event":{},"events":[],"steps":{},"version":2}'
  const call = async (headers: Record<string, string>) => {
    const answer = await fetch(`${app.url}?fnId=protocol-signed&stepId=step`, {
      method: 'POST',
      body,
      headers,
    })
    return answer.status
  }
  const sign = (time: number, key: string) => {
    const digest = createHmac('sha256', key.replace(/^signkey-\w+-/, ''))
      .update(body + time)
      .digest('hex')
    return { 'x-inngest-signature': `t=${time}&s=${digest}` }
  }
  const now = Math.floor(Date.now() / 1_000)
  expect(await call({})).toBe(401)
  expect(await call(sign(now, 'signkey-test-00'))).toBe(401)
  expect(await call(sign(now - 600, target.signingKey))).toBe(401)
  expect(runs).toBe(0)
  expect(await call(sign(now, target.signingKey))).toBe(200)
  expect(runs).toBe(1)
})

test('the server refuses registrations without its key', async () => {
  const { target } = contract
  const register = (authorization?: string) =>
    fetch(`${target.url}/fn/register`, {
      method: 'POST',
      body: '{}',
      headers: authorization ? { authorization } : {},
    })
  expect((await register()).status).toBe(401)
  expect((await register('Bearer signkey-test-00')).status).toBe(401)
})

test('a second registration of the same functions changes nothing', async () => {
  const { app, client, deploy } = contract
  await deploy(client.createFunction({ id: 'same', triggers: [{ event: 'protocol/same' }] }, () => 1))
  expect(await app.register()).toMatchObject({ status: 200, modified: false })
})

test('a function that its application no longer has is not started', async () => {
  const { client, deploy, send, target } = contract
  const kept = client.createFunction({ id: 'kept', triggers: [{ event: 'protocol/gone' }] }, () => 'kept')
  const gone = client.createFunction({ id: 'gone', triggers: [{ event: 'protocol/gone' }] }, () => 'gone')
  await deploy(kept, gone)
  await deploy(kept)
  const id = await send('protocol/gone')
  await endedRun(target, id)
  expect((await runsOf(target, id)).map(({ output }) => output)).toEqual(['kept'])
})

test('a run is cancelled by request, and its sleep with it', async () => {
  const { client, deploy, send, target } = contract
  await deploy(
    client.createFunction({ id: 'long', triggers: [{ event: 'protocol/long' }] }, async ({ step }) =>
      step.sleep('long', '1h'),
    ),
  )
  const id = await send('protocol/long')
  await until(async () => (await runsOf(target, id)).length === 1)
  const [run] = await runsOf(target, id)
  await cancel(target, run?.run_id ?? '')
  expect(await endedRun(target, id)).toMatchObject({ status: 'Cancelled' })
})

test('an answer that is not signed is not believed', async () => {
  const { app, send, target } = contract
  let calls = 0
  const impostor = createServer((request, response) => {
    request.resume()
    calls++
    response.writeHead(200, { 'content-type': 'application/json' }).end('"forged"')
  })
  impostor.listen(0, '127.0.0.1')
  await once(impostor, 'listening')
  const { port } = impostor.address() as AddressInfo
  const url = `http://127.0.0.1:${port}/api/inngest?fnId=impostor-fn&stepId=step`
  const steps = {
    step: { id: 'step', name: 'step', runtime: { type: 'http', url }, retries: { attempts: 0 } },
  }
  const answer = await fetch(`${target.url}/fn/register`, {
    method: 'POST',
    headers: { authorization: `Bearer ${target.signingKey}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      url: `http://127.0.0.1:${port}/api/inngest`,
      deployType: 'ping',
      framework: 'nodejs',
      appName: 'impostor',
      sdk: 'js:v4.24.0',
      v: '0.1',
      functions: [{ id: 'impostor-fn', name: 'fn', triggers: [{ event: 'protocol/impostor' }], steps }],
    }),
  })
  expect(answer.status).toBe(200)
  const id = await send('protocol/impostor')
  await until(() => calls > 0)
  const run = await endedRun(target, id)
  expect(run.status).toBe('Failed')
  expect(JSON.stringify(run.output)).not.toContain('forged')
  expect(app.url).not.toContain(String(port))
  await sleep(10)
  impostor.close()
})
