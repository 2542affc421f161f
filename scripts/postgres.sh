#!/usr/bin/env bash
# Start or stop a PostgreSQL server of the tests' own: a fresh cluster in a temporary folder, on a free port of the
# loopback address, with a password made for it. Its URL stands in STATE/postgres-url.
#
#   scripts/postgres.sh start|stop STATE
set -euo pipefail
cd "$(dirname "$0")/.."

state=$2
url_file=$state/postgres-url
folder_file=$state/postgres-folder

tools=$(find /usr/lib/postgresql -maxdepth 2 -name bin 2>/dev/null | sort -V | tail -n 1 || true)

as_server() { # as_server COMMAND... : PostgreSQL refuses to run as root
    if [ "$(id -u)" -eq 0 ]; then (cd / && runuser -u postgres -- "$@"); else "$@"; fi
}

is_running() {
    [ -f "$url_file" ] && "$tools/pg_isready" --quiet --dbname "$(cat "$url_file")"
}

start() {
    [ -n "$tools" ] || { echo "There is no PostgreSQL server on this machine: install the package postgresql." >&2; exit 1; }
    if is_running; then return; fi
    mkdir -p "$state"
    local folder port password
    folder=$(mktemp -d)
    port=$("${PYTHON:-python3}" -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
    password=$("${PYTHON:-python3}" -c 'import secrets; print(secrets.token_hex(16))')
    (umask 077 && echo "$password" >"$folder/password")
    [ "$(id -u)" -ne 0 ] || chown -R postgres "$folder"
    as_server "$tools/initdb" --pgdata "$folder/data" --username tieline --pwfile "$folder/password" \
        --auth scram-sha-256 --encoding UTF8 --locale C.UTF-8 --no-sync >/dev/null
    as_server "$tools/pg_ctl" start --silent --wait --pgdata "$folder/data" --log "$folder/log" \
        -o "-h 127.0.0.1 -p $port -c unix_socket_directories='' -c fsync=off"
    PGPASSWORD=$password "$tools/createdb" --host 127.0.0.1 --port "$port" --username tieline tieline
    echo "$folder" >"$folder_file"
    (umask 077 && echo "postgresql://tieline:$password@127.0.0.1:$port/tieline" >"$url_file")
}

stop() {
    [ -f "$folder_file" ] || return 0
    local folder
    folder=$(cat "$folder_file")
    as_server "$tools/pg_ctl" stop --silent --mode immediate --pgdata "$folder/data" || true
    rm -rf "$folder" "$url_file" "$folder_file"
}

"$1"
