#!/usr/bin/env bash
#SBATCH --job-name=rvw
#SBATCH --array=1-4
#SBATCH --cpus-per-task=1
#SBATCH --requeue
# sbatch slurm-job.sh FOLDER [what "rvw run" takes ...]: one shard a task, each in a folder of its own.
folder="$1"
shift
exec ${RVW:-npx rvw} run "$@" --shard "$SLURM_ARRAY_TASK_ID/$SLURM_ARRAY_TASK_COUNT" --out "$folder/shard-$SLURM_ARRAY_TASK_ID"
