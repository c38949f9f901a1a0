-- PostgreSQL 18, migrations fdf43e10c70f7f9407fcc482509acee5f1ea8434641898df0eda68bf18d2b2cd
SET LOCAL search_path = '';
SET LOCAL check_function_bodies = false;
CREATE TYPE public.procrastinate_job_event_type AS ENUM (
    'deferred',
    'started',
    'deferred_for_retry',
    'failed',
    'succeeded',
    'cancelled',
    'abort_requested',
    'aborted',
    'scheduled',
    'retried'
);
CREATE TYPE public.procrastinate_job_status AS ENUM (
    'todo',
    'doing',
    'succeeded',
    'failed',
    'cancelled',
    'aborting',
    'aborted'
);
CREATE TYPE public.procrastinate_job_to_defer_v1 AS (
	queue_name character varying,
	task_name character varying,
	priority integer,
	lock text,
	queueing_lock text,
	args jsonb,
	scheduled_at timestamp with time zone
);
CREATE FUNCTION public.act_decision_stays() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF to_jsonb(NEW) - 'is_current' - 'public_on' <> to_jsonb(OLD) - 'is_current' - 'public_on'
        OR (NEW.is_current AND NOT OLD.is_current)
        OR (NEW.public_on IS NULL) <> (OLD.public_on IS NULL)
    THEN
        RAISE EXCEPTION 'a decision stays as it was made; another one follows it'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.listen_mark_stays() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF NEW.origin IS DISTINCT FROM OLD.origin OR NEW.agreed_to IS DISTINCT FROM OLD.agreed_to
        OR (NEW.scribe_id IS DISTINCT FROM OLD.scribe_id AND (NEW.scribe_id IS NOT NULL OR NEW.withdrawn_at IS NULL))
    THEN
        RAISE EXCEPTION 'who wrote a story down does not change' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.listen_tally_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    direction integer := CASE WHEN TG_ARGV[0] = 'fresh' THEN 1 ELSE -1 END;
    change record;
BEGIN
    FOR change IN
        SELECT inquiry_id, count(*) FILTER (WHERE withdrawn_at IS NULL) AS s,
            count(*) FILTER (WHERE withdrawn_at IS NULL AND first_read_at IS NULL) AS u,
            count(*) FILTER (WHERE withdrawn_at IS NOT NULL) AS w
        FROM changed WHERE superseded_at IS NULL GROUP BY inquiry_id ORDER BY inquiry_id
    LOOP
        INSERT INTO listen_tally AS t (inquiry_id, stories, unread, withdrawn)
        VALUES (change.inquiry_id, direction * change.s, direction * change.u, direction * change.w)
        ON CONFLICT (inquiry_id) DO UPDATE SET stories = t.stories + excluded.stories,
            unread = t.unread + excluded.unread, withdrawn = t.withdrawn + excluded.withdrawn;
    END LOOP;
    RETURN NULL;
END $$;
CREATE FUNCTION public.listen_tasted_stays() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF EXISTS (SELECT FROM listen_taste WHERE version_id = OLD.id) THEN
        RAISE EXCEPTION 'version % was tasted and stays as it is', OLD.id USING ERRCODE = 'check_violation';
    END IF;
    RETURN COALESCE(NEW, OLD);
END $$;
CREATE FUNCTION public.mirror_look_goes_on() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE ways text[] := ARRAY['draft', 'asking', 'sealed', 'opened'];
BEGIN
    IF array_position(ways, NEW.stage::text) < array_position(ways, OLD.stage::text)
        OR (OLD.stage <> 'draft' AND to_jsonb(NEW) - 'stage' <> to_jsonb(OLD) - 'stage')
    THEN
        RAISE EXCEPTION 'a look only goes forward, and what the asked were told stays'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.mirror_promise_stays() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF EXISTS (
        SELECT FROM mirror_look
        WHERE stage <> 'draft' AND id IN (
            CASE WHEN TG_OP <> 'INSERT' THEN OLD.look_id END, CASE WHEN TG_OP <> 'DELETE' THEN NEW.look_id END
        )
    ) THEN
        RAISE EXCEPTION 'what the asked were told stays' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN COALESCE(NEW, OLD);
END $$;
CREATE FUNCTION public.mirror_question_stays() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF to_jsonb(NEW) - 'text' - 'keep_until' - 'withdrawn_at' - 'withdrawn_ground'
            <> to_jsonb(OLD) - 'text' - 'keep_until' - 'withdrawn_at' - 'withdrawn_ground'
        OR (NEW.text <> OLD.text AND NEW.text <> '')
    THEN
        RAISE EXCEPTION 'a question stays as it was asked; only its words can go'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.mirror_sheet_in_time() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE held record;
BEGIN
    SELECT stage, instrument INTO held FROM mirror_look WHERE id = NEW.look_id;
    IF held.stage <>
        (CASE WHEN held.instrument = 'three_words' AND NEW.side = 'outside' THEN 'sealed' ELSE 'asking' END)
    THEN
        RAISE EXCEPTION 'this side does not answer now' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.mirror_step_stays() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF EXISTS (SELECT FROM mirror_walk w WHERE w.entry_index IS NOT NULL AND w.id IN (OLD.walk_id, NEW.walk_id)) THEN
        RAISE EXCEPTION 'what was walked stays as it was entered; another walk follows it'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN coalesce(NEW, OLD);
END $$;
CREATE FUNCTION public.mirror_walk_stays() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF OLD.entry_index IS NOT NULL THEN
        RAISE EXCEPTION 'what was walked stays as it was entered; another walk follows it'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.procrastinate_cancel_job_v1(job_id bigint, abort boolean, delete_job boolean) RETURNS bigint
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
BEGIN
    IF delete_job THEN
        DELETE FROM procrastinate_jobs
        WHERE id = job_id AND status = 'todo'
        RETURNING id INTO _job_id;
    END IF;
    IF _job_id IS NULL THEN
        IF abort THEN
            UPDATE procrastinate_jobs
            SET abort_requested = true,
                status = CASE status
                    WHEN 'todo' THEN 'cancelled'::procrastinate_job_status ELSE status
                END
            WHERE id = job_id AND status IN ('todo', 'doing')
            RETURNING id INTO _job_id;
        ELSE
            UPDATE procrastinate_jobs
            SET status = 'cancelled'::procrastinate_job_status
            WHERE id = job_id AND status = 'todo'
            RETURNING id INTO _job_id;
        END IF;
    END IF;
    RETURN _job_id;
END;
$$;
CREATE FUNCTION public.procrastinate_defer_jobs_v1(jobs public.procrastinate_job_to_defer_v1[]) RETURNS bigint[]
    LANGUAGE plpgsql
    AS $$
DECLARE
    job_ids bigint[];
BEGIN
    WITH inserted_jobs AS (
        INSERT INTO procrastinate_jobs (queue_name, task_name, priority, lock, queueing_lock, args, scheduled_at)
        SELECT (job).queue_name,
               (job).task_name,
               (job).priority,
               (job).lock,
               (job).queueing_lock,
               (job).args,
               (job).scheduled_at
        FROM unnest(jobs) AS job
        RETURNING id
    )
    SELECT array_agg(id) FROM inserted_jobs INTO job_ids;

    RETURN job_ids;
END;
$$;
CREATE FUNCTION public.procrastinate_defer_periodic_job_v2(_queue_name character varying, _lock character varying, _queueing_lock character varying, _task_name character varying, _priority integer, _periodic_id character varying, _defer_timestamp bigint, _args jsonb) RETURNS bigint
    LANGUAGE plpgsql
    AS $$
DECLARE
	_job_id bigint;
	_defer_id bigint;
BEGIN
    INSERT
        INTO procrastinate_periodic_defers (task_name, periodic_id, defer_timestamp)
        VALUES (_task_name, _periodic_id, _defer_timestamp)
        ON CONFLICT DO NOTHING
        RETURNING id into _defer_id;

    IF _defer_id IS NULL THEN
        RETURN NULL;
    END IF;

    UPDATE procrastinate_periodic_defers
        SET job_id = (
            SELECT COALESCE((
                SELECT unnest(procrastinate_defer_jobs_v1(
                    ARRAY[
                        ROW(
                            _queue_name,
                            _task_name,
                            _priority,
                            _lock,
                            _queueing_lock,
                            _args,
                            NULL::timestamptz
                        )
                    ]::procrastinate_job_to_defer_v1[]
                ))
            ), NULL)
        )
        WHERE id = _defer_id
        RETURNING job_id INTO _job_id;

    DELETE
        FROM procrastinate_periodic_defers
        USING (
            SELECT id
            FROM procrastinate_periodic_defers
            WHERE procrastinate_periodic_defers.task_name = _task_name
            AND procrastinate_periodic_defers.periodic_id = _periodic_id
            AND procrastinate_periodic_defers.defer_timestamp < _defer_timestamp
            ORDER BY id
            FOR UPDATE
        ) to_delete
        WHERE procrastinate_periodic_defers.id = to_delete.id;

    RETURN _job_id;
END;
$$;
CREATE TABLE public.procrastinate_jobs (
    id bigint NOT NULL,
    queue_name character varying(128) NOT NULL,
    task_name character varying(128) NOT NULL,
    lock text,
    args jsonb DEFAULT '{}'::jsonb NOT NULL,
    status public.procrastinate_job_status DEFAULT 'todo'::public.procrastinate_job_status NOT NULL,
    scheduled_at timestamp with time zone,
    attempts integer DEFAULT 0 NOT NULL,
    queueing_lock text,
    priority integer DEFAULT 0 NOT NULL,
    abort_requested boolean DEFAULT false NOT NULL,
    worker_id bigint,
    CONSTRAINT check_not_todo_abort_requested CHECK ((NOT ((status = 'todo'::public.procrastinate_job_status) AND (abort_requested = true))))
);
CREATE FUNCTION public.procrastinate_fetch_job_v2(target_queue_names character varying[], p_worker_id bigint) RETURNS public.procrastinate_jobs
    LANGUAGE plpgsql
    AS $$
DECLARE
	found_jobs procrastinate_jobs;
BEGIN
    WITH candidate AS (
        SELECT jobs.*
            FROM procrastinate_jobs AS jobs
            WHERE
                -- reject the job if its lock has earlier or higher priority jobs
                NOT EXISTS (
                    SELECT 1
                        FROM procrastinate_jobs AS other_jobs
                        WHERE
                            jobs.lock IS NOT NULL
                            AND other_jobs.lock = jobs.lock
                            AND (
                                -- job with same lock is already running
                                other_jobs.status = 'doing'
                                OR
                                -- job with same lock is waiting and has higher priority (or same priority but was queued first)
                                (
                                    other_jobs.status = 'todo'
                                    AND (
                                        other_jobs.priority > jobs.priority
                                        OR (
                                        other_jobs.priority = jobs.priority
                                        AND other_jobs.id < jobs.id
                                        )
                                    )
                                )
                            )
                )
                AND jobs.status = 'todo'
                AND (target_queue_names IS NULL OR jobs.queue_name = ANY( target_queue_names ))
                AND (jobs.scheduled_at IS NULL OR jobs.scheduled_at <= now())
            ORDER BY jobs.priority DESC, jobs.id ASC LIMIT 1
            FOR UPDATE OF jobs SKIP LOCKED
    )
    UPDATE procrastinate_jobs
        SET status = 'doing', worker_id = p_worker_id
        FROM candidate
        WHERE procrastinate_jobs.id = candidate.id
        RETURNING procrastinate_jobs.* INTO found_jobs;

 RETURN found_jobs;
END;
$$;
CREATE FUNCTION public.procrastinate_finish_job_v1(job_id bigint, end_status public.procrastinate_job_status, delete_job boolean) RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
BEGIN
    IF end_status NOT IN ('succeeded', 'failed', 'aborted') THEN
        RAISE 'End status should be either "succeeded", "failed" or "aborted" (job id: %)', job_id;
    END IF;
    IF delete_job THEN
        DELETE FROM procrastinate_jobs
        WHERE id = job_id AND status IN ('todo', 'doing')
        RETURNING id INTO _job_id;
    ELSE
        UPDATE procrastinate_jobs
        SET status = end_status,
            abort_requested = false,
            attempts = CASE status
                WHEN 'doing' THEN attempts + 1 ELSE attempts
            END
        WHERE id = job_id AND status IN ('todo', 'doing')
        RETURNING id INTO _job_id;
    END IF;
    IF _job_id IS NULL THEN
        RAISE 'Job was not found or not in "doing" or "todo" status (job id: %)', job_id;
    END IF;
END;
$$;
CREATE FUNCTION public.procrastinate_notify_queue_abort_job_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    payload TEXT;
BEGIN
    SELECT json_build_object('type', 'abort_job_requested', 'job_id', NEW.id)::text INTO payload;
	PERFORM pg_notify('procrastinate_queue_v1#' || NEW.queue_name, payload);
	PERFORM pg_notify('procrastinate_any_queue_v1', payload);
	RETURN NEW;
END;
$$;
CREATE FUNCTION public.procrastinate_notify_queue_job_inserted_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    payload TEXT;
BEGIN
    SELECT json_build_object('type', 'job_inserted', 'job_id', NEW.id)::text INTO payload;
	PERFORM pg_notify('procrastinate_queue_v1#' || NEW.queue_name, payload);
	PERFORM pg_notify('procrastinate_any_queue_v1', payload);
	RETURN NEW;
END;
$$;
CREATE FUNCTION public.procrastinate_prune_stalled_workers_v1(seconds_since_heartbeat double precision) RETURNS TABLE(worker_id bigint)
    LANGUAGE plpgsql
    AS $$
BEGIN
    RETURN QUERY
    DELETE FROM procrastinate_workers
    WHERE last_heartbeat < NOW() - (seconds_since_heartbeat || 'SECOND')::INTERVAL
    RETURNING procrastinate_workers.id;
END;
$$;
CREATE FUNCTION public.procrastinate_register_worker_v1() RETURNS TABLE(worker_id bigint)
    LANGUAGE plpgsql
    AS $$
BEGIN
    RETURN QUERY
    INSERT INTO procrastinate_workers DEFAULT VALUES
    RETURNING procrastinate_workers.id;
END;
$$;
CREATE FUNCTION public.procrastinate_retry_job_v1(job_id bigint, retry_at timestamp with time zone, new_priority integer, new_queue_name character varying, new_lock character varying) RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
    _abort_requested boolean;
BEGIN
    SELECT abort_requested FROM procrastinate_jobs
    WHERE id = job_id AND status = 'doing'
    FOR UPDATE
    INTO _abort_requested;
    IF _abort_requested THEN
        UPDATE procrastinate_jobs
        SET status = 'failed'::procrastinate_job_status
        WHERE id = job_id AND status = 'doing'
        RETURNING id INTO _job_id;
    ELSE
        UPDATE procrastinate_jobs
        SET status = 'todo'::procrastinate_job_status,
            attempts = attempts + 1,
            scheduled_at = retry_at,
            priority = COALESCE(new_priority, priority),
            queue_name = COALESCE(new_queue_name, queue_name),
            lock = COALESCE(new_lock, lock)
        WHERE id = job_id AND status = 'doing'
        RETURNING id INTO _job_id;
    END IF;

    IF _job_id IS NULL THEN
        RAISE 'Job was not found or not in "doing" status (job id: %)', job_id;
    END IF;
END;
$$;
CREATE FUNCTION public.procrastinate_retry_job_v2(job_id bigint, retry_at timestamp with time zone, new_priority integer, new_queue_name character varying, new_lock character varying) RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
    _abort_requested boolean;
    _current_status procrastinate_job_status;
BEGIN
    SELECT status, abort_requested FROM procrastinate_jobs
    WHERE id = job_id AND status IN ('doing', 'failed')
    FOR UPDATE
    INTO _current_status, _abort_requested;
    IF _current_status = 'doing' AND _abort_requested THEN
        UPDATE procrastinate_jobs
        SET status = 'failed'::procrastinate_job_status
        WHERE id = job_id AND status = 'doing'
        RETURNING id INTO _job_id;
    ELSE
        UPDATE procrastinate_jobs
        SET status = 'todo'::procrastinate_job_status,
            attempts = attempts + 1,
            scheduled_at = retry_at,
            priority = COALESCE(new_priority, priority),
            queue_name = COALESCE(new_queue_name, queue_name),
            lock = COALESCE(new_lock, lock)
        WHERE id = job_id AND status IN ('doing', 'failed')
        RETURNING id INTO _job_id;
    END IF;

    IF _job_id IS NULL THEN
        RAISE 'Job was not found or has an invalid status to retry (job id: %)', job_id;
    END IF;

END;
$$;
CREATE FUNCTION public.procrastinate_trigger_abort_requested_events_procedure_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO procrastinate_events(job_id, type)
        VALUES (NEW.id, 'abort_requested'::procrastinate_job_event_type);
    RETURN NEW;
END;
$$;
CREATE FUNCTION public.procrastinate_trigger_function_scheduled_events_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO procrastinate_events(job_id, type, at)
        VALUES (NEW.id, 'scheduled'::procrastinate_job_event_type, NEW.scheduled_at);

	RETURN NEW;
END;
$$;
CREATE FUNCTION public.procrastinate_trigger_function_status_events_insert_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO procrastinate_events(job_id, type)
        VALUES (NEW.id, 'deferred'::procrastinate_job_event_type);
	RETURN NEW;
END;
$$;
CREATE FUNCTION public.procrastinate_trigger_function_status_events_update_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    WITH t AS (
        SELECT CASE
            WHEN OLD.status = 'todo'::procrastinate_job_status
                AND NEW.status = 'doing'::procrastinate_job_status
                THEN 'started'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'todo'::procrastinate_job_status
                THEN 'deferred_for_retry'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'failed'::procrastinate_job_status
                THEN 'failed'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'succeeded'::procrastinate_job_status
                THEN 'succeeded'::procrastinate_job_event_type
            WHEN OLD.status = 'todo'::procrastinate_job_status
                AND (
                    NEW.status = 'cancelled'::procrastinate_job_status
                    OR NEW.status = 'failed'::procrastinate_job_status
                    OR NEW.status = 'succeeded'::procrastinate_job_status
                )
                THEN 'cancelled'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'aborted'::procrastinate_job_status
                THEN 'aborted'::procrastinate_job_event_type
            WHEN OLD.status = 'failed'::procrastinate_job_status
                AND NEW.status = 'todo'::procrastinate_job_status
                THEN 'retried'::procrastinate_job_event_type
            ELSE NULL
        END as event_type
    )
    INSERT INTO procrastinate_events(job_id, type)
        SELECT NEW.id, t.event_type
        FROM t
        WHERE t.event_type IS NOT NULL;
	RETURN NEW;
END;
$$;
CREATE FUNCTION public.procrastinate_unlink_periodic_defers_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    UPDATE procrastinate_periodic_defers
    SET job_id = NULL
    WHERE job_id = OLD.id;
    RETURN OLD;
END;
$$;
CREATE FUNCTION public.procrastinate_unregister_worker_v1(worker_id bigint) RETURNS void
    LANGUAGE plpgsql
    AS $$
BEGIN
    DELETE FROM procrastinate_workers
    WHERE id = worker_id;
END;
$$;
CREATE FUNCTION public.procrastinate_update_heartbeat_v1(worker_id bigint) RETURNS void
    LANGUAGE plpgsql
    AS $$
BEGIN
    UPDATE procrastinate_workers
    SET last_heartbeat = NOW()
    WHERE id = worker_id;
END;
$$;
CREATE FUNCTION public.trust_append(befores bytea[], afters bytea[], author bytea[], body bytea[], meta bytea[]) RETURNS bigint
    LANGUAGE plpgsql
    AS $$
DECLARE
    number CONSTANT integer := cardinality(befores);
    first bigint;
BEGIN
    PERFORM pg_advisory_xact_lock(5203771846003);
    UPDATE trust_ledgerhead SET size = size + number WHERE id = 1 RETURNING size - number INTO STRICT first;
    WITH leaves AS (
        SELECT first + n - 1 AS index, before || convert_to((first + n - 1)::text, 'UTF8') || after AS leaf, a, b, m
        FROM unnest(befores, afters, author, body, meta) WITH ORDINALITY AS given(before, after, a, b, m, n)
    ), entries AS (
        INSERT INTO trust_ledgerentry (index, leaf, leaf_hash)
        SELECT index, leaf, sha256('\x00'::bytea || leaf) FROM leaves
    )
    INSERT INTO trust_ledgeropening (index, author_salt, body_salt, meta_salt) SELECT index, a, b, m FROM leaves;
    RETURN first;
END $$;
CREATE FUNCTION public.trust_append_only() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    RAISE EXCEPTION 'the ledger is append-only: % on % refused', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE FUNCTION public.trust_entry_below_head() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF NEW.index < 0 OR NEW.index >= (SELECT size FROM trust_ledgerhead WHERE id = 1) THEN
        RAISE EXCEPTION 'entry % was not given out by the head', NEW.index USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE FUNCTION public.trust_head_only_grows() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    IF TG_OP <> 'UPDATE' OR NEW.size <= OLD.size THEN
        RAISE EXCEPTION 'the head of the ledger only grows' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END $$;
