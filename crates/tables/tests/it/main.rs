//! One small table in every form, read back by plain readers.

mod forms;
mod parquet_files;
