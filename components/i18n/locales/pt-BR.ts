import admin from '@/components/admin/messages/pt-BR.json'
import desk from '@/components/desk/messages/pt-BR.json'
import portal from '@/components/portal/messages/pt-BR.json'
import common from '@/components/shared/messages/pt-BR.json'
import imports from '@/lib/imports/messages/pt-BR.json'
import incidents from '@/lib/incidents/messages/pt-BR.json'
import people from '@/lib/people/messages/pt-BR.json'
import tenants from '@/lib/tenants/messages/pt-BR.json'

/** What the browser may need. The landing page is rendered on the server alone and stays out. */
export const ptBR = { common, incidents, people, tenants, imports, portal, desk, admin }