CREATE TABLE public.account_emailaddress (
    id integer NOT NULL,
    email character varying(254) NOT NULL,
    verified boolean NOT NULL,
    "primary" boolean NOT NULL,
    user_id bigint NOT NULL
);
ALTER TABLE public.account_emailaddress ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.account_emailaddress_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.account_emailconfirmation (
    id integer NOT NULL,
    created timestamp with time zone NOT NULL,
    sent timestamp with time zone,
    key character varying(64) NOT NULL,
    email_address_id integer NOT NULL
);
ALTER TABLE public.account_emailconfirmation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.account_emailconfirmation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.act_benefit (
    id bigint NOT NULL,
    number integer NOT NULL,
    template character varying(20) NOT NULL,
    reason text NOT NULL,
    at timestamp with time zone NOT NULL,
    entry_index bigint NOT NULL,
    by_id bigint NOT NULL,
    measure_id bigint NOT NULL,
    CONSTRAINT act_no_new_estimate_without_reason CHECK (((number = 1) OR (NOT (reason = ''::text))))
);
ALTER TABLE public.act_benefit ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.act_benefit_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.act_benefitactual (
    id bigint NOT NULL,
    number integer NOT NULL,
    span character varying(6) NOT NULL,
    from_on date NOT NULL,
    to_on date NOT NULL,
    low numeric(16,4) NOT NULL,
    high numeric(16,4) NOT NULL,
    how text NOT NULL,
    at timestamp with time zone NOT NULL,
    entry_index bigint NOT NULL,
    by_id bigint NOT NULL,
    measure_id bigint NOT NULL,
    CONSTRAINT act_actual_in_order CHECK (((low <= high) AND (from_on <= to_on)))
);
ALTER TABLE public.act_benefitactual ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.act_benefitactual_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.act_benefitassumption (
    id bigint NOT NULL,
    key character varying(20) NOT NULL,
    label character varying(120) NOT NULL,
    unit character varying(8) NOT NULL,
    term character varying(12) NOT NULL,
    low numeric(16,4) NOT NULL,
    likely numeric(16,4) NOT NULL,
    high numeric(16,4) NOT NULL,
    source text NOT NULL,
    owner character varying(120) NOT NULL,
    benefit_id bigint NOT NULL,
    CONSTRAINT act_low_likely_high CHECK (((low <= likely) AND (likely <= high))),
    CONSTRAINT act_never_a_single_customer CHECK (((NOT ((unit)::text = 'people'::text)) OR (low >= (5)::numeric))),
    CONSTRAINT act_no_assumption_without_source CHECK (((NOT (source = ''::text)) AND (NOT ((owner)::text = ''::text)))),
    CONSTRAINT act_no_more_than_everything CHECK (((NOT ((unit)::text = 'share'::text)) OR ((high <= (100)::numeric) AND (low >= (0)::numeric))))
);
ALTER TABLE public.act_benefitassumption ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.act_benefitassumption_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.act_commitment (
    id bigint NOT NULL,
    text text NOT NULL,
    owner character varying(120) NOT NULL,
    place character varying(120) NOT NULL,
    inquiry_id bigint NOT NULL,
    insight_id bigint
);
ALTER TABLE public.act_commitment ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.act_commitment_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.act_commitmentstep (
    id bigint NOT NULL,
    number smallint NOT NULL,
    deed character varying(8) NOT NULL,
    due_on date NOT NULL,
    reason text NOT NULL,
    at timestamp with time zone NOT NULL,
    entry_index bigint NOT NULL,
    by_id bigint NOT NULL,
    commitment_id bigint NOT NULL,
    held_by_id bigint,
    owner character varying(120) NOT NULL,
    CONSTRAINT act_commitmentstep_number_check CHECK ((number >= 0)),
    CONSTRAINT act_no_broken_word_without_reason CHECK ((((deed)::text = ANY ((ARRAY['given'::character varying, 'kept'::character varying])::text[])) OR (NOT (reason = ''::text))))
);
ALTER TABLE public.act_commitmentstep ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.act_commitmentstep_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.act_darling (
    id bigint NOT NULL,
    title character varying(120) NOT NULL,
    what text NOT NULL,
    why text NOT NULL,
    since character varying(120) NOT NULL,
    at timestamp with time zone NOT NULL,
    entry_index bigint NOT NULL,
    by_id bigint NOT NULL
);
ALTER TABLE public.act_darling ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.act_darling_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.act_darlingagreement (
    id bigint NOT NULL,
    is_public boolean NOT NULL,
    at timestamp with time zone NOT NULL,
    entry_index bigint NOT NULL,
    by_id bigint NOT NULL,
    maker_id bigint NOT NULL
);
ALTER TABLE public.act_darlingagreement ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.act_darlingagreement_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.act_darlingcomment (
    id bigint NOT NULL,
    text text NOT NULL,
    at timestamp with time zone NOT NULL,
    entry_index bigint NOT NULL,
    by_id bigint NOT NULL,
    darling_id bigint NOT NULL
);
ALTER TABLE public.act_darlingcomment ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.act_darlingcomment_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.act_darlingcondition (
    id bigint NOT NULL,
    sentence text NOT NULL,
    at timestamp with time zone NOT NULL,
    entry_index bigint NOT NULL,
    by_id bigint NOT NULL,
    darling_id bigint NOT NULL
);
ALTER TABLE public.act_darlingcondition ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.act_darlingcondition_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.act_darlingevidence (
    id bigint NOT NULL,
    side character varying(5) NOT NULL,
    observation text NOT NULL,
    observed_on date,
    at timestamp with time zone NOT NULL,
    entry_index bigint NOT NULL,
    by_id bigint NOT NULL,
    condition_id bigint NOT NULL,
    experiment_id bigint,
    insight_id bigint,
    measure_id bigint,
    story_id bigint,
    CONSTRAINT act_evidence_shows_something CHECK (((story_id IS NOT NULL) OR (insight_id IS NOT NULL) OR (measure_id IS NOT NULL) OR (experiment_id IS NOT NULL) OR ((NOT (observation = ''::text)) AND (observed_on IS NOT NULL))))
);
ALTER TABLE public.act_darlingevidence ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.act_darlingevidence_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.act_darlingfarewell (
    id bigint NOT NULL,
    was text NOT NULL,
    gave text NOT NULL,
    thanks text NOT NULL,
    remains text NOT NULL,
    at timestamp with time zone NOT NULL,
    entry_index bigint NOT NULL,
    by_id bigint NOT NULL,
    darling_id bigint NOT NULL
);
ALTER TABLE public.act_darlingfarewell ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.act_darlingfarewell_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.act_darlingmaker (
    id bigint NOT NULL,
    name character varying(120) NOT NULL,
    at timestamp with time zone NOT NULL,
    entry_index bigint NOT NULL,
    account_id bigint,
    by_id bigint NOT NULL,
    darling_id bigint NOT NULL,
    CONSTRAINT act_maker_by_account_or_name CHECK (((account_id IS NULL) OR ((name)::text = ''::text)))
);
ALTER TABLE public.act_darlingmaker ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.act_darlingmaker_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.act_darlingpraise (
    id bigint NOT NULL,
    start integer,
    "end" integer,
    farewell_id bigint NOT NULL,
    story_id bigint NOT NULL
);
ALTER TABLE public.act_darlingpraise ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.act_darlingpraise_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.act_darlingverdict (
    id bigint NOT NULL,
    number integer NOT NULL,
    word character varying(6) NOT NULL,
    reason text NOT NULL,
    rests_on bigint[] NOT NULL,
    at timestamp with time zone NOT NULL,
    entry_index bigint NOT NULL,
    by_id bigint NOT NULL,
    darling_id bigint NOT NULL,
    CONSTRAINT act_no_verdict_without_evidence CHECK (((NOT (reason = ''::text)) AND (
CASE
    WHEN (rests_on IS NULL) THEN NULL::integer
    ELSE COALESCE(array_length(rests_on, 1), 0)
END > 0)))
);
ALTER TABLE public.act_darlingverdict ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.act_darlingverdict_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.act_decision (
    id bigint NOT NULL,
    number integer NOT NULL,
    is_current boolean NOT NULL,
    word character varying(14) NOT NULL,
    reason text NOT NULL,
    owner character varying(120) NOT NULL,
    due_on date,
    done_on date,
    decided_at timestamp with time zone NOT NULL,
    entry_index bigint NOT NULL,
    decided_by_id bigint NOT NULL,
    inquiry_id bigint NOT NULL,
    insight_id bigint NOT NULL,
    held_by_id bigint,
    public_on date,
    CONSTRAINT act_done_has_a_day CHECK (((NOT ((word)::text = 'done'::text)) OR (done_on IS NOT NULL))),
    CONSTRAINT act_no_promise_without_owner_and_date CHECK (((NOT ((word)::text = 'in_progress'::text)) OR ((NOT ((owner)::text = ''::text)) AND (due_on IS NOT NULL)))),
    CONSTRAINT act_no_refusal_without_reason CHECK (((NOT ((word)::text = 'not_possible'::text)) OR (NOT (reason = ''::text))))
);
ALTER TABLE public.act_decision ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.act_decision_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.act_disclosure (
    id bigint NOT NULL,
    number smallint NOT NULL,
    deed character varying(5) NOT NULL,
    was_on date NOT NULL,
    public_on date NOT NULL,
    reason text NOT NULL,
    at timestamp with time zone NOT NULL,
    entry_index bigint NOT NULL,
    by_id bigint,
    decision_id bigint NOT NULL,
    CONSTRAINT act_disclosure_number_check CHECK ((number >= 0)),
    CONSTRAINT act_no_later_telling_without_reason CHECK (((public_on <= was_on) OR (NOT (reason = ''::text))))
);
ALTER TABLE public.act_disclosure ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.act_disclosure_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.act_experiment (
    id bigint NOT NULL,
    hypothesis text NOT NULL,
    what character varying(160) NOT NULL,
    kind character varying(10) NOT NULL,
    unit character varying(40) NOT NULL,
    label_new character varying(80) NOT NULL,
    label_old character varying(80) NOT NULL,
    n_per_group integer,
    until date,
    counts_people boolean NOT NULL,
    created_at timestamp with time zone NOT NULL,
    created_by_id bigint NOT NULL,
    measure_id bigint NOT NULL,
    CONSTRAINT act_experiment_n_per_group_check CHECK ((n_per_group >= 0))
);
ALTER TABLE public.act_experiment ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.act_experiment_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.act_experimentstep (
    id bigint NOT NULL,
    number integer NOT NULL,
    deed character varying(8) NOT NULL,
    words text NOT NULL,
    numbers jsonb,
    result jsonb,
    turnout character varying(8) NOT NULL,
    is_named boolean NOT NULL,
    at timestamp with time zone NOT NULL,
    entry_index bigint NOT NULL,
    by_id bigint NOT NULL,
    experiment_id bigint NOT NULL,
    strikes_id bigint,
    CONSTRAINT act_an_experiment_says_why CHECK (((NOT ((deed)::text = ANY ((ARRAY['struck'::character varying, 'stopped'::character varying, 'learned'::character varying])::text[]))) OR (NOT (words = ''::text)))),
    CONSTRAINT act_experimentstep_number_check CHECK ((number >= 0)),
    CONSTRAINT act_numbers_where_they_belong CHECK (((((deed)::text = 'numbers'::text) AND (numbers IS NOT NULL)) OR ((NOT ((deed)::text = 'numbers'::text)) AND (numbers IS NULL)))),
    CONSTRAINT act_what_is_struck_is_named CHECK (((((deed)::text = 'struck'::text) AND (strikes_id IS NOT NULL)) OR ((NOT ((deed)::text = 'struck'::text)) AND (strikes_id IS NULL))))
);
ALTER TABLE public.act_experimentstep ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.act_experimentstep_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.act_measure (
    id bigint NOT NULL,
    title character varying(160) NOT NULL,
    what text NOT NULL,
    brought_in_at timestamp with time zone NOT NULL,
    entry_index bigint NOT NULL,
    brought_in_by_id bigint NOT NULL,
    inquiry_id bigint NOT NULL,
    insight_id bigint NOT NULL,
    CONSTRAINT act_a_measure_says_what CHECK ((NOT ((title)::text = ''::text)))
);
ALTER TABLE public.act_measure ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.act_measure_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.act_measurestep (
    id bigint NOT NULL,
    number integer NOT NULL,
    deed character varying(8) NOT NULL,
    words text NOT NULL,
    at timestamp with time zone NOT NULL,
    entry_index bigint NOT NULL,
    by_id bigint NOT NULL,
    measure_id bigint NOT NULL,
    CONSTRAINT act_measurestep_number_check CHECK ((number >= 0)),
    CONSTRAINT act_no_measure_ends_without_words CHECK ((((deed)::text = ANY ((ARRAY['taken'::character varying, 'laid'::character varying])::text[])) OR (NOT (words = ''::text))))
);
ALTER TABLE public.act_measurestep ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.act_measurestep_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.act_nameconsent (
    id bigint NOT NULL,
    given_at timestamp with time zone NOT NULL,
    account_id bigint NOT NULL
);
ALTER TABLE public.act_nameconsent ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.act_nameconsent_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.answer_bulkreply (
    id bigint NOT NULL,
    text text NOT NULL,
    key character varying(64) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    finished_at timestamp with time zone,
    author_id bigint NOT NULL,
    insight_id bigint NOT NULL
);
ALTER TABLE public.answer_bulkreply ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.answer_bulkreply_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.answer_creditwish (
    id bigint NOT NULL,
    name character varying(80) NOT NULL,
    said_at timestamp with time zone NOT NULL,
    entry_index bigint NOT NULL,
    story_id bigint NOT NULL
);
ALTER TABLE public.answer_creditwish ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.answer_creditwish_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.answer_fanstep (
    id bigint NOT NULL,
    number integer NOT NULL,
    deed character varying(8) NOT NULL,
    kinds character varying(10)[] NOT NULL,
    is_named boolean NOT NULL,
    why text NOT NULL,
    paused_until date,
    at timestamp with time zone NOT NULL,
    account_id bigint NOT NULL,
    giving_id bigint,
    CONSTRAINT answer_only_pauses_have_an_end CHECK (((paused_until IS NULL) OR ((deed)::text = 'paused'::text)))
);
ALTER TABLE public.answer_fanstep ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.answer_fanstep_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.answer_giving (
    id bigint NOT NULL,
    number integer NOT NULL,
    lines character varying(300)[] NOT NULL,
    said_at timestamp with time zone NOT NULL,
    entry_index bigint NOT NULL,
    said_by_id bigint NOT NULL
);
ALTER TABLE public.answer_giving ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.answer_giving_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.answer_makercredit (
    id bigint NOT NULL,
    offered_at timestamp with time zone NOT NULL,
    is_named boolean NOT NULL,
    agreed_at timestamp with time zone,
    declined_at timestamp with time zone,
    entry_index bigint,
    insight_id bigint NOT NULL,
    maker_id bigint NOT NULL,
    offered_by_id bigint NOT NULL,
    CONSTRAINT answer_credit_needs_a_yes CHECK ((((agreed_at IS NULL) AND (entry_index IS NULL) AND (NOT is_named)) OR ((agreed_at IS NOT NULL) AND (declined_at IS NULL) AND (entry_index IS NOT NULL))))
);
ALTER TABLE public.answer_makercredit ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.answer_makercredit_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.answer_reply (
    id bigint NOT NULL,
    text text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    entry_index bigint NOT NULL,
    author_id bigint NOT NULL,
    story_id bigint NOT NULL,
    bulk_id bigint
);
ALTER TABLE public.answer_reply ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.answer_reply_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.answer_replydraft (
    id bigint NOT NULL,
    text text NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    sleeps_until timestamp with time zone,
    author_id bigint NOT NULL,
    story_id bigint NOT NULL
);
ALTER TABLE public.answer_replydraft ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.answer_replydraft_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.answer_thanks (
    id bigint NOT NULL,
    sentence text NOT NULL,
    part character varying(10) NOT NULL,
    start integer,
    "end" integer,
    is_named boolean NOT NULL,
    created_at timestamp with time zone NOT NULL,
    entry_index bigint NOT NULL,
    by_id bigint NOT NULL,
    story_id bigint NOT NULL,
    to_id bigint,
    CONSTRAINT answer_only_makers_are_named CHECK (((NOT is_named) OR (to_id IS NOT NULL))),
    CONSTRAINT answer_praise_is_a_passage CHECK (((("end" IS NULL) AND ((part)::text = ''::text) AND (start IS NULL)) OR ((NOT ((part)::text = ''::text)) AND ("end" > start) AND (start >= 0) AND (to_id IS NOT NULL))))
);
ALTER TABLE public.answer_thanks ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.answer_thanks_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.answer_together (
    id bigint NOT NULL,
    title character varying(200) NOT NULL,
    path character varying(200) NOT NULL,
    purpose character varying(12) NOT NULL,
    circle character varying(10) NOT NULL,
    what_for text NOT NULL,
    how_long character varying(200) NOT NULL,
    in_return text NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    asked_by_id bigint NOT NULL,
    inquiry_id bigint NOT NULL
);
ALTER TABLE public.answer_together ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.answer_together_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.answer_togetherask (
    id bigint NOT NULL,
    state character varying(10) NOT NULL,
    at timestamp with time zone NOT NULL,
    account_id bigint NOT NULL,
    contact_id bigint,
    together_id bigint NOT NULL
);
ALTER TABLE public.answer_togetherask ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.answer_togetherask_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.ask_addressrun (
    id bigint NOT NULL,
    created_at timestamp with time zone NOT NULL,
    file_name character varying(200) NOT NULL,
    stored_as character varying(80) NOT NULL,
    told character varying(200) NOT NULL,
    ground character varying(8) NOT NULL,
    proof text NOT NULL,
    agreed_on date,
    options jsonb NOT NULL,
    state character varying(10) NOT NULL,
    done_bytes bigint NOT NULL,
    total_bytes bigint NOT NULL,
    taken integer NOT NULL,
    known integer NOT NULL,
    refused integer NOT NULL,
    remarked integer NOT NULL,
    samples jsonb NOT NULL,
    problem text NOT NULL,
    created_by_id bigint,
    inquiry_id bigint NOT NULL
);
ALTER TABLE public.ask_addressrun ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.ask_addressrun_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.ask_audience (
    id bigint NOT NULL,
    places integer NOT NULL,
    rule text NOT NULL,
    apply_until timestamp with time zone,
    seed bytea,
    seed_hash bytea,
    sealed_at timestamp with time zone,
    seal_index bigint,
    drawn_at timestamp with time zone,
    draw_index bigint,
    drawn_by_id bigint,
    inquiry_id bigint NOT NULL,
    sealed_by_id bigint,
    CONSTRAINT ask_audience_places_check CHECK ((places >= 0)),
    CONSTRAINT ask_no_draw_before_the_seal CHECK (((drawn_at IS NULL) OR (sealed_at <= drawn_at))),
    CONSTRAINT ask_sealed_whole CHECK (((sealed_at IS NULL) OR ((places >= 1) AND (seal_index IS NOT NULL) AND (seed IS NOT NULL) AND (seed_hash IS NOT NULL) AND (NOT (rule = ''::text)))))
);
ALTER TABLE public.ask_audience ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.ask_audience_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.ask_candidate (
    id bigint NOT NULL,
    number integer NOT NULL,
    groups character varying(40)[] NOT NULL,
    found character varying(8) NOT NULL,
    door character varying(80) NOT NULL,
    state character varying(8) NOT NULL,
    turn integer,
    drawn_for character varying(40) NOT NULL,
    added_at timestamp with time zone NOT NULL,
    moved_at timestamp with time zone,
    account_id bigint NOT NULL,
    added_by_id bigint,
    inquiry_id bigint NOT NULL,
    instead_of_id bigint,
    CONSTRAINT ask_candidate_number_check CHECK ((number >= 0)),
    CONSTRAINT ask_candidate_turn_check CHECK ((turn >= 0))
);
ALTER TABLE public.ask_candidate ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.ask_candidate_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.ask_drawing (
    audience_id bigint NOT NULL,
    targets jsonb NOT NULL,
    named jsonb NOT NULL,
    listed jsonb NOT NULL,
    drawn jsonb NOT NULL,
    waiting jsonb NOT NULL,
    list_hash bytea NOT NULL
);
CREATE TABLE public.ask_group (
    id bigint NOT NULL,
    key character varying(40) NOT NULL,
    role character varying(24) NOT NULL,
    label character varying(80) NOT NULL,
    target integer NOT NULL,
    place smallint NOT NULL,
    audience_id bigint NOT NULL,
    letter character varying(2) NOT NULL,
    CONSTRAINT ask_group_place_check CHECK ((place >= 0)),
    CONSTRAINT ask_group_target_check CHECK ((target >= 0))
);
ALTER TABLE public.ask_group ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.ask_group_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.ask_inquiry (
    id bigint NOT NULL,
    slug character varying(60) NOT NULL,
    code character varying(8) NOT NULL,
    title character varying(160) NOT NULL,
    question text NOT NULL,
    why text NOT NULL,
    readers text NOT NULL,
    in_return text NOT NULL,
    answer_by date,
    keep_until date,
    minimum_people smallint NOT NULL,
    state character varying(8) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    opened_at timestamp with time zone,
    closed_at timestamp with time zone,
    created_by_id bigint,
    method character varying(40) NOT NULL,
    manner character varying(3) NOT NULL,
    CONSTRAINT ask_at_least_one_person CHECK ((minimum_people >= 1)),
    CONSTRAINT ask_inquiry_minimum_people_check CHECK ((minimum_people >= 0)),
    CONSTRAINT ask_nothing_opens_incomplete CHECK ((((state)::text = 'draft'::text) OR ((NOT ((title)::text = ''::text)) AND (NOT (question = ''::text)) AND (NOT (why = ''::text)) AND (NOT (readers = ''::text)) AND (NOT (in_return = ''::text)) AND (answer_by IS NOT NULL) AND (keep_until IS NOT NULL) AND (opened_at IS NOT NULL))))
);
ALTER TABLE public.ask_inquiry ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.ask_inquiry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.ask_invitation (
    id bigint NOT NULL,
    channel character varying(8) NOT NULL,
    code_hash bytea NOT NULL,
    issue smallint NOT NULL,
    language character varying(8) NOT NULL,
    state character varying(8) NOT NULL,
    problem character varying(300) NOT NULL,
    prepared_at timestamp with time zone NOT NULL,
    sent_on date,
    reminded_on date,
    reacted_on date,
    expires_on date NOT NULL,
    candidate_id bigint,
    contact_id bigint,
    inquiry_id bigint NOT NULL,
    prepared_by_id bigint,
    old_hashes bytea[] NOT NULL,
    CONSTRAINT ask_invitation_issue_check CHECK ((issue >= 0))
);
ALTER TABLE public.ask_invitation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.ask_invitation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.ask_invitationbatch (
    id bigint NOT NULL,
    kind character varying(8) NOT NULL,
    channel character varying(8) NOT NULL,
    pause smallint NOT NULL,
    state character varying(8) NOT NULL,
    cursor bigint NOT NULL,
    total integer NOT NULL,
    done integer NOT NULL,
    refused integer NOT NULL,
    started_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    inquiry_id bigint NOT NULL,
    started_by_id bigint NOT NULL,
    CONSTRAINT ask_invitationbatch_done_check CHECK ((done >= 0)),
    CONSTRAINT ask_invitationbatch_pause_check CHECK ((pause >= 0)),
    CONSTRAINT ask_invitationbatch_refused_check CHECK ((refused >= 0)),
    CONSTRAINT ask_invitationbatch_total_check CHECK ((total >= 0))
);
ALTER TABLE public.ask_invitationbatch ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.ask_invitationbatch_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.ask_keptwording (
    id bigint NOT NULL,
    part character varying(8) NOT NULL,
    kind character varying(20) NOT NULL,
    words text NOT NULL,
    reason text NOT NULL,
    kept_at timestamp with time zone NOT NULL,
    inquiry_id bigint NOT NULL,
    kept_by_id bigint,
    CONSTRAINT ask_kept_with_a_reason CHECK ((NOT (reason = ''::text)))
);
ALTER TABLE public.ask_keptwording ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.ask_keptwording_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.ask_purposeversion (
    id bigint NOT NULL,
    deed character varying(8) NOT NULL,
    owed jsonb NOT NULL,
    slug character varying(60) NOT NULL,
    said_at timestamp with time zone NOT NULL,
    entry_index bigint NOT NULL,
    inquiry_id bigint NOT NULL,
    said_by_id bigint
);
ALTER TABLE public.ask_purposeversion ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.ask_purposeversion_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.auth_group (
    id integer NOT NULL,
    name character varying(150) NOT NULL
);
ALTER TABLE public.auth_group ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_group_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.auth_group_permissions (
    id bigint NOT NULL,
    group_id integer NOT NULL,
    permission_id integer NOT NULL
);
ALTER TABLE public.auth_group_permissions ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_group_permissions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.auth_permission (
    id integer NOT NULL,
    name character varying(255) NOT NULL,
    content_type_id integer NOT NULL,
    codename character varying(100) NOT NULL
);
ALTER TABLE public.auth_permission ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_permission_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.django_content_type (
    id integer NOT NULL,
    app_label character varying(100) NOT NULL,
    model character varying(100) NOT NULL
);
ALTER TABLE public.django_content_type ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_content_type_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.django_migrations (
    id bigint NOT NULL,
    app character varying(255) NOT NULL,
    name character varying(255) NOT NULL,
    applied timestamp with time zone NOT NULL
);
ALTER TABLE public.django_migrations ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_migrations_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.django_session (
    session_key character varying(40) NOT NULL,
    session_data text NOT NULL,
    expire_date timestamp with time zone NOT NULL
);
CREATE TABLE public.forum_agendawish (
    id bigint NOT NULL,
    verdict character varying(8) NOT NULL,
    reason text NOT NULL,
    decided_at timestamp with time zone,
    decided_by_id bigint,
    story_id bigint NOT NULL,
    forum_id bigint NOT NULL,
    round_id bigint,
    CONSTRAINT forum_no_wish_declined_silently CHECK (((NOT ((verdict)::text = 'declined'::text)) OR (NOT (reason = ''::text))))
);
ALTER TABLE public.forum_agendawish ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.forum_agendawish_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.forum_asked (
    id bigint NOT NULL,
    phase character varying(6) NOT NULL,
    account_id bigint NOT NULL,
    forum_id bigint NOT NULL
);
ALTER TABLE public.forum_asked ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.forum_asked_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.forum_contribution (
    id bigint NOT NULL,
    "table" smallint,
    is_late boolean NOT NULL,
    answers_id bigint,
    story_id bigint NOT NULL,
    forum_id bigint NOT NULL,
    round_id bigint NOT NULL,
    seat_id bigint,
    CONSTRAINT forum_contribution_table_check CHECK (("table" >= 0))
);
ALTER TABLE public.forum_contribution ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.forum_contribution_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.forum_fear (
    id uuid NOT NULL,
    text character varying(500) NOT NULL,
    answer text NOT NULL,
    forum_id bigint NOT NULL
);
CREATE TABLE public.forum_fearoutcome (
    id uuid NOT NULL,
    came_true character varying(8) NOT NULL,
    fear_id uuid NOT NULL
);
CREATE TABLE public.forum_forum (
    id bigint NOT NULL,
    form character varying(10) NOT NULL,
    number integer NOT NULL,
    stage character varying(10) NOT NULL,
    starts_at timestamp with time zone,
    ends_at timestamp with time zone,
    venue character varying(200) NOT NULL,
    video_link character varying(500) NOT NULL,
    selection text NOT NULL,
    budget text NOT NULL,
    publication character varying(10) NOT NULL,
    review_days smallint NOT NULL,
    hall_code character varying(8) NOT NULL,
    steps integer NOT NULL,
    began_at timestamp with time zone,
    closed_at timestamp with time zone,
    review_until timestamp with time zone,
    sealed_at timestamp with time zone,
    balanced_at timestamp with time zone,
    created_at timestamp with time zone NOT NULL,
    created_by_id bigint,
    inquiry_id bigint NOT NULL,
    previous_id bigint,
    CONSTRAINT forum_forum_number_check CHECK ((number >= 0)),
    CONSTRAINT forum_forum_review_days_check CHECK ((review_days >= 0)),
    CONSTRAINT forum_forum_steps_check CHECK ((steps >= 0)),
    CONSTRAINT forum_nothing_announced_incomplete CHECK ((((stage)::text = 'draft'::text) OR ((ends_at > starts_at) AND (starts_at IS NOT NULL) AND (NOT (selection = ''::text)) AND (NOT (budget = ''::text)) AND ((NOT ((venue)::text = ''::text)) OR (NOT ((video_link)::text = ''::text))))))
);
ALTER TABLE public.forum_forum ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.forum_forum_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.forum_happening (
    id bigint NOT NULL,
    number integer NOT NULL,
    deed character varying(10) NOT NULL,
    round smallint,
    said jsonb NOT NULL,
    at timestamp with time zone NOT NULL,
    entry_index bigint NOT NULL,
    by_id bigint,
    forum_id bigint NOT NULL,
    CONSTRAINT forum_happening_number_check CHECK ((number >= 0)),
    CONSTRAINT forum_happening_round_check CHECK ((round >= 0))
);
ALTER TABLE public.forum_happening ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.forum_happening_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.forum_helper (
    id bigint NOT NULL,
    task character varying(10) NOT NULL,
    account_id bigint NOT NULL,
    forum_id bigint NOT NULL
);
ALTER TABLE public.forum_helper ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.forum_helper_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.forum_mood (
    id uuid NOT NULL,
    phase character varying(6) NOT NULL,
    level smallint NOT NULL,
    forum_id bigint NOT NULL,
    CONSTRAINT forum_mood_from_one_to_five CHECK (((level >= 1) AND (level <= 5))),
    CONSTRAINT forum_mood_level_check CHECK ((level >= 0))
);
CREATE TABLE public.forum_queueturn (
    id bigint NOT NULL,
    state character varying(8) NOT NULL,
    reason character varying(300) NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    changed_at timestamp with time zone,
    contribution_id bigint,
    forum_id bigint NOT NULL,
    seat_id bigint NOT NULL,
    CONSTRAINT forum_nobody_declined_silently CHECK (((NOT ((state)::text = 'declined'::text)) OR (NOT ((reason)::text = ''::text))))
);
ALTER TABLE public.forum_queueturn ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.forum_queueturn_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.forum_round (
    id bigint NOT NULL,
    "position" smallint NOT NULL,
    kind character varying(12) NOT NULL,
    title character varying(120) NOT NULL,
    prompt text NOT NULL,
    minutes smallint NOT NULL,
    owner character varying(120) NOT NULL,
    silent_first boolean NOT NULL,
    state character varying(8) NOT NULL,
    started_at timestamp with time zone,
    revealed_at timestamp with time zone,
    ended_at timestamp with time zone,
    extra_minutes smallint NOT NULL,
    forum_id bigint NOT NULL,
    repeats_id bigint,
    CONSTRAINT forum_round_extra_minutes_check CHECK ((extra_minutes >= 0)),
    CONSTRAINT forum_round_minutes_check CHECK ((minutes >= 0)),
    CONSTRAINT forum_round_position_check CHECK (("position" >= 0))
);
ALTER TABLE public.forum_round ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.forum_round_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.forum_seat (
    id bigint NOT NULL,
    code_hash bytea,
    teller uuid NOT NULL,
    name character varying(80) NOT NULL,
    roles character varying(24)[] NOT NULL,
    "table" smallint,
    is_remote boolean NOT NULL,
    speaker_code character varying(4) NOT NULL,
    arrived_at timestamp with time zone NOT NULL,
    forum_id bigint NOT NULL,
    person_id bigint,
    CONSTRAINT forum_seat_table_check CHECK (("table" >= 0))
);
ALTER TABLE public.forum_seat ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.forum_seat_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE UNLOGGED TABLE public.ground_attempt (
    key bytea NOT NULL,
    name text NOT NULL,
    slot bigint NOT NULL,
    n integer NOT NULL
);
CREATE UNLOGGED TABLE public.ground_daysecret (
    day date NOT NULL,
    secret bytea NOT NULL
);
CREATE TABLE public.ground_hook (
    id bigint NOT NULL,
    name character varying(80) NOT NULL,
    url character varying(500) NOT NULL,
    secret character varying(80) NOT NULL,
    events jsonb NOT NULL,
    is_active boolean NOT NULL,
    created_at timestamp with time zone NOT NULL
);
ALTER TABLE public.ground_hook ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.ground_hook_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.ground_hookdelivery (
    id bigint NOT NULL,
    name character varying(32) NOT NULL,
    event character varying(40) NOT NULL,
    once character varying(80),
    body text NOT NULL,
    state character varying(9) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    not_before timestamp with time zone NOT NULL,
    claimed_at timestamp with time zone,
    delivered_at timestamp with time zone,
    tries smallint NOT NULL,
    status smallint,
    problem character varying(300) NOT NULL,
    hook_id bigint NOT NULL
);
ALTER TABLE public.ground_hookdelivery ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.ground_hookdelivery_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.ground_house (
    id integer NOT NULL,
    key_mark bytea NOT NULL,
    CONSTRAINT ground_house_id_check CHECK ((id = 1)),
    CONSTRAINT ground_house_key_mark_check CHECK ((length(key_mark) = 32))
);
CREATE TABLE public.ground_message (
    id bigint NOT NULL,
    "to" character varying(254) NOT NULL,
    purpose character varying(40) NOT NULL,
    subject character varying(200) NOT NULL,
    body text NOT NULL,
    headers jsonb NOT NULL,
    state character varying(8) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    sent_at timestamp with time zone,
    tries smallint NOT NULL,
    problem character varying(300) NOT NULL,
    claimed_at timestamp with time zone,
    message_id character varying(200) NOT NULL,
    not_before timestamp with time zone NOT NULL,
    once boolean NOT NULL,
    handed_at timestamp with time zone,
    with_html boolean NOT NULL,
    CONSTRAINT ground_no_words_of_sent_messages CHECK (((NOT ((state)::text = ANY ((ARRAY['sent'::character varying, 'dropped'::character varying])::text[]))) OR (body = ''::text)))
);
ALTER TABLE public.ground_message ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.ground_message_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.ground_upload (
    name text NOT NULL,
    piece integer NOT NULL,
    content bytea NOT NULL
);
ALTER TABLE ONLY public.ground_upload ALTER COLUMN content SET STORAGE EXTERNAL;
CREATE TABLE public.listen_answerwish (
    id bigint NOT NULL,
    wished_at timestamp with time zone NOT NULL,
    days smallint NOT NULL,
    due_on date NOT NULL,
    entry_index bigint NOT NULL,
    story_id bigint NOT NULL,
    CONSTRAINT listen_answerwish_days_check CHECK ((days >= 0))
);
ALTER TABLE public.listen_answerwish ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.listen_answerwish_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.listen_concept (
    id bigint NOT NULL,
    name character varying(80) NOT NULL,
    opportunity text NOT NULL,
    state character varying(8) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    created_by_id bigint,
    inquiry_id bigint NOT NULL
);
ALTER TABLE public.listen_concept ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.listen_concept_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.listen_importrun (
    id bigint NOT NULL,
    created_at timestamp with time zone NOT NULL,
    file_name character varying(200) NOT NULL,
    stored_as character varying(80) NOT NULL,
    source character varying(200) NOT NULL,
    options jsonb NOT NULL,
    state character varying(10) NOT NULL,
    done_bytes bigint NOT NULL,
    total_bytes bigint NOT NULL,
    taken integer NOT NULL,
    known integer NOT NULL,
    refused integer NOT NULL,
    samples jsonb NOT NULL,
    problem text NOT NULL,
    created_by_id bigint NOT NULL,
    inquiry_id bigint NOT NULL
);
ALTER TABLE public.listen_importrun ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.listen_importrun_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.listen_mailboxstate (
    id bigint NOT NULL,
    key character varying(32) NOT NULL,
    uid_validity bigint,
    last_uid bigint NOT NULL,
    begins_on date,
    stuck_uid bigint NOT NULL,
    stuck_times smallint NOT NULL,
    visited_at timestamp with time zone,
    read_at timestamp with time zone,
    problem character varying(40) NOT NULL,
    taken integer NOT NULL,
    known integer NOT NULL,
    refused integer NOT NULL,
    aside jsonb NOT NULL,
    reasons jsonb NOT NULL,
    waiting integer NOT NULL,
    CONSTRAINT listen_mailbox_counts CHECK (((last_uid >= 0) AND (stuck_times >= 0)))
);
ALTER TABLE public.listen_mailboxstate ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.listen_mailboxstate_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.listen_missing (
    id bigint NOT NULL,
    choice character varying(8) NOT NULL,
    answered_at timestamp with time zone NOT NULL,
    entry_index bigint NOT NULL,
    why_id bigint,
    taste_id bigint NOT NULL
);
ALTER TABLE public.listen_missing ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.listen_missing_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.listen_permissionchange (
    id bigint NOT NULL,
    before character varying(20) NOT NULL,
    after character varying(20) NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    entry_index bigint NOT NULL,
    story_id bigint NOT NULL
);
ALTER TABLE public.listen_permissionchange ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.listen_permissionchange_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.listen_reading (
    id bigint NOT NULL,
    read_at timestamp with time zone NOT NULL,
    account_id bigint NOT NULL,
    story_id bigint NOT NULL,
    entry_index bigint
);
ALTER TABLE public.listen_reading ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.listen_reading_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.listen_statement (
    id bigint NOT NULL,
    visibility character varying(8) NOT NULL,
    held_until timestamp with time zone,
    withheld_by bigint,
    text text NOT NULL,
    roles character varying(24)[] NOT NULL,
    teller uuid,
    seed bigint NOT NULL,
    via character varying(8) NOT NULL,
    said_at timestamp with time zone NOT NULL,
    source character varying(200) NOT NULL,
    external_id character varying(200) NOT NULL,
    entry_index bigint NOT NULL,
    withdrawn_at timestamp with time zone,
    withdrawn_ground character varying(12) NOT NULL,
    entered_by_id bigint,
    inquiry_id bigint NOT NULL,
    origin_id bigint,
    person_id bigint,
    CONSTRAINT listen_statement_said_by_somebody CHECK ((((entered_by_id IS NOT NULL) AND (origin_id IS NULL) AND (person_id IS NULL) AND (
CASE
    WHEN (roles IS NULL) THEN NULL::integer
    ELSE COALESCE(array_length(roles, 1), 0)
END = 0) AND ((source)::text = ''::text) AND (teller IS NULL)) OR ((
CASE
    WHEN (roles IS NULL) THEN NULL::integer
    ELSE COALESCE(array_length(roles, 1), 0)
END > 0) AND (teller IS NOT NULL)))),
    CONSTRAINT listen_statement_withheld CHECK ((((held_until IS NULL) AND ((visibility)::text = 'shown'::text) AND (withheld_by IS NULL)) OR ((held_until IS NOT NULL) AND ((visibility)::text = 'held'::text) AND (withheld_by IS NOT NULL)) OR ((held_until IS NULL) AND ((visibility)::text = 'hidden'::text) AND (withheld_by IS NOT NULL)))),
    CONSTRAINT listen_statement_words_or_tombstone CHECK ((((withdrawn_at IS NULL) AND ((withdrawn_ground)::text = ''::text) AND (NOT (text = ''::text))) OR ((text = ''::text) AND (withdrawn_at IS NOT NULL) AND (NOT ((withdrawn_ground)::text = ''::text)))))
);
ALTER TABLE public.listen_statement ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.listen_statement_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.listen_story (
    id bigint NOT NULL,
    text text NOT NULL,
    works_well text NOT NULL,
    roles character varying(24)[] NOT NULL,
    permission character varying(20) NOT NULL,
    name character varying(80) NOT NULL,
    feeling character varying(16) NOT NULL,
    teller uuid NOT NULL,
    via character varying(8) NOT NULL,
    told_at timestamp with time zone NOT NULL,
    received_at timestamp with time zone NOT NULL,
    source character varying(200) NOT NULL,
    external_id character varying(200) NOT NULL,
    content_hash bytea,
    code_hash bytea,
    entry_index bigint NOT NULL,
    first_read_at timestamp with time zone,
    withdrawn_at timestamp with time zone,
    withdrawn_ground character varying(12) NOT NULL,
    inquiry_id bigint NOT NULL,
    supplements_id bigint,
    person_id bigint,
    held_until timestamp with time zone,
    superseded_at timestamp with time zone,
    supersedes_id bigint,
    visibility character varying(8) NOT NULL,
    withheld_by bigint,
    agreed_to character varying(16) NOT NULL,
    origin character varying(8) NOT NULL,
    scribe_id bigint,
    CONSTRAINT listen_name_only_where_meant CHECK ((((permission)::text = 'public_named'::text) OR ((name)::text = ''::text))),
    CONSTRAINT listen_withheld_by_a_decision CHECK ((((held_until IS NULL) AND ((visibility)::text = 'shown'::text) AND (withheld_by IS NULL)) OR ((held_until IS NOT NULL) AND ((visibility)::text = 'held'::text) AND (withheld_by IS NOT NULL)) OR ((held_until IS NULL) AND ((visibility)::text = 'hidden'::text) AND (withheld_by IS NOT NULL)))),
    CONSTRAINT listen_words_or_tombstone CHECK ((((withdrawn_at IS NULL) AND ((withdrawn_ground)::text = ''::text) AND (NOT (text = ''::text))) OR (((name)::text = ''::text) AND (text = ''::text) AND (withdrawn_at IS NOT NULL) AND (works_well = ''::text) AND (NOT ((withdrawn_ground)::text = ''::text))))),
    CONSTRAINT listen_written_down_by_somebody CHECK (((((agreed_to)::text = ''::text) AND ((origin)::text = ''::text) AND (scribe_id IS NULL)) OR ((NOT ((origin)::text = ''::text)) AND ((scribe_id IS NOT NULL) OR (withdrawn_at IS NOT NULL)))))
);
ALTER TABLE public.listen_story ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.listen_story_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.listen_storycard (
    id bigint NOT NULL,
    code_hash bytea NOT NULL,
    printed_at timestamp with time zone NOT NULL,
    used_at timestamp with time zone,
    inquiry_id bigint NOT NULL,
    printed_by_id bigint NOT NULL,
    story_id bigint,
    CONSTRAINT listen_card_is_used_with_a_story CHECK ((((story_id IS NULL) AND (used_at IS NULL)) OR ((story_id IS NOT NULL) AND (used_at IS NOT NULL))))
);
ALTER TABLE public.listen_storycard ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.listen_storycard_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.listen_talk (
    id bigint NOT NULL,
    kind character varying(12) NOT NULL,
    subject character varying(200) NOT NULL,
    place character varying(120) NOT NULL,
    questions character varying(400)[] NOT NULL,
    roles character varying(24)[] NOT NULL,
    teller uuid NOT NULL,
    code_hash bytea,
    agreed_to character varying(16) NOT NULL,
    started_at timestamp with time zone NOT NULL,
    paused_at timestamp with time zone,
    paused_seconds integer NOT NULL,
    ended_at timestamp with time zone,
    held_by_id bigint NOT NULL,
    inquiry_id bigint NOT NULL,
    story_id bigint,
    CONSTRAINT listen_talk_paused_seconds_check CHECK ((paused_seconds >= 0)),
    CONSTRAINT listen_talk_with_consent CHECK (((((agreed_to)::text = ''::text) AND (code_hash IS NULL) AND ((kind)::text = 'observation'::text)) OR ((code_hash IS NOT NULL) AND ((kind)::text = 'interview'::text) AND (NOT ((agreed_to)::text = ''::text)))))
);
ALTER TABLE public.listen_talk ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.listen_talk_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.listen_talknote (
    id bigint NOT NULL,
    key character varying(100) NOT NULL,
    kind character varying(8) NOT NULL,
    text text NOT NULL,
    second integer NOT NULL,
    noted_at timestamp with time zone NOT NULL,
    corrected_at timestamp with time zone,
    story_id bigint,
    talk_id bigint NOT NULL,
    CONSTRAINT listen_note_or_story CHECK ((((story_id IS NULL) AND (NOT (text = ''::text))) OR ((story_id IS NOT NULL) AND (text = ''::text)))),
    CONSTRAINT listen_nothing_understood_is_a_source CHECK (((NOT ((kind)::text = 'meant'::text)) OR (story_id IS NULL))),
    CONSTRAINT listen_talknote_second_check CHECK ((second >= 0))
);
ALTER TABLE public.listen_talknote ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.listen_talknote_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.listen_tally (
    inquiry_id bigint NOT NULL,
    stories bigint NOT NULL,
    unread bigint NOT NULL,
    withdrawn bigint NOT NULL
);
CREATE TABLE public.listen_taste (
    id bigint NOT NULL,
    turn smallint NOT NULL,
    tasted_at timestamp with time zone NOT NULL,
    entry_index bigint NOT NULL,
    story_id bigint NOT NULL,
    seal_id bigint NOT NULL,
    version_id bigint NOT NULL,
    CONSTRAINT listen_taste_turn_check CHECK ((turn >= 0))
);
ALTER TABLE public.listen_taste ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.listen_taste_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.listen_tastingchange (
    id bigint NOT NULL,
    state character varying(8) NOT NULL,
    sealed jsonb NOT NULL,
    said_at timestamp with time zone NOT NULL,
    entry_index bigint NOT NULL,
    concept_id bigint NOT NULL,
    said_by_id bigint
);
ALTER TABLE public.listen_tastingchange ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.listen_tastingchange_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.listen_version (
    id bigint NOT NULL,
    letter character varying(1) NOT NULL,
    what text NOT NULL,
    costs character varying(300) NOT NULL,
    origin character varying(12) NOT NULL,
    seed bigint NOT NULL,
    created_at timestamp with time zone NOT NULL,
    concept_id bigint NOT NULL,
    created_by_id bigint
);
ALTER TABLE public.listen_version ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.listen_version_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.listen_vote (
    id bigint NOT NULL,
    choice character varying(8) NOT NULL,
    roles character varying(24)[] NOT NULL,
    via character varying(8) NOT NULL,
    cast_at timestamp with time zone NOT NULL,
    superseded_at timestamp with time zone,
    entry_index bigint NOT NULL,
    statement_id bigint NOT NULL,
    supersedes_id bigint,
    voter_id bigint NOT NULL
);
ALTER TABLE public.listen_vote ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.listen_vote_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.listen_voter (
    id bigint NOT NULL,
    teller uuid NOT NULL,
    roles character varying(24)[] NOT NULL,
    via character varying(8) NOT NULL,
    code_hash bytea,
    began_at timestamp with time zone NOT NULL,
    inquiry_id bigint NOT NULL,
    person_id bigint
);
ALTER TABLE public.listen_voter ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.listen_voter_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.listen_votingchange (
    id bigint NOT NULL,
    deed character varying(8) NOT NULL,
    takes_statements boolean NOT NULL,
    said_at timestamp with time zone NOT NULL,
    entry_index bigint NOT NULL,
    inquiry_id bigint NOT NULL,
    said_by_id bigint
);
ALTER TABLE public.listen_votingchange ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.listen_votingchange_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.mfa_authenticator (
    id bigint NOT NULL,
    type character varying(20) NOT NULL,
    data jsonb NOT NULL,
    user_id bigint NOT NULL,
    created_at timestamp with time zone NOT NULL,
    last_used_at timestamp with time zone
);
ALTER TABLE public.mfa_authenticator ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.mfa_authenticator_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.mirror_calculationanswer (
    id bigint NOT NULL,
    number integer NOT NULL,
    is_refused boolean NOT NULL,
    text text NOT NULL,
    shows_words boolean NOT NULL,
    ground character varying(24) NOT NULL,
    at timestamp with time zone NOT NULL,
    entry_index bigint NOT NULL,
    by_id bigint NOT NULL,
    question_id bigint NOT NULL,
    CONSTRAINT mirror_no_answer_without_words CHECK ((NOT (text = ''::text))),
    CONSTRAINT mirror_unshown_with_ground CHECK (((((ground)::text = ''::text) AND shows_words) OR (is_refused AND (NOT shows_words) AND (NOT ((ground)::text = ''::text)))))
);
ALTER TABLE public.mirror_calculationanswer ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.mirror_calculationanswer_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.mirror_calculationblock (
    id bigint NOT NULL,
    "position" smallint NOT NULL,
    label character varying(60) NOT NULL,
    amount numeric(16,4) NOT NULL,
    explanation text NOT NULL,
    edition_id bigint NOT NULL,
    CONSTRAINT mirror_block_explained CHECK (((NOT ((label)::text = ''::text)) AND (NOT (explanation = ''::text)))),
    CONSTRAINT mirror_calculationblock_position_check CHECK (("position" >= 0))
);
ALTER TABLE public.mirror_calculationblock ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.mirror_calculationblock_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.mirror_calculationedition (
    id bigint NOT NULL,
    number integer NOT NULL,
    name character varying(100) NOT NULL,
    unit character varying(40) NOT NULL,
    money character varying(4) NOT NULL,
    price numeric(16,4) NOT NULL,
    margin numeric(16,4),
    margin_reason text NOT NULL,
    difference_reason text NOT NULL,
    not_shown text NOT NULL,
    valid_from date NOT NULL,
    reason text NOT NULL,
    at timestamp with time zone NOT NULL,
    entry_index bigint NOT NULL,
    by_id bigint NOT NULL,
    product_id bigint NOT NULL,
    CONSTRAINT mirror_margin_told_or_explained CHECK ((((difference_reason = ''::text) AND (margin IS NULL) AND (NOT (margin_reason = ''::text))) OR ((margin IS NOT NULL) AND (margin_reason = ''::text)))),
    CONSTRAINT mirror_no_new_edition_without_reason CHECK (((number = 1) OR (NOT (reason = ''::text)))),
    CONSTRAINT mirror_price_above_zero CHECK ((price > (0)::numeric)),
    CONSTRAINT mirror_says_what_is_not_shown CHECK ((NOT (not_shown = ''::text)))
);
ALTER TABLE public.mirror_calculationedition ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.mirror_calculationedition_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.mirror_calculationquestion (
    id bigint NOT NULL,
    text text NOT NULL,
    works_here boolean NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    keep_until date,
    code_hash bytea NOT NULL,
    withdrawn_at timestamp with time zone,
    withdrawn_ground character varying(12) NOT NULL,
    entry_index bigint NOT NULL,
    block_id bigint,
    edition_id bigint NOT NULL,
    CONSTRAINT mirror_question_words_or_dash CHECK ((((withdrawn_at IS NULL) AND ((withdrawn_ground)::text = ''::text) AND (NOT (text = ''::text))) OR ((text = ''::text) AND (withdrawn_at IS NOT NULL) AND (NOT ((withdrawn_ground)::text = ''::text)))))
);
ALTER TABLE public.mirror_calculationquestion ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.mirror_calculationquestion_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.mirror_journey (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id bigint NOT NULL
);
ALTER TABLE public.mirror_journey ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.mirror_journey_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.mirror_journeyedition (
    id bigint NOT NULL,
    number integer NOT NULL,
    name character varying(80) NOT NULL,
    audience character varying(160) NOT NULL,
    at timestamp with time zone NOT NULL,
    entry_index bigint NOT NULL,
    by_id bigint NOT NULL,
    journey_id bigint NOT NULL
);
ALTER TABLE public.mirror_journeyedition ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.mirror_journeyedition_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.mirror_journeystep (
    id bigint NOT NULL,
    "position" smallint NOT NULL,
    name character varying(80) NOT NULL,
    edition_id bigint NOT NULL,
    CONSTRAINT mirror_one_to_twelve_steps CHECK ((("position" >= 1) AND ("position" <= 12)))
);
ALTER TABLE public.mirror_journeystep ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.mirror_journeystep_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.mirror_languageagreement (
    id bigint NOT NULL,
    deed character varying(10) NOT NULL,
    council character varying(14) NOT NULL,
    spoken_by character varying(120) NOT NULL,
    "on" date NOT NULL,
    at timestamp with time zone NOT NULL,
    entry_index bigint NOT NULL,
    by_id bigint NOT NULL,
    CONSTRAINT mirror_somebody_agreed CHECK ((NOT ((spoken_by)::text = ''::text)))
);
ALTER TABLE public.mirror_languageagreement ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.mirror_languageagreement_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.mirror_languagecount (
    id bigint NOT NULL,
    source character varying(80) NOT NULL,
    from_on date NOT NULL,
    to_on date NOT NULL,
    authors integer NOT NULL,
    texts integer NOT NULL,
    sentences integer NOT NULL,
    unread integer NOT NULL,
    rules character varying(12) NOT NULL,
    at timestamp with time zone NOT NULL,
    entry_index bigint NOT NULL,
    by_id bigint NOT NULL,
    CONSTRAINT mirror_count_in_order CHECK ((from_on <= to_on)),
    CONSTRAINT mirror_counts_enough_authors CHECK (((authors >= 10) AND (NOT ((source)::text = ''::text)))),
    CONSTRAINT mirror_languagecount_authors_check CHECK ((authors >= 0)),
    CONSTRAINT mirror_languagecount_sentences_check CHECK ((sentences >= 0)),
    CONSTRAINT mirror_languagecount_texts_check CHECK ((texts >= 0)),
    CONSTRAINT mirror_languagecount_unread_check CHECK ((unread >= 0))
);
ALTER TABLE public.mirror_languagecount ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.mirror_languagecount_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.mirror_languageshare (
    id bigint NOT NULL,
    kind character varying(12) NOT NULL,
    share smallint NOT NULL,
    low smallint NOT NULL,
    high smallint NOT NULL,
    count_id bigint NOT NULL,
    CONSTRAINT mirror_languageshare_high_check CHECK ((high >= 0)),
    CONSTRAINT mirror_languageshare_low_check CHECK ((low >= 0)),
    CONSTRAINT mirror_languageshare_share_check CHECK ((share >= 0)),
    CONSTRAINT mirror_share_between_its_bounds CHECK (((high <= 100) AND (low <= share) AND (share <= high)))
);
ALTER TABLE public.mirror_languageshare ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.mirror_languageshare_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.mirror_look (
    id bigint NOT NULL,
    instrument character varying(12) NOT NULL,
    title character varying(160) NOT NULL,
    why text NOT NULL,
    keep_until date NOT NULL,
    stage character varying(7) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    created_by_id bigint NOT NULL,
    follows_id bigint,
    inquiry_id bigint,
    CONSTRAINT mirror_no_look_without_why CHECK (((NOT ((title)::text = ''::text)) AND (NOT (why = ''::text)))),
    CONSTRAINT mirror_only_words_are_sealed CHECK (((NOT ((stage)::text = 'sealed'::text)) OR ((instrument)::text = 'three_words'::text))),
    CONSTRAINT mirror_readiness_stays_inside CHECK (((NOT ((instrument)::text = 'readiness'::text)) OR (inquiry_id IS NULL)))
);
ALTER TABLE public.mirror_look ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.mirror_look_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.mirror_lookchange (
    id bigint NOT NULL,
    stage character varying(7) NOT NULL,
    said jsonb NOT NULL,
    at timestamp with time zone NOT NULL,
    entry_index bigint NOT NULL,
    by_id bigint NOT NULL,
    look_id bigint NOT NULL
);
ALTER TABLE public.mirror_lookchange ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.mirror_lookchange_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.mirror_openproduct (
    id bigint NOT NULL,
    slug character varying(80) NOT NULL,
    opened_at timestamp with time zone NOT NULL
);
ALTER TABLE public.mirror_openproduct ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.mirror_openproduct_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.mirror_pass (
    id bigint NOT NULL,
    side character varying(10) NOT NULL,
    code_hash bytea NOT NULL,
    is_shared boolean NOT NULL,
    look_id bigint NOT NULL,
    CONSTRAINT mirror_passes_are_inside CHECK ((NOT ((side)::text = 'outside'::text)))
);
ALTER TABLE public.mirror_pass ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.mirror_pass_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.mirror_promise (
    id bigint NOT NULL,
    number smallint NOT NULL,
    kind character varying(7) NOT NULL,
    text character varying(500) NOT NULL,
    source character varying(300) NOT NULL,
    look_id bigint NOT NULL,
    CONSTRAINT mirror_no_empty_promise CHECK ((NOT ((text)::text = ''::text))),
    CONSTRAINT mirror_promise_number_check CHECK ((number >= 0))
);
ALTER TABLE public.mirror_promise ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.mirror_promise_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.mirror_sheet (
    id bigint NOT NULL,
    side character varying(10) NOT NULL,
    answers jsonb NOT NULL,
    answered_at timestamp with time zone NOT NULL,
    entry_index bigint NOT NULL,
    look_id bigint NOT NULL,
    story_id bigint,
    CONSTRAINT mirror_only_outside_has_stories CHECK (((((side)::text = 'outside'::text) AND (story_id IS NOT NULL)) OR ((NOT ((side)::text = 'outside'::text)) AND (story_id IS NULL))))
);
ALTER TABLE public.mirror_sheet ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.mirror_sheet_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.mirror_steptouchpoint (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id bigint NOT NULL,
    step_id bigint NOT NULL,
    touchpoint_id bigint NOT NULL
);
ALTER TABLE public.mirror_steptouchpoint ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.mirror_steptouchpoint_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.mirror_walk (
    id bigint NOT NULL,
    planned_on date NOT NULL,
    planned_at time without time zone,
    zone character varying(60) NOT NULL,
    booked_at timestamp with time zone NOT NULL,
    called_off_at timestamp with time zone,
    finished_at timestamp with time zone,
    entry_index bigint,
    booked_by_id bigint NOT NULL,
    edition_id bigint NOT NULL,
    walker_id bigint NOT NULL,
    CONSTRAINT mirror_finished_is_entered CHECK ((((entry_index IS NULL) AND (finished_at IS NULL)) OR ((called_off_at IS NULL) AND (entry_index IS NOT NULL) AND (finished_at IS NOT NULL))))
);
ALTER TABLE public.mirror_walk ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.mirror_walk_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.mirror_walkedstep (
    id bigint NOT NULL,
    begins_at timestamp with time zone NOT NULL,
    minutes integer NOT NULL,
    waited integer NOT NULL,
    way_out character varying(8) NOT NULL,
    feeling character varying(16) NOT NULL,
    step_id bigint NOT NULL,
    walk_id bigint NOT NULL,
    CONSTRAINT mirror_waited_within_the_step CHECK (((minutes >= 0) AND (minutes <= 1440) AND (waited >= 0) AND (waited <= minutes)))
);
ALTER TABLE public.mirror_walkedstep ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.mirror_walkedstep_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.mirror_walkphoto (
    id bigint NOT NULL,
    kind character varying(10) NOT NULL,
    content bytea NOT NULL,
    entry_index bigint,
    walked_id bigint NOT NULL
);
ALTER TABLE public.mirror_walkphoto ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.mirror_walkphoto_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.mirror_walkwords (
    id bigint NOT NULL,
    words text NOT NULL,
    entry_index bigint,
    walked_id bigint NOT NULL,
    CONSTRAINT mirror_words_are_words CHECK ((NOT (words = ''::text)))
);
ALTER TABLE public.mirror_walkwords ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.mirror_walkwords_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.people_account (
    id bigint NOT NULL,
    password character varying(128) NOT NULL,
    last_login timestamp with time zone,
    name character varying(120) NOT NULL,
    function character varying(120) NOT NULL,
    email character varying(254),
    is_active boolean NOT NULL,
    created_at timestamp with time zone NOT NULL,
    is_team boolean NOT NULL,
    confirmed_at timestamp with time zone,
    second_factor_at timestamp with time zone,
    session_round integer NOT NULL,
    language character varying(8) NOT NULL
);
ALTER TABLE public.people_account ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_account_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.people_addresssource (
    id bigint NOT NULL,
    told character varying(200) NOT NULL,
    ground character varying(300) NOT NULL,
    brought_at timestamp with time zone NOT NULL,
    account_id bigint NOT NULL,
    brought_by_id bigint
);
ALTER TABLE public.people_addresssource ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_addresssource_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.people_apikey (
    id bigint NOT NULL,
    name character varying(80) NOT NULL,
    prefix character varying(16) NOT NULL,
    secret_hash bytea NOT NULL,
    scopes character varying(24)[] NOT NULL,
    expires_on date,
    created_at timestamp with time zone NOT NULL,
    last_used_on date,
    revoked_at timestamp with time zone,
    created_by_id bigint NOT NULL,
    CONSTRAINT people_key_may_something CHECK (((NOT (scopes = '{}'::character varying(24)[])) AND (NOT ((name)::text = ''::text))))
);
ALTER TABLE public.people_apikey ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_apikey_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.people_apikeychange (
    id bigint NOT NULL,
    deed character varying(8) NOT NULL,
    done_at timestamp with time zone NOT NULL,
    entry_index bigint NOT NULL,
    done_by_id bigint NOT NULL,
    key_id bigint NOT NULL
);
ALTER TABLE public.people_apikeychange ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_apikeychange_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.people_consent (
    id bigint NOT NULL,
    purpose character varying(12) NOT NULL,
    channel character varying(8) NOT NULL,
    address_hash bytea,
    given_at timestamp with time zone NOT NULL,
    source character varying(12) NOT NULL,
    reference character varying(40) NOT NULL,
    confirmed_at timestamp with time zone,
    withdrawn_at timestamp with time zone,
    withdrawn_how character varying(12) NOT NULL,
    account_id bigint NOT NULL,
    wording_id bigint NOT NULL,
    CONSTRAINT people_consent_ends_somehow CHECK ((((withdrawn_at IS NULL) AND ((withdrawn_how)::text = ''::text)) OR ((withdrawn_at IS NOT NULL) AND (NOT ((withdrawn_how)::text = ''::text)))))
);
ALTER TABLE public.people_consent ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_consent_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.people_consentwording (
    id bigint NOT NULL,
    purpose character varying(12) NOT NULL,
    channel character varying(8) NOT NULL,
    language character varying(8) NOT NULL,
    version integer NOT NULL,
    text text NOT NULL,
    created_at timestamp with time zone NOT NULL
);
ALTER TABLE public.people_consentwording ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_consentwording_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.people_contact (
    id bigint NOT NULL,
    purpose character varying(12) NOT NULL,
    channel character varying(8) NOT NULL,
    direction character varying(3) NOT NULL,
    at timestamp with time zone NOT NULL,
    counts boolean NOT NULL,
    up_to_entry bigint,
    account_id bigint NOT NULL,
    message_id bigint,
    pending boolean NOT NULL
);
ALTER TABLE public.people_contact ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_contact_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.people_contactbudget (
    id bigint NOT NULL,
    most smallint NOT NULL,
    days smallint NOT NULL,
    set_at timestamp with time zone NOT NULL,
    entry_index bigint NOT NULL,
    set_by_id bigint NOT NULL,
    CONSTRAINT people_budget_is_one CHECK (((days >= 1) AND (days <= 3660) AND (most >= 0)))
);
ALTER TABLE public.people_contactbudget ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_contactbudget_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.people_departure (
    account_id bigint NOT NULL,
    left_at timestamp with time zone NOT NULL,
    named_until date NOT NULL,
    unnamed_at timestamp with time zone
);
CREATE TABLE public.people_erasedaddress (
    id bigint NOT NULL,
    address_hash bytea NOT NULL,
    erased_at timestamp with time zone NOT NULL
);
ALTER TABLE public.people_erasedaddress ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_erasedaddress_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.people_existingcustomercase (
    id bigint NOT NULL,
    reason text NOT NULL,
    ticked_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    account_id bigint NOT NULL,
    ticked_by_id bigint NOT NULL,
    CONSTRAINT people_exception_has_a_reason CHECK ((NOT (reason = ''::text)))
);
ALTER TABLE public.people_existingcustomercase ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_existingcustomercase_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.people_filenote (
    id bigint NOT NULL,
    teller uuid,
    text text NOT NULL,
    at timestamp with time zone NOT NULL,
    account_id bigint,
    by_id bigint,
    story bigint,
    CONSTRAINT people_team_notes_name_a_story CHECK (((by_id IS NULL) OR (story IS NOT NULL)))
);
ALTER TABLE public.people_filenote ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_filenote_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.people_fileobjection (
    id bigint NOT NULL,
    teller uuid,
    against character varying(8) NOT NULL,
    at timestamp with time zone NOT NULL,
    lifted_at timestamp with time zone,
    account_id bigint
);
ALTER TABLE public.people_fileobjection ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_fileobjection_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.people_filevisit (
    id bigint NOT NULL,
    teller uuid,
    at timestamp with time zone NOT NULL,
    account_id bigint,
    by_id bigint NOT NULL
);
ALTER TABLE public.people_filevisit ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_filevisit_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.people_hookchange (
    id bigint NOT NULL,
    hook bigint NOT NULL,
    deed character varying(8) NOT NULL,
    name character varying(80) NOT NULL,
    host character varying(255) NOT NULL,
    events character varying(32)[] NOT NULL,
    done_at timestamp with time zone NOT NULL,
    entry_index bigint NOT NULL,
    done_by_id bigint NOT NULL
);
ALTER TABLE public.people_hookchange ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_hookchange_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.people_memberchange (
    id bigint NOT NULL,
    deed character varying(8) NOT NULL,
    name character varying(120) NOT NULL,
    function character varying(120) NOT NULL,
    done_at timestamp with time zone NOT NULL,
    entry_index bigint NOT NULL,
    account_id bigint NOT NULL,
    done_by_id bigint
);
ALTER TABLE public.people_memberchange ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_memberchange_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.people_objection (
    id bigint NOT NULL,
    made_at timestamp with time zone NOT NULL,
    how character varying(12) NOT NULL,
    ended_at timestamp with time zone,
    account_id bigint NOT NULL
);
ALTER TABLE public.people_objection ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_objection_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.people_organisation (
    id smallint NOT NULL,
    name character varying(120) NOT NULL,
    street character varying(120) NOT NULL,
    town character varying(120) NOT NULL,
    email character varying(254) NOT NULL,
    phone character varying(60) NOT NULL,
    imprint text NOT NULL,
    is_fiction boolean NOT NULL,
    fiction_note character varying(200) NOT NULL,
    domains character varying(253)[] NOT NULL,
    asks_second_factor boolean NOT NULL,
    open_registration boolean NOT NULL,
    answer_days smallint NOT NULL,
    framed_by character varying(300)[] NOT NULL,
    CONSTRAINT people_answers_in_days CHECK (((answer_days >= 1) AND (answer_days <= 90))),
    CONSTRAINT people_one_organisation CHECK ((id = 1)),
    CONSTRAINT people_organisation_answer_days_check CHECK ((answer_days >= 0))
);
CREATE TABLE public.people_personalbudget (
    account_id bigint NOT NULL,
    most smallint NOT NULL,
    set_at timestamp with time zone NOT NULL,
    CONSTRAINT people_personalbudget_most_check CHECK ((most >= 0))
);
CREATE TABLE public.people_postaladdress (
    account_id bigint NOT NULL,
    street character varying(120) NOT NULL,
    extra character varying(120) NOT NULL,
    postal_code character varying(12) NOT NULL,
    city character varying(80) NOT NULL,
    country character varying(60) NOT NULL
);
CREATE TABLE public.people_refusedaddress (
    account_id bigint NOT NULL,
    address_hash bytea NOT NULL,
    reason character varying(300) NOT NULL,
    refused_at timestamp with time zone NOT NULL
);
CREATE TABLE public.people_relation (
    id bigint NOT NULL,
    role character varying(24) NOT NULL,
    source character varying(8) NOT NULL,
    since timestamp with time zone NOT NULL,
    until timestamp with time zone,
    account_id bigint NOT NULL
);
ALTER TABLE public.people_relation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_relation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.people_relationchange (
    id bigint NOT NULL,
    role character varying(24) NOT NULL,
    place character varying(120) NOT NULL,
    via character varying(8) NOT NULL,
    body jsonb NOT NULL,
    noted_at timestamp with time zone NOT NULL,
    entry_index bigint NOT NULL,
    account_id bigint NOT NULL
);
ALTER TABLE public.people_relationchange ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_relationchange_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.people_serviceidentity (
    id bigint NOT NULL,
    issuer character varying(255) NOT NULL,
    subject character varying(255) NOT NULL,
    gave_team boolean NOT NULL,
    created_at timestamp with time zone NOT NULL,
    seen_at timestamp with time zone NOT NULL,
    account_id bigint NOT NULL
);
ALTER TABLE public.people_serviceidentity ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_serviceidentity_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.people_signincode (
    id bigint NOT NULL,
    ticket_hash bytea NOT NULL,
    address_hash bytea NOT NULL,
    code_hash bytea NOT NULL,
    tries smallint NOT NULL,
    created_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    used_at timestamp with time zone
);
ALTER TABLE public.people_signincode ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_signincode_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.people_signinlink (
    id bigint NOT NULL,
    token_hash bytea NOT NULL,
    created_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    used_at timestamp with time zone,
    account_id bigint NOT NULL,
    created_by_id bigint
);
ALTER TABLE public.people_signinlink ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.people_signinlink_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.procrastinate_events (
    id bigint NOT NULL,
    job_id bigint NOT NULL,
    type public.procrastinate_job_event_type,
    at timestamp with time zone DEFAULT now()
);
CREATE SEQUENCE public.procrastinate_events_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.procrastinate_events_id_seq OWNED BY public.procrastinate_events.id;
CREATE SEQUENCE public.procrastinate_jobs_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.procrastinate_jobs_id_seq OWNED BY public.procrastinate_jobs.id;
CREATE TABLE public.procrastinate_periodic_defers (
    id bigint NOT NULL,
    task_name character varying(128) NOT NULL,
    defer_timestamp bigint,
    job_id bigint,
    periodic_id character varying(128) DEFAULT ''::character varying NOT NULL
);
CREATE SEQUENCE public.procrastinate_periodic_defers_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.procrastinate_periodic_defers_id_seq OWNED BY public.procrastinate_periodic_defers.id;
CREATE TABLE public.procrastinate_workers (
    id bigint NOT NULL,
    last_heartbeat timestamp with time zone DEFAULT now() NOT NULL
);
ALTER TABLE public.procrastinate_workers ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.procrastinate_workers_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.socialaccount_socialaccount (
    id integer NOT NULL,
    provider character varying(200) NOT NULL,
    uid character varying(191) NOT NULL,
    last_login timestamp with time zone NOT NULL,
    date_joined timestamp with time zone NOT NULL,
    extra_data jsonb NOT NULL,
    user_id bigint NOT NULL
);
ALTER TABLE public.socialaccount_socialaccount ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.socialaccount_socialaccount_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.socialaccount_socialapp (
    id integer NOT NULL,
    provider character varying(30) NOT NULL,
    name character varying(40) NOT NULL,
    client_id character varying(191) NOT NULL,
    secret character varying(191) NOT NULL,
    key character varying(191) NOT NULL,
    provider_id character varying(200) NOT NULL,
    settings jsonb NOT NULL
);
ALTER TABLE public.socialaccount_socialapp ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.socialaccount_socialapp_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.socialaccount_socialtoken (
    id integer NOT NULL,
    token text NOT NULL,
    token_secret text NOT NULL,
    expires_at timestamp with time zone,
    account_id integer NOT NULL,
    app_id integer
);
ALTER TABLE public.socialaccount_socialtoken ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.socialaccount_socialtoken_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.trust_erasurereport (
    id bigint NOT NULL,
    "table" character varying(80) NOT NULL,
    ground character varying(12) NOT NULL,
    count integer NOT NULL,
    at timestamp with time zone NOT NULL,
    entries_hash bytea NOT NULL
);
ALTER TABLE public.trust_erasurereport ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.trust_erasurereport_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.trust_idempotencykey (
    key_hash bytea NOT NULL,
    body_hash bytea NOT NULL,
    result jsonb NOT NULL,
    created_at timestamp with time zone NOT NULL
);
CREATE TABLE public.trust_ledgeralarm (
    id bigint NOT NULL,
    kind character varying(12) NOT NULL,
    since timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    note character varying(200) NOT NULL
);
ALTER TABLE public.trust_ledgeralarm ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.trust_ledgeralarm_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.trust_ledgercheckpoint (
    id bigint NOT NULL,
    origin character varying(60) NOT NULL,
    size bigint NOT NULL,
    root_hash bytea NOT NULL,
    note text NOT NULL,
    created_at timestamp with time zone NOT NULL
);
ALTER TABLE public.trust_ledgercheckpoint ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.trust_ledgercheckpoint_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.trust_ledgerentry (
    index bigint NOT NULL,
    leaf bytea NOT NULL,
    leaf_hash bytea NOT NULL
);
CREATE TABLE public.trust_ledgerhead (
    id smallint NOT NULL,
    size bigint NOT NULL,
    CONSTRAINT trust_one_head CHECK ((id = 1))
);
CREATE TABLE public.trust_ledgerkey (
    id bigint NOT NULL,
    origin character varying(60) NOT NULL,
    vkey character varying(200) NOT NULL,
    since timestamp with time zone NOT NULL,
    reason text NOT NULL,
    entry_index bigint
);
ALTER TABLE public.trust_ledgerkey ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.trust_ledgerkey_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.trust_ledgernode (
    id bigint NOT NULL,
    origin character varying(60) NOT NULL,
    level smallint NOT NULL,
    "position" bigint NOT NULL,
    node_hash bytea NOT NULL
);
ALTER TABLE public.trust_ledgernode ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.trust_ledgernode_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.trust_ledgeropening (
    index bigint NOT NULL,
    author_salt bytea,
    body_salt bytea,
    meta_salt bytea
);
CREATE TABLE public.trust_moderation (
    id bigint NOT NULL,
    entry_index bigint NOT NULL,
    target_index bigint NOT NULL,
    deed character varying(8) NOT NULL,
    ground character varying(24) NOT NULL,
    cause character varying(8) NOT NULL,
    answers bigint,
    role character varying(12) NOT NULL,
    function character varying(120) NOT NULL,
    decided_by bigint,
    decided_at timestamp with time zone NOT NULL,
    deadline timestamp with time zone,
    has_words boolean NOT NULL
);
ALTER TABLE public.trust_moderation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.trust_moderation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.trust_moderationwords (
    entry_index bigint NOT NULL,
    text text NOT NULL,
    author character varying(60) NOT NULL
);
CREATE TABLE public.trust_release (
    id bigint NOT NULL,
    population character varying(80) NOT NULL,
    number integer NOT NULL,
    base integer NOT NULL,
    stamp bigint NOT NULL,
    minimum smallint NOT NULL,
    newcomers bytea NOT NULL,
    present bytea NOT NULL,
    released_at timestamp with time zone NOT NULL
);
ALTER TABLE public.trust_release ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.trust_release_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.trust_releasedcell (
    id bigint NOT NULL,
    cell character varying(200) NOT NULL,
    verdict character varying(8) NOT NULL,
    count integer,
    members bytea NOT NULL,
    release_id bigint NOT NULL,
    CONSTRAINT trust_withheld_has_no_count CHECK ((((count IS NOT NULL) AND ((verdict)::text = 'released'::text)) OR ((NOT ((verdict)::text = 'released'::text)) AND (count IS NULL))))
);
ALTER TABLE public.trust_releasedcell ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.trust_releasedcell_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.trust_report (
    id bigint NOT NULL,
    target_index bigint NOT NULL,
    ground character varying(24) NOT NULL,
    why text NOT NULL,
    email character varying(254) NOT NULL,
    code_hash bytea NOT NULL,
    reported_at timestamp with time zone NOT NULL,
    outcome character varying(8) NOT NULL,
    answer text NOT NULL,
    answered_by bigint,
    answered_at timestamp with time zone
);
ALTER TABLE public.trust_report ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.trust_report_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.trust_scrubbing (
    id bigint NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    done_at timestamp with time zone,
    tables integer NOT NULL,
    problems jsonb NOT NULL
);
ALTER TABLE public.trust_scrubbing ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.trust_scrubbing_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.trust_tombstone (
    entry_index bigint NOT NULL,
    target_index bigint NOT NULL,
    fields jsonb NOT NULL,
    ground character varying(12) NOT NULL,
    role character varying(12) NOT NULL,
    erased_at timestamp with time zone NOT NULL,
    voice uuid
);
CREATE TABLE public.trust_witness (
    id bigint NOT NULL,
    name character varying(120) NOT NULL,
    function character varying(120) NOT NULL,
    email character varying(254) NOT NULL,
    since timestamp with time zone NOT NULL,
    agreed_at timestamp with time zone,
    until timestamp with time zone,
    written_on date,
    named_by bigint NOT NULL,
    entry_index bigint NOT NULL,
    ended_by bigint,
    ended_index bigint
);
ALTER TABLE public.trust_witness ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.trust_witness_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.understand_answeredneed (
    id bigint NOT NULL,
    kind character varying(16) NOT NULL,
    linked_at timestamp with time zone NOT NULL,
    linked_by_id bigint,
    theme_id bigint NOT NULL,
    version_id bigint NOT NULL
);
ALTER TABLE public.understand_answeredneed ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.understand_answeredneed_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.understand_banned (
    id bigint NOT NULL,
    banned_at timestamp with time zone NOT NULL,
    banned_by_id bigint NOT NULL,
    story_id bigint NOT NULL,
    theme_id bigint NOT NULL
);
ALTER TABLE public.understand_banned ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.understand_banned_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE UNLOGGED TABLE public.understand_divided (
    story_id bigint NOT NULL,
    made_with character varying(100) NOT NULL,
    inquiry_id bigint NOT NULL
);
CREATE TABLE public.understand_evidence (
    id bigint NOT NULL,
    start integer NOT NULL,
    "end" integer NOT NULL,
    side character varying(8) NOT NULL,
    added_at timestamp with time zone NOT NULL,
    added_by_id bigint NOT NULL,
    story_id bigint NOT NULL,
    insight_id bigint NOT NULL,
    CONSTRAINT understand_evidence_is_a_passage CHECK ((("end" > start) AND (start >= 0)))
);
ALTER TABLE public.understand_evidence ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.understand_evidence_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.understand_excerpt (
    id bigint NOT NULL,
    kind character varying(8) NOT NULL,
    rank smallint NOT NULL,
    start integer NOT NULL,
    "end" integer NOT NULL,
    story_id bigint NOT NULL,
    theme_id bigint NOT NULL,
    facet integer,
    CONSTRAINT understand_excerpt_is_a_passage CHECK ((("end" > start) AND (start >= 0)))
);
ALTER TABLE public.understand_excerpt ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.understand_excerpt_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.understand_insight (
    id bigint NOT NULL,
    title character varying(200) NOT NULL,
    summary text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    number integer NOT NULL,
    people integer NOT NULL,
    counter_people integer NOT NULL,
    created_by_id bigint NOT NULL,
    inquiry_id bigint NOT NULL,
    theme_id bigint
);
ALTER TABLE public.understand_insight ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.understand_insight_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.understand_insightversion (
    id bigint NOT NULL,
    number integer NOT NULL,
    title character varying(200) NOT NULL,
    summary text NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    entry_index bigint NOT NULL,
    changed_by_id bigint NOT NULL,
    insight_id bigint NOT NULL,
    evidence jsonb NOT NULL
);
ALTER TABLE public.understand_insightversion ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.understand_insightversion_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.understand_kindsaid (
    id bigint NOT NULL,
    start integer NOT NULL,
    "end" integer NOT NULL,
    kind character varying(14) NOT NULL,
    holds boolean NOT NULL,
    said_at timestamp with time zone NOT NULL,
    inquiry_id bigint NOT NULL,
    said_by_id bigint NOT NULL,
    story_id bigint NOT NULL
);
ALTER TABLE public.understand_kindsaid ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.understand_kindsaid_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.understand_opinionmap (
    inquiry_id bigint NOT NULL,
    memory bytea,
    result jsonb NOT NULL,
    picture text NOT NULL,
    dark_picture text NOT NULL,
    votes bigint NOT NULL,
    last_entry bigint NOT NULL,
    made_at timestamp with time zone,
    erasures bigint NOT NULL
);
CREATE TABLE public.understand_opinionplace (
    voter_id bigint NOT NULL,
    x double precision NOT NULL,
    y double precision NOT NULL,
    "group" integer,
    inquiry_id bigint NOT NULL
);
CREATE TABLE public.understand_passage (
    id bigint NOT NULL,
    rank smallint NOT NULL,
    start integer NOT NULL,
    "end" integer NOT NULL,
    is_whole boolean NOT NULL,
    strength double precision NOT NULL,
    inquiry_id bigint NOT NULL,
    story_id bigint NOT NULL,
    theme_id bigint,
    CONSTRAINT understand_passage_has_words CHECK ((("end" > start) AND (start >= 0)))
);
ALTER TABLE public.understand_passage ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.understand_passage_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.understand_passagekind (
    id bigint NOT NULL,
    kind character varying(14) NOT NULL,
    strength double precision NOT NULL,
    spans jsonb NOT NULL,
    by_team boolean NOT NULL,
    inquiry_id bigint NOT NULL,
    passage_id bigint NOT NULL,
    story_id bigint NOT NULL
);
ALTER TABLE public.understand_passagekind ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.understand_passagekind_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE UNLOGGED TABLE public.understand_passagevector (
    passage_id bigint NOT NULL,
    model character varying(80) NOT NULL,
    vector public.vector NOT NULL,
    story_id bigint NOT NULL
);
CREATE TABLE public.understand_pinned (
    story_id bigint NOT NULL,
    pinned_at timestamp with time zone NOT NULL,
    pinned_by_id bigint NOT NULL,
    theme_id bigint NOT NULL
);
CREATE TABLE public.understand_placement (
    story_id bigint NOT NULL,
    strength double precision NOT NULL,
    language character varying(3) NOT NULL,
    inquiry_id bigint NOT NULL,
    theme_id bigint,
    facet integer,
    origin_id bigint
);
CREATE TABLE public.understand_progress (
    inquiry_id bigint NOT NULL,
    step character varying(10) NOT NULL,
    done integer NOT NULL,
    total integer NOT NULL,
    people integer NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    refreshed_at timestamp with time zone,
    problem text NOT NULL,
    far integer NOT NULL,
    fresh integer NOT NULL,
    pays character varying(8) NOT NULL
);
CREATE UNLOGGED TABLE public.understand_searchentry (
    story_id bigint NOT NULL,
    document tsvector NOT NULL,
    inquiry_id bigint NOT NULL
);
CREATE UNLOGGED TABLE public.understand_sketch (
    story_id bigint NOT NULL,
    folded bytea NOT NULL,
    bands bigint[] NOT NULL,
    inquiry_id bigint NOT NULL
);
CREATE UNLOGGED TABLE public.understand_storyvector (
    story_id bigint NOT NULL,
    model character varying(80) NOT NULL,
    vector public.vector NOT NULL
);
CREATE TABLE public.understand_theme (
    id bigint NOT NULL,
    key integer NOT NULL,
    born_at timestamp with time zone NOT NULL,
    faded_at timestamp with time zone,
    stories integer NOT NULL,
    tellers integer NOT NULL,
    roles jsonb NOT NULL,
    weeks jsonb NOT NULL,
    inquiry_id bigint NOT NULL,
    given_name character varying(80) NOT NULL,
    merged_by_id bigint,
    merged_into_id bigint,
    named_by_id bigint,
    split_from_id bigint,
    needs jsonb NOT NULL,
    CONSTRAINT understand_merged_themes_have_faded CHECK (((merged_into_id IS NULL) OR (faded_at IS NOT NULL))),
    CONSTRAINT understand_never_merged_into_itself CHECK (((merged_into_id IS NULL) OR (NOT ((merged_into_id = id) AND (merged_into_id IS NOT NULL)))))
);
ALTER TABLE public.understand_theme ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.understand_theme_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.understand_themechange (
    id bigint NOT NULL,
    deed character varying(10) NOT NULL,
    name character varying(80) NOT NULL,
    stories integer NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id bigint,
    inquiry_id bigint NOT NULL,
    other_id bigint,
    theme_id bigint NOT NULL
);
ALTER TABLE public.understand_themechange ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.understand_themechange_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.understand_themememory (
    inquiry_id bigint NOT NULL,
    model character varying(80) NOT NULL,
    memory bytea NOT NULL,
    stories integer NOT NULL,
    next_key integer NOT NULL
);
CREATE TABLE public.understand_touchpoint (
    id bigint NOT NULL,
    name character varying(80) NOT NULL,
    sentence character varying(300) NOT NULL,
    examples character varying(300)[] NOT NULL,
    "position" integer NOT NULL,
    described_at timestamp with time zone NOT NULL,
    archived_at timestamp with time zone,
    model character varying(80) NOT NULL,
    meaning bytea,
    archived_by_id bigint,
    described_by_id bigint NOT NULL,
    CONSTRAINT understand_archived_by_somebody CHECK ((((archived_at IS NULL) AND (archived_by_id IS NULL)) OR ((archived_at IS NOT NULL) AND (archived_by_id IS NOT NULL))))
);
ALTER TABLE public.understand_touchpoint ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.understand_touchpoint_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.understand_touchpointchange (
    id bigint NOT NULL,
    deed character varying(10) NOT NULL,
    wording jsonb NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id bigint NOT NULL,
    touchpoint_id bigint NOT NULL
);
ALTER TABLE public.understand_touchpointchange ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.understand_touchpointchange_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.understand_touchpointcorrection (
    id bigint NOT NULL,
    start integer NOT NULL,
    "end" integer NOT NULL,
    belongs boolean NOT NULL,
    corrected_at timestamp with time zone NOT NULL,
    corrected_by_id bigint NOT NULL,
    story_id bigint NOT NULL,
    touchpoint_id bigint NOT NULL,
    CONSTRAINT understand_corrects_a_passage CHECK ((("end" > start) AND (start >= 0)))
);
ALTER TABLE public.understand_touchpointcorrection ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.understand_touchpointcorrection_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.understand_touchpointcount (
    id bigint NOT NULL,
    passages integer NOT NULL,
    tellers integer NOT NULL,
    roles jsonb NOT NULL,
    is_change boolean NOT NULL,
    inquiry_id bigint,
    touchpoint_id bigint
);
ALTER TABLE public.understand_touchpointcount ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.understand_touchpointcount_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.understand_touchpointmatch (
    id bigint NOT NULL,
    start integer NOT NULL,
    "end" integer NOT NULL,
    strength double precision NOT NULL,
    inquiry_id bigint NOT NULL,
    story_id bigint NOT NULL,
    touchpoint_id bigint,
    CONSTRAINT understand_match_is_a_passage CHECK ((("end" > start) AND (start >= 0)))
);
ALTER TABLE public.understand_touchpointmatch ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.understand_touchpointmatch_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.understand_touchpointprogress (
    inquiry_id bigint NOT NULL,
    step character varying(8) NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    matched_at timestamp with time zone,
    passages integer NOT NULL,
    model character varying(80) NOT NULL
);
ALTER TABLE ONLY public.procrastinate_events ALTER COLUMN id SET DEFAULT nextval('public.procrastinate_events_id_seq'::regclass);
ALTER TABLE ONLY public.procrastinate_jobs ALTER COLUMN id SET DEFAULT nextval('public.procrastinate_jobs_id_seq'::regclass);
ALTER TABLE ONLY public.procrastinate_periodic_defers ALTER COLUMN id SET DEFAULT nextval('public.procrastinate_periodic_defers_id_seq'::regclass);
INSERT INTO public.trust_ledgerhead VALUES (1, 0);
ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_user_id_email_987c8728_uniq UNIQUE (user_id, email);
ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirmation_key_key UNIQUE (key);
ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirmation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.act_benefit
    ADD CONSTRAINT act_benefit_entry_index_key UNIQUE (entry_index);
