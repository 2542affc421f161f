"""The command line."""

import os

# Read when numpy is first imported: the matrices of the Chinese tagger are small, and the threads of the library that
# multiplies them would keep every core busy with waiting. A person who sets these keeps what they set.
for _variable in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"):
    os.environ.setdefault(_variable, "1")
