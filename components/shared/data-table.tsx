'use client'

import {
  createPaginatedRowModel,
  createSortedRowModel,
  rowPaginationFeature,
  rowSortingFeature,
  sortFn_basic,
  tableFeatures,
  useTable,
  type ColumnDef,
  type RowData,
} from '@tanstack/react-table'
import { ArrowDown, ArrowUp, ArrowUpDown, ChevronLeft, ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { useT } from '@/components/i18n/use-t'
import { Button } from '@/components/ui/button'
import { cn } from '@/components/ui/cn'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'

export interface DataColumn<Row> {
  id: string
  header: string
  cell: (row: Row) => ReactNode
  /** What the column is sorted by; null goes last in both directions. Absent: it cannot be sorted. */
  sortBy?: (row: Row) => string | number | null
  /** The largest first when the header is first pressed. */
  descendingFirst?: boolean
  className?: string
}

interface DataTableProps<Row> {
  label: string
  columns: readonly DataColumn<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  /** What is said when there are no rows. */
  empty: string
}

const PAGE_SIZE = 25

const features = tableFeatures({
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
  rowPaginationFeature,
  paginatedRowModel: createPaginatedRowModel(),
})

/** Rows that are all in the browser already: sorted by their headers, 25 at a time, in the given order at first. */
export function DataTable<Row extends RowData>({ label, columns, rows, rowKey, empty }: DataTableProps<Row>) {
  const table = useTable({
    features,
    columns: columns.map(definitionOf),
    data: rows,
    getRowId: rowKey,
    initialState: { pagination: { pageIndex: 0, pageSize: PAGE_SIZE } },
    // Rows may still be arriving while somebody reads the second page.
    autoResetPageIndex: false,
    enableMultiSort: false,
  })
  if (rows.length === 0) return <p className="px-3 py-4 text-xs text-muted-foreground">{empty}</p>

  const shown = table.getRowModel().rows
  const first = table.state.pagination.pageIndex * PAGE_SIZE
  return (
    <>
      <Table label={label} className="text-xs">
        <TableHeader>
          <TableRow>
            {columns.map(({ id, header, sortBy, className }) => (
              <SortableHead
                key={id}
                header={header}
                sorted={table.getColumn(id)?.getIsSorted() || null}
                onSort={sortBy && (() => table.getColumn(id)?.toggleSorting())}
                className={className}
              />
            ))}
          </TableRow>
        </TableHeader>
        <TableBody>
          {shown.map((row) => (
            <TableRow key={row.id}>
              {columns.map(({ id, cell, className }) => (
                <TableCell key={id} className={className}>
                  {cell(row.original)}
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
      {rows.length > PAGE_SIZE ? (
        <Pages
          from={first + 1}
          to={first + shown.length}
          total={rows.length}
          onPrevious={table.getCanPreviousPage() ? table.previousPage : null}
          onNext={table.getCanNextPage() ? table.nextPage : null}
        />
      ) : null}
    </>
  )
}

function definitionOf<Row extends RowData>({
  id,
  sortBy,
  descendingFirst = false,
}: DataColumn<Row>): ColumnDef<typeof features, Row> {
  return {
    id,
    accessorFn: (row) => sortBy?.(row) ?? undefined,
    sortDescFirst: descendingFirst,
    sortFn: sortFn_basic,
    sortUndefined: 'last',
  }
}

interface SortableHeadProps {
  header: string
  sorted: 'asc' | 'desc' | null
  onSort: (() => void) | undefined
  className: string | undefined
}

function SortableHead({ header, sorted, onSort, className }: SortableHeadProps) {
  if (!onSort) return <TableHead className={className}>{header}</TableHead>
  const Icon = sorted === 'asc' ? ArrowUp : sorted === 'desc' ? ArrowDown : ArrowUpDown
  return (
    <TableHead
      aria-sort={sorted === 'asc' ? 'ascending' : sorted === 'desc' ? 'descending' : undefined}
      className={className}
    >
      <button
        type="button"
        onClick={onSort}
        className={cn(
          'inline-flex h-7 items-center gap-1 rounded-sm hover:text-foreground',
          sorted && 'text-foreground',
        )}
      >
        {header}
        <Icon aria-hidden className={cn('size-3', !sorted && 'opacity-50')} />
      </button>
    </TableHead>
  )
}

interface PagesProps {
  from: number
  to: number
  total: number
  onPrevious: (() => void) | null
  onNext: (() => void) | null
}

function Pages({ from, to, total, onPrevious, onNext }: PagesProps) {
  const t = useT('common')
  const steps = [
    { label: t('pagination.previous'), go: onPrevious, Icon: ChevronLeft },
    { label: t('pagination.next'), go: onNext, Icon: ChevronRight },
  ]
  return (
    <nav
      aria-label={t('pagination.label')}
      className="flex items-center gap-2 border-t border-border px-3 py-2 text-xs text-muted-foreground"
    >
      <span role="status" className="mr-auto tabular-nums">
        {t('pagination.range', { from, to, total })}
      </span>
      {steps.map(({ label, go, Icon }) => (
        // Not `disabled`: whoever pages by keyboard keeps the focus at the end.
        <Button
          key={label}
          variant="outline"
          size="icon-sm"
          aria-label={label}
          title={label}
          aria-disabled={go === null}
          onClick={() => go?.()}
        >
          <Icon aria-hidden />
        </Button>
      ))}
    </nav>
  )
}
