import { afterAll, beforeAll, expect } from 'vitest'
import type { Inngest, InngestFunction } from 'inngest'
import { createClient, startApp, type App } from './app'
import { createDatabase } from './database'
import { startEngine, type EngineProcess } from './engine-process'
import { foreignTarget, newKeys, type Target } from './target'

export interface Contract {
  target: Target
  client: Inngest
  app: App
  /** Serves these functions and registers them. */
  deploy: (...functions: InngestFunction.Like[]) => Promise<void>
  /** Sends one event; gives the server's id of it. */
  send: (name: string, data?: Record<string, unknown>, more?: { id?: string; ts?: number }) => Promise<string>
}

/** An application and the server that it works with, for the tests of one file. */
export function useContract(id: string): Contract {
  const contract = {} as Contract
  let engine: EngineProcess | undefined
  beforeAll(async () => {
    const foreign = foreignTarget()
    const keys = foreign ?? newKeys()
    if (!foreign) engine = await startEngine(keys, await createDatabase())
    contract.target = foreign ?? { ...keys, url: engine?.url ?? '' }
    contract.client = createClient(id, contract.target.url, contract.target)
    contract.app = await startApp(contract.client)
  })
  afterAll(async () => {
    await contract.app.stop()
    await engine?.stop()
  })
  contract.deploy = async (...functions) => {
    contract.app.serve(functions)
    expect(await contract.app.register()).toMatchObject({ status: 200 })
  }
  contract.send = async (name, data = {}, more = {}) => {
    const { ids } = await contract.client.send({ name, data, ...more })
    return ids[0] ?? ''
  }
  return contract
}
