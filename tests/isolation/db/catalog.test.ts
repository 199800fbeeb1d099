import { describe, expect, test } from 'vitest'
import { ownerSql } from '@/tests/support/database'

/** Tables without a tenant, each with the reason it may have none. */
const GLOBAL: Record<string, string> = {
  tenant: 'is the tenant: walled by its id',
  provisioning: 'exists before its tenant; the app cannot see it',
  mail_intake: 'is stored before it is known whose it is; the app cannot see it',
  _prisma_migrations: 'belongs to the owner',
}
/** Uniques over all tenants, each with the reason that the collision tells nobody anything secret. */
const GLOBAL_UNIQUES: Record<string, string> = {
  tenant_domain_host_key: 'a host is served by one tenant, as anybody can see by asking it',
}
/** Indexes for jobs that work over all tenants, as the system role; they are not unique and tell nobody anything. */
const ACROSS_TENANTS = ['outbox_event_pending', 'outbox_event_sent', 'ticket_resolved', 'ticket_sla_timer', 'webhook_endpoint_wake', 'mailbox_address', 'mailbox_fetched', 'mail_delivery_wake', 'saved_view_deleted', 'sla_told_oldest', 'kb_translation_due', 'kb_article_expiry', 'kb_article_review_due']
/** The functions of full text search see all rows of its tables, and keep to a tenant by themselves. */
const SEARCHED = ['kb_search', 'ticket_search']
const SEARCH = { name: 'search', permissive: 'PERMISSIVE', roles: ['farol_search'], cmd: 'SELECT', qual: 'true', with_check: null }
/** History: the app may add and read. */
const APPEND_ONLY = ['audit_entry', 'kb_version', 'outbox_event', 'sla_calendar_version', 'sla_policy_version', 'timeline_entry']

const tables = await ownerSql<{ name: string; walled: boolean }>(`
  select c.relname as name, exists (
    select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped
  ) as walled
  from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by 1`)
const walled = tables.filter((table) => table.walled).map(({ name }) => name)

test('every table has a tenant, or a reason to have none', () => {
  expect(walled.length).toBeGreaterThan(20)
  expect(
    tables
      .filter((table) => !table.walled)
      .map(({ name }) => name)
      .sort(),
  ).toEqual(Object.keys(GLOBAL).sort())
})

describe.each([...walled, 'tenant'])('%s', (table) => {
  const column = table === 'tenant' ? 'id' : 'tenant_id'

  test('has row-level security, forced, for the app by tenant and for the system in full', async () => {
    const [flags] = await ownerSql(
      `select relrowsecurity, relforcerowsecurity from pg_class where oid = $1::regclass`,
      [table],
    )
    expect(flags).toEqual({ relrowsecurity: true, relforcerowsecurity: true })
    const policies = await ownerSql(
      `select policyname as name, permissive, roles::text[] as roles, cmd, qual, with_check from pg_policies
       where schemaname = 'public' and tablename = $1 order by 1`,
      [table],
    )
    // Without missing_ok: no tenant is an error. The column is not cast: its index serves.
    const own = `(${column} = ( SELECT (current_setting('app.tenant_id'::text))::uuid AS current_setting))`
    expect(policies).toEqual([
      ...(SEARCHED.includes(table) ? [SEARCH] : []),
      {
        name: 'system',
        permissive: 'PERMISSIVE',
        roles: ['farol_system'],
        cmd: 'ALL',
        qual: 'true',
        with_check: 'true',
      },
      {
        name: 'tenant',
        permissive: 'PERMISSIVE',
        roles: ['farol_app'],
        cmd: 'ALL',
        qual: own,
        with_check: own,
      },
    ])
  })

  test('lets the app do no more than rows need', async () => {
    const [rights] = await ownerSql(
      `select has_table_privilege('farol_app', $1, 'TRUNCATE') as truncate, has_table_privilege('farol_app', $1, 'REFERENCES') as refer,
         has_table_privilege('farol_app', $1, 'TRIGGER') as trigger`,
      [table],
    )
    expect(rights).toEqual({ truncate: false, refer: false, trigger: false })
  })
})

