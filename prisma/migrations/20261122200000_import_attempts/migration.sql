-- AlterTable
ALTER TABLE "import_run" ADD COLUMN "attempts" INTEGER NOT NULL DEFAULT 0;
