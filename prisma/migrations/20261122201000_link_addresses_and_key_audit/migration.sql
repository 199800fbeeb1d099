-- AlterTable
ALTER TABLE "audit_entry" ADD COLUMN "api_key_id" UUID;

-- AlterTable
ALTER TABLE "one_time_token" ADD COLUMN "email_hash" TEXT;
