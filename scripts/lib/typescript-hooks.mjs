/**
 * Lets Node import the application's modules as Next and TypeScript do: `@/` for the project's root, paths
 * without an extension, JSON without an attribute. TypeScript itself makes JavaScript of them: Node's own
 * stripping knows neither JSX nor parameter properties.
 */

import { existsSync, readFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import ts from 'typescript'
import { root } from './project.mjs'

const endings = ['', '.ts', '.tsx', '.mjs', '.js']
const compilerOptions = {
  target: ts.ScriptTarget.ES2023,
  module: ts.ModuleKind.ESNext,
  jsx: ts.JsxEmit.ReactJSX,
  verbatimModuleSyntax: true,
  inlineSourceMap: true,
}

registerHooks({
  resolve(specifier, context, next) {
    // It fails to load anywhere but in a server bundle, which is its whole purpose; here everything is the server.
    if (specifier === 'server-only') return { url: 'data:text/javascript,', shortCircuit: true }
    const base = basePath(specifier, context.parentURL)
    const file =
      base &&
      endings
        .map((ending) => base + ending)
        .find((candidate) => path.extname(candidate) && existsSync(candidate))
    if (!file) return next(specifier, context)
    const url = pathToFileURL(file).href
    if (file.endsWith('.json'))
      return { url, format: 'json', importAttributes: { type: 'json' }, shortCircuit: true }
    return next(url, context)
  },
  load(url, context, next) {
    if (!/\.tsx?$/.test(url) || url.includes('/node_modules/')) return next(url, context)
    const fileName = fileURLToPath(url)
    const { outputText } = ts.transpileModule(readFileSync(fileName, 'utf8'), { fileName, compilerOptions })
    return { format: 'module', source: outputText, shortCircuit: true }
  },
})

function basePath(specifier, parentUrl) {
  if (specifier.startsWith('@/')) return path.join(root, specifier.slice(2))
  const isRelative = specifier.startsWith('./') || specifier.startsWith('../')
  if (!isRelative || !parentUrl?.startsWith('file:') || parentUrl.includes('/node_modules/')) return undefined
  return path.resolve(path.dirname(fileURLToPath(parentUrl)), specifier)
}
