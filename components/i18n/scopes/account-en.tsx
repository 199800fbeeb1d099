'use client'

import admin from '@/components/admin/messages/en.json'
import mail from '@/components/mail/messages/en.json'
import people from '@/lib/people/messages/en.json'
import { withMore } from '../with-more'

/** One's own pages. */
export default withMore('en', { admin, mail, people })
