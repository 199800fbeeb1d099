'use client'

import deflection from '@/components/deflection/messages/pt-BR.json'
import portal from '@/components/portal/messages/pt-BR.json'
import { withMore } from '../with-more'

/** What requesters work with. */
export default withMore('pt-BR', { deflection, portal })
