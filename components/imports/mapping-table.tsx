'use client'

import { useT } from '@/components/i18n/use-t'
import { Select } from '@/components/ui/select'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import { CSV_FIELDS, type CsvMapping, type ImportPreview } from '@/lib/imports/schema'

interface MappingTableProps {
  preview: ImportPreview
  mapping: CsvMapping
  onChange: (mapping: CsvMapping) => void
}

/** Each column of the file with its first values and the field it becomes. */
export function MappingTable({ preview, mapping, onChange }: MappingTableProps) {
  const t = useT('imports')
  return (
    <section className="space-y-2">
      <h3 className="text-sm font-semibold">{t('mapping.title')}</h3>
      <p className="text-xs text-muted-foreground">{t('mapping.lead')}</p>
      <Table label={t('mapping.title')}>
        <TableHeader>
          <tr>
            <TableHead>{t('mapping.column')}</TableHead>
            <TableHead>{t('mapping.field')}</TableHead>
            <TableHead>{t('mapping.sample')}</TableHead>
          </tr>
        </TableHeader>
        <TableBody>
          {preview.header.map((column, index) => (
            <TableRow key={column || index}>
              <TableCell className="font-medium">{column}</TableCell>
              <TableCell className="min-w-52">
                <Select
                  aria-label={`${t('mapping.field')}: ${column}`}
                  value={mapping[column] ?? ''}
                  onChange={(event) => onChange({ ...mapping, [column]: CSV_FIELDS.find((field) => field === event.target.value) ?? null })}
                >
                  <option value="">{t('mapping.ignore')}</option>
                  {CSV_FIELDS.map((field) => (
                    <option key={field} value={field}>
                      {t(`field.${field}`)}
                    </option>
                  ))}
                </Select>
              </TableCell>
              <TableCell className="max-w-80 truncate text-muted-foreground">
                {preview.rows.map((row) => row[index]).filter(Boolean).join(' · ')}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </section>
  )
}
