-- Generated from prisma/schema, with one edit: entry, action and record are partitioned by month of their UUIDv7 id,
-- so that (organization_id, id) stays unique over all partitions and look-ups by id prune (docs/adr/0003).
-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "mastguard";

-- CreateTable
CREATE TABLE "mastguard"."agent_activity" (
    "organization_id" UUID NOT NULL,
    "agent_id" TEXT NOT NULL,
    "first_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "last_action_type" TEXT NOT NULL,
    "events" BIGINT NOT NULL DEFAULT 0,
    "alert" BIGINT NOT NULL DEFAULT 0,
    "hitl" BIGINT NOT NULL DEFAULT 0,
    "block" BIGINT NOT NULL DEFAULT 0,
    "failures" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "agent_activity_pkey" PRIMARY KEY ("organization_id","agent_id")
);

-- CreateTable
CREATE TABLE "mastguard"."agent_hour" (
    "organization_id" UUID NOT NULL,
    "agent_id" TEXT NOT NULL,
    "hour" TIMESTAMPTZ(0) NOT NULL,
    "events" INTEGER NOT NULL DEFAULT 0,
    "alert" INTEGER NOT NULL DEFAULT 0,
    "hitl" INTEGER NOT NULL DEFAULT 0,
    "block" INTEGER NOT NULL DEFAULT 0,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "max_risk" SMALLINT NOT NULL,

    CONSTRAINT "agent_hour_pkey" PRIMARY KEY ("organization_id","hour","agent_id")
);

-- CreateTable
CREATE TABLE "mastguard"."log_head" (
    "organization_id" UUID NOT NULL,
    "size" BIGINT NOT NULL DEFAULT 0,
    "epoch" BIGINT NOT NULL DEFAULT 1,
    "tasks" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "log_head_pkey" PRIMARY KEY ("organization_id")
);

-- CreateTable
CREATE TABLE "mastguard"."entry" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "index" BIGINT NOT NULL,
    "type" TEXT NOT NULL,
    "trace_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor_type" TEXT NOT NULL,
    "actor_id" TEXT NOT NULL,
    "agent_id" TEXT,
    "action_type" TEXT,
    "decision" TEXT,
    "risk_score" SMALLINT,
    "risk_category" TEXT,
    "body" TEXT NOT NULL,
    "leaf_hash" BYTEA NOT NULL,

    CONSTRAINT "entry_pkey" PRIMARY KEY ("organization_id","id")
) PARTITION BY RANGE ("id");

-- CreateTable
CREATE TABLE "mastguard"."tile" (
    "organization_id" UUID NOT NULL,
    "level" SMALLINT NOT NULL,
    "position" BIGINT NOT NULL,
    "hashes" BYTEA NOT NULL,

    CONSTRAINT "tile_pkey" PRIMARY KEY ("organization_id","level","position")
);

-- CreateTable
CREATE TABLE "mastguard"."tree" (
    "organization_id" UUID NOT NULL,
    "size" BIGINT NOT NULL,
    "checkpoints" BIGINT NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "tree_pkey" PRIMARY KEY ("organization_id")
);

-- CreateTable
CREATE TABLE "mastguard"."checkpoint" (
    "organization_id" UUID NOT NULL,
    "number" BIGINT NOT NULL,
    "size" BIGINT NOT NULL,
    "root_hash" BYTEA NOT NULL,
    "note" TEXT NOT NULL,
    "signed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "checkpoint_pkey" PRIMARY KEY ("organization_id","number")
);

-- CreateTable
CREATE TABLE "mastguard"."action" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "source" TEXT NOT NULL,
    "api_key_id" UUID,
    "agent_id" TEXT NOT NULL,
    "action_type" TEXT NOT NULL,
    "tool" TEXT,
    "resource" TEXT,
    "environment" TEXT,
    "run_id" TEXT,
    "session_id" TEXT,
    "session_key" TEXT,
    "external_trace_id" TEXT,
    "parent_trace_id" TEXT,
    "subject_refs" TEXT[],
    "digest" TEXT NOT NULL,
    "decision" TEXT NOT NULL,
    "risk_score" SMALLINT NOT NULL,
    "risk_category" TEXT NOT NULL,
    "entry_index" BIGINT NOT NULL,
    "answer" TEXT NOT NULL,

    CONSTRAINT "action_pkey" PRIMARY KEY ("organization_id","id")
) PARTITION BY RANGE ("id");

