#!/usr/bin/env node
/**
 * Prisma's schema engine without its native program, which the CLI would download: the same arguments and the
 * same JSON-RPC on standard input and output, served by the WebAssembly build that npm carries. The CLI starts it
 * because PRISMA_SCHEMA_ENGINE_BINARY names it (lib/generate.mjs).
 */

import { readFileSync, writeSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import { administer, adapterFactory } from './engine-database.mjs'

const packageFolder = path.dirname(createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm'))
/** Methods whose answer the CLI expects to be an object, where the WebAssembly build returns nothing. */
const withoutResult = new Set(['dbExecute', 'reset'])

const options = parseArguments(process.argv.slice(2))
if (options.version) {
  const { version } = JSON.parse(readFileSync(path.join(packageFolder, 'package.json'), 'utf8'))
  process.stdout.write(`schema-engine-wasm ${version}\n`)
} else if (options.command) {
  process.exitCode = await runCommand(options)
} else {
  await serve(options)
}

function parseArguments(args) {
  const parsed = { datamodels: [], datasource: { url: 'postgresql://localhost/none' } }
  const rest = [...args]
  while (rest.length > 0) {
    const name = rest.shift()
    if (name === '--datamodels') parsed.datamodels.push(rest.shift())
    else if (name === '--datasource') parsed.datasource = JSON.parse(rest.shift())
    else if (name === '--enabled-preview-features' || name === '--extension-types') rest.shift()
    else if (name === 'cli') parsed.command = rest.shift()
    else if (name === '--version') parsed.version = true
  }
  return parsed
}

/** `cli can-connect-to-database | create-database | drop-database`: answers with its exit code. */
async function runCommand({ command, datasource }) {
  // The CLI drops the first line of standard error.
  report('INFO', 'Starting schema engine CLI (wasm)')
  try {
    await administer(command, datasource.url)
    return 0
  } catch (error) {
    report('ERROR', error.message, error.prismaCode)
    return 1
  }
}

function report(level, message, error_code) {
  const fields = { message, error_code, is_panic: false }
  writeSync(
    2,
    `${JSON.stringify({ timestamp: new Date().toISOString(), level, target: 'schema_engine::logger', fields })}\n`,
  )
}

/** Answers the requests one after the other, as the native engine does. */
async function serve({ datamodels, datasource }) {
  const { SchemaEngine } = await loadEngine()
  const sources =
    datamodels.length > 0 ? datamodels.map((file) => [file, readFileSync(file, 'utf8')]) : undefined
  const connection = bindMigrationAwareSqlAdapterFactory(adapterFactory(datasource))
  let engine
  for await (const line of createInterface({ input: process.stdin })) {
    const { id, method, params } = JSON.parse(line)
    if (!method) continue
    try {
      engine ??= await SchemaEngine.new({ datamodels: sources }, () => undefined, connection)
      send({ id, result: await call(engine, method, params) })
    } catch (error) {
      const data = {
        is_panic: false,
        message: error?.message ?? String(error),
        error_code: error?.code,
        meta: error?.meta ?? null,
      }
      send({
        id,
        error: { code: 4466, message: 'An error happened. Check the data field for details.', data },
      })
    }
  }
  process.exit(0)
}

async function call(engine, method, params) {
  const name = method === 'getDatabaseVersion' ? 'version' : method
  if (typeof engine[name] !== 'function')
    throw new Error(`The method ${method} is not in the WebAssembly engine`)
  const result = await engine[name](params)
  if (withoutResult.has(method)) return {}
  if (method !== 'diff' || result?.stdout == null) return result ?? null
  // The native engine sends a diff's text as a message of its own.
  send({ id: 1_000_000, method: 'print', params: { content: result.stdout } })
  return { exitCode: result.exitCode, stdout: null }
}

function send(message) {
  process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`)
}

async function loadEngine() {
  globalThis.PRISMA_WASM_PANIC_REGISTRY = { set_message: (message) => report('ERROR', message) }
  const bindings = await import('@prisma/schema-engine-wasm/schema_engine_bg')
  const code = new WebAssembly.Module(readFileSync(path.join(packageFolder, 'schema_engine_bg.wasm')))
  const { exports } = new WebAssembly.Instance(code, { './schema_engine_bg.js': bindings })
  bindings.__wbg_set_wasm(exports)
  exports.__wbindgen_start()
  return bindings
}
