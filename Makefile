# The entrance for developers; every target only calls a script.
.PHONY: start test benchmark benchmark-short benchmark-time benchmark-table benchmark-peers

start:
	./start

test:
	./test

# Our engine beside its peers; needs RESONANZ_BENCH_DATA. Goes on where it stopped.
benchmark:
	./tools/benchmark.sh

benchmark-short:
	./tools/benchmark.sh --short

# Times only, all of them anew, on a machine that does nothing else.
benchmark-time:
	./tools/benchmark.sh --only time --again

# The page from what is measured already.
benchmark-table:
	./tools/benchmark.sh --only table

# The peers, into an environment of their own (about 2 GB).
benchmark-peers:
	./tools/benchmark-peers.sh
