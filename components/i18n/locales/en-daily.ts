import desk from '@/components/desk/messages/en.json'
import common from '@/components/shared/messages/en.json'
import incidents from '@/lib/incidents/messages/en.json'

export const enDaily = { common, incidents, desk }
