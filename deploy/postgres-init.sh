#!/bin/sh
# Runs once, when the database container is new: two roles, so that the application cannot change the ledger.
set -eu
psql --set ON_ERROR_STOP=1 --username postgres --set owner="$OWNER_PASSWORD" --set app="$APP_PASSWORD" <<'SQL'
CREATE ROLE resonanz_owner LOGIN PASSWORD :'owner';
CREATE ROLE resonanz_app LOGIN PASSWORD :'app';
CREATE DATABASE resonanz OWNER resonanz_owner ENCODING 'UTF8' TEMPLATE template0;
REVOKE ALL ON DATABASE resonanz FROM PUBLIC;
GRANT CONNECT ON DATABASE resonanz TO resonanz_app;
\connect resonanz
CREATE EXTENSION vector;
SQL