ALTER TABLE ONLY public.act_benefit
    ADD CONSTRAINT act_benefit_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.act_benefitactual
    ADD CONSTRAINT act_benefitactual_entry_index_key UNIQUE (entry_index);
ALTER TABLE ONLY public.act_benefitactual
    ADD CONSTRAINT act_benefitactual_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.act_benefitassumption
    ADD CONSTRAINT act_benefitassumption_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.act_commitment
    ADD CONSTRAINT act_commitment_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.act_commitmentstep
    ADD CONSTRAINT act_commitmentstep_entry_index_key UNIQUE (entry_index);
ALTER TABLE ONLY public.act_commitmentstep
    ADD CONSTRAINT act_commitmentstep_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.act_darling
    ADD CONSTRAINT act_darling_entry_index_key UNIQUE (entry_index);
ALTER TABLE ONLY public.act_darling
    ADD CONSTRAINT act_darling_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.act_darlingagreement
    ADD CONSTRAINT act_darlingagreement_entry_index_key UNIQUE (entry_index);
ALTER TABLE ONLY public.act_darlingagreement
    ADD CONSTRAINT act_darlingagreement_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.act_darlingcomment
    ADD CONSTRAINT act_darlingcomment_entry_index_key UNIQUE (entry_index);
ALTER TABLE ONLY public.act_darlingcomment
    ADD CONSTRAINT act_darlingcomment_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.act_darlingcondition
    ADD CONSTRAINT act_darlingcondition_entry_index_key UNIQUE (entry_index);
