import { incidentListQuery } from '@/lib/incidents/schema'
import { exportForm } from '@/lib/tickets/export-form'
import { EXPORT_FIELDS } from './vocabulary'

/** A list's filters and order, and the form of the file. */
export const exportQuery = incidentListQuery.omit({ limit: true, cursor: true, count: true }).extend(exportForm(EXPORT_FIELDS))
