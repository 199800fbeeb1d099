import 'server-only'
import { authorize } from '@/lib/platform/auth/permissions'
import type { Ctx, TenantInfo } from '@/lib/platform/context'
import { SqlParams } from '@/lib/platform/db/sql-params'
import { tenantSql, txSql, type Tx } from '@/lib/platform/db/tenant'
import { NotFound } from '@/lib/platform/errors'
import { isUuid } from '@/lib/platform/ids'
import { storage } from '@/lib/platform/storage/storage'
import { visibleArticles } from '../access'
import { getArticle } from '../articles/queries'
import { instant, publishedOnly } from '../articles/serialize'
import { filePath } from '../render/parser'
import type { ArticleFileDto } from './schema'

type FileRecord = Omit<ArticleFileDto, 'markdown' | 'url'>

const SELECT = `select f.id, f.article_id as "articleId", f.file_name as "fileName", f.content_type as "contentType", f.size, f.sha256,
  case when u.id is not null then json_build_object('id', u.id, 'name', u.name) end as "uploadedBy", ${instant('f.created_at')} as "createdAt"
  from kb_file f left join app_user u on u.tenant_id = f.tenant_id and u.id = f.uploaded_by_id
  where f.tenant_id = $1::uuid and f.deleted_at is null`

const toFileDto = (file: FileRecord): ArticleFileDto => {
  const label = file.fileName.replace(/[\\[\]]/g, '')
  const mark = file.contentType.startsWith('image/') ? '!' : ''
  return { ...file, markdown: `${mark}[${label}](kb-file:${file.id})`, url: filePath(file.id) }
}

/** The files of an article, the newest first. @throws NotFound */
export async function listArticleFiles(ctx: Ctx, ref: string): Promise<ArticleFileDto[]> {
  authorize(ctx, 'kb.write')
  const { id } = await getArticle(ctx, ref)
  const text = `${SELECT} and f.article_id = $2::uuid order by f.created_at desc, f.id`
  const rows = await tenantSql<FileRecord>(ctx, { name: 'kb-files', text, values: [ctx.tenant.id, id] })
  return rows.map(toFileDto)
}

export async function fileIn(tx: Tx, ctx: Ctx, id: string): Promise<ArticleFileDto> {
  const [row] = await txSql<FileRecord>(tx, `${SELECT} and f.id = $2::uuid`, [ctx.tenant.id, id])
  if (!row) throw new NotFound('File')
  return toFileDto(row)
}

export interface OpenedFile {
  fileName: string
  contentType: string
  size: number
  stream: ReadableStream<Uint8Array>
}

type Found = Omit<OpenedFile, 'stream'> & { storageKey: string }

const FIND = `select f.file_name as "fileName", f.content_type as "contentType", f.size, f.storage_key as "storageKey"
  from kb_file f join kb_article a on a.tenant_id = f.tenant_id and a.id = f.article_id`

/** Opens a file of an article that the actor may read. @throws NotFound */
export async function openArticleFile(ctx: Ctx, id: string): Promise<OpenedFile> {
  if (!isUuid(id)) throw new NotFound('File')
  const params = new SqlParams()
  const text = `${FIND} where f.tenant_id = ${params.add(ctx.tenant.id)}::uuid and f.id = ${params.add(id)}::uuid and f.deleted_at is null
    and ${visibleArticles(ctx, params)} and ${publishedOnly(ctx)}`
  return opened(await tenantSql<Found>(ctx, { text, values: params.values }))
}

/**
 * Opens a file for whoever knows its address: of a public article, while it is published, and only when the published
 * text of some language shows it. @throws NotFound
 */
export async function openPublicFile(ctx: { tenant: Pick<TenantInfo, 'id'> }, id: string): Promise<OpenedFile> {
  if (!isUuid(id)) throw new NotFound('File')
  const text = `${FIND} where f.tenant_id = $1::uuid and f.id = $2::uuid and f.deleted_at is null
    and a.visibility = 'public' and a.archived_at is null and exists (
      select from kb_translation tr join kb_version v on v.tenant_id = tr.tenant_id and v.id = tr.published_version_id
      where tr.tenant_id = a.tenant_id and tr.article_id = a.id and strpos(v.html, f.id::text) > 0)`
  return opened(await tenantSql<Found>(ctx, { name: 'kb-public-file', text, values: [ctx.tenant.id, id] }))
}

async function opened([row]: readonly Found[]): Promise<OpenedFile> {
  if (!row) throw new NotFound('File')
  const { storageKey, ...file } = row
  return { ...file, stream: await storage().open(storageKey) }
}