ALTER TABLE ONLY public.act_darlingcondition
    ADD CONSTRAINT act_darlingcondition_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.act_darlingevidence
    ADD CONSTRAINT act_darlingevidence_entry_index_key UNIQUE (entry_index);
ALTER TABLE ONLY public.act_darlingevidence
    ADD CONSTRAINT act_darlingevidence_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.act_darlingfarewell
    ADD CONSTRAINT act_darlingfarewell_entry_index_key UNIQUE (entry_index);
ALTER TABLE ONLY public.act_darlingfarewell
    ADD CONSTRAINT act_darlingfarewell_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.act_darlingmaker
    ADD CONSTRAINT act_darlingmaker_entry_index_key UNIQUE (entry_index);
ALTER TABLE ONLY public.act_darlingmaker
    ADD CONSTRAINT act_darlingmaker_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.act_darlingpraise
    ADD CONSTRAINT act_darlingpraise_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.act_darlingverdict
    ADD CONSTRAINT act_darlingverdict_entry_index_key UNIQUE (entry_index);
ALTER TABLE ONLY public.act_darlingverdict
    ADD CONSTRAINT act_darlingverdict_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.act_decision
    ADD CONSTRAINT act_decision_entry_index_key UNIQUE (entry_index);
ALTER TABLE ONLY public.act_decision
    ADD CONSTRAINT act_decision_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.act_disclosure
    ADD CONSTRAINT act_disclosure_entry_index_key UNIQUE (entry_index);
ALTER TABLE ONLY public.act_disclosure
    ADD CONSTRAINT act_disclosure_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.act_experiment
    ADD CONSTRAINT act_experiment_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.act_experimentstep
    ADD CONSTRAINT act_experimentstep_entry_index_key UNIQUE (entry_index);
ALTER TABLE ONLY public.act_experimentstep
    ADD CONSTRAINT act_experimentstep_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.act_darlingmaker
    ADD CONSTRAINT act_maker_once UNIQUE (darling_id, account_id);
ALTER TABLE ONLY public.act_measure
    ADD CONSTRAINT act_measure_entry_index_key UNIQUE (entry_index);
ALTER TABLE ONLY public.act_measure
    ADD CONSTRAINT act_measure_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.act_measurestep
    ADD CONSTRAINT act_measurestep_entry_index_key UNIQUE (entry_index);
ALTER TABLE ONLY public.act_measurestep
    ADD CONSTRAINT act_measurestep_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.act_nameconsent
    ADD CONSTRAINT act_nameconsent_account_id_key UNIQUE (account_id);
ALTER TABLE ONLY public.act_nameconsent
    ADD CONSTRAINT act_nameconsent_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.act_experimentstep
    ADD CONSTRAINT act_numbers_are_struck_once UNIQUE (strikes_id);
ALTER TABLE ONLY public.act_benefitactual
    ADD CONSTRAINT act_one_actual_per_number UNIQUE (measure_id, number);
ALTER TABLE ONLY public.act_benefitassumption
    ADD CONSTRAINT act_one_assumption_per_key UNIQUE (benefit_id, key);
ALTER TABLE ONLY public.act_decision
    ADD CONSTRAINT act_one_decision_per_number UNIQUE (insight_id, number);
ALTER TABLE ONLY public.act_disclosure
    ADD CONSTRAINT act_one_disclosure_per_number UNIQUE (decision_id, number);
ALTER TABLE ONLY public.act_benefit
    ADD CONSTRAINT act_one_estimate_per_number UNIQUE (measure_id, number);
ALTER TABLE ONLY public.act_experimentstep
    ADD CONSTRAINT act_one_experiment_step_per_number UNIQUE (experiment_id, number);
ALTER TABLE ONLY public.act_measurestep
    ADD CONSTRAINT act_one_measure_step_per_number UNIQUE (measure_id, number);
ALTER TABLE ONLY public.act_commitmentstep
    ADD CONSTRAINT act_one_step_per_number UNIQUE (commitment_id, number);
ALTER TABLE ONLY public.act_darlingverdict
    ADD CONSTRAINT act_one_verdict_per_number UNIQUE (darling_id, number);
ALTER TABLE ONLY public.act_darlingpraise
    ADD CONSTRAINT act_praise_once UNIQUE (farewell_id, story_id);
ALTER TABLE ONLY public.answer_togetherask
    ADD CONSTRAINT answer_asked_once UNIQUE (together_id, account_id);
ALTER TABLE ONLY public.answer_bulkreply
    ADD CONSTRAINT answer_bulkreply_key_key UNIQUE (key);
ALTER TABLE ONLY public.answer_bulkreply
    ADD CONSTRAINT answer_bulkreply_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.answer_creditwish
    ADD CONSTRAINT answer_creditwish_entry_index_key UNIQUE (entry_index);
ALTER TABLE ONLY public.answer_creditwish
    ADD CONSTRAINT answer_creditwish_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.answer_creditwish
    ADD CONSTRAINT answer_creditwish_story_id_key UNIQUE (story_id);
ALTER TABLE ONLY public.answer_fanstep
    ADD CONSTRAINT answer_fanstep_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.answer_giving
    ADD CONSTRAINT answer_giving_entry_index_key UNIQUE (entry_index);
ALTER TABLE ONLY public.answer_giving
    ADD CONSTRAINT answer_giving_number_key UNIQUE (number);
ALTER TABLE ONLY public.answer_giving
    ADD CONSTRAINT answer_giving_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.answer_makercredit
    ADD CONSTRAINT answer_maker_once_per_insight UNIQUE (insight_id, maker_id);
ALTER TABLE ONLY public.answer_makercredit
    ADD CONSTRAINT answer_makercredit_entry_index_key UNIQUE (entry_index);
ALTER TABLE ONLY public.answer_makercredit
    ADD CONSTRAINT answer_makercredit_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.answer_replydraft
    ADD CONSTRAINT answer_one_draft_each UNIQUE (story_id, author_id);
ALTER TABLE ONLY public.answer_fanstep
    ADD CONSTRAINT answer_one_fan_step_per_number UNIQUE (account_id, number);
ALTER TABLE ONLY public.answer_reply
    ADD CONSTRAINT answer_one_of_a_bulk_each UNIQUE (bulk_id, story_id);
ALTER TABLE ONLY public.answer_reply
    ADD CONSTRAINT answer_reply_entry_index_key UNIQUE (entry_index);
ALTER TABLE ONLY public.answer_reply
    ADD CONSTRAINT answer_reply_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.answer_replydraft
    ADD CONSTRAINT answer_replydraft_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.answer_thanks
    ADD CONSTRAINT answer_thanks_entry_index_key UNIQUE (entry_index);
ALTER TABLE ONLY public.answer_thanks
    ADD CONSTRAINT answer_thanks_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.answer_together
    ADD CONSTRAINT answer_together_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.answer_togetherask
    ADD CONSTRAINT answer_togetherask_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.ask_addressrun
    ADD CONSTRAINT ask_addressrun_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.ask_audience
    ADD CONSTRAINT ask_audience_draw_index_key UNIQUE (draw_index);
ALTER TABLE ONLY public.ask_audience
    ADD CONSTRAINT ask_audience_inquiry_id_key UNIQUE (inquiry_id);
ALTER TABLE ONLY public.ask_audience
    ADD CONSTRAINT ask_audience_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.ask_audience
    ADD CONSTRAINT ask_audience_seal_index_key UNIQUE (seal_index);
ALTER TABLE ONLY public.ask_candidate
    ADD CONSTRAINT ask_candidate_instead_of_id_key UNIQUE (instead_of_id);
ALTER TABLE ONLY public.ask_candidate
    ADD CONSTRAINT ask_candidate_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.ask_drawing
    ADD CONSTRAINT ask_drawing_pkey PRIMARY KEY (audience_id);
ALTER TABLE ONLY public.ask_group
    ADD CONSTRAINT ask_group_once_per_plan UNIQUE (audience_id, key);
ALTER TABLE ONLY public.ask_group
    ADD CONSTRAINT ask_group_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.ask_inquiry
    ADD CONSTRAINT ask_inquiry_code_key UNIQUE (code);
ALTER TABLE ONLY public.ask_inquiry
    ADD CONSTRAINT ask_inquiry_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.ask_inquiry
    ADD CONSTRAINT ask_inquiry_slug_key UNIQUE (slug);
ALTER TABLE ONLY public.ask_invitation
    ADD CONSTRAINT ask_invitation_candidate_id_key UNIQUE (candidate_id);
ALTER TABLE ONLY public.ask_invitation
    ADD CONSTRAINT ask_invitation_code_hash_key UNIQUE (code_hash);
ALTER TABLE ONLY public.ask_invitation
    ADD CONSTRAINT ask_invitation_contact_id_key UNIQUE (contact_id);
ALTER TABLE ONLY public.ask_invitation
    ADD CONSTRAINT ask_invitation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.ask_invitationbatch
    ADD CONSTRAINT ask_invitationbatch_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.ask_keptwording
    ADD CONSTRAINT ask_keptwording_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.ask_candidate
    ADD CONSTRAINT ask_listed_once UNIQUE (inquiry_id, account_id);
ALTER TABLE ONLY public.ask_candidate
    ADD CONSTRAINT ask_one_number_each UNIQUE (inquiry_id, number);
ALTER TABLE ONLY public.ask_purposeversion
    ADD CONSTRAINT ask_purposeversion_entry_index_key UNIQUE (entry_index);
ALTER TABLE ONLY public.ask_purposeversion
    ADD CONSTRAINT ask_purposeversion_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.auth_group
    ADD CONSTRAINT auth_group_name_key UNIQUE (name);
ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_group_id_permission_id_0cd325b0_uniq UNIQUE (group_id, permission_id);
ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.auth_group
    ADD CONSTRAINT auth_group_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_content_type_id_codename_01ab375a_uniq UNIQUE (content_type_id, codename);
ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.django_content_type
    ADD CONSTRAINT django_content_type_app_label_model_76bd3d3b_uniq UNIQUE (app_label, model);
ALTER TABLE ONLY public.django_content_type
    ADD CONSTRAINT django_content_type_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.django_migrations
    ADD CONSTRAINT django_migrations_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.django_session
    ADD CONSTRAINT django_session_pkey PRIMARY KEY (session_key);
ALTER TABLE ONLY public.forum_agendawish
    ADD CONSTRAINT forum_agendawish_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.forum_agendawish
    ADD CONSTRAINT forum_agendawish_story_id_key UNIQUE (story_id);
ALTER TABLE ONLY public.forum_asked
    ADD CONSTRAINT forum_asked_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.forum_contribution
    ADD CONSTRAINT forum_contribution_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.forum_contribution
    ADD CONSTRAINT forum_contribution_story_id_key UNIQUE (story_id);
ALTER TABLE ONLY public.forum_fear
    ADD CONSTRAINT forum_fear_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.forum_fearoutcome
    ADD CONSTRAINT forum_fearoutcome_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.forum_forum
    ADD CONSTRAINT forum_forum_hall_code_key UNIQUE (hall_code);
ALTER TABLE ONLY public.forum_forum
    ADD CONSTRAINT forum_forum_inquiry_id_key UNIQUE (inquiry_id);
ALTER TABLE ONLY public.forum_forum
    ADD CONSTRAINT forum_forum_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.forum_forum
    ADD CONSTRAINT forum_forum_previous_id_key UNIQUE (previous_id);
ALTER TABLE ONLY public.forum_happening
    ADD CONSTRAINT forum_happened_once UNIQUE (forum_id, number);
ALTER TABLE ONLY public.forum_happening
    ADD CONSTRAINT forum_happening_entry_index_key UNIQUE (entry_index);
ALTER TABLE ONLY public.forum_happening
    ADD CONSTRAINT forum_happening_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.forum_helper
    ADD CONSTRAINT forum_helper_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.forum_mood
    ADD CONSTRAINT forum_mood_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.forum_forum
    ADD CONSTRAINT forum_numbered_once UNIQUE (form, number);
ALTER TABLE ONLY public.forum_round
    ADD CONSTRAINT forum_one_round_per_place UNIQUE (forum_id, "position") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.forum_seat
    ADD CONSTRAINT forum_one_sign_each UNIQUE (forum_id, speaker_code);
ALTER TABLE ONLY public.forum_queueturn
    ADD CONSTRAINT forum_queueturn_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.forum_round
    ADD CONSTRAINT forum_round_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.forum_seat
    ADD CONSTRAINT forum_seat_code_hash_key UNIQUE (code_hash);
ALTER TABLE ONLY public.forum_seat
    ADD CONSTRAINT forum_seat_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.forum_helper
    ADD CONSTRAINT forum_task_once UNIQUE (forum_id, account_id, task);
ALTER TABLE ONLY public.forum_asked
    ADD CONSTRAINT forum_team_asked_once UNIQUE (forum_id, account_id, phase);
ALTER TABLE ONLY public.ground_attempt
    ADD CONSTRAINT ground_attempt_pkey PRIMARY KEY (key, name);
ALTER TABLE ONLY public.ground_daysecret
    ADD CONSTRAINT ground_daysecret_pkey PRIMARY KEY (day);
ALTER TABLE ONLY public.ground_hook
    ADD CONSTRAINT ground_hook_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.ground_hookdelivery
    ADD CONSTRAINT ground_hookdelivery_name_key UNIQUE (name);
ALTER TABLE ONLY public.ground_hookdelivery
    ADD CONSTRAINT ground_hookdelivery_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.ground_house
    ADD CONSTRAINT ground_house_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.ground_message
    ADD CONSTRAINT ground_message_message_id_d9aca2d4_uniq UNIQUE (message_id);
ALTER TABLE ONLY public.ground_message
    ADD CONSTRAINT ground_message_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.ground_hookdelivery
    ADD CONSTRAINT ground_told_once UNIQUE (hook_id, event, once);
ALTER TABLE ONLY public.ground_upload
    ADD CONSTRAINT ground_upload_pkey PRIMARY KEY (name, piece);
ALTER TABLE ONLY public.listen_answerwish
    ADD CONSTRAINT listen_answerwish_entry_index_key UNIQUE (entry_index);
ALTER TABLE ONLY public.listen_answerwish
    ADD CONSTRAINT listen_answerwish_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.listen_answerwish
    ADD CONSTRAINT listen_answerwish_story_id_key UNIQUE (story_id);
ALTER TABLE ONLY public.listen_concept
    ADD CONSTRAINT listen_concept_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.listen_importrun
    ADD CONSTRAINT listen_importrun_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.listen_mailboxstate
    ADD CONSTRAINT listen_mailboxstate_key_key UNIQUE (key);
ALTER TABLE ONLY public.listen_mailboxstate
    ADD CONSTRAINT listen_mailboxstate_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.listen_missing
    ADD CONSTRAINT listen_missing_entry_index_key UNIQUE (entry_index);
ALTER TABLE ONLY public.listen_missing
    ADD CONSTRAINT listen_missing_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.listen_missing
    ADD CONSTRAINT listen_missing_taste_id_key UNIQUE (taste_id);
ALTER TABLE ONLY public.listen_missing
    ADD CONSTRAINT listen_missing_why_id_key UNIQUE (why_id);
ALTER TABLE ONLY public.listen_talknote
    ADD CONSTRAINT listen_note_once UNIQUE (talk_id, key);
ALTER TABLE ONLY public.listen_version
    ADD CONSTRAINT listen_one_version_per_letter UNIQUE (concept_id, letter);
ALTER TABLE ONLY public.listen_permissionchange
    ADD CONSTRAINT listen_permissionchange_entry_index_key UNIQUE (entry_index);
ALTER TABLE ONLY public.listen_permissionchange
    ADD CONSTRAINT listen_permissionchange_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.listen_reading
    ADD CONSTRAINT listen_read_once UNIQUE (story_id, account_id);
ALTER TABLE ONLY public.listen_reading
    ADD CONSTRAINT listen_reading_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.listen_statement
    ADD CONSTRAINT listen_statement_entry_index_key UNIQUE (entry_index);
ALTER TABLE ONLY public.listen_statement
    ADD CONSTRAINT listen_statement_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.listen_story
    ADD CONSTRAINT listen_story_code_hash_key UNIQUE (code_hash);
ALTER TABLE ONLY public.listen_story
    ADD CONSTRAINT listen_story_entry_index_key UNIQUE (entry_index);
ALTER TABLE ONLY public.listen_story
    ADD CONSTRAINT listen_story_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.listen_story
    ADD CONSTRAINT listen_story_supersedes_id_key UNIQUE (supersedes_id);
ALTER TABLE ONLY public.listen_storycard
    ADD CONSTRAINT listen_storycard_code_hash_key UNIQUE (code_hash);
ALTER TABLE ONLY public.listen_storycard
    ADD CONSTRAINT listen_storycard_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.listen_storycard
    ADD CONSTRAINT listen_storycard_story_id_key UNIQUE (story_id);
ALTER TABLE ONLY public.listen_talk
    ADD CONSTRAINT listen_talk_code_hash_key UNIQUE (code_hash);
ALTER TABLE ONLY public.listen_talk
    ADD CONSTRAINT listen_talk_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.listen_talk
    ADD CONSTRAINT listen_talk_story_id_key UNIQUE (story_id);
ALTER TABLE ONLY public.listen_talknote
    ADD CONSTRAINT listen_talknote_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.listen_talknote
    ADD CONSTRAINT listen_talknote_story_id_key UNIQUE (story_id);
ALTER TABLE ONLY public.listen_tally
    ADD CONSTRAINT listen_tally_pkey PRIMARY KEY (inquiry_id);
ALTER TABLE ONLY public.listen_taste
    ADD CONSTRAINT listen_taste_entry_index_key UNIQUE (entry_index);
ALTER TABLE ONLY public.listen_taste
    ADD CONSTRAINT listen_taste_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.listen_taste
    ADD CONSTRAINT listen_taste_story_id_key UNIQUE (story_id);
ALTER TABLE ONLY public.listen_tastingchange
    ADD CONSTRAINT listen_tastingchange_entry_index_key UNIQUE (entry_index);
ALTER TABLE ONLY public.listen_tastingchange
    ADD CONSTRAINT listen_tastingchange_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.listen_version
    ADD CONSTRAINT listen_version_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.listen_vote
    ADD CONSTRAINT listen_vote_entry_index_key UNIQUE (entry_index);
ALTER TABLE ONLY public.listen_vote
    ADD CONSTRAINT listen_vote_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.listen_vote
    ADD CONSTRAINT listen_vote_supersedes_id_key UNIQUE (supersedes_id);
ALTER TABLE ONLY public.listen_voter
    ADD CONSTRAINT listen_voter_code_hash_key UNIQUE (code_hash);
ALTER TABLE ONLY public.listen_voter
    ADD CONSTRAINT listen_voter_once UNIQUE (inquiry_id, teller);
ALTER TABLE ONLY public.listen_voter
    ADD CONSTRAINT listen_voter_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.listen_votingchange
    ADD CONSTRAINT listen_votingchange_entry_index_key UNIQUE (entry_index);
ALTER TABLE ONLY public.listen_votingchange
    ADD CONSTRAINT listen_votingchange_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.mfa_authenticator
    ADD CONSTRAINT mfa_authenticator_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.mirror_calculationanswer
    ADD CONSTRAINT mirror_calculationanswer_entry_index_key UNIQUE (entry_index);
ALTER TABLE ONLY public.mirror_calculationanswer
    ADD CONSTRAINT mirror_calculationanswer_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.mirror_calculationblock
    ADD CONSTRAINT mirror_calculationblock_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.mirror_calculationedition
    ADD CONSTRAINT mirror_calculationedition_entry_index_key UNIQUE (entry_index);
ALTER TABLE ONLY public.mirror_calculationedition
    ADD CONSTRAINT mirror_calculationedition_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.mirror_calculationquestion
    ADD CONSTRAINT mirror_calculationquestion_code_hash_key UNIQUE (code_hash);
ALTER TABLE ONLY public.mirror_calculationquestion
    ADD CONSTRAINT mirror_calculationquestion_entry_index_key UNIQUE (entry_index);
