/* A program of somebody else, built against the installed library alone: binds its arguments. */
#include <octavo.h>

#include <stdio.h>

int main(int count, char **arguments)
{
    octavo_job *job = octavo_job_new();
    octavo_status status = job ? OCTAVO_OK : OCTAVO_LIMIT;
    if (status == OCTAVO_OK)
        status = octavo_job_set(job, OCTAVO_OUTPUT_PATH, arguments[1]);
    for (int i = 2; status == OCTAVO_OK && i < count; i++)
        status = octavo_job_add_input(job, arguments[i]);
    if (status == OCTAVO_OK)
        status = octavo_job_prepare(job);
    if (status == OCTAVO_OK)
        status = octavo_job_run(job);
    if (status == OCTAVO_OK)
        printf("%s: %zu articles\n", octavo_version(), octavo_job_summary(job).articles);
    octavo_job_free(job);
    return (int)status;
}
