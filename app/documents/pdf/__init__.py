"""PDF documents, typeset from `reports/typst`. Made from a handout and from nothing else."""
