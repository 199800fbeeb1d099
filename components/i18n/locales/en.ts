import admin from '@/components/admin/messages/en.json'
import desk from '@/components/desk/messages/en.json'
import portal from '@/components/portal/messages/en.json'
import common from '@/components/shared/messages/en.json'
import imports from '@/lib/imports/messages/en.json'
import incidents from '@/lib/incidents/messages/en.json'
import people from '@/lib/people/messages/en.json'
import tenants from '@/lib/tenants/messages/en.json'

export const en = { common, incidents, people, tenants, imports, portal, desk, admin }
