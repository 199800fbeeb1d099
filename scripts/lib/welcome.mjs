/** What a person reads when everything runs. */

const password = 'farol-demo-2026'
const people = ['admin', 'manager', 'agent', 'requester']
const demoTenants = [
  { slug: 'acme', domain: 'acme.test' },
  { slug: 'globex', domain: 'globex.test' },
]

/** @param {NodeJS.ProcessEnv} env of the web process */
export function welcome(env) {
  const address = addressOf(env)
  const lines = ['', `Farol is ready: ${address()}`]
  if (env.FAROL_DEMO === '1') {
    lines.push('', `Demo organisations (password of everybody: ${password})`)
    for (const { slug, domain } of demoTenants) {
      lines.push(`  ${address(slug).padEnd(30)} ${people.map((name) => `${name}@${domain}`).join('  ')}`)
    }
    lines.push('', `  Mail that it would send: ${address('acme')}/dev/mailbox`)
  }
  lines.push('', 'Logs: .data/logs. Stop with Ctrl-C.', '')
  return lines.join('\n')
}

function addressOf(env) {
  const protocol = env.APP_PROTOCOL ?? 'http'
  const domain = env.FAROL_ROOT_DOMAIN.split(',')[0].trim()
  const port = env.FAROL_PUBLIC_PORT
  const isDefault = !port || port === { http: '80', https: '443' }[protocol]
  return (slug) => `${protocol}://${slug ? `${slug}.` : ''}${domain}${isDefault ? '' : `:${port}`}`
}
