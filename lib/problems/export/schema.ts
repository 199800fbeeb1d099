import { problemListQuery } from '../schema'
import { exportForm } from '@/lib/tickets/export-form'
import { PROBLEM_EXPORT_FIELDS } from './vocabulary'

/** A list's filters and order, and the form of the file. */
export const problemExportQuery = problemListQuery.omit({ limit: true, cursor: true, count: true }).extend(exportForm(PROBLEM_EXPORT_FIELDS))
