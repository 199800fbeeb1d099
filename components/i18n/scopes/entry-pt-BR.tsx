'use client'

import people from '@/lib/people/messages/pt-BR.json'
import tenants from '@/lib/tenants/messages/pt-BR.json'
import { withMore } from '../with-more'

/** What comes before being signed in. */
export default withMore('pt-BR', { people, tenants })
