using Microsoft.EntityFrameworkCore;

namespace Identity.Storage;

/// <summary>Insertion without a trace in the change tracker, so that no later save repeats or changes it.</summary>
internal static class Insertion
{
    public static async Task InsertAsync<TRow>(this IdentityDatabase database, IEnumerable<TRow> rows, CancellationToken cancellationToken)
        where TRow : class
    {
        var entries = rows.Select(row => database.Add((object)row)).ToList();
        try
        {
            await database.SaveChangesAsync(cancellationToken);
        }
        finally
        {
            entries.ForEach(entry => entry.State = EntityState.Detached);
        }
    }
}