ALTER TABLE ONLY public.mirror_calculationquestion
    ADD CONSTRAINT mirror_calculationquestion_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.mirror_languagecount
    ADD CONSTRAINT mirror_each_day_counted_once EXCLUDE USING gist (daterange(from_on, to_on, '[]'::text) WITH &&);
ALTER TABLE ONLY public.mirror_promise
    ADD CONSTRAINT mirror_every_promise_once UNIQUE (look_id, text);
ALTER TABLE ONLY public.mirror_journey
    ADD CONSTRAINT mirror_journey_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.mirror_journeyedition
    ADD CONSTRAINT mirror_journeyedition_entry_index_key UNIQUE (entry_index);
ALTER TABLE ONLY public.mirror_journeyedition
    ADD CONSTRAINT mirror_journeyedition_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.mirror_journeystep
    ADD CONSTRAINT mirror_journeystep_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.mirror_languageagreement
    ADD CONSTRAINT mirror_languageagreement_entry_index_key UNIQUE (entry_index);
ALTER TABLE ONLY public.mirror_languageagreement
    ADD CONSTRAINT mirror_languageagreement_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.mirror_languagecount
    ADD CONSTRAINT mirror_languagecount_entry_index_key UNIQUE (entry_index);
ALTER TABLE ONLY public.mirror_languagecount
    ADD CONSTRAINT mirror_languagecount_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.mirror_languageshare
    ADD CONSTRAINT mirror_languageshare_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.mirror_steptouchpoint
    ADD CONSTRAINT mirror_linked_once UNIQUE (step_id, touchpoint_id);
ALTER TABLE ONLY public.mirror_look
    ADD CONSTRAINT mirror_look_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.mirror_lookchange
    ADD CONSTRAINT mirror_lookchange_entry_index_key UNIQUE (entry_index);
ALTER TABLE ONLY public.mirror_lookchange
    ADD CONSTRAINT mirror_lookchange_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.mirror_calculationanswer
    ADD CONSTRAINT mirror_one_answer_per_number UNIQUE (question_id, number);
ALTER TABLE ONLY public.mirror_calculationblock
    ADD CONSTRAINT mirror_one_block_per_name UNIQUE (edition_id, label);
ALTER TABLE ONLY public.mirror_calculationblock
    ADD CONSTRAINT mirror_one_block_per_position UNIQUE (edition_id, "position");
ALTER TABLE ONLY public.mirror_calculationedition
    ADD CONSTRAINT mirror_one_calculation_per_number UNIQUE (product_id, number);
ALTER TABLE ONLY public.mirror_journeyedition
    ADD CONSTRAINT mirror_one_edition_per_number UNIQUE (journey_id, number);
ALTER TABLE ONLY public.mirror_promise
    ADD CONSTRAINT mirror_one_promise_per_place UNIQUE (look_id, number);
ALTER TABLE ONLY public.mirror_languageshare
    ADD CONSTRAINT mirror_one_share_per_kind UNIQUE (count_id, kind);
ALTER TABLE ONLY public.mirror_journeystep
    ADD CONSTRAINT mirror_one_step_per_position UNIQUE (edition_id, "position");
ALTER TABLE ONLY public.mirror_lookchange
    ADD CONSTRAINT mirror_one_step_per_stage UNIQUE (look_id, stage);
ALTER TABLE ONLY public.mirror_openproduct
    ADD CONSTRAINT mirror_openproduct_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.mirror_openproduct
    ADD CONSTRAINT mirror_openproduct_slug_key UNIQUE (slug);
ALTER TABLE ONLY public.mirror_pass
    ADD CONSTRAINT mirror_pass_code_hash_key UNIQUE (code_hash);
ALTER TABLE ONLY public.mirror_pass
    ADD CONSTRAINT mirror_pass_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.mirror_promise
    ADD CONSTRAINT mirror_promise_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.mirror_sheet
    ADD CONSTRAINT mirror_sheet_entry_index_key UNIQUE (entry_index);
ALTER TABLE ONLY public.mirror_sheet
    ADD CONSTRAINT mirror_sheet_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.mirror_sheet
    ADD CONSTRAINT mirror_sheet_story_id_key UNIQUE (story_id);
ALTER TABLE ONLY public.mirror_walkedstep
    ADD CONSTRAINT mirror_step_walked_once UNIQUE (walk_id, step_id);
ALTER TABLE ONLY public.mirror_steptouchpoint
    ADD CONSTRAINT mirror_steptouchpoint_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.mirror_walk
    ADD CONSTRAINT mirror_walk_entry_index_key UNIQUE (entry_index);
ALTER TABLE ONLY public.mirror_walk
    ADD CONSTRAINT mirror_walk_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.mirror_walkedstep
    ADD CONSTRAINT mirror_walkedstep_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.mirror_walkphoto
    ADD CONSTRAINT mirror_walkphoto_entry_index_key UNIQUE (entry_index);
ALTER TABLE ONLY public.mirror_walkphoto
    ADD CONSTRAINT mirror_walkphoto_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.mirror_walkphoto
    ADD CONSTRAINT mirror_walkphoto_walked_id_key UNIQUE (walked_id);
ALTER TABLE ONLY public.mirror_walkwords
    ADD CONSTRAINT mirror_walkwords_entry_index_key UNIQUE (entry_index);
ALTER TABLE ONLY public.mirror_walkwords
    ADD CONSTRAINT mirror_walkwords_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.mirror_walkwords
    ADD CONSTRAINT mirror_walkwords_walked_id_key UNIQUE (walked_id);
ALTER TABLE ONLY public.people_account
    ADD CONSTRAINT people_account_email_key UNIQUE (email);
ALTER TABLE ONLY public.people_account
    ADD CONSTRAINT people_account_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_addresssource
    ADD CONSTRAINT people_addresssource_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_apikey
    ADD CONSTRAINT people_apikey_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_apikey
    ADD CONSTRAINT people_apikey_prefix_key UNIQUE (prefix);
ALTER TABLE ONLY public.people_apikey
    ADD CONSTRAINT people_apikey_secret_hash_key UNIQUE (secret_hash);
ALTER TABLE ONLY public.people_apikeychange
    ADD CONSTRAINT people_apikeychange_entry_index_key UNIQUE (entry_index);
ALTER TABLE ONLY public.people_apikeychange
    ADD CONSTRAINT people_apikeychange_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_consent
    ADD CONSTRAINT people_consent_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_consentwording
    ADD CONSTRAINT people_consentwording_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_contact
    ADD CONSTRAINT people_contact_message_id_key UNIQUE (message_id);
ALTER TABLE ONLY public.people_contact
    ADD CONSTRAINT people_contact_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_contactbudget
    ADD CONSTRAINT people_contactbudget_entry_index_key UNIQUE (entry_index);
ALTER TABLE ONLY public.people_contactbudget
    ADD CONSTRAINT people_contactbudget_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_departure
    ADD CONSTRAINT people_departure_pkey PRIMARY KEY (account_id);
ALTER TABLE ONLY public.people_erasedaddress
    ADD CONSTRAINT people_erasedaddress_address_hash_key UNIQUE (address_hash);
ALTER TABLE ONLY public.people_erasedaddress
    ADD CONSTRAINT people_erasedaddress_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_existingcustomercase
    ADD CONSTRAINT people_existingcustomercase_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_filenote
    ADD CONSTRAINT people_filenote_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_fileobjection
    ADD CONSTRAINT people_fileobjection_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_filevisit
    ADD CONSTRAINT people_filevisit_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_hookchange
    ADD CONSTRAINT people_hook_deed_once UNIQUE (hook, deed);
ALTER TABLE ONLY public.people_hookchange
    ADD CONSTRAINT people_hookchange_entry_index_key UNIQUE (entry_index);
ALTER TABLE ONLY public.people_hookchange
    ADD CONSTRAINT people_hookchange_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_apikeychange
    ADD CONSTRAINT people_key_deed_once UNIQUE (key_id, deed);
ALTER TABLE ONLY public.people_memberchange
    ADD CONSTRAINT people_memberchange_entry_index_key UNIQUE (entry_index);
ALTER TABLE ONLY public.people_memberchange
    ADD CONSTRAINT people_memberchange_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_objection
    ADD CONSTRAINT people_objection_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_serviceidentity
    ADD CONSTRAINT people_one_identity_per_subject UNIQUE (issuer, subject);
ALTER TABLE ONLY public.people_consentwording
    ADD CONSTRAINT people_one_wording_per_version UNIQUE (purpose, channel, language, version);
ALTER TABLE ONLY public.people_organisation
    ADD CONSTRAINT people_organisation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_personalbudget
    ADD CONSTRAINT people_personalbudget_pkey PRIMARY KEY (account_id);
ALTER TABLE ONLY public.people_postaladdress
    ADD CONSTRAINT people_postaladdress_pkey PRIMARY KEY (account_id);
ALTER TABLE ONLY public.people_refusedaddress
    ADD CONSTRAINT people_refusedaddress_pkey PRIMARY KEY (account_id);
ALTER TABLE ONLY public.people_relation
    ADD CONSTRAINT people_relation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_relationchange
    ADD CONSTRAINT people_relationchange_entry_index_key UNIQUE (entry_index);
ALTER TABLE ONLY public.people_relationchange
    ADD CONSTRAINT people_relationchange_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_serviceidentity
    ADD CONSTRAINT people_serviceidentity_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_signincode
    ADD CONSTRAINT people_signincode_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_signincode
    ADD CONSTRAINT people_signincode_ticket_hash_key UNIQUE (ticket_hash);
ALTER TABLE ONLY public.people_signinlink
    ADD CONSTRAINT people_signinlink_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_signinlink
    ADD CONSTRAINT people_signinlink_token_hash_key UNIQUE (token_hash);
ALTER TABLE ONLY public.procrastinate_events
    ADD CONSTRAINT procrastinate_events_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.procrastinate_jobs
    ADD CONSTRAINT procrastinate_jobs_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.procrastinate_periodic_defers
    ADD CONSTRAINT procrastinate_periodic_defers_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.procrastinate_periodic_defers
    ADD CONSTRAINT procrastinate_periodic_defers_unique UNIQUE (task_name, periodic_id, defer_timestamp);
ALTER TABLE ONLY public.procrastinate_workers
    ADD CONSTRAINT procrastinate_workers_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.socialaccount_socialaccount
    ADD CONSTRAINT socialaccount_socialaccount_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.socialaccount_socialaccount
    ADD CONSTRAINT socialaccount_socialaccount_provider_uid_fc810c6e_uniq UNIQUE (provider, uid);
ALTER TABLE ONLY public.socialaccount_socialapp
    ADD CONSTRAINT socialaccount_socialapp_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.socialaccount_socialtoken
    ADD CONSTRAINT socialaccount_socialtoken_app_id_account_id_fca4e0ac_uniq UNIQUE (app_id, account_id);
ALTER TABLE ONLY public.socialaccount_socialtoken
    ADD CONSTRAINT socialaccount_socialtoken_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.trust_releasedcell
    ADD CONSTRAINT trust_cell_once_per_release UNIQUE (release_id, cell);
ALTER TABLE ONLY public.trust_erasurereport
    ADD CONSTRAINT trust_erasurereport_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.trust_idempotencykey
    ADD CONSTRAINT trust_idempotencykey_pkey PRIMARY KEY (key_hash);
ALTER TABLE ONLY public.trust_ledgeralarm
    ADD CONSTRAINT trust_ledgeralarm_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.trust_ledgercheckpoint
    ADD CONSTRAINT trust_ledgercheckpoint_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.trust_ledgerentry
    ADD CONSTRAINT trust_ledgerentry_pkey PRIMARY KEY (index);
ALTER TABLE ONLY public.trust_ledgerhead
    ADD CONSTRAINT trust_ledgerhead_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.trust_ledgerkey
    ADD CONSTRAINT trust_ledgerkey_origin_key UNIQUE (origin);
ALTER TABLE ONLY public.trust_ledgerkey
    ADD CONSTRAINT trust_ledgerkey_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.trust_ledgernode
    ADD CONSTRAINT trust_ledgernode_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.trust_ledgeropening
    ADD CONSTRAINT trust_ledgeropening_pkey PRIMARY KEY (index);
ALTER TABLE ONLY public.trust_moderation
    ADD CONSTRAINT trust_moderation_entry_index_key UNIQUE (entry_index);
ALTER TABLE ONLY public.trust_moderation
    ADD CONSTRAINT trust_moderation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.trust_moderationwords
    ADD CONSTRAINT trust_moderationwords_pkey PRIMARY KEY (entry_index);
ALTER TABLE ONLY public.trust_ledgercheckpoint
    ADD CONSTRAINT trust_one_checkpoint_per_size UNIQUE (origin, size);
ALTER TABLE ONLY public.trust_ledgernode
    ADD CONSTRAINT trust_one_node_per_place UNIQUE (origin, level, "position");
ALTER TABLE ONLY public.trust_release
    ADD CONSTRAINT trust_one_release_per_number UNIQUE (population, number);
ALTER TABLE ONLY public.trust_release
    ADD CONSTRAINT trust_release_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.trust_releasedcell
    ADD CONSTRAINT trust_releasedcell_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.trust_report
    ADD CONSTRAINT trust_report_code_hash_key UNIQUE (code_hash);
ALTER TABLE ONLY public.trust_report
    ADD CONSTRAINT trust_report_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.trust_scrubbing
    ADD CONSTRAINT trust_scrubbing_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.trust_tombstone
    ADD CONSTRAINT trust_tombstone_pkey PRIMARY KEY (entry_index);
ALTER TABLE ONLY public.trust_witness
    ADD CONSTRAINT trust_witness_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.understand_answeredneed
    ADD CONSTRAINT understand_answeredneed_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.understand_banned
    ADD CONSTRAINT understand_banned_once UNIQUE (story_id, theme_id);
ALTER TABLE ONLY public.understand_banned
    ADD CONSTRAINT understand_banned_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.understand_touchpointcorrection
    ADD CONSTRAINT understand_corrected_once UNIQUE (story_id, start, touchpoint_id);
ALTER TABLE ONLY public.understand_divided
    ADD CONSTRAINT understand_divided_pkey PRIMARY KEY (story_id);
ALTER TABLE ONLY public.understand_evidence
    ADD CONSTRAINT understand_evidence_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.understand_excerpt
    ADD CONSTRAINT understand_excerpt_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.understand_insight
    ADD CONSTRAINT understand_insight_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.understand_insightversion
    ADD CONSTRAINT understand_insightversion_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.understand_kindsaid
    ADD CONSTRAINT understand_kindsaid_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.understand_answeredneed
    ADD CONSTRAINT understand_need_answered_once UNIQUE (version_id, theme_id, kind);
ALTER TABLE ONLY public.understand_excerpt
    ADD CONSTRAINT understand_one_excerpt_per_rank UNIQUE (theme_id, kind, rank);
ALTER TABLE ONLY public.understand_touchpointmatch
    ADD CONSTRAINT understand_one_match_per_passage UNIQUE (story_id, start);
ALTER TABLE ONLY public.understand_passage
    ADD CONSTRAINT understand_one_passage_per_rank UNIQUE (story_id, rank);
ALTER TABLE ONLY public.understand_passagekind
    ADD CONSTRAINT understand_one_row_per_kind UNIQUE (passage_id, kind);
ALTER TABLE ONLY public.understand_evidence
    ADD CONSTRAINT understand_one_row_per_passage UNIQUE (insight_id, story_id, start, "end");
ALTER TABLE ONLY public.understand_insightversion
    ADD CONSTRAINT understand_one_version_per_number UNIQUE (insight_id, number);
ALTER TABLE ONLY public.understand_kindsaid
    ADD CONSTRAINT understand_one_word_per_kind UNIQUE (story_id, start, "end", kind);
ALTER TABLE ONLY public.understand_opinionmap
    ADD CONSTRAINT understand_opinionmap_pkey PRIMARY KEY (inquiry_id);
ALTER TABLE ONLY public.understand_opinionplace
    ADD CONSTRAINT understand_opinionplace_pkey PRIMARY KEY (voter_id);
ALTER TABLE ONLY public.understand_passage
    ADD CONSTRAINT understand_passage_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.understand_passagekind
    ADD CONSTRAINT understand_passagekind_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.understand_passagevector
    ADD CONSTRAINT understand_passagevector_pkey PRIMARY KEY (passage_id);
ALTER TABLE ONLY public.understand_pinned
    ADD CONSTRAINT understand_pinned_pkey PRIMARY KEY (story_id);
ALTER TABLE ONLY public.understand_placement
    ADD CONSTRAINT understand_placement_pkey PRIMARY KEY (story_id);
ALTER TABLE ONLY public.understand_progress
    ADD CONSTRAINT understand_progress_pkey PRIMARY KEY (inquiry_id);
ALTER TABLE ONLY public.understand_searchentry
    ADD CONSTRAINT understand_searchentry_pkey PRIMARY KEY (story_id);
ALTER TABLE ONLY public.understand_sketch
    ADD CONSTRAINT understand_sketch_pkey PRIMARY KEY (story_id);
ALTER TABLE ONLY public.understand_storyvector
    ADD CONSTRAINT understand_storyvector_pkey PRIMARY KEY (story_id);
ALTER TABLE ONLY public.understand_theme
    ADD CONSTRAINT understand_theme_key UNIQUE (inquiry_id, key);
ALTER TABLE ONLY public.understand_theme
    ADD CONSTRAINT understand_theme_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.understand_themechange
    ADD CONSTRAINT understand_themechange_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.understand_themememory
    ADD CONSTRAINT understand_themememory_pkey PRIMARY KEY (inquiry_id);
ALTER TABLE ONLY public.understand_touchpoint
    ADD CONSTRAINT understand_touchpoint_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.understand_touchpointchange
    ADD CONSTRAINT understand_touchpointchange_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.understand_touchpointcorrection
    ADD CONSTRAINT understand_touchpointcorrection_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.understand_touchpointcount
    ADD CONSTRAINT understand_touchpointcount_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.understand_touchpointmatch
    ADD CONSTRAINT understand_touchpointmatch_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.understand_touchpointprogress
    ADD CONSTRAINT understand_touchpointprogress_pkey PRIMARY KEY (inquiry_id);
