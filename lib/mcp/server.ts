import 'server-only'
import { createMcpHandler, McpServer, type CallToolResult } from '@modelcontextprotocol/server'
import { can } from '@/lib/platform/auth/permissions'
import type { Ctx } from '@/lib/platform/context'
import { DomainError, ValidationFailed } from '@/lib/platform/errors'
import { log } from '@/lib/platform/log'
import { TOOLS, type Tool } from './tools'

const ABOUT = { name: 'farol', title: 'Farol', version: '1' }

/**
 * Answers one message of the Model Context Protocol for one person: the tools are those that they may use, and
 * each only reads. Nothing is kept between messages, and nobody is told of changes.
 * @param message the body, as parsed; the request's own was read
 */
export async function answerMcp(ctx: Ctx, request: Request, message: unknown): Promise<Response> {
  const handler = createMcpHandler(() => serverFor(ctx), { maxSubscriptions: 0 })
  return handler.fetch(request, { parsedBody: message })
}

function serverFor(ctx: Ctx): McpServer {
  const server = new McpServer(ABOUT)
  for (const { name, title, description, input, ...tool } of TOOLS.filter(({ permission }) => permission.some((one) => can(ctx, one)))) {
    server.registerTool(name, { title, description, inputSchema: input, annotations: { readOnlyHint: true, openWorldHint: false } }, (given) => call(ctx, { name, ...tool }, given))
  }
  return server
}

async function call(ctx: Ctx, { name, run }: Pick<Tool, 'name' | 'run'>, given: unknown): Promise<CallToolResult> {
  try {
    const result = await run(ctx, given)
    return { content: [{ type: 'text', text: JSON.stringify(result) }], structuredContent: result }
  } catch (error) {
    return { isError: true, content: [{ type: 'text', text: sayable(ctx, name, error) }] }
  }
}

/** What a refusal tells; anything else is for the log alone. */
function sayable(ctx: Ctx, tool: string, error: unknown): string {
  if (error instanceof ValidationFailed) return error.issues.map(({ path, message }) => `${path}: ${message}`).join('\n')
  if (error instanceof DomainError && error.status < 500) return error.message
  log().error({ requestId: ctx.requestId, tenantId: ctx.tenant.id, tool, error }, 'tool failed')
  return 'Something went wrong on our side'
}
