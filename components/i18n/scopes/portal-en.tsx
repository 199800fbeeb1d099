'use client'

import deflection from '@/components/deflection/messages/en.json'
import portal from '@/components/portal/messages/en.json'
import { withMore } from '../with-more'

/** What requesters work with. */
export default withMore('en', { deflection, portal })
