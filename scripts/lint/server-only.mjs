/**
 * A module that reaches for what only a server has says so in its first line: `import 'server-only'`, or the
 * directive 'use server'. Then a client component that comes to import it, at whatever distance, fails the build
 * instead of shipping it.
 */

const serverSide =
  /^(node:|pg$|pino$|next\/headers$|next\/server$|@aws-sdk\/|@node-rs\/|@prisma\/|@\/lib\/platform\/(db|env|log)(\/|$))/

/** @type {import('eslint').Rule.RuleModule} */
export const serverOnly = {
  meta: {
    type: 'problem',
    docs: { description: "require import 'server-only' in modules with server capabilities" },
    messages: {
      missing: "'{{source}}' exists on a server alone: begin this file with import 'server-only'.",
    },
    schema: [],
  },
  create(context) {
    return {
      Program({ body }) {
        const isMarked = body.some(
          (node) =>
            (node.type === 'ImportDeclaration' && node.source.value === 'server-only') ||
            node.directive === 'use server',
        )
        if (isMarked) return
        for (const node of body) {
          if (node.type !== 'ImportDeclaration' || !serverSide.test(node.source.value) || isTypeOnly(node))
            continue
          context.report({ node, messageId: 'missing', data: { source: node.source.value } })
        }
      },
    }
  },
}

function isTypeOnly({ importKind, specifiers }) {
  if (importKind === 'type') return true
  return specifiers.length > 0 && specifiers.every((specifier) => specifier.importKind === 'type')
}