-- CreateTable
CREATE TABLE "mastguard"."record" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "trace_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "key_id" UUID NOT NULL,
    "wrapped_key" BYTEA,
    "nonce" BYTEA,
    "ciphertext" BYTEA,
    "erased_at" TIMESTAMPTZ(3),

    CONSTRAINT "record_pkey" PRIMARY KEY ("organization_id","id")
) PARTITION BY RANGE ("id");

-- CreateTable
CREATE TABLE "mastguard"."agent_session" (
    "organization_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "version" BIGINT NOT NULL,
    "state" TEXT NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "agent_session_pkey" PRIMARY KEY ("organization_id","key")
);

-- CreateTable
CREATE TABLE "mastguard"."idempotency_key" (
    "organization_id" UUID NOT NULL,
    "api_key_id" UUID NOT NULL,
    "key_hash" BYTEA NOT NULL,
    "body_hash" BYTEA NOT NULL,
    "trace_id" UUID NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "idempotency_key_pkey" PRIMARY KEY ("organization_id","api_key_id","key_hash")
);

-- CreateTable
CREATE TABLE "mastguard"."activity_minute" (
    "organization_id" UUID NOT NULL,
    "minute" TIMESTAMPTZ(0) NOT NULL,
    "allow" INTEGER NOT NULL DEFAULT 0,
    "alert" INTEGER NOT NULL DEFAULT 0,
    "hitl" INTEGER NOT NULL DEFAULT 0,
    "block" INTEGER NOT NULL DEFAULT 0,
    "failures" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "activity_minute_pkey" PRIMARY KEY ("organization_id","minute")
);

-- CreateTable
CREATE TABLE "mastguard"."api_key" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "last_four" TEXT NOT NULL,
    "hash" BYTEA NOT NULL,
    "scopes" TEXT[],
    "user_id" UUID,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_key_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "mastguard"."api_key_usage" (
    "organization_id" UUID NOT NULL,
    "api_key_id" UUID NOT NULL,
    "last_used_at" TIMESTAMPTZ(3) NOT NULL,
    "events" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "api_key_usage_pkey" PRIMARY KEY ("organization_id","api_key_id")
);

-- CreateTable
CREATE TABLE "mastguard"."organization_key" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "wrapped" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "retired_at" TIMESTAMPTZ(3),

    CONSTRAINT "organization_key_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "mastguard"."signing_key" (
    "id" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "algorithm" TEXT NOT NULL DEFAULT 'Ed25519',
    "public_key" BYTEA NOT NULL,
    "sealed" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "retired_at" TIMESTAMPTZ(3),

    CONSTRAINT "signing_key_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mastguard"."organization" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "zone" TEXT NOT NULL DEFAULT 'UTC',
    "mode" TEXT NOT NULL DEFAULT 'allow_by_default',
    "is_demo" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "organization_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mastguard"."membership" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "roles" TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "membership_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "mastguard"."user_account" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "user_account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mastguard"."user_session" (
    "id" UUID NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "user_id" UUID NOT NULL,
    "method" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "user_session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mastguard"."sign_in_token" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "link_hash" BYTEA NOT NULL,
    "code_hash" BYTEA,
    "method" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "spent_at" TIMESTAMPTZ(3),

    CONSTRAINT "sign_in_token_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mastguard"."policy_set" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "dialect" TEXT NOT NULL DEFAULT 'native',
    "combining" TEXT NOT NULL DEFAULT 'first_applicable',
    "fallback" TEXT NOT NULL DEFAULT 'risk',
    "compiled_hash" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "policy_set_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "mastguard"."policy" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "policy_set_id" UUID NOT NULL,
    "priority" INTEGER NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "shadow" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "policy_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "mastguard"."policy_version" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "policy_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT,
    "action_types" TEXT[],
    "agent_ids" TEXT[],
    "tools" TEXT[],
    "condition" TEXT NOT NULL,
    "decision" TEXT NOT NULL,
    "review" JSONB,
    "content_hash" TEXT NOT NULL,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "policy_version_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "mastguard"."policy_day" (
    "organization_id" UUID NOT NULL,
    "policy_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "matched" BIGINT NOT NULL DEFAULT 0,
    "shadowed" BIGINT NOT NULL DEFAULT 0,
    "errored" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "policy_day_pkey" PRIMARY KEY ("organization_id","policy_id","day")
);

