"""The server's configuration, written anew at every start; an operator's own.conf has the last word."""

import os
from pathlib import Path

from resonanz.ground.postgres.layout import PORT, Layout
from resonanz.ground.postgres.roles import Role


def title(layout: Layout) -> str:
    """Shown in the title of every server process: tells ours from others without special rights."""
    return f"resonanz-{layout.mark}"


def settings(layout: Layout) -> dict[str, str]:
    return {
        # Reached through a socket only.
        "listen_addresses": "",
        "port": str(PORT),
        "unix_socket_directories": _listed(layout.socket_directory),
        "unix_socket_permissions": "0777",  # The directory is what keeps others out.
        "hba_file": str(layout.hba),
        "password_encryption": "scram-sha-256",
        "max_connections": "100",
        # Nothing acknowledged is ever lost.
        "fsync": "on",
        "synchronous_commit": "on",
        "full_page_writes": "on",
        "restart_after_crash": "on",
        # Small: a laptop or a cheap server with two cores, also inside a container.
        "shared_buffers": "128MB",
        "work_mem": "8MB",
        "maintenance_work_mem": "128MB",
        "effective_cache_size": "1GB",
        "max_wal_size": "512MB",  # Bounds the recovery time too.
        # Old segments of the write-ahead log hold erased words: they are deleted, never renamed for later use.
        "wal_recycle": "off",
        "min_wal_size": "32MB",
        "wal_keep_size": "0",
        "dynamic_shared_memory_type": "mmap",  # Survives a 64 MB /dev/shm and systemd's RemoveIPC.
        "max_worker_processes": "4",
        "max_parallel_workers_per_gather": "0",
        "max_parallel_maintenance_workers": "0",
        "autovacuum_worker_slots": "3",
        "autovacuum_max_workers": "2",
        "io_method": "sync",
        "max_wal_senders": "2",
        "max_logical_replication_workers": "0",
        "jit": "off",
        "timezone": "UTC",
        "lc_messages": "C",  # The supervisor reads the log.
        # One file a day, overwritten after a week. Values and statements stay out: they are people's words.
        "logging_collector": "on",
        "log_directory": str(layout.log),
        "log_filename": "postgresql-%a.log",
        "log_rotation_age": "1d",
        "log_rotation_size": "0",
        "log_truncate_on_rotation": "on",
        "log_timezone": "UTC",
        "log_line_prefix": "%m [%p] %u ",
        "log_error_verbosity": "terse",
        "log_statement": "none",
        "log_min_error_statement": "panic",
        "log_parameter_max_length": "0",
        "log_parameter_max_length_on_error": "0",
        "cluster_name": title(layout),
    }


def write(layout: Layout) -> None:
    lines = [f"{name} = '{_escaped(value)}'" for name, value in settings(layout).items()]
    head = "# Written by Resonanz at every start. Put your own settings into own.conf beside this file."
    tail = f"include_if_exists = '{_escaped(str(layout.own_config))}'"
    _replace(layout.config, "\n".join([head, *lines, tail, ""]))
    _replace(
        layout.hba,
        "# Written by Resonanz at every start.\n"
        "local all all scram-sha-256\n"
        f"local replication {Role.SUPERUSER} scram-sha-256\n",
    )


def _replace(path: Path, text: str) -> None:
    draft = path.with_suffix(".draft")
    draft.write_bytes(os.fsencode(text))
    draft.chmod(0o644)
    draft.replace(path)


def _listed(path: Path) -> str:
    quoted = str(path).replace('"', '""')
    return f'"{quoted}"'


def _escaped(value: str) -> str:
    return value.replace("\\", "\\\\").replace("'", "''").replace("\n", "\\n")