describe.each(walled)('%s', (table) => {
  test('has the tenant in front of its primary key', async () => {
    const [column] = await ownerSql(
      `select a.attnotnull as required, format_type(a.atttypid, a.atttypmod) as type,
         (select conkey[1] = a.attnum from pg_constraint where conrelid = a.attrelid and contype = 'p') as leads
       from pg_attribute a where a.attrelid = $1::regclass and a.attname = 'tenant_id'`,
      [table],
    )
    expect(column).toEqual({ required: true, type: 'uuid', leads: true })
  })

  test('has the tenant in front of every index', async () => {
    const astray = await ownerSql<{ name: string }>(
      `select c.relname as name from pg_index i join pg_class c on c.oid = i.indexrelid
       where i.indrelid = $1::regclass and pg_get_indexdef(i.indexrelid, 1, true) <> 'tenant_id'`,
      [table],
    )
    expect(astray.filter(({ name }) => !(name in GLOBAL_UNIQUES) && !ACROSS_TENANTS.includes(name))).toEqual([])
  })

  test('refers to other rows together with their tenant', async () => {
    const foreignKeys = await ownerSql<{ name: string; target: string; pairs: string[] }>(
      `select conname as name, confrelid::regclass::text as target, array(
         select a.attname || '=' || f.attname from unnest(conkey, confkey) as k(own, theirs)
         join pg_attribute a on a.attrelid = conrelid and a.attnum = k.own
         join pg_attribute f on f.attrelid = confrelid and f.attnum = k.theirs
       ) as pairs from pg_constraint where conrelid = $1::regclass and contype = 'f'`,
      [table],
    )
    for (const { name, target, pairs } of foreignKeys) {
      expect(pairs, name).toContain(target === 'tenant' ? 'tenant_id=id' : 'tenant_id=tenant_id')
    }
  })
})

describe('history', () => {
  test.each(APPEND_ONLY)('%s can be read and added to by the app, and nothing else', async (table) => {
    const [rights] = await ownerSql(
      `select has_table_privilege('farol_app', $1, 'SELECT') as read, has_table_privilege('farol_app', $1, 'INSERT') as add,
         has_any_column_privilege('farol_app', $1, 'UPDATE') as change, has_table_privilege('farol_app', $1, 'DELETE') as remove`,
      [table],
    )
    expect(rights).toEqual({ read: true, add: true, change: false, remove: false })
  })
})

describe('roles', () => {
  test.each(['farol_app', 'farol_system'])('%s has no power over the wall', async (role) => {
    const [attributes] = await ownerSql(
      `select rolsuper, rolbypassrls, rolcreatedb, rolcreaterole, rolreplication from pg_roles where rolname = $1`,
      [role],
    )
    expect(attributes).toEqual({
      rolsuper: false,
      rolbypassrls: false,
      rolcreatedb: false,
      rolcreaterole: false,
      rolreplication: false,
    })
    expect(
      await ownerSql(`select roleid::regrole::text from pg_auth_members where member = $1::regrole`, [role]),
    ).toEqual([])
  })

  test.each(['farol_app', 'farol_system'])('%s owns nothing and can make nothing', async (role) => {
    const owned = await ownerSql(
      `select relname as name from pg_class where relowner = $1::regrole
       union all select proname from pg_proc where proowner = $1::regrole
       union all select nspname from pg_namespace where nspowner = $1::regrole
       union all select datname from pg_database where datdba = $1::regrole`,
      [role],
    )
    expect(owned).toEqual([])
    const [rights] = await ownerSql(`select has_schema_privilege($1, 'public', 'CREATE') as make`, [role])
    expect(rights).toEqual({ make: false })
  })

  test('the app cannot see what belongs to no tenant', async () => {
    for (const table of Object.keys(GLOBAL).filter((name) => name !== 'tenant')) {
      const [rights] = await ownerSql(
        `select has_any_column_privilege('farol_app', $1, 'SELECT, INSERT, UPDATE') as any`,
        [table],
      )
      expect(rights, table).toEqual({ any: false })
    }
  })
})

describe('side doors', () => {
  test('every view asks as the one who looks, and nothing is materialized', async () => {
    const views = await ownerSql(
      `select relname as name from pg_class where relnamespace = 'public'::regnamespace
         and (relkind = 'm' or (relkind = 'v' and not coalesce('security_invoker=true' = any(reloptions), false)))`,
    )
    expect(views).toEqual([])
  })

  test('a function that acts as its owner has a fixed search path and an owner who cannot sign in', async () => {
    const loose = await ownerSql(
      `select p.proname as name from pg_proc p join pg_roles r on r.oid = p.proowner
       where p.pronamespace = 'public'::regnamespace and p.prosecdef
         and (r.rolcanlogin or not exists (select 1 from unnest(p.proconfig) c where c like 'search_path=%'))`,
    )
    expect(loose).toEqual([])
  })

  test('states are text with a check: enums cannot use an index under row-level security', async () => {
    expect(
      await ownerSql(
        `select typname from pg_type where typtype = 'e' and typnamespace = 'public'::regnamespace`,
      ),
    ).toEqual([])
  })

  test('no sequence counts over all tenants', async () => {
    expect(
      await ownerSql(
        `select relname from pg_class where relkind = 'S' and relnamespace = 'public'::regnamespace`,
      ),
    ).toEqual([])
  })
})
