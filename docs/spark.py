"""Checks a stream of setups on a cluster: one JSON setup a line in, one result a line out, the same bytes as one run gives.

    spark-submit docs/spark.py setups.ndjson results.jsonl --as-of 2026-11-23

`kravkoll` must be on the same PATH on every worker as here, and everything after the two files is handed on to it. Give --as-of, so that
no worker's clock has a say. Spark keeps the order of lines within a partition and of partitions; only the number of a
line, which the program counts from the beginning of what it is given, is set anew.
"""

import os
import re
import shlex
import sys

from pyspark.sql import SparkSession

LINE = re.compile(r'(,"line":)\d+(,"file":\{)')


def main(setups, results, options):
    command = ["kravkoll", "check", "--input-format", "ndjson", "--format", "jsonl", *options, "-"]
    context = SparkSession.builder.appName("kravkoll").getOrCreate().sparkContext
    lines = context.textFile(setups)
    # The program ends with 1, 2 or 4 where something is not met, not readable or not decided: that stands in the results.
    checked = lines.pipe(shlex.join(command), env={"PATH": os.environ["PATH"]})
    numbered = checked.zipWithIndex().map(lambda line: LINE.sub(rf"\g<1>{line[1] + 1}\g<2>", line[0], count=1))
    count = 0
    with open(results, "w", encoding="utf-8", newline="\n") as out:
        for line in numbered.toLocalIterator():
            out.write(line + "\n")
            count += 1
    if count != lines.count():
        sys.exit(f"{lines.count()} setups, {count} results: some worker could not run kravkoll")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3:])