-- CreateTable
CREATE TABLE "mastguard"."review_task" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "number" BIGINT NOT NULL,
    "trace_id" UUID NOT NULL,
    "agent_id" TEXT NOT NULL,
    "action_type" TEXT NOT NULL,
    "action_digest" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'PENDING',
    "required_approvals" INTEGER NOT NULL DEFAULT 1,
    "policy_id" UUID,
    "policy_version_id" UUID,
    "risk_score" SMALLINT NOT NULL,
    "risk_category" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sla_due_at" TIMESTAMPTZ(3) NOT NULL,
    "resolved_at" TIMESTAMPTZ(3),

    CONSTRAINT "review_task_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateIndex
CREATE INDEX "agent_hour_organization_id_agent_id_hour_idx" ON "mastguard"."agent_hour"("organization_id", "agent_id", "hour");

-- CreateIndex
CREATE INDEX "entry_organization_id_trace_id_index_idx" ON "mastguard"."entry"("organization_id", "trace_id", "index");

-- CreateIndex
CREATE INDEX "entry_organization_id_agent_id_index_idx" ON "mastguard"."entry"("organization_id", "agent_id", "index");

-- CreateIndex
CREATE UNIQUE INDEX "checkpoint_organization_id_size_key" ON "mastguard"."checkpoint"("organization_id", "size");

-- CreateIndex
CREATE INDEX "action_organization_id_session_key_id_idx" ON "mastguard"."action"("organization_id", "session_key", "id");

-- CreateIndex
CREATE INDEX "idempotency_key_expires_at_idx" ON "mastguard"."idempotency_key"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "api_key_hash_key" ON "mastguard"."api_key"("hash");

-- CreateIndex
CREATE INDEX "membership_user_id_idx" ON "mastguard"."membership"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "membership_organization_id_user_id_key" ON "mastguard"."membership"("organization_id", "user_id");

-- CreateIndex
CREATE UNIQUE INDEX "user_account_email_key" ON "mastguard"."user_account"("email");

-- CreateIndex
CREATE UNIQUE INDEX "user_session_token_hash_key" ON "mastguard"."user_session"("token_hash");

-- CreateIndex
CREATE INDEX "user_session_user_id_idx" ON "mastguard"."user_session"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "sign_in_token_link_hash_key" ON "mastguard"."sign_in_token"("link_hash");

-- CreateIndex
CREATE INDEX "sign_in_token_email_created_at_idx" ON "mastguard"."sign_in_token"("email", "created_at");

-- CreateIndex
CREATE INDEX "policy_organization_id_policy_set_id_priority_idx" ON "mastguard"."policy"("organization_id", "policy_set_id", "priority");

-- CreateIndex
CREATE UNIQUE INDEX "policy_version_organization_id_policy_id_version_key" ON "mastguard"."policy_version"("organization_id", "policy_id", "version");

-- CreateIndex
CREATE INDEX "review_task_organization_id_status_created_at_idx" ON "mastguard"."review_task"("organization_id", "status", "created_at");

-- CreateIndex
CREATE INDEX "review_task_organization_id_trace_id_idx" ON "mastguard"."review_task"("organization_id", "trace_id");

-- CreateIndex
CREATE UNIQUE INDEX "review_task_organization_id_number_key" ON "mastguard"."review_task"("organization_id", "number");

-- AddForeignKey
ALTER TABLE "mastguard"."log_head" ADD CONSTRAINT "log_head_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "mastguard"."organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mastguard"."api_key" ADD CONSTRAINT "api_key_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "mastguard"."organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mastguard"."organization_key" ADD CONSTRAINT "organization_key_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "mastguard"."organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mastguard"."membership" ADD CONSTRAINT "membership_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "mastguard"."organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mastguard"."membership" ADD CONSTRAINT "membership_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "mastguard"."user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mastguard"."user_session" ADD CONSTRAINT "user_session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "mastguard"."user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mastguard"."policy_set" ADD CONSTRAINT "policy_set_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "mastguard"."organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mastguard"."policy" ADD CONSTRAINT "policy_organization_id_policy_set_id_fkey" FOREIGN KEY ("organization_id", "policy_set_id") REFERENCES "mastguard"."policy_set"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mastguard"."policy_version" ADD CONSTRAINT "policy_version_organization_id_policy_id_fkey" FOREIGN KEY ("organization_id", "policy_id") REFERENCES "mastguard"."policy"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;


