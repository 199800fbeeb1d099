'use client'

import admin from '@/components/admin/messages/pt-BR.json'
import mail from '@/components/mail/messages/pt-BR.json'
import people from '@/lib/people/messages/pt-BR.json'
import { withMore } from '../with-more'

/** One's own pages. */
export default withMore('pt-BR', { admin, mail, people })
