'use client'

import people from '@/lib/people/messages/en.json'
import tenants from '@/lib/tenants/messages/en.json'
import { withMore } from '../with-more'

/** What comes before being signed in. */
export default withMore('en', { people, tenants })