CREATE INDEX account_emailaddress_email_03be32b2 ON public.account_emailaddress USING btree (email);
CREATE INDEX account_emailaddress_email_03be32b2_like ON public.account_emailaddress USING btree (email varchar_pattern_ops);
CREATE INDEX account_emailaddress_user_id_2c513194 ON public.account_emailaddress USING btree (user_id);
CREATE INDEX account_emailconfirmation_email_address_id_5b7f8c58 ON public.account_emailconfirmation USING btree (email_address_id);
CREATE INDEX account_emailconfirmation_key_f43612bd_like ON public.account_emailconfirmation USING btree (key varchar_pattern_ops);
CREATE UNIQUE INDEX act_a_measure_ends_once ON public.act_measurestep USING btree (measure_id) WHERE ((deed)::text = ANY ((ARRAY['done'::character varying, 'given_up'::character varying])::text[]));
CREATE UNIQUE INDEX act_an_experiment_ends_once ON public.act_experimentstep USING btree (experiment_id) WHERE ((deed)::text = ANY ((ARRAY['ended'::character varying, 'stopped'::character varying])::text[]));
CREATE UNIQUE INDEX act_an_experiment_is_learned_from_once ON public.act_experimentstep USING btree (experiment_id) WHERE ((deed)::text = 'learned'::text);
CREATE UNIQUE INDEX act_an_experiment_starts_once ON public.act_experimentstep USING btree (experiment_id) WHERE ((deed)::text = 'started'::text);
CREATE INDEX act_benefit_by_id_8e69df93 ON public.act_benefit USING btree (by_id);
CREATE INDEX act_benefitactual_by_id_c7d503aa ON public.act_benefitactual USING btree (by_id);
CREATE INDEX act_benefitassumption_benefit_id_1c5a2926 ON public.act_benefitassumption USING btree (benefit_id);
CREATE UNIQUE INDEX act_commitment_ends_once ON public.act_commitmentstep USING btree (commitment_id) WHERE ((deed)::text = ANY ((ARRAY['kept'::character varying, 'broken'::character varying])::text[]));
CREATE INDEX act_commitment_insight_id_e0f2db65 ON public.act_commitment USING btree (insight_id);
CREATE INDEX act_commitments_of ON public.act_commitment USING btree (inquiry_id, id);
CREATE INDEX act_commitmentstep_by_id_4db36c3c ON public.act_commitmentstep USING btree (by_id);
CREATE INDEX act_commitmentstep_commitment_id_668f8a35 ON public.act_commitmentstep USING btree (commitment_id);
CREATE INDEX act_commitmentstep_held_by_id_3d189258 ON public.act_commitmentstep USING btree (held_by_id);
CREATE INDEX act_current_by_inquiry ON public.act_decision USING btree (inquiry_id, due_on) WHERE is_current;
CREATE INDEX act_darling_by_id_bd7bedd3 ON public.act_darling USING btree (by_id);
CREATE INDEX act_darlingagreement_by_id_5336028f ON public.act_darlingagreement USING btree (by_id);
CREATE INDEX act_darlingagreement_maker_id_af1893b1 ON public.act_darlingagreement USING btree (maker_id);
CREATE INDEX act_darlingcomment_by_id_99252ba8 ON public.act_darlingcomment USING btree (by_id);
CREATE INDEX act_darlingcomment_darling_id_89795073 ON public.act_darlingcomment USING btree (darling_id);
CREATE INDEX act_darlingcondition_by_id_64791994 ON public.act_darlingcondition USING btree (by_id);
CREATE INDEX act_darlingcondition_darling_id_f7b9f556 ON public.act_darlingcondition USING btree (darling_id);
CREATE INDEX act_darlingevidence_by_id_5dbc125b ON public.act_darlingevidence USING btree (by_id);
CREATE INDEX act_darlingevidence_condition_id_e75fed72 ON public.act_darlingevidence USING btree (condition_id);
CREATE INDEX act_darlingevidence_experiment_id_7e14e349 ON public.act_darlingevidence USING btree (experiment_id);
CREATE INDEX act_darlingevidence_insight_id_b1e8fe1b ON public.act_darlingevidence USING btree (insight_id);
CREATE INDEX act_darlingevidence_measure_id_dba9ea16 ON public.act_darlingevidence USING btree (measure_id);
CREATE INDEX act_darlingevidence_story_id_5ea25720 ON public.act_darlingevidence USING btree (story_id);
CREATE INDEX act_darlingfarewell_by_id_9f47d4e8 ON public.act_darlingfarewell USING btree (by_id);
CREATE INDEX act_darlingfarewell_darling_id_e19b4291 ON public.act_darlingfarewell USING btree (darling_id);
CREATE INDEX act_darlingmaker_account_id_b5ec07e4 ON public.act_darlingmaker USING btree (account_id);
CREATE INDEX act_darlingmaker_by_id_54a20b0b ON public.act_darlingmaker USING btree (by_id);
CREATE INDEX act_darlingmaker_darling_id_b102fdec ON public.act_darlingmaker USING btree (darling_id);
CREATE INDEX act_darlingpraise_farewell_id_3c180473 ON public.act_darlingpraise USING btree (farewell_id);
CREATE INDEX act_darlingpraise_story_id_7f484857 ON public.act_darlingpraise USING btree (story_id);
CREATE INDEX act_darlingverdict_by_id_a7375361 ON public.act_darlingverdict USING btree (by_id);
CREATE INDEX act_darlingverdict_darling_id_d2a40c60 ON public.act_darlingverdict USING btree (darling_id);
CREATE INDEX act_decision_decided_by_id_62f346d9 ON public.act_decision USING btree (decided_by_id);
CREATE INDEX act_decision_held_by_id_1e35b769 ON public.act_decision USING btree (held_by_id);
CREATE INDEX act_decision_insight_id_93574547 ON public.act_decision USING btree (insight_id);
CREATE INDEX act_disclosure_by_id_9e543564 ON public.act_disclosure USING btree (by_id);
CREATE INDEX act_disclosure_decision_id_59a20cac ON public.act_disclosure USING btree (decision_id);
CREATE INDEX act_experiment_created_by_id_d9d59df2 ON public.act_experiment USING btree (created_by_id);
CREATE INDEX act_experiment_measure_id_aa29cfd6 ON public.act_experiment USING btree (measure_id);
CREATE INDEX act_experimentstep_by_id_48fc695d ON public.act_experimentstep USING btree (by_id);
CREATE INDEX act_experimentstep_experiment_id_9a5d0bd5 ON public.act_experimentstep USING btree (experiment_id);
CREATE INDEX act_experimentstep_strikes_id_d9a40ea6 ON public.act_experimentstep USING btree (strikes_id);
CREATE INDEX act_internal_first ON public.act_decision USING btree (public_on) WHERE (public_on IS NOT NULL);
CREATE INDEX act_measure_brought_in_by_id_f036bc74 ON public.act_measure USING btree (brought_in_by_id);
CREATE INDEX act_measure_insight_id_42851b89 ON public.act_measure USING btree (insight_id);
CREATE INDEX act_measures_of ON public.act_measure USING btree (inquiry_id, id);
CREATE INDEX act_measurestep_by_id_7c323168 ON public.act_measurestep USING btree (by_id);
CREATE INDEX act_measurestep_measure_id_01e3c823 ON public.act_measurestep USING btree (measure_id);
CREATE UNIQUE INDEX act_one_current_decision ON public.act_decision USING btree (insight_id) WHERE is_current;
CREATE INDEX act_running_promises ON public.act_decision USING btree (due_on) WHERE (is_current AND ((word)::text = 'in_progress'::text));
CREATE UNIQUE INDEX act_told_once ON public.act_disclosure USING btree (decision_id) WHERE ((deed)::text = 'told'::text);
CREATE INDEX answer_asks_by_state ON public.answer_togetherask USING btree (together_id, state);
CREATE INDEX answer_bulkreply_author_id_59401dea ON public.answer_bulkreply USING btree (author_id);
CREATE INDEX answer_bulkreply_insight_id_8c292788 ON public.answer_bulkreply USING btree (insight_id);
CREATE INDEX answer_bulkreply_key_131fecc9_like ON public.answer_bulkreply USING btree (key varchar_pattern_ops);
CREATE INDEX answer_fanstep_account_id_5155e3eb ON public.answer_fanstep USING btree (account_id);
CREATE INDEX answer_fanstep_giving_id_398fd409 ON public.answer_fanstep USING btree (giving_id);
CREATE INDEX answer_giving_said_by_id_1eb2009b ON public.answer_giving USING btree (said_by_id);
CREATE INDEX answer_makercredit_insight_id_38e6cfca ON public.answer_makercredit USING btree (insight_id);
CREATE INDEX answer_makercredit_maker_id_0bceb80d ON public.answer_makercredit USING btree (maker_id);
CREATE INDEX answer_makercredit_offered_by_id_d7f64e90 ON public.answer_makercredit USING btree (offered_by_id);
CREATE INDEX answer_praise_for ON public.answer_thanks USING btree (to_id, created_at DESC) WHERE (to_id IS NOT NULL);
CREATE INDEX answer_reply_author_id_d3357592 ON public.answer_reply USING btree (author_id);
CREATE INDEX answer_reply_bulk_id_2e986cb8 ON public.answer_reply USING btree (bulk_id);
CREATE INDEX answer_reply_story_id_19ff364b ON public.answer_reply USING btree (story_id);
CREATE INDEX answer_replydraft_author_id_dcddfcd0 ON public.answer_replydraft USING btree (author_id);
CREATE INDEX answer_replydraft_story_id_84d1d5fc ON public.answer_replydraft USING btree (story_id);
CREATE INDEX answer_thanks_by_id_99fb7872 ON public.answer_thanks USING btree (by_id);
CREATE INDEX answer_thanks_story_id_c8f864ad ON public.answer_thanks USING btree (story_id);
CREATE INDEX answer_thanks_to_id_4760fdca ON public.answer_thanks USING btree (to_id);
CREATE INDEX answer_together_asked_by_id_7b7130fb ON public.answer_together USING btree (asked_by_id);
CREATE INDEX answer_together_inquiry_id_13dc2c24 ON public.answer_together USING btree (inquiry_id);
CREATE INDEX answer_togetherask_account_id_40d1e355 ON public.answer_togetherask USING btree (account_id);
CREATE INDEX answer_togetherask_contact_id_0acc19e5 ON public.answer_togetherask USING btree (contact_id);
CREATE INDEX answer_togetherask_together_id_d15c8a08 ON public.answer_togetherask USING btree (together_id);
CREATE INDEX ask_addressrun_created_by_id_77df8b2c ON public.ask_addressrun USING btree (created_by_id);
CREATE INDEX ask_addressrun_inquiry_id_ee5777fc ON public.ask_addressrun USING btree (inquiry_id);
CREATE INDEX ask_audience_drawn_by_id_afef7f65 ON public.ask_audience USING btree (drawn_by_id);
CREATE INDEX ask_audience_sealed_by_id_7ad573ff ON public.ask_audience USING btree (sealed_by_id);
CREATE INDEX ask_candidate_account_id_64151b03 ON public.ask_candidate USING btree (account_id);
CREATE INDEX ask_candidate_added_by_id_8f05ef36 ON public.ask_candidate USING btree (added_by_id);
CREATE INDEX ask_candidate_inquiry_id_7550083f ON public.ask_candidate USING btree (inquiry_id);
CREATE INDEX ask_candidate_next ON public.ask_candidate USING btree (inquiry_id, state, turn);
CREATE INDEX ask_group_audience_id_848ac2dd ON public.ask_group USING btree (audience_id);
CREATE INDEX ask_group_key_e6dd09c8 ON public.ask_group USING btree (key);
CREATE INDEX ask_group_key_e6dd09c8_like ON public.ask_group USING btree (key varchar_pattern_ops);
CREATE INDEX ask_inquiry_code_55abaf46_like ON public.ask_inquiry USING btree (code varchar_pattern_ops);
CREATE INDEX ask_inquiry_created_by_id_cbc38fa2 ON public.ask_inquiry USING btree (created_by_id);
CREATE INDEX ask_inquiry_slug_cf16f43e_like ON public.ask_inquiry USING btree (slug varchar_pattern_ops);
CREATE INDEX ask_invitation_inquiry_id_33e3dabe ON public.ask_invitation USING btree (inquiry_id);
CREATE INDEX ask_invitation_old_codes ON public.ask_invitation USING gin (old_hashes);
CREATE INDEX ask_invitation_prepared_by_id_72f5dcf6 ON public.ask_invitation USING btree (prepared_by_id);
CREATE INDEX ask_invitation_state ON public.ask_invitation USING btree (inquiry_id, state, id DESC);
CREATE INDEX ask_invitationbatch_inquiry_id_24a09d2d ON public.ask_invitationbatch USING btree (inquiry_id);
CREATE INDEX ask_invitationbatch_started_by_id_0ef46e53 ON public.ask_invitationbatch USING btree (started_by_id);
CREATE INDEX ask_keptwording_inquiry_id_42824dcb ON public.ask_keptwording USING btree (inquiry_id);
CREATE INDEX ask_keptwording_kept_by_id_40bf7fb6 ON public.ask_keptwording USING btree (kept_by_id);
CREATE UNIQUE INDEX ask_one_letter_each ON public.ask_group USING btree (audience_id, letter) WHERE (NOT ((letter)::text = ''::text));
CREATE INDEX ask_purposeversion_inquiry_id_8068d311 ON public.ask_purposeversion USING btree (inquiry_id);
CREATE INDEX ask_purposeversion_said_by_id_0adc2464 ON public.ask_purposeversion USING btree (said_by_id);
CREATE INDEX auth_group_name_a6ea08ec_like ON public.auth_group USING btree (name varchar_pattern_ops);
CREATE INDEX auth_group_permissions_group_id_b120cbf9 ON public.auth_group_permissions USING btree (group_id);
CREATE INDEX auth_group_permissions_permission_id_84c5c92e ON public.auth_group_permissions USING btree (permission_id);
CREATE INDEX auth_permission_content_type_id_2f476e4b ON public.auth_permission USING btree (content_type_id);
CREATE INDEX django_session_expire_date_a5c62663 ON public.django_session USING btree (expire_date);
CREATE INDEX django_session_session_key_c0390e0f_like ON public.django_session USING btree (session_key varchar_pattern_ops);
CREATE INDEX forum_agendawish_decided_by_id_a8de085e ON public.forum_agendawish USING btree (decided_by_id);
CREATE INDEX forum_agendawish_forum_id_0039cd48 ON public.forum_agendawish USING btree (forum_id);
CREATE INDEX forum_agendawish_round_id_b7bf5a4d ON public.forum_agendawish USING btree (round_id);
CREATE INDEX forum_asked_account_id_f57dbb21 ON public.forum_asked USING btree (account_id);
CREATE INDEX forum_asked_forum_id_2e666d9b ON public.forum_asked USING btree (forum_id);
CREATE INDEX forum_by_stage ON public.forum_forum USING btree (stage, starts_at);
CREATE INDEX forum_contribution_answers_id_b5c09229 ON public.forum_contribution USING btree (answers_id);
CREATE INDEX forum_contribution_forum_id_9a8ab409 ON public.forum_contribution USING btree (forum_id);
CREATE INDEX forum_contribution_round_id_6e8aeb1b ON public.forum_contribution USING btree (round_id);
CREATE INDEX forum_contribution_seat_id_d85dabc8 ON public.forum_contribution USING btree (seat_id);
CREATE INDEX forum_fear_forum_id_1c289d04 ON public.forum_fear USING btree (forum_id);
CREATE INDEX forum_fearoutcome_fear_id_3c8264de ON public.forum_fearoutcome USING btree (fear_id);
CREATE INDEX forum_forum_created_by_id_b9333687 ON public.forum_forum USING btree (created_by_id);
CREATE INDEX forum_forum_hall_code_cfb6ac9e_like ON public.forum_forum USING btree (hall_code varchar_pattern_ops);
CREATE INDEX forum_happening_by_id_c38d2704 ON public.forum_happening USING btree (by_id);
CREATE INDEX forum_helper_account_id_968a6391 ON public.forum_helper USING btree (account_id);
CREATE INDEX forum_helper_forum_id_734ad161 ON public.forum_helper USING btree (forum_id);
CREATE INDEX forum_mood_forum_id_02475734 ON public.forum_mood USING btree (forum_id);
CREATE UNIQUE INDEX forum_one_round_at_a_time ON public.forum_round USING btree (forum_id) WHERE ((state)::text = ANY ((ARRAY['writing'::character varying, 'open'::character varying])::text[]));
CREATE UNIQUE INDEX forum_one_seat_per_person ON public.forum_seat USING btree (forum_id, person_id) WHERE (person_id IS NOT NULL);
CREATE UNIQUE INDEX forum_one_turn_at_a_time ON public.forum_queueturn USING btree (seat_id) WHERE ((state)::text = ANY ((ARRAY['waiting'::character varying, 'now'::character varying])::text[]));
CREATE INDEX forum_queue ON public.forum_queueturn USING btree (forum_id, state, asked_at);
CREATE INDEX forum_queueturn_contribution_id_6fe7b073 ON public.forum_queueturn USING btree (contribution_id);
CREATE INDEX forum_queueturn_seat_id_082ecb43 ON public.forum_queueturn USING btree (seat_id);
CREATE INDEX forum_round_repeats_id_f8ab417e ON public.forum_round USING btree (repeats_id);
CREATE INDEX forum_said_in_round ON public.forum_contribution USING btree (round_id, id DESC);
CREATE INDEX forum_seat_person_id_876d39a2 ON public.forum_seat USING btree (person_id);
CREATE INDEX forum_seat_teller_060839bd ON public.forum_seat USING btree (teller);
CREATE INDEX ground_delivery_due ON public.ground_hookdelivery USING btree (not_before) WHERE ((state)::text = 'waiting'::text);
CREATE INDEX ground_delivery_newest ON public.ground_hookdelivery USING btree (hook_id, created_at DESC);
CREATE INDEX ground_hookdelivery_hook_id_2fcfd18d ON public.ground_hookdelivery USING btree (hook_id);
CREATE INDEX ground_hookdelivery_name_c0dc2520_like ON public.ground_hookdelivery USING btree (name varchar_pattern_ops);
CREATE INDEX ground_message_due ON public.ground_message USING btree (not_before) WHERE ((state)::text = 'waiting'::text);
CREATE INDEX ground_message_message_id_d9aca2d4_like ON public.ground_message USING btree (message_id varchar_pattern_ops);
CREATE INDEX ground_message_newest ON public.ground_message USING btree (created_at DESC);
CREATE INDEX idx_procrastinate_jobs_worker_not_null ON public.procrastinate_jobs USING btree (worker_id) WHERE ((worker_id IS NOT NULL) AND (status = 'doing'::public.procrastinate_job_status));
CREATE INDEX idx_procrastinate_workers_last_heartbeat ON public.procrastinate_workers USING btree (last_heartbeat);
CREATE INDEX listen_answers_due ON public.listen_answerwish USING btree (due_on, id);
CREATE INDEX listen_card_of_inquiry ON public.listen_storycard USING btree (inquiry_id, printed_at DESC);
CREATE INDEX listen_concept_created_by_id_09402773 ON public.listen_concept USING btree (created_by_id);
CREATE INDEX listen_concept_of_inquiry ON public.listen_concept USING btree (inquiry_id, id DESC);
CREATE INDEX listen_importrun_created_by_id_3924cec2 ON public.listen_importrun USING btree (created_by_id);
CREATE INDEX listen_importrun_inquiry_id_e67e5c2b ON public.listen_importrun USING btree (inquiry_id);
CREATE INDEX listen_mailboxstate_key_e1075c1d_like ON public.listen_mailboxstate USING btree (key varchar_pattern_ops);
CREATE INDEX listen_newest_praise ON public.listen_story USING btree (told_at DESC, id DESC) WHERE (NOT (works_well = ''::text));
CREATE UNIQUE INDEX listen_one_open_tasting ON public.listen_concept USING btree (inquiry_id) WHERE ((state)::text = 'open'::text);
CREATE UNIQUE INDEX listen_one_statement_per_source_id ON public.listen_statement USING btree (inquiry_id, source, external_id) WHERE (NOT ((source)::text = ''::text));
CREATE UNIQUE INDEX listen_one_story_per_source_id ON public.listen_story USING btree (inquiry_id, source, external_id) WHERE (NOT ((source)::text = ''::text));
CREATE UNIQUE INDEX listen_one_vote_each ON public.listen_vote USING btree (voter_id, statement_id) WHERE (superseded_at IS NULL);
CREATE INDEX listen_permission_of_story ON public.listen_permissionchange USING btree (story_id, entry_index);
CREATE INDEX listen_permissionchange_story_id_39843801 ON public.listen_permissionchange USING btree (story_id);
CREATE INDEX listen_reading_account_id_10f141ac ON public.listen_reading USING btree (account_id);
CREATE INDEX listen_reading_entry_index_8d8e718a ON public.listen_reading USING btree (entry_index);
CREATE INDEX listen_reading_story_id_050a96d7 ON public.listen_reading USING btree (story_id);
CREATE INDEX listen_statement_entered_by_id_233ce221 ON public.listen_statement USING btree (entered_by_id);
CREATE INDEX listen_statement_of_inquiry ON public.listen_statement USING btree (inquiry_id, id);
CREATE INDEX listen_statement_origin_id_1bc23b38 ON public.listen_statement USING btree (origin_id);
CREATE INDEX listen_statement_out_of_sight ON public.listen_statement USING btree (visibility, held_until) WHERE (NOT ((visibility)::text = 'shown'::text));
CREATE INDEX listen_statement_person_id_22b6645e ON public.listen_statement USING btree (person_id);
CREATE INDEX listen_statement_teller_7bbf997f ON public.listen_statement USING btree (teller);
CREATE INDEX listen_story_newest ON public.listen_story USING btree (inquiry_id, told_at DESC, id DESC) WHERE ((superseded_at IS NULL) AND (withdrawn_at IS NULL));
CREATE INDEX listen_story_pace ON public.listen_story USING btree (inquiry_id, received_at) WHERE ((superseded_at IS NULL) AND (withdrawn_at IS NULL) AND (NOT ((via)::text = 'import'::text)));
CREATE INDEX listen_story_person_id_514592dc ON public.listen_story USING btree (person_id);
CREATE INDEX listen_story_praise ON public.listen_story USING btree (inquiry_id, told_at DESC, id DESC) WHERE (NOT (works_well = ''::text));
CREATE INDEX listen_story_scribe_id_870ef1be ON public.listen_story USING btree (scribe_id);
CREATE INDEX listen_story_superseded ON public.listen_story USING btree (superseded_at) WHERE (superseded_at IS NOT NULL);
CREATE INDEX listen_story_supplements_id_e53d841e ON public.listen_story USING btree (supplements_id);
CREATE INDEX listen_story_teller_2f181834 ON public.listen_story USING btree (teller);
CREATE INDEX listen_story_unread ON public.listen_story USING btree (inquiry_id, told_at DESC, id DESC) WHERE ((first_read_at IS NULL) AND (superseded_at IS NULL) AND (withdrawn_at IS NULL));
CREATE INDEX listen_story_waits_longest ON public.listen_story USING btree (inquiry_id, received_at) WHERE ((first_read_at IS NULL) AND (superseded_at IS NULL) AND (withdrawn_at IS NULL));
CREATE INDEX listen_story_withheld ON public.listen_story USING btree (visibility, held_until) WHERE (NOT ((visibility)::text = 'shown'::text));
CREATE INDEX listen_story_written_down ON public.listen_story USING btree (inquiry_id, origin, told_at DESC) WHERE (NOT ((origin)::text = ''::text));
CREATE INDEX listen_storycard_inquiry_id_0ccc3601 ON public.listen_storycard USING btree (inquiry_id);
CREATE INDEX listen_storycard_printed_by_id_e7d231c5 ON public.listen_storycard USING btree (printed_by_id);
CREATE INDEX listen_talk_held_by_id_d1379410 ON public.listen_talk USING btree (held_by_id);
CREATE INDEX listen_talk_inquiry_id_dc914342 ON public.listen_talk USING btree (inquiry_id);
CREATE INDEX listen_talk_of_inquiry ON public.listen_talk USING btree (inquiry_id, started_at DESC);
CREATE INDEX listen_talk_teller_000a6b30 ON public.listen_talk USING btree (teller);
CREATE INDEX listen_talknote_talk_id_1cb834f2 ON public.listen_talknote USING btree (talk_id);
CREATE INDEX listen_taste_seal_id_7a0eebe9 ON public.listen_taste USING btree (seal_id);
CREATE INDEX listen_taste_version_id_69ab4e4d ON public.listen_taste USING btree (version_id);
CREATE INDEX listen_tasting_newest ON public.listen_tastingchange USING btree (concept_id, entry_index DESC);
CREATE INDEX listen_tastingchange_said_by_id_77acf7a1 ON public.listen_tastingchange USING btree (said_by_id);
CREATE INDEX listen_version_created_by_id_1cc5db47 ON public.listen_version USING btree (created_by_id);
CREATE INDEX listen_vote_statement_id_24ea4a09 ON public.listen_vote USING btree (statement_id);
CREATE UNIQUE INDEX listen_voter_once_per_person ON public.listen_voter USING btree (inquiry_id, person_id) WHERE (person_id IS NOT NULL);
CREATE INDEX listen_voter_person_id_66463b79 ON public.listen_voter USING btree (person_id);
CREATE INDEX listen_voting_newest ON public.listen_votingchange USING btree (inquiry_id, entry_index DESC);
CREATE INDEX listen_votingchange_said_by_id_ee96f042 ON public.listen_votingchange USING btree (said_by_id);
CREATE INDEX mfa_authenticator_user_id_0c3a50c0 ON public.mfa_authenticator USING btree (user_id);
CREATE INDEX mirror_calculationanswer_by_id_f9668e28 ON public.mirror_calculationanswer USING btree (by_id);
CREATE INDEX mirror_calculationedition_by_id_edcc22d1 ON public.mirror_calculationedition USING btree (by_id);
CREATE INDEX mirror_calculationquestion_edition_id_2fb659f8 ON public.mirror_calculationquestion USING btree (edition_id);
CREATE INDEX mirror_journey_by_id_244f3401 ON public.mirror_journey USING btree (by_id);
CREATE INDEX mirror_journeyedition_by_id_bbd74c58 ON public.mirror_journeyedition USING btree (by_id);
CREATE INDEX mirror_languageagreement_by_id_f5089d1d ON public.mirror_languageagreement USING btree (by_id);
CREATE INDEX mirror_languagecount_by_id_e6f187f7 ON public.mirror_languagecount USING btree (by_id);
CREATE INDEX mirror_languageshare_count_id_f646794d ON public.mirror_languageshare USING btree (count_id);
CREATE INDEX mirror_look_created_by_id_39f91283 ON public.mirror_look USING btree (created_by_id);
CREATE INDEX mirror_look_follows_id_3e9e24a0 ON public.mirror_look USING btree (follows_id);
CREATE INDEX mirror_look_inquiry_id_c65c2528 ON public.mirror_look USING btree (inquiry_id);
CREATE INDEX mirror_lookchange_by_id_a2623c2d ON public.mirror_lookchange USING btree (by_id);
CREATE INDEX mirror_lookchange_look_id_0aeac5d4 ON public.mirror_lookchange USING btree (look_id);
CREATE INDEX mirror_newest_look ON public.mirror_look USING btree (instrument, id DESC);
CREATE INDEX mirror_openproduct_slug_9f3b62a2_like ON public.mirror_openproduct USING btree (slug varchar_pattern_ops);
CREATE INDEX mirror_pass_look_id_ffd5a469 ON public.mirror_pass USING btree (look_id);
CREATE INDEX mirror_promise_look_id_945493da ON public.mirror_promise USING btree (look_id);
CREATE INDEX mirror_sheet_look_id_83dbf4bf ON public.mirror_sheet USING btree (look_id);
CREATE INDEX mirror_sheets_of_side ON public.mirror_sheet USING btree (look_id, side);
CREATE UNIQUE INDEX mirror_steps_have_different_names ON public.mirror_journeystep USING btree (edition_id, lower((name)::text));
CREATE INDEX mirror_steptouchpoint_by_id_4575f701 ON public.mirror_steptouchpoint USING btree (by_id);
CREATE INDEX mirror_steptouchpoint_touchpoint_id_ee54b712 ON public.mirror_steptouchpoint USING btree (touchpoint_id);
CREATE INDEX mirror_walk_booked_by_id_9689a56b ON public.mirror_walk USING btree (booked_by_id);
CREATE INDEX mirror_walk_edition_id_4c08e6eb ON public.mirror_walk USING btree (edition_id);
CREATE INDEX mirror_walk_newest ON public.mirror_walk USING btree (finished_at DESC);
CREATE INDEX mirror_walk_walker_id_deb36418 ON public.mirror_walk USING btree (walker_id);
CREATE INDEX mirror_walkedstep_step_id_f9075764 ON public.mirror_walkedstep USING btree (step_id);
CREATE INDEX people_account_email_1314925d_like ON public.people_account USING btree (email varchar_pattern_ops);
CREATE INDEX people_account_mailbox ON public.people_account USING btree (regexp_replace((email)::text, '\+[^@]*@'::text, '@'::text));
CREATE INDEX people_addresssource_account_id_66f0bedb ON public.people_addresssource USING btree (account_id);
CREATE INDEX people_addresssource_brought_by_id_8727d43a ON public.people_addresssource USING btree (brought_by_id);
CREATE INDEX people_apikey_created_by_id_0a9ac0fe ON public.people_apikey USING btree (created_by_id);
CREATE INDEX people_apikey_prefix_cde53f96_like ON public.people_apikey USING btree (prefix varchar_pattern_ops);
CREATE INDEX people_apikeychange_done_by_id_36b62f6c ON public.people_apikeychange USING btree (done_by_id);
CREATE INDEX people_apikeychange_key_id_aa5b0aa0 ON public.people_apikeychange USING btree (key_id);
CREATE INDEX people_consent_account_id_a951cf40 ON public.people_consent USING btree (account_id);
CREATE INDEX people_consent_wording_id_a8f8f30a ON public.people_consent USING btree (wording_id);
CREATE INDEX people_contact_account_id_190f5d64 ON public.people_contact USING btree (account_id);
CREATE INDEX people_contact_newest ON public.people_contact USING btree (account_id, at DESC);
CREATE INDEX people_contactbudget_set_by_id_8556ca80 ON public.people_contactbudget USING btree (set_by_id);
CREATE INDEX people_existingcustomercase_account_id_084a9197 ON public.people_existingcustomercase USING btree (account_id);
CREATE INDEX people_existingcustomercase_ticked_by_id_23e28a24 ON public.people_existingcustomercase USING btree (ticked_by_id);
CREATE INDEX people_filenote_account_id_f67cafc3 ON public.people_filenote USING btree (account_id);
CREATE INDEX people_filenote_by_id_3a77f2dc ON public.people_filenote USING btree (by_id);
CREATE INDEX people_filenote_story_14dfc4aa ON public.people_filenote USING btree (story);
CREATE INDEX people_filenote_teller_b992e869 ON public.people_filenote USING btree (teller);
CREATE INDEX people_fileobjection_account_id_c2a51a84 ON public.people_fileobjection USING btree (account_id);
CREATE INDEX people_fileobjection_teller_a80009e0 ON public.people_fileobjection USING btree (teller);
CREATE INDEX people_filevisit_account_id_7e0668fe ON public.people_filevisit USING btree (account_id);
CREATE INDEX people_filevisit_by_id_7c4a7637 ON public.people_filevisit USING btree (by_id);
CREATE INDEX people_filevisit_teller_7d6d8d50 ON public.people_filevisit USING btree (teller);
CREATE INDEX people_hookchange_done_by_id_02588cd9 ON public.people_hookchange USING btree (done_by_id);
CREATE INDEX people_memberchange_account_id_fa54d3ba ON public.people_memberchange USING btree (account_id);
CREATE INDEX people_memberchange_done_by_id_92ea403a ON public.people_memberchange USING btree (done_by_id);
CREATE INDEX people_objection_account_id_4ec8c425 ON public.people_objection USING btree (account_id);
CREATE UNIQUE INDEX people_one_open_consent ON public.people_consent USING btree (account_id, purpose, channel) WHERE (withdrawn_at IS NULL);
CREATE UNIQUE INDEX people_one_open_exception ON public.people_existingcustomercase USING btree (account_id) WHERE (ended_at IS NULL);
CREATE UNIQUE INDEX people_one_open_objection ON public.people_objection USING btree (account_id) WHERE (ended_at IS NULL);
CREATE UNIQUE INDEX people_one_relation_of_a_kind ON public.people_relation USING btree (account_id, role, source) WHERE (until IS NULL);
CREATE INDEX people_postal_code ON public.people_postaladdress USING btree (postal_code);
CREATE INDEX people_relation_account_id_96acff6f ON public.people_relation USING btree (account_id);
CREATE INDEX people_relationchange_account_id_af4dc396 ON public.people_relationchange USING btree (account_id);
CREATE INDEX people_serviceidentity_account_id_87c3e1e4 ON public.people_serviceidentity USING btree (account_id);
CREATE INDEX people_signincode_expires_at_28582b81 ON public.people_signincode USING btree (expires_at);
CREATE INDEX people_signinlink_account_id_1870bd26 ON public.people_signinlink USING btree (account_id);
CREATE INDEX people_signinlink_created_by_id_7dd34865 ON public.people_signinlink USING btree (created_by_id);
CREATE INDEX people_signinlink_expires_at_df2021f8 ON public.people_signinlink USING btree (expires_at);
CREATE INDEX people_source_newest ON public.people_addresssource USING btree (account_id, id DESC);
CREATE INDEX procrastinate_events_job_id_fkey_v1 ON public.procrastinate_events USING btree (job_id);
CREATE INDEX procrastinate_jobs_id_lock_idx_v1 ON public.procrastinate_jobs USING btree (id, lock) WHERE (status = ANY (ARRAY['todo'::public.procrastinate_job_status, 'doing'::public.procrastinate_job_status]));
CREATE UNIQUE INDEX procrastinate_jobs_lock_idx_v1 ON public.procrastinate_jobs USING btree (lock) WHERE (status = 'doing'::public.procrastinate_job_status);
CREATE INDEX procrastinate_jobs_priority_idx_v1 ON public.procrastinate_jobs USING btree (priority DESC, id) WHERE (status = 'todo'::public.procrastinate_job_status);
CREATE INDEX procrastinate_jobs_queue_name_idx_v1 ON public.procrastinate_jobs USING btree (queue_name);
CREATE UNIQUE INDEX procrastinate_jobs_queueing_lock_idx_v1 ON public.procrastinate_jobs USING btree (queueing_lock) WHERE (status = 'todo'::public.procrastinate_job_status);
CREATE INDEX procrastinate_periodic_defers_job_id_fkey_v1 ON public.procrastinate_periodic_defers USING btree (job_id);
CREATE INDEX socialaccount_socialaccount_user_id_8146e70c ON public.socialaccount_socialaccount USING btree (user_id);
CREATE INDEX socialaccount_socialtoken_account_id_951f210e ON public.socialaccount_socialtoken USING btree (account_id);
CREATE INDEX socialaccount_socialtoken_app_id_636a42d7 ON public.socialaccount_socialtoken USING btree (app_id);
CREATE INDEX trust_erasurereport_at_98a83dd5 ON public.trust_erasurereport USING btree (at);
CREATE INDEX trust_idempotencykey_created_at_448f8f6d ON public.trust_idempotencykey USING btree (created_at);
CREATE INDEX trust_ledgerkey_origin_876e8690_like ON public.trust_ledgerkey USING btree (origin varchar_pattern_ops);
CREATE INDEX trust_moderation_answers_e15dfbb8 ON public.trust_moderation USING btree (answers);
CREATE INDEX trust_moderation_newest ON public.trust_moderation USING btree (decided_at DESC, entry_index DESC);
CREATE INDEX trust_moderation_target_index_c44ef80d ON public.trust_moderation USING btree (target_index);
CREATE UNIQUE INDEX trust_one_open_alarm_of_a_kind ON public.trust_ledgeralarm USING btree (kind) WHERE (ended_at IS NULL);
CREATE INDEX trust_releasedcell_release_id_418ed12d ON public.trust_releasedcell USING btree (release_id);
CREATE INDEX trust_report_target_index_4eeee4b6 ON public.trust_report USING btree (target_index);
CREATE INDEX trust_report_waiting ON public.trust_report USING btree (reported_at) WHERE ((outcome)::text = ''::text);
CREATE INDEX trust_tombstone_target_index_b35ee164 ON public.trust_tombstone USING btree (target_index);
CREATE INDEX understand_alone ON public.understand_placement USING btree (inquiry_id, story_id) WHERE (theme_id IS NULL);
CREATE INDEX understand_answeredneed_linked_by_id_5295613f ON public.understand_answeredneed USING btree (linked_by_id);
CREATE INDEX understand_answeredneed_theme_id_0b67ac2d ON public.understand_answeredneed USING btree (theme_id);
CREATE INDEX understand_banned_banned_by_id_a48221f6 ON public.understand_banned USING btree (banned_by_id);
CREATE INDEX understand_banned_theme_id_e76866f4 ON public.understand_banned USING btree (theme_id);
CREATE UNIQUE INDEX understand_belongs_to_one ON public.understand_touchpointcorrection USING btree (story_id, start) WHERE belongs;
CREATE UNIQUE INDEX understand_counted_once ON public.understand_touchpointcount USING btree (inquiry_id, touchpoint_id) NULLS NOT DISTINCT WHERE (NOT is_change);
CREATE INDEX understand_divided_inquiry_id_85b8bf85 ON public.understand_divided USING btree (inquiry_id);
CREATE INDEX understand_evidence_added_by_id_56eaaba0 ON public.understand_evidence USING btree (added_by_id);
CREATE INDEX understand_evidence_insight_id_22594736 ON public.understand_evidence USING btree (insight_id);
CREATE INDEX understand_evidence_story_id_e9982dfe ON public.understand_evidence USING btree (story_id);
CREATE INDEX understand_excerpt_story_id_b88d9bcf ON public.understand_excerpt USING btree (story_id);
CREATE INDEX understand_excerpt_theme_id_7e690e8f ON public.understand_excerpt USING btree (theme_id);
CREATE INDEX understand_insight_created_by_id_4c2a33fb ON public.understand_insight USING btree (created_by_id);
CREATE INDEX understand_insight_inquiry_id_c26e9f43 ON public.understand_insight USING btree (inquiry_id);
CREATE INDEX understand_insight_newest ON public.understand_insight USING btree (inquiry_id, created_at DESC, id DESC);
CREATE INDEX understand_insight_theme_id_a49520dc ON public.understand_insight USING btree (theme_id);
CREATE INDEX understand_insightversion_changed_by_id_d44bfd5d ON public.understand_insightversion USING btree (changed_by_id);
CREATE INDEX understand_insightversion_insight_id_544281f0 ON public.understand_insightversion USING btree (insight_id);
CREATE INDEX understand_kind_strongest ON public.understand_passagekind USING btree (inquiry_id, kind, strength DESC, passage_id);
CREATE INDEX understand_kindsaid_said_by_id_aa91ff72 ON public.understand_kindsaid USING btree (said_by_id);
CREATE INDEX understand_meaning_1024 ON public.understand_storyvector USING hnsw (((vector)::public.halfvec(1024)) public.halfvec_ip_ops) WITH (m='16', ef_construction='64') WHERE (public.vector_dims(vector) = 1024);
CREATE INDEX understand_meaning_1536 ON public.understand_storyvector USING hnsw (((vector)::public.halfvec(1536)) public.halfvec_ip_ops) WITH (m='16', ef_construction='64') WHERE (public.vector_dims(vector) = 1536);
CREATE INDEX understand_meaning_256 ON public.understand_storyvector USING hnsw (((vector)::public.halfvec(256)) public.halfvec_ip_ops) WITH (m='16', ef_construction='64') WHERE (public.vector_dims(vector) = 256);
CREATE INDEX understand_meaning_384 ON public.understand_storyvector USING hnsw (((vector)::public.halfvec(384)) public.halfvec_ip_ops) WITH (m='16', ef_construction='64') WHERE (public.vector_dims(vector) = 384);
CREATE INDEX understand_meaning_512 ON public.understand_storyvector USING hnsw (((vector)::public.halfvec(512)) public.halfvec_ip_ops) WITH (m='16', ef_construction='64') WHERE (public.vector_dims(vector) = 512);
CREATE INDEX understand_meaning_768 ON public.understand_storyvector USING hnsw (((vector)::public.halfvec(768)) public.halfvec_ip_ops) WITH (m='16', ef_construction='64') WHERE (public.vector_dims(vector) = 768);
CREATE INDEX understand_newest_change ON public.understand_themechange USING btree (inquiry_id, at DESC, id DESC);
CREATE INDEX understand_newest_kind_said ON public.understand_kindsaid USING btree (inquiry_id, said_at DESC, id DESC);
CREATE INDEX understand_newest_touch ON public.understand_touchpointchange USING btree (touchpoint_id, at DESC, id DESC);
CREATE INDEX understand_opinionplace_inquiry_id_f23b0e2b ON public.understand_opinionplace USING btree (inquiry_id);
CREATE INDEX understand_passage_inquiry ON public.understand_passage USING btree (inquiry_id, id);
CREATE INDEX understand_passage_strongest ON public.understand_passage USING btree (theme_id, strength DESC, id);
CREATE INDEX understand_passagekind_story_id_52ee1b43 ON public.understand_passagekind USING btree (story_id);
CREATE INDEX understand_passagevector_story_id_80f9e001 ON public.understand_passagevector USING btree (story_id);
CREATE INDEX understand_pinned_pinned_by_id_440d447c ON public.understand_pinned USING btree (pinned_by_id);
CREATE INDEX understand_pinned_theme_id_4c80f08e ON public.understand_pinned USING btree (theme_id);
CREATE INDEX understand_placed_strongest ON public.understand_placement USING btree (theme_id, strength DESC, story_id);
CREATE INDEX understand_same_words ON public.understand_sketch USING btree (inquiry_id, folded);
CREATE INDEX understand_search_words ON public.understand_searchentry USING gin (document);
CREATE INDEX understand_theme_inquiry_id_0def6a2e ON public.understand_theme USING btree (inquiry_id);
CREATE INDEX understand_theme_merged_by_id_c0b88e54 ON public.understand_theme USING btree (merged_by_id);
CREATE INDEX understand_theme_merged_into_id_82b81705 ON public.understand_theme USING btree (merged_into_id);
CREATE INDEX understand_theme_named_by_id_3bae1f04 ON public.understand_theme USING btree (named_by_id);
CREATE INDEX understand_theme_size ON public.understand_theme USING btree (inquiry_id, tellers DESC, key) WHERE (faded_at IS NULL);
CREATE INDEX understand_theme_split_from_id_ed1e4d88 ON public.understand_theme USING btree (split_from_id);
CREATE INDEX understand_themechange_by_id_fd7962e1 ON public.understand_themechange USING btree (by_id);
CREATE INDEX understand_themechange_other_id_3ae67f3f ON public.understand_themechange USING btree (other_id);
CREATE INDEX understand_themechange_theme_id_a9c3d4e3 ON public.understand_themechange USING btree (theme_id);
CREATE INDEX understand_touched_inquiry ON public.understand_touchpointmatch USING btree (inquiry_id, touchpoint_id);
CREATE INDEX understand_touched_strongest ON public.understand_touchpointmatch USING btree (touchpoint_id, strength DESC, story_id);
CREATE INDEX understand_touchpoint_archived_by_id_147c3a51 ON public.understand_touchpoint USING btree (archived_by_id);
CREATE INDEX understand_touchpoint_described_by_id_9a7c0d8c ON public.understand_touchpoint USING btree (described_by_id);
CREATE UNIQUE INDEX understand_touchpoint_name ON public.understand_touchpoint USING btree (lower((name)::text)) WHERE (archived_at IS NULL);
CREATE INDEX understand_touchpointchange_by_id_12b896a3 ON public.understand_touchpointchange USING btree (by_id);
CREATE INDEX understand_touchpointcorrection_corrected_by_id_bf4d8278 ON public.understand_touchpointcorrection USING btree (corrected_by_id);
CREATE INDEX understand_touchpointcorrection_touchpoint_id_fcbce2bf ON public.understand_touchpointcorrection USING btree (touchpoint_id);
CREATE INDEX understand_touchpointcount_inquiry_id_4428d080 ON public.understand_touchpointcount USING btree (inquiry_id);
CREATE INDEX understand_touchpointcount_touchpoint_id_f44d6ba7 ON public.understand_touchpointcount USING btree (touchpoint_id);
CREATE UNIQUE INDEX unique_authenticator_type ON public.mfa_authenticator USING btree (user_id, type) WHERE ((type)::text = ANY ((ARRAY['totp'::character varying, 'recovery_codes'::character varying])::text[]));
CREATE UNIQUE INDEX unique_primary_email ON public.account_emailaddress USING btree (user_id, "primary") WHERE "primary";
CREATE UNIQUE INDEX unique_verified_email ON public.account_emailaddress USING btree (email) WHERE verified;
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.act_commitmentstep FOR EACH STATEMENT EXECUTE FUNCTION public.trust_append_only();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.act_disclosure FOR EACH STATEMENT EXECUTE FUNCTION public.trust_append_only();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.answer_giving FOR EACH STATEMENT EXECUTE FUNCTION public.trust_append_only();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.listen_answerwish FOR EACH STATEMENT EXECUTE FUNCTION public.trust_append_only();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.listen_permissionchange FOR EACH STATEMENT EXECUTE FUNCTION public.trust_append_only();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.listen_tastingchange FOR EACH STATEMENT EXECUTE FUNCTION public.trust_append_only();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.listen_votingchange FOR EACH STATEMENT EXECUTE FUNCTION public.trust_append_only();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.mirror_calculationanswer FOR EACH STATEMENT EXECUTE FUNCTION public.trust_append_only();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.mirror_calculationblock FOR EACH STATEMENT EXECUTE FUNCTION public.trust_append_only();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.mirror_calculationedition FOR EACH STATEMENT EXECUTE FUNCTION public.trust_append_only();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.mirror_journeyedition FOR EACH STATEMENT EXECUTE FUNCTION public.trust_append_only();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.mirror_journeystep FOR EACH STATEMENT EXECUTE FUNCTION public.trust_append_only();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.mirror_languageagreement FOR EACH STATEMENT EXECUTE FUNCTION public.trust_append_only();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.mirror_languagecount FOR EACH STATEMENT EXECUTE FUNCTION public.trust_append_only();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.mirror_languageshare FOR EACH STATEMENT EXECUTE FUNCTION public.trust_append_only();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.mirror_lookchange FOR EACH STATEMENT EXECUTE FUNCTION public.trust_append_only();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.people_apikeychange FOR EACH STATEMENT EXECUTE FUNCTION public.trust_append_only();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.people_consentwording FOR EACH STATEMENT EXECUTE FUNCTION public.trust_append_only();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.people_contactbudget FOR EACH STATEMENT EXECUTE FUNCTION public.trust_append_only();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.people_hookchange FOR EACH STATEMENT EXECUTE FUNCTION public.trust_append_only();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.trust_ledgercheckpoint FOR EACH STATEMENT EXECUTE FUNCTION public.trust_append_only();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.trust_ledgerentry FOR EACH STATEMENT EXECUTE FUNCTION public.trust_append_only();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.trust_ledgerkey FOR EACH STATEMENT EXECUTE FUNCTION public.trust_append_only();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.trust_ledgernode FOR EACH STATEMENT EXECUTE FUNCTION public.trust_append_only();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.trust_moderation FOR EACH STATEMENT EXECUTE FUNCTION public.trust_append_only();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.trust_release FOR EACH STATEMENT EXECUTE FUNCTION public.trust_append_only();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.trust_releasedcell FOR EACH STATEMENT EXECUTE FUNCTION public.trust_append_only();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.trust_tombstone FOR EACH STATEMENT EXECUTE FUNCTION public.trust_append_only();
CREATE TRIGGER below_head BEFORE INSERT ON public.trust_ledgerentry FOR EACH ROW EXECUTE FUNCTION public.trust_entry_below_head();
CREATE TRIGGER goes_on BEFORE UPDATE ON public.mirror_look FOR EACH ROW EXECUTE FUNCTION public.mirror_look_goes_on();
CREATE TRIGGER in_time BEFORE INSERT ON public.mirror_sheet FOR EACH ROW EXECUTE FUNCTION public.mirror_sheet_in_time();
CREATE TRIGGER kept BEFORE TRUNCATE ON public.mirror_promise FOR EACH STATEMENT EXECUTE FUNCTION public.trust_append_only();
CREATE TRIGGER mark_stays BEFORE UPDATE OF origin, agreed_to, scribe_id ON public.listen_story FOR EACH ROW EXECUTE FUNCTION public.listen_mark_stays();
CREATE TRIGGER only_grows BEFORE DELETE OR UPDATE ON public.trust_ledgerhead FOR EACH ROW EXECUTE FUNCTION public.trust_head_only_grows();
CREATE TRIGGER procrastinate_jobs_notify_queue_job_aborted_v1 AFTER UPDATE OF abort_requested ON public.procrastinate_jobs FOR EACH ROW WHEN (((old.abort_requested = false) AND (new.abort_requested = true) AND (new.status = 'doing'::public.procrastinate_job_status))) EXECUTE FUNCTION public.procrastinate_notify_queue_abort_job_v1();
CREATE TRIGGER procrastinate_jobs_notify_queue_job_inserted_v1 AFTER INSERT ON public.procrastinate_jobs FOR EACH ROW WHEN ((new.status = 'todo'::public.procrastinate_job_status)) EXECUTE FUNCTION public.procrastinate_notify_queue_job_inserted_v1();
CREATE TRIGGER procrastinate_trigger_abort_requested_events_v1 AFTER UPDATE OF abort_requested ON public.procrastinate_jobs FOR EACH ROW WHEN ((new.abort_requested = true)) EXECUTE FUNCTION public.procrastinate_trigger_abort_requested_events_procedure_v1();
CREATE TRIGGER procrastinate_trigger_delete_jobs_v1 BEFORE DELETE ON public.procrastinate_jobs FOR EACH ROW EXECUTE FUNCTION public.procrastinate_unlink_periodic_defers_v1();
CREATE TRIGGER procrastinate_trigger_scheduled_events_v1 AFTER INSERT OR UPDATE ON public.procrastinate_jobs FOR EACH ROW WHEN (((new.scheduled_at IS NOT NULL) AND (new.status = 'todo'::public.procrastinate_job_status))) EXECUTE FUNCTION public.procrastinate_trigger_function_scheduled_events_v1();
CREATE TRIGGER procrastinate_trigger_status_events_insert_v1 AFTER INSERT ON public.procrastinate_jobs FOR EACH ROW WHEN ((new.status = 'todo'::public.procrastinate_job_status)) EXECUTE FUNCTION public.procrastinate_trigger_function_status_events_insert_v1();
CREATE TRIGGER procrastinate_trigger_status_events_update_v1 AFTER UPDATE OF status ON public.procrastinate_jobs FOR EACH ROW EXECUTE FUNCTION public.procrastinate_trigger_function_status_events_update_v1();
CREATE TRIGGER stays BEFORE DELETE OR UPDATE OR TRUNCATE ON public.act_commitment FOR EACH STATEMENT EXECUTE FUNCTION public.trust_append_only();
CREATE TRIGGER stays BEFORE UPDATE ON public.act_decision FOR EACH ROW EXECUTE FUNCTION public.act_decision_stays();
CREATE TRIGGER stays BEFORE UPDATE ON public.mirror_calculationquestion FOR EACH ROW EXECUTE FUNCTION public.mirror_question_stays();
CREATE TRIGGER stays BEFORE DELETE OR UPDATE OR TRUNCATE ON public.mirror_journey FOR EACH STATEMENT EXECUTE FUNCTION public.trust_append_only();
CREATE TRIGGER stays BEFORE DELETE OR UPDATE OR TRUNCATE ON public.mirror_openproduct FOR EACH STATEMENT EXECUTE FUNCTION public.trust_append_only();
CREATE TRIGGER stays BEFORE INSERT OR DELETE OR UPDATE ON public.mirror_promise FOR EACH ROW EXECUTE FUNCTION public.mirror_promise_stays();
CREATE TRIGGER stays BEFORE UPDATE OR TRUNCATE ON public.mirror_sheet FOR EACH STATEMENT EXECUTE FUNCTION public.trust_append_only();
CREATE TRIGGER stays BEFORE UPDATE ON public.mirror_walk FOR EACH ROW EXECUTE FUNCTION public.mirror_walk_stays();
CREATE TRIGGER stays BEFORE INSERT OR DELETE OR UPDATE ON public.mirror_walkedstep FOR EACH ROW EXECUTE FUNCTION public.mirror_step_stays();
CREATE TRIGGER stays BEFORE UPDATE ON public.mirror_walkphoto FOR EACH ROW EXECUTE FUNCTION public.mirror_walk_stays();
CREATE TRIGGER stays BEFORE UPDATE ON public.mirror_walkwords FOR EACH ROW EXECUTE FUNCTION public.mirror_walk_stays();
CREATE TRIGGER stays_there BEFORE DELETE OR TRUNCATE ON public.act_decision FOR EACH STATEMENT EXECUTE FUNCTION public.trust_append_only();
CREATE TRIGGER stays_there BEFORE DELETE OR TRUNCATE ON public.mirror_calculationquestion FOR EACH STATEMENT EXECUTE FUNCTION public.trust_append_only();
CREATE TRIGGER stays_there BEFORE DELETE OR TRUNCATE ON public.mirror_walk FOR EACH STATEMENT EXECUTE FUNCTION public.trust_append_only();
CREATE TRIGGER stays_there BEFORE TRUNCATE ON public.mirror_walkedstep FOR EACH STATEMENT EXECUTE FUNCTION public.trust_append_only();
CREATE TRIGGER tally_delete AFTER DELETE ON public.listen_story REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.listen_tally_change('stale');
CREATE TRIGGER tally_insert AFTER INSERT ON public.listen_story REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.listen_tally_change('fresh');
CREATE TRIGGER tally_update_from AFTER UPDATE ON public.listen_story REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.listen_tally_change('stale');
CREATE TRIGGER tally_update_to AFTER UPDATE ON public.listen_story REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.listen_tally_change('fresh');
CREATE TRIGGER tasted_stays BEFORE DELETE OR UPDATE ON public.listen_version FOR EACH ROW EXECUTE FUNCTION public.listen_tasted_stays();
ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_user_id_2c513194_fk_people_account_id FOREIGN KEY (user_id) REFERENCES public.people_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirm_email_address_id_5b7f8c58_fk_account_e FOREIGN KEY (email_address_id) REFERENCES public.account_emailaddress(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.act_benefit
    ADD CONSTRAINT act_benefit_by_id_8e69df93_fk_people_account_id FOREIGN KEY (by_id) REFERENCES public.people_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.act_benefit
    ADD CONSTRAINT act_benefit_measure_id_459d1355_fk_act_measure_id FOREIGN KEY (measure_id) REFERENCES public.act_measure(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.act_benefitactual
    ADD CONSTRAINT act_benefitactual_by_id_c7d503aa_fk_people_account_id FOREIGN KEY (by_id) REFERENCES public.people_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.act_benefitactual
    ADD CONSTRAINT act_benefitactual_measure_id_09c7c6f1_fk_act_measure_id FOREIGN KEY (measure_id) REFERENCES public.act_measure(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.act_benefitassumption
    ADD CONSTRAINT act_benefitassumption_benefit_id_1c5a2926_fk_act_benefit_id FOREIGN KEY (benefit_id) REFERENCES public.act_benefit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.act_commitment
    ADD CONSTRAINT act_commitment_inquiry_id_94c106c1_fk_ask_inquiry_id FOREIGN KEY (inquiry_id) REFERENCES public.ask_inquiry(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.act_commitment
    ADD CONSTRAINT act_commitment_insight_id_e0f2db65_fk_understand_insight_id FOREIGN KEY (insight_id) REFERENCES public.understand_insight(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.act_commitmentstep
    ADD CONSTRAINT act_commitmentstep_by_id_4db36c3c_fk_people_account_id FOREIGN KEY (by_id) REFERENCES public.people_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.act_commitmentstep
    ADD CONSTRAINT act_commitmentstep_commitment_id_668f8a35_fk_act_commitment_id FOREIGN KEY (commitment_id) REFERENCES public.act_commitment(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.act_commitmentstep
    ADD CONSTRAINT act_commitmentstep_held_by_id_3d189258_fk_people_account_id FOREIGN KEY (held_by_id) REFERENCES public.people_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.act_darling
    ADD CONSTRAINT act_darling_by_id_bd7bedd3_fk_people_account_id FOREIGN KEY (by_id) REFERENCES public.people_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.act_darlingagreement
    ADD CONSTRAINT act_darlingagreement_by_id_5336028f_fk_people_account_id FOREIGN KEY (by_id) REFERENCES public.people_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.act_darlingagreement
    ADD CONSTRAINT act_darlingagreement_maker_id_af1893b1_fk_act_darlingmaker_id FOREIGN KEY (maker_id) REFERENCES public.act_darlingmaker(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.act_darlingcomment
    ADD CONSTRAINT act_darlingcomment_by_id_99252ba8_fk_people_account_id FOREIGN KEY (by_id) REFERENCES public.people_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.act_darlingcomment
    ADD CONSTRAINT act_darlingcomment_darling_id_89795073_fk_act_darling_id FOREIGN KEY (darling_id) REFERENCES public.act_darling(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.act_darlingcondition
    ADD CONSTRAINT act_darlingcondition_by_id_64791994_fk_people_account_id FOREIGN KEY (by_id) REFERENCES public.people_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.act_darlingcondition
    ADD CONSTRAINT act_darlingcondition_darling_id_f7b9f556_fk_act_darling_id FOREIGN KEY (darling_id) REFERENCES public.act_darling(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.act_darlingevidence
    ADD CONSTRAINT act_darlingevidence_by_id_5dbc125b_fk_people_account_id FOREIGN KEY (by_id) REFERENCES public.people_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.act_darlingevidence
    ADD CONSTRAINT act_darlingevidence_condition_id_e75fed72_fk_act_darli FOREIGN KEY (condition_id) REFERENCES public.act_darlingcondition(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.act_darlingevidence
    ADD CONSTRAINT act_darlingevidence_experiment_id_7e14e349_fk_act_experiment_id FOREIGN KEY (experiment_id) REFERENCES public.act_experiment(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.act_darlingevidence
    ADD CONSTRAINT act_darlingevidence_insight_id_b1e8fe1b_fk_understan FOREIGN KEY (insight_id) REFERENCES public.understand_insight(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.act_darlingevidence
    ADD CONSTRAINT act_darlingevidence_measure_id_dba9ea16_fk_act_measure_id FOREIGN KEY (measure_id) REFERENCES public.act_measure(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.act_darlingevidence
    ADD CONSTRAINT act_darlingevidence_story_id_5ea25720_fk_listen_story_id FOREIGN KEY (story_id) REFERENCES public.listen_story(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.act_darlingfarewell
    ADD CONSTRAINT act_darlingfarewell_by_id_9f47d4e8_fk_people_account_id FOREIGN KEY (by_id) REFERENCES public.people_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.act_darlingfarewell
    ADD CONSTRAINT act_darlingfarewell_darling_id_e19b4291_fk_act_darling_id FOREIGN KEY (darling_id) REFERENCES public.act_darling(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.act_darlingmaker
    ADD CONSTRAINT act_darlingmaker_account_id_b5ec07e4_fk_people_account_id FOREIGN KEY (account_id) REFERENCES public.people_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.act_darlingmaker
    ADD CONSTRAINT act_darlingmaker_by_id_54a20b0b_fk_people_account_id FOREIGN KEY (by_id) REFERENCES public.people_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.act_darlingmaker
    ADD CONSTRAINT act_darlingmaker_darling_id_b102fdec_fk_act_darling_id FOREIGN KEY (darling_id) REFERENCES public.act_darling(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.act_darlingpraise
    ADD CONSTRAINT act_darlingpraise_farewell_id_3c180473_fk_act_darli FOREIGN KEY (farewell_id) REFERENCES public.act_darlingfarewell(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.act_darlingpraise
    ADD CONSTRAINT act_darlingpraise_story_id_7f484857_fk_listen_story_id FOREIGN KEY (story_id) REFERENCES public.listen_story(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.act_darlingverdict
    ADD CONSTRAINT act_darlingverdict_by_id_a7375361_fk_people_account_id FOREIGN KEY (by_id) REFERENCES public.people_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.act_darlingverdict
    ADD CONSTRAINT act_darlingverdict_darling_id_d2a40c60_fk_act_darling_id FOREIGN KEY (darling_id) REFERENCES public.act_darling(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.act_decision
    ADD CONSTRAINT act_decision_decided_by_id_62f346d9_fk_people_account_id FOREIGN KEY (decided_by_id) REFERENCES public.people_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.act_decision
    ADD CONSTRAINT act_decision_held_by_id_1e35b769_fk_people_account_id FOREIGN KEY (held_by_id) REFERENCES public.people_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.act_decision
    ADD CONSTRAINT act_decision_inquiry_id_776a83ba_fk_ask_inquiry_id FOREIGN KEY (inquiry_id) REFERENCES public.ask_inquiry(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.act_decision
    ADD CONSTRAINT act_decision_insight_id_93574547_fk_understand_insight_id FOREIGN KEY (insight_id) REFERENCES public.understand_insight(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.act_disclosure
    ADD CONSTRAINT act_disclosure_by_id_9e543564_fk_people_account_id FOREIGN KEY (by_id) REFERENCES public.people_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.act_disclosure
    ADD CONSTRAINT act_disclosure_decision_id_59a20cac_fk_act_decision_id FOREIGN KEY (decision_id) REFERENCES public.act_decision(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.act_experiment
    ADD CONSTRAINT act_experiment_created_by_id_d9d59df2_fk_people_account_id FOREIGN KEY (created_by_id) REFERENCES public.people_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.act_experiment
    ADD CONSTRAINT act_experiment_measure_id_aa29cfd6_fk_act_measure_id FOREIGN KEY (measure_id) REFERENCES public.act_measure(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.act_experimentstep
    ADD CONSTRAINT act_experimentstep_by_id_48fc695d_fk_people_account_id FOREIGN KEY (by_id) REFERENCES public.people_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.act_experimentstep
    ADD CONSTRAINT act_experimentstep_experiment_id_9a5d0bd5_fk_act_experiment_id FOREIGN KEY (experiment_id) REFERENCES public.act_experiment(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.act_experimentstep
    ADD CONSTRAINT act_experimentstep_strikes_id_d9a40ea6_fk_act_experimentstep_id FOREIGN KEY (strikes_id) REFERENCES public.act_experimentstep(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.act_measure
    ADD CONSTRAINT act_measure_brought_in_by_id_f036bc74_fk_people_account_id FOREIGN KEY (brought_in_by_id) REFERENCES public.people_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.act_measure
    ADD CONSTRAINT act_measure_inquiry_id_8db207b9_fk_ask_inquiry_id FOREIGN KEY (inquiry_id) REFERENCES public.ask_inquiry(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.act_measure
    ADD CONSTRAINT act_measure_insight_id_42851b89_fk_understand_insight_id FOREIGN KEY (insight_id) REFERENCES public.understand_insight(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.act_measurestep
    ADD CONSTRAINT act_measurestep_by_id_7c323168_fk_people_account_id FOREIGN KEY (by_id) REFERENCES public.people_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.act_measurestep
    ADD CONSTRAINT act_measurestep_measure_id_01e3c823_fk_act_measure_id FOREIGN KEY (measure_id) REFERENCES public.act_measure(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.act_nameconsent
    ADD CONSTRAINT act_nameconsent_account_id_1229eb19_fk_people_account_id FOREIGN KEY (account_id) REFERENCES public.people_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.answer_bulkreply
    ADD CONSTRAINT answer_bulkreply_author_id_59401dea_fk_people_account_id FOREIGN KEY (author_id) REFERENCES public.people_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.answer_bulkreply
    ADD CONSTRAINT answer_bulkreply_insight_id_8c292788_fk_understand_insight_id FOREIGN KEY (insight_id) REFERENCES public.understand_insight(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.answer_creditwish
    ADD CONSTRAINT answer_creditwish_story_id_0c908025_fk_listen_story_id FOREIGN KEY (story_id) REFERENCES public.listen_story(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.answer_fanstep
    ADD CONSTRAINT answer_fanstep_account_id_5155e3eb_fk_people_account_id FOREIGN KEY (account_id) REFERENCES public.people_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.answer_fanstep
    ADD CONSTRAINT answer_fanstep_giving_id_398fd409_fk_answer_giving_id FOREIGN KEY (giving_id) REFERENCES public.answer_giving(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.answer_giving
    ADD CONSTRAINT answer_giving_said_by_id_1eb2009b_fk_people_account_id FOREIGN KEY (said_by_id) REFERENCES public.people_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.answer_makercredit
    ADD CONSTRAINT answer_makercredit_insight_id_38e6cfca_fk_understand_insight_id FOREIGN KEY (insight_id) REFERENCES public.understand_insight(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.answer_makercredit
    ADD CONSTRAINT answer_makercredit_maker_id_0bceb80d_fk_people_account_id FOREIGN KEY (maker_id) REFERENCES public.people_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.answer_makercredit
    ADD CONSTRAINT answer_makercredit_offered_by_id_d7f64e90_fk_people_account_id FOREIGN KEY (offered_by_id) REFERENCES public.people_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.answer_reply
    ADD CONSTRAINT answer_reply_author_id_d3357592_fk_people_account_id FOREIGN KEY (author_id) REFERENCES public.people_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.answer_reply
    ADD CONSTRAINT answer_reply_bulk_id_2e986cb8_fk_answer_bulkreply_id FOREIGN KEY (bulk_id) REFERENCES public.answer_bulkreply(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.answer_reply
    ADD CONSTRAINT answer_reply_story_id_19ff364b_fk_listen_story_id FOREIGN KEY (story_id) REFERENCES public.listen_story(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.answer_replydraft
    ADD CONSTRAINT answer_replydraft_author_id_dcddfcd0_fk_people_account_id FOREIGN KEY (author_id) REFERENCES public.people_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.answer_replydraft
    ADD CONSTRAINT answer_replydraft_story_id_84d1d5fc_fk_listen_story_id FOREIGN KEY (story_id) REFERENCES public.listen_story(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.answer_thanks
    ADD CONSTRAINT answer_thanks_by_id_99fb7872_fk_people_account_id FOREIGN KEY (by_id) REFERENCES public.people_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.answer_thanks
    ADD CONSTRAINT answer_thanks_story_id_c8f864ad_fk_listen_story_id FOREIGN KEY (story_id) REFERENCES public.listen_story(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.answer_thanks
    ADD CONSTRAINT answer_thanks_to_id_4760fdca_fk_people_account_id FOREIGN KEY (to_id) REFERENCES public.people_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.answer_together
    ADD CONSTRAINT answer_together_asked_by_id_7b7130fb_fk_people_account_id FOREIGN KEY (asked_by_id) REFERENCES public.people_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.answer_together
    ADD CONSTRAINT answer_together_inquiry_id_13dc2c24_fk_ask_inquiry_id FOREIGN KEY (inquiry_id) REFERENCES public.ask_inquiry(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.answer_togetherask
    ADD CONSTRAINT answer_togetherask_account_id_40d1e355_fk_people_account_id FOREIGN KEY (account_id) REFERENCES public.people_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.answer_togetherask
    ADD CONSTRAINT answer_togetherask_contact_id_0acc19e5_fk_people_contact_id FOREIGN KEY (contact_id) REFERENCES public.people_contact(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.answer_togetherask
    ADD CONSTRAINT answer_togetherask_together_id_d15c8a08_fk_answer_together_id FOREIGN KEY (together_id) REFERENCES public.answer_together(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ask_addressrun
    ADD CONSTRAINT ask_addressrun_created_by_id_77df8b2c_fk_people_account_id FOREIGN KEY (created_by_id) REFERENCES public.people_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ask_addressrun
    ADD CONSTRAINT ask_addressrun_inquiry_id_ee5777fc_fk_ask_inquiry_id FOREIGN KEY (inquiry_id) REFERENCES public.ask_inquiry(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ask_audience
    ADD CONSTRAINT ask_audience_drawn_by_id_afef7f65_fk_people_account_id FOREIGN KEY (drawn_by_id) REFERENCES public.people_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ask_audience
    ADD CONSTRAINT ask_audience_inquiry_id_8b420ded_fk_ask_inquiry_id FOREIGN KEY (inquiry_id) REFERENCES public.ask_inquiry(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ask_audience
    ADD CONSTRAINT ask_audience_sealed_by_id_7ad573ff_fk_people_account_id FOREIGN KEY (sealed_by_id) REFERENCES public.people_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ask_candidate
    ADD CONSTRAINT ask_candidate_account_id_64151b03_fk_people_account_id FOREIGN KEY (account_id) REFERENCES public.people_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ask_candidate
    ADD CONSTRAINT ask_candidate_added_by_id_8f05ef36_fk_people_account_id FOREIGN KEY (added_by_id) REFERENCES public.people_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ask_candidate
    ADD CONSTRAINT ask_candidate_inquiry_id_7550083f_fk_ask_inquiry_id FOREIGN KEY (inquiry_id) REFERENCES public.ask_inquiry(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ask_candidate
    ADD CONSTRAINT ask_candidate_instead_of_id_8fc57c5b_fk_ask_candidate_id FOREIGN KEY (instead_of_id) REFERENCES public.ask_candidate(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ask_drawing
    ADD CONSTRAINT ask_drawing_audience_id_f2c5075f_fk_ask_audience_id FOREIGN KEY (audience_id) REFERENCES public.ask_audience(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ask_group
    ADD CONSTRAINT ask_group_audience_id_848ac2dd_fk_ask_audience_id FOREIGN KEY (audience_id) REFERENCES public.ask_audience(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ask_inquiry
    ADD CONSTRAINT ask_inquiry_created_by_id_cbc38fa2_fk_people_account_id FOREIGN KEY (created_by_id) REFERENCES public.people_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ask_invitation
    ADD CONSTRAINT ask_invitation_candidate_id_1376921e_fk_ask_candidate_id FOREIGN KEY (candidate_id) REFERENCES public.ask_candidate(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ask_invitation
    ADD CONSTRAINT ask_invitation_contact_id_a7cbfa46_fk_people_contact_id FOREIGN KEY (contact_id) REFERENCES public.people_contact(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ask_invitation
    ADD CONSTRAINT ask_invitation_inquiry_id_33e3dabe_fk_ask_inquiry_id FOREIGN KEY (inquiry_id) REFERENCES public.ask_inquiry(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ask_invitation
    ADD CONSTRAINT ask_invitation_prepared_by_id_72f5dcf6_fk_people_account_id FOREIGN KEY (prepared_by_id) REFERENCES public.people_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ask_invitationbatch
    ADD CONSTRAINT ask_invitationbatch_inquiry_id_24a09d2d_fk_ask_inquiry_id FOREIGN KEY (inquiry_id) REFERENCES public.ask_inquiry(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ask_invitationbatch
    ADD CONSTRAINT ask_invitationbatch_started_by_id_0ef46e53_fk_people_account_id FOREIGN KEY (started_by_id) REFERENCES public.people_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ask_keptwording
    ADD CONSTRAINT ask_keptwording_inquiry_id_42824dcb_fk_ask_inquiry_id FOREIGN KEY (inquiry_id) REFERENCES public.ask_inquiry(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ask_keptwording
    ADD CONSTRAINT ask_keptwording_kept_by_id_40bf7fb6_fk_people_account_id FOREIGN KEY (kept_by_id) REFERENCES public.people_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ask_purposeversion
    ADD CONSTRAINT ask_purposeversion_inquiry_id_8068d311_fk_ask_inquiry_id FOREIGN KEY (inquiry_id) REFERENCES public.ask_inquiry(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ask_purposeversion
    ADD CONSTRAINT ask_purposeversion_said_by_id_0adc2464_fk_people_account_id FOREIGN KEY (said_by_id) REFERENCES public.people_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissio_permission_id_84c5c92e_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES public.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_group_id_b120cbf9_fk_auth_group_id FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_content_type_id_2f476e4b_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.forum_agendawish
    ADD CONSTRAINT forum_agendawish_decided_by_id_a8de085e_fk_people_account_id FOREIGN KEY (decided_by_id) REFERENCES public.people_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.forum_agendawish
    ADD CONSTRAINT forum_agendawish_forum_id_0039cd48_fk_forum_forum_id FOREIGN KEY (forum_id) REFERENCES public.forum_forum(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.forum_agendawish
    ADD CONSTRAINT forum_agendawish_round_id_b7bf5a4d_fk_forum_round_id FOREIGN KEY (round_id) REFERENCES public.forum_round(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.forum_agendawish
    ADD CONSTRAINT forum_agendawish_story_id_289330f5_fk_listen_story_id FOREIGN KEY (story_id) REFERENCES public.listen_story(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.forum_asked
    ADD CONSTRAINT forum_asked_account_id_f57dbb21_fk_people_account_id FOREIGN KEY (account_id) REFERENCES public.people_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.forum_asked
    ADD CONSTRAINT forum_asked_forum_id_2e666d9b_fk_forum_forum_id FOREIGN KEY (forum_id) REFERENCES public.forum_forum(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.forum_contribution
    ADD CONSTRAINT forum_contribution_answers_id_b5c09229_fk_forum_contribution_id FOREIGN KEY (answers_id) REFERENCES public.forum_contribution(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.forum_contribution
    ADD CONSTRAINT forum_contribution_forum_id_9a8ab409_fk_forum_forum_id FOREIGN KEY (forum_id) REFERENCES public.forum_forum(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.forum_contribution
    ADD CONSTRAINT forum_contribution_round_id_6e8aeb1b_fk_forum_round_id FOREIGN KEY (round_id) REFERENCES public.forum_round(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.forum_contribution
    ADD CONSTRAINT forum_contribution_seat_id_d85dabc8_fk_forum_seat_id FOREIGN KEY (seat_id) REFERENCES public.forum_seat(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.forum_contribution
    ADD CONSTRAINT forum_contribution_story_id_3ba1c4fb_fk_listen_story_id FOREIGN KEY (story_id) REFERENCES public.listen_story(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.forum_fear
    ADD CONSTRAINT forum_fear_forum_id_1c289d04_fk_forum_forum_id FOREIGN KEY (forum_id) REFERENCES public.forum_forum(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.forum_fearoutcome
    ADD CONSTRAINT forum_fearoutcome_fear_id_3c8264de_fk_forum_fear_id FOREIGN KEY (fear_id) REFERENCES public.forum_fear(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.forum_forum
    ADD CONSTRAINT forum_forum_created_by_id_b9333687_fk_people_account_id FOREIGN KEY (created_by_id) REFERENCES public.people_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.forum_forum
    ADD CONSTRAINT forum_forum_inquiry_id_a0141d58_fk_ask_inquiry_id FOREIGN KEY (inquiry_id) REFERENCES public.ask_inquiry(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.forum_forum
    ADD CONSTRAINT forum_forum_previous_id_7cf9a1c6_fk_forum_forum_id FOREIGN KEY (previous_id) REFERENCES public.forum_forum(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.forum_happening
    ADD CONSTRAINT forum_happening_by_id_c38d2704_fk_people_account_id FOREIGN KEY (by_id) REFERENCES public.people_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.forum_happening
    ADD CONSTRAINT forum_happening_forum_id_28722891_fk_forum_forum_id FOREIGN KEY (forum_id) REFERENCES public.forum_forum(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.forum_helper
    ADD CONSTRAINT forum_helper_account_id_968a6391_fk_people_account_id FOREIGN KEY (account_id) REFERENCES public.people_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.forum_helper
    ADD CONSTRAINT forum_helper_forum_id_734ad161_fk_forum_forum_id FOREIGN KEY (forum_id) REFERENCES public.forum_forum(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.forum_mood
    ADD CONSTRAINT forum_mood_forum_id_02475734_fk_forum_forum_id FOREIGN KEY (forum_id) REFERENCES public.forum_forum(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.forum_queueturn
    ADD CONSTRAINT forum_queueturn_contribution_id_6fe7b073_fk_forum_con FOREIGN KEY (contribution_id) REFERENCES public.forum_contribution(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.forum_queueturn
    ADD CONSTRAINT forum_queueturn_forum_id_ebbc19ad_fk_forum_forum_id FOREIGN KEY (forum_id) REFERENCES public.forum_forum(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.forum_queueturn
    ADD CONSTRAINT forum_queueturn_seat_id_082ecb43_fk_forum_seat_id FOREIGN KEY (seat_id) REFERENCES public.forum_seat(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.forum_round
    ADD CONSTRAINT forum_round_forum_id_14681b6b_fk_forum_forum_id FOREIGN KEY (forum_id) REFERENCES public.forum_forum(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.forum_round
    ADD CONSTRAINT forum_round_repeats_id_f8ab417e_fk_forum_round_id FOREIGN KEY (repeats_id) REFERENCES public.forum_round(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.forum_seat
    ADD CONSTRAINT forum_seat_forum_id_15d793cf_fk_forum_forum_id FOREIGN KEY (forum_id) REFERENCES public.forum_forum(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.forum_seat
    ADD CONSTRAINT forum_seat_person_id_876d39a2_fk_people_account_id FOREIGN KEY (person_id) REFERENCES public.people_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ground_hookdelivery
    ADD CONSTRAINT ground_hookdelivery_hook_id_2fcfd18d_fk_ground_hook_id FOREIGN KEY (hook_id) REFERENCES public.ground_hook(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.listen_answerwish
    ADD CONSTRAINT listen_answerwish_story_id_d2315726_fk_listen_story_id FOREIGN KEY (story_id) REFERENCES public.listen_story(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.listen_concept
    ADD CONSTRAINT listen_concept_created_by_id_09402773_fk_people_account_id FOREIGN KEY (created_by_id) REFERENCES public.people_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.listen_concept
    ADD CONSTRAINT listen_concept_inquiry_id_54c3504b_fk_ask_inquiry_id FOREIGN KEY (inquiry_id) REFERENCES public.ask_inquiry(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.listen_importrun
    ADD CONSTRAINT listen_importrun_created_by_id_3924cec2_fk_people_account_id FOREIGN KEY (created_by_id) REFERENCES public.people_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.listen_importrun
    ADD CONSTRAINT listen_importrun_inquiry_id_e67e5c2b_fk_ask_inquiry_id FOREIGN KEY (inquiry_id) REFERENCES public.ask_inquiry(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.listen_missing
    ADD CONSTRAINT listen_missing_taste_id_6ce63cb4_fk_listen_taste_id FOREIGN KEY (taste_id) REFERENCES public.listen_taste(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.listen_missing
    ADD CONSTRAINT listen_missing_why_id_e78b6ddf_fk_listen_story_id FOREIGN KEY (why_id) REFERENCES public.listen_story(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.listen_permissionchange
    ADD CONSTRAINT listen_permissionchange_story_id_39843801_fk_listen_story_id FOREIGN KEY (story_id) REFERENCES public.listen_story(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.listen_reading
    ADD CONSTRAINT listen_reading_account_id_10f141ac_fk_people_account_id FOREIGN KEY (account_id) REFERENCES public.people_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.listen_reading
    ADD CONSTRAINT listen_reading_story_id_050a96d7_fk_listen_story_id FOREIGN KEY (story_id) REFERENCES public.listen_story(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.listen_statement
    ADD CONSTRAINT listen_statement_entered_by_id_233ce221_fk_people_account_id FOREIGN KEY (entered_by_id) REFERENCES public.people_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.listen_statement
    ADD CONSTRAINT listen_statement_inquiry_id_860e0510_fk_ask_inquiry_id FOREIGN KEY (inquiry_id) REFERENCES public.ask_inquiry(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.listen_statement
    ADD CONSTRAINT listen_statement_origin_id_1bc23b38_fk_listen_story_id FOREIGN KEY (origin_id) REFERENCES public.listen_story(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.listen_statement
    ADD CONSTRAINT listen_statement_person_id_22b6645e_fk_people_account_id FOREIGN KEY (person_id) REFERENCES public.people_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.listen_story
    ADD CONSTRAINT listen_story_inquiry_id_612a7c48_fk_ask_inquiry_id FOREIGN KEY (inquiry_id) REFERENCES public.ask_inquiry(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.listen_story
    ADD CONSTRAINT listen_story_person_id_514592dc_fk_people_account_id FOREIGN KEY (person_id) REFERENCES public.people_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.listen_story
    ADD CONSTRAINT listen_story_scribe_id_870ef1be_fk_people_account_id FOREIGN KEY (scribe_id) REFERENCES public.people_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.listen_story
    ADD CONSTRAINT listen_story_supersedes_id_e84a158d_fk_listen_story_id FOREIGN KEY (supersedes_id) REFERENCES public.listen_story(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.listen_story
    ADD CONSTRAINT listen_story_supplements_id_e53d841e_fk_listen_story_id FOREIGN KEY (supplements_id) REFERENCES public.listen_story(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.listen_storycard
    ADD CONSTRAINT listen_storycard_inquiry_id_0ccc3601_fk_ask_inquiry_id FOREIGN KEY (inquiry_id) REFERENCES public.ask_inquiry(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.listen_storycard
    ADD CONSTRAINT listen_storycard_printed_by_id_e7d231c5_fk_people_account_id FOREIGN KEY (printed_by_id) REFERENCES public.people_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.listen_storycard
    ADD CONSTRAINT listen_storycard_story_id_5d8cdfdf_fk_listen_story_id FOREIGN KEY (story_id) REFERENCES public.listen_story(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.listen_talk
    ADD CONSTRAINT listen_talk_held_by_id_d1379410_fk_people_account_id FOREIGN KEY (held_by_id) REFERENCES public.people_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.listen_talk
    ADD CONSTRAINT listen_talk_inquiry_id_dc914342_fk_ask_inquiry_id FOREIGN KEY (inquiry_id) REFERENCES public.ask_inquiry(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.listen_talk
    ADD CONSTRAINT listen_talk_story_id_bdc15b07_fk_listen_story_id FOREIGN KEY (story_id) REFERENCES public.listen_story(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.listen_talknote
    ADD CONSTRAINT listen_talknote_story_id_b15316f9_fk_listen_story_id FOREIGN KEY (story_id) REFERENCES public.listen_story(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.listen_talknote
    ADD CONSTRAINT listen_talknote_talk_id_1cb834f2_fk_listen_talk_id FOREIGN KEY (talk_id) REFERENCES public.listen_talk(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.listen_tally
    ADD CONSTRAINT listen_tally_inquiry_id_d1d23e88_fk_ask_inquiry_id FOREIGN KEY (inquiry_id) REFERENCES public.ask_inquiry(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.listen_taste
    ADD CONSTRAINT listen_taste_seal_id_7a0eebe9_fk_listen_tastingchange_id FOREIGN KEY (seal_id) REFERENCES public.listen_tastingchange(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.listen_taste
    ADD CONSTRAINT listen_taste_story_id_28bb9e49_fk_listen_story_id FOREIGN KEY (story_id) REFERENCES public.listen_story(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.listen_taste
    ADD CONSTRAINT listen_taste_version_id_69ab4e4d_fk_listen_version_id FOREIGN KEY (version_id) REFERENCES public.listen_version(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.listen_tastingchange
    ADD CONSTRAINT listen_tastingchange_concept_id_78380b58_fk_listen_concept_id FOREIGN KEY (concept_id) REFERENCES public.listen_concept(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.listen_tastingchange
    ADD CONSTRAINT listen_tastingchange_said_by_id_77acf7a1_fk_people_account_id FOREIGN KEY (said_by_id) REFERENCES public.people_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.listen_version
    ADD CONSTRAINT listen_version_concept_id_27eb0bb1_fk_listen_concept_id FOREIGN KEY (concept_id) REFERENCES public.listen_concept(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.listen_version
    ADD CONSTRAINT listen_version_created_by_id_1cc5db47_fk_people_account_id FOREIGN KEY (created_by_id) REFERENCES public.people_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.listen_vote
    ADD CONSTRAINT listen_vote_statement_id_24ea4a09_fk_listen_statement_id FOREIGN KEY (statement_id) REFERENCES public.listen_statement(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.listen_vote
    ADD CONSTRAINT listen_vote_supersedes_id_0cc2ede1_fk_listen_vote_id FOREIGN KEY (supersedes_id) REFERENCES public.listen_vote(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.listen_vote
    ADD CONSTRAINT listen_vote_voter_id_43b3ae6b_fk_listen_voter_id FOREIGN KEY (voter_id) REFERENCES public.listen_voter(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.listen_voter
    ADD CONSTRAINT listen_voter_inquiry_id_ef196631_fk_ask_inquiry_id FOREIGN KEY (inquiry_id) REFERENCES public.ask_inquiry(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.listen_voter
    ADD CONSTRAINT listen_voter_person_id_66463b79_fk_people_account_id FOREIGN KEY (person_id) REFERENCES public.people_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.listen_votingchange
    ADD CONSTRAINT listen_votingchange_inquiry_id_6aeb44ee_fk_ask_inquiry_id FOREIGN KEY (inquiry_id) REFERENCES public.ask_inquiry(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.listen_votingchange
    ADD CONSTRAINT listen_votingchange_said_by_id_ee96f042_fk_people_account_id FOREIGN KEY (said_by_id) REFERENCES public.people_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.mfa_authenticator
    ADD CONSTRAINT mfa_authenticator_user_id_0c3a50c0_fk_people_account_id FOREIGN KEY (user_id) REFERENCES public.people_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.mirror_calculationanswer
    ADD CONSTRAINT mirror_calculationan_question_id_92b7b444_fk_mirror_ca FOREIGN KEY (question_id) REFERENCES public.mirror_calculationquestion(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.mirror_calculationanswer
    ADD CONSTRAINT mirror_calculationanswer_by_id_f9668e28_fk_people_account_id FOREIGN KEY (by_id) REFERENCES public.people_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.mirror_calculationblock
    ADD CONSTRAINT mirror_calculationbl_edition_id_300ffa6c_fk_mirror_ca FOREIGN KEY (edition_id) REFERENCES public.mirror_calculationedition(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.mirror_calculationedition
    ADD CONSTRAINT mirror_calculationed_product_id_3b71931b_fk_mirror_op FOREIGN KEY (product_id) REFERENCES public.mirror_openproduct(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.mirror_calculationedition
    ADD CONSTRAINT mirror_calculationedition_by_id_edcc22d1_fk_people_account_id FOREIGN KEY (by_id) REFERENCES public.people_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.mirror_calculationquestion
    ADD CONSTRAINT mirror_calculationqu_block_id_804ecb01_fk_mirror_ca FOREIGN KEY (block_id) REFERENCES public.mirror_calculationblock(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.mirror_calculationquestion
    ADD CONSTRAINT mirror_calculationqu_edition_id_2fb659f8_fk_mirror_ca FOREIGN KEY (edition_id) REFERENCES public.mirror_calculationedition(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.mirror_journey
    ADD CONSTRAINT mirror_journey_by_id_244f3401_fk_people_account_id FOREIGN KEY (by_id) REFERENCES public.people_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.mirror_journeyedition
    ADD CONSTRAINT mirror_journeyedition_by_id_bbd74c58_fk_people_account_id FOREIGN KEY (by_id) REFERENCES public.people_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.mirror_journeyedition
    ADD CONSTRAINT mirror_journeyedition_journey_id_812358a4_fk_mirror_journey_id FOREIGN KEY (journey_id) REFERENCES public.mirror_journey(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.mirror_journeystep
    ADD CONSTRAINT mirror_journeystep_edition_id_55afe671_fk_mirror_jo FOREIGN KEY (edition_id) REFERENCES public.mirror_journeyedition(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.mirror_languageagreement
    ADD CONSTRAINT mirror_languageagreement_by_id_f5089d1d_fk_people_account_id FOREIGN KEY (by_id) REFERENCES public.people_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.mirror_languagecount
    ADD CONSTRAINT mirror_languagecount_by_id_e6f187f7_fk_people_account_id FOREIGN KEY (by_id) REFERENCES public.people_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.mirror_languageshare
    ADD CONSTRAINT mirror_languageshare_count_id_f646794d_fk_mirror_la FOREIGN KEY (count_id) REFERENCES public.mirror_languagecount(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.mirror_look
    ADD CONSTRAINT mirror_look_created_by_id_39f91283_fk_people_account_id FOREIGN KEY (created_by_id) REFERENCES public.people_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.mirror_look
    ADD CONSTRAINT mirror_look_follows_id_3e9e24a0_fk_mirror_look_id FOREIGN KEY (follows_id) REFERENCES public.mirror_look(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.mirror_look
    ADD CONSTRAINT mirror_look_inquiry_id_c65c2528_fk_ask_inquiry_id FOREIGN KEY (inquiry_id) REFERENCES public.ask_inquiry(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.mirror_lookchange
    ADD CONSTRAINT mirror_lookchange_by_id_a2623c2d_fk_people_account_id FOREIGN KEY (by_id) REFERENCES public.people_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.mirror_lookchange
    ADD CONSTRAINT mirror_lookchange_look_id_0aeac5d4_fk_mirror_look_id FOREIGN KEY (look_id) REFERENCES public.mirror_look(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.mirror_pass
    ADD CONSTRAINT mirror_pass_look_id_ffd5a469_fk_mirror_look_id FOREIGN KEY (look_id) REFERENCES public.mirror_look(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.mirror_promise
    ADD CONSTRAINT mirror_promise_look_id_945493da_fk_mirror_look_id FOREIGN KEY (look_id) REFERENCES public.mirror_look(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.mirror_sheet
    ADD CONSTRAINT mirror_sheet_look_id_83dbf4bf_fk_mirror_look_id FOREIGN KEY (look_id) REFERENCES public.mirror_look(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.mirror_sheet
    ADD CONSTRAINT mirror_sheet_story_id_0b5e20f1_fk_listen_story_id FOREIGN KEY (story_id) REFERENCES public.listen_story(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.mirror_steptouchpoint
    ADD CONSTRAINT mirror_steptouchpoin_touchpoint_id_ee54b712_fk_understan FOREIGN KEY (touchpoint_id) REFERENCES public.understand_touchpoint(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.mirror_steptouchpoint
    ADD CONSTRAINT mirror_steptouchpoint_by_id_4575f701_fk_people_account_id FOREIGN KEY (by_id) REFERENCES public.people_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.mirror_steptouchpoint
    ADD CONSTRAINT mirror_steptouchpoint_step_id_01a88ef4_fk_mirror_journeystep_id FOREIGN KEY (step_id) REFERENCES public.mirror_journeystep(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.mirror_walk
    ADD CONSTRAINT mirror_walk_booked_by_id_9689a56b_fk_people_account_id FOREIGN KEY (booked_by_id) REFERENCES public.people_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.mirror_walk
    ADD CONSTRAINT mirror_walk_edition_id_4c08e6eb_fk_mirror_journeyedition_id FOREIGN KEY (edition_id) REFERENCES public.mirror_journeyedition(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.mirror_walk
    ADD CONSTRAINT mirror_walk_walker_id_deb36418_fk_people_account_id FOREIGN KEY (walker_id) REFERENCES public.people_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.mirror_walkedstep
    ADD CONSTRAINT mirror_walkedstep_step_id_f9075764_fk_mirror_journeystep_id FOREIGN KEY (step_id) REFERENCES public.mirror_journeystep(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.mirror_walkedstep
    ADD CONSTRAINT mirror_walkedstep_walk_id_87d23d68_fk_mirror_walk_id FOREIGN KEY (walk_id) REFERENCES public.mirror_walk(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.mirror_walkphoto
    ADD CONSTRAINT mirror_walkphoto_walked_id_cd302a99_fk_mirror_walkedstep_id FOREIGN KEY (walked_id) REFERENCES public.mirror_walkedstep(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.mirror_walkwords
    ADD CONSTRAINT mirror_walkwords_walked_id_ee18dbe0_fk_mirror_walkedstep_id FOREIGN KEY (walked_id) REFERENCES public.mirror_walkedstep(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_addresssource
    ADD CONSTRAINT people_addresssource_account_id_66f0bedb_fk_people_account_id FOREIGN KEY (account_id) REFERENCES public.people_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_addresssource
    ADD CONSTRAINT people_addresssource_brought_by_id_8727d43a_fk_people_ac FOREIGN KEY (brought_by_id) REFERENCES public.people_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_apikey
    ADD CONSTRAINT people_apikey_created_by_id_0a9ac0fe_fk_people_account_id FOREIGN KEY (created_by_id) REFERENCES public.people_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_apikeychange
    ADD CONSTRAINT people_apikeychange_done_by_id_36b62f6c_fk_people_account_id FOREIGN KEY (done_by_id) REFERENCES public.people_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_apikeychange
    ADD CONSTRAINT people_apikeychange_key_id_aa5b0aa0_fk_people_apikey_id FOREIGN KEY (key_id) REFERENCES public.people_apikey(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_consent
    ADD CONSTRAINT people_consent_account_id_a951cf40_fk_people_account_id FOREIGN KEY (account_id) REFERENCES public.people_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_consent
    ADD CONSTRAINT people_consent_wording_id_a8f8f30a_fk_people_consentwording_id FOREIGN KEY (wording_id) REFERENCES public.people_consentwording(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_contact
    ADD CONSTRAINT people_contact_account_id_190f5d64_fk_people_account_id FOREIGN KEY (account_id) REFERENCES public.people_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_contact
    ADD CONSTRAINT people_contact_message_id_423fe508_fk_ground_message_id FOREIGN KEY (message_id) REFERENCES public.ground_message(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_contactbudget
    ADD CONSTRAINT people_contactbudget_set_by_id_8556ca80_fk_people_account_id FOREIGN KEY (set_by_id) REFERENCES public.people_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_departure
    ADD CONSTRAINT people_departure_account_id_75fa7a25_fk_people_account_id FOREIGN KEY (account_id) REFERENCES public.people_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_existingcustomercase
    ADD CONSTRAINT people_existingcusto_account_id_084a9197_fk_people_ac FOREIGN KEY (account_id) REFERENCES public.people_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_existingcustomercase
    ADD CONSTRAINT people_existingcusto_ticked_by_id_23e28a24_fk_people_ac FOREIGN KEY (ticked_by_id) REFERENCES public.people_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_filenote
    ADD CONSTRAINT people_filenote_account_id_f67cafc3_fk_people_account_id FOREIGN KEY (account_id) REFERENCES public.people_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_filenote
    ADD CONSTRAINT people_filenote_by_id_3a77f2dc_fk_people_account_id FOREIGN KEY (by_id) REFERENCES public.people_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_fileobjection
    ADD CONSTRAINT people_fileobjection_account_id_c2a51a84_fk_people_account_id FOREIGN KEY (account_id) REFERENCES public.people_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_filevisit
    ADD CONSTRAINT people_filevisit_account_id_7e0668fe_fk_people_account_id FOREIGN KEY (account_id) REFERENCES public.people_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_filevisit
    ADD CONSTRAINT people_filevisit_by_id_7c4a7637_fk_people_account_id FOREIGN KEY (by_id) REFERENCES public.people_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_hookchange
    ADD CONSTRAINT people_hookchange_done_by_id_02588cd9_fk_people_account_id FOREIGN KEY (done_by_id) REFERENCES public.people_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_memberchange
    ADD CONSTRAINT people_memberchange_account_id_fa54d3ba_fk_people_account_id FOREIGN KEY (account_id) REFERENCES public.people_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_memberchange
    ADD CONSTRAINT people_memberchange_done_by_id_92ea403a_fk_people_account_id FOREIGN KEY (done_by_id) REFERENCES public.people_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_objection
    ADD CONSTRAINT people_objection_account_id_4ec8c425_fk_people_account_id FOREIGN KEY (account_id) REFERENCES public.people_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_personalbudget
    ADD CONSTRAINT people_personalbudget_account_id_e41bc1ce_fk_people_account_id FOREIGN KEY (account_id) REFERENCES public.people_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_postaladdress
    ADD CONSTRAINT people_postaladdress_account_id_2bef6e5b_fk_people_account_id FOREIGN KEY (account_id) REFERENCES public.people_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_refusedaddress
    ADD CONSTRAINT people_refusedaddress_account_id_ac81e324_fk_people_account_id FOREIGN KEY (account_id) REFERENCES public.people_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_relation
    ADD CONSTRAINT people_relation_account_id_96acff6f_fk_people_account_id FOREIGN KEY (account_id) REFERENCES public.people_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_relationchange
    ADD CONSTRAINT people_relationchange_account_id_af4dc396_fk_people_account_id FOREIGN KEY (account_id) REFERENCES public.people_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_serviceidentity
    ADD CONSTRAINT people_serviceidentity_account_id_87c3e1e4_fk_people_account_id FOREIGN KEY (account_id) REFERENCES public.people_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_signinlink
    ADD CONSTRAINT people_signinlink_account_id_1870bd26_fk_people_account_id FOREIGN KEY (account_id) REFERENCES public.people_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_signinlink
    ADD CONSTRAINT people_signinlink_created_by_id_7dd34865_fk_people_account_id FOREIGN KEY (created_by_id) REFERENCES public.people_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.procrastinate_events
    ADD CONSTRAINT procrastinate_events_job_id_fkey FOREIGN KEY (job_id) REFERENCES public.procrastinate_jobs(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.procrastinate_jobs
    ADD CONSTRAINT procrastinate_jobs_worker_id_fkey FOREIGN KEY (worker_id) REFERENCES public.procrastinate_workers(id) ON DELETE SET NULL;
ALTER TABLE ONLY public.procrastinate_periodic_defers
    ADD CONSTRAINT procrastinate_periodic_defers_job_id_fkey FOREIGN KEY (job_id) REFERENCES public.procrastinate_jobs(id);
ALTER TABLE ONLY public.socialaccount_socialtoken
    ADD CONSTRAINT socialaccount_social_account_id_951f210e_fk_socialacc FOREIGN KEY (account_id) REFERENCES public.socialaccount_socialaccount(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.socialaccount_socialtoken
    ADD CONSTRAINT socialaccount_social_app_id_636a42d7_fk_socialacc FOREIGN KEY (app_id) REFERENCES public.socialaccount_socialapp(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.socialaccount_socialaccount
    ADD CONSTRAINT socialaccount_social_user_id_8146e70c_fk_people_ac FOREIGN KEY (user_id) REFERENCES public.people_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.trust_releasedcell
    ADD CONSTRAINT trust_releasedcell_release_id_418ed12d_fk_trust_release_id FOREIGN KEY (release_id) REFERENCES public.trust_release(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.understand_answeredneed
    ADD CONSTRAINT understand_answeredn_linked_by_id_5295613f_fk_people_ac FOREIGN KEY (linked_by_id) REFERENCES public.people_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.understand_answeredneed
    ADD CONSTRAINT understand_answeredn_theme_id_0b67ac2d_fk_understan FOREIGN KEY (theme_id) REFERENCES public.understand_theme(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.understand_answeredneed
    ADD CONSTRAINT understand_answeredn_version_id_e45021bc_fk_listen_ve FOREIGN KEY (version_id) REFERENCES public.listen_version(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.understand_banned
    ADD CONSTRAINT understand_banned_banned_by_id_a48221f6_fk_people_account_id FOREIGN KEY (banned_by_id) REFERENCES public.people_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.understand_banned
    ADD CONSTRAINT understand_banned_story_id_8b907e26_fk_listen_story_id FOREIGN KEY (story_id) REFERENCES public.listen_story(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.understand_banned
    ADD CONSTRAINT understand_banned_theme_id_e76866f4_fk_understand_theme_id FOREIGN KEY (theme_id) REFERENCES public.understand_theme(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.understand_divided
    ADD CONSTRAINT understand_divided_inquiry_id_85b8bf85_fk_ask_inquiry_id FOREIGN KEY (inquiry_id) REFERENCES public.ask_inquiry(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.understand_divided
    ADD CONSTRAINT understand_divided_story_id_b412046b_fk_listen_story_id FOREIGN KEY (story_id) REFERENCES public.listen_story(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.understand_evidence
    ADD CONSTRAINT understand_evidence_added_by_id_56eaaba0_fk_people_account_id FOREIGN KEY (added_by_id) REFERENCES public.people_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.understand_evidence
    ADD CONSTRAINT understand_evidence_insight_id_22594736_fk_understan FOREIGN KEY (insight_id) REFERENCES public.understand_insight(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.understand_evidence
    ADD CONSTRAINT understand_evidence_story_id_e9982dfe_fk_listen_story_id FOREIGN KEY (story_id) REFERENCES public.listen_story(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.understand_excerpt
    ADD CONSTRAINT understand_excerpt_story_id_b88d9bcf_fk_listen_story_id FOREIGN KEY (story_id) REFERENCES public.listen_story(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.understand_excerpt
    ADD CONSTRAINT understand_excerpt_theme_id_7e690e8f_fk_understand_theme_id FOREIGN KEY (theme_id) REFERENCES public.understand_theme(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.understand_insight
    ADD CONSTRAINT understand_insight_created_by_id_4c2a33fb_fk_people_account_id FOREIGN KEY (created_by_id) REFERENCES public.people_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.understand_insight
    ADD CONSTRAINT understand_insight_inquiry_id_c26e9f43_fk_ask_inquiry_id FOREIGN KEY (inquiry_id) REFERENCES public.ask_inquiry(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.understand_insight
    ADD CONSTRAINT understand_insight_theme_id_a49520dc_fk_understand_theme_id FOREIGN KEY (theme_id) REFERENCES public.understand_theme(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.understand_insightversion
    ADD CONSTRAINT understand_insightve_changed_by_id_d44bfd5d_fk_people_ac FOREIGN KEY (changed_by_id) REFERENCES public.people_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.understand_insightversion
    ADD CONSTRAINT understand_insightve_insight_id_544281f0_fk_understan FOREIGN KEY (insight_id) REFERENCES public.understand_insight(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.understand_kindsaid
    ADD CONSTRAINT understand_kindsaid_inquiry_id_43ce46b6_fk_ask_inquiry_id FOREIGN KEY (inquiry_id) REFERENCES public.ask_inquiry(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.understand_kindsaid
    ADD CONSTRAINT understand_kindsaid_said_by_id_aa91ff72_fk_people_account_id FOREIGN KEY (said_by_id) REFERENCES public.people_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.understand_kindsaid
    ADD CONSTRAINT understand_kindsaid_story_id_5fd5e966_fk_listen_story_id FOREIGN KEY (story_id) REFERENCES public.listen_story(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.understand_opinionmap
    ADD CONSTRAINT understand_opinionmap_inquiry_id_425e9029_fk_ask_inquiry_id FOREIGN KEY (inquiry_id) REFERENCES public.ask_inquiry(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.understand_opinionplace
    ADD CONSTRAINT understand_opinionplace_inquiry_id_f23b0e2b_fk_ask_inquiry_id FOREIGN KEY (inquiry_id) REFERENCES public.ask_inquiry(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.understand_opinionplace
    ADD CONSTRAINT understand_opinionplace_voter_id_c3c17f90_fk_listen_voter_id FOREIGN KEY (voter_id) REFERENCES public.listen_voter(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.understand_passage
    ADD CONSTRAINT understand_passage_inquiry_id_3305e35d_fk_ask_inquiry_id FOREIGN KEY (inquiry_id) REFERENCES public.ask_inquiry(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.understand_passage
    ADD CONSTRAINT understand_passage_story_id_f087f5d9_fk_listen_story_id FOREIGN KEY (story_id) REFERENCES public.listen_story(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.understand_passage
    ADD CONSTRAINT understand_passage_theme_id_b49f984c_fk_understand_theme_id FOREIGN KEY (theme_id) REFERENCES public.understand_theme(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.understand_passagekind
    ADD CONSTRAINT understand_passageki_passage_id_426df370_fk_understan FOREIGN KEY (passage_id) REFERENCES public.understand_passage(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.understand_passagekind
    ADD CONSTRAINT understand_passagekind_inquiry_id_c33b23ca_fk_ask_inquiry_id FOREIGN KEY (inquiry_id) REFERENCES public.ask_inquiry(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.understand_passagekind
    ADD CONSTRAINT understand_passagekind_story_id_52ee1b43_fk_listen_story_id FOREIGN KEY (story_id) REFERENCES public.listen_story(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.understand_passagevector
    ADD CONSTRAINT understand_passageve_passage_id_dbb8f980_fk_understan FOREIGN KEY (passage_id) REFERENCES public.understand_passage(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.understand_passagevector
    ADD CONSTRAINT understand_passagevector_story_id_80f9e001_fk_listen_story_id FOREIGN KEY (story_id) REFERENCES public.listen_story(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.understand_pinned
    ADD CONSTRAINT understand_pinned_pinned_by_id_440d447c_fk_people_account_id FOREIGN KEY (pinned_by_id) REFERENCES public.people_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.understand_pinned
    ADD CONSTRAINT understand_pinned_story_id_85dcea40_fk_listen_story_id FOREIGN KEY (story_id) REFERENCES public.listen_story(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.understand_pinned
    ADD CONSTRAINT understand_pinned_theme_id_4c80f08e_fk_understand_theme_id FOREIGN KEY (theme_id) REFERENCES public.understand_theme(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.understand_placement
    ADD CONSTRAINT understand_placement_inquiry_id_e9a84309_fk_ask_inquiry_id FOREIGN KEY (inquiry_id) REFERENCES public.ask_inquiry(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.understand_placement
    ADD CONSTRAINT understand_placement_origin_id_c320c999_fk_understand_theme_id FOREIGN KEY (origin_id) REFERENCES public.understand_theme(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.understand_placement
    ADD CONSTRAINT understand_placement_story_id_e381a994_fk_listen_story_id FOREIGN KEY (story_id) REFERENCES public.listen_story(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.understand_placement
    ADD CONSTRAINT understand_placement_theme_id_6e0fbbc4_fk_understand_theme_id FOREIGN KEY (theme_id) REFERENCES public.understand_theme(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.understand_progress
    ADD CONSTRAINT understand_progress_inquiry_id_14a822eb_fk_ask_inquiry_id FOREIGN KEY (inquiry_id) REFERENCES public.ask_inquiry(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.understand_searchentry
    ADD CONSTRAINT understand_searchentry_inquiry_id_3860bc8e_fk_ask_inquiry_id FOREIGN KEY (inquiry_id) REFERENCES public.ask_inquiry(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.understand_searchentry
    ADD CONSTRAINT understand_searchentry_story_id_0dc2e24c_fk_listen_story_id FOREIGN KEY (story_id) REFERENCES public.listen_story(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.understand_sketch
    ADD CONSTRAINT understand_sketch_inquiry_id_d78ea855_fk_ask_inquiry_id FOREIGN KEY (inquiry_id) REFERENCES public.ask_inquiry(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.understand_sketch
    ADD CONSTRAINT understand_sketch_story_id_f51831d5_fk_listen_story_id FOREIGN KEY (story_id) REFERENCES public.listen_story(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.understand_storyvector
    ADD CONSTRAINT understand_storyvector_story_id_ad2ed4da_fk_listen_story_id FOREIGN KEY (story_id) REFERENCES public.listen_story(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.understand_theme
    ADD CONSTRAINT understand_theme_inquiry_id_0def6a2e_fk_ask_inquiry_id FOREIGN KEY (inquiry_id) REFERENCES public.ask_inquiry(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.understand_theme
    ADD CONSTRAINT understand_theme_merged_by_id_c0b88e54_fk_people_account_id FOREIGN KEY (merged_by_id) REFERENCES public.people_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.understand_theme
    ADD CONSTRAINT understand_theme_merged_into_id_82b81705_fk_understand_theme_id FOREIGN KEY (merged_into_id) REFERENCES public.understand_theme(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.understand_theme
    ADD CONSTRAINT understand_theme_named_by_id_3bae1f04_fk_people_account_id FOREIGN KEY (named_by_id) REFERENCES public.people_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.understand_theme
    ADD CONSTRAINT understand_theme_split_from_id_ed1e4d88_fk_understand_theme_id FOREIGN KEY (split_from_id) REFERENCES public.understand_theme(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.understand_themechange
    ADD CONSTRAINT understand_themechange_by_id_fd7962e1_fk_people_account_id FOREIGN KEY (by_id) REFERENCES public.people_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.understand_themechange
    ADD CONSTRAINT understand_themechange_inquiry_id_77e75dc1_fk_ask_inquiry_id FOREIGN KEY (inquiry_id) REFERENCES public.ask_inquiry(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.understand_themechange
    ADD CONSTRAINT understand_themechange_other_id_3ae67f3f_fk_understand_theme_id FOREIGN KEY (other_id) REFERENCES public.understand_theme(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.understand_themechange
    ADD CONSTRAINT understand_themechange_theme_id_a9c3d4e3_fk_understand_theme_id FOREIGN KEY (theme_id) REFERENCES public.understand_theme(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.understand_themememory
    ADD CONSTRAINT understand_themememory_inquiry_id_f7ce466e_fk_ask_inquiry_id FOREIGN KEY (inquiry_id) REFERENCES public.ask_inquiry(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.understand_touchpoint
    ADD CONSTRAINT understand_touchpoin_archived_by_id_147c3a51_fk_people_ac FOREIGN KEY (archived_by_id) REFERENCES public.people_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.understand_touchpointcorrection
    ADD CONSTRAINT understand_touchpoin_corrected_by_id_bf4d8278_fk_people_ac FOREIGN KEY (corrected_by_id) REFERENCES public.people_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.understand_touchpoint
    ADD CONSTRAINT understand_touchpoin_described_by_id_9a7c0d8c_fk_people_ac FOREIGN KEY (described_by_id) REFERENCES public.people_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.understand_touchpointmatch
    ADD CONSTRAINT understand_touchpoin_inquiry_id_2645eb80_fk_ask_inqui FOREIGN KEY (inquiry_id) REFERENCES public.ask_inquiry(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.understand_touchpointcount
    ADD CONSTRAINT understand_touchpoin_inquiry_id_4428d080_fk_ask_inqui FOREIGN KEY (inquiry_id) REFERENCES public.ask_inquiry(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.understand_touchpointprogress
    ADD CONSTRAINT understand_touchpoin_inquiry_id_c60f37f8_fk_ask_inqui FOREIGN KEY (inquiry_id) REFERENCES public.ask_inquiry(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.understand_touchpointcorrection
    ADD CONSTRAINT understand_touchpoin_story_id_4ad08cb4_fk_listen_st FOREIGN KEY (story_id) REFERENCES public.listen_story(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.understand_touchpointmatch
    ADD CONSTRAINT understand_touchpoin_touchpoint_id_291a1836_fk_understan FOREIGN KEY (touchpoint_id) REFERENCES public.understand_touchpoint(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.understand_touchpointchange
    ADD CONSTRAINT understand_touchpoin_touchpoint_id_d317fcaa_fk_understan FOREIGN KEY (touchpoint_id) REFERENCES public.understand_touchpoint(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.understand_touchpointcount
    ADD CONSTRAINT understand_touchpoin_touchpoint_id_f44d6ba7_fk_understan FOREIGN KEY (touchpoint_id) REFERENCES public.understand_touchpoint(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.understand_touchpointcorrection
    ADD CONSTRAINT understand_touchpoin_touchpoint_id_fcbce2bf_fk_understan FOREIGN KEY (touchpoint_id) REFERENCES public.understand_touchpoint(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.understand_touchpointchange
    ADD CONSTRAINT understand_touchpointchange_by_id_12b896a3_fk_people_account_id FOREIGN KEY (by_id) REFERENCES public.people_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.understand_touchpointmatch
    ADD CONSTRAINT understand_touchpointmatch_story_id_295e117b_fk_listen_story_id FOREIGN KEY (story_id) REFERENCES public.listen_story(id) DEFERRABLE INITIALLY DEFERRED;
