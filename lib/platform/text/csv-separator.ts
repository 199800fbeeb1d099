import { z } from 'zod'

/** The parameter by which a program says what it wants between cells. */
export const csvSeparator = z.enum(['comma', 'semicolon']).default('comma')
