import desk from '@/components/desk/messages/pt-BR.json'
import common from '@/components/shared/messages/pt-BR.json'
import incidents from '@/lib/incidents/messages/pt-BR.json'

/** What the browser needs where people work all day, the desk. */
export const ptBRDaily = { common, incidents, desk }
