import 'server-only'
import { Prisma } from './generated/client'

/** Makes a JSON column null, which is not the JSON value `null`. */
export const { DbNull } = Prisma
